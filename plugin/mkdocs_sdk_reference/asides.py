"""HTML that a page shows and a host's search must not see, kept until the page is written."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable, Iterator

from .spool import Spool


class Asides:
    """The asides of all pages that are rendered and not yet written.

    They are half of all HTML, and hosts write no page before the last is rendered.
    """

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._token = secrets.token_hex(8)  # random, so that no page can forge it
        self._comment = re.compile(rf"<!--sdk-aside-{self._token}-(\d+)-->")

    def keep(self, pieces: Iterable[str]) -> Iterator[str]:
        """Keep the asides of a page; gives the text of the comment that stands for each.

        Raises OSError where they can't be written.
        """
        for piece in pieces:
            yield f"sdk-aside-{self._token}-{self._spool.add(piece.encode())}"

    def put_back(self, html: str, change: Callable[[str], str]) -> str:
        """Put a page's asides, each changed in some way, in the places of their comments."""
        return self._comment.sub(
            lambda comment: change(self._spool.get(int(comment[1])).decode()), html
        )
