"""The host's table of contents of a page of operations: those alone, with their methods."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import escape

from ..rendering.parts import HeadingPart
from .expand import Expand


class Outline(Treeprocessor):
    """Leaves all but operations out of the contents, where a page has several.

    Every second entry would be called "Example Usage" or "Parameters". The ids stay. So do the
    headings of groups, where there is more than one: each may have an operation called "list".
    """

    def __init__(self, md: Markdown, expand: Expand) -> None:
        super().__init__(md)
        self._expand = expand

    def run(self, root: etree.Element) -> None:
        """Change the contents that the host's extension has just made."""
        headings = {part.anchor: part for part, _ in self._expand.headings.values()}
        if sum(part.method is not None for part in headings.values()) > 1:
            tokens: list[dict[str, Any]] = getattr(self.md, "toc_tokens", [])
            groups = set(_groups(tokens, headings))
            tokens[:] = _of_operations(tokens, headings, groups if len(groups) > 1 else set())


def _groups(tokens: Iterable[dict[str, Any]], headings: Mapping[str, HeadingPart]) -> Iterator[str]:
    """Yield the ids of the headings right below which operations stand."""
    for token in tokens:
        parts = [headings.get(child["id"]) for child in token["children"]]
        if any(part is not None and part.method is not None for part in parts):
            yield token["id"]
        yield from _groups(token["children"], headings)


def _of_operations(
    tokens: list[dict[str, Any]], headings: Mapping[str, HeadingPart], groups: Collection[str]
) -> list[dict[str, Any]]:
    """Return the entries of the page's title, groups and operations; these begin with methods."""
    kept = []
    for token in tokens:
        part = headings.get(token["id"])
        inner = _of_operations(token["children"], headings, groups)
        is_kept = part is not None and (part.level == 1 or part.method is not None)
        if part is None or not (is_kept or token["id"] in groups):
            kept += inner
            continue
        if part.method:
            token["name"] = f"{escape(part.method)} {token['name']}"
        token["children"] = inner
        kept.append(token)
    return kept
