"""Splits a page into sections by its headings, and those by the generator's bold paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...commonmark.document import Document, bare_heading
from ...commonmark.outline import Comment, Element, Fence, Raw, Torn
from ...commonmark.tables import Table
from ...model import Heading

PROPERTIES = "Properties"
PARAMETERS = "Parameters"
RETURN_TYPE = "Return Type"
_LABEL = re.compile(r"\*\*(Properties|Parameters|Return Type|Example Usage Code Snippet)\*\*[ \t]*")


class Labelled(NamedTuple):
    """A bold paragraph that labels what follows it.

    Attributes:
        name: Its text.
        line: Index of its line, from 0.
        start: Index of the next line that isn't empty; the section's end if there is none.
        table: The table that begins there; None if there is none.
        is_cut: Whether a table begins there that ends at its head.
    """

    name: str
    line: int
    start: int
    table: Table | None
    is_cut: bool


class Section(NamedTuple):
    """A heading that may be a type's or an operation's, and everything below it.

    Attributes:
        name: The heading's text, without Markdown.
        start: Index of the line below the heading, from 0.
        end: Index past its last line.
        labels: The bold paragraphs in it.
    """

    heading: Heading
    name: str
    start: int
    end: int
    labels: tuple[Labelled, ...]

    def label(self, name: str) -> Labelled | None:
        """Return the last bold paragraph with this text: the API's own text comes before it."""
        return next((label for label in reversed(self.labels) if label.name == name), None)


def headings_of(document: Document, level: int) -> Iterator[Heading]:
    """Yield the headings of a level."""
    for element in document.elements:
        if isinstance(element, Heading) and element.level == level:
            yield element


def sections_of(
    document: Document, headings: Sequence[Heading], hidden: bytearray
) -> Iterator[Section]:
    """Yield the sections of the given headings, each up to the next one; others are the API's text.

    Args:
        document: The page's text.
        headings: The headings, in source order.
        hidden: What `hidden_lines` returns.
    """
    elements = document.elements
    tables = {e.start: e for e in elements if isinstance(e, Table)}
    torn = {e.line for e in elements if isinstance(e, Torn)}
    ends = [*(heading.line for heading in headings[1:]), len(document.lines)]
    for heading, end in zip(headings, ends, strict=False):
        start = heading.line + 1
        labels = tuple(
            Labelled(name, line, at, tables.get(at), at in torn)
            for name, line, at in _labels(document.lines, range(start, end), hidden)
        )
        yield Section(heading, bare_heading(heading.text), start, end, labels)


def hidden_lines(elements: Sequence[Element], count: int) -> bytearray:
    """Return for each line whether it is code, a comment or raw HTML, and so to be ignored."""
    hidden = bytearray(count)
    for element in elements:
        if isinstance(element, (Fence, Raw)):
            hidden[element.start : element.end] = b"\x01" * (element.end - element.start)
        elif isinstance(element, Comment):
            end = element.line + element.text.count("\n") + 1
            hidden[element.line : end] = b"\x01" * (end - element.line)
    return hidden


def _labels(
    lines: Sequence[str], within: range, hidden: bytearray
) -> Iterator[tuple[str, int, int]]:
    """The text of each bold paragraph, its line, and the next line that isn't empty."""
    for at in within:
        if hidden[at] or not lines[at].startswith("**"):
            continue
        label = _LABEL.fullmatch(lines[at])
        is_alone = not lines[at - 1].strip() or lines[at - 1].startswith("#")
        below = range(at + 1, within.stop)
        if label is None or not is_alone or (below and lines[at + 1].strip()):
            continue
        yield label[1], at, next((i for i in below if lines[i].strip()), within.stop)
