"""Names of types in the notations of all languages, taken apart."""

from __future__ import annotations

import re

SEPARATOR = re.compile(r"\.|::|\\|/")
"""What stands between the parts of a qualified name."""


def last_part(name: str) -> str:
    """Return a qualified name's own part, less its namespace."""
    return SEPARATOR.split(name)[-1]


def page_name(path: str) -> str:
    """Return a page's file name less its ending."""
    return path.rpartition("/")[2].removesuffix(".mdx").removesuffix(".md")


def letters(name: str) -> str:
    """Return a name's letters and digits in lower case, in which all spellings of it agree."""
    return "".join(filter(str.isalnum, name)).lower()
