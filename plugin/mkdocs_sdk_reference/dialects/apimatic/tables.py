"""Recognizes the generator's tables and reads fields, values, members and errors from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from ...commonmark.code import first_code
from ...commonmark.destinations import WHOLE_LINE, Holds
from ...commonmark.entities import decoded
from ...commonmark.expressions import parse_type
from ...commonmark.ids import Ids, field_id, value_id
from ...commonmark.tables import Table, split_row_outside_code
from ...model import (
    Content,
    Field,
    FieldTable,
    Member,
    MemberTable,
    Response,
    ResponseTable,
    Returns,
    Value,
    ValueTable,
)
from .descriptions import as_block, as_code, described, in_lines

_ACCESSORS = ("Getter", "Setter")
_FIELDS = ("Name", "Type", "Tags", "Description")
FIELD_HEADS = frozenset({_FIELDS, (*_FIELDS, *_ACCESSORS)})
PARAMETER_HEADS = frozenset({("Parameter", "Type", "Tags", "Description")})
VALUE_HEADS = frozenset({("Name",), ("Name", "Description")})
MEMBER_HEADS = frozenset({("Type",), ("Type", "Factory Method")})
ERROR_HEADS = frozenset({("HTTP Status Code", "Error Description", "Exception Class")})
_ERROR_COLUMNS = ("status", "meaning", "type")
_TEXTS = ("Description", "Error Description")
"""Columns of running text, where a pipe may split a cell."""
_PLACES = {
    "template": "path", "query": "query", "header": "header", "body": "body", "form": "form",
    "cookie": "cookie",
}  # fmt: skip
_REQUIRED = {"required": True, "optional": False}
_TAGS = frozenset({*_PLACES, *_REQUIRED, "read-only", "constant"})
"""All known tags."""

Complain = Callable[[int, str], None]
"""Reports a problem, given a line's index and a message."""


class Row(NamedTuple):
    """A row's cells by column name, and the index of its line."""

    at: int
    cells: Mapping[str, str]


def is_head(cells: tuple[str, ...], heads: frozenset[tuple[str, ...]]) -> bool:
    """Return whether one of these heads begins with the cells."""
    return any(cells == head[: len(cells)] for head in heads)


def rows(
    table: Table, lines: Sequence[str], first_line: int, complain: Complain
) -> list[Row] | None:
    """Read the rows of a table; None if one is torn and can't be repaired for sure."""
    found, width = [], len(table.head)
    for at, written in enumerate(table.rows, table.start + 2):
        is_long = len(written) > width
        split = split_row_outside_code(lines[at]) if is_long else written
        if len(split) != width:
            complain(
                at + first_line, f"a row has {len(split)} cells, but its table has {width} columns"
            )
        cells = _fitted(split, table.head) if len(split) > width else split
        if cells is None:
            return None
        cells += ("",) * (width - len(cells))
        found.append(Row(at, dict(zip(table.head, cells, strict=True))))
    if not table.is_alone and table.end < len(lines) and lines[table.end].strip():
        complain(table.end + first_line, "a line that is not a row ends the table")
    return found


def _fitted(cells: tuple[str, ...], head: tuple[str, ...]) -> tuple[str, ...] | None:
    """The cells of a row, with torn running text rejoined; None if another cell may be torn."""
    at = next((head.index(name) for name in _TEXTS if name in head), None)
    if at is None or ("Tags" in head and not _TAGS.issuperset(_tags(cells[head.index("Tags")]))):
        return None
    end = len(cells) - (len(head) - at - 1)
    return (*cells[:at], " | ".join(cells[at:end]), *cells[end:])


