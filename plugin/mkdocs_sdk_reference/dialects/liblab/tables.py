"""Reads the generator's only kind of table: fields, parameters or values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ...commonmark.destinations import WHOLE_LINE, Holds
from ...commonmark.entities import unescaped
from ...commonmark.expressions import parse_type
from ...commonmark.ids import Ids, field_id, value_id
from ...commonmark.names import letters
from ...commonmark.tables import Table, split_row
from ...model import Content, Field, FieldTable, MemberTable, Returns, TypeExpr, Value

HEAD = ("Name", "Type", "Required", "Description")
OF_VALUES = ("Name", "Value")
"""The two columns of a table of values that aren't empty."""
_REQUIRED = {"✅": True, "❌": False}
_TEXT_TYPES = frozenset({"str", "string"})
"""Types of the values of an enum, in lower case."""
_QUOTED = re.compile(r'"[^"]*"')
_MOST_CELLS = 64
"""Maximum number of cells of a row that are searched for links."""
_CONTEXT = ("ctx", "Context")
"""Name and type of a parameter of all Go operations, which isn't part of the API."""

Complain = Callable[[int, str], None]
"""Reports a problem, given a line's number in the file and a message."""


class Row(NamedTuple):
    """A row of the table.

    Attributes:
        line: Number of its line in the file, from 1.
        name: Its name, without Markdown.
        type: Markdown of the type.
        required: Whether it is required; None if the row leaves it open.
        description: Markdown of its description.
    """

    line: int
    name: str
    type: str
    required: bool | None
    description: str


def contents(content: Content) -> Mapping[int, Holds]:
    """Return the content of a parsed block's cells; those left out hold data."""
    if isinstance(content, FieldTable):
        return {1: Holds.TYPE, **dict.fromkeys(range(3, _MOST_CELLS), Holds.TEXT)}
    if isinstance(content, (MemberTable, Returns)):
        return {WHOLE_LINE: Holds.TYPE}
    return {}


def is_known(table: Table, lines: Sequence[str]) -> bool:
    """Return whether a table is the generator's: its head, its colons, and signs for required."""
    if table.head != HEAD:
        return False
    colons = all(cell.startswith(":-") for cell in split_row(lines[table.start + 1]))
    signs = any(cell in _REQUIRED for row in table.rows for cell in row[2:])
    return colons and (signs or not table.rows)


def rows(table: Table, lines: Sequence[str], first_line: int, complain: Complain) -> Iterator[Row]:
    """Yield the rows of a table; an unescaped pipe is part of the type or description.

    The sign for required separates the two.
    """
    for at, cells in enumerate(table.rows, table.start + 2):
        if len(cells) < len(HEAD):
            message = f"a row has {len(cells)} cells, but its table has {len(HEAD)} columns"
            complain(at + first_line, message)
        elif not lines[at].rstrip().endswith("|"):
            complain(at + first_line, "a row is cut off in its last cell")
        sign = next((i for i, cell in enumerate(cells) if i > 1 and cell in _REQUIRED), 2)
        name = parse_type(cells[0]).text
        if name or any(cells):
            yield Row(
                line=at + first_line,
                name=name,
                type=" | ".join(cells[1:sign]),
                required=_REQUIRED.get(cells[sign]) if len(cells) > sign else None,
                description=" | ".join(cells[sign + 1 :]),
            )


def fields(found: Sequence[Row], anchor: Callable[[str], str]) -> tuple[Field, ...]:
    """Return the fields or parameters of rows.

    Args:
        found: The rows.
        anchor: Returns the id of a row, given its name.
    """
    return tuple(
        Field(
            name=row.name,
            type=_type_of(row),
            required=row.required,
            deprecated=False,
            description=row.description,
            example="",
            line=row.line,
            anchor=anchor(row.name),
        )
        for row in found
    )


def _type_of(row: Row) -> TypeExpr:
    return parse_type(row.type, unqualified=(row.name, row.type) != _CONTEXT)


def of_field(ids: Ids) -> Callable[[str], str]:
    """Return a function that makes ids of fields on a page."""
    return lambda name: ids.unique(field_id(name))


def values(found: Sequence[Row], ids: Ids) -> tuple[Value, ...]:
    """Return the values of an enum, which its rows have in quotes; () for an object's rows."""
    if not all(map(_is_value, found)):
        return ()
    return tuple(
        Value(
            name=row.name,
            value=unescaped(row.description),
            is_code=True,
            line=row.line,
            anchor=ids.unique(value_id(row.name)),
        )
        for row in found
    )


def _is_value(row: Row) -> bool:
    """Whether a row holds a value: its constant has the value's name, or is in capitals."""
    if not row.required or row.type.lower() not in _TEXT_TYPES:
        return False
    is_quoted = _QUOTED.fullmatch(row.description) is not None
    return is_quoted and (
        row.name == row.name.upper() or letters(row.name) == letters(unescaped(row.description))
    )
