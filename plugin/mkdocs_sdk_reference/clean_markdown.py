"""A generated page → Markdown for programs that read pages: links right, padding gone."""

from __future__ import annotations

import re
from collections.abc import Callable

from .links import Links
from .model import ErrorTable, FieldTable, Page, PageKind, ValueTable
from .reading.tables import is_delimiter, split_row
from .rendering.summaries import first_line, title_of

_LINK = re.compile(
    r"""(?P<code>(?<!`)(?P<ticks>`+)(?!`)[^`\n]*(?<!`)(?P=ticks)(?!`))"""
    r"""|(?P<before>(?<!\\)\]\(<?|^\ {0,3}\[[^\[\]\n]+\]:[ ]*<?"""
    r"""|<(?:a|img)\s[^<>\n]*?(?:href|src)=["'])"""
    r"""(?P<href>[^()\s<>"']+)""",
    re.IGNORECASE | re.MULTILINE,
)
"""A code span, or a link's destination with what stands before it."""
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")

Address = Callable[[str], str | None]
"""From the path of a file of the docs folder to the address that a page should link to; None for
a file that has none."""


def clean_page(page: Page, links: Links, address: Address) -> str:
    """The page's own text, with its known tables less their padding and its links repaired."""
    lines = page.text.split("\n")
    for block in page.blocks:
        if isinstance(block.content, (FieldTable, ValueTable, ErrorTable)):
            for at in range(block.start, block.end):
                lines[at] = _without_padding(lines[at])

    def mend(link: re.Match[str]) -> str:
        if link["code"]:
            return link[0]
        return link["before"] + _mended(page, links, link["href"], address)

    fence = ""
    for at, line in enumerate(lines):
        mark = _FENCE.match(line)
        if fence:
            fence = "" if mark and mark[1].startswith(fence) else fence
        elif mark:
            fence = mark[1]
        else:
            lines[at] = _LINK.sub(mend, line)
    return "\n".join(lines).strip() + "\n"


def _without_padding(row: str) -> str:
    cells = split_row(row)
    if is_delimiter(row, len(cells)):
        return "| " + " | ".join("---" for _ in cells) + " |"
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _mended(page: Page, links: Links, href: str, address: Address) -> str:
    """Where a link leads in the site, or the link as it is where that isn't known."""
    found = links.resolve(page, href)
    there = address(found.target) if found.target else None
    if there is None:
        return href
    fragment = (found.href or href).partition("#")[2]
    return f"{there}#{fragment}" if fragment else there


def listing(pages: list[tuple[Page, str]]) -> str:
    """A section of ``llms.txt`` (llmstxt.org): the pages by kind, with what each says first."""
    operations = [entry for entry in pages if entry[0].kind is PageKind.SDK]
    types = [entry for entry in pages if entry[0].is_model]
    parts = []
    for title, entries in (("Operations", operations), ("Types", types)):
        if entries:
            lines = [f"- [{title_of(page)}]({url})" + _lead(page) for page, url in entries]
            parts.append(f"## {title}\n\n" + "\n".join(lines) + "\n")
    return "\n".join(parts)


def _lead(page: Page) -> str:
    lead = first_line(page.lead)
    return f": {lead}" if lead else ""
