"""Finds the pages of a docs folder in the site that a host has built."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ...reference import Loader, Reference
from ...reference.added import AddedPage
from ...reference.split import Split
from .reading import FileSite, find_sources, read_sources
from .settings import Settings, SettingsError
from .urls import quoted

_HOMES = frozenset({"index", "readme"})
_INDEX = "index.html"


@dataclass(frozen=True)
class SitePages:
    """The pages of a built site.

    Attributes:
        site: The site's folder.
        reference: The reference.
        added: The pages that were added.
        split: The operation pages that are split.
        outputs: The file of each page in the site, by its path.
    """

    site: Path
    reference: Reference
    added: tuple[AddedPage, ...]
    split: Split
    outputs: Mapping[str, str]

    @cached_property
    def urls(self) -> Mapping[str, str]:
        """The address of each page in the site, by its path; that of its root is ""."""
        return {path: quoted(_url(output)) for path, output in self.outputs.items()}

    @property
    def generated(self) -> frozenset[str]:
        """The addresses of all pages that aren't hand-written."""
        ours = {path for path, page in self.reference.pages.items() if page.generated}
        ours |= {page.path for page in self.added} | {*self.split.pages}
        return frozenset(self.urls[path] for path in ours if path in self.urls)


def read_site(settings: Settings) -> FileSite:
    """Read the files of a site, as `prepare` does.

    Raises:
        SettingsError: A setting is wrong, or a file can't be read.
    """
    try:
        return read_sources(settings, find_sources(settings), Loader())
    except OSError as error:
        raise SettingsError(f"'{error.filename}' can't be read: {error.strerror}") from None


def pages_in(
    folder: Path,
    reference: Reference,
    places: Mapping[str, str],
    added: Iterable[AddedPage] = (),
    split: Split | None = None,
) -> SitePages:
    """Return the pages that a built site contains.

    Args:
        folder: The site's folder.
        reference: The reference.
        places: The file from which the host built each page, by its path.
        added: The pages that may have been added.
        split: The operation pages that may be split.
    """
    found = ((path, _output(folder, place)) for path, place in places.items())
    outputs = {path: output for path, output in found if output}
    there = tuple(page for page in added if page.path in outputs)
    is_split = split is not None and all(path in outputs for path in split.pages)
    return SitePages(folder, reference, there, split if split and is_split else Split(), outputs)


def _output(site: Path, path: str) -> str:
    """Return the file that a host built from a page; "" if there is none."""
    folder, name = posixpath.split(path)
    stem = posixpath.splitext(name)[0]
    places = [posixpath.join(folder, stem, _INDEX), posixpath.join(folder, f"{stem}.html")]
    if stem.lower() in _HOMES:
        places.insert(0, posixpath.join(folder, _INDEX))
    return next((place for place in places if (site / place).is_file()), "")


def _url(output: str) -> str:
    folder, name = posixpath.split(output)
    if name != _INDEX:
        return output
    return f"{folder}/" if folder else ""
