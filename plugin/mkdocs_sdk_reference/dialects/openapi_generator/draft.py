"""A page while it is read: its sections, and the blocks parsed so far."""

from __future__ import annotations

import re
from typing import Any

from ...commonmark.document import Document, shown_heading
from ...commonmark.ids import Slugify, heading_id
from ...commonmark.outline import Comment, Fence, Raw, outline
from ...commonmark.tables import Table
from ...model import Block, Content, Kind, LeftOut, Page
from ..dialect import Dialect
from ..draft import PageDraft, Section, sections
from .columns import Columns, Row, rows
from .names import split_title
from .tables import contents

__all__ = ["Draft", "Section"]

_FOOTER = re.compile(r"\s*\[\[Back to (?:top|API list|Model list|README)\b", re.IGNORECASE)
_ANCHOR = re.compile(r"\s*<a (?:id|name)=\"(?P<id>[^\"]*)\"\s*(?:/>|></a>)\s*$")
_USABLE_ID = re.compile(r"(?!sdk-)[A-Za-z][\w.-]*")
"""An id that a page may define, not one of the site's own, which begin with ``sdk-``."""
_STRAY_FENCE = re.compile(
    r"^```\n(?P<fence>```)\n\s*### (?:Parameters|Return type)\b", re.MULTILINE
)
_HEAD = re.compile(r"\|?[ \t]*(?:Name|Status code|Code|Param Type)[ \t]*\|", re.IGNORECASE)


class Draft(PageDraft):
    """A page while it is read.

    Attributes:
        elements: Its elements, of lines without stray fences.
        sections: Its sections, in source order.
        qualifier: Prefix of the title, such as ``pets.models.``; "" for nothing.
    """

    def __init__(self, path: str, document: Document) -> None:
        super().__init__(path, document, contents)
        self.elements = document.elements_with_open_tables
        self._places: dict[int, int] = {}  # index in `blocks` by the content's `id()`
        if _STRAY_FENCE.search(document.text):
            self._leave_out_fences(document)
        self.sections = list(sections(self.elements, len(document.lines), _name))
        titles = (s.heading for s in self.sections if s.heading.level == 1)
        self.title = next(titles, None)
        self.qualifier, self.name = split_title(self.title.text) if self.title else ("", "")

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
        """Add a parsed block, which `replace` may find again."""
        self._places[id(content)] = len(self.blocks)
        super().add(start, end, content)

    def replace(self, content: Content, other: Content) -> None:
        """Replace the content of a block."""
        at = self._places[id(content)]
        block = self.blocks[at]
        self.blocks[at] = Block(block.start, block.end, other)
        self._places[id(other)] = at

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
        self.cut_table(at)
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

    def page(self, dialect: Dialect, kind: Kind, **facts: Any) -> Page:
        """Return the page, without the links back to other pages."""
        self._leave_out_footers()
        return super().page(dialect, kind, qualifier=self.qualifier, **facts)

    def _without_markdown(self) -> list[Fence | Comment | Raw]:
        return [e for e in self.elements if isinstance(e, (Fence, Comment, Raw))]

    def _leave_out_footers(self) -> None:
        if "[[Back to " not in self.document.text:
            return
        within: set[int] = set()
        for part in self._without_markdown():
            if not isinstance(part, Comment):
                within.update(range(part.start, part.end))
        taken = {at for block in self.blocks for at in range(block.start, block.end)}
        for at, line in enumerate(self.lines):
            if "[[" in line and _FOOTER.match(line) and at not in within and at not in taken:
                self.add(at, at + 1, LeftOut())


def _name(heading: str) -> str:
    return shown_heading(heading).strip(": ").lower()
