"""Finds the parts of a text that only MDX has, and what replaces them in Markdown."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..entities import decoded
from ..inline import Ticks
from .components import CALLOUTS, FIELDS, KNOWN, Pieces, Tag, escaped, html_of, label_of, marker_of

_FENCE = re.compile(r"[ \t]*(`{3,}(?=[^`]*$)|~{3,})")
_HEADING = re.compile(r"[ \t]*#{1,6}[ \t]")
_BLOCK = re.compile(
    r"[ \t]*(?:$|[-+*>|#]|`{3}|~{3}|\d{1,9}[.)][ \t]|<(?:CodeGroup|Steps?|Tabs|"
    + "|".join((*CALLOUTS, *FIELDS))
    + r")\b)"
)
"""Starts of lines that can't continue the paragraph above."""
_NOTEWORTHY = re.compile(r"<(?:/?[A-Z>]|[a-z][^<>{}]*\{)|(?<!\\)\{")
_TOKEN = re.compile(r"\\[!-/:-@\[-`{-~]|`+|<!--|<(?=[/A-Za-z>])|\{")
_PARAGRAPH_END = re.compile(r"\n(?=[ \t]*(?:\n|[-+*][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|\|))")
_LINE_END = re.compile(r"[ \t]*$", re.MULTILINE)
_INDENT = re.compile(r"[ \t]*")
_CLOSING_NEXT = re.compile(r"[ \t]*</")
_NAME = re.compile(r"<(/?)([A-Za-z][\w.-]*)?")
_ATTRIBUTE = re.compile(
    r"\s+(?:(?P<name>[A-Za-z_][\w:.-]*)"
    r"(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'=<>`{}]+)|(?=\{)))?"
    r"|(?=\{))"
)
_TAG_END = re.compile(r"\s*(/?)>")
_BRACES = re.compile(r"\\.|[{}]|\n[ \t]*\n|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'")
_STRING = re.compile(r"\{\s*(?:\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|`([^`$\\]*)`)\s*\}")
_CODE_LINE = re.compile(
    r"import\s+(?:[\w*{][\w\s*{},$]*\sfrom\s*)?[\"'][^\"'\n]+[\"']\s*;?\s*$"
    r"|import\s*(?:type\s*)?\{[^}]*$"
    r"|export\s+(?:(?:const|let|var|type)\s+[\w$]+\s*[=:<]|(?:async\s+)?function\s+[\w$]+\s*[(<]"
    r"|class\s+[\w$]+\s*(?:\{|extends\b)|interface\s+[\w$]+\s*\{|\{|\*\s+from\b)"
)
"""The start of a script; prose may also start with ``import`` or ``export``."""
_DEEPEST = 8
"""Maximum nesting of components; deeper ones are shown as if they were on this level."""
_WIDEST = 16
"""Maximum indentation, in columns, of a component in a list item."""


class Edit(NamedTuple):
    """A range of the MDX, and what replaces it in the Markdown."""

    start: int
    end: int
    new: Pieces


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


