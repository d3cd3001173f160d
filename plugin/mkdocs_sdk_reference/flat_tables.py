"""Tables as plain text, while a host's search takes in a page.

The searches of MkDocs and Material parse each tag of a page, and keep none of a table's: that was
a tenth of a build. The words that they find are the same.
"""

from __future__ import annotations

import re
import secrets

_TABLES = re.compile(
    r'<table class="sdk-table">.*?</table>|<ul class="sdk-values">.*?</ul>', re.DOTALL
)
_TAG = re.compile(r"<[^>]*>")
"""The serialiser escapes a ``>`` in attributes; what an extension writes otherwise ends early, and
is text to the search."""


class FlatTables:
    """The tables of one page at a time, each with its text in its place.

    Args:
        between: What stands in a tag's place: "" where the search takes pieces of text within a
            line for one word, " " where it takes each for one of its own, as MkDocs' does.
    """

    def __init__(self, between: str) -> None:
        self._between = between
        token = secrets.token_hex(8)  # random, so that no page can forge it
        self._opening, self._closing = f"<!--sdk-flat-{token}-->", f"<!--/sdk-flat-{token}-->"
        self._flat = re.compile(f"{self._opening}.*?{self._closing}", re.DOTALL)
        self._page = ""
        self._tables: list[str] = []

    def flatten(self, html: str) -> str:
        """The HTML of a page with text in place of tables and of lists of values."""
        self._page = html
        self._tables = _TABLES.findall(html)
        return _TABLES.sub(self._text, html) if self._tables else html

    def _text(self, table: re.Match[str]) -> str:
        words = " ".join(_TAG.sub(self._between, table[0]).split())
        return f"{self._opening} {words} {self._closing}"

    def restore(self, html: str) -> str:
        """The HTML with the tables of that page again; all else is as others left it.

        Where others have taken a text's place away, the whole page is as it was.
        """
        if not self._tables:
            return html
        pieces = self._flat.split(html)
        tables, page = self._tables, self._page
        self._tables, self._page = [], ""
        if len(pieces) != len(tables) + 1:
            return page
        pieces[1:] = [part for pair in zip(tables, pieces[1:], strict=True) for part in pair]
        return "".join(pieces)
