"""Code spans in a cell, found in linear time."""

from __future__ import annotations

import re

_TICKS = re.compile("`+")


def first_code(cell: str) -> tuple[str, int, int] | None:
    """The first code span of a cell: its content, and where the span starts and ends."""
    runs = [(tick.start(), tick.end()) for tick in _TICKS.finditer(cell)]
    last = {end - start: start for start, end in runs}
    for index, (start, end) in enumerate(runs):
        width = end - start
        if last[width] == start:
            continue  # no run of that width closes it
        close = next(run for run in runs[index + 1 :] if run[1] - run[0] == width)
        return cell[end : close[0]].strip(), start, close[1]
    return None


def only_code(cell: str) -> str | None:
    """The content of a cell that is one code span and nothing else."""
    found = first_code(cell)
    return found[0] if found and found[1:] == (0, len(cell)) else None
