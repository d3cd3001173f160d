"""Gives parameters their ids, which begin with those of their operation's heading."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from html import unescape

from markdown import Markdown
from markdown.extensions.toc import render_inner_html, slugify, strip_tags
from markdown.treeprocessors import Treeprocessor

from ..ids import Ids
from ..model import Page, PageKind
from ..rendering import tables
from ..rendering.sanitiser import clean_attributes
from .now import Now

_HEADING = re.compile(r"h[1-6]")


class Identify(Treeprocessor):
    """Gives parameters their ids, and takes off active attributes that extensions set."""

    def __init__(self, md: Markdown, now: Now) -> None:
        super().__init__(md)
        self._now = now

    def run(self, root: etree.Element) -> None:
        """Run over the whole tree."""
        if self._now.safe:
            return
        for element in root.iter():
            if element.attrib:
                clean_attributes(element)
                if element not in self._now.identified and self._is_ours(element.get("id")):
                    del element.attrib["id"]
        _order_headings(root)
        page = self._now.page
        if page is not None and page.kind is PageKind.SDK:
            self._identify_parameters(root, page)

    def _is_ours(self, identifier: str | None) -> bool:
        """Whether an id that the text gives itself is one of the plugin's."""
        return identifier is not None and (
            identifier in self._now.ids or identifier.startswith("sdk-")
        )

    def _identify_parameters(self, root: etree.Element, page: Page) -> None:
        # Parameters' ids begin with their heading's, which `toc` would give only later, past
        # the host's look at a page's ids: so headings get theirs here, by `toc`'s own rule.
        toc = self.md.treeprocessors["toc"] if "toc" in self.md.treeprocessors else None  # noqa: SIM401
        taken = Ids(i for e in root.iter() if (i := e.get("id")))
        operations = {_letters(operation.name) for operation in page.operations}
        parameters = dict(self._now.parameters)
        anchor = ""
        for element in root.iter():
            if _HEADING.fullmatch(str(element.tag)):
                text = unescape(strip_tags(render_inner_html(element, self.md)))
                if "id" not in element.attrib:
                    slug = toc.slugify(text, toc.sep) if toc else slugify(text, "-")  # type: ignore[attr-defined]
                    element.set("id", taken.unique(slug))
                if element.tag == "h2" and _letters(text) in operations:
                    anchor = element.get("id", "")
            elif element in parameters:
                tables.identify_parameter(
                    element, taken.unique(f"{anchor}-param-{parameters[element]}")
                )


def _order_headings(root: etree.Element) -> None:
    """Say the level that a heading has in the outline, where the source skips one.

    The generator writes ``### Available Operations`` below the title where a tag has no text.
    """
    last = 0
    for element in root:
        if _HEADING.fullmatch(str(element.tag)):
            level = min(int(element.tag[1]), last + 1)
            if last and level != int(element.tag[1]):
                element.set("aria-level", str(level))
            last = level


def _letters(text: str) -> str:
    """A name's letters and digits: its marks may be Markdown in one place and text in another."""
    return "".join(char for char in text if char.isalnum())
