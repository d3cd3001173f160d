"""Recognizes the generator's tables and splits their rows into cells.

Templates differ by language and release, so a table is recognized by its section and its column
names, not by one fixed head.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ...commonmark.tables import Table
from .notes import is_notes

COLUMNS = {
    "name": "name",
    "type": "type",
    "data type": "type",
    "description": "description",
    "notes": "notes",
    "required": "required",
    "param type": "place",
    "value": "value",
}
"""Names of the columns of fields, parameters and values, in lower case."""
_STATUSES = {
    "status code": "status",
    "code": "status",
    "description": "meaning",
    "response headers": "headers",
    "data type": "type",
}
_METHODS = ("method", "http request")
_OF_CLASSES = (("class", "method"), ("category", "method"))
_PLACES = frozenset({"path", "query", "header", "body", "form", "formdata", "cookie"})
_PIPE = re.compile(r"(?<!\\)\|")

Complain = Callable[[int, str], None]
"""Reports a problem, given a line's number in the file and a message."""


class Columns(NamedTuple):
    """The columns of a table.

    Attributes:
        at: The index of each column by its content.
        width: The number of columns.
        is_piped: Whether the head has outer pipes.
    """

    at: Mapping[str, int]
    width: int
    is_piped: bool

    def cell(self, cells: Sequence[str], name: str) -> str:
        """Return a row's cell in a column; "" if there is no such column."""
        at = self.at.get(name)
        return "" if at is None else cells[at]


class Row(NamedTuple):
    """A row's cells, one for each column, and its line's number in the file.

    Attributes:
        is_whole: Whether no cell was missing, except possibly the last.
    """

    line: int
    cells: list[str]
    is_whole: bool


def columns_of(table: Table, lines: Sequence[str]) -> Columns | None:
    """Return the columns of a table of fields, parameters or values; None for any other table."""
    return _columns(table, lines, COLUMNS, ("name",))


def status_columns(table: Table, lines: Sequence[str]) -> Columns | None:
    """Return the columns of a table of statuses; None for any other table."""
    return _columns(table, lines, _STATUSES, ("status", "meaning"))


def is_of_operations(table: Table) -> bool:
    """Return whether a table lists the operations of a page."""
    return tuple(name.lower() for name in table.head[:2]) == _METHODS


def is_of_all_operations(table: Table) -> bool:
    """Return whether a table lists the operations of all pages, as in a README.

    In Julia's, the cell of the name has the route, too.
    """
    head = tuple(name.lower() for name in table.head)
    is_julias = len(head) == 2 and all("<br" in row[-1] for row in table.rows)
    return head[:2] in _OF_CLASSES and (head[2:3] == _METHODS[1:] or is_julias)


def _columns(
    table: Table, lines: Sequence[str], known: Mapping[str, str], needed: Sequence[str]
) -> Columns | None:
    names = [known.get(" ".join(name.lower().split()), "") for name in table.head]
    at = {name: index for index, name in enumerate(names)}
    if "" in at or len(at) < len(names) or any(name not in at for name in needed):
        return None
    return Columns(at, len(names), lines[table.start].lstrip().startswith("|"))


def rows(
    table: Table, columns: Columns, lines: Sequence[str], first_line: int, complain: Complain
) -> Iterator[Row]:
    """Yield the rows of a table.

    Pipes aren't escaped. In a description: the cells between the first and last ones are one
    description. In a type: they are between its asterisks. An empty last cell may be missing.
    """
    for at in range(table.start + 2, table.end):
        if not lines[at].strip():
            continue
        cells = cells_of(lines[at], is_piped=columns.is_piped)
        if (type_at := columns.at.get("type")) is not None:
            _join_type(cells, type_at)
        missing = columns.width - len(cells)
        if missing == 1 and "place" in columns.at and place_of(cells[0]) not in _PLACES:
            cells.insert(0, "")  # SailPoint leaves it empty, without a leading pipe
            missing = 0
        if missing > 1:
            message = f"a row has {len(cells)} cells, but its table has {columns.width} columns"
            complain(at + first_line, message)
        elif missing < 0:
            cells = _fitted(cells, columns)
        yield Row(at + first_line, cells + [""] * missing, missing <= 1)


def cells_of(line: str, *, is_piped: bool) -> list[str]:
    """Return a row's cells. A last pipe ends it only if it or its head begins with one."""
    bare = line.strip()
    if bare.startswith("|"):
        bare, is_piped = bare[1:], True
    if is_piped and bare.endswith("|") and not bare.endswith("\\|"):
        bare = bare[:-1]
    return [cell.strip().replace("\\|", "|") for cell in _PIPE.split(bare)]


def _join_type(cells: list[str], at: int) -> None:
    """Join the cells that a pipe in a type has split, in place."""
    stars = 0
    for end, cell in enumerate(cells[at:], at + 1):
        stars += cell.count("**")
        if stars % 2 == 0:
            cells[at:end] = [" | ".join(cells[at:end])]
            return


def _fitted(cells: list[str], columns: Columns) -> list[str]:
    """The cells of a row that has too many, joined to one for each column."""
    middle = columns.at.get("description", columns.at.get("meaning", columns.width - 1))
    behind = columns.width - middle - 1
    if behind and "notes" in columns.at and not is_notes(cells[-1]):
        return [*cells[:middle], " | ".join(cells[middle:]), *[""] * behind]
    end = len(cells) - behind
    return [*cells[:middle], " | ".join(cells[middle:end]), *cells[end:]]


def place_of(cell: str) -> str:
    """Return where a parameter goes: its cell without marks, in lower case."""
    return cell.strip("*` ").lower()
