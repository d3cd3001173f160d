"""Strike-through, which CommonMark has and Python-Markdown has not."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown.inlinepatterns import InlineProcessor

from .now import Now

STRIKE = r"(?<![~\\])~~(?=[^\s~])([^~\n]+)~~(?!~)"


class Strikes(InlineProcessor):
    """Marks what a generated page strikes through: deprecated types and operations."""

    def __init__(self, now: Now) -> None:
        super().__init__(STRIKE, now.md)
        self._now = now

    def handleMatch(  # type: ignore[override]  # noqa: N802 (Python-Markdown's name)
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        """Give the element, on generated pages alone."""
        if not self._now.generated:
            return None, None, None
        element = etree.Element("del")
        element.text = m.group(1)
        return element, m.start(0), m.end(0)
