"""Parses the lines of GFM tables into head and cells."""

from __future__ import annotations

from typing import NamedTuple

_ESCAPED = "\x00"
r"""Replaces ``\|`` while a row is split; pages contain no NUL bytes."""


class Table(NamedTuple):
    r"""A table as written.

    Attributes:
        start: Index of the head's line, from 0.
        end: Index past the last row.
        rows: The cells of each row, however many, stripped and with ``\|`` resolved.
        is_alone: Whether no text touches it above or below.
    """

    start: int
    end: int
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_alone: bool = True


def split_row(line: str) -> tuple[str, ...]:
    r"""Split a row into stripped cells as GFM does: ``\|`` is a pipe in a cell, code or not."""
    line = line.strip()
    escaped = "\\|" in line
    if escaped:
        line = line.replace("\\|", _ESCAPED)
    line = line.removeprefix("|").removesuffix("|")
    cells = (cell.strip() for cell in line.split("|"))
    return tuple(c.replace(_ESCAPED, "|") for c in cells) if escaped else tuple(cells)


def split_row_outside_code(line: str) -> tuple[str, ...]:
    """Split a row at the pipes outside code spans.

    For rows with an unescaped pipe in code (``retryconfig.md``): GFM splits such a span and
    drops the last cell.
    """
    cells: list[str] = []
    for cell in split_row(line):
        if cells and cells[-1].count("`") % 2:
            cells[-1] += " | " + cell
        else:
            cells.append(cell)
    return tuple(cells)


def is_delimiter(line: str, columns: int) -> bool:
    """Return whether a line is the delimiter row of a head with this many columns."""
    stripped = line.strip()
    if not stripped or stripped.strip("|-: \t"):
        return False
    cells = split_row(stripped)
    return len(cells) == columns and all(_is_dashes(cell) for cell in cells)


def _is_dashes(cell: str) -> bool:
    inner = cell.removeprefix(":").removesuffix(":")
    return bool(inner) and not inner.strip("-")
