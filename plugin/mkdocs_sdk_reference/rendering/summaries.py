"""The first sentence or so of a type's lead, as plain text."""

from __future__ import annotations

import re

from ..catalog import Catalog
from ..model import Member, Page

_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_MARKS = re.compile(r"(?<!\\)[*`]+|~~")
_LONGEST = 200
_NAME = re.compile(r"[^\W\d][\w$]*(?:(?:\.|::|\\|/)[^\W\d][\w$]*)*")


def first_line(lead: str) -> str:
    """The first paragraph's first line less its Markdown, cut after 200 characters at a word."""
    line = lead.lstrip("\n").partition("\n")[0].strip()
    if line.startswith(("#", ">", "|", "```", "~~~", "<!--", "- ", "* ")):
        return ""
    plain = _MARKS.sub("", _TAG.sub("", _LINK.sub(r"\1", line[: _LONGEST * 4]))).strip()
    if len(plain) <= _LONGEST:
        return plain
    return plain[:_LONGEST].rpartition(" ")[0] + " …"


def summary(catalog: Catalog, page: Page, member: Member) -> str:
    """What a union member's own page says first; "" unless the member is one page's."""
    names = _NAME.findall(member.type.text)
    pages = [found for name in names for found in catalog.named(name, page.path)]
    if len(pages) != 1 or pages[0].path == page.path:
        return ""
    return first_line(pages[0].lead)
