"""Code spans in a cell or a line, found in linear time."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

_TICKS = re.compile("`+")
_ONE_SPAN = re.compile("`[^`]+`")


def first_code(cell: str) -> tuple[str, int, int] | None:
    """Return a cell's first code span: its content, start and end; None if there is none."""
    if _ONE_SPAN.fullmatch(cell):  # as a generator writes almost all of them
        return cell[1:-1].strip(), 0, len(cell)
    return next(_spans(cell), None)


def only_code(cell: str) -> str | None:
    """Return the content of a cell that is exactly one code span; None for any other cell."""
    found = first_code(cell)
    return found[0] if found and found[1:] == (0, len(cell)) else None


def _spans(text: str) -> Iterator[tuple[str, int, int]]:
    runs = [(tick.start(), tick.end()) for tick in _TICKS.finditer(text)]
    of_width: dict[int, list[int]] = {}
    for index, (start, end) in enumerate(runs):
        of_width.setdefault(end - start, []).append(index)
    index = 0
    while index < len(runs):
        start, end = runs[index]
        like = of_width[end - start]
        later = bisect_right(like, index)
        if later == len(like):
            index += 1  # not closed by a run of the same width
            continue
        index = like[later]
        close, past = runs[index]
        yield text[end:close].strip(), start, past
        index += 1
