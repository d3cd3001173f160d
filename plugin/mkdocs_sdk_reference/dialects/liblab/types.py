"""Reads pages of types: one under the page's title, others under further H1s."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ...commonmark.document import Document, bare_heading
from ...commonmark.ids import Slugify
from ...commonmark.names import letters, page_name
from ...commonmark.tables import Table
from ...model import (
    Field,
    FieldTable,
    Kind,
    Link,
    Member,
    MemberTable,
    Page,
    Type,
    TypeExpr,
    Value,
    ValueTable,
)
from ..dialect import Dialect
from .draft import Draft
from .names import is_type_name, names_in
from .sections import PROPERTIES, Section, headings_of, sections_of
from .tables import OF_VALUES, Row, fields, of_field, values

_UNION = "This is a union type which means it could be any of several possible types."
_MEMBER = re.compile(r"See all details about (\S+) model \[here\]\(([^()\s]+)\)\.?")


@dataclass(slots=True)
class _Found:
    """A section while the page is read.

    Attributes:
        kind: The kind of its type; None until something shows that it is a type.
        lead_end: Index past the last line of its lead.
        is_listed: Whether the section lists a union's member, and isn't a type.
        text_below: Whether text follows its table.
    """

    section: Section
    kind: Kind | None = None
    lead_end: int = 0
    fields: tuple[Field, ...] = ()
    values: tuple[Value, ...] = ()
    members: list[Member] = field(default_factory=list)
    is_listed: bool = False
    text_below: bool = False


def read(dialect: Dialect, path: str, document: Document, slug: Slugify) -> Page | None:
    """Read a page of types; None unless its first heading is a type named like the file."""
    found = [h for h in headings_of(document, 1) if is_type_name(h.text.replace("\\", ""))]
    if not found or document.text.lstrip()[:1] != "#" or found[0] != document.title:
        return None
    if letters(bare_heading(found[0].text)) != letters(page_name(path)):
        return None
    draft = Draft(path, document, found[0], slug)
    sections = sections_of(document, found, draft.hidden)
    read = [_section(section, draft) for section in sections]
    if read[0].kind is None and not _is_bare(read, draft):
        return None
    _determine_rest(read, draft)
    types = tuple(_types(read, draft))
    is_doubtful = any(found.text_below for found in read)
    kind = types[0].kind
    return draft.page(dialect, kind, types=types, lead=types[0].lead, is_doubtful=is_doubtful)


def _section(section: Section, draft: Draft) -> _Found:
    """What a section shows by itself."""
    found = _Found(section, lead_end=section.end)
    lines = draft.lines
    filled = [at for at in range(section.start, section.end) if lines[at].strip()]
    union = next((at for at in filled if lines[at].strip() == _UNION), None)
    found.is_listed = len(filled) == 1 and _MEMBER.fullmatch(lines[filled[0]].strip()) is not None
    if label := section.label(PROPERTIES):
        if table := draft.rows(label):
            _rows(found, *table, draft)
            found.text_below = filled[-1] >= table[0].end
        elif draft.is_cut(label):
            found.kind = Kind.OBJECT
        found.lead_end = label.line
    elif union is not None:
        found.kind = Kind.UNION
        found.lead_end = union
    return found


def _rows(found: _Found, table: Table, rows: Sequence[Row], draft: Draft) -> None:
    """Read the rows of a table: values of an enum, or fields of an object."""
    found.values = values(rows, draft.ids)
    if found.values:
        found.kind = Kind.ENUM
        draft.add(table.start, table.end, ValueTable(OF_VALUES, found.values))
    else:
        found.kind = Kind.OBJECT
        found.fields = fields(rows, of_field(draft.ids))
        draft.add(table.start, table.end, FieldTable(table.head, found.fields))


def _is_bare(read: Sequence[_Found], draft: Draft) -> bool:
    """Whether a page has nothing but a lead.

    A hand-written page can look the same: the pages around it decide, unless more types follow.
    """
    first = read[0]
    is_alone = len(draft.headings) == 1 and not draft.document.hidden
    is_told = any(other.kind is not None for other in read[1:])
    if not (is_told or is_alone) or "|" in draft.text(first.section.start, first.section.end):
        return False
    first.kind = Kind.BARE
    return True


def _determine_rest(read: Sequence[_Found], draft: Draft) -> None:
    """Determine what only earlier sections show: a union's members, and types without a table.

    After a union, each heading that no field in between names is a member: a link to a type
    with its own page, or the type itself. Elsewhere a field names the type that follows.
    """
    union: _Found | None = None
    named: set[str] = set()
    run: list[_Found] = []
    for found in read:
        name = found.section.name
        if found.kind is None and not found.is_listed and (name in named or union is not None):
            found.kind = Kind.BARE
        if run and not found.is_listed and union is not None:
            union.members += _listed(run, draft)
            run.clear()
        if found.kind is Kind.UNION:
            union = found
        elif union is not None and found.is_listed:
            run.append(found)
        elif union is not None and name not in named:
            union.members.append(Member(TypeExpr((name,), unqualified=True)))
        named.update(name for row in found.fields for name in names_in(row.type.text))
    if run and union is not None:
        union.members += _listed(run, draft)


def _listed(run: Sequence[_Found], draft: Draft) -> tuple[Member, ...]:
    """The members that consecutive entries link to; a list of them replaces the entries."""
    members = []
    for found in run:
        entry = _MEMBER.fullmatch(draft.text(found.section.start, found.section.end))
        assert entry is not None
        link = Link(found.section.name, entry[2])
        members.append(Member(TypeExpr((link,), unqualified=True)))
    start, end = run[0].section.heading.line, run[-1].section.end
    draft.add(start, end, MemberTable((), tuple(members)))
    return tuple(members)


def _types(read: Sequence[_Found], draft: Draft) -> Iterator[Type]:
    """Yield the types of the page, in source order."""
    for found in read:
        if found.kind is None:
            continue
        heading = found.section.heading
        is_own = heading == draft.title
        yield Type(
            page=draft.path,
            name=found.section.name,
            title=found.section.name,
            kind=found.kind,
            deprecated=False,
            lead=draft.text(found.section.start, found.lead_end),
            anchor="" if is_own else draft.headings[heading.line].anchor,
            line=heading.line,
            fields=found.fields,
            values=found.values,
            members=tuple(found.members),
        )
