"""Links to files in running text: leads, descriptions, pages by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from ..model import Block, FieldTable
from .code import without_code
from .outline import Comment, Fence, Raw

_INLINE = re.compile(r"(?<!\\)\]\(\s*<?([^)\s>]+)")
_RAW = re.compile(r"<a\s[^<>]*?href=[\"']([^\"'<>]+)[\"']", re.IGNORECASE)
_HOLDER = re.compile(r"[-+*]\s|\d{1,9}[.)]\s|!!!|\?\?\?|===|///|:\s")
"""What begins a line below which indented lines are text."""
_DEFINITION = re.compile(r" {0,3}\[[^\[\]]+\]:\s*<?([^\s>]+)")


def linked_files(
    lines: Sequence[str], blocks: Iterable[Block], hidden: Iterable[Fence | Comment | Raw]
) -> tuple[str, ...]:
    """Destinations of a page's links to Markdown files, outside types and code, each once.

    Args:
        lines: The page's text.
        blocks: What was understood of it; of those only descriptions are text.
        hidden: Its fences, comments and raw HTML.
    """
    found: dict[str, None] = {}
    skipped = [_extent(item) for item in hidden]
    for block in blocks:
        skipped.append((block.start, block.end))
        if isinstance(block.content, FieldTable):
            for field in block.content.fields:
                if ".md" in field.description:
                    found.update(dict.fromkeys(_links_in(field.description)))
    at = 0
    for start, end in [*sorted(skipped), (len(lines), len(lines))]:
        for line in _text(lines[at:start]):
            if ".md" in line:
                found.update(dict.fromkeys(_links_in(line)))
        at = max(at, end)
    return tuple(found)


def _extent(item: Fence | Comment | Raw) -> tuple[int, int]:
    if isinstance(item, Comment):
        return item.line, item.line + item.text.count("\n") + 1
    return item.start, item.end


def _text(lines: Sequence[str]) -> Iterator[str]:
    """The lines that are no code.

    Code is indented by four, unless below a list's item or an admonition's head, or stands in a
    fence that is indented there.
    """
    holds, fence = False, ""
    for line in lines:
        bare = line.lstrip()
        if not bare:
            continue
        if not line.startswith(("    ", "\t")):
            holds, fence = _HOLDER.match(bare) is not None, ""
            yield line
        elif holds:
            mark = bare[:3]
            if fence or mark in {"```", "~~~"}:
                fence = "" if fence and bare.startswith(fence) else fence or mark
            else:
                yield line


def _links_in(line: str) -> Iterator[str]:
    bare = without_code(line)
    for pattern in (_INLINE, _RAW, _DEFINITION):
        for link in pattern.finditer(bare):
            href = unescape(link[1])
            if ".md" in href and "://" not in href:
                yield href
