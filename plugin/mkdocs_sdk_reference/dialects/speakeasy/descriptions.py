"""Descriptions in cells: OpenAPI's Markdown, squeezed into one line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import FieldTable, Page
from ..dialect import Correction

SHORTCODES = {":warning:": "\N{WARNING SIGN}"}
_BREAK = "<br/>"
_NOTICE = re.compile(r":\s?warning:\s*\*\*\s?DEPRECATED\s?\*\*")
_RIGHT_NOTICE = ":warning: **DEPRECATED**"
_BEHIND_NOTICE = re.compile(r"\s*:?\s*")
_QUOTED_NOTICE = f"> {_RIGHT_NOTICE}"


def in_lines(cell: str) -> str:
    """Return a cell's Markdown with its original line breaks."""
    return cell.strip().replace(_BREAK, "\n").strip("\n")


def split_notice(cell: str) -> tuple[str | None, str]:
    """Split the deprecation notice off the start of a description.

    Returns:
        The notice's message in lines, or None if there is no notice; and the rest, in lines.
    """
    if cell == "N/A":
        return None, ""
    notice = _NOTICE.match(cell)
    if notice is None:
        return None, in_lines(cell)
    behind = _BEHIND_NOTICE.match(cell, notice.end())
    assert behind is not None
    message, _, rest = cell[behind.end() :].partition(_BREAK * 2)
    return in_lines(message), in_lines(rest)


def without_notice(lines: list[str]) -> str:
    """Return the lines of a lead without those of its deprecation notice."""
    return "\n".join(line for line in lines if not line.startswith(_QUOTED_NOTICE)).strip()


def misspelt_notices(page: Page) -> Iterator[Correction]:
    """Yield the deprecation notices of descriptions with spaces in their Markdown marks."""
    if "DEPRECATED" not in page.text or "warning:" not in page.text:
        return
    columns = _description_columns(page)
    line, at = 0, 0
    for notice in _NOTICE.finditer(page.text):
        if notice[0] == _RIGHT_NOTICE:
            continue
        line += page.text.count("\n", at, notice.start())
        at = notice.start()
        before = page.text[page.text.rfind("\n", 0, at) + 1 : at]
        cell = before.replace("\\|", "").count("|") - 1
        if columns.get(line) == cell and before.rstrip().endswith("|"):
            yield Correction(*notice.span(), _RIGHT_NOTICE)


def _description_columns(page: Page) -> dict[int, int]:
    """Index of the description's cell, by the line index of each table row."""
    return {
        at: content.head.index("Description")
        for block in page.blocks
        if isinstance(content := block.content, FieldTable)
        for at in range(block.start + 2, block.end)
    }
