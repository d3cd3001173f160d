"""Puts the parts of a page that is rendered by us where its stub stands.

The host sees a heading as an element with an opaque text, a code block as what its own extension
for them makes of it, and of everything else a comment, or finished HTML.
"""

from __future__ import annotations

import re
import secrets
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from typing import Any

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.preprocessors import Preprocessor
from markdown.util import AtomicString

from ..rendering.page import Section
from ..rendering.parts import CodePart, HeadingPart
from .sections import Sections
from .site import Site, ids_of

_TICKS = re.compile("`+")
_FENCES = "fenced_code_block"
"""What the preprocessors of Python-Markdown's `fenced_code` and of `superfences` are called."""


class Expand(Preprocessor):
    """Replaces a stub by lines that stand for each of the page's parts.

    Attributes:
        headings: The headings of the page by the lines that stand for them, each with the level
            that it has in the outline.
    """

    def __init__(self, md: Markdown, site: Site, sections: Sections) -> None:
        super().__init__(md)
        self._site = site
        self._sections = sections
        self._mark = f"sdkheading{secrets.token_hex(8)}x"
        self.headings: dict[str, tuple[HeadingPart, int]] = {}

    def run(self, lines: list[str]) -> list[str]:
        """Replace the stubs in a page's lines; there is one at most."""
        self.headings = {}
        expanded: list[str] = []
        for line in lines:
            path = self._site.stubs.path(line)
            if path is None:
                expanded.append(line)
            else:
                expanded += self._lines(path)
        return expanded

    def _lines(self, path: str) -> Iterator[str]:
        parts = self._site.parts(path)
        sections = [part for part in parts if isinstance(part, Section)]
        places = iter(self._sections.add(path, sections, ids_of(parts)))
        level = 0
        for part in parts:
            yield ""
            if isinstance(part, HeadingPart):
                level = min(part.level, level + 1) if level else part.level
                yield self._heading(part, level)
            elif isinstance(part, CodePart):
                yield from self._code(part)
            else:
                yield self.md.htmlStash.store(next(places))
        yield ""

    def _heading(self, part: HeadingPart, level: int) -> str:
        marker = f"{self._mark}{len(self.headings)}"
        self.headings[marker] = (part, level)
        return marker

    def _code(self, part: CodePart) -> list[str]:
        """Let the host's own extension for code blocks make what it makes of one, and see no more.

        Other extensions, such as those that include files, never see the lines.
        """
        fence = "`" * (3 + max(map(len, _TICKS.findall(part.text)), default=0))
        lines = [f"{fence}{part.language}", *part.text.split("\n"), fence]
        if _FENCES in self.md.preprocessors:
            fences = self.md.preprocessors[_FENCES]
            if not _is_custom(fences, part.language):
                made = fences.run(lines)
                if made != lines:
                    return list(made)
        return [self.md.htmlStash.store(self._site.templates.render("code", code=part))]


def _is_custom(fences: Preprocessor, language: str) -> bool:
    """Whether a site has given blocks of a language a meaning of their own, such as a diagram's."""
    custom = getattr(getattr(fences, "extension", None), "superfences", ())
    return any(fence["name"] in {language, "*"} for fence in custom)


class Headings(BlockProcessor):
    """Makes the elements of headings, whose text no extension sees."""

    def __init__(self, parser: Any, expand: Expand) -> None:
        super().__init__(parser)
        self._expand = expand

    def test(self, parent: etree.Element, block: str) -> bool:
        """Return whether a block stands for a heading."""
        return block.strip() in self._expand.headings

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        """Append the heading."""
        part, level = self._expand.headings[blocks.pop(0).strip()]
        heading = etree.SubElement(parent, f"h{part.level}", {"id": part.anchor})
        if part.css:
            heading.set("class", part.css)
        if level != part.level:
            heading.set("aria-level", str(level))  # the source skips a level
        # Some extensions evaluate what stands in braces, wherever it is.
        html = str(part.html).replace("{", "&#123;")  # Markup would escape the new text
        heading.text = AtomicString(self.parser.md.htmlStash.store(html))
