"""Lifts the known pieces of a page out, renders them, and puts back what was not consumed."""

from __future__ import annotations

import re
import string
import xml.etree.ElementTree as etree
from functools import partial
from html import escape
from typing import Any

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX

from ..commonmark.source import Source
from ..dialects import read_page
from ..model import Block, FieldTable, Member, Page, ResponseTable, Returns, ValueTable
from ..rendering import markup, operations, tables
from ..rendering.elements import child
from ..rendering.sanitiser import grow
from ..rendering.summaries import summary
from .details import Details, find_details
from .now import Now
from .withheld import Withheld, plain_fence

_HOLD_ELEMENTS = ("root", "parent_map", "ancestors")
"""What Python-Markdown's parser and its inline processor keep of a page until the next one."""
_SHORTCODE = re.compile(r":warning:(?= \*\*D(?:EPRECATED|eprecated)\*\*)")


class Lift(Preprocessor):
    """Takes the known pieces out, and leaves a marker for each."""

    def __init__(self, md: Markdown, now: Now, *, markdown_in_details: bool) -> None:
        super().__init__(md)
        self._now = now
        self._markdown_in_details = markdown_in_details
        self._withheld = Withheld(md)

    def run(self, lines: list[str]) -> list[str]:
        """Replace the known pieces of the page in hand by markers."""
        page = self._now.build.take()
        self._withheld.give_back()
        if page is None:
            self._now.begin(None)
            return lines
        self._now.build.forget = self._forget
        text = "\n".join(lines)
        if page.generated and text != page.text:  # another plugin changed it
            text = text.replace(STX, "").replace(ETX, "")  # as `decode` does
            lines = text.split("\n")
            page = read_page(
                page.path, Source(text, page.first_line), self._now.build.reference.slug
            )
        self._now.begin(page)
        if not self._now.safe:
            self._withheld.take()
        if page.generated:
            self._now.md.ESCAPED_CHARS = list(string.punctuation)  # CommonMark's, not fewer
            lines = self._without(lines, page.blocks)
        if not self._now.safe and ("```" in text or "~~~" in text):
            lines = [plain_fence(line) for line in lines]
        if self._markdown_in_details and "<details" in text.lower():
            lines = self._open_details(lines)
        return lines

    def _forget(self) -> None:
        """Let go of the page's elements, those that Python-Markdown holds, too."""
        self._now.begin(None)
        for holder in (self.md.parser, *self.md.treeprocessors):
            held = vars(holder)
            for name in _HOLD_ELEMENTS:
                if name in held:
                    held[name].clear()

    def _without(self, lines: list[str], blocks: tuple[Block, ...]) -> list[str]:
        self._now.lines = lines
        kept: list[str] = []
        at = 0
        for block in blocks:
            kept += lines[at : block.start]
            kept += ("", self._now.marker(block), "")
            at = block.end
        kept += lines[at:]
        return [
            _SHORTCODE.sub("\N{WARNING SIGN}", line) if ":warning:" in line else line
            for line in kept
        ]

    def _open_details(self, lines: list[str]) -> list[str]:
        """Replace the tags of each ``<details>`` that holds Markdown by markers."""
        kept: list[str] = []
        at = 0
        for found in find_details(lines):
            kept += lines[at : found.line]
            kept += ("", self._now.marker(found), "")
            at = found.end
        return kept + lines[at:]


class Markers(BlockProcessor):
    """Turns a marker into the elements of the piece that it stands for."""

    def __init__(self, parser: Any, now: Now) -> None:
        super().__init__(parser)
        self._now = now

    def test(self, parent: etree.Element, block: str) -> bool:
        """Whether a block is a marker."""
        return bool(self._now.lifted) and block.strip() in self._now.lifted

    def run(self, parent: etree.Element, blocks: list[str]) -> bool | None:
        """Append the piece's elements; False leaves the marker to be put back."""
        piece = self._now.lifted[blocks[0].strip()]
        if isinstance(piece, Details):
            return self._details(parent, blocks, piece)
        blocks.pop(0)
        page = self._now.page
        assert page is not None  # only a page has pieces
        self._render(parent, piece, page)
        return None

    def _render(self, parent: etree.Element, block: Block, page: Page) -> None:
        now, content = self._now, block.content
        if isinstance(content, FieldTable):
            now.parameters += tables.field_table(parent, content, now.types, now.nested)
        elif isinstance(content, ValueTable) and content.head:
            tables.value_table(parent, content, now.identify)
        elif isinstance(content, ResponseTable):
            operations.error_table(parent, content, now.view, now.types)
        elif isinstance(content, Member):
            tables.member(parent, content, now.types)
            if text := summary(now.build.reference, page, content):
                now.view.aside(child(parent, "p", css="sdk-summary"), partial(markup.text, text))
        elif isinstance(content, Returns):
            operations.response(parent, block, content, now.view, now.types)
        elif isinstance(content, ValueTable):
            tables.value_list(parent, content, now.identify)

    def _details(self, parent: etree.Element, blocks: list[str], opening: Details) -> bool | None:
        """Parse what stands between a pair of markers as Markdown inside an element."""
        if opening.closes:
            return False  # its opening marker was not consumed here: put the tag back
        end = self._closing(blocks)
        if end is None:
            return False
        inner = blocks[1:end]
        del blocks[: end + 1]
        attributes = opening.attributes
        if not self._now.safe:
            attributes = {k: v for k, v in attributes.items() if k == "open"}
        element = etree.SubElement(parent, "details", attributes)
        if opening.inner.strip():
            grown = opening.inner.strip()
            if self._now.safe:
                element.text = self.parser.md.htmlStash.store(grown)
            else:
                grow(element, grown)
        self.parser.parseBlocks(element, inner)
        return None

    def _closing(self, blocks: list[str]) -> int | None:
        """Index of the marker that closes the element which the first block opens."""
        depth = 0
        for index, block in enumerate(blocks):
            piece = self._now.lifted.get(block.strip())
            if isinstance(piece, Details):
                depth += -1 if piece.closes else 1
                if depth == 0:
                    return index
        return None


class PutBack(Postprocessor):
    """Puts back the source of every marker that no block processor consumed."""

    def __init__(self, md: Markdown, now: Now) -> None:
        super().__init__(md)
        self._now = now

    def run(self, text: str) -> str:
        """Replace what markers are left by their source, escaped."""
        if not self._now.lifted or self._now.mark not in text:
            return text
        return re.sub(rf"{self._now.mark}\d+x", self._source, text)

    def _source(self, marker: re.Match[str]) -> str:
        piece = self._now.lifted.get(marker[0])
        if piece is None:
            return marker[0]
        if isinstance(piece, Details):
            return piece.source if self._now.safe else escape(piece.source)
        return escape("\n".join(self._now.lines[piece.start : piece.end]))
