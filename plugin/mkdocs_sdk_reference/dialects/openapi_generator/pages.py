"""A page's text → `Page`: whether it is the generator's, and what it is of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...commonmark.document import Document
from ...commonmark.ids import Slugify
from ...commonmark.names import page_name
from ...commonmark.tables import Table
from ...model import Kind, OperationTable, Page
from ..dialect import Dialect
from . import operations, types
from .columns import is_of_all_operations, is_of_operations
from .draft import Draft
from .tables import listed_operations

_COULD_BE = (
    "HTTP request", "Class | Method", "Properties", "# Enum", "Class instance methods", "# oneOf",
    "# anyOf",
)  # fmt: skip
_OVERVIEW = "readme"
"""Name of the file that lists all operations, in lower case; any other such page is an author's."""
MARKS = re.compile(
    r"^## (?:Properties|Enum|Enum Variants|Enum: .*|(?:one|any)Of(?: schemas)?"
    r"|Class instance methods)[ \t]*$"
    r"|^\|? ?Method *\| *HTTP request *\| *Description"
    r"|\[\[Back to (?:Model|API) list\]\]",
    re.MULTILINE,
)
"""What may well be the generator's, wherever it stands: text of an API can open a fence or comment.
Among its pages, such a one is untrusted."""


def read(dialect: Dialect, path: str, document: Document, slug: Slugify) -> Page | None:
    """Read a page by its content alone, since an API's tag may be called "models".

    Args:
        dialect: Whose page it will be.
        path: Its path under the docs folder.
        document: Its text.
        slug: The host's rule for anchors.

    Returns:
        The page, or None where it isn't the generator's.
    """
    if not any(mark in document.text for mark in _COULD_BE):
        return None
    draft = Draft(path, document)
    tables = [element for element in draft.elements if isinstance(element, Table)]
    listing = next(filter(is_of_operations, tables), None)
    if listing is not None:
        return operations.read(dialect, draft, listing, slug)
    if page_name(path).lower() == _OVERVIEW and any(map(is_of_all_operations, tables)):
        return _overview(dialect, draft, tables, slug)
    return types.read(dialect, draft, slug)


def _overview(dialect: Dialect, draft: Draft, tables: Iterable[Table], slug: Slugify) -> Page:
    """Read a README, which lists all operations, and types further below."""
    for table in filter(is_of_all_operations, tables):
        if len(table.head) > len(("class", "method")):  # Julia's has all in one cell
            rows = tuple(listed_operations(table, draft.lines))
            draft.add(table.start, table.end, OperationTable(table.head, rows))
    draft.identify(slug)
    return draft.page(dialect, Kind.OVERVIEW)
