"""Reads fields, values, statuses and operations from the generator's tables and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ...commonmark.code import first_code
from ...commonmark.destinations import WHOLE_LINE, Holds
from ...commonmark.entities import decoded, unescaped
from ...commonmark.expressions import parse_type
from ...commonmark.ids import Ids, field_id, value_id
from ...commonmark.names import letters
from ...commonmark.tables import Table
from ...model import (
    Content,
    Field,
    FieldTable,
    Link,
    ListedOperation,
    Member,
    MemberTable,
    OperationTable,
    Response,
    ResponseTable,
    Returns,
    TypeExpr,
    Value,
)
from .columns import COLUMNS, Columns, Row, cells_of, is_of_all_operations, place_of
from .descriptions import in_lines
from .notes import listed, read_notes, split_enum

_MOST_CELLS = 64
"""Maximum number of cells of a row that are searched for links."""
_TRUE = ("yes", "true", "[required]", "required")
REQUIRED_MARK = "_required_</sup>"
"""Mark of some templates for required fields; in their tables, all other fields are optional."""
_DEFAULT_BESIDE = re.compile(r"\((default to [^()]*)\)", re.IGNORECASE)
"""A default in the column for required fields."""
_ROUTE = re.compile(r"([A-Za-z]+)\s*(\S.*)?", re.DOTALL)
_VERBS = frozenset(
    {"GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "QUERY", "CONNECT"}
)
_BOLD = re.compile(r"(?P<before>\[?\*\*)(?P<type>.+)(?P<after>\*\*(?:\]\([^()]*\))?)")
_BOLD_NAME = re.compile(r"\*\*((?:(?!\*\*).)+)\*\*")
_STAR = re.compile(r"(?<!\\)\*")
_BRACKETED = re.compile(r"\[(\*\*.+\*\*)\]", re.DOTALL)
_INLINE = re.compile(r"\[\*\*inline\*\*\]\(#([^()\s]+)\)")
LAST_NAME = re.compile(r"(\w+)\W*$")
"""The name of a type inside its wrappers, such as ``List<Kind>``."""
_LISTED_CODE = re.compile(r"`[^`]*`(?:, ?`[^`]*`)+")
"""Values in place of a type, as TypeScript's template writes them."""
_BULLET = re.compile(r"\s*[*-] `(?P<name>.*?)` \(value: `(?P<value>.*)`\)$")
_MEMBER = re.compile(
    r"(?:\[[^\[\]]+\]\([^()\s]*\)|`[^`]+`|\*\*[^*]+\*\*|[\w.:\\<>]+)(?: \([^()]*\))?\s*"
)
"""A list item with only a type, possibly with a remark."""
_ITEM = re.compile(r" {0,3}[*-] (?P<text>\S.*)$")
_HEADER_END = re.compile(r"<br ?/?>", re.IGNORECASE)


def contents(content: Content) -> Mapping[int, Holds]:
    """Return the content of a parsed block's cells; those left out hold data."""
    if isinstance(content, FieldTable):
        names = [COLUMNS.get(" ".join(name.lower().split()), "") for name in content.head]
        found = {at: Holds.TYPE for at, name in enumerate(names) if name == "type"}
        first = names.index("description") if "description" in names else len(names)
        return {**found, **dict.fromkeys(range(first, _MOST_CELLS), Holds.TEXT)}
    if isinstance(content, OperationTable):
        return dict.fromkeys(range(_MOST_CELLS), Holds.TEXT)
    if isinstance(content, ResponseTable):
        kinds = enumerate(content.columns)
        return {at: Holds.TYPE if kind == "type" else Holds.TEXT for at, kind in kinds if at}
    if isinstance(content, (Member, MemberTable, Returns)):
        return {WHOLE_LINE: Holds.TYPE}
    return {}


def fields(found: Sequence[Row], columns: Columns, ids: Ids | None) -> tuple[Field, ...]:
    """Read rows of fields or parameters.

    Args:
        found: The rows.
        columns: The table's columns.
        ids: The page's ids; None for parameters, whose ids begin with their operation's.
    """
    marks_required = any(REQUIRED_MARK in row.cells[columns.at["name"]] for row in found)
    return tuple(
        _field(row, columns, ids, marks_required=marks_required)
        for row in found
        if _name(row.cells[columns.at["name"]])
    )


def _field(row: Row, columns: Columns, ids: Ids | None, *, marks_required: bool) -> Field:
    named = columns.cell(row.cells, "name")
    name = _name(named)
    notes = read_notes(columns.cell(row.cells, "notes"))
    description, values = split_enum(columns.cell(row.cells, "description"))
    text = in_lines(description)
    required: bool | None = notes.required
    if REQUIRED_MARK in named:
        required = True
    elif "required" in columns.at:
        mark = columns.cell(row.cells, "required").replace("*", "").strip()
        is_marked = mark.lower().startswith(_TRUE) or notes.required is True
        required = is_marked if row.is_whole else None
        if beside := _DEFAULT_BESIDE.search(mark):
            notes = notes._replace(default=read_notes(f"[{beside[1]}]").default)
    elif required is None and "notes" in columns.at and row.is_whole and not notes.rest:
        required = not marks_required
    return Field(
        name=name,
        type=type_of(columns.cell(row.cells, "type")),
        required=required,
        deprecated=notes.deprecated,
        description="\n\n".join(part for part in (text, notes.rest) if part),
        example="",
        line=row.line,
        anchor="" if ids is None else ids.unique(field_id(name)),
        default=notes.default,
        notes=notes.words,
        place=place_of(columns.cell(row.cells, "place")),
        values=values or notes.values,
    )


