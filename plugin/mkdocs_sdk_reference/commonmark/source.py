"""Decodes a file's bytes: one kind of line end, no front matter, no NUL."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..model import Flaw, Problem
from .mdx import to_markdown

_LONE_CR = re.compile("\r(?!\n)")
_MARKS_OF_HOST = ("\x02", "\x03")
"""Python-Markdown's marks for placeholders, which it removes from all text that it reads."""
_FRONT_MATTER = re.compile(r"-{3}[ \t]*\n")
_FRONT_MATTER_END = re.compile(r"^(?:-{3}|\.{3})[ \t]*\n", re.MULTILINE)


class Source(NamedTuple):
    r"""A decoded file.

    Attributes:
        text: The text after its front matter, with ``\n`` line ends; that of MDX as Markdown.
        first_line: Number of the text's first line in the file, from 1.
        changed: Whether the text differs from what the host itself reads: a lone CR became a
        space, a control character was removed, or bytes that aren't UTF-8 became U+FFFD.
        The host must then use this text.
        decodable: Whether the bytes are UTF-8.
        problems: What is wrong with the bytes.
    """

    text: str
    first_line: int
    changed: bool = False
    decodable: bool = True
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, *, as_mdx: bool = False) -> Source:
    """Decode a Markdown file, or one of MDX.

    A lone CR is inside a table cell: read as a line end, as universal newlines do, it would
    tear the row. Never raises: bytes that aren't UTF-8 become U+FFFD and are a problem.
    """
    problems: list[Problem] = []
    changed, decodable = False, True
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = data.count(b"\n", 0, error.start) + 1
        message = "is not UTF-8: the invalid bytes are shown as U+FFFD"
        problems.append(Problem(Flaw.BYTES, at, message))
        text, changed, decodable = data.decode("utf-8-sig", errors="replace"), True, False
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        problems.append(Problem(Flaw.BYTES, line, "contains NUL bytes, which are left out"))
        text, changed = text.replace("\x00", ""), True
    for mark in _MARKS_OF_HOST:
        if mark in text:
            text, changed = text.replace(mark, ""), True
    if "\r" in text:
        text, lone = _LONE_CR.subn(" ", text)
        changed = changed or bool(lone)
        text = text.replace("\r\n", "\n")
    body = after_front_matter(text)
    if as_mdx:
        made = to_markdown(text, body)
        return Source(made.text, made.first_line, changed, decodable, tuple(problems))
    first_line = text.count("\n", 0, body) + 1
    return Source(text[body:], first_line, changed, decodable, tuple(problems))


def after_front_matter(text: str) -> int:
    """Return the offset past YAML front matter and blank lines, by MkDocs' own rule."""
    at = 0
    start = _FRONT_MATTER.match(text)
    if start and (end := _FRONT_MATTER_END.search(text, start.end())):
        at = end.end()
    while at < len(text) and text[at] == "\n":
        at += 1
    return at
