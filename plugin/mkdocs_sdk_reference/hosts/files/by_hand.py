"""Hand-written pages: as they are, but for links into the reference."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from ...checks.edits import read_editable
from ...checks.findings import Edit
from ...extension import Site
from ...model import Destination, Page
from .urls import quoted

_PATH_END = re.compile(r"[?#]")


def repaired(site: Site, places: Mapping[str, str], page: Page, data: bytes) -> bytes:
    """Return the bytes of a hand-written page with its links into the reference repaired.

    Args:
        site: What is known of the site.
        places: Where each page stands in the folder that the host builds, by path.
        page: The page.
        data: The bytes of its file.
    """
    if not any(_edits(site, places, page, page.destinations)):
        return data
    editable = read_editable(page.path, data, site.reference.slug)
    return editable.apply(_edits(site, places, editable.page, editable.page.destinations))


def _edits(
    site: Site, places: Mapping[str, str], page: Page, links: tuple[Destination, ...]
) -> Iterator[Edit]:
    """Yield what makes each link right that leads to a page of the reference."""
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
