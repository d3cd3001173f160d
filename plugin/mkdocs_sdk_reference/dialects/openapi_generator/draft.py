"""A page while it is read: its sections, and the blocks parsed so far."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ...commonmark.destinations import destinations
from ...commonmark.document import Document, shown_heading
from ...commonmark.ids import Ids, Slugify, heading_id
from ...commonmark.outline import Comment, Element, Fence, Raw, outline
from ...commonmark.tables import Table
from ...model import Block, Content, Flaw, Heading, Kind, LeftOut, Page, Problem
from ..dialect import Dialect
from .columns import Columns, Row, rows
from .names import split_title
from .tables import contents

_FOOTER = re.compile(r"\s*\[\[Back to (?:top|API list|Model list|README)\b", re.IGNORECASE)
_ANCHOR = re.compile(r"\s*<a (?:id|name)=\"(?P<id>[^\"]*)\"\s*(?:/>|></a>)\s*$")
_USABLE_ID = re.compile(r"(?!sdk-)[A-Za-z][\w.-]*")
"""An id that a page may define, not one of the site's own, which begin with ``sdk-``."""
_STRAY_FENCE = re.compile(
    r"^```\n(?P<fence>```)\n\s*### (?:Parameters|Return type)\b", re.MULTILINE
)
_HEAD = re.compile(r"\|?[ \t]*(?:Name|Status code|Code|Param Type)[ \t]*\|", re.IGNORECASE)


class Section(NamedTuple):
    """A heading, and everything below it up to the next one.

    Attributes:
        name: The heading's text in lower case, without Markdown.
        start: Index of the line below the heading, from 0.
        end: Index past its last line.
        elements: Its elements, except running text.
    """

    heading: Heading
    name: str
    start: int
    end: int
    elements: Sequence[Element]

    @property
    def table(self) -> Table | None:
        """Its first table."""
        return next((found for found in self.elements if isinstance(found, Table)), None)


