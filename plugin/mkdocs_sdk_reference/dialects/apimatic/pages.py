"""Recognizes the generator's pages and reads them by kind."""

from __future__ import annotations

import re

from ...commonmark.document import Document
from ...commonmark.ids import Slugify
from ...commonmark.names import letters, page_name
from ...model import Kind, Page
from ..dialect import Dialect
from . import operations, types
from .draft import Draft
from .names import docs_root

_COULD_BE = ("## Structure", "## Enumeration", "## Cases", "## Class Name")
_FIRST_LINE = 2
"""Number of the first line with text: each page of the generator begins with an empty line."""
_MARKS_OF_RUNTIME = re.compile(r"^\|  ---|\]\((?:\.\./)+doc/", re.MULTILINE)
"""Marks of pages about the generator's runtime: a delimiter row that begins with two spaces, and
links by way of the repository's root."""
_OF_RUNTIME = frozenset({"", "auth"})
"""Folders with pages about the runtime, in a docs root."""
_CLASSES = ("", "class", "classes", "interface")
_DOCUMENTATION = "documentation"
MARKS = re.compile(
    r"^## (?:Structure|Enumeration|Cases|Class Name|Response Type)[ \t]*$"
    r"|^\| (?:Name|Parameter) \| Type \| Tags \|"
    r"|^\| HTTP Status Code \|",
    re.MULTILINE,
)
"""Likely marks of the generator, anywhere in the text: the API's text can open a fence or comment.
Among the generator's pages, a page with one is untrusted."""


def read(dialect: Dialect, path: str, document: Document, slug: Slugify) -> Page | None:
    """Read a page by its content.

    Args:
        dialect: The page's dialect.
        path: Its path under the docs folder.
        document: Its text.
        slug: The host's rule for anchors.

    Returns:
        The page, or None if the generator didn't write it.
    """
    if any(mark in document.text for mark in _COULD_BE):
        draft = Draft(path, document)
        page = operations.read(dialect, draft, slug) or types.read(dialect, draft, slug)
        if page is not None:
            return page
    if not _may_be_of_runtime(path, document):
        return None
    draft = Draft(path, document)
    if not _is_named_after_file(draft):
        return None
    draft.identify(slug)
    return draft.page(dialect, Kind.OTHER, is_doubtful=True)


def _may_be_of_runtime(path: str, document: Document) -> bool:
    """Whether a page may be about the runtime: a client, a request and other parts of all SDKs.

    It counts only if other pages of its docs root are surely the generator's.
    """
    folder = path[len(docs_root(path)) :].rpartition("/")[0].lower()
    return (
        folder in _OF_RUNTIME
        and document.first_line == _FIRST_LINE
        and _MARKS_OF_RUNTIME.search(document.text) is not None
    )


def _is_named_after_file(draft: Draft) -> bool:
    """Whether the title matches the file's name, such as ``Headers Class`` in ``headers.md``."""
    title = letters(draft.name).removesuffix(_DOCUMENTATION)
    name = letters(page_name(draft.path))
    return any(title in {name, name + word} for word in _CLASSES)
