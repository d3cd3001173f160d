"""Renders the model index: all types of a docs root, by namespace and operation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from markupsafe import escape

from ...model import Operation, Type, Value
from ...reference import Reference, Role
from ..labels import group_id, namespace_id
from ..parts import OWN, HeadingPart, Rendered, Section
from ..view import View

_OWNED = 0.9
"""Share of a namespace's types that must belong to one operation each for it to fold them."""
_LEAST_FOLDED = 2


class ListedType(NamedTuple):
    """A type on the model index, without its contents, which the index doesn't show."""

    key: str
    deprecated: bool
    is_error: bool


class Listing(NamedTuple):
    """Types that are listed together on the model index.

    Attributes:
        owner: Name and route of the one operation that uses them; "" for types of several.
    """

    namespace: str
    owner: str
    types: tuple[ListedType, ...]


def model_index(view: View, root: str, data: str) -> Iterator[Rendered]:
    """Yield all types of a docs root by namespace, then the groups of duplicates.

    Args:
        view: The page.
        root: The docs root.
        data: Path of the file that the filter reads; "" if there is none.
    """
    listings = view.ask(_listings, root)
    count = sum(len(listing.types) for listing in listings)
    yield Section("model_count", {"count": count, "data": data})
    for name, group in groupby(listings, key=lambda listing: listing.namespace):
        lists = list(group)
        inside = sum(len(listing.types) for listing in lists)
        title = f"{name or view.words.models} ({inside:,})"
        yield HeadingPart(2, escape(title), namespace_id(name), OWN)
        yield Section("model_index", {"lists": lists})
    groups = view.ask(_groups, root)
    if groups:
        ids = tuple(map(group_id, groups))
        yield HeadingPart(2, escape(view.words.same_shape), "sdk-same-shape", OWN)
        yield Section("model_groups", {"groups": groups}, ids=ids)


def filter_data(reference: Reference, root: str) -> list[list[str] | int]:
    """Return the data of the model index's filter, for each type in the order of the index.

    Returns:
        The names of its fields, or "" and then those of its values, or the index of an earlier
        type with the same names.
    """
    found: list[list[str] | int] = []
    places: dict[tuple[str, ...], int] = {}
    for at, type_ in enumerate(
        type_ for _, _, types in _listed(reference, root) for type_ in types
    ):
        names = [*dict.fromkeys(field.name for field in type_.fields if field.name)]
        if type_.values:
            names = ["", *map(_value_text, type_.values)]
        first = places.setdefault(tuple(names), at)
        found.append(names if first == at or not names else first)
    return found


def _value_text(value: Value) -> str:
    """A value's name, and the value itself if that differs."""
    is_plain = value.bare.lower() in {"", value.label.lower()}
    return value.label if is_plain else f"{value.label} = {value.bare}"


def _listed(reference: Reference, root: str) -> Iterator[tuple[str, str, list[Type]]]:
    """Yield the types of a docs root by namespace, in each those of one operation last."""
    by_name: dict[str, list[Type]] = {}
    for type_ in reference.types_in(root):
        by_name.setdefault(reference.namespace(type_), []).append(type_)
    for name, types in sorted(by_name.items(), key=lambda item: (item[0].lower(), item[0])):
        types.sort(key=lambda type_: (type_.title.lower(), type_.key))
        folds = _folds(reference, types)
        folded = {type_.key for _, group in folds for type_ in group}
        if rest := [type_ for type_ in types if type_.key not in folded]:
            yield name, "", rest
        for owner, group in folds:
            yield name, owner, group


def _folds(reference: Reference, types: Sequence[Type]) -> list[tuple[str, list[Type]]]:
    """The types of a namespace that belong to one operation each, by its name."""
    groups: dict[int, tuple[Operation, list[Type]]] = {}
    for type_ in types:
        if (owner := reference.owner_of(type_.key)) is not None:
            groups.setdefault(id(owner), (owner, []))[1].append(type_)
    if sum(len(group) for _, group in groups.values()) < len(types) * _OWNED:
        return []
    return sorted(
        ((_name(owner), group) for owner, group in groups.values() if len(group) >= _LEAST_FOLDED),
        key=lambda fold: (fold[0].lower(), fold[1][0].key),
    )


def _name(operation: Operation) -> str:
    is_same = operation.route == operation.name
    return operation.name if is_same else f"{operation.name} · {operation.route}"


def _listings(reference: Reference, root: str) -> list[Listing]:
    return [
        Listing(name, owner, tuple(_listed_type(reference, type_) for type_ in types))
        for name, owner, types in _listed(reference, root)
    ]


def _listed_type(reference: Reference, type_: Type) -> ListedType:
    usages = reference.usages(type_.key)
    is_error = bool(usages) and usages[0].role is Role.ERROR  # responses would come first
    return ListedType(type_.key, type_.deprecated, is_error)


def _groups(reference: Reference, root: str) -> list[tuple[str, ...]]:
    return [g for g in reference.groups if reference.root_of(reference.path_of(g[0])) == root]
