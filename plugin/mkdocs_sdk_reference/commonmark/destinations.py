"""Positions of link destinations in a page's text, for findings and for `fix`.

What is a paragraph or a cell, and what is code, raw HTML or a comment and holds no links, follows
CommonMark's rules.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum

from ..model import Block, Content, Destination
from .entities import unescaped
from .inline import inline_links, tag_links
from .outline import Comment, Fence, Raw

_CANDIDATE = re.compile(r"\]\(|\]:|<(?:a|img)\s", re.IGNORECASE)
_INDENTED = re.compile(r"^[ \t]", re.MULTILINE)
_HOLDER = re.compile(r"[-+*]\s|\d{1,9}[.)]\s|!!!|\?\?\?|===|///|:\s")
"""Start of a line below which indented lines are text, not code."""
_NEW_TEXT = re.compile(r"\s*(?:[-+*]\s|\d{1,9}[.)]\s|#{1,6}\s|\|)")
"""Start of a line that doesn't continue the text above it."""
_HTML_BLOCK = re.compile(
    r" {0,3}</?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup"
    r"|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]"
    r"|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup"
    r"|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)"
    r"(?=[\s>]|/>|$)",
    re.IGNORECASE,
)
"""Start of raw HTML that ends at a blank line (CommonMark 0.31, "HTML blocks", kind 6)."""
_DEFINITION = re.compile(
    r"(?: {0,3}> ?)* {0,3}\[(?P<label>(?!\^)(?:[^\[\]\\]|\\.)+)\]:[ \t]*(?:\n[> \t]*)?"
    r"(?:<(?P<angled>[^<>\n]*)>|(?P<bare>[^\s<]\S*))"
    r"(?:[ \t]+(?:\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|\((?:[^()\\\n]|\\.)*\)))?[ \t]*$",
    re.MULTILINE,
)
"""A link reference definition on a line of its own, not a footnote (``[^1]:``)."""
_ELSEWHERE = re.compile(r"(?:https?|mailto|tel|ftp):|//", re.IGNORECASE)
WHOLE_LINE = -1
"""Cell index for a line outside tables."""
Hidden = Fence | Comment | Raw


class Holds(Enum):
    """Content of a cell, or of a line outside tables."""

    TEXT = "text"
    TYPE = "type"
    DATA = "data"  # a name, value or example, never Markdown


Contents = Callable[[Content], Mapping[int, Holds]]
"""Returns the content of a parsed block's cells, by index; other cells hold data."""


def destinations(
    text: str,
    lines: Sequence[str],
    hidden: Iterable[Hidden],
    blocks: Iterable[Block] = (),
    contents: Contents = lambda _: {},
) -> tuple[Destination, ...]:
    """Return each destination in a page's text, in order, except web addresses.

    Args:
        text: The page's text.
        lines: The same in lines.
        hidden: Its fences, comments and raw HTML.
        blocks: Its parsed blocks.
        contents: What the blocks' cells hold.
    """
    candidates = [found.start() for found in _CANDIDATE.finditer(text)]
    if not candidates:
        return ()
    found = _Reader(text, lines, hidden, blocks, contents).read(candidates)
    return tuple(
        d for d in found if d.href and not (_ELSEWHERE.match(d.href) and "[" not in d.href)
    )


