r"""Escaped ampersands: ``\&copy;`` says itself, as in CommonMark."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown.inlinepatterns import ESCAPE_RE, EscapeInlineProcessor
from markdown.util import AMP_SUBSTITUTE

from .now import Now


class Escapes(EscapeInlineProcessor):
    """Keeps an escaped ampersand from being the start of an entity.

    Python-Markdown's serialiser leaves what looks like an entity as it is, escaped or not. All
    other escapes are read here, too: of two backslashes before it, one escapes the other.
    """

    def __init__(self, now: Now) -> None:
        super().__init__(ESCAPE_RE, now.md)
        self._now = now

    def handleMatch(  # type: ignore[override]  # noqa: N802 (Python-Markdown's name)
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | str | None, int | None, int | None]:
        """Give an ampersand that is text, on generated pages alone; others are the host's."""
        if m[1] == "&" and not self._now.safe:
            return f"{AMP_SUBSTITUTE}amp;", m.start(0), m.end(0)
        return super().handleMatch(m, data)
