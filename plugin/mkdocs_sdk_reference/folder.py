"""A docs folder on disk, read without a host: its pages, and what its links may lead to."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from markdown.extensions.toc import slugify

from .cache import PageCache
from .catalog import Catalog
from .links import Links
from .model import Page, Problem

_PAGES = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")
"""Ends of the names of Markdown files, as MkDocs knows them (mkdocs.utils.is_markdown_file)."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file of a docs folder.

    Attributes:
        path: Its path under the folder, with ``/``.
        is_page: Whether it is Markdown that is to be read.
        is_own: Whether it stands in the folder itself, and no symbolic link leads to it.
    """

    path: str
    is_page: bool
    is_own: bool


@dataclass(frozen=True, slots=True)
class Folder:
    """A docs folder, read.

    Attributes:
        path: The folder, as it was named.
        links: The links of its pages.
        own: Paths of the pages that stand in the folder itself.
        problems: What could not be read as it stands, by the pages' paths.
        unreadable: Paths of the files that could not be read at all, and why.
    """

    path: Path
    links: Links
    own: frozenset[str]
    problems: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    unreadable: tuple[tuple[str, str], ...] = ()


def read_folder(
    path: Path, absolute_base: str = "", on_page: Callable[[], None] = lambda: None
) -> Folder:
    """Read a docs folder.

    Symbolic links that lead out of the folder aren't followed; what they hold is known by
    name alone, so that links to it aren't dead.

    Args:
        path: The folder; raises OSError where it can't be listed.
        absolute_base: Address before site-absolute links; "" leaves them.
        on_page: Called after each page.
    """
    files = list(find_files(path))
    cache, pages = PageCache(), []
    problems: dict[str, tuple[Problem, ...]] = {}
    unreadable: list[tuple[str, str]] = []
    for file in files:
        if not file.is_page:
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
    links = Links(_catalog(path, pages, files), absolute_base)
    own = frozenset(file.path for file in files if file.is_own and file.is_page)
    return Folder(path, links, own, problems, tuple(unreadable))


def _catalog(path: Path, pages: Sequence[Page], files: Sequence[FoundFile]) -> Catalog:
    name = os.path.basename(os.path.realpath(path))
    return Catalog(pages, (file.path for file in files), name, lambda text: slugify(text, "-"))


def find_files(folder: Path) -> Iterator[FoundFile]:
    """Yield the files of a folder in the order of their paths, less hidden ones, as MkDocs does."""
    root = os.path.realpath(folder)
    yield from _Walk(root).files(os.fspath(folder), "", (root,), is_own=True)


@dataclass(frozen=True, slots=True)
class _Walk:
    """A walk through a folder whose real path is `root`."""

    root: str

    def files(
        self, place: str, prefix: str, above: tuple[str, ...], *, is_own: bool
    ) -> Iterator[FoundFile]:
        """Files of one folder; `above` are the real folders down to it, against loops."""
        with os.scandir(place) as entries:
            in_order = sorted(entries, key=lambda entry: entry.name)
        for entry in in_order:
            if entry.name.startswith("."):
                continue
            path, is_link = prefix + entry.name, entry.is_symlink()
            real = os.path.realpath(entry.path) if is_link else os.path.join(above[-1], entry.name)
            own = is_own and not is_link
            if entry.is_file():
                is_page = path.lower().endswith(_PAGES) and self._holds(real)
                yield FoundFile(path, is_page, own)
            elif entry.is_dir() and real not in above:
                try:
                    yield from self.files(entry.path, f"{path}/", (*above, real), is_own=own)
                except PermissionError:
                    yield FoundFile(path, is_page=True, is_own=False)  # is said to be unreadable

    def _holds(self, real: str) -> bool:
        return real.startswith(self.root + os.sep)
