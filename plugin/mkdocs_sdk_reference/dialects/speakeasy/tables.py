"""Recognizes the generator's tables and lists, and reads fields, values and errors from them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from ...commonmark.code import first_code, only_code
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
    OperationTable,
    Response,
    ResponseTable,
    Returns,
    Value,
)
from .descriptions import in_lines, split_notice

FIELD_HEADS = frozenset(
    {
        ("Field", "Type", "Required", "Description"),
        ("Field", "Type", "Required", "Description", "Example"),
        ("Name", "Type", "Description", "Example"),
    }
)
PARAMETER_HEADS = frozenset(
    {
        ("Parameter", "Type", "Required", "Description"),
        ("Parameter", "Type", "Required", "Description", "Example"),
    }
)
VALUE_HEADS = frozenset({("Name", "Value")})
ERROR_HEADS = frozenset(
    {
        ("Error Type", "Status Code", "Content Type"),
        ("Error Object", "Status Code", "Content Type"),
    }
)
ERROR_COLUMNS = ("type", "status", "content_type")
"""Contents of the columns of an error table."""
KNOWN_HEADS = {
    head: head
    for heads in (FIELD_HEADS, PARAMETER_HEADS, VALUE_HEADS, ERROR_HEADS)
    for head in heads
}
"""The heads by themselves, so that a thousand tables can share one object."""
HEADS_UNDER = {
    "Fields": FIELD_HEADS,
    "Parameters": PARAMETER_HEADS,
    "Values": VALUE_HEADS,
    "Errors": ERROR_HEADS,
}
"""The heads of the generator's tables, by the heading above them."""
_REQUIRED = {":heavy_check_mark:": True, ":heavy_minus_sign:": False}
_LITERAL = re.compile(
    r"""\s*(?:\|\s*)?("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|-?\d[\d.]*|true|false|null"""
    r"""|Unrecognized<\w+>)[ \t]*"""
)
_MDX_ESCAPE = re.compile(r"\\([{}<>])")
_TYPE_AND_TEXT = {"Type": Holds.TYPE, "Description": Holds.TEXT}

Numbered = Callable[[int], tuple[int, str]]
"""Returns a line's number in the file and its text, given its index."""
Complain = Callable[[int, str], None]
"""Reports a problem, given a line's number in the file and a message."""


class TornRowError(Exception):
    """A row has more cells than its head and is ambiguous: the table stays as it is."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


def is_marked(table: Table) -> bool:
    """Return whether a table's Required column, if any, has the generator's marks.

    A hand-written table would say "yes" there.
    """
    if "Required" not in table.head:
        return True
    at = table.head.index("Required")
    full = [row for row in table.rows if len(row) > at]
    return not full or any(cell in _REQUIRED for row in full for cell in row)


def contents(content: Content) -> Mapping[int, Holds]:
    """Return the content of a parsed block's cells; those left out hold data."""
    if isinstance(content, FieldTable):
        return {content.head.index(name): holds for name, holds in _TYPE_AND_TEXT.items()}
    if isinstance(content, ResponseTable):
        return {0: Holds.TYPE}
    if isinstance(content, OperationTable):
        return {WHOLE_LINE: Holds.TEXT}
    return {WHOLE_LINE: Holds.TYPE} if isinstance(content, (Member, Returns)) else {}


def fields(
    table: Table, numbered: Numbered, complain: Complain, ids: Ids | None
) -> tuple[Field, ...]:
    """Read the rows of a field or parameter table.

    Args:
        table: The table.
        numbered: Returns a line's number and text.
        complain: Reports problems.
        ids: The page's ids; None for parameters, whose ids begin with their operation's.

    Raises:
        TornRowError: A row can't be read.
    """
    required_at = table.head.index("Required") if "Required" in table.head else None
    type_at = table.head.index("Type")
    description_at = table.head.index("Description")
    example_at = table.head.index("Example") if "Example" in table.head else None
    found = []
    # Read all rows first: torn ones must not reserve ids.
    for line, cells in list(_rows(table, numbered, complain)):
        name = _name(cells[0])
        notice, description = split_notice(cells[description_at])
        found.append(
            Field(
                name=name,
                type=parse_type(cells[type_at]),
                required=None if required_at is None else _REQUIRED.get(cells[required_at]),
                deprecated=cells[0].startswith("~~") or notice == "",
                description=description,
                example="" if example_at is None else in_lines(cells[example_at]),
                line=line,
                anchor="" if ids is None else ids.unique(field_id(name)),
                deprecation=notice or "",
            )
        )
    return tuple(found)


