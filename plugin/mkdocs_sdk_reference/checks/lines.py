"""Converts offsets in a page's text to lines and columns of its file."""

from __future__ import annotations

from ..model import Page


class Lines:
    """Finds line and column of offsets, which must be asked for in ascending order."""

    def __init__(self, page: Page) -> None:
        self._text = page.text
        self._line = page.first_line
        self._at = 0

    def position(self, offset: int) -> tuple[int, int]:
        """Return line in the file and column, both from 1."""
        self._line += self._text.count("\n", self._at, offset)
        self._at = offset
        return self._line, offset - self._text.rfind("\n", 0, offset)
