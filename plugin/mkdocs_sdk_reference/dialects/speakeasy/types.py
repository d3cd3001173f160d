"""Completes the types of a page that was read, and leaves out useless samples of unions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter

from ...commonmark.document import bare_heading
from ...model import Block, FieldTable, Heading, Kind, LeftOut, Member, Type, ValueTable
from .draft import Draft

_NAME = re.compile(r"(?!Fields$)[A-Z]\w*")
"""The heading of a type that is described on the page of another."""
_DOTS = re.compile(r"\.\.\.")
_NO_SAMPLE = re.compile(r"\w+: [^=\n]+ = /\* values here \*/|\.\.\.")
"""Sample of a union's member with a placeholder instead of a value."""


def types_of(draft: Draft, kind: Kind, lead: str, headings: Sequence[Heading]) -> tuple[Type, ...]:
    """Return the page's type, and those with their own sections below its fields."""
    sections = [heading for heading in headings if heading.level <= 2]
    tables: dict[Heading | None, list[FieldTable]] = {}
    for block in draft.blocks:
        if isinstance(block.content, FieldTable) and not block.content.is_of_parameters:
            index = bisect_left(sections, block.start, key=attrgetter("line"))
            tables.setdefault(sections[index - 1] if index else None, []).append(block.content)
    alone = [found for found in [*tables][1:] if found and _NAME.fullmatch(found.text)]
    held = (table for at, found in tables.items() if at not in alone for table in found)
    return (
        _type(draft, kind, lead, held),
        *(_type_below(draft.path, heading, tables[heading]) for heading in alone),
    )


def leave_out_samples(draft: Draft) -> None:
    """Leave out the samples of a union's members if none shows more than the headings do."""
    members = [block.content for block in draft.blocks if isinstance(block.content, Member)]
    is_named = all(member.type.parts for member in members)
    empty = _NO_SAMPLE if is_named else _DOTS
    codes = ("\n".join(draft.lines[f.start + 1 : f.end - 1]).strip() for f in draft.samples)
    if all(map(empty.fullmatch, codes)):
        left_out = (Block(fence.start, fence.end, LeftOut()) for fence in draft.samples)
        draft.blocks = sorted([*draft.blocks, *left_out], key=lambda block: block.start)


def _type(draft: Draft, kind: Kind, lead: str, tables: Iterable[FieldTable]) -> Type:
    contents = [block.content for block in draft.blocks]
    title = draft.title.text if draft.title else ""
    name = bare_heading(title)
    return Type(
        page=draft.path,
        name=name,
        title=name,
        kind=kind,
        deprecated=title.startswith("~~"),
        lead=lead,
        line=draft.title.line if draft.title else 0,
        fields=tuple(row for table in tables for row in table.fields),
        values=tuple(v for c in contents if isinstance(c, ValueTable) for v in c.values),
        members=tuple(c for c in contents if isinstance(c, Member) and c.type.parts),
    )


def _type_below(path: str, heading: Heading, tables: Iterable[FieldTable]) -> Type:
    """A type that is described on the page of its containing type, such as one for retries."""
    return Type(
        page=path,
        name=heading.text,
        title=heading.text,
        kind=Kind.OBJECT,
        deprecated=False,
        lead="",
        anchor=heading.anchor,
        line=heading.line,
        fields=tuple(row for table in tables for row in table.fields),
    )
