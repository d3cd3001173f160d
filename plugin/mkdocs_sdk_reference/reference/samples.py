"""Finds the first code sample of each operation."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import NamedTuple

from ..commonmark.outline import Fence, outline
from ..model import Page

_DATA = frozenset({"", "json", "text", "xml", "yaml"})
"""Languages of code blocks that call nothing."""


class Sample(NamedTuple):
    """A block of code that calls an operation.

    Attributes:
        language: The language in the block's info string, one word.
    """

    language: str
    code: str


def samples_on(page: Page, language: str = "") -> Mapping[int, Sample]:
    """Return the first sample of each of a page's operations, by the lines of their headings.

    It is in the SDK's language if possible. A block right below the operation's own heading is a
    declaration if another one follows further below.

    Args:
        page: The page.
        language: The SDK's language; if no block has it, the most frequent one.
    """
    lines = page.text.split("\n")
    found: dict[int, list[tuple[bool, Fence]]] = {}
    for own, is_declared, fence in _codes(page, lines):
        found.setdefault(own, []).append((is_declared, fence))
    languages = Counter(fence.language for codes in found.values() for _, fence in codes)
    if language not in languages:
        language = max(languages, key=languages.__getitem__, default="")

    def rank(code: tuple[bool, Fence]) -> tuple[bool, bool]:
        return code[1].language != language, code[0]

    return {own: _sample(min(codes, key=rank)[1], lines) for own, codes in found.items()}


def _codes(page: Page, lines: list[str]) -> Iterator[tuple[int, bool, Fence]]:
    """Yield each code block in the section of an operation.

    Each comes with the line of the operation's heading, and whether no heading is in between.
    """
    operations = {operation.heading for operation in page.operations}
    fences = _fences(page, lines)
    fence = next(fences, None)
    own, level, is_declared = -1, 0, False
    ends = [*(heading.line for heading in page.headings[1:]), len(lines)]
    for heading, end in zip(page.headings, ends, strict=False):
        if heading.line in operations:
            own, level, is_declared = heading.line, heading.level, True
        elif heading.level <= level:
            own, level = -1, 0
        else:
            is_declared = False
        while fence is not None and fence.start < end:
            if own >= 0 and fence.start > heading.line:
                yield own, is_declared, fence
            fence = next(fences, None)


def _fences(page: Page, lines: list[str]) -> Iterator[Fence]:
    """Yield the code blocks that are in no parsed block, and that call something."""
    for element in outline(lines):
        if isinstance(element, Fence) and element.language not in _DATA:
            at = bisect_right(page.blocks, element.start, key=attrgetter("start")) - 1
            if at < 0 or page.blocks[at].end <= element.start:
                yield element


def _sample(fence: Fence, lines: list[str]) -> Sample:
    inner = lines[fence.start + 1 : fence.end - fence.closed]
    return Sample(fence.language, "\n".join(inner).rstrip("\n"))
