"""Registers symbols with the autorefs plugin, so that ``[operations.Foo][]`` links to them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import Files

from ...commonmark.ids import heading_id
from ...extension import Site
from ...model import Heading
from ...reference import SymbolKind
from ...rendering.summaries import plain

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page as HostPage

_MARKUP = re.compile(r"[<>&\"']")


def name_headings(autorefs: Any, page: HostPage, headings: Iterable[Heading]) -> None:
    """Register the headings of a page that we render, before the host converts it.

    Otherwise autorefs would use the placeholders as titles, and show them as tooltips of links.
    """
    if autorefs.scan_toc:
        for heading in headings:
            # autorefs may split entities, and writes quotes into attributes unescaped.
            title = _MARKUP.sub("", plain(heading.text))
            autorefs.register_anchor(page, heading.anchor, title=title or heading.anchor)


def register(autorefs: Any, site: Site, files: Files) -> None:
    """Register each type, field, value and operation by its full and its short name.

    A name that several symbols share is registered for each: autorefs then warns where a page uses
    it, and lists the candidates.

    Args:
        autorefs: The plugin object; ``register_anchor`` is its documented API.
        site: The site.
        files: The host's files.
    """
    pages = {f.src_uri: f.page for f in files.documentation_pages() if f.page is not None}
    reference = site.reference
    for symbol in map(site.split.placed, reference.symbols()):
        page = pages.get(symbol.page)
        if page is None or symbol.kind is SymbolKind.PARAMETER:
            continue
        anchor = symbol.anchor or heading_id(reference.slug(symbol.name))
        # A title goes into the page as HTML, and autorefs doesn't escape its quotes.
        title = None if _MARKUP.search(symbol.name) else symbol.name
        for name in {symbol.full_name, symbol.short_name}:
            autorefs.register_anchor(page, name, anchor, title=title, primary=True)
