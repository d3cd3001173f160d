"""HTML that a page shows and a host's search must not see, kept until the page is written."""

from __future__ import annotations

import os
import re
import secrets
import tempfile
from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import IO


class Asides:
    """The asides of all pages that are rendered and not yet written.

    They are half of all HTML, and hosts write no page before the last is rendered: so they are
    kept in a file without a name, which goes with this object.

    Args:
        folder: Where that file may be, which is made if need be: the site's own folder has
            room for all pages.
    """

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self._token = secrets.token_hex(8)  # random, so that no page can forge it
        self._comment = re.compile(rf"<!--sdk-aside-{self._token}-(\d+)-->")
        self._ends = array("Q", [0])  # offsets in the file, in bytes

    @cached_property
    def _file(self) -> IO[bytes]:
        os.makedirs(self.folder, exist_ok=True)
        return tempfile.TemporaryFile(dir=self.folder)

    def keep(self, pieces: Sequence[str]) -> Iterator[str]:
        """Keep the asides of a page; gives the text of the comment that stands for each.

        Raises OSError where they can't be written.
        """
        if pieces:
            self._file.seek(0, os.SEEK_END)
        for piece in pieces:
            number = len(self._ends) - 1
            self._ends.append(self._ends[-1] + self._file.write(piece.encode()))
            yield f"sdk-aside-{self._token}-{number}"

    def put_back(self, html: str, change: Callable[[str], str]) -> str:
        """Put a page's asides, each changed in some way, in the places of their comments."""

        def aside(comment: re.Match[str]) -> str:
            number = int(comment[1])
            start, end = self._ends[number : number + 2]
            self._file.seek(start)
            return change(self._file.read(end - start).decode())

        return self._comment.sub(aside, html)

    def close(self) -> None:
        """Let go of the file; all pages are written. Raises OSError where that fails."""
        if len(self._ends) > 1:
            self._file.close()
