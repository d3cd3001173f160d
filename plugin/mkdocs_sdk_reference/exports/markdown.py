"""A generated page → Markdown for programs that read pages: links right, padding gone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from urllib.parse import unquote

from ..commonmark.tables import is_delimiter, split_row
from ..model import (
    Block,
    Destination,
    FieldTable,
    Kind,
    LeftOut,
    Page,
    ResponseTable,
    ValueTable,
)
from ..reference import Reference
from ..rendering.summaries import first_line, title_of

_TABLES = (FieldTable, ValueTable, ResponseTable)
_DESCRIPTION = "Description"

Address = Callable[[str, str], str | None]
"""From the path of a file of the docs folder and an id on its page to the address that a page
should link to; "" for the page itself, None for a file that has none."""


def clean_page(page: Page, reference: Reference, address: Address) -> str:
    """The page's own text, with its known tables less their padding and its links repaired."""
    parts: list[str] = []
    at = 0
    for link in page.destinations:
        parts += (page.text[at : link.start], _resolved(page, reference, link, address))
        at = link.end
    lines = "".join([*parts, page.text[at:]]).split("\n")
    gone: set[int] = set()
    for block in page.blocks:
        content = block.content
        if isinstance(content, LeftOut) and not content.in_markdown:
            gone.update(range(block.start, block.end))
        elif isinstance(content, _TABLES) and _is_table(lines, block):
            for index, row in list(_rows(lines, block)):
                lines[index] = row
            blank = (at for at in range(block.start, block.end) if not lines[at].strip())
            gone.update(blank)  # one would end the table
    kept = (line for index, line in enumerate(lines) if index not in gone)
    return "\n".join(kept).strip() + "\n"


def _is_table(lines: Sequence[str], block: Block) -> bool:
    """Whether a part that is shown as a table is one in the source, not a list or code."""
    if block.end - block.start < 2:
        return False
    return is_delimiter(lines[block.start + 1], len(split_row(lines[block.start])))


def _rows(lines: Sequence[str], block: Block) -> Iterator[tuple[int, str]]:
    """Yield each row of a table with the index of its line, as one that any reader splits alike."""
    is_open = not lines[block.start].lstrip().startswith("|")
    head = split_row(lines[block.start])
    for index in range(block.start, block.end):
        row = lines[index].rstrip()
        if index == block.start + 1:
            yield index, _row(["---"] * len(split_row(row)))
        elif row:
            if is_open and row.endswith("|") and index > block.start:
                row += "|"  # the last cell is empty: no pipe ends a row of such a table
            yield index, _row(_fitted(split_row(row), head))


def _fitted(cells: Sequence[str], head: Sequence[str]) -> Sequence[str]:
    """The cells of a row; pipes that nobody escaped have torn those of a description apart."""
    if len(cells) <= len(head) or _DESCRIPTION not in head:
        return cells
    at = head.index(_DESCRIPTION)
    end = len(cells) - (len(head) - at - 1)
    return [*cells[:at], " | ".join(cells[at:end]), *cells[end:]]


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _resolved(page: Page, reference: Reference, link: Destination, address: Address) -> str:
    """Where a link leads in the site, or what it says where that isn't known."""
    found = reference.resolve_at(page, link)
    fragment = (found.href or link.href).partition("#")[2]
    target = page.path if link.href.startswith("#") else found.target
    there = address(target, unquote(fragment)) if target else None
    if there is None or not (there or fragment):
        return page.text[link.start : link.end]
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