class Draft:
    """A page while it is read.

    Attributes:
        path: Its path under the docs folder.
        lines: Its lines.
        first_line: Number in the file of its first line, from 1.
        elements: Its elements.
        sections: Its sections, in source order.
        title: Its first heading of level 1.
        ids: The ids in use.
        headings: Its headings as shown, once `identify` was called.
    """

    def __init__(self, path: str, document: Document) -> None:
        self.path = path
        self.lines = document.lines
        self.first_line = document.first_line
        self.elements = document.elements_with_open_tables
        self._blocks: list[Block] = []
        self._places: dict[int, int] = {}  # index in `_blocks` by the content's `id()`
        if _STRAY_FENCE.search(document.text):
            self._leave_out_fences(document)
        self.sections = list(_sections(self.elements, len(document.lines)))
        titles = (s.heading for s in self.sections if s.heading.level == 1)
        self.title: Heading | None = next(titles, None)
        self.qualifier, self.name = split_title(self.title.text) if self.title else ("", "")
        self.ids = Ids()
        self.headings: dict[int, Heading] = {}
        self._document = document
        self._passed: list[int] = []
        self._problems: list[Problem] = []

    def _leave_out_fences(self, document: Document) -> None:
        """Read the page without the stray fences that one template writes below its samples.

        The fence above a stray one ends a sample: below a heading, their number is odd.
        """
        self.lines = list(document.lines)
        for stray in _STRAY_FENCE.finditer(document.text):
            at = document.text.count("\n", 0, stray.start("fence"))
            heading = document.text.rfind("\n### ", 0, stray.start())
            above = document.text.count("\n```", max(heading, 0), stray.end("fence"))
            if above % 2:
                self.lines[at] = ""
                self.add(at, at + 1, LeftOut())
        self.elements = tuple(outline(self.lines, open_tables=True))

    def add(self, start: int, end: int, content: Content) -> None:
        """Add a parsed block."""
        self._places[id(content)] = len(self._blocks)
        self._blocks.append(Block(start, end, content))

    def replace(self, content: Content, other: Content) -> None:
        """Replace the content of a block."""
        at = self._places[id(content)]
        block = self._blocks[at]
        self._blocks[at] = Block(block.start, block.end, other)
        self._places[id(other)] = at

    def pass_through(self, table: Table) -> None:
        """Report a table that stays as it is."""
        self._passed.append(table.start + self.first_line)

    def complain(self, line: int, message: str) -> None:
        """Report a row that could not be read as it is; `line` counts from 1 in the file."""
        self._problems.append(Problem(Flaw.ROW, line, message))

    def rows(self, table: Table, columns: Columns) -> tuple[Table, list[Row]]:
        """Return a table without the footer below it, and its rows."""
        inner = range(table.start + 2, table.end)
        end = next((at for at in inner if _FOOTER.match(self.lines[at])), table.end)
        table = table._replace(end=end)
        found = rows(table, columns, self.lines, self.first_line, self.complain)
        return table, list(found)

    def note_cut(self, section: Section) -> bool:
        """Report a table that ends in its head, or right after it; return whether there is one."""
        lines = (at for at in range(section.start, section.end) if self.lines[at].strip())
        at = next(lines, section.end)
        if at == section.end or not _HEAD.match(self.lines[at].lstrip()):
            return False
        line = at + self.first_line
        self._problems.append(Problem(Flaw.CUT, line, "the table is cut off below its header"))
        self._passed.append(line)
        return True

    def identify(self, slug: Slugify) -> None:
        """Set the ids of all headings; one that the page defines itself is kept."""
        for section in self.sections:
            heading = section.heading
            above = self.id_above(heading.line)
            if above:
                self.add(heading.line - 1, heading.line, LeftOut())
            if heading is self.title:
                heading = heading._replace(text=self.name)
            elif heading.level == 1:
                heading = heading._replace(level=2)
            if not _USABLE_ID.fullmatch(above):
                above = heading_id(slug(shown_heading(heading.text)))
            self.headings[heading.line] = heading._replace(anchor=self.ids.unique(above))

    def id_above(self, line: int) -> str:
        """Return the id that the page itself defines above a heading; "" if there is none."""
        found = _ANCHOR.match(self.lines[line - 1]) if line else None
        return found["id"] if found else ""

    def text(self, start: int, end: int) -> str:
        """Return the Markdown of a range of lines."""
        return "\n".join(self.lines[start:end]).strip()

    def page(self, dialect: Dialect, kind: Kind, **facts: Any) -> Page:
        """Return the page.

        Args:
            dialect: The page's dialect.
            kind: The page's kind.
            facts: The attributes that depend on the kind.
        """
        hidden = [e for e in self.elements if isinstance(e, (Fence, Comment, Raw))]
        self._leave_out_footers(hidden)
        blocks = tuple(sorted(self._blocks, key=lambda block: block.start))
        return Page(
            path=self.path,
            kind=kind,
            dialect=dialect,
            title=self.name,
            qualifier=self.qualifier,
            blocks=blocks,
            headings=tuple(self.headings.values()),
            destinations=destinations(
                self._document.text, self._document.lines, hidden, blocks, contents
            ),
            passed_through=tuple(self._passed),
            problems=tuple(self._problems),
            text=self._document.text,
            first_line=self.first_line,
            **facts,
        )

    def _leave_out_footers(self, hidden: Sequence[Fence | Comment | Raw]) -> None:
        if "[[Back to " not in self._document.text:
            return
        within: set[int] = set()
        for part in hidden:
            if not isinstance(part, Comment):
                within.update(range(part.start, part.end))
        taken = {at for block in self._blocks for at in range(block.start, block.end)}
        for at, line in enumerate(self.lines):
            if "[[" in line and _FOOTER.match(line) and at not in within and at not in taken:
                self.add(at, at + 1, LeftOut())


def _sections(elements: Sequence[Element], end: int) -> Iterator[Section]:
    starts = [at for at, element in enumerate(elements) if isinstance(element, Heading)]
    for at, following in zip(starts, [*starts[1:], len(elements)], strict=False):
        heading = elements[at]
        assert isinstance(heading, Heading)
        below = elements[following] if following < len(elements) else None
        stop = below.line if isinstance(below, Heading) else end
        name = shown_heading(heading.text).strip(": ").lower()
        yield Section(heading, name, heading.line + 1, stop, elements[at + 1 : following])
