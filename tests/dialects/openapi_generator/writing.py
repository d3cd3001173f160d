"""Writes pages in the form of OpenAPI Generator and Swagger Codegen, and reads them."""

from __future__ import annotations

from mkdocs_sdk_reference.commonmark.source import decode
from mkdocs_sdk_reference.dialects import read_page
from mkdocs_sdk_reference.dialects.openapi_generator import OPENAPI_GENERATOR
from mkdocs_sdk_reference.model import Field, Operation, Page

FIELDS = ("Name", "Type", "Description", "Notes")
OPERATIONS = ("Method", "HTTP request", "Description")
STATUSES = ("Status code", "Description", "Response headers")
FOOTER = (
    "[[Back to top]](#) [[Back to API list]](../README.md#api) [[Back to README]](../README.md)"
)


def open_table(head: tuple[str, ...], *rows: tuple[str, ...]) -> str:
    """A table without outer pipes, as most languages' templates write it."""
    lines = [head, ("-------------",) * len(head), *rows]
    return "\n".join(" | ".join(cells) for cells in lines)


def piped(head: tuple[str, ...], *rows: tuple[str, ...]) -> str:
    """A table with outer pipes."""
    lines = [head, ("-------------",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def row(
    name: str, type_: str = "**str**", description: str = "", notes: str = ""
) -> tuple[str, ...]:
    """A row of fields or parameters; a type without Markdown is made bold."""
    return f"**{name}**", type_, description, notes


def object_(title: str, *rows: tuple[str, ...], lead: str = "") -> str:
    """A page of an object."""
    return f"# {title}\n\n{lead}\n\n## Properties\n\n{open_table(FIELDS, *rows)}\n\n{FOOTER}\n"


def enum(title: str, *values: str) -> str:
    """A page of an enum, whose values are bullets."""
    bullets = "\n\n".join(f'* `{value.upper()}` (value: `"{value}"`)' for value in values)
    return f"# {title}\n\n## Enum\n\n\n{bullets}\n\n{FOOTER}\n"


def call(
    name: str,
    *parameters: tuple[str, ...],
    signature: str = "",
    returns: str = "void (empty response body)",
    statuses: tuple[tuple[str, ...], ...] = (),
    content_type: str = "Not defined",
    heading: str = "# **{}**",
) -> str:
    """An operation's section, as Python's template writes it."""
    parts = [
        heading.format(name),
        f"> {signature or f'{name}()'}\n\nDoes it.",
        "### Example\n\n```python\nx()\n```",
        "### Parameters",
        open_table(FIELDS, *parameters)
        if parameters
        else "This endpoint does not need any parameter.",
        f"### Return type\n\n{returns}",
        "### Authorization\n\nNo authorization required",
        f"### HTTP request headers\n\n - **Content-Type**: {content_type}\n - **Accept**: */*",
        f"### HTTP response details\n\n{open_table(STATUSES, *statuses)}" if statuses else "",
        FOOTER,
    ]
    return "\n\n".join(part for part in parts if part)


def listed(name: str, route: str = "**GET** /pets", summary: str = "") -> tuple[str, ...]:
    """A row of a page's list of operations."""
    return f"[**{name}**](PetsApi.md#{name})", route, summary


def api(title: str, rows: tuple[tuple[str, ...], ...], *calls: str) -> str:
    """A page of operations."""
    intro = f"# {title}\n\nAll URIs are relative to *https://pets.test*"
    return "\n\n".join([intro, open_table(OPERATIONS, *rows), *calls]) + "\n"


def read(text: str, path: str = "docs/Pet.md") -> Page:
    """The page of a text, where it is this generator's."""
    source = decode(text.encode("utf-8", "surrogateescape"))
    return read_page(path, source, str.lower, (OPENAPI_GENERATOR,))


def field_of(text: str, path: str = "docs/Pet.md") -> Field:
    """The only field of a page."""
    (found,) = read(text, path).fields
    return found


def operation_of(text: str, path: str = "docs/PetsApi.md") -> Operation:
    """The only operation of a page."""
    (found,) = read(text, path).operations
    return found
