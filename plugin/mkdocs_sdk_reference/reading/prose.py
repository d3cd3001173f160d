"""Links to files in running text: leads, descriptions, pages by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from ..model import Block, FieldTable
from .code import without_code
from .outline import Comment, Fence

_INLINE = re.compile(r"(?<!\\)\]\(\s*<?([^)\s>]+)")
_RAW = re.compile(r"<a\s[^<>]*?href=[\"']([^\"'<>]+)[\"']", re.IGNORECASE)
_DEFINITION = re.compile(r" {0,3}\[[^\[\]]+\]:\s*<?([^\s>]+)")


def linked_files(
    lines: Sequence[str], blocks: Iterable[Block], hidden: Iterable[Fence | Comment]
) -> tuple[str, ...]:
    """Destinations of a page's links to Markdown files, outside types and code, each once.

    Args:
        lines: The page's text.
        blocks: What was understood of it; of those only descriptions are text.
        hidden: Its fences and comments.
    """
    found: dict[str, None] = {}
    skipped = [(item.start, item.end) for item in hidden if isinstance(item, Fence)]
    skipped += [
        (item.line, item.line + item.text.count("\n") + 1)
        for item in hidden
        if isinstance(item, Comment)
    ]
    for block in blocks:
        skipped.append((block.start, block.end))
        if isinstance(block.content, FieldTable):
            for field in block.content.fields:
                if ".md" in field.description:
                    found.update(dict.fromkeys(_links_in(field.description)))
    at = 0
    for start, end in [*sorted(skipped), (len(lines), len(lines))]:
        for line in lines[at:start]:
            if ".md" in line:
                found.update(dict.fromkeys(_links_in(line)))
        at = max(at, end)
    return tuple(found)


def _links_in(line: str) -> Iterator[str]:
    bare = without_code(line)
    for pattern in (_INLINE, _RAW, _DEFINITION):
        for link in pattern.finditer(bare):
            href = unescape(link[1])
            if ".md" in href and "://" not in href:
                yield href
