"""Finds the ``<details>`` of a page whose content is Markdown, as on GitHub.

There a ``<details>`` tag begins raw HTML that ends at the first blank line; what follows up to
``</details>`` is Markdown again. Python-Markdown leaves all of it raw, and lists in it vanish.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

_OPENING = re.compile(r" {0,3}<details(?=[\s>])", re.IGNORECASE)
_CLOSING = re.compile(r" {0,3}</details>\s*$", re.IGNORECASE)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_TAG = re.compile(r"\s*<details(?:\s[^<>]*)?>", re.IGNORECASE)
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Details:
    """One end of a ``<details>`` element that holds Markdown.

    Attributes:
        line: Index of its first line.
        end: Index past its last line.
        source: Those lines, as they are.
        attributes: Those of the opening tag.
        inner: Raw HTML behind the opening tag and before the blank line (the summary).
        closes: Whether this is the closing tag.
    """

    line: int
    end: int
    source: str
    attributes: dict[str, str] = field(default_factory=dict)
    inner: str = ""
    closes: bool = False


def find_details(lines: Sequence[str]) -> list[Details]:
    """Both ends of each ``<details>`` that holds Markdown, in source order.

    An element without a blank line inside is raw HTML through and through; one that is not
    closed, or that says ``markdown=`` to another extension, stays as it is.
    """
    ends: list[Details] = []
    open_: list[Details | None] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if fence := _FENCE.match(line):
            at = _past_fence(lines, at, fence[1])
        elif _OPENING.match(line):
            if (closed := _past_closed(lines, at)) is not None:
                at = closed
                continue
            opening, at = _opening(lines, at)
            open_.append(opening if len(open_) < _DEEPEST else None)
        elif _CLOSING.match(line) and open_:
            opening = open_.pop()
            if opening is not None:
                ends += [opening, Details(at, at + 1, line, closes=True)]
            at += 1
        else:
            at += 1
    return sorted(ends, key=lambda end: end.line)


def _opening(lines: Sequence[str], at: int) -> tuple[Details | None, int]:
    """The opening end at a line, and the index where the search goes on, always past `at`.

    The element is known to have a blank line before its closing tag.
    """
    end = at + 1
    while end < len(lines) and lines[end].strip():
        end += 1
    source = "\n".join(lines[at:end])
    tag = _TAG.match(source)
    if tag is None or "markdown" in tag[0].lower():
        return None, end
    reader = _Attributes()
    reader.feed(tag[0])
    return Details(at, end, source, reader.attributes, source[tag.end() :]), end


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


def _past_fence(lines: Sequence[str], at: int, mark: str) -> int:
    for index in range(at + 1, len(lines)):
        bare = lines[index].strip()
        if len(bare) >= len(mark) and not bare.strip(mark[0]):
            return index + 1
    return len(lines)


class _Attributes(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.attributes: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes = {name: value or "" for name, value in attrs}
