"""HTML that a page shows and a host's search must not see, kept until the page is written."""

from __future__ import annotations

import re
import secrets
import zlib
from collections.abc import Callable, Sequence

_COMMENT = re.compile(r"<!--sdk-aside-([0-9a-f]{16})-(\d+)-->")
_BETWEEN = "\x00"


class Asides:
    """The asides of all pages that are rendered and not yet written.

    They are half of all HTML, and hosts write no page before the last is rendered: so they are
    kept compressed, at a cent of what rendering them took.
    """

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def keep(self, pieces: Sequence[str]) -> list[str]:
        """Keep the asides of a page; gives the text of the comment that stands for each."""
        token = secrets.token_hex(8)  # random, so that no page can forge it
        if pieces:
            self._kept[token] = zlib.compress(_BETWEEN.join(pieces).encode(), 1)
        return [f"sdk-aside-{token}-{at}" for at in range(len(pieces))]

    def put_back(self, html: str, change: Callable[[str], str]) -> str:
        """Put a page's asides, each changed in some way, in the places of their comments."""
        known: dict[str, list[str]] = {}

        def aside(comment: re.Match[str]) -> str:
            token, at = comment[1], int(comment[2])
            if token not in known and token in self._kept:
                known[token] = zlib.decompress(self._kept.pop(token)).decode().split(_BETWEEN)
            pieces = known.get(token, [])
            return change(pieces[at]) if at < len(pieces) else comment[0]

        return _COMMENT.sub(aside, html)
