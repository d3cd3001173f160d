"""Finds SDKs, each in a repository of its own, whose pages become part of one site."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from .files import Sort, find_files
from .loader import Loader
from .reference import Reference
from .sdks import Sdk, language_name

_DOCS = ("docs", "doc")
"""What generators call the docs folder of a repository."""
_LISTING = "reference.md"
"""The page of a generator that makes no docs folder: it stands beside the repository's README."""
_README = "README.md"
_HOMES = ("index.md", _README, "index.mdx", "README.mdx")
_OF_HOSTS = frozenset({"assets", "search"})
"""Folders that hosts write their own files into."""
_PLACE = re.compile(r"[\w.-]+(?:/[\w.-]+)*")


class SdkError(Exception):
    """An SDK can't be part of a site; the text says why, in one line."""


class SdkEntry(NamedTuple):
    """What a site's settings say of an SDK.

    Attributes:
        path: Its repository, or its docs folder, relative to the file of the settings.
        at: Folder of its pages in the site; "" for the language, or else the repository's name.
        title: What readers call it; "" for the language.
        language: Its programming language; "" where the settings don't tell.
    """

    path: str
    at: str = ""
    title: str = ""
    language: str = ""


def sdk_entries(values: object) -> Iterator[SdkEntry]:
    """Yield the entries of an option `sdks`, as they are read from a file.

    Raises:
        SdkError: The option isn't a list, or an entry isn't a mapping with a path.
    """
    if not isinstance(values, (list, tuple)):
        raise SdkError(f"it must be a list, not {values!r}")
    for number, value in enumerate(values, 1):
        if not isinstance(value, Mapping) or not isinstance(value.get("path"), str):
            raise SdkError(f"entry {number}: it needs a 'path'")
        yield SdkEntry(**{name: str(value.get(name) or "") for name in SdkEntry._fields})


class MountedFile(NamedTuple):
    """A file of a repository that is part of a site.

    Attributes:
        path: Its path in the site.
        file: Its path on disk.
        is_page: Whether it is a Markdown page.
    """

    path: str
    file: str
    is_page: bool


@dataclass(frozen=True, slots=True)
class SdkFolder:
    """An SDK, and where its files are.

    Attributes:
        sdk: What it is in the site.
        docs: Its docs folder.
        readme: The README of its repository; None where the docs folder has a page in its place.
        has_docs: Whether there is a folder for docs alone. Of a repository without one, only the
            pages at its root belong to a site.
        is_inside: Whether its pages stand in the site's own docs folder.
        may_be_empty: Whether there need be no page.
    """

    sdk: Sdk
    docs: Path
    readme: Path | None = None
    has_docs: bool = True
    is_inside: bool = False
    may_be_empty: bool = False

    def files(self) -> Iterator[MountedFile]:
        """Yield the files that the site gets of it, in the order of paths.

        Raises:
            SdkError: The folder can't be listed, or has no pages.
        """
        if self.is_inside:
            return
        try:
            files = [file for file in find_files(self.docs) if file.sort in {Sort.PAGE, Sort.OTHER}]
        except OSError as error:
            raise SdkError(f"'{self.docs}' can't be read: {error.strerror}") from None
        if not self.may_be_empty and not any(file.sort is Sort.PAGE for file in files):
            raise SdkError(f"there are no Markdown files in '{self.docs}'")
        if self.readme is not None:
            yield MountedFile(self.sdk.readme, str(self.readme), is_page=True)
        for file in files:
            is_page = file.sort is Sort.PAGE
            if self.has_docs or (is_page and "/" not in file.path):
                place = os.path.join(self.docs, file.path)
                yield MountedFile(self.sdk.at + file.path, place, is_page)


def site_files(docs: Path, folders: Sequence[SdkFolder]) -> dict[str, MountedFile]:
    """Return the files of a site by path: its own, and those of SDKs from other places.

    Raises:
        SdkError: A folder can't be read, or has no pages. A site of SDKs needs none of its own.
    """
    found = {file.path: file for folder in reversed(folders) for file in folder.files()}
    if docs.is_dir() or not folders:
        own = SdkFolder(Sdk(""), docs, may_be_empty=bool(folders))
        found |= {file.path: file for file in own.files()}
    return found


