"""Decides, from all pages of a client, which fields are required.

Most templates print a union as one object with the fields of all its members, without any sign of
it. A field that looks required there is so only in one member.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from ...commonmark.names import letters
from ...model import Block, Field, FieldTable, Kind, MemberTable, Page
from .tables import REQUIRED_MARK

_MARK = "[required]"
"""Mark in a row whose field is required."""
_COLUMN = "Required"
"""Name of the column for required fields."""
_FEW = 3
"""A type with this many fields or fewer may be a union whose members have one field each."""


def settle(pages: Sequence[Page]) -> Iterator[Page]:
    """Yield changed versions of pages whose required fields other pages decide, or put in doubt."""
    objects = [page for page in pages if page.kind is Kind.OBJECT and page.fields]
    if any(REQUIRED_MARK in page.text for page in pages):
        for page in objects:
            if REQUIRED_MARK not in page.text:
                yield _with_required(page, required=False)
        return
    doubtful = _doubtful(objects)
    for page in objects:
        if page.path in doubtful and any(field.required for field in page.types[0].fields):
            yield _with_required(page, required=None)


class _Shape(NamedTuple):
    """The names and types of an object's fields."""

    names: frozenset[str]
    fields: frozenset[tuple[str, str]]


def _doubtful(pages: Sequence[Page]) -> set[str]:
    """Paths of the pages that may be unions: their fields are those of other pages together."""
    paths: dict[_Shape, list[str]] = {}
    for page in pages:
        fields = frozenset((field.name, field.type.text) for field in page.types[0].fields)
        shape = _Shape(frozenset(name for name, _ in fields), fields)
        paths.setdefault(shape, []).append(page.path)
    often = Counter(name for shape in paths for name in shape.names)
    by_rarest: dict[str, list[_Shape]] = {}
    for shape in paths:
        rarest = min(shape.names, key=lambda name: (often[name], name))
        by_rarest.setdefault(rarest, []).append(shape)
    found = {path for same in paths.values() if len(same) > 1 for path in same}
    for shape, same in paths.items():
        parts = (part for name in shape.names for part in by_rarest.get(name, ()))
        members = [part.names for part in parts if _is_part(part, shape)]
        if members and frozenset().union(*members) == shape.names:
            found.update(same)
    named = {letters(name) for page in pages for name in _interfaces(page)}
    return found | {page.path for page in pages if letters(page.types[0].name) in named}


def _is_part(part: _Shape, whole: _Shape) -> bool:
    """Whether an object may be a member of another, if that is a union.

    The types of one field may differ, such as those of the discriminator.
    """
    least = 1 if len(whole.names) <= _FEW else 2
    if len(part.names) < least or not part.names < whole.names:
        return False
    others = len(part.fields - whole.fields)
    return others <= (1 if len(part.names) > _FEW else 0)


def _interfaces(page: Page) -> Iterable[str]:
    """Names of the unions and interfaces that an object lists as its own."""
    tables = (block.content for block in page.blocks)
    return (m.type.text for t in tables if isinstance(t, MemberTable) for m in t.members)


def _with_required(page: Page, *, required: bool | None) -> Page:
    """A page with `required` set for all fields but those whose rows have the mark."""
    own, lines = page.types[0], page.text.split("\n")
    settled = {
        field: replace(field, required=required)
        if field.required and _MARK not in lines[field.line - page.first_line].lower()
        else field
        for field in own.fields
    }
    tables = (block.content for block in page.blocks)
    if any(isinstance(t, FieldTable) and _COLUMN in t.head for t in tables):
        return page  # it has a column for this
    return replace(
        page,
        types=(replace(own, fields=tuple(settled.values())), *page.types[1:]),
        blocks=tuple(map(partial(_settled, fields=settled), page.blocks)),
    )


def _settled(block: Block, fields: dict[Field, Field]) -> Block:
    content = block.content
    if not isinstance(content, FieldTable):
        return block
    rows = tuple(fields.get(field, field) for field in content.fields)
    return replace(block, content=replace(content, fields=rows))
