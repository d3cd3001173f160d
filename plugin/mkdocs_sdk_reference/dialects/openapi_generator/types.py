"""Reads pages of types: objects, enums and unions, each recognized by its sections."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from ...commonmark.ids import Slugify
from ...commonmark.names import letters, page_name
from ...commonmark.tables import Table
from ...model import (
    Field,
    FieldTable,
    Heading,
    Kind,
    Member,
    MemberTable,
    Page,
    Type,
    TypeExpr,
    Value,
    ValueTable,
)
from ..dialect import Dialect
from .columns import Columns, columns_of
from .draft import Draft, Section
from .names import type_name
from .tables import LAST_NAME, fields, listed_values, members, type_of, values_in_rows

_OWN_ENUM = "enum: "
_ENUM = "enum"
"""Ending of the names of enums that are named after fields, in letters."""
_SURE = (("name", "type", "description", "notes"),)
"""The columns of tables of fields with names in bold or code."""
_UNSURE = (
    ("name", "type"),
    ("name", "type", "description"),
    ("name", "type", "required", "description"),
    ("name", "type", "description", "required", "notes"),
    ("name", "type", "value", "description"),
)
"""Columns that an author may use, too: the page's title must be its file's name, and other pages
of its docs root must surely be the generator's."""
_MARKED_NAME = re.compile(r"[`*]")
_RUBY_UNION = ("openapi_one_of", "openapi_any_of")
_UNION_IN_CELL = re.compile(r"This is an? (?:oneOf|anyOf) model\..*: (?P<names>[^:]+)$")
_COMMA = re.compile(r",[ \t]*")