def read_site(docs: Path, folders: Sequence[SdkFolder]) -> Reference:
    """Return what all pages of a site say: its own, and those of SDKs from other places.

    Raises:
        OSError: A file can't be read.
        SdkError: A folder can't be read, or has no pages.
    """
    files = site_files(docs, folders)
    loader = Loader()
    return Reference(
        [loader.file(file.path, file.file).page for file in files.values() if file.is_page],
        files,
        docs.resolve().name,
        sdks=[folder.sdk for folder in folders],
    )


def find_sdks(entries: Iterable[SdkEntry], base: Path, docs: Path) -> list[SdkFolder]:
    """Return the SDKs of a site with their docs folders.

    Args:
        entries: What the settings say of them.
        base: The folder of the settings.
        docs: The site's own docs folder.

    Raises:
        SdkError: One is wrong; the text begins with its number.
    """
    found: list[SdkFolder] = []
    for number, entry in enumerate(entries, 1):
        try:
            folder = _found(entry, base, docs)
            _check_place(folder.sdk, (other.sdk for other in found))
        except SdkError as error:
            raise SdkError(f"entry {number}: {error}") from None
        found.append(folder)
    return found


def _found(entry: SdkEntry, base: Path, docs: Path) -> SdkFolder:
    path = base / Path(entry.path).expanduser()
    if not path.is_dir():
        raise SdkError(f"there is no folder '{entry.path}'")
    if docs.resolve().is_relative_to(path.resolve()):
        raise SdkError(f"'{entry.path}' contains the site's own docs folder")
    language = entry.language.lower()
    at = entry.at.strip("/") or language or path.resolve().name
    inside = _inside(path, docs)
    if inside and entry.at and at != inside:
        raise SdkError(f"'{entry.path}' is already in the docs folder, at '{inside}'")
    at = inside or at
    if not inside and (not _PLACE.fullmatch(at) or {".", ".."} & {*at.split("/")}):
        raise SdkError(f"'{at}' can't be a folder of the site: set 'at'")
    if not inside and at.lower().partition("/")[0] in _OF_HOSTS:
        raise SdkError(f"'{at}' contains the site's own files: set 'at'")
    title = entry.title or language_name(language) or at
    language = language or title.lower()
    if inside:
        return SdkFolder(Sdk(f"{at}/", title, language), path, is_inside=True)
    return _outside(path, f"{at}/", title, language)


def _outside(path: Path, at: str, title: str, language: str) -> SdkFolder:
    """Return the SDK of a repository or a docs folder."""
    inner = next((path / name for name in _DOCS if (path / name).is_dir()), None)
    has_docs = inner is not None or not (path / _LISTING).is_file()
    docs = inner or path
    readme = docs.resolve().parent / _README
    has_home = not has_docs or any((docs / name).is_file() for name in _HOMES)
    is_mounted = not has_home and readme.is_file()
    name = docs.resolve().name
    sdk = Sdk(at, title, language, name, f"{at}index.md" if is_mounted else "")
    return SdkFolder(sdk, docs, readme if is_mounted else None, has_docs)


def _inside(path: Path, docs: Path) -> str:
    """The path of a folder under the docs folder; "" where it stands elsewhere."""
    try:
        found = path.resolve().relative_to(docs.resolve()).as_posix()
    except ValueError:
        return ""
    return "" if found == "." else found


def _check_place(sdk: Sdk, others: Iterable[Sdk]) -> None:
    """Check that an SDK has a folder of the site for itself.

    Raises:
        SdkError: Another is there, or one is inside the other.
    """
    for other in others:
        if sdk.at.lower() == other.at.lower():  # some file systems know no letter case
            raise SdkError(f"'{other.title}' is also at '{other.at}': set 'at'")
        if sdk.at.startswith(other.at) or other.at.startswith(sdk.at):
            raise SdkError(f"'{sdk.at}' and '{other.at}' can't be inside each other")