def type_of(cell: str) -> TypeExpr:
    """Read the type in a cell or a line."""
    cell = cell.strip()
    half = cell[: len(cell) // 2]
    if len(half) > 4 and half + half == cell and half[:2] == half[-2:] == "**":
        cell = half  # the template prints a file's type twice
    bold = _BOLD.fullmatch(cell) if "*" in cell else None
    if bold and "**" not in bold["type"] and "`" not in bold["type"]:
        # An asterisk in the type is a pointer.
        cell = bold["before"] + _STAR.sub(r"\*", bold["type"]) + bold["after"]
    if _LISTED_CODE.fullmatch(cell):
        return parse_type(cell)
    if bracketed := _BRACKETED.fullmatch(cell):
        cell = bracketed[1]
    if inline := _INLINE.fullmatch(cell):  # only the link has the enum's name
        href = decoded(inline[1])
        name = LAST_NAME.search(href)
        return TypeExpr((Link(name[1] if name else href, f"#{href}"),), unqualified=True)
    return parse_type(cell, unqualified=True)


def _name(cell: str) -> str:
    """A name without marks; an asterisk inside belongs to it."""
    code = first_code(cell)
    if code is None and (bold := _BOLD_NAME.fullmatch(cell)):
        return unescaped(bold[1]).strip()
    return decoded(code[0]) if code else parse_type(cell.partition("<sup>")[0]).text.strip()


def values_in_rows(
    found: Sequence[Row], columns: Columns, ids: Ids, field: str = ""
) -> tuple[Value, ...]:
    """Read the rows of a table of values.

    Args:
        found: The rows.
        columns: The table's columns.
        ids: The page's ids.
        field: Name of the field that has the values. Kotlin has them all in a row of that name.
    """
    return tuple(value for row in found for value in _values_of(row, columns, ids, field))


def _values_of(row: Row, columns: Columns, ids: Ids, field: str) -> Iterator[Value]:
    name = _name(columns.cell(row.cells, "name"))
    text = decoded(columns.cell(row.cells, "value"))
    description = in_lines(columns.cell(row.cells, "description"))
    several = listed(text)
    if field and letters(name) == letters(field) and len(several) > 1:
        for one in several:
            yield _value(None, one, row.line, ids)
    else:
        yield replace(_value(name, text, row.line, ids), description=description)


def listed_values(
    lines: Sequence[str], at: int, first_line: int, ids: Ids
) -> tuple[int, int, tuple[Value, ...]] | None:
    """Read values from the bullets below a heading, which some releases indent like code.

    Returns:
        The first line's index, the index past the last, and the values; None if there are none.
    """
    start = end = -1
    found = []
    for index in range(at, len(lines)):
        line = lines[index]
        if not line.strip():
            continue
        line = line.rstrip()
        bullet = _BULLET.match(line) if line.endswith("`)") else None  # else quadratic
        if bullet is None:
            break
        start, end = index if start < 0 else start, index + 1
        name = decoded(bullet["name"]).strip("`")
        found.append(_value(name, decoded(bullet["value"]), index + first_line, ids))
    return (start, end, tuple(found)) if found else None


def _value(name: str | None, value: str, line: int, ids: Ids) -> Value:
    label = value.strip("\"'")
    return Value(name or None, value, True, line, anchor=ids.unique(value_id(name or label)))


def members(lines: Sequence[str], at: int) -> tuple[int, int, tuple[Member, ...]] | None:
    """Read the types in a list below a heading.

    Returns:
        The first line's index, the index past the last, and the types; None if there are none.
    """
    start = end = -1
    found = []
    for index in range(at, len(lines)):
        if not lines[index].strip():
            continue
        item = _ITEM.match(lines[index])
        if item is None:
            break
        if not _MEMBER.fullmatch(item["text"]):
            return None  # a list of something else
        start, end = index if start < 0 else start, index + 1
        found.append(Member(type_of(item["text"])))
    return (start, end, tuple(found)) if found else None


def statuses(found: Sequence[Row], columns: Columns, page: str) -> tuple[Response, ...]:
    """Read the rows of a table of statuses; 0 means all others."""
    responses = []
    for row in found:
        status = parse_type(columns.cell(row.cells, "status")).text.strip()
        headers = columns.cell(row.cells, "headers")
        type_ = columns.cell(row.cells, "type")
        responses.append(
            Response(
                status="default" if status == "0" else status,
                is_error=status[:1] in {"4", "5"},
                type=type_of(type_) if type_ else TypeExpr(),
                meaning=in_lines(columns.cell(row.cells, "meaning")),
                line=row.line,
                page=page,
                headers="" if headers == "-" else _headers(headers),
            )
        )
    return tuple(responses)


def _headers(cell: str) -> str:
    """The list of headers in a cell, one a line."""
    return "\n".join(part.strip() for part in _HEADER_END.split(cell) if part.strip())


def listed_operations(table: Table, lines: Sequence[str]) -> Iterator[ListedOperation]:
    """Yield the rows of a list of operations, still without anchors."""
    is_piped = lines[table.start].lstrip().startswith("|")
    has_groups = is_of_all_operations(table)
    for at in range(table.start + 2, table.end):
        cells = cells_of(lines[at], is_piped=is_piped)
        group = cells.pop(0) if has_groups else ""
        if len(cells) > 1:
            method, path = route(cells[1])
            description = in_lines(" | ".join(cells[2:]))
            yield ListedOperation(cells[0], "", method, path, description, group)


def route(cell: str) -> tuple[str, str]:
    """Return the method and path in a cell such as ``**GET** /pets/{id}``."""
    text = cell.replace("\\", "").replace("**", "").replace("`", "").strip()
    found = _ROUTE.match(text)
    if found is None or found[1].upper() not in _VERBS:
        return "", decoded(text)
    return found[1], decoded((found[2] or "").strip())