class Converter:
    """Finds the parts of a text that only MDX has."""

    def __init__(self, text: str, body: int) -> None:
        self._text = text
        self._body = body
        self._lines = text[body:].split("\n")
        self._starts = [body]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._fenced = bytearray(len(self._lines))
        self._tags: list[Tag] = []
        self._edits: list[Edit] = []
        self._braces: dict[int, int] | None = None
        self._ticks: tuple[int, int, Ticks] | None = None
        self._unclosed: set[str] = set()
        self._unbalanced = 0
        self._headings: Sequence[int] = ()
        self._holders = [_Holder(len(self._lines), 0, "", 0)]
        self._parents: list[Tag] = []

    def edits(self) -> Iterator[Edit]:
        """Yield the edits, in any order; they don't overlap."""
        for first, last in self._stretches():
            start, end = self._starts[first], self._starts[last] - 1
            if _NOTEWORTHY.search(self._text, start, end):
                self._read(start, end)
        yield from self._edits
        self._edits = []
        if self._tags:
            self._pair()
            self._place()
            yield from self._edits

    def _stretches(self) -> Iterator[tuple[int, int]]:
        """Yield the ranges of lines between fences, which may be indented; remove scripts."""
        at = first = 0
        while at < len(self._lines):
            if opening := _FENCE.match(self._lines[at]):
                if first < at:
                    yield first, at
                first = self._past_fence(at, opening[1])
                self._fenced[at:first] = b"\x01" * (first - at)
                at = first
                continue
            if _CODE_LINE.match(self._lines[at]) and (
                at == first or not self._lines[at - 1].strip()
            ):
                if first < at:
                    yield first, at
                first = self._past_script(at)
                for line in range(at, first):
                    self._edits.append(Edit(self._starts[line], self._starts[line + 1] - 1, []))
                at = first
                continue
            at += 1
        if first < at:
            yield first, at

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
            elif _HEADING.match(text) or (blank and _FENCE.match(text)):
                self._unbalanced = line  # so that nothing is searched twice
                return blank or line
            depth += sum(map(text.count, "{([")) - sum(map(text.count, "})]"))
        self._unbalanced = len(self._lines)
        return blank or len(self._lines)

    # What is in the text

    def _read(self, start: int, end: int) -> None:
        """Read a range without fences."""
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

    def _brace(self, at: int) -> int:
        """Return where the brace at `at` is closed; -1 if it isn't before a blank line."""
        if self._braces is None:
            self._braces = {}
            opened: list[int] = []
            at_, text = self._body, self._text
            while found := _BRACES.search(text, at_):
                at_ = found.end()
                mark = found[0][0]
                if mark == "{":
                    opened.append(found.start())
                elif mark == "\n":
                    opened.clear()
                    at_ = found.end() - 1
                elif mark == "}" and opened:
                    self._braces[opened.pop()] = found.start()
                elif mark in "\"'" and not opened:
                    at_ = found.start() + 1  # an apostrophe
        return self._braces.get(at, -1)

    def _expression(self, start: int) -> int:
        """Convert an expression in running text; return where to read on."""
        text = self._text
        if text.startswith("{/*", start):
            end = self._past("*/}", start + 3)
            if end > start + 3:
                self._comment(start, end)
                return end
        elif (end := self._brace(start)) >= 0 and (
            string := _STRING.fullmatch(text, start, end + 1)
        ):
            value = _value_of(string)
            self._edits.append(Edit(start, end + 1, [escaped(value) or " " * bool(value)]))
            return end + 1
        return start + 1

    def _comment(self, start: int, end: int) -> None:
        text = self._text
        inner = text[start + 3 : end - 3]
        line = bisect_right(self._starts, start) - 1
        is_alone = self._is_first(start, line) and _LINE_END.match(text, end)
        if not is_alone or "--" in inner or inner.startswith((">", "->")):
            self._edits.append(Edit(start, end, ["\n" * text.count("\n", start, end)]))
        else:
            self._edits.append(Edit(start, start + 3, ["<!--"]))
            self._edits.append(Edit(end - 3, end, ["-->"]))

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
            self._tags.append(tag)
        return tag.end

    def _attributes(self, at: int, tag: Tag) -> int:
        """Read a tag's attributes; return where they end, or -1 if an expression isn't closed."""
        while attribute := _ATTRIBUTE.match(self._text, at):
            at, name, value = attribute.end(), attribute["name"], ""
            kind = attribute.lastgroup
            if self._text.startswith("{", at):
                close = self._brace(at)
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

    # What the tags mean

    def _pair(self) -> None:
        """Find the closing tag of each component."""
        opened: list[Tag] = []
        names: Counter[str] = Counter()
        for tag in self._tags:
            if not tag.is_component:
                continue
            if tag.is_void:
                tag.other = tag
            elif not tag.is_closing:
                opened.append(tag)
                names[tag.name] += 1
                continue
            elif names[tag.name]:
                while True:
                    last = opened.pop()
                    names[last.name] -= 1
                    if last.name == tag.name:
                        last.other, tag.other = tag, last
                        break
        for tag in self._tags:
            if tag.other is None and tag.is_component and (tag.name in KNOWN or tag.values):
                tag.other = tag  # never closed, or never opened: it is empty

    def _place(self) -> None:
        """Make the edits of the tags, and of the lines between them."""
        text, tags = self._text, deque(self._tags)
        self._headings = [
            at
            for at, line in enumerate(self._lines)
            if not self._fenced[at] and _HEADING.match(line)
        ]
        for at, line in enumerate(self._lines):
            start, end = self._starts[at], self._starts[at] + len(line)
            holder = self._holder_at(at)
            indent = len(line) - len(line.lstrip(" \t"))
            strip = min(indent, holder.indent)
            if strip or holder.prefix:
                self._edits.append(Edit(start, start + strip, [holder.prefix]))
            clear = start + indent  # where the visible text begins; -1 after that
            while tags and tags[0].start <= end:
                tag = tags.popleft()
                tag.line = bisect_right(self._starts, tag.end - 1) - 1
                tag.begins = clear >= 0 and not text[clear : tag.start].strip()
                shows = self._take(tag, holder, indent - strip)
                clear = tag.end if tag.begins and not shows else -1

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
        return _LINE_END.match(self._text, tag.end) is not None or (
            _CLOSING_NEXT.match(self._text, tag.end) is not None
        )

    def _runs_on(self, tag: Tag, *, is_alert: bool) -> bool:
        """Whether text directly follows a tag, on its line or on the next one."""
        assert tag.other is not None
        if not _LINE_END.match(self._text, tag.end):
            return not _CLOSING_NEXT.match(self._text, tag.end)
        line = tag.line + 1
        if is_alert or line >= len(self._lines):
            return False
        return self._starts[line] < tag.other.start and not _BLOCK.match(self._lines[line])


def _value_of(string: re.Match[str]) -> str:
    """Return the value of a string in a script."""
    quoted = next(group for group in string.groups() if group is not None)
    return re.sub(r"\\(.)", lambda e: " " if e[1] in "nrt" else e[1], quoted)
