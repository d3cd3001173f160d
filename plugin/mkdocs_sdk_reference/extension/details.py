"""Markdown inside the ``<details>`` of hand-written pages, as on GitHub.

There a ``<details>`` tag begins raw HTML that ends at the first blank line; what follows up to
``</details>`` is Markdown again. Python-Markdown leaves all of it raw, and lists in it vanish.
"""

from __future__ import annotations

import re
import secrets
import xml.etree.ElementTree as etree
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

from .context import Context

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


class OpenDetails(Preprocessor):
    """Replaces the tags of each ``<details>`` that holds Markdown by markers."""

    def __init__(self, md: Markdown, context: Context) -> None:
        super().__init__(md)
        self._context = context
        self._mark = f"sdkdetails{secrets.token_hex(8)}x"  # random, so that no page has it
        self.found: dict[str, Details] = {}

    def run(self, lines: list[str]) -> list[str]:
        """Replace the tags on a hand-written page."""
        self.found = {}
        if self._context.page is None or not any("<details" in line.lower() for line in lines):
            return lines
        kept: list[str] = []
        at = 0
        for details in find_details(lines):
            marker = f"{self._mark}{len(self.found)}x"
            self.found[marker] = details
            kept += (*lines[at : details.line], "", marker, "")
            at = details.end
        return kept + lines[at:]

    def restored(self, text: str) -> str:
        """Return text with the tags of markers that nothing consumed."""
        return re.sub(rf"{self._mark}\d+x", lambda marker: self.found[marker[0]].source, text)


class FillDetails(BlockProcessor):
    """Parses what stands between a pair of markers as Markdown inside an element."""

    def __init__(self, parser: Any, details: OpenDetails) -> None:
        super().__init__(parser)
        self._details = details

    def test(self, parent: etree.Element, block: str) -> bool:
        """Return whether a block is a marker."""
        return block.strip() in self._details.found

    def run(self, parent: etree.Element, blocks: list[str]) -> bool | None:
        """Append the element; False leaves the marker to be put back."""
        opening = self._details.found[blocks[0].strip()]
        end = None if opening.closes else self._closing(blocks)
        if end is None:
            return False
        inner = blocks[1:end]
        del blocks[: end + 1]
        element = etree.SubElement(parent, "details", opening.attributes)
        if summary := opening.inner.strip():
            element.text = self.parser.md.htmlStash.store(summary)
        self.parser.parseBlocks(element, inner)
        return None

    def _closing(self, blocks: list[str]) -> int | None:
        """Index of the marker that closes the element which the first block opens."""
        depth = 0
        for index, block in enumerate(blocks):
            details = self._details.found.get(block.strip())
            if details is not None:
                depth += -1 if details.closes else 1
                if depth == 0:
                    return index
        return None


class RestoreDetails(Postprocessor):
    """Puts back the tags of markers that no block processor consumed."""

    def __init__(self, md: Markdown, details: OpenDetails) -> None:
        super().__init__(md)
        self._details = details

    def run(self, text: str) -> str:
        """Put them back."""
        return self._details.restored(text) if self._details.found else text
