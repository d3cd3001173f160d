"""Reads the list under ``### Available Operations``: links to operations, with descriptions.

A description may continue in paragraphs below the item, where Markdown's list has ended.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ...commonmark.document import bare_heading
from ...model import Block, ListedOperation, Operation, OperationTable
from .descriptions import SHORTCODES

_ITEM = re.compile(r"[*-] (?P<name>\[.+?\]\(#[^()\s]*\))(?: - (?P<text>.*))?[ \t]*")
_LISTED = re.compile(r"[*-] \[(.+?)\]\(#")
_STRUCTURE = re.compile(r"\t| {4}| {0,3}(?:`{3}|~{3}|[|<]|(?:-{2,}|=+)\s*$)")
"""Start of a line that may be more than text: code, a table, raw HTML, a heading's underline."""


def listed_names(lines: Sequence[str], at: int) -> Iterator[str]:
    """Yield the names of the operations in the list, up to the next heading."""
    for line in lines[at:]:
        if line.startswith("#"):
            return
        if listed := _LISTED.match(line):
            yield bare_heading(listed[1])


def listing(lines: Sequence[str], at: int) -> Block | None:
    """Return the list that begins on a line or below it; None if it has another format."""
    found: list[tuple[str, list[str]]] = []
    start = end = at
    for index in range(at, len(lines)):
        line = lines[index]
        if line.startswith("#"):
            break
        if item := _ITEM.fullmatch(line):
            start = start if found else index
            found.append((item["name"], [item["text"] or ""]))
        elif line.strip():
            if not found or _STRUCTURE.match(line) or _LISTED.match(line):
                return None
            found[-1][1].append(line)
        elif found:
            found[-1][1].append("")
        end = index + 1 if line.strip() else end
    rows = tuple(
        ListedOperation(name, "", "", "", _text("\n".join(text).strip())) for name, text in found
    )
    return Block(start, end, OperationTable((), rows)) if rows else None


def _text(text: str) -> str:
    for code, sign in SHORTCODES.items():
        text = text.replace(code, sign)
    return text


def linked(table: OperationTable, operations: Iterable[Operation]) -> OperationTable:
    """Return a list with the ids of its operations; those of the same name in page order."""
    anchors: dict[str, list[str]] = {}
    for operation in operations:
        anchors.setdefault(operation.name, []).append(operation.anchor)
    rows = []
    for row in table.operations:
        item = _LISTED.match(f"* {row.name}")
        named = anchors.get(bare_heading(item[1]), []) if item else []
        rows.append(row._replace(anchor=named.pop(0) if named else ""))
    return OperationTable(table.head, tuple(rows))
