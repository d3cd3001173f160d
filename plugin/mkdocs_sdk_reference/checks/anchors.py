"""The anchors that a page has in a site or on GitHub."""

from __future__ import annotations

import re

from ..commonmark.ids import Ids, github_slug, heading_id
from ..commonmark.outline import headings
from ..model import Page
from ..reference import Reference

_OWN = re.compile(r"(?:\s(?:id|name)=[\"']?|\{:?[^{}\n]*#)([^\s\"'>{}]+)")
"""An anchor that the text defines itself: in HTML, or in braces after a heading."""


class Anchors:
    """Finds the anchors of pages, each page's once."""

    def __init__(self, reference: Reference) -> None:
        self._slug = reference.slug
        self._known: dict[str, frozenset[str]] = {}

    def of(self, page: Page) -> frozenset[str]:
        """Return every anchor that a host makes for a page, and those in its own HTML."""
        if page.path not in self._known:
            self._known[page.path] = frozenset(self._find(page))
        return self._known[page.path]

    def _find(self, page: Page) -> set[str]:
        found = {"", "top"}
        taken, of_github = Ids(), Ids(separator="-")
        for text in headings(page.text):
            slug = self._slug(text)
            found.add(taken.unique(heading_id(slug) if page.generated else slug))
            found.add(of_github.unique(github_slug(text)))
        found.update(heading.anchor for heading in page.headings)
        found.update(field.anchor for field in page.fields)
        found.update(value.anchor for value in page.values)
        for operation in page.operations:
            if operation.parameters is not None:
                found.update(row.anchor for row in operation.parameters.fields)
        if "id=" in page.text or "name=" in page.text or "#" in page.text:
            found.update(own[1] for own in _OWN.finditer(page.text))
        return found
