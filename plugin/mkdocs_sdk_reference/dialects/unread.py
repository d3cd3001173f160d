"""Generators whose pages aren't read yet, and what gives their pages away."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..model import Page

_MARKS = {
    "APIMatic": re.compile(
        r"^\| (?:Name|Parameter) *\| Type *\| Tags *\|"
        r"|^\| HTTP Status Code *\| Error Description *\| Exception Class *\|",
        re.MULTILINE,
    ),
}
"""What no author writes by hand, by the generator's name."""


def unread(pages: Iterable[Page]) -> dict[str, list[str]]:
    """Return the paths of the pages that aren't read, by the generator that they look like."""
    found: dict[str, list[str]] = {}
    for page in pages:
        if not page.generated:
            name = next((name for name, mark in _MARKS.items() if mark.search(page.text)), "")
            if name:
                found.setdefault(name, []).append(page.path)
    return found
