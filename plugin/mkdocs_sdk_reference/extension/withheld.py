"""What a host's extensions let text do, kept from strangers' text.

Each of these gives any text that is rendered a power over the page or the build: attributes of
elements, elements of any name, files of the machine. None is part of the Markdown that is written
into OpenAPI documents, where ``{petId}`` behind a word is text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from markdown import Markdown
from markdown.preprocessors import HtmlBlockPreprocessor

_EVALUATE = (
    "snippet",
    "include",
    "include_markdown",
    "table_reader",
    "macros",
    "markdownextradata",
)
"""Preprocessors that put files into a text, or evaluate it as a template: of pymdownx.snippets,
of markdown-include, and those that Zensical has in place of plugins."""
_EMBED_FILES = "b64"
"""The postprocessor of pymdownx.b64, which puts image files into the page."""
_BLOCKS = ("blocks", "mkdocstrings")
"""Block processors: of pymdownx.blocks, which makes any element; of mkdocstrings, which reads, and
on demand runs, the modules that a page names."""
_FENCE = re.compile(r"([ \t>]*)(`{3,}(?=[^`]*$)|~{3,})[ \t{.]*([\w#+-][\w#.+-]*)?(.*)$")
_LIKE_FENCE = re.compile(r"[ \t>]*`{3,}[^`]*[{\"']")


class Withheld:
    """Takes powers from the processors of one Markdown instance, and gives them back."""

    def __init__(self, md: Markdown) -> None:
        self._md = md
        self._changed: list[tuple[object, str]] = []

    def take(self) -> None:
        """Take them, until they are given back."""
        md = self._md
        for name in _EVALUATE:
            self._replace(md.preprocessors, name, "run", lambda lines: lines)
        self._replace(md.postprocessors, _EMBED_FILES, "run", lambda text: text)
        # That of md_in_html makes elements of raw HTML with ``markdown="1"``.
        if not _reads_plain_html(md):
            self._replace(md.preprocessors, "html_block", "run", HtmlBlockPreprocessor(md).run)
        for name in _BLOCKS:
            self._replace(md.parser.blockprocessors, name, "test", lambda *_: False)
        # What is left of tags once ours is through with them is text: `<a<b>c>` is no tag.
        self._replace(md.inlinePatterns, "html", "handleMatch", lambda *_: (None, None, None))
        self._replace(md.treeprocessors, "attr_list", "run", lambda _: None)

    def give_back(self) -> None:
        """Let the processors do what they do by themselves."""
        for processor, method in self._changed:
            delattr(processor, method)
        self._changed.clear()

    def _replace(self, registry: Any, name: str, method: str, by: Callable[..., object]) -> None:
        if name in registry:
            setattr(registry[name], method, by)
            self._changed.append((registry[name], method))


def _reads_plain_html(md: Markdown) -> bool:
    name = "html_block"
    return name in md.preprocessors and type(md.preprocessors[name]) is HtmlBlockPreprocessor


def plain_fence(line: str) -> str:
    """A line, less all but the language where it opens a code block.

    Some extensions put attributes of a block into the page as they are, others run the code of a
    block that says so (``exec="on"``).
    """
    if "```" not in line and "~~~" not in line:
        return line
    if fence := _FENCE.match(line):
        return f"{fence[1]}{fence[2]}{fence[3] or ''}"
    # Some take a line with more backticks for an opening one, too: it must not end like one.
    return f"{line}\N{WORD JOINER}" if _LIKE_FENCE.match(line) else line
