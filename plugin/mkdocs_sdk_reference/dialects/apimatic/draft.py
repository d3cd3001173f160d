"""A page while it is read: its sections, and the blocks parsed so far."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Any, NamedTuple

from ...commonmark.code import only_code
from ...commonmark.destinations import destinations
from ...commonmark.document import Document, bare_heading, shown_heading
from ...commonmark.ids import Ids, Slugify, heading_id
from ...commonmark.outline import Element, Torn
from ...commonmark.tables import Table
from ...model import Block, Content, Destination, Flaw, Heading, Kind, Page, Problem
from ..dialect import Dialect
from .tables import Row, contents, is_head, rows

_USABLE_ID = re.compile(r"(?!sdk-)[A-Za-z0-9][\w.-]*")
"""An id that links may define, not one of the site's own, which begin with ``sdk-``."""
_DEEPEST = 6


class Section(NamedTuple):
    """A heading, and everything below it up to the next one.

    Attributes:
        start: Index of the line below the heading, from 0.
        end: Index past its last line.
        elements: Its elements, except running text.
    """

    heading: Heading
    start: int
    end: int
    elements: Sequence[Element]

    @property
    def name(self) -> str:
        """The heading's text, without Markdown."""
        return bare_heading(self.heading.text)

    @property
    def table(self) -> Table | None:
        """Its first table."""
        return next((found for found in self.elements if isinstance(found, Table)), None)

    def begins_table(self, heads: frozenset[tuple[str, ...]]) -> bool:
        """Return whether it has a table with one of these heads, complete or cut off.

        Two columns of a cut-off head may be those of an author's table.
        """
        if self.table is not None:
            return self.table.head in heads
        torn = (e.head for e in self.elements if isinstance(e, Torn))
        return any(len(head) > 2 and is_head(head, heads) for head in torn)


