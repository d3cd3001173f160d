"""Makes named things known to the autorefs plugin, so that ``[operations.Foo][]`` leads to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ...commonmark.ids import Slugify, heading_id
from ...reference import Symbol, SymbolKind

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page as HostPage

_MARKUP = re.compile(r"[<>&\"']")


def register(
    autorefs: Any, named: Iterable[Symbol], pages: Mapping[str, HostPage], slugify: Slugify
) -> None:
    """Register each type, field, value and operation by its full and its short name.

    A name of several things is registered for each: where a page uses it, autorefs warns and
    lists the candidates.

    Args:
        autorefs: The plugin object, whose ``register_anchor`` is its documented way in.
        named: The things.
        pages: The host's pages, by path.
        slugify: The host's rule for anchors: a type's place is its page's title.
    """
    for item in named:
        page = pages.get(item.page)
        if page is None or item.kind is SymbolKind.PARAMETER:
            continue
        anchor = item.anchor or heading_id(slugify(item.name))
        # A title goes into the page as HTML, and autorefs leaves quotes in it as they are.
        title = None if _MARKUP.search(item.name) else item.name
        for name in {item.full_name, item.short_name}:
            autorefs.register_anchor(page, name, anchor, title=title, primary=True)
