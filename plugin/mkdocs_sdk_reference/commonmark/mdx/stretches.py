"""Divides the lines of MDX into text, fenced code and scripts."""

from __future__ import annotations

import re
from collections.abc import Sequence

HEADING = re.compile(r"[ \t]*#{1,6}[ \t]")
_FENCE = re.compile(r"[ \t]*(`{3,}(?=[^`]*$)|~{3,})")
_CODE_LINE = re.compile(
    r"import\s+(?:[\w*{][\w\s*{},$]*\sfrom\s*)?[\"'][^\"'\n]+[\"']\s*;?\s*$"
    r"|import\s*(?:type\s*)?\{[^}]*$"
    r"|export\s+(?:(?:const|let|var|type)\s+[\w$]+\s*[=:<]|(?:async\s+)?function\s+[\w$]+\s*[(<]"
    r"|class\s+[\w$]+\s*(?:\{|extends\b)|interface\s+[\w$]+\s*\{|\{|\*\s+from\b)"
)
"""The start of a script; prose may also start with ``import`` or ``export``."""


class Stretches:
    """The lines of a text by kind. Fences may be indented.

    Attributes:
        texts: For each stretch of text, the index of its first line and the one past its last.
        fenced: Indices of the lines of fenced code.
        scripts: Indices of the lines of scripts.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self.texts: list[tuple[int, int]] = []
        self.fenced: set[int] = set()
        self.scripts: list[int] = []
        self._lines = lines
        self._unbalanced = 0
        self._find()

    def _find(self) -> None:
        at = first = 0
        while at < len(self._lines):
            end = at
            if opening := _FENCE.match(self._lines[at]):
                end = self._past_fence(at, opening[1])
                self.fenced.update(range(at, end))
            elif _CODE_LINE.match(self._lines[at]) and (
                at == first or not self._lines[at - 1].strip()
            ):
                end = self._past_script(at)
                self.scripts += range(at, end)
            if end == at:
                at += 1
                continue
            if first < at:
                self.texts.append((first, at))
            at = first = end
        if first < at:
            self.texts.append((first, at))

    def _past_fence(self, at: int, mark: str) -> int:
        for close in range(at + 1, len(self._lines)):
            bare = self._lines[close].strip()
            if len(bare) >= len(mark) and not bare.strip(mark[0]):
                return close + 1
        return len(self._lines)

    def _past_script(self, at: int) -> int:
        """Return the index past a script: a blank line, or a later one while brackets are open."""
        depth, blank = 0, 0
        for line in range(at, len(self._lines)):
            text = self._lines[line]
            if not text.strip():
                blank = blank or line
                if depth <= 0 or line < self._unbalanced:
                    return line if depth <= 0 else blank
            elif HEADING.match(text) or (blank and _FENCE.match(text)):
                self._unbalanced = line  # so that nothing is searched twice
                return blank or line
            depth += sum(map(text.count, "{([")) - sum(map(text.count, "})]"))
        self._unbalanced = len(self._lines)
        return blank or len(self._lines)
