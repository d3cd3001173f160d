"""Gives parameters their ids, which begin with those of their operation's heading."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable
from html import unescape

from markdown import Markdown
from markdown.extensions.toc import render_inner_html, slugify, strip_tags
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import STX

from ..commonmark.ids import Ids, heading_id
from ..model import Kind, Page
from ..rendering import tables
from ..rendering.sanitiser import clean_element
from .now import Now

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_MAY_HIDE_UNDERSCORE = re.compile(f"[_&{STX}]|[^\x00-\x7f]")
"""What a heading's text holds that may become ``_``: itself, an entity, what the host stashed, and
letters of other alphabets, such as a full-width one, of which `toc` makes plain ones."""
_PLAIN = frozenset(
    {
        *("a", "br", "code", "del", "div", "em", "h3", "li", "p", "strong", "table", "tbody", "td"),
        *("th", "thead", "tr", "ul"),
    }
)
"""What most elements are: there is nothing to clean but their attributes."""
_OUR_CLASS = re.compile(r"sdk-[a-z-]+")


class Identify(Treeprocessor):
    """Gives parameters their ids, and takes off what is active of what extensions made."""

    def __init__(self, md: Markdown, now: Now) -> None:
        super().__init__(md)
        self._now = now

    def run(self, root: etree.Element) -> None:
        """Run over the whole tree."""
        if not self._now.safe:
            self._clean(root)
        if not self._now.generated:
            return
        headings = []
        for element in root.iter():
            if element.tag in _HEADINGS:
                headings.append(element)
            identifier = element.get("id")
            if identifier is None or element in self._now.identified:
                continue
            if identifier in self._now.ids or identifier.startswith("sdk-"):
                del element.attrib["id"]  # one of ours, which the text gives itself
        _order_headings(root)
        page = self._now.page
        if page is not None and page.kind is Kind.OPERATIONS:
            self._identify_parameters(root, page)
        else:
            self._identify_like_material(root, headings)

    def _clean(self, root: etree.Element) -> None:
        unescape_marks = UnescapeTreeprocessor(self.md).unescape
        ours = self._now.identified.union(self._now.asides)
        for element in root.iter():
            if element in ours or (
                element.tag in _PLAIN and (not element.keys() or _is_clean(element))
            ):
                continue
            for name, value in element.items():
                if STX in value:  # else the host would do so only once addresses were judged
                    element.set(name, unescape_marks(value))
            clean_element(element)

    def _identify_parameters(self, root: etree.Element, page: Page) -> None:
        # Parameters' ids begin with their heading's, which `toc` would give only later, past
        # the host's look at a page's ids: so headings get theirs here, by `toc`'s own rule.
        taken = Ids(i for e in root.iter() if (i := e.get("id")))
        operations = {_letters(operation.name) for operation in page.operations}
        parameters = dict(self._now.parameters)
        anchor = ""
        for element in root.iter():
            if element.tag in _HEADINGS:
                text = self._text(element)
                if "id" not in element.attrib:
                    element.set("id", taken.unique(heading_id(self._slug(text))))
                if element.tag == "h2" and _letters(text) in operations:
                    anchor = element.get("id", "")
            elif element in parameters:
                tables.identify_parameter(
                    element, taken.unique(f"{anchor}-param-{parameters[element]}")
                )

    def _identify_like_material(
        self, root: etree.Element, headings: Iterable[etree.Element]
    ) -> None:
        """Give ids to headings that would get one of Material's own; the host does the others."""
        for element in headings:
            hides = _MAY_HIDE_UNDERSCORE.search("".join(element.itertext()))
            if "id" in element.attrib or not hides:
                continue
            slug = self._slug(self._text(element))
            if slug != heading_id(slug):
                taken = Ids(i for e in root.iter() if (i := e.get("id")))
                element.set("id", taken.unique(heading_id(slug)))

    def _text(self, heading: etree.Element) -> str:
        return unescape(strip_tags(render_inner_html(heading, self.md)))

    def _slug(self, text: str) -> str:
        """The id that the host's `toc` makes of a heading's text."""
        toc = self.md.treeprocessors["toc"] if "toc" in self.md.treeprocessors else None  # noqa: SIM401
        return str(toc.slugify(text, toc.sep) if toc else slugify(text, "-"))  # type: ignore[attr-defined]


def _order_headings(root: etree.Element) -> None:
    """Say the level that a heading has in the outline, where the source skips one.

    The generator writes ``### Available Operations`` below the title where a tag has no text.
    """
    last = 0
    for element in root:
        if element.tag in _HEADINGS:
            level = min(int(element.tag[1]), last + 1)
            if last and level != int(element.tag[1]):
                element.set("aria-level", str(level))
            last = level


def _is_clean(element: etree.Element) -> bool:
    """Whether an element's attributes are those of our own, told at a glance."""
    attributes = element.attrib
    if not _OUR_CLASS.fullmatch(attributes.get("class", "")):
        return False
    return len(attributes) == 1 or (
        len(attributes) == 2 and element.tag == "a" and STX not in attributes.get("href", STX)
    )


def _letters(text: str) -> str:
    """A name's letters and digits: its marks may be Markdown in one place and text in another."""
    return "".join(char for char in text if char.isalnum())
