"""A file's bytes → its page with every character in its place, so that parts can be replaced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..commonmark.ids import Slugify, default_slug
from ..commonmark.source import Source, after_front_matter
from ..dialects import Dialect, read_page
from ..model import Page
from .findings import Mend

_CR = re.compile("\r")


@dataclass(frozen=True, slots=True)
class ExactPage:
    """A page whose text has as many characters as its file, past `offset`.

    Attributes:
        raw: The whole file; bytes that aren't UTF-8 are surrogates.
        offset: Where the page's text begins in it.
    """

    page: Page
    raw: str
    offset: int

    def mended(self, mends: Iterable[Mend]) -> bytes:
        """The file with stretches replaced; all other bytes are as they were."""
        pieces, at = [], 0
        for mend in sorted(mends, key=lambda mend: mend.start):
            pieces += [self.raw[at : self.offset + mend.start], mend.new]
            at = self.offset + mend.end
        return "".join([*pieces, self.raw[at:]]).encode("utf-8", "surrogateescape")


def read_exact(
    path: str,
    data: bytes,
    slug: Slugify = default_slug,
    dialects: Sequence[Dialect] | None = None,
) -> ExactPage:
    """Read a file's bytes without moving a character.

    Any CR reads as a space and a NUL as U+FFFD: the one ends no line by itself, and the other is
    no text.

    Args:
        path: Its place under the docs folder.
        data: The bytes.
        slug: The host's rule for anchors.
        dialects: The dialects that it may be in; None for all that are known.
    """
    raw = data.decode("utf-8", "surrogateescape")
    text = _CR.sub(" ", raw).replace("\x00", "\ufffd")
    mark = len(text) - len(text.removeprefix("\ufeff"))
    offset = mark + after_front_matter(text[mark:])
    first_line = text.count("\n", 0, offset) + 1
    return ExactPage(
        read_page(path, Source(text[offset:], first_line), slug, dialects), raw, offset
    )
