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
        self._token = secrets.token_hex(8)  # random, so that no page can forge it
        self._flat = re.compile(
            f"<!--sdk-flat-{self._token}-(\\d+)-->.*?<!--/sdk-flat-{self._token}-->", re.DOTALL
        )
        self._tables: list[str] = []

    def flatten(self, html: str) -> str:
        """The HTML of a page with text in place of tables and of lists of values."""
        self._tables = []
        return _TABLES.sub(self._text, html)

    def _text(self, table: re.Match[str]) -> str:
        words = " ".join(_TAG.sub(self._between, table[0]).split())
        self._tables.append(table[0])
        number = len(self._tables) - 1
        return f"<!--sdk-flat-{self._token}-{number}--> {words} <!--/sdk-flat-{self._token}-->"

    def restore(self, html: str) -> str:
        """The HTML with the tables of that page where their text stands.

        All else is as others left it, who may have replaced the page, or have hidden it.
        """
        tables, self._tables = self._tables, []
        return self._flat.sub(lambda flat: tables[int(flat[1])], html) if tables else html
