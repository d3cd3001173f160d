"""Repairs the links of hand-written pages that lead into the reference."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor

from ..model import Page
from .context import Context


class RepairLinks(Treeprocessor):
    """Repairs links into the reference; others are the host's to judge."""

    def __init__(self, md: Markdown, context: Context) -> None:
        super().__init__(md)
        self._context = context
        self._unescape = UnescapeTreeprocessor().unescape

    def run(self, root: etree.Element) -> None:
        """Run over the whole tree."""
        page = self._context.page
        if page is None:
            return
        for link in root.iter("a"):
            href = self._unescape(link.get("href", ""))
            if href and not href.startswith("#"):
                self._repair(page, link, href)

    def _repair(self, page: Page, link: etree.Element, href: str) -> None:
        reference = self._context.site.reference
        text = self._unescape("".join(link.itertext()))
        found = self._context.view.resolve(href, text)
        target = reference.pages.get(found.target or "")
        if found.is_repaired and target is not None and target.generated:
            link.set("href", found.href)
