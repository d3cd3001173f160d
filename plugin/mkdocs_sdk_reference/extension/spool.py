"""A file without a name for what is made early in a build and needed late."""

from __future__ import annotations

import os
import tempfile
import weakref
from array import array
from functools import cached_property
from typing import IO


class Spool:
    """Pieces of data by number, out of memory until they are needed.

    The file goes with this object, however the build ends, unless it is closed before.

    Args:
        folder: Where that file may be, which is made if need be: the site's own folder has
            room for all pages.

    Attributes:
        is_closed: Whether what was kept at first is gone.
    """

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self._ends = array("Q", [0])  # offsets in the file, in bytes
        self._is_at_end = True
        self.is_closed = False

    @cached_property
    def _file(self) -> IO[bytes]:
        os.makedirs(self.folder, exist_ok=True)
        file = tempfile.TemporaryFile(dir=self.folder)  # noqa: SIM115 (it stays open)
        weakref.finalize(self, file.close)  # a plugin may have pages rendered once it was closed
        return file

    def add(self, data: bytes) -> int:
        """Keep a piece; gives its number. Raises OSError where it can't be written."""
        if not self._is_at_end:
            self._file.seek(0, os.SEEK_END)
            self._is_at_end = True
        self._ends.append(self._ends[-1] + self._file.write(data))
        return len(self._ends) - 2

    def get(self, number: int) -> bytes:
        """A piece by its number. Raises OSError where it can't be read."""
        start, end = self._ends[number : number + 2]
        self._file.seek(start)
        self._is_at_end = False
        return self._file.read(end - start)

    def close(self) -> None:
        """Let go of what is kept; more may be added later. Raises OSError where that fails."""
        self.is_closed = True
        if len(self._ends) > 1:
            self._ends, self._is_at_end = array("Q", [0]), True
            file = self._file
            del self._file
            file.close()
