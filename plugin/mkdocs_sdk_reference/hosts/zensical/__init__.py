"""Zensical, which offers nothing but Python-Markdown extensions."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from markdown import Extension, Markdown

from ...extension import Direct, Options, SiteExtension
from ...rendering.words import in_language, translated
from .context import current_page
from .site import site_for

__all__ = ["SdkReferenceExtension", "makeExtension"]


class SdkReferenceExtension(Extension):
    """Renders the generated pages of a docs folder; does nothing where the host isn't Zensical.

    Args:
        absolute_links_base: Address before site-absolute links.
        markdown_in_details: Whether Markdown in ``<details>`` of hand-written pages renders as on
            GitHub.
        type_map: Whether pages of types get a diagram: off, since Zensical's instant navigation
            fails on links in drawings.
        words: Labels that replace those in the theme's language.
    """

    def __init__(
        self,
        *,
        absolute_links_base: str = "",
        markdown_in_details: bool = True,
        type_map: bool = False,
        words: Mapping[str, object] = MappingProxyType({}),
    ) -> None:
        super().__init__()  # not by `config`, which takes a default of None for a truth value
        self._absolute_links_base = absolute_links_base
        self._markdown_in_details = markdown_in_details
        self._type_map = type_map
        self._words = words

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Hand the page and its site on."""
        page = current_page(md)
        if page is not None:
            words = translated(self._words, in_language(page.language))
            options = Options(type_map=self._type_map, words=words)
            site = site_for(page, self._absolute_links_base, options)
            opens_details = self._markdown_in_details
            SiteExtension(site, Direct(site), opens_details=opens_details).extendMarkdown(md)


def makeExtension(**kwargs: Any) -> SdkReferenceExtension:  # noqa: N802 (Python-Markdown's name)
    """Make the extension, for Python-Markdown."""
    return SdkReferenceExtension(**kwargs)
