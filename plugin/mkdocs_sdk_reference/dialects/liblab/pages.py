"""A page's text → `Page`: whether it is the generator's, and what it is of."""

from __future__ import annotations

import re

from ...commonmark.document import Document
from ...commonmark.ids import Slugify
from ...model import Page
from ..dialect import Dialect
from . import operations, types

_ALIKE = re.compile(
    r"^\*\*Properties\*\*[ \t]*\n+\| *Name *\| *Type *\| *Required *\| *Description *\|"
    r"|^A list of all methods in the `[^`\n]+` service\."
    r"|^This is a union type which means it could be any of several possible types\.",
    re.MULTILINE,
)
"""What may well be the generator's, wherever it stands: text of an API can open a fence or comment.
Among its pages, such a one is untrusted."""


def read(dialect: Dialect, path: str, document: Document, slug: Slugify) -> Page | None:
    """Read a page by its content alone.

    Args:
        dialect: Whose page it will be.
        path: Its path under the docs folder.
        document: Its text.
        slug: The host's rule for anchors.

    Returns:
        The page, or None where it isn't the generator's.
    """
    found = operations.read(dialect, path, document, slug)
    return found or types.read(dialect, path, document, slug)


def is_alike(path: str, document: Document) -> bool:  # noqa: ARG001 (as all dialects have it)
    """Return whether a page holds a mark of the generator's."""
    return _ALIKE.search(document.text) is not None
