"""A page while it is read: its sections, and the blocks parsed so far."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace
from itertools import accumulate
from typing import Any

from ...commonmark.code import only_code
from ...commonmark.document import Document, bare_heading, shown_heading
from ...commonmark.ids import Slugify, heading_id
from ...commonmark.outline import Torn
from ...commonmark.tables import Table
from ...model import Destination, Heading, Kind, Page
from ..dialect import Dialect
from ..draft import PageDraft, Section, sections
from .tables import Row, contents, is_head, rows

__all__ = ["Draft", "Section", "begins_table"]

_USABLE_ID = re.compile(r"(?!sdk-)[A-Za-z0-9][\w.-]*")
"""An id that links may define, not one of the site's own, which begin with ``sdk-``."""
_DEEPEST = 6


class Draft(PageDraft):
    """A page while it is read.

    Attributes:
        sections: Its sections, in source order.
    """

    def __init__(self, path: str, document: Document) -> None:
        super().__init__(path, document, contents)
        self.sections = list(sections(document.elements, len(document.lines), bare_heading))
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
        found = None
        if table.head in heads:
            found = rows(table, self.lines, self.first_line, self.complain)
        if found is None:
            self.pass_through(table)
            return None
        return table, found

    def _note_cut(self, section: Section, heads: frozenset[tuple[str, ...]]) -> None:
        """Report a table that ends in its head, or right after it."""
        for torn in section.elements:
            if isinstance(torn, Torn) and is_head(torn.head, heads):
                self.cut_table(torn.line)
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
        anchors: dict[int, str] = {}
        # Link targets keep their ids, whatever else has the same name.
        for line in sorted(lines, key=lambda line: line != own and line not in wanted):
            name = wanted.get(line, "")
            if not _USABLE_ID.fullmatch(name):
                name = heading_id(slug(shown_heading(texts[line])))
            anchors[line] = self.ids.unique(name)
        first = min(wanted, default=len(self.lines))
        for heading in (section.heading for section in self.sections):
            level = _level(
                heading,
                is_title=heading.line == own,
                is_operation=heading.line in wanted,
                is_below=heading.line > first,
            )
            anchor = anchors[heading.line]
            self.headings[heading.line] = heading._replace(level=level, anchor=anchor)

    def page(self, dialect: Dialect, kind: Kind, **facts: Any) -> Page:
        """Return the page; links that `add_type_in_text` noted are those of a type."""
        page = super().page(dialect, kind, **facts)
        return replace(page, destinations=self._with_types_in_text(page.destinations))

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


def begins_table(section: Section, heads: frozenset[tuple[str, ...]]) -> bool:
    """Return whether a section has a table with one of these heads, complete or cut off.

    Two columns of a cut-off head may be those of an author's table.
    """
    if section.table is not None:
        return section.table.head in heads
    torn = (e.head for e in section.elements if isinstance(e, Torn))
    return any(len(head) > 2 and is_head(head, heads) for head in torn)
