"""Copies hand-written pages, fixing their links into the reference and opening ``<details>``."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from itertools import accumulate
from urllib.parse import unquote

from ...checks.edits import read_editable
from ...checks.findings import Edit
from ...commonmark.outline import Fence, Raw, outline
from ...extension import Site
from ...extension.details import find_ends
from ...model import Destination, Page
from .urls import quoted

_PATH_END = re.compile(r"[?#]")
_DETAILS = re.compile(r" *<details", re.IGNORECASE)


def repaired(
    site: Site, places: Mapping[str, str], page: Page, data: bytes, *, opens_details: bool
) -> bytes:
    """Return the bytes of a hand-written page with its links into the reference fixed.

    Args:
        site: What is known of the site.
        places: Path of each page in the folder that the host builds, by its path in the docs.
        page: The page.
        data: The bytes of its file.
        opens_details: Whether to render Markdown in ``<details>``, as on GitHub.
    """

    def edits(page: Page) -> Iterator[Edit]:
        yield from _edits(site, places, page, page.destinations)
        if opens_details:
            yield from _opened(page.text)

    if not any(edits(page)):
        return data
    editable = read_editable(page.path, data, site.reference.slug)
    return editable.apply(edits(editable.page))


def _opened(text: str) -> Iterator[Edit]:
    """Yield edits that make the extension `md_in_html` render Markdown in ``<details>``."""
    if "<details" not in text.lower():
        return
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    for element in list(outline(lines)):
        if isinstance(element, (Fence, Raw)):
            lines[element.start : element.end] = ["x"] * (element.end - element.start)
    for start, _ in find_ends(lines):
        if opening := _DETAILS.match(lines[start]):
            at = starts[start] + opening.end()
            yield Edit(at, at, ' markdown="1"')


def _edits(
    site: Site, places: Mapping[str, str], page: Page, links: tuple[Destination, ...]
) -> Iterator[Edit]:
    """Yield edits that fix links to pages of the reference."""
    reference = site.reference
    for link in links:
        found = reference.resolve_at(page, link)
        target = reference.pages.get(found.target or "")
        if target is None or not target.generated or found.href.startswith("#"):
            continue
        place = site.split.place(target.path, unquote(found.fragment))
        place = places.get(place, place)
        if found.is_repaired or place != target.path:
            at = _PATH_END.search(found.href)
            rest = found.href[at.start() :] if at else ""
            here = posixpath.dirname(page.path) or "."
            yield Edit(link.start, link.end, quoted(posixpath.relpath(place, here)) + rest)
