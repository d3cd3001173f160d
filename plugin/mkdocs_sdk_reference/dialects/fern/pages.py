"""Reads a page: its groups, and the operations in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping

from ...commonmark.destinations import WHOLE_LINE, Holds
from ...commonmark.document import Document, shown_heading
from ...commonmark.ids import Slugify, heading_id, parameter_id
from ...commonmark.outline import Comment, Fence, Raw
from ...model import (
    Content,
    FieldTable,
    Flaw,
    Heading,
    Kind,
    LeftOut,
    Operation,
    Page,
    Signature,
    TypeExpr,
)
from ..dialect import Dialect
from ..draft import PageDraft
from .calls import as_markdown, read_call
from .parameters import HEAD, fields, starts
from .wrappers import PARAMETERS, USAGE, Part, Wrapper, wrappers

_LOWEST = 6
"""The lowest heading level."""
MARKS = re.compile(r"^#### (?:📝 Description|🔌 Usage|⚙\ufe0f? Parameters)[ \t]*$", re.MULTILINE)
"""Likely marks of the generator, anywhere in the text."""
_IN_MARKDOWN = LeftOut(in_markdown=True)


def read(dialect: Dialect, path: str, document: Document, slug: Slugify) -> Page | None:
    """Read a page; None unless it begins with a title and has an operation with its usage.

    Args:
        dialect: The page's dialect.
        path: Its path under the docs folder.
        document: Its text.
        slug: The host's rule for anchors.
    """
    title = document.title
    if title is None or USAGE not in document.text or not document.text.lstrip().startswith("# "):
        return None
    found = list(wrappers(document.lines))
    if not any(part.name == USAGE for wrapper in found for part in wrapper.parts):
        return None
    return _Reader(path, document, title, slug, found).read(dialect)


class _Reader(PageDraft):
    def __init__(
        self, path: str, document: Document, title: Heading, slug: Slugify, found: list[Wrapper]
    ) -> None:
        super().__init__(path, document, _contents)
        self._title = title
        self._slug = slug
        self._wrappers = found
        self._outer: list[int] = []

    def read(self, dialect: Dialect) -> Page:
        """Read the page."""
        inner = self._outer_headings()
        self._outer += self.headings
        operations = tuple(map(self._operation, self._wrappers))
        self._inner_headings(inner)
        return self.page(dialect, Kind.OPERATIONS, operations=operations)

    def add(self, start: int, end: int, content: Content) -> None:
        """Add a parsed block, unless it is empty."""
        if start < end:
            super().add(start, end, content)

    def _without_markdown(self) -> list[Fence | Comment | Raw]:
        # The link to an operation's source isn't part of the heading that its line becomes.
        calls = (Raw(wrapper.line, wrapper.line + 1) for wrapper in self._wrappers)
        return [*self.document.hidden, *calls]

    def _outer_headings(self) -> list[tuple[Heading, Wrapper]]:
        """Add the headings outside operations; return the others with their operations."""
        starts_at = [wrapper.line for wrapper in self._wrappers]
        inner = []
        for heading in self.document.elements:
            if not isinstance(heading, Heading):
                continue
            at = bisect_right(starts_at, heading.line) - 1
            if at >= 0 and heading.line < self._wrappers[at].end:
                inner.append((heading, self._wrappers[at]))
                continue
            level = 2 if heading.level == 1 and heading != self._title else heading.level
            self._take(heading.line, level, heading.text, shown_heading(heading.text))
        return inner

    def _take(self, line: int, level: int, text: str, words: str) -> str:
        """Add a heading and return its id, which is made of `words`."""
        anchor = self.ids.unique(heading_id(self._slug(words)))
        self.headings[line] = Heading(line, min(level, _LOWEST), text, anchor)
        return anchor

    def _operation(self, wrapper: Wrapper) -> Operation:
        """Read an operation's wrapper: its heading, its call and its parts."""
        call = read_call(wrapper.call)
        above = self._heading_above(wrapper.line)
        words = f"{shown_heading(above.text)} {call.name}" if above.level > 1 else call.name
        anchor = self._take(wrapper.line, above.level + 1, as_markdown(call.name), words)
        self.add(wrapper.line + 1, wrapper.start, Signature(call.code))
        parameters = None
        for part in wrapper.parts:
            text = self.lines[part.heading].lstrip("# ").rstrip()
            self._take(part.heading, above.level + 2, text, f"{words} {part.name}")
            if part.name == PARAMETERS:
                parameters = self._parameters(part, anchor)
            if parameters is None:
                self.add(part.heading + 1, part.start, _IN_MARKDOWN)
                self.add(part.end, part.stop, _IN_MARKDOWN)
        if wrapper.is_whole:
            self.add(wrapper.end - 1, wrapper.end, _IN_MARKDOWN)
        else:
            line = wrapper.line + self.first_line
            message = "the operation that begins here is cut off"
            self.complain(line, message, Flaw.CUT)
        return Operation(
            page=self.path,
            name=call.name,
            heading=wrapper.line,
            deprecated=False,
            anchor=anchor,
            group=call.group,
            parameters=parameters,
            returns=TypeExpr((call.returns,)) if call.returns else None,
        )

    def _heading_above(self, line: int) -> Heading:
        """The group heading above an operation, or the page's title."""
        at = bisect_right(self._outer, line) - 1
        return self.headings[self._outer[at]] if at >= 0 else self._title

    def _parameters(self, part: Part, operation: str) -> FieldTable | None:
        """Read the parameters; None if there are none, or other text precedes them."""
        lines = self.lines
        rows = list(starts(lines, part.start, part.end))
        if not rows or rows[0] != part.start:
            return None
        found = fields(
            lines,
            rows,
            part.end,
            self.first_line,
            lambda name: self.ids.unique(parameter_id(operation, name)),
        )
        content = FieldTable(HEAD, found, is_of_parameters=True)
        self.add(part.heading + 1, part.stop, content)
        return content

    def _inner_headings(self, inner: list[tuple[Heading, Wrapper]]) -> None:
        """Add the headings in the API's own text, one level below those of the parts."""
        taken = {at for block in self.blocks for at in range(block.start, block.end)}
        for heading, wrapper in inner:
            if heading.line not in self.headings and heading.line not in taken:
                level = max(heading.level, self.headings[wrapper.line].level + 2)
                self._take(heading.line, level, heading.text, shown_heading(heading.text))


def _contents(content: Content) -> Mapping[int, Holds]:
    """Content of the lines of a parsed block."""
    return {WHOLE_LINE: Holds.TEXT if isinstance(content, FieldTable) else Holds.DATA}
