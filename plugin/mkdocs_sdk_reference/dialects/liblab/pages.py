"""Recognizes the generator's pages and reads them by kind."""

from __future__ import annotations

import re

from ...commonmark.document import Document
from ...commonmark.ids import Slugify
from ...model import Page
from ..dialect import Dialect
from . import operations, types

MARKS = re.compile(
    r"^\*\*Properties\*\*[ \t]*\n+\| *Name *\| *Type *\| *Required *\| *Description *\|"
    r"|^A list of all methods in the `[^`\n]+` service\."
    r"|^This is a union type which means it could be any of several possible types\.",
    re.MULTILINE,
)
"""Likely marks of the generator, anywhere in the text: the API's text can open a fence or comment.
Among the generator's pages, a page with one is untrusted."""


def read(dialect: Dialect, path: str, document: Document, slug: Slugify) -> Page | None:
    """Read a page by its content alone.

    Args:
        dialect: The page's dialect.
        path: Its path under the docs folder.
        document: Its text.
        slug: The host's rule for anchors.

    Returns:
        The page, or None if the generator didn't write it.
    """
    found = operations.read(dialect, path, document, slug)
    return found or types.read(dialect, path, document, slug)