@dataclass(slots=True)
class _Reader:
    """Reads the sections of a page.

    Attributes:
        kind: The kind of the page's type; None until a section shows that it has one.
        kind_line: Index of the line with the heading that shows it.
        owned: The types that belong to a single field, by their headings' lines.
        tables: The tables of its fields.
        is_doubtful: Whether an author may have written the page.
    """

    draft: Draft
    kind: Kind | None = None
    kind_line: int = -1
    fields: list[Field] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    owned: dict[int, tuple[str, tuple[Value, ...]]] = field(default_factory=dict)
    tables: list[FieldTable] = field(default_factory=list)
    in_methods: bool = False
    is_doubtful: bool = False

    def take(self, section: Section) -> None:
        """Read the page's next section."""
        read = _OF_SECTION.get(section.name)
        level = section.heading.level
        if level <= 2:
            self.in_methods = False
        if section.name.startswith(_OWN_ENUM):
            self.own_enum(section)
        elif read is not None and level <= 3:
            read(self, section)
        elif self.in_methods and section.name in _RUBY_UNION:
            self._set_kind(Kind.UNION, section)
        elif self.in_methods and section.name == "return type":
            self.union(section)

    def properties(self, section: Section) -> None:
        """Read the fields, or the values that one template writes in their place."""
        table = section.table
        if table is None:
            if self.draft.note_cut(section):
                self._set_kind(Kind.OBJECT, section)
            return
        columns = columns_of(table, self.draft.lines)
        is_sure = columns is not None and _is_surely_of_fields(columns, table)
        if columns is None or not (is_sure or self._may_be_of_fields(columns)):
            self.draft.pass_through(table)
            return
        self.is_doubtful = not is_sure
        if "value" in columns.at:
            self.enum(section)
            return
        table, rows = self.draft.rows(table, columns)
        found = fields(rows, columns, self.draft.ids)
        self.tables.append(FieldTable(table.head, found))
        self.draft.add(table.start, table.end, self.tables[-1])
        self.fields += found
        self._set_kind(self._kind_of(found), section)

    def _may_be_of_fields(self, columns: Columns) -> bool:
        return tuple(columns.at) in {*_SURE, *_UNSURE} and self._is_named_after_file()

    def _is_named_after_file(self) -> bool:
        return letters(self.draft.name) == letters(page_name(self.draft.path))

    def _kind_of(self, found: tuple[Field, ...]) -> Kind:
        """The kind that fields imply: an empty table may be an object's, an enum's or a union's."""
        if not found:
            return Kind.BARE
        only = found[0] if len(found) == 1 and found[0].name == "value" else None
        if only is not None and only.values and self._is_enum(only):
            self.values += (
                Value(None, text, True, only.line, anchor=only.anchor) for text in only.values
            )
            return Kind.ENUM
        named = _UNION_IN_CELL.match(only.type.text) if only is not None else None
        if named is not None:
            self.members += map(_member, _COMMA.split(named["names"]))
            return Kind.UNION
        return Kind.OBJECT

    def _is_enum(self, only: Field) -> bool:
        """Whether a single field represents an enum, as on Python's pages of some years."""
        return "must be one of" in self.draft.lines[only.line - self.draft.first_line]

    def enum(self, section: Section) -> None:
        """Read the values of an enum, or the variants of a Rust union."""
        values = self._values(section)
        if values is not None:
            self.values += values
            self._set_kind(Kind.ENUM if values else Kind.BARE, section)
        elif section.table is not None:
            self._variants(section, section.table)

    def _values(self, section: Section) -> tuple[Value, ...] | None:
        """The values in a section's bullets or table; None if it has neither."""
        draft, table = self.draft, section.table
        listed = listed_values(draft.lines, section.start, draft.first_line, draft.ids)
        if listed is not None:
            start, end, values = listed
            self._add_values(start, end, (), values)
            return values
        columns = columns_of(table, draft.lines) if table is not None else None
        is_known = section.name != _ENUM or self._is_named_after_file()
        if table is None or columns is None or "value" not in columns.at or not is_known:
            return None
        table, rows = draft.rows(table, columns)
        field = section.name.removeprefix(_OWN_ENUM) if section.name.startswith(_OWN_ENUM) else ""
        values = values_in_rows(rows, columns, draft.ids, field)
        self._add_values(table.start, table.end, table.head, values)
        return values

    def _variants(self, section: Section, table: Table) -> None:
        """Read the members of a Rust union, which have no value."""
        columns = columns_of(table, self.draft.lines)
        if columns is None or tuple(columns.at) != ("name", "description"):
            self.draft.pass_through(table)
            return
        table, rows = self.draft.rows(table, columns)
        found = tuple(Member(type_of(row.cells[0]), row.cells[1]) for row in rows)
        self.draft.add(table.start, table.end, MemberTable(table.head, found))
        self.members += found
        self._set_kind(Kind.UNION if found else Kind.BARE, section)

    def own_enum(self, section: Section) -> None:
        """Read the values of one field, under a heading such as ``Enum: KindEnum``."""
        values = self._values(section)
        if values is None:
            if section.table is not None:
                self.draft.pass_through(section.table)
            return
        # Kotlin's heading has the field's name, and the id above it the type's.
        title = section.heading.text.partition(":")[2]
        name = LAST_NAME.search(self.draft.id_above(section.heading.line) or type_of(title).text)
        if values and name is not None:
            self.owned[section.heading.line] = name[1], values

    def set_values(self) -> None:
        """Set the values of fields whose enums are named after them, not in their types."""
        owned = {letters(own[0]).removesuffix(_ENUM): own for own in self.owned.values()}
        if not owned:
            return
        self.fields.clear()
        for table in self.tables:
            own = (owned.get(letters(row.name)) for row in table.fields)
            rows = zip(table.fields, own, strict=True)
            completed = tuple(_with_values(row, *enum) if enum else row for row, enum in rows)
            self.draft.replace(table, replace(table, fields=completed))
            self.fields += completed

    def _add_values(
        self, start: int, end: int, head: tuple[str, ...], values: tuple[Value, ...]
    ) -> None:
        """Add values as a table, or as a list if their names are the values themselves."""
        if any(value.description or value.name not in {None, value.bare} for value in values):
            head = head or ("Name", "Value")
        else:
            head = ()
        self.draft.add(start, end, ValueTable(head, values))

    def union(self, section: Section) -> None:
        """Read the members of a union from a list."""
        found = members(self.draft.lines, section.start)
        if found is not None and (self.in_methods or self._is_named_after_file()):
            start, end, listed = found
            self.draft.add(start, end, MemberTable((), listed))
            self.members += (member for member in listed if not member.type.text.startswith("nil"))
            self._set_kind(Kind.UNION, section)

    def interfaces(self, section: Section) -> None:
        """Read the unions and interfaces that a type belongs to, so that they are linked."""
        found = members(self.draft.lines, section.start)
        if found is not None:
            start, end, listed = found
            self.draft.add(start, end, MemberTable((), listed))

    def methods(self, section: Section) -> None:
        """Note that the methods of a Ruby union may follow, whose results are its members."""
        self.in_methods = True

    def _set_kind(self, kind: Kind, section: Section) -> None:
        if self.kind is None:
            self.kind_line = section.heading.line
        if self.kind in {None, Kind.BARE}:
            self.kind = kind

    def lead(self) -> str:
        """Return the Markdown between the title and the first section."""
        title = self.draft.title
        if title is None:
            return ""
        lines = (s.heading.line for s in self.draft.sections if s.heading.line > title.line)
        return self.draft.text(title.line + 1, min(next(lines, self.kind_line), self.kind_line))

    def types(self, headings: dict[int, Heading]) -> Iterator[Type]:
        """Yield the types of the page, its own first."""
        assert self.kind is not None
        name, title = type_name(self.draft.path, self.draft.name)
        path = self.draft.path
        yield Type(
            page=path,
            name=name,
            title=title,
            kind=self.kind,
            deprecated=False,
            lead=self.lead(),
            line=self.draft.title.line if self.draft.title else 0,
            fields=tuple(self.fields),
            values=tuple(self.values),
            members=tuple(self.members),
        )
        for line, (own, values) in self.owned.items():
            anchor = headings[line].anchor
            yield Type(
                path, own, own, Kind.ENUM, False, "", anchor, owner=name, line=line, values=values
            )


