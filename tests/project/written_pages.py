"""The README and the pages of the project's site, as their tests read them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[2]
PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
    for path in (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md")))
}
"""Text by path; the demos are below `docs` and don't belong to them."""
PARSER = MarkdownIt().enable("table")


class Block(NamedTuple):
    """A code block.

    Attributes:
        name: The page's path and the line on which the block begins.
    """

    name: str
    language: str
    text: str


def blocks(path: str) -> Iterator[Block]:
    """Yield the code blocks of a page, and those in its examples of Markdown."""
    yield from _blocks(PAGES[path], path, 1)


def _blocks(text: str, path: str, first: int) -> Iterator[Block]:
    for token in PARSER.parse(text):
        if token.type == "fence" and token.map is not None:
            line = first + token.map[0]
            yield Block(f"{path}:{line}", token.info, token.content)
            if token.info == "markdown":
                yield from _blocks(token.content, path, line + 1)


ALL = [block for path in PAGES for block in blocks(path)]


def of(*languages: str) -> list[Block]:
    """Return all blocks in these languages."""
    return [block for block in ALL if block.language in languages]
