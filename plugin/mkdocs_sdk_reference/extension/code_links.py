"""Links names in inline code of hand-written pages to the types and fields that they name."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from .context import Context

_NO_LINKS = frozenset({"a", "pre", "h1", "h2", "h3", "h4", "h5", "h6"})


class LinkCode(Treeprocessor):
    """Links inline code that is the name of one thing of the reference, and of no other."""

    def __init__(self, md: Markdown, context: Context) -> None:
        super().__init__(md)
        self._context = context

    def run(self, root: etree.Element) -> None:
        """Run over the whole tree of a page that no generator wrote."""
        if self._context.site.options.link_code and self._context.page is not None:
            self._link(root)

    def _link(self, parent: etree.Element) -> None:
        for at, element in enumerate(parent):
            if element.tag in _NO_LINKS:
                continue
            name = element.text if element.tag == "code" else None
            found = self._context.view.named(name) if name else None
            if found is None:
                self._link(element)
                continue
            href = self._context.href(*found)
            link = etree.Element("a", {"class": "sdk-name", "href": href})
            link.tail, element.tail = element.tail, None
            parent[at] = link
            link.append(element)
