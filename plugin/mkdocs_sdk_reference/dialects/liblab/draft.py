"""A page while it is read: its ids and headings, and the blocks parsed so far."""

from __future__ import annotations

from typing import Any

from ...commonmark.destinations import destinations
from ...commonmark.document import Document, bare_heading, shown_heading
from ...commonmark.ids import Ids, Slugify, heading_id
from ...commonmark.tables import Table
from ...model import Block, Content, Flaw, Heading, Kind, MemberTable, Page, Problem
from ..dialect import Dialect
from .sections import Labelled, hidden_lines
from .tables import HEAD, Row, contents, is_known, rows


class Draft:
    """A page while it is read.

    Attributes:
        path: Its path under the docs folder.
        document: Its text.
        title: Its first heading of level 1.
        hidden: Whether each of its lines is code, a comment or raw HTML.
        ids: The ids in use: first those of the headings, which links use.
        headings: Its headings as shown, by line: any H1 after the first is one level down.
    """

    def __init__(self, path: str, document: Document, title: Heading, slug: Slugify) -> None:
        self.path = path
        self.document = document
        self.title = title
        self.hidden = hidden_lines(document.elements, len(document.lines))
        self.ids = Ids()
        self.headings: dict[int, Heading] = {}
        self._blocks: list[Block] = []
        self._passed: list[int] = []
        self._cut: set[int] = set()
        self._problems: list[Problem] = []
        for heading in document.elements:
            if isinstance(heading, Heading):
                level = 2 if heading.level == 1 and heading != title else heading.level
                anchor = self.ids.unique(heading_id(slug(shown_heading(heading.text))))
                self.headings[heading.line] = heading._replace(level=level, anchor=anchor)

    def text(self, start: int, end: int) -> str:
        """Return the Markdown of a range of lines."""
        return "\n".join(self.document.lines[start:end]).strip()

    def add(self, start: int, end: int, content: Content) -> None:
        """Add a parsed block."""
        self._blocks.append(Block(start, end, content))

    def rows(self, label: Labelled) -> tuple[Table, list[Row]] | None:
        """Return the table below a bold paragraph, and its rows; None if it has no rows."""
        lines, first_line = self.document.lines, self.document.first_line
        table = label.table
        if table is not None and is_known(table, lines):
            return table, list(rows(table, lines, first_line, self._complain))
        if table is not None:
            self._passed.append(table.start + first_line)
        elif label.is_cut and lines[label.start].lstrip("| ").startswith(HEAD[0]):
            self._note_cut(label, label.start + first_line, "the table is cut off below its header")
            self._passed.append(label.start + first_line)
        elif label.start == len(lines):
            self._note_cut(label, label.line + first_line, "the page is cut off below this line")
        return None

    def _note_cut(self, label: Labelled, line: int, message: str) -> None:
        self._problems.append(Problem(Flaw.CUT, line, message))
        self._cut.add(label.line)

    def is_cut(self, label: Labelled) -> bool:
        """Return whether `rows` found the table below a bold paragraph to be cut off."""
        return label.line in self._cut

    def _complain(self, line: int, message: str) -> None:
        self._problems.append(Problem(Flaw.ROW, line, message))

    def page(self, dialect: Dialect, kind: Kind, **facts: Any) -> Page:
        """Return the page.

        Args:
            dialect: The page's dialect.
            kind: The page's kind.
            facts: The attributes that depend on the kind.
        """
        blocks = tuple(sorted(self._blocks, key=lambda block: block.start))
        for block in blocks:
            if isinstance(block.content, MemberTable):  # its lines include the members' headings
                for line in range(block.start, block.end):
                    self.headings.pop(line, None)
        document = self.document
        return Page(
            path=self.path,
            kind=kind,
            dialect=dialect,
            title=bare_heading(self.title.text),
            blocks=blocks,
            headings=tuple(self.headings.values()),
            destinations=destinations(
                document.text, document.lines, document.hidden, blocks, contents
            ),
            passed_through=tuple(self._passed),
            problems=tuple(self._problems),
            text=document.text,
            first_line=document.first_line,
            **facts,
        )