def contents(content: Content) -> Mapping[int, Holds]:
    """Return the content of a parsed block's cells; those left out hold data."""
    if isinstance(content, (FieldTable, ValueTable)):
        holds = {"Type": Holds.TYPE, "Description": Holds.TEXT}
        return {at: holds[name] for at, name in enumerate(content.head) if name in holds}
    if isinstance(content, MemberTable):
        return {0: Holds.TYPE, 1: Holds.TEXT}
    if isinstance(content, ResponseTable):
        holds = {"type": Holds.TYPE, "meaning": Holds.TEXT}
        return {at: holds[name] for at, name in enumerate(content.columns) if name in holds}
    return {WHOLE_LINE: Holds.TYPE} if isinstance(content, Returns) else {}


def fields(found: Sequence[Row], first_line: int, ids: Ids | None) -> tuple[Field, ...]:
    """Read rows of fields or parameters.

    Args:
        found: The rows.
        first_line: Number of the page's first line in the file.
        ids: The page's ids; None for parameters, whose ids begin with their operation's.
    """
    return tuple(_field(row, first_line, ids) for row in found)


def _field(row: Row, first_line: int, ids: Ids | None) -> Field:
    name = _name(next(iter(row.cells.values())))
    parsed = described(row.cells["Description"])
    tags = _tags(row.cells["Tags"])
    notes = [tag for tag in tags if tag not in _REQUIRED and tag not in _PLACES]
    if parsed.constraints:
        notes.append(parsed.constraints)
    return Field(
        name=name,
        type=parse_type(row.cells["Type"]),
        required=next((_REQUIRED[tag] for tag in tags if tag in _REQUIRED), None),
        deprecated=False,
        description=_with_accessors(parsed.text, row),
        example="",
        line=row.at + first_line,
        anchor="" if ids is None else ids.unique(field_id(name)),
        default=parsed.default,
        notes=tuple(notes),
        place=next((_PLACES[tag] for tag in tags if tag in _PLACES), ""),
    )


def _tags(cell: str) -> list[str]:
    """The tags of a field, known ones in lower case."""
    tags = (tag.strip() for tag in cell.split(",") if tag.strip())
    return [tag.lower() if tag.lower() in _TAGS else tag for tag in tags]


def _with_accessors(text: str, row: Row) -> str:
    """A description and, below it as code, the accessors that a row writes as text.

    They aren't Markdown: ``List<Object> getItems()`` is code.
    """
    cells = (row.cells.get(name, "").strip() for name in _ACCESSORS)
    code = as_block([cell for cell in cells if cell not in {"", "-"}])
    return "\n\n".join(part for part in (text, code) if part)


def _name(cell: str) -> str:
    """A name without code marks."""
    code = first_code(cell)
    return decoded(code[0]) if code else parse_type(cell).text.strip()


def values(found: Sequence[Row], first_line: int, ids: Ids) -> tuple[Value, ...]:
    """Read rows of an enum's constants, which the generator writes without values."""
    return tuple(_value(row, first_line, ids) for row in found)


def _value(row: Row, first_line: int, ids: Ids) -> Value:
    name = _name(row.cells["Name"])
    return Value(
        name=name,
        value=None,
        is_code=True,
        line=row.at + first_line,
        description=in_lines(row.cells.get("Description", "")),
        anchor=ids.unique(value_id(name)),
    )


def members(found: Sequence[Row]) -> tuple[Member, ...]:
    """Read rows of a union's members, with their factory methods as code."""
    return tuple(
        Member(parse_type(row.cells["Type"]), _factory(row.cells.get("Factory Method", "")))
        for row in found
    )


def _factory(cell: str) -> str:
    is_marked = not cell or "`" in cell or "](" in cell
    return cell if is_marked else as_code(cell)


def errors(table: Table, found: Sequence[Row], page: str, first_line: int) -> ResponseTable:
    """Read rows of an operation's errors, still without the operation's anchor."""
    responses = []
    for row in found:
        status, meaning, class_ = row.cells.values()
        responses.append(
            Response(
                status=parse_type(status).text.strip(),
                is_error=True,
                type=parse_type(class_),
                meaning=in_lines(meaning),
                line=row.at + first_line,
                page=page,
            )
        )
    return ResponseTable(table.head, _ERROR_COLUMNS, tuple(responses))
