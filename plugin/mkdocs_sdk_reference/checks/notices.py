"""Checks a page for the generator's defects other than links, such as malformed notices."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Page
from .findings import Edit, Finding
from .lines import Lines
from .rules import DEPRECATION_MARK


def check_notices(page: Page) -> Iterator[Finding]:
    """Yield a finding for each deprecation notice whose markup would show."""
    if page.dialect is None:
        return
    lines = Lines(page)
    for start, end, new in page.dialect.corrections(page):
        line, column = lines.position(start)
        edit = Edit(start, end, new)
        yield Finding(DEPRECATION_MARK, page.path, line, column, page.text[start:end], edit=edit)
