"""The host's table of contents of a page of operations: those alone, with their methods."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Mapping
from typing import Any

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import escape

from ..rendering.page import PART
from ..rendering.parts import HeadingPart
from .expand import Expand


class Outline(Treeprocessor):
    """Leaves the headings inside operations out of the contents, where a page has several.

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
    """Return the entries less those of parts; an operation's begins with its method."""
    kept = []
    for token in tokens:
        part = headings.get(token["id"])
        if part is not None and part.css == PART:
            continue
        if part is not None and part.method:
            token["name"] = f"{escape(part.method)} {token['name']}"
        token["children"] = _of_operations(token["children"], headings)
        kept.append(token)
    return kept
