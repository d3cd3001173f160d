"""A page while it is read: its ids and headings, and the blocks parsed so far."""

from __future__ import annotations

from typing import Any

from ...commonmark.document import Document, shown_heading
from ...commonmark.ids import Slugify, heading_id
from ...commonmark.tables import Table
from ...model import Flaw, Heading, Kind, MemberTable, Page
from ..dialect import Dialect
from ..draft import PageDraft
from .sections import Labelled, hidden_lines
from .tables import HEAD, Row, contents, is_known, rows


class Draft(PageDraft):
    """A page while it is read.

    Its first ids are those of the headings, which links use. Any H1 after the first is shown one
    level down.

    Attributes:
        hidden: Whether each of its lines is code, a comment or raw HTML.
    """

    def __init__(self, path: str, document: Document, title: Heading, slug: Slugify) -> None:
        super().__init__(path, document, contents)
        self.hidden = hidden_lines(document.elements, len(document.lines))
        self._cut: set[int] = set()
        for heading in document.elements:
            if isinstance(heading, Heading):
                level = 2 if heading.level == 1 and heading != title else heading.level
                anchor = self.ids.unique(heading_id(slug(shown_heading(heading.text))))
                self.headings[heading.line] = heading._replace(level=level, anchor=anchor)

    def rows(self, label: Labelled) -> tuple[Table, list[Row]] | None:
        """Return the table below a bold paragraph, and its rows; None if it has no rows."""
        table = label.table
        if table is not None and is_known(table, self.lines):
            return table, list(rows(table, self.lines, self.first_line, self.complain))
        if table is not None:
            self.pass_through(table)
        elif label.is_cut and self.lines[label.start].lstrip("| ").startswith(HEAD[0]):
            self.cut_table(label.start)
            self._cut.add(label.line)
        elif label.start == len(self.lines):
            message = "the page is cut off below this line"
            self.complain(label.line + self.first_line, message, Flaw.CUT)
            self._cut.add(label.line)
        return None

    def is_cut(self, label: Labelled) -> bool:
        """Return whether `rows` found the table below a bold paragraph to be cut off."""
        return label.line in self._cut

    def page(self, dialect: Dialect, kind: Kind, **facts: Any) -> Page:
        """Return the page, whose table of members is in place of their headings."""
        for block in self.blocks:
            if isinstance(block.content, MemberTable):  # its lines include the members' headings
                for line in range(block.start, block.end):
                    self.headings.pop(line, None)
        return super().page(dialect, kind, **facts)
