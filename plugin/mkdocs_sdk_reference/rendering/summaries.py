"""The first sentence or so of a type's lead, as plain text."""

from __future__ import annotations

import re

from ..commonmark.entities import unescaped
from ..model import Member, Page
from ..reference import Reference
from .sanitiser import known_tag

_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_CODE_OR_TAG = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)|</?([A-Za-z][\w-]*)(?:\s[^<>]*)?/?>")
_PAIR = re.compile(r"(?<![\\\w*])(\*{1,3})(?=[^\s*])([^*]*[^\s*])\1(?![\w*])")
_MARKED = re.compile(r"[`<\[*~&\\]")
_LONGEST = 200
_LONGEST_TEXT = 4000
_ONE_NAME = re.compile(r"(?:[\w:.]+[\[<(])?\\?([^\W\d][\w$.:\\/]*)(?:[\])>]|\[\])*$")
"""A name, in one wrapper at the most: ``models.X``, ``List[models.X]``, ``X[]``."""


def first_line(lead: str) -> str:
    """The first paragraph's first line less its Markdown, cut after 200 characters at a word."""
    line = lead.lstrip("\n").partition("\n")[0].strip()
    if line.startswith(("#", ">", "|", "```", "~~~", "<!--", "- ", "* ")):
        return ""
    text = plain(line[: _LONGEST * 4])
    if len(text) <= _LONGEST:
        return text
    cut = text[:_LONGEST]
    return (cut.rpartition(" ")[0] or cut) + " …"


def first_line_of(description: str) -> str:
    """The first line of a description."""
    return first_line(description)


def text_of(description: str) -> str:
    """A description as one line of plain text, cut after 4,000 characters of Markdown."""
    lines = description[:_LONGEST_TEXT].split("\n")
    return " ".join(" ".join(map(plain, lines)).split())


def title_of(page: Page) -> str:
    """A page's title as plain text, or its file's name where it has none."""
    name = page.path.rpartition("/")[2].removesuffix(".md")
    return (page.title if page.is_model else plain(page.title)) or name


def plain(line: str) -> str:
    """A line of Markdown as plain text; code and what is no Markdown stay as they are."""
    if not _MARKED.search(line):
        return line.strip()
    pieces: list[str] = []
    at = 0
    for found in _CODE_OR_TAG.finditer(line):
        if found[1] is None and not known_tag(found[3]):
            continue  # a placeholder such as <agg> is text
        pieces += (_unmarked(line[at : found.start()]), found[2] or "")
        at = found.end()
    return "".join([*pieces, _unmarked(line[at:])]).strip()


def _unmarked(text: str) -> str:
    text = _PAIR.sub(r"\2", _LINK.sub(r"\1", text).replace("~~", ""))
    return unescaped(text)


def summary(reference: Reference, page: Page, member: Member) -> str:
    """What a union member's own page says first; "" unless it names one page and no other."""
    name = _ONE_NAME.match(member.type.text)
    found = reference.named(name[1], page.path) if name else []
    if len(found) != 1 or found[0].page == page.path:
        return ""
    return first_line(found[0].lead)
