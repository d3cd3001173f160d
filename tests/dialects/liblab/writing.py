"""Writes pages in the form of liblab's generator, and reads them."""

from __future__ import annotations

from mkdocs_sdk_reference.commonmark.source import decode
from mkdocs_sdk_reference.dialects import read_page
from mkdocs_sdk_reference.dialects.liblab import LIBLAB
from mkdocs_sdk_reference.model import Operation, Page
from mkdocs_sdk_reference.reference import Reference

HEAD = ("Name", "Type", "Required", "Description")
UNION = "This is a union type which means it could be any of several possible types."
LAMP = "documentation/models/Lamp.md"
LAMPS = "documentation/services/LampsService.md"


def table(head: tuple[str, ...], *rows: tuple[str, ...]) -> str:
    """A table as the generator pads it."""
    lines = [head, (":-----",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.ljust(6) for cell in cells)} |" for cells in lines)


def row(
    name: str, type_: str = "string", required: str = "❌", description: str = ""
) -> tuple[str, ...]:
    """A row of fields or parameters."""
    return name, type_, required, description


def value(name: str, text: str, type_: str = "string") -> tuple[str, ...]:
    """A row of an enum."""
    return name, type_, "✅", f'"{text}"'


def type_(name: str, *rows: tuple[str, ...], lead: str = "") -> str:
    """A type under its H1; a page may hold several."""
    said = f"{lead}\n\n" if lead else ""
    return f"# {name}\n\n{said}**Properties**\n\n{table(HEAD, *rows)}\n\n"


def bare(name: str, lead: str = "") -> str:
    """A type of which nothing but its name and a lead is told."""
    return f"# {name}\n\n{lead}\n\n"


def union(name: str, *members: str, lead: str = "") -> str:
    """A union of types that have pages of their own."""
    said = f"{lead}\n\n" if lead else ""
    return f"# {name}\n\n{said}{UNION}\n\n{''.join(map(entry, members))}"


def entry(name: str) -> str:
    """The entry of a union's member."""
    return f"# {name}\n\nSee all details about {name} model [here]({name}.md).\n\n"


def call(
    name: str,
    *parameters: tuple[str, ...],
    text: str = "Does it.",
    route: tuple[str, str] = ("GET", "/lamps"),
    returns: str = "",
) -> str:
    """An operation's section."""
    parts = [
        f"## {name}",
        text,
        f"- HTTP Method: `{route[0]}`\n- Endpoint: `{route[1]}`",
        f"**Parameters**\n\n{table(HEAD, *parameters)}" if parameters else "",
        f"**Return Type**\n\n`{returns}`" if returns else "",
        "**Example Usage Code Snippet**\n\n```typescript\nx();\n```",
    ]
    return "\n\n".join(part for part in parts if part) + "\n\n"


def service(title: str, *calls: str) -> str:
    """A page of operations."""
    names = [found.partition("\n")[0].removeprefix("## ") for found in calls]
    rows = ((f"[{name}](#{name.lower()})", "Does it.") for name in names)
    listing = table(("Methods", "Description"), *rows)
    introduction = (
        f"A list of all methods in the `{title}` service. Click on the method name to view"
        " detailed information about that method."
    )
    return f"# {title}\n\n{introduction}\n\n{listing}\n\n{''.join(calls)}"


def read(text: str, path: str = LAMP) -> Page:
    """Read a page, as that of a lamp where nothing else is said."""
    return read_page(path, decode(text.encode()), dialects=(LIBLAB,))


def operation(text: str) -> Operation:
    """Read the one operation of a page of lamps."""
    (found,) = read(text, LAMPS).operations
    return found


def reference(site: dict[str, str]) -> Reference:
    """Read a site, whose pages are told by all dialects."""
    pages = [read_page(path, decode(text.encode())) for path, text in site.items()]
    return Reference(pages, site, "documentation")
