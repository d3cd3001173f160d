"""A page while a dialect reads it: its sections, its ids, and what was read so far."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from ..commonmark.destinations import Contents, destinations
from ..commonmark.document import Document, bare_heading
from ..commonmark.ids import Ids
from ..commonmark.outline import Comment, Element, Fence, Raw
from ..commonmark.tables import Table
from ..model import Block, Content, Flaw, Heading, Kind, Page, Problem
from .dialect import Dialect


class Section(NamedTuple):
    """A heading, and everything below it up to the next one.

    Attributes:
        name: The heading's text without Markdown, in the spelling that the dialect compares.
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


class PageDraft:
    """A page while a dialect reads it.

    Args:
        path: Its path under the docs folder.
        document: Its text.
        contents: What the cells of its blocks hold.

    Attributes:
        path: Its path under the docs folder.
        document: Its text.
        lines: Its lines.
        first_line: Number in the file of its first line, from 1.
        title: Its first heading of level 1.
        name: The title's text, without Markdown.
        ids: The ids in use.
        headings: Its headings as shown, by line.
        blocks: The blocks parsed so far.
    """

    def __init__(self, path: str, document: Document, contents: Contents) -> None:
        self.path = path
        self.document = document
        self.lines = document.lines
        self.first_line = document.first_line
        self.title = document.title
        self.name = bare_heading(self.title.text) if self.title else ""
        self.ids = Ids()
        self.headings: dict[int, Heading] = {}
        self.blocks: list[Block] = []
        self._contents = contents
        self._passed: list[int] = []
        self._problems: list[Problem] = []

    def text(self, start: int, end: int) -> str:
        """Return the Markdown of a range of lines."""
        return "\n".join(self.lines[start:end]).strip()

    def add(self, start: int, end: int, content: Content) -> None:
        """Add a parsed block."""
        self.blocks.append(Block(start, end, content))

    def pass_through(self, table: Table) -> None:
        """Report a table that stays as it is."""
        self._passed.append(table.start + self.first_line)

    def complain(self, line: int, message: str, flaw: Flaw = Flaw.ROW) -> None:
        """Report what could not be read as it is; `line` counts from 1 in the file."""
        self._problems.append(Problem(flaw, line, message))

    def cut_table(self, at: int) -> None:
        """Report a table that ends in its head, or right after it; `at` counts from 0."""
        line = at + self.first_line
        self.complain(line, "the table is cut off below its header", Flaw.CUT)
        self._passed.append(line)

    def page(self, dialect: Dialect, kind: Kind, **facts: Any) -> Page:
        """Return the page.

        Args:
            dialect: The page's dialect.
            kind: The page's kind.
            facts: The attributes that depend on the kind.
        """
        document = self.document
        blocks = tuple(sorted(self.blocks, key=lambda block: block.start))
        found = destinations(
            document.text, document.lines, self._without_markdown(), blocks, self._contents
        )
        return Page(
            path=self.path,
            kind=kind,
            dialect=dialect,
            title=self.name,
            blocks=blocks,
            headings=tuple(self.headings[line] for line in sorted(self.headings)),
            destinations=found,
            passed_through=tuple(self._passed),
            problems=tuple(self._problems),
            text=document.text,
            first_line=document.first_line,
            **facts,
        )

    def _without_markdown(self) -> list[Fence | Comment | Raw]:
        """Return the elements in which links don't count; a dialect may add some."""
        return self.document.hidden


def sections(
    elements: Sequence[Element], end: int, name_of: Callable[[str], str]
) -> Iterator[Section]:
    """Yield the sections of a page.

    Args:
        elements: Its elements.
        end: The number of its lines.
        name_of: Returns a section's name, given the Markdown of its heading.
    """
    starts = [at for at, element in enumerate(elements) if isinstance(element, Heading)]
    for at, following in zip(starts, [*starts[1:], len(elements)], strict=False):
        heading = elements[at]
        assert isinstance(heading, Heading)
        below = elements[following] if following < len(elements) else None
        stop = below.line if isinstance(below, Heading) else end
        name = name_of(heading.text)
        yield Section(heading, name, heading.line + 1, stop, elements[at + 1 : following])