def read(dialect: Dialect, draft: Draft, slug: Slugify) -> Page | None:
    """Read a page of a type; None if it isn't one."""
    reader = _Reader(draft)
    for section in draft.sections:
        reader.take(section)
    if reader.kind is None:
        return None
    reader.set_values()
    draft.identify(slug)
    types = tuple(reader.types(draft.headings))
    return draft.page(
        dialect, reader.kind, types=types, lead=types[0].lead, is_doubtful=reader.is_doubtful
    )


def _is_surely_of_fields(columns: Columns, table: Table) -> bool:
    """Whether a table is surely the generator's: by its columns, and names in bold or code."""
    names = (row[columns.at["name"]] for row in table.rows if row[columns.at["name"] :])
    return tuple(columns.at) in _SURE and all(_MARKED_NAME.match(n) for n in names if n)


def _with_values(row: Field, enum: str, values: tuple[Value, ...]) -> Field:
    """The field with an enum's values, unless its own row or its type has some."""
    if row.values or letters(enum) in letters(row.type.text):
        return row
    return replace(row, values=tuple(value.value or "" for value in values))


def _member(name: str) -> Member:
    return Member(TypeExpr((name.strip(),), unqualified=True))


_OF_SECTION: dict[str, Callable[[_Reader, Section], None]] = {
    "properties": _Reader.properties,
    "enum": _Reader.enum,
    "enum variants": _Reader.enum,
    "oneof": _Reader.union,
    "anyof": _Reader.union,
    "oneof schemas": _Reader.union,
    "anyof schemas": _Reader.union,
    "implemented interfaces": _Reader.interfaces,
    "class instance methods": _Reader.methods,
}
"""The method that reads each section."""
