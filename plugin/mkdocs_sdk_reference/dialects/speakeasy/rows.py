"""A known table's rows → fields, values and error cases."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from ...commonmark.code import first_code, only_code
from ...commonmark.entities import decoded
from ...commonmark.expressions import parse_type
from ...commonmark.tables import Table, split_row_outside_code
from ...model import ErrorCase, Field, Value

_REQUIRED = {":heavy_check_mark:": True, ":heavy_minus_sign:": False}

Numbered = Callable[[int], tuple[int, str]]
"""From a line's index to its number in the file and its text."""
Complain = Callable[[int, str], None]
"""Takes a line's number in the file and what is wrong there."""


class TornRowError(Exception):
    """A row has more cells than its head, and no one way to read it: the table stays as it is."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


def is_marked(table: Table) -> bool:
    """Whether a table's Required column, if it has one, holds the generator's marks.

    It always does (input.md, "Tables"); a table by hand says "yes" there.
    """
    if "Required" not in table.head:
        return True
    at = table.head.index("Required")
    full = [row for row in table.rows if len(row) > at]
    return not full or any(cell in _REQUIRED for row in full for cell in row)


def fields(table: Table, numbered: Numbered, complain: Complain) -> tuple[Field, ...]:
    """Rows of a field or parameter table. Raises TornRowError."""
    required_at = table.head.index("Required") if "Required" in table.head else None
    type_at = table.head.index("Type")
    description_at = table.head.index("Description")
    example_at = table.head.index("Example") if "Example" in table.head else None
    return tuple(
        Field(
            name=_name(cells[0]),
            type=parse_type(cells[type_at]),
            required=None if required_at is None else _REQUIRED.get(cells[required_at]),
            deprecated=cells[0].startswith("~~"),
            description="" if cells[description_at] == "N/A" else cells[description_at],
            example="" if example_at is None else cells[example_at],
            line=line,
        )
        for line, cells in _rows(table, numbered, complain)
    )


def values_of(table: Table, numbered: Numbered, complain: Complain) -> tuple[Value, ...]:
    """Rows of a table of enum values. Raises TornRowError."""
    return tuple(
        Value(None if name == "-" else _name(name), *_code_or_text(value), line)
        for line, (name, value) in _rows(table, numbered, complain)
    )


def error_cases(table: Table, numbered: Numbered, complain: Complain) -> tuple[ErrorCase, ...]:
    """Rows of an operation's error table. Raises TornRowError."""
    return tuple(
        ErrorCase(parse_type(kind), status, parse_type(content).text, line)
        for line, (kind, status, content) in _rows(table, numbered, complain)
    )


def _rows(
    table: Table, numbered: Numbered, complain: Complain
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each row's line number and its cells, as many as the head has."""
    width = len(table.head)
    for offset, written in enumerate(table.rows):
        cells = written
        line, text = numbered(table.start + 2 + offset)
        if len(cells) > width:
            cells = split_row_outside_code(text)
            if len(cells) != width:
                raise TornRowError(
                    line, f"a row has {len(cells)} cells where its table has {width} columns"
                )
        elif len(cells) < width:
            complain(line, f"a row has {len(cells)} cells where its table has {width} columns")
            cells += ("",) * (width - len(cells))
        yield line, cells


def _name(cell: str) -> str:
    """A name less its marks: `` `x` ``, `` ~~`x`~~ ``, or plain."""
    code = first_code(cell)
    name = code[0] if code else cell.replace("~~", "").replace("\\", "").strip()
    return sys.intern(name)  # an SDK has a few names, thousands of times


def _code_or_text(cell: str) -> tuple[str, bool]:
    code = only_code(cell)
    return (decoded(cell), False) if code is None else (code, True)
