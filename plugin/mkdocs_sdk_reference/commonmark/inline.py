"""The links of one paragraph or cell, with the positions of their destinations.

Follows CommonMark as far as needed to tell links from text that only looks like one: code, tags,
comments and escapes contain none, and links don't nest.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from ..model import Destination
from .entities import decoded, unescaped

_TOKEN = re.compile(r"\\[!-/:-@\[-`{-~]|`+|!?\[|\]|<(?=[A-Za-z/?!])")
_TICKS = re.compile("`+")
_TAG = re.compile(
    r"</?[A-Za-z][A-Za-z0-9-]*"
    r"(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?)*\s*/?>"
    r"|<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>"
)
"""A tag, or an address in angle brackets."""
_EMPTY_COMMENT = re.compile("<!--?->")
_HIDING = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">"))
"""Delimiters of hidden text: comments and XML constructs, declarations last."""
_HOLDS_ADDRESS = re.compile(r"<(?:a\s|img\s)", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"\s(?:href|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))", re.IGNORECASE
)
_PLAIN = re.compile(r"\(([^\s()<>\\]*)\)")
_POINTED = re.compile(r"<((?:[^<>\n\\]|\\.)*)>")
_TITLE = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)""", re.DOTALL)
_MAX_PARENTHESES = 32
"""How deep parentheses may nest in a destination. CommonMark allows a limit, which
keeps the time linear for a cell of a hundred thousand brackets."""
_LONGEST_TITLE = 1000
_LONGEST_DESTINATION = 4096


def inline_links(source: str, offset: int, *, of_type: bool = False) -> Iterator[Destination]:
    """Yield the links of one paragraph or cell, whose text begins at `offset`.

    `of_type`: whether they are part of a type.
    """
    inline = _Inline(source, offset, of_type=of_type)
    inline.read()
    yield from sorted(inline.found, key=lambda found: found.start)


def tag_links(source: str, offset: int, *, of_type: bool = False) -> Iterator[Destination]:
    """Yield the links of raw HTML that begins at `offset`."""
    inline = _Inline(source, offset, of_type=of_type)
    inline.read_tags()
    yield from inline.found


class _Inline:
    """Reads the links of one paragraph or cell.

    Attributes:
        found: The links; an image comes after everything before its closing bracket.
    """

    def __init__(self, source: str, offset: int, *, of_type: bool) -> None:
        self._source = source
        self._offset = offset
        self._of_type = of_type
        self._openers: list[tuple[int, bool]] = []
        self._dead = 0  # earlier openers are text: they contain a link
        self._at = 0
        self._closings = {closing for _, closing in _HIDING}
        self.found: list[Destination] = []

    def read(self) -> None:
        """Read the text as Markdown."""
        ticks = Ticks(self._source)
        while token := _TOKEN.search(self._source, self._at):
            mark, self._at = token[0], token.end()
            if mark[0] == "`":
                self._at = ticks.past_code(token.start(), self._at)
            elif mark in {"[", "!["}:
                self._openers.append((self._at, mark == "!["))
            elif mark == "]":
                self._close()
            elif mark == "<":
                self._html(token.start())

    def read_tags(self) -> None:
        """Read the text as raw HTML."""
        while (start := self._source.find("<", self._at)) >= 0:
            self._html(start)

    def _close(self) -> None:
        """Handle a closing bracket."""
        if not self._openers:
            return
        start, is_image = self._openers.pop()
        is_dead = len(self._openers) < self._dead and not is_image
        span = None if is_dead else destination_at(self._source, self._at)
        self._dead = min(self._dead, len(self._openers))
        if span is not None:
            if is_image:  # links in its text don't count
                while self.found and self.found[-1].start >= self._offset + start:
                    self.found.pop()
            else:
                self._dead = len(self._openers)
            label = self._source[start : self._at - 1]
            begin, end, self._at = span
            href, offset = unescaped(self._source[begin:end]), self._offset
            self.found.append(
                Destination(offset + begin, offset + end, href, label, self._of_type, is_image)
            )

    def _html(self, start: int) -> None:
        """Handle a comment or a tag."""
        source = self._source
        if whole := _EMPTY_COMMENT.match(source, start):
            self._at = whole.end()
            return
        for opening, closing in _HIDING:
            is_word = closing != ">" or source[start + 2 : start + 3].isalpha()
            if is_word and source.startswith(opening, start):
                end = (
                    source.find(closing, start + len(opening)) if closing in self._closings else -1
                )
                if end < 0:
                    self._closings.discard(closing)  # don't search for it again
                self._at = start + 2 if end < 0 else end + len(closing)
                return
        tag = _TAG.match(source, start)
        self._at = tag.end() if tag else start + 1
        if tag and _HOLDS_ADDRESS.match(tag[0]):
            attribute = _ATTRIBUTE.search(source, start, self._at)
            if attribute is not None and attribute.lastindex is not None:
                begin, end = attribute.span(attribute.lastindex)
                href = decoded(source[begin:end].strip())
                of_image = tag[0][1:4].lower() == "img"
                start, end = self._offset + begin, self._offset + end
                self.found.append(Destination(start, end, href, "", self._of_type, of_image))


class Ticks:
    """The runs of backticks in a text, by width."""

    def __init__(self, source: str) -> None:
        self._starts: dict[int, list[int]] = {}
        for run in _TICKS.finditer(source):
            self._starts.setdefault(run.end() - run.start(), []).append(run.start())

    def past_code(self, start: int, end: int) -> int:
        """Return the end of the code span that a run opens; the run's own end if unclosed."""
        like = self._starts.get(end - start, [])
        later = bisect_right(like, start)
        return like[later] + end - start if later < len(like) else end


def destination_at(source: str, at: int) -> tuple[int, int, int] | None:
    """Read ``(href)`` or ``(href "title")`` at position `at`.

    Returns the href's start and end, without angle brackets, and the position past the
    parenthesis.
    """
    if plain := _PLAIN.match(source, at):
        return plain.start(1), plain.end(1), plain.end()
    if source[at : at + 1] != "(":
        return None
    at = _spaces(source, at + 1)
    if source[at : at + 1] == "<":
        pointed = _POINTED.match(source, at, at + _LONGEST_DESTINATION)
        if pointed is None:
            return None
        (start, end), at = pointed.span(1), pointed.end()
    else:
        start = at
        bare = _end_of_bare(source, at)
        if bare is None:
            return None
        end = at = bare
    behind = _spaces(source, at)
    at = _title(source, behind) if behind > at else at
    return (start, end, at + 1) if source[at : at + 1] == ")" else None


def _end_of_bare(source: str, at: int) -> int | None:
    """End of a destination without ``<>``; None if its parentheses don't match."""
    depth = 0
    while at < len(source) and not source[at].isspace():
        if source[at] == "(":
            depth += 1
            if depth > _MAX_PARENTHESES:
                return None
        elif source[at] == ")":
            if depth == 0:
                break
            depth -= 1
        elif source[at] == "\\" and not source[at + 1 : at + 2].isspace():
            at += 1
        at += 1
    return None if depth else min(at, len(source))


def _title(source: str, at: int) -> int:
    """The position past a title and the spaces after it, or `at` if there is no title."""
    title = _TITLE.match(source, at, at + _LONGEST_TITLE)
    return _spaces(source, title.end()) if title else at


def _spaces(source: str, at: int) -> int:
    while at < len(source) and source[at].isspace():
        at += 1
    return at
