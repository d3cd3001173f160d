"""Markdown inside the ``<details>`` of hand-written pages, as on GitHub.

There a ``<details>`` tag begins raw HTML that ends at the first blank line; what follows up to
``</details>`` is Markdown again. Python-Markdown leaves all of it raw, and lists in it vanish.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from .context import Context

_OPENING = re.compile(r" {0,3}<details(?=[\s>])", re.IGNORECASE)
_CLOSING = re.compile(r" {0,3}</details>\s*$", re.IGNORECASE)
_TAG = re.compile(r"\s*<details(?:\s[^<>]*)?>", re.IGNORECASE)


class OpenDetails(Preprocessor):
    """Sets the ends of each ``<details>`` that holds Markdown apart from what is inside."""

    def __init__(self, md: Markdown, context: Context) -> None:
        super().__init__(md)
        self._context = context

    def run(self, lines: list[str]) -> list[str]:
        """Set the ends apart on a hand-written page."""
        if self._context.page is None or not any("<details" in line.lower() for line in lines):
            return lines
        kept: list[str] = []
        at = 0
        for start, end in find_ends(lines):
            place = self.md.htmlStash.store("\n".join(lines[start:end]))
            kept += (*lines[at:start], "", place, "")
            at = end
        return kept + lines[at:]


def find_ends(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Return where the ends of each ``<details>`` that holds Markdown begin and end, in order.

    An opening end is the tag and what stands behind it before the first blank line, such as the
    summary. An element without a blank line inside is raw HTML through and through; one that is
    not closed, or that says ``markdown=`` to another extension, stays as it is.
    """
    ends: list[tuple[int, int]] = []
    open_: list[tuple[int, int] | None] = []
    at = 0
    while at < len(lines):
        if _OPENING.match(lines[at]):
            if (closed := _past_closed(lines, at)) is not None:
                at = closed
                continue
            end = next((i for i in range(at, len(lines)) if not lines[i].strip()), len(lines))
            tag = _TAG.match("\n".join(lines[at:end]))
            is_ours = tag is not None and "markdown" not in tag[0].lower()
            open_.append((at, end) if is_ours else None)
            at = end
            continue
        if _CLOSING.match(lines[at]) and open_ and (opening := open_.pop()):
            ends += [opening, (at, at + 1)]
        at += 1
    return sorted(ends)


def _past_closed(lines: Sequence[str], at: int) -> int | None:
    """Index past the line that closes an element before its first blank line, or None."""
    depth = 0
    for index in range(at, len(lines)):
        line = lines[index].lower()
        if not line.strip():
            return None
        depth += line.count("<details") - line.count("</details>")
        if depth <= 0:
            return index + 1
    return None
