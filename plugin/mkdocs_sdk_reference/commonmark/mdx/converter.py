"""Finds the parts of a text that only MDX has, and what replaces them in Markdown."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from ..open_elements import OpenElements
from .components import CALLOUTS, FIELDS, KNOWN, Tag, escaped, html_of, label_of, marker_of
from .reader import LINE_END, Edit, Reader
from .stretches import HEADING, Stretches

_BLOCK = re.compile(
    r"[ \t]*(?:$|[-+*>|#]|`{3}|~{3}|\d{1,9}[.)][ \t]|<(?:CodeGroup|Steps?|Tabs|"
    + "|".join((*CALLOUTS, *FIELDS))
    + r")\b)"
)
"""Starts of lines that can't continue the paragraph above."""
_NOTEWORTHY = re.compile(r"<(?:/?[A-Z>]|[a-z][^<>{}]*\{)|(?<!\\)\{")
_CLOSING_NEXT = re.compile(r"[ \t]*</")
_DEEPEST = 8
"""Maximum nesting of components; deeper ones are shown as if they were on this level."""
_WIDEST = 16
"""Maximum indentation, in columns, of a component in a list item."""


def edits_of(text: str, body: int) -> Iterator[Edit]:
    """Yield the edits of a text from offset `body` on, in any order; they don't overlap."""
    lines = text[body:].split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=body))
    stretches = Stretches(lines)
    for at in stretches.scripts:
        yield Edit(starts[at], starts[at + 1] - 1, [])
    reader = Reader(text, starts)
    for first, last in stretches.texts:
        start, end = starts[first], starts[last] - 1
        if _NOTEWORTHY.search(text, start, end):
            reader.read(start, end)
    yield from reader.edits
    if reader.tags:
        _pair(reader.tags)
        unfenced = (at for at in range(len(lines)) if at not in stretches.fenced)
        headings = [at for at in unfenced if HEADING.match(lines[at])]
        yield from _Converter(text, lines, starts, headings).edits(reader.tags)


def _pair(tags: Sequence[Tag]) -> None:
    """Find the closing tag of each component."""
    opened: OpenElements[Tag] = OpenElements()
    for tag in tags:
        if not tag.is_component:
            continue
        if tag.is_void:
            tag.other = tag
        elif not tag.is_closing:
            opened.open(tag.name, tag)
        elif closed := opened.close(tag.name):
            closed[-1].other, tag.other = tag, closed[-1]
    for tag in tags:
        if tag.other is None and tag.is_component and (tag.name in KNOWN or tag.values):
            tag.other = tag  # never closed, or never opened: it is empty


class _Holder(NamedTuple):
    """A component whose content is being read.

    Attributes:
        last: Index of the line with the closing tag.
        indent: Columns that the lines of its content lose.
        prefix: What these lines begin with instead.
        depth: How many components it is nested in.
    """

    last: int
    indent: int
    prefix: str
    depth: int


