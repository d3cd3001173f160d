"""Malformed notices of deprecation at the start of descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import FieldTable, Page
from .findings import Edit, Finding
from .lines import Lines
from .rules import DEPRECATION_MARK

_NOTICE = re.compile(r":\s?warning:\s*\*\*\s?DEPRECATED\s?\*\*")
_RIGHT_NOTICE = ":warning: **DEPRECATED**"


def check_notices(page: Page) -> Iterator[Finding]:
    """Find the notices whose markup would show."""
    if "DEPRECATED" not in page.text or "warning:" not in page.text:
        return
    lines = Lines(page)
    descriptions = {
        at: content.head.index("Description")
        for block in page.blocks
        if isinstance(content := block.content, FieldTable)
        for at in range(block.start + 2, block.end)
    }
    for notice in _NOTICE.finditer(page.text):
        if notice[0] == _RIGHT_NOTICE:
            continue
        line, column = lines.position(notice.start())
        before = page.text[notice.start() - column + 1 : notice.start()]
        cells = before.replace("\\|", "").count("|") - 1
        if descriptions.get(line - page.first_line) == cells and before.rstrip().endswith("|"):
            edit = Edit(notice.start(), notice.end(), _RIGHT_NOTICE)
            yield Finding(DEPRECATION_MARK, page.path, line, column, notice[0], edit=edit)
