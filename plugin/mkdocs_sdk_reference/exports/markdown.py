"""A generated page → Markdown for programs that read pages: links right, padding gone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..commonmark.tables import is_delimiter, split_row
from ..model import Block, Destination, FieldTable, Kind, Page, ResponseTable, ValueTable
from ..reference import Reference
from ..rendering.summaries import first_line, title_of

Address = Callable[[str], str | None]
"""From the path of a file of the docs folder to the address that a page should link to; None for
a file that has none."""


def clean_page(page: Page, reference: Reference, address: Address) -> str:
    """The page's own text, with its known tables less their padding and its links repaired."""
    parts: list[str] = []
    at = 0
    for link in page.destinations:
        parts += (page.text[at : link.start], _resolved(page, reference, link, address))
        at = link.end
    lines = "".join([*parts, page.text[at:]]).split("\n")
    parting: set[int] = set()
    for block in page.blocks:
        content = block.content
        if isinstance(content, (FieldTable, ValueTable, ResponseTable)) and _is_table(lines, block):
            is_open = not lines[block.start].lstrip().startswith("|")
            for index in range(block.start, block.end):
                row = lines[index]
                if not row.strip():
                    parting.add(index)
                    continue
                if is_open and index > block.start + 1 and row.rstrip().endswith("|"):
                    row += "|"  # the last cell is empty: no pipe ends a row of such a table
                is_dashes = index == block.start + 1  # a row of values may look like one
                lines[index] = _without_padding(row, is_dashes=is_dashes)
    kept = (line for index, line in enumerate(lines) if index not in parting)
    return "\n".join(kept).strip() + "\n"


def _is_table(lines: Sequence[str], block: Block) -> bool:
    """Whether a part that is shown as a table is one in the source, not a list or code."""
    if block.end - block.start < 2:
        return False
    return is_delimiter(lines[block.start + 1], len(split_row(lines[block.start])))


def _without_padding(row: str, *, is_dashes: bool) -> str:
    cells = split_row(row)
    if is_dashes:
        return "| " + " | ".join("---" for _ in cells) + " |"
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _resolved(page: Page, reference: Reference, link: Destination, address: Address) -> str:
    """Where a link leads in the site, or what it says where that isn't known."""
    found = reference.resolve_at(page, link)
    there = address(found.target) if found.target else None
    if there is None:
        return page.text[link.start : link.end]
    fragment = (found.href or link.href).partition("#")[2]
    return f"{there}#{fragment}" if fragment else there


def listing(pages: list[tuple[Page, str]]) -> str:
    """A section of ``llms.txt`` (llmstxt.org): the pages by kind, with what each says first."""
    operations = [entry for entry in pages if entry[0].kind is Kind.OPERATIONS]
    types = [entry for entry in pages if entry[0].is_model]
    parts = []
    for title, entries in (("Operations", operations), ("Types", types)):
        if entries:
            lines = [f"- [{_text(title_of(page))}]({url}){_lead(page)}" for page, url in entries]
            parts.append(f"## {title}\n\n" + "\n".join(lines) + "\n")
    return "\n".join(parts)


def _lead(page: Page) -> str:
    lead = first_line(page.lead)
    return f": {_text(lead)}" if lead else ""


def _text(text: str) -> str:
    """Plain text as Markdown in which there is no link."""
    return text.replace("](", "]\\(")
