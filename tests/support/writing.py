"""Writes pages in the generator's form, and reads them as a site."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mkdocs_sdk_reference.commonmark.mdx import is_mdx
from mkdocs_sdk_reference.commonmark.source import decode
from mkdocs_sdk_reference.dialects import read_page
from mkdocs_sdk_reference.reference import Reference

_MARKS = {True: ":heavy_check_mark:", False: ":heavy_minus_sign:"}


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Write files by their paths in a folder; returns the folder."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    return folder


def table(head: tuple[str, ...], *rows: tuple[str, ...]) -> str:
    """A table as the generator writes it, less its padding."""
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def padded(head: tuple[str, ...], *rows: tuple[str, ...]) -> str:
    """A table with its padding, as the generator writes it; pipes in cells are escaped."""
    lines = [head, *(tuple(cell.replace("|", "\\|") for cell in row) for row in rows)]
    widths = [max(len(line[i]) for line in lines if i < len(line)) for i in range(len(head))]
    lines.insert(1, tuple("-" * max(3, width) for width in widths))
    return "\n".join(
        f"| {' | '.join(cell.ljust(max(3, w)) for cell, w in zip(line, widths, strict=False))} |"
        for line in lines
    )


def field(
    name: str, kind: str, description: str = "N/A", *, required: bool = True
) -> tuple[str, ...]:
    return f"`{name}`", kind, _MARKS[required], description


def object_(title: str, *rows: tuple[str, ...], lead: str = "") -> str:
    head = ("Field", "Type", "Required", "Description")
    return f"# {title}\n\n{lead}\n\n## Fields\n\n{table(head, *rows)}"


def enum(title: str, *values: str) -> str:
    rows = [(f"`{value.upper()}`", value) for value in values]
    return f"# {title}\n\n\n## Values\n\n{table(('Name', 'Value'), *rows)}"


def union(title: str, *members: str) -> str:
    listed = "\n\n".join(f"### `{member}`\n\n```python\nvalue = ...\n```" for member in members)
    return f"# {title}\n\n\n## Supported Types\n\n{listed}\n"


def operation(
    name: str,
    *parameters: tuple[str, ...],
    response: str = "",
    errors: tuple[tuple[str, str], ...] = (),
    route: str = "",
) -> str:
    """A section of an SDK page; `route` such as ``get /pets/{id}`` makes a usage snippet."""
    method, _, path = route.partition(" ")
    snippet = f'<!-- UsageSnippet language="python" operationID="{name}" method="{method}" path="{path}" -->'
    parts = [f"## {name}", "Does it.", "### Example Usage", snippet if route else ""]
    taken = ("Parameter", "Type", "Required", "Description")
    parts += ["### Parameters", table(taken, *parameters)] if parameters else []
    parts += ["### Response", f"**{response}**"] if response else []
    rows = [(*error, "application/json") for error in errors]
    failing = ("Error Type", "Status Code", "Content Type")
    parts += ["### Errors", table(failing, *rows)] if errors else []
    return "\n\n".join(part for part in parts if part)


def sdk(title: str, *operations: str) -> str:
    names = [text.split("\n", 1)[0].removeprefix("## ") for text in operations]
    listed = "\n".join(f"* [{name}](#{name.lower()})" for name in names)
    sections = "\n\n".join(operations)
    return f"# {title}\n\n## Overview\n\n### Available Operations\n\n{listed}\n\n{sections}\n"


def reference(site: dict[str, str]) -> Reference:
    """The reference of a site with these pages, by path."""
    pages = [
        read_page(path, decode(text.encode(), as_mdx=is_mdx(path)), str.lower)
        for path, text in site.items()
    ]
    return Reference(pages, site, "docs", str.lower)
