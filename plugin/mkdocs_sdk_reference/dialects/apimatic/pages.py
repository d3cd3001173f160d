"""A page's text → `Page`: whether it is the generator's, and what it is of."""

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
"""Each page of the generator begins with an empty line."""
_MARKS_OF_RUNTIME = re.compile(r"^\|  ---|\]\((?:\.\./)+doc/", re.MULTILINE)
"""What the generator writes on pages of its runtime: the row below a table's head begins with two
blanks, and links go by way of the repository's root."""
_OF_RUNTIME = frozenset({"", "auth"})
"""Folders of pages about the runtime, in a docs root."""
_CLASSES = ("", "class", "classes", "interface")
_DOCUMENTATION = "documentation"
_ALIKE = re.compile(
    r"^## (?:Structure|Enumeration|Cases|Class Name|Response Type)[ \t]*$"
    r"|^\| (?:Name|Parameter) \| Type \| Tags \|"
    r"|^\| HTTP Status Code \|",
    re.MULTILINE,
)
"""What may well be the generator's, wherever it stands: text of an API can open a fence or comment.
Among its pages, such a one is untrusted."""


def read(dialect: Dialect, path: str, document: Document, slug: Slugify) -> Page | None:
    """Read a page by its content.

    Args:
        dialect: Whose page it will be.
        path: Its path under the docs folder.
        document: Its text.
        slug: The host's rule for anchors.

    Returns:
        The page, or None where it isn't the generator's.
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


def is_alike(path: str, document: Document) -> bool:  # noqa: ARG001 (as all dialects have it)
    """Return whether a page holds a mark of the generator's."""
    return _ALIKE.search(document.text) is not None


def _may_be_of_runtime(path: str, document: Document) -> bool:
    """Whether a page may be about a client, a request or other parts of all SDKs.

    Other pages of its docs root must be the generator's for sure.
    """
    folder = path[len(docs_root(path)) :].rpartition("/")[0].lower()
    return (
        folder in _OF_RUNTIME
        and document.first_line == _FIRST_LINE
        and _MARKS_OF_RUNTIME.search(document.text) is not None
    )


def _is_named_after_file(draft: Draft) -> bool:
    """Whether the title is the file's name, such as ``Headers Class`` in ``headers.md``."""
    title = letters(draft.name).removesuffix(_DOCUMENTATION)
    name = letters(page_name(draft.path))
    return any(title in {name, name + word} for word in _CLASSES)
