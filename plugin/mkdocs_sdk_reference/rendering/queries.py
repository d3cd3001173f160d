"""Queries of a page about others while it is rendered; changed answers make it stale.

A query depends only on a reference, and its answers can be compared with those of another build.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from typing import Any, NamedTuple

from ..commonmark.names import page_name
from ..diff import Age, Step
from ..model import Kind, Type, TypeExpr
from ..reference import Expression, Reference, Resolution, Symbol
from .parts import CodePart
from .summaries import first_line, title_of

_MOST_HINTED = 4
"""Maximum number of names in a hint about a type."""
_MOST_SAMPLES = 6
"""Maximum number of SDKs whose samples of an operation are shown together."""
_NO_AGE = Age()
Query = Callable[[Reference, Any], object]
Notes = dict[tuple[Query, Any], object]
"""Queries about other pages, and the answers."""


class Place(NamedTuple):
    """Where one of the site's SDKs has a type or an operation.

    Attributes:
        title: The SDK's title.
        key: Key of the type, or path of the operation's page.
        anchor: Id of the operation's heading; "" for a type, whose key tells it.
    """

    title: str
    key: str
    anchor: str = ""


def age(reference: Reference, place: str) -> Age:
    """Return the age of something, by its page and anchor."""
    history = reference.history
    return history.ages.get(place, _NO_AGE) if history else _NO_AGE


def steps(reference: Reference, _: None) -> tuple[Step, ...]:
    """Return what each release changed, newest first."""
    return reference.history.steps if reference.history else ()


def shown_type(reference: Reference, key: str) -> Type | None:
    """Return a type without what no other page shows of it; its lead is a query of its own."""
    found = reference.types.get(key)
    return replace(found, lead="", line=0) if found else None


def kind_of(reference: Reference, key: str) -> Kind | None:
    """Return the kind of a type; None if there is no such type."""
    found = reference.types.get(key)
    return found.kind if found else None


def lead(reference: Reference, key: str) -> str:
    """Return the first line of a type's description, as plain text."""
    found = reference.types.get(key)
    return first_line(found.lead) if found else ""


def title(reference: Reference, key: str) -> str:
    """Return the title of a type or a page, as plain text."""
    if found := reference.types.get(key):
        return found.title or page_name(found.page)
    page = reference.pages.get(key)
    return title_of(page) if page else page_name(key)


def is_nullable(reference: Reference, place: tuple[str, TypeExpr]) -> bool:
    """Return whether a type on a page allows null."""
    path, type_ = place
    page = reference.pages.get(path)
    return page is not None and page.dialect is not None and page.dialect.is_nullable(type_)


def is_primitive(reference: Reference, place: tuple[str, str]) -> bool:
    """Return whether a name on a page is a primitive of its language."""
    path, name = place
    page = reference.pages.get(path)
    return page is not None and page.dialect is not None and page.dialect.is_primitive(name)


def hint(reference: Reference, key: str) -> tuple[Kind, tuple[str, ...]]:
    """Return a type's kind and the first names that it lists; none if there is no type."""
    found = reference.types.get(key)
    if found is None:
        return Kind.OTHER, ()
    names = (
        [field.name for field in found.fields[: _MOST_HINTED + 1]]
        or [value.label for value in found.values[: _MOST_HINTED + 1]]
        or [member.type.text for member in found.members[: _MOST_HINTED + 1]]
    )
    return found.kind, (*names[:_MOST_HINTED], *("…" for _ in names[_MOST_HINTED:]))


def is_shown(reference: Reference, key: str) -> bool:
    """Return whether a page that a type leads to is part of the site."""
    path = reference.path_of(key)
    return not path.endswith((".md", ".mdx")) or path in reference.pages


def namespace(reference: Reference, key: str) -> str:
    """Return the namespace of a type."""
    found = reference.types.get(key)
    return reference.namespace(found) if found else ""


def embeddable(reference: Reference, name: str) -> tuple[Symbol, ...]:
    """Return the types and operations of a name, full or short."""
    return reference.embeddable.get(name, ())


def named(reference: Reference, name: str) -> tuple[str, str] | None:
    """Return page and anchor of a unique name; None if it is ambiguous."""
    return reference.unique_names.get(name)


def expression(reference: Reference, place: tuple[str, TypeExpr]) -> Expression:
    """Return what the names and links of a type on a page lead to."""
    path, type_ = place
    return reference.expression(reference.pages[path], type_)


def targets(reference: Reference, place: tuple[str, TypeExpr]) -> tuple[str, ...]:
    """Return keys of the types and paths of the files that a type on a page leads to."""
    path, type_ = place
    page = reference.pages.get(path)
    return tuple(reference.expression(page, type_).targets) if page else ()


def resolve(reference: Reference, place: tuple[str, str, str]) -> Resolution:
    """Return what a link in a page's text means, given path, link and the link's text."""
    path, href, text = place
    return reference.resolve(reference.pages[path], href, text)


def sdk_title(reference: Reference, path: str) -> str:
    """Return the title of a file's SDK; "" if the site has only one."""
    sdk = reference.sdk_of(path)
    return sdk.title if sdk else ""


def counterparts(reference: Reference, key: str) -> tuple[Place, ...]:
    """Return where the other SDKs have a type."""
    return tuple(
        Place(sdk_title(reference, reference.path_of(other)), other)
        for other in reference.counterparts(key)
    )


def operation_counterparts(reference: Reference, place: tuple[str, str]) -> tuple[Place, ...]:
    """Return where the other SDKs have the operation of a page and an id."""
    operation = reference.operation_at(*place)
    return tuple(
        Place(sdk_title(reference, other.page), other.page, other.anchor)
        for other in (reference.operation_counterparts(operation) if operation else ())
    )


def samples(reference: Reference, place: tuple[str, str]) -> tuple[tuple[str, CodePart], ...]:
    """Return the SDKs' first samples of the operation of a page and an id, that page's first.

    There are none if that page has no sample, or no other has.
    """
    operation = reference.operation_at(*place)
    if operation is None or (own := reference.sample_of(operation)) is None:
        return ()
    others = ((o.page, reference.sample_of(o)) for o in reference.operation_counterparts(operation))
    found = ((path, sample) for path, sample in others if sample is not None)
    listed = [(operation.page, own), *islice(found, _MOST_SAMPLES - 1)]
    if len(listed) == 1:
        return ()
    return tuple((sdk_title(reference, path), CodePart(*sample)) for path, sample in listed)


OF_LINKS: frozenset[Query] = frozenset({expression, targets, resolve})
"""Queries whose answers change only where files, names or anchors do."""


def is_stale(
    notes: Notes, reference: Reference, known: Notes, ignored: frozenset[Query] = frozenset()
) -> bool:
    """Return whether a page would now get other answers than those it noted.

    Args:
        notes: The page's queries with their answers.
        reference: All pages as they are.
        known: Cache of this reference's answers, for all pages.
        ignored: Queries whose answers are known to be the same.
    """
    for place, answer in notes.items():
        query, key = place
        if query in ignored:
            continue
        if place not in known:
            known[place] = query(reference, key)
        if known[place] is not answer and known[place] != answer:
            return True
    return False
