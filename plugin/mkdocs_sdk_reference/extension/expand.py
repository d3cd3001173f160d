"""Puts the parts of a page that is rendered by us where its stub stands.

The host sees a heading as an element with an opaque text, and of everything else a comment, or
finished HTML. Its own extension for code blocks renders them, and nothing else sees the result.
"""

from __future__ import annotations

import re
import secrets
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from itertools import groupby
from typing import Any, TypeVar

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.util import AtomicString

from ..rendering.page import TRAIL
from ..rendering.parts import CodePart, HeadingPart, Section
from .inert import inert
from .samples import PartSections
from .sections import Sections
from .site import Site, ids_of

_T = TypeVar("_T")
_TICKS = re.compile("`+")
_FENCES = "fenced_code_block"
"""What the preprocessors of Python-Markdown's `fenced_code` and of `superfences` are called."""


class Expand(Preprocessor):
    """Replaces a stub by lines that stand for each of the page's parts.

    Attributes:
        headings: The headings of the page by the lines that stand for them, each with the level
            that it has in the outline.
        others: What stands between headings, as the host's placeholders for HTML, by line.
        above: What stands above the page's title.
    """

    def __init__(self, md: Markdown, site: Site, sections: Sections) -> None:
        super().__init__(md)
        self._site = site
        self._sections = sections
        self._samples = PartSections(site, self._highlighted)
        self._mark = f"sdkpart{secrets.token_hex(8)}x"
        self.headings: dict[str, tuple[HeadingPart, int]] = {}
        self.others: dict[str, str] = {}
        self.above = ""

    def run(self, lines: list[str]) -> list[str]:
        """Replace the stubs in a page's lines; there is one at most."""
        self.headings, self.others, self.above = {}, {}, ""
        expanded: list[str] = []
        for line in lines:
            path = self._site.stubs.path(line)
            if path is None:
                expanded.append(line)
            else:
                for marker in self._markers(path):
                    expanded += (marker, "")
        return expanded

    def _markers(self, path: str) -> Iterator[str]:
        parts = self._site.parts(path)
        sections = [
            self._samples.section(part) for part in parts if not isinstance(part, HeadingPart)
        ]
        places = iter(self._sections.add(path, sections, ids_of(parts)))
        if parts and isinstance(parts[0], Section) and parts[0].template == TRAIL:
            self.above = next(places)
            parts = parts[1:]
        level = 0
        for is_heading, group in groupby(parts, lambda part: isinstance(part, HeadingPart)):
            if not is_heading:
                html = "\n".join(next(places) for _ in group)
                yield self._marker(self.others, self.md.htmlStash.store(html))
                continue
            for part in group:
                assert isinstance(part, HeadingPart)
                level = min(part.level, level + 1) if level else part.level
                yield self._marker(self.headings, (part, level))

    def _marker(self, found: dict[str, _T], part: _T) -> str:
        marker = f"{self._mark}{len(self.headings) + len(self.others)}"
        found[marker] = part
        return marker

    def _highlighted(self, part: CodePart) -> str | None:
        """The HTML that the host's own extension makes; None where there is none for a block.

        Other extensions, such as those that include files, see neither its lines nor the result.
        """
        if _FENCES not in self.md.preprocessors:
            return None
        fences = self.md.preprocessors[_FENCES]
        if _is_custom(fences, part.language):
            return None
        fence = "`" * (3 + max(map(len, _TICKS.findall(part.text)), default=0))
        stash = self.md.htmlStash
        count = len(stash.rawHtmlBlocks)
        made = fences.run([f"{fence}{part.language}", *part.text.split("\n"), fence])
        blocks = stash.rawHtmlBlocks[count:]
        is_whole = "".join(made).strip() == stash.get_placeholder(count)
        html = blocks[0] if is_whole and len(blocks) == 1 else None
        return html if isinstance(html, str) else None


def _is_custom(fences: Preprocessor, language: str) -> bool:
    """Whether a site has given blocks of a language a meaning of their own, such as a diagram's."""
    custom = getattr(getattr(fences, "extension", None), "superfences", ())
    return any(fence["name"] in {language, "*"} for fence in custom)


class Above(Postprocessor):
    """Puts what stands above the title there, once the host has taken its title off the top."""

    def __init__(self, md: Markdown, expand: Expand) -> None:
        super().__init__(md)
        self._expand = expand

    def run(self, text: str) -> str:
        """Return the page's HTML with what stands above it."""
        return f"{self._expand.above}\n{text}" if self._expand.above else text


class Parts(BlockProcessor):
    """Makes the elements of a page's parts, whose text no extension sees."""

    def __init__(self, parser: Any, expand: Expand) -> None:
        super().__init__(parser)
        self._expand = expand

    def test(self, parent: etree.Element, block: str) -> bool:
        """Return whether a block stands for a part."""
        marker = block.strip()
        return marker in self._expand.headings or marker in self._expand.others

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        """Append the part."""
        marker = blocks.pop(0).strip()
        if (placeholder := self._expand.others.get(marker)) is not None:
            etree.SubElement(parent, "p").text = AtomicString(placeholder)
            return
        part, level = self._expand.headings[marker]
        heading = etree.SubElement(parent, f"h{part.level}", {"id": part.anchor})
        if part.css:
            heading.set("class", part.css)
        if level != part.level:
            heading.set("aria-level", str(level))  # the source skips a level
        heading.text = AtomicString(self.parser.md.htmlStash.store(inert(part.html)))
