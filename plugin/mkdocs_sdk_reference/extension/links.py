"""Links of hand-written pages into the reference: repaired, and those of tables of errors made."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from urllib.parse import unquote

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import AtomicString

from ..model import Page, ResponseTable, TypeExpr
from ..rendering import queries
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
        heads = {
            block.content.head for block in page.blocks if isinstance(block.content, ResponseTable)
        }
        for table in root.iter("table") if heads else ():
            if tuple("".join(cell.itertext()).strip() for cell in table.iter("th")) in heads:
                for row in table.iter("tr"):
                    self._link_error(page, row)
        for link in root.iter("a"):
            href = self._unescape(link.get("href", ""))
            if href and not href.startswith("#"):
                self._repair(page, link, href)

    def _link_error(self, page: Page, row: etree.Element) -> None:
        """Link the type that a row of a table of errors names."""
        cell = row.find("td")
        if cell is None or len(cell) or not cell.text:
            return
        type_ = TypeExpr((self._unescape(cell.text),), unqualified=True)
        targets = self._context.view.ask(queries.targets, (page.path, type_))
        found = self._context.site.reference.types.get(targets[0]) if len(targets) == 1 else None
        if found is not None:
            href = self._context.href(found.page, found.anchor)
            link = etree.SubElement(cell, "a", {"href": href})
            link.text, cell.text = AtomicString(type_.text), None

    def _repair(self, page: Page, link: etree.Element, href: str) -> None:
        reference = self._context.site.reference
        text = self._unescape("".join(link.itertext()))
        found = self._context.view.resolve(href, text)
        target = reference.pages.get(found.target or "")
        if target is None or not target.generated:
            return
        if self._context.site.split.place(target.path, unquote(found.fragment)) != target.path:
            link.set("href", self._context.href(target.path, unquote(found.fragment)))
        elif found.is_repaired:
            link.set("href", found.href)
