"""The host's table of contents of a page of operations: those alone, with their methods."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Mapping
from typing import Any

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import escape

from ..rendering.parts import HeadingPart
from .expand import Expand


class Outline(Treeprocessor):
    """Leaves all but operations out of the contents, where a page has several.

    Every second entry would be called "Example Usage" or "Parameters". The ids stay.
    """

    def __init__(self, md: Markdown, expand: Expand) -> None:
        super().__init__(md)
        self._expand = expand

    def run(self, root: etree.Element) -> None:
        """Change the contents that the host's extension has just made."""
        headings = {part.anchor: part for part, _ in self._expand.headings.values()}
        if sum(part.method is not None for part in headings.values()) > 1:
            tokens: list[dict[str, Any]] = getattr(self.md, "toc_tokens", [])
            tokens[:] = _of_operations(tokens, headings)


def _of_operations(
    tokens: list[dict[str, Any]], headings: Mapping[str, HeadingPart]
) -> list[dict[str, Any]]:
    """Return the entries of the page's title and of operations, which begin with their methods."""
    kept = []
    for token in tokens:
        part = headings.get(token["id"])
        inner = _of_operations(token["children"], headings)
        if part is None or (part.level > 1 and part.method is None):
            kept += inner
            continue
        if part.method:
            token["name"] = f"{escape(part.method)} {token['name']}"
        token["children"] = inner
        kept.append(token)
    return kept
