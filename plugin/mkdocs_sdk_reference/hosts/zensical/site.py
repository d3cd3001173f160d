"""Reads the docs folder for a host that has no event for it, and makes a build for each page."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from ...checks.report import Report
from ...commonmark.ids import slug_rule
from ...extension.site import Build
from ...reference import Loader, Reference, read_folder
from ...rendering.words import translated
from .context import PageInHand


@dataclass(slots=True)
class _Site:
    """A docs folder that was read, and what was read of each of its pages."""

    loader: Loader = field(default_factory=Loader)
    known: Reference | None = None


_sites: dict[tuple[str, str], _Site] = {}
"""By docs folder and base of absolute links: a host makes a new extension for each page."""
_lock = Lock()


def build_for(
    page: PageInHand, absolute_base: str, words: Mapping[str, object], *, type_map: bool
) -> Build:
    """A build that has a page in hand, among all pages of its docs folder.

    The folder is read with the first page, and again when a page isn't what was read: so does a
    preview see what changed on the page that it shows.
    """
    with _lock:
        site = _sites.setdefault((page.docs, absolute_base), _Site())
        if site.known is None or not site.loader.has(page.path, os.path.join(page.docs, page.path)):
            if site.known is None:
                site.loader = Loader(slug_rule(page.toc))
            folder = read_folder(Path(page.docs), absolute_base, loader=site.loader)
            site.known = folder.reference
        reference = site.known
    build = Build(reference, Report(), words=translated(words), type_map=type_map)
    build.hand(page.path)
    return build