class _Converter:
    """Makes the edits of tags, and of the lines between them."""

    def __init__(
        self, text: str, lines: Sequence[str], starts: Sequence[int], headings: Sequence[int]
    ) -> None:
        self._text = text
        self._lines = lines
        self._starts = starts
        self._headings = headings
        self._edits: list[Edit] = []
        self._holders = [_Holder(len(lines), 0, "", 0)]
        self._parents: list[Tag] = []

    def edits(self, tags: Sequence[Tag]) -> list[Edit]:
        """Return what stands for tags, which are paired, and for the lines."""
        text, left = self._text, deque(tags)
        for at, line in enumerate(self._lines):
            start, end = self._starts[at], self._starts[at] + len(line)
            holder = self._holder_at(at)
            indent = len(line) - len(line.lstrip(" \t"))
            strip = min(indent, holder.indent)
            if strip or holder.prefix:
                self._edits.append(Edit(start, start + strip, [holder.prefix]))
            clear = start + indent  # where the visible text begins; -1 after that
            while left and left[0].start <= end:
                tag = left.popleft()
                tag.line = bisect_right(self._starts, tag.end - 1) - 1
                tag.begins = clear >= 0 and not text[clear : tag.start].strip()
                shows = self._take(tag, holder, indent - strip)
                clear = tag.end if tag.begins and not shows else -1
        return self._edits

    def _holder_at(self, at: int) -> _Holder:
        """Return the component that a line is in; the line of its closing tag doesn't count."""
        is_closing = self._lines[at].lstrip().startswith("</")
        while self._holders[-1].last < at + is_closing:
            self._holders.pop()
        return self._holders[-1]

    def _take(self, tag: Tag, holder: _Holder, indent: int) -> bool:
        """Make the edit of a tag; return whether it shows something."""
        if not tag.is_component:
            self._edits.append(Edit(tag.start, tag.end, [html_of(tag, self._text)]))
        if not tag.is_component or tag.other is None:
            return True  # a placeholder, which the page's renderer knows how to show
        if tag.is_closing:
            if self._parents and self._parents[-1] is tag.other:
                self._parents.pop()
            self._edits.append(self._closing(tag, holder.prefix))
            return False
        if self._parents:
            children = self._parents[-1].children
            tag.number = children[tag.name] = children.get(tag.name, 0) + 1
        if tag.other is not tag:
            self._parents.append(tag)
        self._opening(tag, holder, indent)
        return bool(label_of(tag))

    def _opening(self, tag: Tag, holder: _Holder, indent: int) -> None:
        """Make the edit of an opening tag, and record which lines are its content."""
        assert tag.other is not None
        last = bisect_right(self._starts, tag.other.start) - 1
        is_block = tag.begins and self._ends_line(tag.other)
        marker = ""
        if is_block and holder.depth < _DEEPEST and indent <= _WIDEST:
            first = bisect_right(self._headings, tag.line)
            if first >= bisect_left(self._headings, last):  # a heading belongs to the page
                marker = marker_of(tag)
        newlines = self._text.count("\n", tag.start, tag.end) * f"\n{holder.prefix}{' ' * indent}"
        label = label_of(tag, as_block=is_block, has_marker=bool(marker))
        behind = ""
        if label and tag.other is not tag and is_block:
            behind = "<br/>" if self._runs_on(tag, is_alert=marker == "> ") else ""
        elif label and not is_block:
            behind = " "
        self._edits.append(Edit(tag.start, tag.end, [newlines + marker, *label, behind]))
        if not is_block or last <= tag.line:
            return
        lines = (self._lines[at] for at in range(tag.line + 1, last))
        content = next(filter(str.strip, lines), "")
        width = len(content) - len(content.lstrip(" \t"))
        held = marker and " " * indent + (marker if marker == "> " else " " * len(marker))
        depth = holder.depth + bool(marker)
        self._holders.append(_Holder(last, width, holder.prefix + held, depth))

    def _closing(self, tag: Tag, prefix: str) -> Edit:
        opening = tag.other
        tip = opening.values.get("tip", "") if opening is not None else ""
        newlines = self._text.count("\n", tag.start, tag.end) * f"\n{prefix}"
        return Edit(tag.start, tag.end, [f" ({escaped(tip)})" if tip else "", newlines])

    def _ends_line(self, tag: Tag) -> bool:
        return LINE_END.match(self._text, tag.end) is not None or (
            _CLOSING_NEXT.match(self._text, tag.end) is not None
        )

    def _runs_on(self, tag: Tag, *, is_alert: bool) -> bool:
        """Whether text directly follows a tag, on its line or on the next one."""
        assert tag.other is not None
        if not LINE_END.match(self._text, tag.end):
            return not _CLOSING_NEXT.match(self._text, tag.end)
        line = tag.line + 1
        if is_alert or line >= len(self._lines):
            return False
        return self._starts[line] < tag.other.start and not _BLOCK.match(self._lines[line])
