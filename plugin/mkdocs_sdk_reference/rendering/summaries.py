"""The first sentence or so of a type's lead, as plain text."""

from __future__ import annotations

import re

from ..catalog import Catalog
from ..model import Member, Page

_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_MARKS = re.compile(r"(?<!\\)[*`]+|~~")
_LONGEST = 200
_ONE_NAME = re.compile(r"(?:[\w:.]+[\[<(])?\\?([^\W\d][\w$.:\\/]*)(?:[\])>]|\[\])*$")
"""A name, in one wrapper at the most: ``models.X``, ``List[models.X]``, ``X[]``."""


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
    """What a union member's own page says first; "" unless it names one page and no other."""
    name = _ONE_NAME.match(member.type.text)
    found = catalog.named(name[1], page.path) if name else []
    if len(found) != 1 or found[0].path == page.path:
        return ""
    return first_line(found[0].lead)
