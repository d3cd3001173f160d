"""The headings of a page that links from others may mean, and by which fragments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from ..commonmark.document import bare_heading, shown_heading
from ..commonmark.ids import Slugify, github_slug
from ..commonmark.names import letters
from ..model import Kind, Page

_NO_NAME = re.compile(r"[^\w$-]+")
"""Separator between names in a fragment such as ``List<Kind>``."""


def has_targets(page: Page) -> bool:
    """Return whether links may lead to headings of a page, other than its title."""
    is_shared = any(type_.anchor for type_ in page.types)
    return bool(page.operations) or is_shared or page.kind is Kind.OVERVIEW


def meant(fragment: str, known: Mapping[str, str]) -> str:
    """Return the id that a fragment means, given what `anchors_on` returns; else the fragment."""
    names = [name for name in _NO_NAME.split(fragment) if name]
    return known.get(fragment) or known.get(letters(names[-1] if names else ""), fragment)


def anchors_on(page: Page, slug: Slugify) -> Mapping[str, str]:
    """Return the ids of the headings of operations and types, by the fragments of links.

    A name that two of them share is left out; an id maps to itself.
    """
    if page.kind is Kind.OVERVIEW:  # written for GitHub
        texts = ((h, github_slug(shown_heading(h.text))) for h in page.headings)
        return {**{text: h.anchor for h, text in texts}, **_ids_of(page)}
    named = {operation.heading: operation.name for operation in page.operations}
    named.update((type_.line, type_.name) for type_ in page.types if type_.anchor)
    count = Counter(map(letters, named.values()))
    found: dict[str, str] = {}
    for heading in page.headings:
        if heading.line in named:
            found.setdefault(slug(bare_heading(heading.text)), heading.anchor)
    for heading in page.headings:
        name = letters(named.get(heading.line, ""))
        if name and count[name] == 1:
            found.setdefault(name, heading.anchor)
    return {**_ids_of(page), **found}


def _ids_of(page: Page) -> dict[str, str]:
    return {heading.anchor: heading.anchor for heading in page.headings}
