"""Finds the tags, expressions and comments of MDX in running text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from ..entities import decoded
from ..inline import Ticks
from .components import Pieces, Tag, escaped

LINE_END = re.compile(r"[ \t]*$", re.MULTILINE)
_TOKEN = re.compile(r"\\[!-/:-@\[-`{-~]|`+|<!--|<(?=[/A-Za-z>])|\{")
_PARAGRAPH_END = re.compile(r"\n(?=[ \t]*(?:\n|[-+*][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|\|))")
_INDENT = re.compile(r"[ \t]*")
_NAME = re.compile(r"<(/?)([A-Za-z][\w.-]*)?")
_ATTRIBUTE = re.compile(
    r"\s+(?:(?P<name>[A-Za-z_][\w:.-]*)"
    r"(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'=<>`{}]+)|(?=\{)))?"
    r"|(?=\{))"
)
_TAG_END = re.compile(r"\s*(/?)>")
_BRACES = re.compile(r"\\.|[{}]|\n[ \t]*\n|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'")
_STRING = re.compile(r"\{\s*(?:\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|`([^`$\\]*)`)\s*\}")


class Edit(NamedTuple):
    """A range of the MDX, and what replaces it in the Markdown."""

    start: int
    end: int
    new: Pieces


class Reader:
    """Reads the stretches of a text.

    Args:
        text: The text.
        starts: Where each line of its body starts.

    Attributes:
        tags: The tags of components, and those of HTML with an expression, in order.
        edits: Replacements of comments and strings.
    """

    def __init__(self, text: str, starts: Sequence[int]) -> None:
        self.tags: list[Tag] = []
        self.edits: list[Edit] = []
        self._text = text
        self._starts = starts
        self._ticks: tuple[int, int, Ticks] | None = None
        self._unclosed: set[str] = set()

    def read(self, start: int, end: int) -> None:
        """Read a stretch, which has no fences."""
        at = start
        while token := _TOKEN.search(self._text, at, end):
            mark, at = token[0], token.end()
            if mark[0] == "`":
                at = self._past_code(token.start(), at, end)
            elif mark == "<!--":
                at = self._past("-->", at)
            elif mark == "<":
                at = self._tag(token.start())
            elif mark == "{":
                at = self._expression(token.start())

    def _past_code(self, start: int, past: int, end: int) -> int:
        """Return where the code after a run of backticks ends; code never spans two paragraphs."""
        if self._ticks is None or start >= self._ticks[1]:
            found = _PARAGRAPH_END.search(self._text, start, end)
            close = found.start() if found else end
            self._ticks = (start, close, Ticks(self._text[start:close]))
        begin, _, ticks = self._ticks
        return begin + ticks.past_code(start - begin, past - begin)

    def _past(self, closing: str, at: int) -> int:
        """Return the offset past the closing mark, or `at` without one."""
        end = -1 if closing in self._unclosed else self._text.find(closing, at)
        if end < 0:
            self._unclosed.add(closing)  # so that nothing is searched twice
            return at
        return end + len(closing)

    def _expression(self, start: int) -> int:
        """Convert an expression in running text; return where to read on."""
        text = self._text
        if text.startswith("{/*", start):
            end = self._past("*/}", start + 3)
            if end > start + 3:
                self._comment(start, end)
                return end
        elif (end := self._closing_brace(start)) >= 0 and (
            string := _STRING.fullmatch(text, start, end + 1)
        ):
            value = _value_of(string)
            self.edits.append(Edit(start, end + 1, [escaped(value) or " " * bool(value)]))
            return end + 1
        return start + 1

    def _comment(self, start: int, end: int) -> None:
        text = self._text
        inner = text[start + 3 : end - 3]
        line = bisect_right(self._starts, start) - 1
        is_alone = self._is_first(start, line) and LINE_END.match(text, end)
        if not is_alone or "--" in inner or inner.startswith((">", "->")):
            self.edits.append(Edit(start, end, ["\n" * text.count("\n", start, end)]))
        else:
            self.edits.append(Edit(start, start + 3, ["<!--"]))
            self.edits.append(Edit(end - 3, end, ["-->"]))

    def _is_first(self, at: int, line: int) -> bool:
        """Whether only white space precedes an offset on its line."""
        indent = _INDENT.match(self._text, self._starts[line])
        return indent is not None and indent.end() == at

    def _tag(self, start: int) -> int:
        """Read a tag; return where to read on."""
        named = _NAME.match(self._text, start)
        assert named is not None
        tag = Tag(start, 0, named[2] or "", bool(named[1]))
        at = self._attributes(named.end(), tag)
        end = _TAG_END.match(self._text, at) if at >= 0 else None
        if end is None:
            return start + 1
        tag.end, tag.is_void = end.end(), bool(end[1])
        if tag.is_component or tag.has_expression:
            self.tags.append(tag)
        return tag.end

    def _attributes(self, at: int, tag: Tag) -> int:
        """Read a tag's attributes; return where they end, or -1 if an expression isn't closed."""
        while attribute := _ATTRIBUTE.match(self._text, at):
            at, name, value = attribute.end(), attribute["name"], ""
            kind = attribute.lastgroup
            if self._text.startswith("{", at):
                close = self._closing_brace(at)
                if close < 0:
                    return -1
                tag.has_expression = True
                if string := _STRING.fullmatch(self._text, at, close + 1):
                    value = _value_of(string)
                elif self._text[at : close + 1] == "{false}":
                    name = None
                at = close + 1
            elif kind is not None and kind != "name":
                value = decoded(attribute[kind])
                tag.spans[name] = attribute.span(kind)
            if name:
                tag.values[name] = value
        return at

    def _closing_brace(self, at: int) -> int:
        """Return where the brace at `at` is closed; -1 if it isn't before a blank line."""
        return self._braces.get(at, -1)

    @cached_property
    def _braces(self) -> Mapping[int, int]:
        return _pairs_of_braces(self._text, self._starts[0])


def _pairs_of_braces(text: str, at: int) -> Mapping[int, int]:
    """Return the offsets of closing braces by those of the opening ones, within paragraphs."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    while found := _BRACES.search(text, at):
        at = found.end()
        mark = found[0][0]
        if mark == "{":
            opened.append(found.start())
        elif mark == "\n":
            opened.clear()
            at = found.end() - 1
        elif mark == "}" and opened:
            pairs[opened.pop()] = found.start()
        elif mark in "\"'" and not opened:
            at = found.start() + 1  # an apostrophe
    return pairs


def _value_of(string: re.Match[str]) -> str:
    """Return the value of a string in a script."""
    quoted = next(group for group in string.groups() if group is not None)
    return re.sub(r"\\(.)", lambda e: " " if e[1] in "nrt" else e[1], quoted)
