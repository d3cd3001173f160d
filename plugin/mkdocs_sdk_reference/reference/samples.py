"""How operations are called: the first sample of each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import NamedTuple

from ..commonmark.outline import Fence, outline
from ..model import Page

_DATA = frozenset({"", "json", "text", "xml", "yaml"})
"""What blocks of code are called that call nothing."""


class Sample(NamedTuple):
    """A block of code that calls an operation.

    Attributes:
        language: What the block says that it is written in, one word.
    """

    language: str
    code: str


def samples_on(page: Page) -> Mapping[int, Sample]:
    """Return the first sample of each of a page's operations, by the lines of their headings.

    Right below the operation's own heading stands a declaration, where another block of code
    follows further below.
    """
    lines = page.text.split("\n")
    operations = {operation.heading for operation in page.operations}
    declared: dict[int, Sample] = {}
    found: dict[int, Sample] = {}
    fences = _fences(page, lines)
    fence = next(fences, None)
    own, level, is_below = -1, 0, False
    for at, heading in enumerate(page.headings):
        if heading.line in operations:
            own, level, is_below = heading.line, heading.level, False
        elif heading.level <= level:
            own, level = -1, 0
        else:
            is_below = True
        end = page.headings[at + 1].line if at + 1 < len(page.headings) else len(lines)
        while fence is not None and fence.start < end:
            if own >= 0 and fence.start > heading.line:
                (found if is_below else declared).setdefault(own, _sample(fence, lines))
            fence = next(fences, None)
    return declared | found


def _fences(page: Page, lines: list[str]) -> Iterator[Fence]:
    """Yield the blocks of code that nothing else was made of, and that call something."""
    for element in outline(lines):
        if isinstance(element, Fence) and element.language not in _DATA:
            at = bisect_right(page.blocks, element.start, key=attrgetter("start")) - 1
            if at < 0 or page.blocks[at].end <= element.start:
                yield element


def _sample(fence: Fence, lines: list[str]) -> Sample:
    inner = lines[fence.start + 1 : fence.end - fence.closed]
    return Sample(fence.language, "\n".join(inner).rstrip("\n"))
