"""A docs folder on disk, read without a host: its pages, and what its links may lead to."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from ..model import Page, Problem
from .cache import PageCache
from .catalog import Catalog, Slugify, slug_rule
from .resolver import Links

_PAGES = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")
"""Ends of the names of Markdown files, as MkDocs knows them (mkdocs.utils.is_markdown_file)."""


class Sort(Enum):
    """What is found in a docs folder."""

    PAGE = "page"
    OTHER = "other"
    UNREADABLE = "unreadable"
    """A folder that can't be listed."""
    BEYOND = "beyond"
    """A folder behind a symbolic link that isn't followed."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file of a docs folder, or a folder that isn't looked into.

    Attributes:
        path: Its path under the folder, with ``/``; a folder's ends with one.
        is_own: Whether it stands in the folder itself, and no symbolic link leads to it.
    """

    path: str
    sort: Sort
    is_own: bool


@dataclass(frozen=True, slots=True)
class Folder:
    """A docs folder, read.

    Attributes:
        path: The folder, as it was named.
        links: The links of its pages.
        own: Paths of the pages that stand in the folder itself.
        beyond: Paths of the folders that only symbolic links lead to, with a ``/`` at their end.
        problems: What could not be read as it stands, by the pages' paths.
        unreadable: Paths of the files that could not be read at all, and why.
    """

    path: Path
    links: Links
    own: frozenset[str]
    beyond: tuple[str, ...]
    problems: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    unreadable: tuple[tuple[str, str], ...] = ()


def read_folder(
    path: Path,
    absolute_base: str = "",
    on_page: Callable[[], None] = lambda: None,
    *,
    cache: PageCache | None = None,
    slug: Slugify | None = None,
) -> Folder:
    """Read a docs folder.

    Symbolic links that lead out of the folder aren't followed.

    Args:
        path: The folder; raises OSError where it can't be listed.
        absolute_base: Address before site-absolute links; "" leaves them.
        on_page: Called after each page.
        cache: What was read before, and takes what is read now.
        slug: The host's rule for anchors; None for Python-Markdown's own.
    """
    files = list(find_files(path))
    cache = PageCache() if cache is None else cache
    pages = []
    problems: dict[str, tuple[Problem, ...]] = {}
    unreadable: list[tuple[str, str]] = []
    for file in files:
        if file.sort is Sort.UNREADABLE:
            unreadable.append((file.path, "it can't be listed"))
        if file.sort is not Sort.PAGE:
            continue
        try:
            kept = cache.file(file.path, os.path.join(path, file.path))
        except OSError as error:
            unreadable.append((file.path, error.strerror or str(error)))
        else:
            pages.append(kept.page)
            if kept.problems:
                problems[file.path] = kept.problems
        on_page()
    cache.keep_only({file.path for file in files})
    links = Links(_catalog(path, pages, files, slug or slug_rule({})), absolute_base)
    own = frozenset(file.path for file in files if file.is_own and file.sort is Sort.PAGE)
    beyond = tuple(file.path for file in files if file.sort is Sort.BEYOND)
    return Folder(path, links, own, beyond, problems, tuple(unreadable))


def _catalog(
    path: Path, pages: Sequence[Page], files: Sequence[FoundFile], slug: Slugify
) -> Catalog:
    name = os.path.basename(os.path.realpath(path))
    paths = (file.path for file in files if file.sort in {Sort.PAGE, Sort.OTHER})
    return Catalog(pages, paths, name, slug)


def find_files(folder: Path) -> Iterator[FoundFile]:
    """Yield the files of a folder in the order of their paths, less hidden ones, as MkDocs does."""
    root = os.path.realpath(folder)
    yield from _Walk(root).files(os.fspath(folder), "", root, is_own=True)


class _Walk:
    """A walk through a folder whose real path is `root`."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._linked: set[str] = set()

    def files(self, place: str, prefix: str, real: str, *, is_own: bool) -> Iterator[FoundFile]:
        """Files of one folder, whose real path is `real`."""
        try:
            with os.scandir(place) as entries:
                in_order = sorted(entries, key=lambda entry: entry.name)
        except OSError:
            if not prefix:
                raise
            yield FoundFile(prefix, Sort.UNREADABLE, is_own=False)
            return
        for entry in in_order:
            if not entry.name.startswith("."):
                path, below = prefix + entry.name, os.path.join(real, entry.name)
                if entry.is_symlink():
                    yield from self._linked_files(entry.path, path)
                elif entry.is_dir(follow_symlinks=False):
                    yield from self.files(entry.path, f"{path}/", below, is_own=is_own)
                elif entry.is_file(follow_symlinks=False):
                    yield FoundFile(path, _sort(path), is_own)

    def _linked_files(self, place: str, path: str) -> Iterator[FoundFile]:
        """What a symbolic link leads to; each folder is walked by one link at most."""
        try:
            real = os.path.realpath(place, strict=True)
        except OSError:
            return  # it leads nowhere, or in a circle
        is_inside = real.startswith(self._root + os.sep)
        if not os.path.isdir(real):
            yield FoundFile(path, _sort(path) if is_inside else Sort.OTHER, is_own=False)
        elif is_inside and real not in self._linked:
            self._linked.add(real)
            yield from self.files(place, f"{path}/", real, is_own=False)
        else:
            yield FoundFile(f"{path}/", Sort.BEYOND, is_own=False)


def _sort(path: str) -> Sort:
    return Sort.PAGE if path.lower().endswith(_PAGES) else Sort.OTHER
