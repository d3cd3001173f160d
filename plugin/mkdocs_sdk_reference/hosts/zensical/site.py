"""Reads the docs folder for a host that has no event for it."""

from __future__ import annotations

import copy
import os
import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from urllib.parse import quote

from ...commonmark.ids import slug_rule
from ...extension import Options, Site
from ...extension.stubs import Stubs
from ...reference import Loader, read_folder
from .context import CurrentPage


@dataclass(slots=True)
class _Folder:
    """A docs folder that was read, and what was read of each of its pages."""

    loader: Loader = field(default_factory=Loader)
    site: Site | None = None
    settings: object = None


_folders: dict[tuple[str, str], _Folder] = {}
"""By docs folder and base of absolute links: a host makes a new extension for each page."""
_lock = Lock()


def site_for(page: CurrentPage, absolute_base: str, options: Options) -> Site:
    """Return what is known of a page's site.

    The folder is read with the first page, and again when a page isn't what was read: so does a
    preview see what changed on the page that it shows.
    """
    with _lock:
        folder = _folders.setdefault((page.docs, absolute_base), _Folder())
        file = os.path.join(page.docs, page.path)
        settings = (options, page.toc)
        is_same = folder.site is not None and folder.settings == settings
        if not is_same or not folder.loader.has(page.path, file):
            if not is_same:
                folder.loader, folder.settings = Loader(slug_rule(page.toc)), settings
            read = read_folder(Path(page.docs), absolute_base, loader=folder.loader)
            folder.site = Site(read.reference, options, _seen_from)
        assert folder.site is not None
        site = copy.copy(folder.site)
    site.stubs = Stubs()
    site.stubs.current = page.path
    return site


def _seen_from(page: str) -> Callable[[str], str]:
    """Return what tells the address of a file by its path, as a page's Markdown has it.

    Zensical makes addresses in the site of all links in a page's HTML, be they of Markdown or not.
    """
    here = posixpath.dirname(page) or "."

    def address(path: str) -> str:
        return quote(posixpath.relpath(path, here), errors="surrogateescape")

    return address
