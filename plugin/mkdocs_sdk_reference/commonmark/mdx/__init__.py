"""Converts Mintlify's MDX to Markdown, line for line.

A component becomes a quote, a list item or a bold label above its content.
Nothing is evaluated: an expression becomes a string's text or a comment, or stays as it is.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from ...model import Heading
from ..outline import outline
from .components import escaped
from .converter import edits_of
from .reader import Edit

__all__ = ["Markdown", "is_mdx", "to_markdown"]

_TITLE = re.compile(r"^title:(.*)$", re.MULTILINE)
_QUOTED = re.compile(r"(\"(?:[^\"\\]|\\.)*\")|'((?:[^']|'')*)'")
_H1 = re.compile(r"^ {0,3}#[ \t]", re.MULTILINE)


class Markdown(NamedTuple):
    """Markdown made of MDX.

    Attributes:
        text: The Markdown, with as many lines as the MDX, less the front matter's. A title that
            only the front matter has replaces the last line of that.
        first_line: Number of its first line in the MDX, from 1.
        places: Start of each unchanged stretch, in the Markdown and in the MDX.
    """

    text: str
    first_line: int
    places: tuple[tuple[int, int], ...]

    def place(self, offset: int) -> int:
        """Return the offset in the MDX of an unchanged character of the Markdown."""
        begin, place = self.places[bisect_right(self.places, offset, key=lambda p: p[0]) - 1]
        return place + offset - begin


def is_mdx(path: str) -> bool:
    """Return whether a file's name is that of an MDX file."""
    return path.lower().endswith(".mdx")


def to_markdown(text: str, body: int) -> Markdown:
    """Convert a file's text, whose front matter ends at `body`, to Markdown.

    Linear in the text.
    """
    edits = list(edits_of(text, body))
    written, places = _applied(text, body, edits)
    title = _title(text[:body])
    if title and not _has_title(written):
        head = f"# {escaped(title)}\n"
        places = [(0, 0), *((at + len(head), place) for at, place in places)]
        written = head + written
        return Markdown(written, text.count("\n", 0, body), tuple(places))
    return Markdown(written, text.count("\n", 0, body) + 1, tuple(places))


def _has_title(text: str) -> bool:
    """Whether there is a heading of level 1."""
    if not _H1.search(text):
        return False
    return any(isinstance(e, Heading) and e.level == 1 for e in outline(text.split("\n")))


def _title(front_matter: str) -> str:
    """The title in front matter, which is YAML; "" without one."""
    found = _TITLE.search(front_matter)
    title = found[1].strip() if found else ""
    if quoted := _QUOTED.match(title):
        title = (quoted[2] or "").replace("''", "'")
        if quoted[1]:
            try:
                title = json.loads(quoted[1])
            except ValueError:  # escapes that only YAML has
                title = quoted[1][1:-1]
    elif title.startswith(("|", ">", "#")):
        title = ""  # a block scalar, or none
    else:
        title = title.partition(" #")[0]
    return "".join(filter(str.isprintable, title)).strip()


def _applied(text: str, start: int, edits: Iterable[Edit]) -> tuple[str, list[tuple[int, int]]]:
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    length = 0

    def add(piece: str | tuple[int, int]) -> None:
        nonlocal length
        if not isinstance(piece, str):
            places.append((length, piece[0]))
            piece = text[piece[0] : piece[1]]
        parts.append(piece)
        length += len(piece)

    at = start
    for edit in sorted(edits, key=lambda edit: edit[:2]):
        if edit.start < at:
            continue  # a line start within a comment or a tag
        add((at, edit.start))
        for piece in edit.new:
            add(piece)
        at = edit.end
    add((at, len(text)))
    return "".join(parts), places