class _Reader:
    def __init__(
        self,
        text: str,
        lines: Sequence[str],
        hidden: Iterable[Hidden],
        blocks: Iterable[Block],
        contents: Contents,
    ) -> None:
        self._cells_of: dict[int, Mapping[int, Holds]] = {}
        for block in blocks:
            lines_of = range(block.start, block.end)
            self._cells_of.update(dict.fromkeys(lines_of, contents(block.content)))
        self._text = text
        self._lines = lines
        self._starts = [0]
        for line in lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._hidden = bytearray(len(lines))
        for part in hidden:
            start, end = _extent(part)
            self._hidden[start:end] = b"\x01" * (end - start)
        if _INDENTED.search(text):
            self._hide_indented_code()

    def read(self, candidates: Sequence[int]) -> Iterator[Destination]:
        """Read the text around each candidate, once."""
        done = 0
        for candidate in candidates:
            if candidate < done:
                continue
            line = bisect_right(self._starts, candidate) - 1
            done = self._starts[line + 1]
            if self._hidden[line]:
                continue
            if self._is_row(line):
                yield from self._cells(line)
                continue
            first, last = self._stretch(line)
            done = self._starts[last]
            holds = self._holds(line, WHOLE_LINE)
            if holds is not Holds.DATA:
                yield from self._stretch_links(first, last, of_type=holds is Holds.TYPE)

    def _holds(self, line: int, cell: int) -> Holds:
        """Content of a cell, or of a line without cells."""
        cells = self._cells_of.get(line)
        return Holds.TEXT if cells is None else cells.get(cell, Holds.DATA)

    def _is_row(self, line: int) -> bool:
        """Whether a line is a row of cells; those of a known table may have no outer pipes."""
        if self._lines[line].lstrip(" ").startswith("|"):
            return True
        cells = self._cells_of.get(line, {})
        return bool(cells) and WHOLE_LINE not in cells

    def _hide_indented_code(self) -> None:
        """Hide lines of indented code: four columns more than the element around it.

        Below a list's item or an admonition's head, text is indented, too, and may hold fences.
        """
        offsets: list[int] = []  # text columns of the items that a line may belong to
        fence, is_text = "", False
        for at, line in enumerate(self._lines):
            bare = line.lstrip(" \t")
            if not bare.strip() or self._hidden[at]:
                is_text = False
                continue
            indent = len(line[: len(line) - len(bare)].expandtabs(4))
            while offsets and indent < offsets[-1]:
                offsets.pop()
                fence = ""
            held = offsets[-1] if offsets else 0
            mark = bare[:3]
            if fence or (offsets and mark in {"```", "~~~"}):
                self._hidden[at] = 1
                fence = "" if fence and bare.startswith(fence) else fence or mark
            elif indent >= held + 4 and not is_text:
                self._hidden[at] = 1
            else:
                is_text = True
                if holder := _HOLDER.match(bare):
                    offsets.append(indent + _width(holder[0]))

    def _stretch(self, line: int) -> tuple[int, int]:
        """Range of the paragraph around a line, without a table row above it."""
        if not self._is_text(line):
            return line, line + 1  # a heading
        first = line
        while (
            first
            and not _NEW_TEXT.match(self._lines[first])
            and self._is_text(first - 1)
            and not self._lines[first - 1].lstrip(" ").startswith("|")
        ):
            first -= 1
        last = line + 1
        while (
            last < len(self._lines)
            and self._is_text(last)
            and not _NEW_TEXT.match(self._lines[last])
        ):
            last += 1
        return first, last

    def _is_text(self, line: int) -> bool:
        text = self._lines[line]
        return bool(text.strip()) and not self._hidden[line] and not text.startswith("#")

    def _cells(self, line: int) -> Iterator[Destination]:
        r"""Links of a table row; no code span or link crosses a cell's end."""
        start, row = self._starts[line], self._lines[line]
        at, index = (row.index("|") + 1 if row.lstrip(" ").startswith("|") else 0), 0
        while at < len(row):
            end = at
            while (end := row.find("|", end)) > 0 and row[end - 1] == "\\":
                end += 1
            end = len(row) if end < 0 else end
            holds = self._holds(line, index)
            if holds is not Holds.DATA and _CANDIDATE.search(row, at, end):
                of_type = holds is Holds.TYPE
                yield from inline_links(row[at:end], start + at, of_type=of_type)
            at, index = end + 1, index + 1

    def _stretch_links(self, first: int, last: int, *, of_type: bool) -> Iterator[Destination]:
        at, end = self._starts[first], self._starts[last] - 1
        while definition := _DEFINITION.match(self._text, at, end):
            name = "angled" if definition["angled"] is not None else "bare"
            if definition[name]:
                href, label = unescaped(definition[name]), definition["label"]
                yield Destination(*definition.span(name), href, label, of_type)
            at = definition.end() + 1
        begin = bisect_right(self._starts, at) - 1
        raw = next((i for i in range(begin, last) if _HTML_BLOCK.match(self._lines[i])), last)
        for start, stop, is_raw in ((begin, raw, False), (raw, last, True)):
            if start < stop:
                offset = self._starts[start]
                stretch = self._text[offset : self._starts[stop] - 1]
                links = tag_links if is_raw else inline_links
                yield from links(stretch, offset, of_type=of_type)


def _width(holder: str) -> int:
    """Columns from an item's marker to its text; 4 for an admonition."""
    return len(holder) if holder[0] in "-+*0123456789" else 4


def _extent(part: Hidden) -> tuple[int, int]:
    if isinstance(part, Comment):
        return part.line, part.line + part.text.count("\n") + 1
    return part.start, part.end
