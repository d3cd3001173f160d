"""Markdown → the first sentence or so of it as plain text, or all of it."""

from __future__ import annotations

import re
from itertools import takewhile

from ..commonmark.document import bare_heading
from ..commonmark.entities import decoded, unescaped
from ..commonmark.names import page_name
from ..model import Page
from .sanitiser import is_known_tag

_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_CODE_OR_TAG = re.compile(
    r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)|(?<!\\)</?([A-Za-z][\w-]*)(?:\s[^<>]*)?/?>"
)
_PAIR = re.compile(r"(?<![\\\w*])(\*{1,3})(?=[^\s*])([^*]*[^\s*])\1(?![\w*])")
_MARKED = re.compile(r"[`<\[*~&\\]")
_NO_SENTENCE = re.compile(r"[#>|]|```|~~~|<!--|[-*+] |\d+[.)] ")
_LONGEST = 200
_LONGEST_TEXT = 4000


def first_line(markdown: str) -> str:
    """Return the first paragraph as one line of plain text, cut after 200 characters at a word.

    An ellipsis stands for what is cut, and for a list or the like that the paragraph announces.
    """
    start = markdown.lstrip("\n")[: _LONGEST * 4]
    lines = list(takewhile(_is_sentence, map(str.strip, start.split("\n"))))
    text = plain(" ".join(lines))
    if len(text) <= _LONGEST:
        return f"{text} …" if text.endswith(":") and start.count("\n") >= len(lines) else text
    cut = text[:_LONGEST]
    return (cut.rpartition(" ")[0] or cut) + " …"


def _is_sentence(line: str) -> bool:
    return bool(line) and not _NO_SENTENCE.match(line)


def text_of(markdown: str) -> str:
    """Return Markdown as one line of plain text, cut after 4,000 characters."""
    if not markdown:
        return ""
    lines = markdown[:_LONGEST_TEXT].split("\n")
    return " ".join(" ".join(map(plain, lines)).split())


def title_of(page: Page) -> str:
    """Return a page's title as plain text, or its file's name where it has none."""
    if page.is_model:
        return decoded(page.title) or page_name(page.path)
    written = (
        heading.text for heading in page.headings if bare_heading(heading.text) == page.title
    )
    return plain(next(written, page.title)) or page_name(page.path)


def plain(line: str) -> str:
    """Return a line of Markdown as plain text; code and what is no Markdown stay as they are."""
    if not _MARKED.search(line):
        return line.strip()
    found: list[str] = []
    at = 0
    for mark in _CODE_OR_TAG.finditer(line):
        if mark[1] is None and not is_known_tag(mark[3]):
            continue  # a placeholder such as <agg> is text
        found += (_unmarked(line[at : mark.start()]), mark[2] or "")
        at = mark.end()
    return "".join([*found, _unmarked(line[at:])]).strip()


def _unmarked(text: str) -> str:
    text = _PAIR.sub(r"\2", _LINK.sub(r"\1", text).replace("~~", ""))
    return unescaped(text)
