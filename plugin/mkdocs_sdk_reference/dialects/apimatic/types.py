"""Reads pages of types: objects, enums and unions, each recognized by its sections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...commonmark.ids import Slugify
from ...commonmark.names import last_part, letters, page_name
from ...model import Field, FieldTable, Kind, Member, MemberTable, Page, Type, Value, ValueTable
from ..dialect import Dialect
from .draft import Draft, Section, begins_table
from .names import is_of_unions
from .tables import (
    FIELD_HEADS,
    MEMBER_HEADS,
    VALUE_HEADS,
    fields,
    members,
    values,
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A page's type, as found in its sections.

    Attributes:
        section: The section that determines its kind.
    """

    kind: Kind
    name: str
    section: Section
    fields: tuple[Field, ...] = ()
    values: tuple[Value, ...] = ()
    members: tuple[Member, ...] = ()


def read(dialect: Dialect, draft: Draft, slug: Slugify) -> Page | None:
    """Read a page of a type; None if it isn't one."""
    sections = draft.by_name()
    found = _object(draft, sections) or _enum(draft, sections) or _union(draft, sections)
    if found is None or draft.title is None:
        return None
    draft.identify(slug)
    lead = draft.text(draft.title.line + 1, found.section.heading.line)
    type_ = Type(
        page=draft.path,
        name=found.name,
        title=draft.name,
        kind=found.kind,
        deprecated=False,
        lead=lead,
        line=draft.title.line,
        fields=found.fields,
        values=found.values,
        members=found.members,
    )
    return draft.page(dialect, found.kind, types=(type_,), lead=lead)


def _object(draft: Draft, sections: Mapping[str, Section]) -> _Found | None:
    section = sections.get("Structure")
    name = last_part(draft.code_in(section)) if section else ""
    if section is None or not name:
        return None
    own = sections.get("Fields")
    found = draft.known_table(own, FIELD_HEADS)
    if found is None:
        if own is not None and begins_table(own, FIELD_HEADS):
            return _Found(Kind.OBJECT, name, section)
        is_named = _is_named_after_title(name, draft) and _is_named_after_file(draft)
        return _Found(Kind.BARE, name, section) if is_named else None
    table, of_table = found
    read_fields = fields(of_table, draft.first_line, draft.ids)
    draft.add(table.start, table.end, FieldTable(table.head, read_fields))
    return _Found(Kind.OBJECT if read_fields else Kind.BARE, name, section, fields=read_fields)


def _enum(draft: Draft, sections: Mapping[str, Section]) -> _Found | None:
    section = sections.get("Enumeration")
    name = last_part(draft.code_in(section)) if section else ""
    is_named = _is_named_after_title(name, draft) or _is_named_after_file(draft)
    if section is None or not name or not is_named:
        return None
    found = draft.known_table(sections.get("Fields"), VALUE_HEADS)
    if found is None:
        return _Found(Kind.BARE, name, section) if _is_named_after_file(draft) else None
    table, of_table = found
    read_values = values(of_table, draft.first_line, draft.ids)
    is_described = any(value.description for value in read_values)
    head = table.head if is_described else table.head[:1]
    draft.add(table.start, table.end, ValueTable(head, read_values))
    return _Found(Kind.ENUM if read_values else Kind.BARE, name, section, values=read_values)


def _union(draft: Draft, sections: Mapping[str, Section]) -> _Found | None:
    """A union; in Python, Ruby and TypeScript it has no name but the title."""
    section = sections.get("Data Type") or sections.get("Class Name")
    code = draft.code_in(section) if section else ""
    if section is None or not code or not (is_of_unions(draft.path) or _is_named_after_file(draft)):
        return None
    found = draft.known_table(sections.get("Cases"), MEMBER_HEADS)
    if found is None:
        return None
    table, of_table = found
    read_members = members(of_table)
    # A table of a single column is a list.
    head = table.head if len(table.head) > 1 else ()
    draft.add(table.start, table.end, MemberTable(head, read_members))
    name = last_part(code) if section.name == "Class Name" else draft.name
    kind = Kind.UNION if read_members else Kind.BARE
    return _Found(kind, name, section, members=read_members)


def _is_named_after_title(name: str, draft: Draft) -> bool:
    """Whether a name in code matches the title; an ``M`` goes before a leading digit."""
    return letters(name).removeprefix("m") == letters(draft.name).removeprefix("m")


def _is_named_after_file(draft: Draft) -> bool:
    return letters(draft.name) == letters(page_name(draft.path))
