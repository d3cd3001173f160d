"""Reads the docs folder for a host that has no event for it."""

from __future__ import annotations

import copy
import os
import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from ...commonmark.ids import slug_rule
from ...extension import Options, Site
from ...extension.stubs import Stubs
from ...reference import Loader, read_folder
from .context import CurrentPage

_INDEXES = frozenset({"index", "README"})


@dataclass(slots=True)
class _Folder:
    """A docs folder that was read, and what was read of each of its pages."""

    loader: Loader = field(default_factory=Loader)
    site: Site | None = None


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
        if folder.site is None or not folder.loader.has(page.path, file):
            if folder.site is None:
                folder.loader = Loader(slug_rule(page.toc))
            read = read_folder(Path(page.docs), absolute_base, loader=folder.loader)
            seen_from = _seen_from(directory_urls=page.directory_urls)
            folder.site = Site(read.reference, options, seen_from)
        site = copy.copy(folder.site)
    site.stubs = Stubs()
    site.stubs.current = page.path
    return site


def _seen_from(*, directory_urls: bool) -> Callable[[str], Callable[[str], str]]:
    """Return what tells, page by page, the addresses of files, by the rule that hosts share."""

    def url_of(path: str) -> str:
        folder, name = posixpath.split(path)
        stem, extension = posixpath.splitext(name)
        if extension != ".md":
            return path
        if stem in _INDEXES:
            return f"{folder}/" if folder else "./"
        return posixpath.join(folder, f"{stem}/" if directory_urls else f"{stem}.html")

    def seen_from(page: str) -> Callable[[str], str]:
        here = url_of(page)
        start = here if here.endswith("/") else posixpath.dirname(here)

        def address(target: str) -> str:
            there = url_of(target)
            relative = posixpath.relpath(there, start or ".")
            return f"{relative}/" if there.endswith("/") else relative

        return address

    return seen_from
