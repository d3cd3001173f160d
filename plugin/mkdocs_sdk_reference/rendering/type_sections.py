"""The sections of a type that stand below its own text: its users and its duplicates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import escape

from ..model import Kind, Operation, Type
from ..reference import Reference, Role
from .parts import OWN, HeadingPart, Rendered, Section
from .trail import guides
from .view import View

_MOST_NAMED = 10
"""Maximum number of duplicates that a page names."""


def given_about(view: View, key: str, type_: Type | None) -> Mapping[str, Any]:
    """Return the values that all templates about a type and its users share."""
    usages = view.usages(key)
    is_error = bool(usages) and usages[0].role is Role.ERROR  # responses would come first
    return {
        "type": type_,
        "key": key,
        "is_error": is_error,
        "guides": guides(view) if is_error else (),
        "used_by": used_by_id(type_.anchor if type_ else ""),
    }


def below_type(view: View, given: Mapping[str, Any], *, has_map: bool) -> Iterator[Rendered]:
    """Yield the sections about a type's users and duplicates, below its own text."""
    if has_map:
        yield Section("type_map", given)
    yield from used_by(view, given)
    yield from _responses(view, given["type"])
    yield from _same_shape(view, given["type"])


def used_by(view: View, given: Mapping[str, Any]) -> Iterator[Rendered]:
    """Yield the list of the places that name a type, if any does."""
    if view.usages(given["key"]):
        yield HeadingPart(2, escape(view.words.used_by), given["used_by"], OWN)
        yield Section("used_by", given)


def used_by_id(anchor: str) -> str:
    """Return the id of the heading above the places that name the type of an anchor."""
    return _id("sdk-used-by", anchor)


def _responses(view: View, type_: Type) -> Iterator[Rendered]:
    operation = _family(view, type_.key)
    if operation is not None:
        title = view.words.responses_of.format(operation=operation.route)
        yield HeadingPart(2, escape(title), _id("sdk-responses", type_.anchor), OWN)
        yield Section("responses", {"operation": operation, "key": type_.key})


def _family(view: View, key: str) -> Operation | None:
    """Return the only operation that returns a type, if it returns others, too."""
    returned = view.ask(Reference.returned_by, key)
    operation = returned[0][0] if returned else None
    if operation is None or any(other is not operation for other, _ in returned):
        return None
    return operation if len(operation.responses) > 1 else None


def _same_shape(view: View, type_: Type) -> Iterator[Rendered]:
    group, words = view.duplicates(type_.key), view.words
    if not group:
        return
    count = len(group) - 1
    if type_.kind is Kind.ENUM:
        text = words.identical_enum if count == 1 else words.identical_enums
    else:
        text = words.identical_object if count == 1 else words.identical_objects
    nearest = _nearest(group, type_.key)
    given = {
        "text": text.format(n=words.number(count)),
        "nearest": nearest,
        "left": count - len(nearest),
        "group": group,
    }
    yield Section("same_shape", given)


def _nearest(group: Sequence[str], key: str) -> list[str]:
    """Return the duplicates next to a type in the list, likely of the same operation."""
    at = group.index(key)
    first = max(0, min(at - _MOST_NAMED // 2, len(group) - _MOST_NAMED - 1))
    return [other for other in group[first : first + _MOST_NAMED + 1] if other != key]


def _id(wanted: str, anchor: str) -> str:
    """Return the id of a section; it includes the id of a type that shares its page."""
    return f"{wanted}-{anchor}" if anchor else wanted