def values_of(table: Table, numbered: Numbered, complain: Complain, ids: Ids) -> tuple[Value, ...]:
    """Read the rows of a table of enum values. Raises TornRowError."""
    return tuple(
        _value(None if name == "-" else _name(name), *_code_or_text(value), line, ids)
        for line, (name, value) in list(_rows(table, numbered, complain))
    )


def errors(table: Table, numbered: Numbered, complain: Complain, page: str) -> tuple[Response, ...]:
    """Read the rows of an operation's error table. Raises TornRowError."""
    return tuple(
        Response(
            status=status,
            is_error=True,
            type=parse_type(kind, unqualified=True),
            content_type=parse_type(content).text,
            line=line,
            page=page,
        )
        for line, (kind, status, content) in _rows(table, numbered, complain)
    )


def without_escapes(table: Table) -> Table:
    """Return a table of MDX without the escapes in examples and values, which only MDX needs."""
    data = [at for at, name in enumerate(table.head) if name in {"Example", "Value"}]
    rows = (list(row) for row in table.rows)
    return table._replace(rows=tuple(_unescaped(row, data) for row in rows))


def _unescaped(row: list[str], columns: Sequence[int]) -> tuple[str, ...]:
    for at in columns:
        if at < len(row):
            row[at] = _MDX_ESCAPE.sub(r"\1", row[at])
    return tuple(row)


def listed_values(
    lines: Sequence[str], at: int, first_line: int, ids: Ids
) -> tuple[int, int, tuple[Value, ...]] | None:
    """Read values from the bullets below a ``## Values`` heading (newer Python).

    A paragraph may precede them, as in open enums.

    Returns:
        The first line's index, the index past the last, and the values; None unless every bullet
        is one code span.
    """
    end = len(lines)
    while at < end and not lines[at].startswith(("- `", "* `")):
        if lines[at].startswith(("#", "|", "```", "~~~")):
            return None
        at += 1
    start, values = at, []
    while at < end and lines[at].startswith(("- ", "* ")):
        value = only_code(lines[at][2:].strip())
        if value is None:
            break
        values.append(value)
        at += 1
    if not values or (at < end and lines[at].strip()):
        return None
    numbers = range(start + first_line, at + first_line)
    named = zip(values, numbers, strict=True)
    return start, at, tuple(_value(None, value, True, line, ids) for value, line in named)


def literal_values(body: Sequence[str], first_line: int, ids: Ids) -> tuple[Value, ...]:
    """Read values from a code block such as ``"completed" | "running"``; () for any other code."""
    found: list[tuple[str, int]] = []
    for offset, line in enumerate(body):
        at = 0
        while at < len(line.rstrip().rstrip("|")):
            literal = _LITERAL.match(line, at)
            if not literal:
                return ()
            found.append((literal[1], first_line + offset))
            at = literal.end()
    return tuple(_value(None, value, True, line, ids) for value, line in found)


def _value(name: str | None, value: str, is_code: bool, line: int, ids: Ids) -> Value:  # noqa: FBT001 (as the model has it)
    label = value.strip("\"'") if name is None else name
    return Value(name, value, is_code, line, anchor=ids.unique(value_id(label)))


def _rows(
    table: Table, numbered: Numbered, complain: Complain
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each row's line number and its cells, one for each column."""
    width = len(table.head)
    for offset, written in enumerate(table.rows):
        cells = written
        line, text = numbered(table.start + 2 + offset)
        if len(cells) > width:
            cells = split_row_outside_code(text)
            if len(cells) != width:
                raise TornRowError(
                    line, f"a row has {len(cells)} cells, but its table has {width} columns"
                )
        elif len(cells) < width:
            complain(line, f"a row has {len(cells)} cells, but its table has {width} columns")
            cells += ("",) * (width - len(cells))
        yield line, cells


def _name(cell: str) -> str:
    """A name without marks: `` `x` ``, `` ~~`x`~~ ``, or plain."""
    code = first_code(cell)
    return code[0] if code else cell.replace("~~", "").replace("\\", "").strip()


def _code_or_text(cell: str) -> tuple[str, bool]:
    code = only_code(cell)
    return (decoded(cell), False) if code is None else (code, True)
