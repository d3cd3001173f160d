"""Writes pages in the form of APIMatic, and reads them."""

from __future__ import annotations

from mkdocs_sdk_reference.commonmark.source import decode
from mkdocs_sdk_reference.dialects import read_page
from mkdocs_sdk_reference.dialects.apimatic import APIMATIC
from mkdocs_sdk_reference.model import Field, Operation, Page

FIELDS = ("Name", "Type", "Tags", "Description")
ACCESSORS = (*FIELDS, "Getter", "Setter")
PARAMETERS = ("Parameter", "Type", "Tags", "Description")
ERRORS = ("HTTP Status Code", "Error Description", "Exception Class")
LAMP = "models/lamp.md"
LAMPS = "controllers/lamps.md"


def table(head: tuple[str, ...], *rows: tuple[str, ...]) -> str:
    """A table as the generator writes it: two blanks begin the row below the head."""
    cells = [head, *rows]
    first, *rest = (f"| {' | '.join(row)} |" for row in cells)
    return "\n".join([first, f"|  {' | '.join(['---'] * len(head))} |", *rest])


def row(
    name: str, type_: str = "`str`", tags: str = "Optional", description: str = "-", *more: str
) -> tuple[str, ...]:
    """A row of fields or parameters."""
    return f"`{name}`", type_, tags, description, *more


def object_(
    title: str,
    *rows: tuple[str, ...],
    name: str = "",
    lead: str = "",
    head: tuple[str, ...] = FIELDS,
) -> str:
    """A page of an object."""
    name = name or title.replace(" ", "")
    parts = [
        f"\n# {title}",
        lead,
        f"## Structure\n\n`{name}`",
        f"## Fields\n\n{table(head, *rows)}",
        '## Example (as JSON)\n\n```json\n{\n  "x": 1\n}\n```',
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def enum(title: str, *names: str, head: tuple[str, ...] = ("Name",)) -> str:
    """A page of an enum."""
    rows = (tuple(name.split(": ")) for name in names)
    shown = table(head, *((f"`{first}`", *rest) for first, *rest in rows))
    name = title.replace(" ", "")
    return f"\n# {title}\n\n## Enumeration\n\n`{name}`\n\n## Fields\n\n{shown}\n"


def union(title: str, *members: str, name: str = "", head: tuple[str, ...] = ("Type",)) -> str:
    """A page of a union; languages whose unions have a name give it."""
    section = f"## Class Name\n\n`{name}`" if name else "## Data Type\n\n`int | str`"
    shown = table(head, *(tuple(member.split(" -> ")) for member in members))
    return f"\n# {title}\n\n{section}\n\n## Cases\n\n{shown}\n"


def call(
    name: str,
    *parameters: tuple[str, ...],
    returns: str = "`void`",
    errors: tuple[tuple[str, ...], ...] = (),
    text: str = "Does it.",
) -> str:
    """An operation's sections."""
    parts = [
        f"\n# {name}",
        text,
        "```python\ndef it(self)\n```",
        f"## Parameters\n\n{table(PARAMETERS, *parameters)}" if parameters else "",
        f"## Response Type\n\n{returns}",
        "## Example Usage\n\n```python\nx()\n```",
        "## Example Response *(as JSON)*\n\n```json\n1\n```",
        f"## Errors\n\n{table(ERRORS, *errors)}" if errors else "",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def listed(name: str, anchor: str = "", page: str = "lamps") -> str:
    """An item of a page's list of operations."""
    anchor = anchor or name.lower().replace(" ", "-")
    return f"* [{name}](../../doc/controllers/{page}.md#{anchor})"


def controller(title: str, *calls: str, items: tuple[str, ...] = ()) -> str:
    """A page of operations; the generator leaves the list of a single one out."""
    methods = "\n".join(items)
    parts = [
        f"\n# {title}",
        "Text on lamps.",
        "```python\nx = client.x\n```",
        f"## Class Name\n\n`{title.replace(' ', '')}Controller`",
        f"## Methods\n\n{methods}" if items else "",
        *calls,
    ]
    return "\n\n".join(part for part in parts if part)


def read(text: str, path: str = LAMP) -> Page:
    """The page of a text, where it is this generator's."""
    source = decode(text.encode("utf-8", "surrogateescape"))
    return read_page(path, source, dialects=(APIMATIC,))


def field_of(text: str, path: str = LAMP) -> Field:
    """The only field of a page."""
    (found,) = read(text, path).fields
    return found


def operation_of(text: str, path: str = LAMPS) -> Operation:
    """The only operation of a page."""
    (found,) = read(text, path).operations
    return found
