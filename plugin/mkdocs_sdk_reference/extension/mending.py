"""Mends the links of a page's text, and takes those off that lead nowhere."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import overload

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import AtomicString

from ..commonmark.urls import is_address, safe_url
from ..model import Kind, Page
from ..rendering.elements import append_text
from .now import Now


class MendLinks(Treeprocessor):
    """Mends the links of a page's text, and takes those off that lead nowhere."""

    def __init__(self, md: Markdown, now: Now) -> None:
        super().__init__(md)
        self._now = now
        self._unescape = UnescapeTreeprocessor().unescape

    def run(self, root: etree.Element) -> None:
        """Run over the whole tree."""
        page = self._now.page
        if page is None:
            return
        is_home = page.path == self._now.build.home
        for element in root.iter("a"):
            self._mend(page, element, is_home=is_home)
        for image in root.iter("img"):
            self._mend_image(page, image, is_home=is_home)

    def _mend(self, page: Page, element: etree.Element, *, is_home: bool) -> None:
        build = self._now.build
        href = self._plain(element.get("href"))
        if href and href.startswith("#") and page.kind is not Kind.OPERATIONS:
            return  # only operations have anchors to mend
        if href is None or not (self._now.safe or safe_url(href)):
            _to_text(element, href)
            return
        text = self._plain("".join(element.itertext())) if ".md" in href else ""
        found = build.reference.resolve(page, href, text)
        # A user's own link is the host's to judge, unless it leads into the reference.
        if not (page.generated or is_home or self._leads_into_reference(found.target)):
            return
        if found.is_dead or (is_home and not found.target and _is_relative(href)):
            _to_text(element, None)
            build.note(page, href, found, text)
        elif found.rule is not None:
            element.set("href", found.href)
            build.note(page, href, found, text)

    def _mend_image(self, page: Page, image: etree.Element, *, is_home: bool) -> None:
        """Show an image's words where its address is unsafe or lies outside the docs folder."""
        source = self._plain(image.get("src"))
        is_sound = (
            source and is_address(source) and (self._now.safe or safe_url(source, image=True))
        )
        if not is_sound and (page.generated or not self._now.safe):
            image.text = AtomicString(image.get("alt", ""))
            _to_text(image, source)
        elif is_home and source is not None and _is_relative(source):
            found = self._now.build.reference.resolve(page, source)
            if not found.target:
                image.text = AtomicString(image.get("alt", ""))
                _to_text(image, None)

    @overload
    def _plain(self, text: str) -> str: ...
    @overload
    def _plain(self, text: None) -> None: ...
    def _plain(self, text: str | None) -> str | None:
        r"""A text without Python-Markdown's marks of what was escaped, as ``a\_b.md``."""
        return text and self._unescape(text)

    def _leads_into_reference(self, target: str | None) -> bool:
        found = self._now.build.reference.pages.get(target or "")
        return found is not None and found.generated


def _to_text(element: etree.Element, address: str | None) -> None:
    """Make a link or an image text; an address that must not be followed can still be read."""
    element.tag = "span"
    element.attrib.clear()
    if address:
        append_text(element, f" ({address})")


def _is_relative(url: str) -> bool:
    return bool(url) and not url.startswith(("#", "/")) and ":" not in url.partition("/")[0]
