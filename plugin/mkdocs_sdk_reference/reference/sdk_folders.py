"""Finds the files of SDKs, each in a repository of its own, that become part of one site."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from .loader import Sort, find_files
from .sdks import Sdk

_DOCS = ("docs", "doc")
"""What generators call the docs folder of a repository."""
_LISTING = "reference.md"
"""The page of a generator that makes no docs folder: it stands beside the repository's README."""
_HOMES = ("index.md", "README.md", "index.mdx", "README.mdx")


class SdkError(Exception):
    """An SDK can't be part of a site; the text says why, in one line."""


class MountedFile(NamedTuple):
    """A file of a repository that is part of a site.

    Attributes:
        path: Its path in the site.
        file: Its path on disk.
    """

    path: str
    file: str


@dataclass(frozen=True, slots=True)
class SdkFolder:
    """An SDK, and where its files are.

    Attributes:
        sdk: What it is in the site.
        docs: Its docs folder.
        readme: The README of its repository; None where the docs folder has a page in its place.
        has_docs: Whether there is a folder for docs alone. Of a repository without one, only the
            pages at its root belong to a site.
    """

    sdk: Sdk
    docs: Path
    readme: Path | None
    has_docs: bool = True

    def files(self) -> Iterator[MountedFile]:
        """Yield the files that the site gets, in the order of paths.

        Raises:
            SdkError: The folder can't be listed, or has no pages.
        """
        found = list(self._files())
        if not any(file.path.endswith((".md", ".mdx")) for file in found):
            raise SdkError(f"there are no Markdown files in '{self.docs}'")
        if self.readme is not None:
            yield MountedFile(self.sdk.readme, str(self.readme))
        yield from found

    def _files(self) -> Iterator[MountedFile]:
        try:
            for found in find_files(self.docs):
                is_page = found.sort is Sort.PAGE and "/" not in found.path
                if found.sort in {Sort.PAGE, Sort.OTHER} and (self.has_docs or is_page):
                    yield MountedFile(self.sdk.at + found.path, os.path.join(self.docs, found.path))
        except OSError as error:
            raise SdkError(f"'{self.docs}' can't be read: {error.strerror}") from None


def find_sdk(path: Path, sdk: Sdk) -> SdkFolder:
    """Return an SDK with its docs folder.

    Args:
        path: Its repository, or its docs folder.
        sdk: What is known of it already.

    Raises:
        SdkError: There is no such folder.
    """
    if not path.is_dir():
        raise SdkError(f"there is no folder '{path}'")
    inner = next((path / name for name in _DOCS if (path / name).is_dir()), None)
    has_docs = inner is not None or not (path / _LISTING).is_file()
    docs = inner or path
    readme = docs.resolve().parent / "README.md"
    has_home = not has_docs or any((docs / name).is_file() for name in _HOMES)
    is_mounted = not has_home and readme.is_file()
    return SdkFolder(
        replace(
            sdk,
            docs_name=docs.resolve().name,
            readme=f"{sdk.at}index.md" if is_mounted else "",
        ),
        docs,
        readme if is_mounted else None,
        has_docs,
    )


def check_places(sdks: Sequence[Sdk]) -> None:
    """Check that each SDK has a folder of the site for itself.

    Raises:
        SdkError: Two share one, or one's is inside that of another.
    """
    for at, sdk in enumerate(sdks):
        for other in sdks[:at]:
            if sdk.at == other.at:
                raise SdkError(f"'{sdk.title}' and '{other.title}' are both at '{sdk.at}'")
            if sdk.at.startswith(other.at) or other.at.startswith(sdk.at):
                raise SdkError(f"'{sdk.at}' and '{other.at}' are inside each other")
