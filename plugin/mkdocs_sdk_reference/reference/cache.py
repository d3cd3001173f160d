"""Pages that were read, kept while the process lives, so that a preview reads only what changed."""

from __future__ import annotations

import hashlib
import os
from typing import NamedTuple

from ..commonmark.source import decode
from ..dialects import read_page
from ..model import Page, Problem


class Kept(NamedTuple):
    """A page as it was read.

    Attributes:
        problems: What is wrong in it.
        mended: Text that the host must be given in place of what it reads itself, or None.
        readable: Whether the host can decode the file at all.
    """

    page: Page
    problems: tuple[Problem, ...]
    mended: str | None
    readable: bool
    stamp: tuple[int, int]
    digest: bytes


class PageCache:
    """Reads pages, each once as long as its file stays the same.

    Attributes:
        reads: How many times a page was parsed.
    """

    def __init__(self) -> None:
        self.reads = 0
        self._kept: dict[str, Kept] = {}

    def file(self, path: str, file: str) -> Kept:
        """The page of a file on disk; raises OSError where it can't be read.

        Args:
            path: Its path under the docs folder.
            file: Its path on disk.
        """
        stamp = _stamp(file)
        kept = self._kept.get(path)
        if kept and kept.stamp == stamp:
            return kept
        with open(file, "rb", buffering=0) as stream:
            return self.data(path, stream.read(), stamp)

    def has(self, path: str, file: str) -> bool:
        """Whether a page was read, and its file on disk is as it was then."""
        kept = self._kept.get(path)
        try:
            return kept is not None and kept.stamp == _stamp(file)
        except OSError:
            return False

    def data(self, path: str, data: bytes, stamp: tuple[int, int] = (0, -1)) -> Kept:
        """The page of these bytes."""
        digest = hashlib.sha256(data).digest()
        kept = self._kept.get(path)
        if kept is None or kept.digest != digest:
            self.reads += 1
            source = decode(data)
            page = read_page(path, source)
            kept = Kept(
                page,
                source.problems + (page.problems if page.generated else ()),
                source.text if source.mended else None,
                source.decodable,
                stamp,
                digest,
            )
        elif kept.stamp != stamp:
            kept = kept._replace(stamp=stamp)
        self._kept[path] = kept
        return kept

    def keep_only(self, paths: set[str]) -> None:
        """Forget the pages of files that are gone."""
        self._kept = {path: kept for path, kept in self._kept.items() if path in paths}


def _stamp(file: str) -> tuple[int, int]:
    status = os.stat(file)
    return status.st_mtime_ns, status.st_size
