"""Raw HTML elements that hold several blocks of Markdown, such as ``<details>``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from markdown_it.token import Token

from ..commonmark.open_elements import OpenElements
from .sanitiser import TAG

COMMENT = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))", re.DOTALL)
_WRAPPERS = frozenset(
    {"blockquote", "center", "dd", "details", "div", "dl", "dt", "li", "ol", "ul"}
)
"""Elements that may hold several blocks of Markdown, as on GitHub."""


def crossing_tags(
    tokens: Sequence[Token], ends_html: Callable[[Token], bool]
) -> Iterator[tuple[int, int]]:
    """Yield the places of raw tags that open an element in one block and close it in another."""
    opened: OpenElements[tuple[int, int]] = OpenElements()
    for at, token in enumerate(tokens):
        if token.level:
            continue
        if ends_html(token):
            opened.close_all()
        elif token.type == "html_block":
            yield from _crossing_in(token.content, at, opened)


def _crossing_in(
    html: str, at: int, opened: OpenElements[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield those that a block closes; what it opens is added to `opened`."""
    for tag in TAG.finditer(COMMENT.sub(_blank, html)):
        name = tag[2].lower()
        if name not in _WRAPPERS:
            continue
        if not tag[1]:
            opened.open(name, (at, tag.start()))
        elif closed := opened.close(name):
            start, place = closed[-1]
            if start != at:
                yield start, place
                yield at, tag.start()


def _blank(comment: re.Match[str]) -> str:
    return " " * len(comment[0])
