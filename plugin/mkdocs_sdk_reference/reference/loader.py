"""Reads pages, again only if their files change, and whole docs folders."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from ..commonmark.ids import Slugify, default_slug
from ..commonmark.mdx import is_mdx
from ..commonmark.source import decode
from ..dialects import read_page
from ..model import Page, Problem
from .files import FoundFile, Sort, find_files
from .reference import Reference


class Loaded(NamedTuple):
    """A page as it was read.

    Attributes:
        problems: Its problems.
        replacement: Text that the host must use instead of what it reads itself, or None.
        readable: Whether the host can decode the file at all.
    """

    page: Page
    problems: tuple[Problem, ...]
    replacement: str | None
    readable: bool
    stamp: tuple[int, int]
    digest: bytes


class Loader:
    """Reads pages, again only if their files change.

    Args:
        slug: The host's rule for anchors.

    Attributes:
        reads: How many times a page was parsed.
    """

    def __init__(self, slug: Slugify = default_slug) -> None:
        self.slug = slug
        self.reads = 0
        self._known: dict[str, Loaded] = {}

    def file(self, path: str, file: str) -> Loaded:
        """Return the page of a file on disk.

        Args:
            path: Its path under the docs folder.
            file: Its path on disk.

        Raises:
            OSError: It can't be read.
        """
        stamp = _stamp(file)
        known = self._known.get(path)
        if known and known.stamp == stamp:
            return known
        with open(file, "rb", buffering=0) as stream:
            return self.data(path, stream.read(), stamp)

    def data(self, path: str, data: bytes, stamp: tuple[int, int] = (0, -1)) -> Loaded:
        """Return the page of these bytes."""
        digest = hashlib.sha256(data).digest()
        known = self._known.get(path)
        if known is None or known.digest != digest:
            self.reads += 1
            source = decode(data, as_mdx=is_mdx(path))
            page = read_page(path, source, self.slug)
            known = Loaded(
                page,
                source.problems + page.problems,
                source.text if source.changed else None,
                source.decodable,
                stamp,
                digest,
            )
        elif known.stamp != stamp:
            known = known._replace(stamp=stamp)
        self._known[path] = known
        return known

    def keep_only(self, paths: set[str]) -> None:
        """Forget the pages of files that are gone."""
        self._known = {path: known for path, known in self._known.items() if path in paths}


def _stamp(file: str) -> tuple[int, int]:
    status = os.stat(file)
    return status.st_mtime_ns, status.st_size


@dataclass(frozen=True, slots=True)
class Folder:
    """A docs folder, read.

    Attributes:
        path: The folder, as given.
        reference: Its pages.
        own: Paths of the pages in the folder itself.
        beyond: Paths of the folders that only symbolic links lead to, with a trailing ``/``.
        problems: The problems of pages, by path.
        unreadable: Paths of the files that could not be read at all, and why.
    """

    path: Path
    reference: Reference
    own: frozenset[str]
    beyond: tuple[str, ...]
    problems: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    unreadable: tuple[tuple[str, str], ...] = ()


def read_folder(
    path: Path,
    absolute_base: str = "",
    on_page: Callable[[], None] = lambda: None,
    *,
    also: Iterable[str] = (),
) -> Folder:
    """Read a docs folder.

    Symbolic links that lead out of the folder aren't followed, except to a page next to it.

    Args:
        path: The folder.
        absolute_base: Address before site-absolute links; "" leaves them.
        on_page: Called after each page.
        also: Paths of further files that the site has in this folder.

    Raises:
        OSError: The folder can't be listed.
    """
    files = list(find_files(path))
    loader = Loader()
    loaded, unreadable = _loaded(path, files, loader, on_page)
    return Folder(
        path=path,
        reference=Reference(
            [page.page for page in loaded.values()],
            [*also, *(file.path for file in files if file.sort in {Sort.PAGE, Sort.OTHER})],
            os.path.basename(os.path.realpath(path)),
            loader.slug,
            absolute_base=absolute_base,
        ),
        own=frozenset(file.path for file in files if file.is_own and file.sort is Sort.PAGE),
        beyond=tuple(file.path for file in files if file.sort is Sort.BEYOND),
        problems={name: page.problems for name, page in loaded.items() if page.problems},
        unreadable=tuple(unreadable),
    )


def _loaded(
    folder: Path, files: Iterable[FoundFile], loader: Loader, on_page: Callable[[], None]
) -> tuple[dict[str, Loaded], list[tuple[str, str]]]:
    """The pages of a folder by path, and what could not be read, and why."""
    loaded: dict[str, Loaded] = {}
    unreadable = []
    for file in files:
        if file.sort is Sort.UNREADABLE:
            unreadable.append((file.path, "it can't be listed"))
        elif file.sort is Sort.PAGE:
            try:
                loaded[file.path] = loader.file(file.path, os.path.join(folder, file.path))
            except OSError as error:
                unreadable.append((file.path, error.strerror or str(error)))
            on_page()
    return loaded, unreadable
