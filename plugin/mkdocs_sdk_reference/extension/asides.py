"""HTML that a page shows and a host's search must not see, kept until the page is written."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Sequence

from .spool import Spool


class Asides:
    """The asides of all pages that are rendered and not yet written.

    They are half of all HTML, and hosts write no page before the last is rendered.
    """

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._token = secrets.token_hex(8)  # random, so that no page can forge it
        self._between = f"<!--{self._token}-->"
        self._comment = re.compile(rf"<!--sdk-aside-{self._token}-(\d+)-(\d+)-->")

    def keep(self, asides: Sequence[str]) -> list[str]:
        """Keep the asides of a page; gives the text of the comment that stands for each.

        Raises OSError where they can't be written.
        """
        page = self._spool.add(self._between.join(asides).encode()) if asides else 0
        return [f"sdk-aside-{self._token}-{page}-{number}" for number in range(len(asides))]

    def put_back(self, html: str, change: Callable[[str], str]) -> str:
        """Put a page's asides, each changed in some way, in the places of their comments."""
        pages: dict[str, list[str]] = {}  # one, unless other plugins show a page on another

        def aside(comment: re.Match[str]) -> str:
            page, number = comment.groups()
            if page not in pages:
                kept = self._spool.get(int(page)).decode()
                pages[page] = change(kept).split(self._between)
            return pages[page][int(number)]

        return self._comment.sub(aside, html)