class Draft:
    """A page while it is read.

    Attributes:
        path: Its path under the docs folder.
        lines: Its lines.
        first_line: Number in the file of its first line, from 1.
        sections: Its sections, in source order.
        title: Its first heading of level 1.
        name: The title's text, without Markdown.
        ids: The ids in use.
        anchors: The ids of headings by line, once `identify` was called.
    """

    def __init__(self, path: str, document: Document) -> None:
        self.path = path
        self.lines = document.lines
        self.first_line = document.first_line
        self.sections = list(_sections(document.elements, len(document.lines)))
        titles = (s.heading for s in self.sections if s.heading.level == 1)
        self.title: Heading | None = next(titles, None)
        self.name = bare_heading(self.title.text) if self.title else ""
        self.ids = Ids()
        self.anchors: dict[int, str] = {}
        self._headings: tuple[Heading, ...] = ()
        self._document = document
        self._blocks: list[Block] = []
        self._passed: list[int] = []
        self._problems: list[Problem] = []
        self._types_in_text: dict[int, int] = {}

    def by_name(self) -> Mapping[str, Section]:
        """Return the sections of level 2 by their names.

        The last section of a name wins: the API's own text, which may contain any heading, comes
        before the generator's sections.
        """
        return {s.name: s for s in self.sections if s.heading.level == 2}

    def code_in(self, section: Section) -> str:
        """Return the text of a section's first paragraph if that is one code span; else ""."""
        at = self.first_text(section)
        return "" if at is None else only_code(self.lines[at].strip()) or ""

    def first_text(self, section: Section) -> int | None:
        """Return the index of a section's first line with text; None if there is none."""
        inner = range(section.start, section.end)
        return next((at for at in inner if self.lines[at].strip()), None)

    def add(self, start: int, end: int, content: Content) -> None:
        """Add a parsed block."""
        self._blocks.append(Block(start, end, content))

    def add_type_in_text(self, line: int, column: int) -> None:
        """Note that a line holds a type from a column on, although it stays running text."""
        self._types_in_text[line] = column

    def known_table(
        self, section: Section | None, heads: frozenset[tuple[str, ...]]
    ) -> tuple[Table, list[Row]] | None:
        """Return a section's table with one of these heads, and its rows.

        Any other table stays as it is, and so does a torn or cut-off one.
        """
        if section is None:
            return None
        table = section.table
        if table is None:
            self._note_cut(section, heads)
            return None
        found = rows(table, self.lines, self._complain) if table.head in heads else None
        if found is None:
            self._passed.append(table.start + self.first_line)
            return None
        return table, found

    def _complain(self, at: int, message: str) -> None:
        self._problems.append(Problem(Flaw.ROW, at + self.first_line, message))

    def _note_cut(self, section: Section, heads: frozenset[tuple[str, ...]]) -> None:
        """Report a table that ends in its head, or right after it."""
        for torn in section.elements:
            if isinstance(torn, Torn) and is_head(torn.head, heads):
                line = torn.line + self.first_line
                message = "the table is cut off below its header"
                self._problems.append(Problem(Flaw.CUT, line, message))
                self._passed.append(line)
                return

    def identify(self, slug: Slugify, wanted: Mapping[int, str] | None = None) -> None:
        """Set the ids and levels of all headings.

        Args:
            slug: The host's rule for anchors.
            wanted: The ids by which links refer to operations, by heading line; "" for none.
        """
        wanted = wanted or {}
        own = self.title.line if self.title else -1
        lines = [s.heading.line for s in self.sections]
        texts = {s.heading.line: s.heading.text for s in self.sections}
        # Link targets keep their ids, whatever else has the same name.
        for line in sorted(lines, key=lambda line: line != own and line not in wanted):
            name = wanted.get(line, "")
            if not _USABLE_ID.fullmatch(name):
                name = heading_id(slug(shown_heading(texts[line])))
            self.anchors[line] = self.ids.unique(name)
        first = min(wanted, default=len(self.lines))
        self._headings = tuple(
            heading._replace(
                level=_level(
                    heading,
                    is_title=heading.line == own,
                    is_operation=heading.line in wanted,
                    is_below=heading.line > first,
                ),
                anchor=self.anchors[heading.line],
            )
            for heading in (section.heading for section in self.sections)
        )

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
        blocks = tuple(sorted(self._blocks, key=lambda block: block.start))
        text = self._document.text
        found = destinations(text, self.lines, self._document.hidden, blocks, contents)
        return Page(
            path=self.path,
            kind=kind,
            dialect=dialect,
            title=self.name,
            blocks=blocks,
            headings=self._headings,
            destinations=self._with_types_in_text(found),
            passed_through=tuple(self._passed),
            problems=tuple(self._problems),
            text=text,
            first_line=self.first_line,
            **facts,
        )

    def _with_types_in_text(self, found: tuple[Destination, ...]) -> tuple[Destination, ...]:
        if not self._types_in_text:
            return found
        starts = list(accumulate((len(line) + 1 for line in self.lines), initial=0))

        def marked(link: Destination) -> Destination:
            line = bisect_right(starts, link.start) - 1
            column = self._types_in_text.get(line)
            is_type = column is not None and link.start - starts[line] >= column
            return replace(link, of_type=True) if is_type else link

        return tuple(map(marked, found))


def _level(heading: Heading, *, is_title: bool, is_operation: bool, is_below: bool) -> int:
    """Level to show a heading at: a page has one title, and operations are below it."""
    if is_title or is_operation:
        return 1 if is_title else 2
    if not is_below:
        return max(heading.level, 2)
    return min(max(heading.level + 1, 3), _DEEPEST)


def _sections(elements: Sequence[Element], end: int) -> Iterator[Section]:
    starts = [at for at, element in enumerate(elements) if isinstance(element, Heading)]
    for at, following in zip(starts, [*starts[1:], len(elements)], strict=False):
        heading = elements[at]
        below = elements[following] if following < len(elements) else None
        assert isinstance(heading, Heading)
        stop = below.line if isinstance(below, Heading) else end
        yield Section(heading, heading.line + 1, stop, elements[at + 1 : following])
