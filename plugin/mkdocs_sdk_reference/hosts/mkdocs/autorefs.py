"""Makes symbols known to the autorefs plugin, so that ``[operations.Foo][]`` leads to them."""

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
    """Name the headings of a page that is rendered by us, before the host converts it.

    The plugin would take the placeholders for their names, and show them as tool-tips of links.
    """
    if autorefs.scan_toc:
        for heading in headings:
            # The plugin may take entities apart, and put quotes into an attribute as they are.
            title = _MARKUP.sub("", plain(heading.text))
            autorefs.register_anchor(page, heading.anchor, title=title or heading.anchor)


def register(autorefs: Any, site: Site, files: Files) -> None:
    """Register each type, field, value and operation by its full and its short name.

    A name of several symbols is registered for each: where a page uses it, autorefs warns and
    lists the candidates.

    Args:
        autorefs: The plugin object, whose ``register_anchor`` is its documented way in.
        site: What is known of the site.
        files: The host's files.
    """
    pages = {f.src_uri: f.page for f in files.documentation_pages() if f.page is not None}
    reference = site.reference
    for symbol in map(site.split.placed, reference.symbols()):
        page = pages.get(symbol.page)
        if page is None or symbol.kind is SymbolKind.PARAMETER:
            continue
        anchor = symbol.anchor or heading_id(reference.slug(symbol.name))
        # A title goes into the page as HTML, and autorefs leaves quotes in it as they are.
        title = None if _MARKUP.search(symbol.name) else symbol.name
        for name in {symbol.full_name, symbol.short_name}:
            autorefs.register_anchor(page, name, anchor, title=title, primary=True)
