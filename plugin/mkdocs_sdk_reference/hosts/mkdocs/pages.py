"""Gives the host metadata, ids and titles of pages whose text it doesn't see."""

from __future__ import annotations

from collections.abc import Collection
from html import escape, unescape
from typing import TYPE_CHECKING, Any

from ...commonmark.mdx import is_mdx

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page as HostPage
    from mkdocs.structure.toc import AnchorLink

_OF_HOST = frozenset({"template"})
"""Front matter that makes the host do something."""
_OF_MDX = frozenset({"title", "description"})
"""Front matter of MDX that means the same to the host."""


def clean_meta(page: HostPage, *, trusted: bool) -> None:
    """Make a generated page's front matter plain text, wherever a theme inserts it.

    MDX gives most of it another meaning than the host and its themes do, such as icons.
    """
    if is_mdx(page.file.src_uri):
        page.meta = {key: value for key, value in page.meta.items() if key in _OF_MDX}
    if not trusted:
        page.meta = {k: _clean(value) for k, value in page.meta.items() if k not in _OF_HOST}


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return title_for_themes(value)
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if isinstance(value, dict):
        return {key: _clean(item) for key, item in value.items()}
    return value


def add_ids(page: HostPage, ids: Collection[str]) -> None:
    """Give the host the ids in sections that it doesn't see."""
    if ids and page.present_anchor_ids is not None:
        page.present_anchor_ids.update(ids)


def clean_titles(page: HostPage) -> None:
    """Make the titles of a page and its headings plain text, wherever a theme inserts them."""
    if page.title:
        title = title_for_themes(unescape(page.title))
        if title != page.title:
            page.title = title
    for entry in page.toc:
        _clean_entry(entry)


def _clean_entry(entry: AnchorLink) -> None:
    entry.title = title_for_themes(unescape(entry.title))
    for child in entry.children:
        _clean_entry(child)


def title_for_themes(title: str) -> str:
    """Return a title, as HTML, that stays text if a theme unescapes it or puts it into quotes.

    For ``<title>``, Material removes its tags and unescapes the rest.
    """
    return escape(title).replace("&lt;", "&lt;\N{WORD JOINER}").replace("&#x27;", "'")
