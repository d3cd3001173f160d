"""Finds the files of a docs folder, and which of them are pages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

MARKDOWN = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")
"""Ends of the names of Markdown files, as MkDocs knows them (mkdocs.utils.is_markdown_file)."""
_PAGES = (*MARKDOWN, ".mdx")


class Sort(Enum):
    """Kind of an entry in a docs folder."""

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
        is_own: Whether it is in the folder itself, not behind a symbolic link.
    """

    path: str
    sort: Sort
    is_own: bool


def find_files(folder: Path) -> Iterator[FoundFile]:
    """Yield the files of a folder in path order, except hidden ones, as MkDocs does."""
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
        """The files behind a symbolic link; each folder is walked through one link at most."""
        try:
            real = os.path.realpath(place, strict=True)
        except OSError:
            return  # it leads nowhere, or in a circle
        is_inside = real.startswith(self._root + os.sep)
        if not os.path.isdir(real):
            # Fern's `reference.md` is next to the docs folder.
            is_beside = os.path.dirname(real) == os.path.dirname(self._root)
            is_page = is_inside or (is_beside and _sort(real) is Sort.PAGE)
            yield FoundFile(path, _sort(path) if is_page else Sort.OTHER, is_own=False)
        elif is_inside and real not in self._linked:
            self._linked.add(real)
            yield from self.files(place, f"{path}/", real, is_own=False)
        else:
            yield FoundFile(f"{path}/", Sort.BEYOND, is_own=False)


def _sort(path: str) -> Sort:
    return Sort.PAGE if path.lower().endswith(_PAGES) else Sort.OTHER
