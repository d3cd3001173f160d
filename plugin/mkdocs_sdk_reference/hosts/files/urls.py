"""Addresses of pages: in the built site, and as links in a page's HTML."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from functools import cached_property
from urllib.parse import quote, unquote

from ...rendering.context import Address

_HOMES = frozenset({"index", "README"})
_IN_DRAWING = re.compile(r'(?<=<a xlink:href=")[^"#]+')


def url_of(path: str, *, flat: bool) -> str:
    """Return the address of a page in the site; "" for the root.

    Args:
        path: Its path in the folder that the host builds.
        flat: Whether pages are files, ``pet.html``, instead of folders, ``pet/``.
    """
    folder, name = posixpath.split(path)
    stem = posixpath.splitext(name)[0]
    start = f"{folder}/" if folder else ""
    if stem in _HOMES:
        return quoted(f"{start}index.html" if flat else start)
    return quoted(f"{start}{stem}.html" if flat else f"{start}{stem}/")


def quoted(path: str) -> str:
    """Return a path as part of an address, percent-encoded."""
    return quote(path, errors="surrogateescape")


class Addresses:
    """The addresses of all files, as links in each page's HTML.

    Args:
        pages: Addresses of the pages in the site, by path.
        places: Paths of the pages in the folder that the host builds, by path.
        from_source: Whether links in a page's HTML are file paths, which the host turns into
            addresses.
        data: Paths of files that scripts load; the host doesn't change these.
    """

    def __init__(
        self,
        pages: Mapping[str, str],
        places: Mapping[str, str],
        *,
        from_source: bool,
        data: frozenset[str],
    ) -> None:
        self._pages = pages
        self._places = places
        self._from_source = from_source
        self._data = data

    def seen_from(self, page: str) -> Address:
        """Return a function from a file's path to its address as seen from that page."""
        by_url = _relative_to(self._pages[page])
        by_path = _relative_to(quoted(self._places[page]))
        known: dict[str, str] = {}

        def address(target: str) -> str:
            if target not in known:
                if self._from_source and target not in self._data:
                    known[target] = by_path(quoted(self._places.get(target, target)))
                else:
                    url = self._pages.get(target)
                    known[target] = by_url(quoted(target) if url is None else url)
            return known[target]

        return address

    def with_drawings(self, page: str, html: str) -> str:
        """Return a page's HTML with addresses in its drawings, which no host changes."""
        if not self._from_source or "xlink:href" not in html:
            return html
        by_url, here = _relative_to(self._pages[page]), posixpath.dirname(self._places[page])

        def address(link: re.Match[str]) -> str:
            place = posixpath.normpath(posixpath.join(here, unquote(link[0])))
            url = self._urls.get(place)
            return link[0] if url is None else by_url(url)

        return _IN_DRAWING.sub(address, html)

    @cached_property
    def _urls(self) -> Mapping[str, str]:
        """The addresses of pages in the site, by their paths in the folder that the host builds."""
        return {place: self._pages[path] for path, place in self._places.items()}


def _relative_to(here: str) -> Callable[[str], str]:
    """Return a function that makes addresses relative to a page's; ``./`` is its folder."""
    folders = here.split("/")[:-1]

    def relative(there: str) -> str:
        names = there.split("/")
        same = 0
        while same < min(len(folders), len(names) - 1) and folders[same] == names[same]:
            same += 1
        found = "/".join([*[".."] * (len(folders) - same), *names[same:]])
        first = found.partition("/")[0]
        return f"./{found}" if not found or ":" in first else found

    return relative
