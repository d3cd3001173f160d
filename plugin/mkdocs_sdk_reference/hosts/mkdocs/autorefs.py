"""Makes symbols known to the autorefs plugin, so that ``[operations.Foo][]`` leads to them."""

from __future__ import annotations

import re
from typing import Any

from mkdocs.structure.files import Files

from ...commonmark.ids import heading_id
from ...reference import Reference, SymbolKind

_MARKUP = re.compile(r"[<>&\"']")


def register(autorefs: Any, reference: Reference, files: Files) -> None:
    """Register each type, field, value and operation by its full and its short name.

    A name of several symbols is registered for each: where a page uses it, autorefs warns and
    lists the candidates.

    Args:
        autorefs: The plugin object, whose ``register_anchor`` is its documented way in.
        reference: All pages.
        files: The host's files.
    """
    pages = {f.src_uri: f.page for f in files.documentation_pages() if f.page is not None}
    for symbol in reference.symbols():
        page = pages.get(symbol.page)
        if page is None or symbol.kind is SymbolKind.PARAMETER:
            continue
        anchor = symbol.anchor or heading_id(reference.slug(symbol.name))
        # A title goes into the page as HTML, and autorefs leaves quotes in it as they are.
        title = None if _MARKUP.search(symbol.name) else symbol.name
        for name in {symbol.full_name, symbol.short_name}:
            autorefs.register_anchor(page, name, anchor, title=title, primary=True)
