"""A page's text → `Page`: whether it is the generator's, and whether it is of types or operations."""

from __future__ import annotations

import re

from ...commonmark.document import Document
from ...commonmark.ids import Slugify
from ...commonmark.tables import Table
from ...model import Page
from ..dialect import Dialect
from . import operations, types
from .draft import Draft
from .tables import is_of_operations

_COULD_BE = (
    "HTTP request", "Properties", "# Enum", "Class instance methods", "# oneOf", "# anyOf",
)  # fmt: skip
_ALIKE = re.compile(
    r"^## Properties\n+\|? ?Name *\| *Type *\| *Description *\| *Notes"
    r"|^\|? ?Method *\| *HTTP request *\| *Description"
    r"|\[\[Back to (?:Model|API) list\]\]",
    re.MULTILINE,
)
"""What no author writes by hand, wherever it stands: text of an API can open a fence or comment."""


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
    elements = document.elements_with_open_tables
    draft = Draft(path, document, elements)
    first = next((element for element in elements if isinstance(element, Table)), None)
    if first is not None and is_of_operations(first):
        return operations.read(dialect, draft, first, slug)
    return types.read(dialect, draft, slug)


def is_alike(_path: str, document: Document) -> bool:
    """Return whether a page holds a mark of the generator's."""
    return _ALIKE.search(document.text) is not None
