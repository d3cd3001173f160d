"""The dialect of APIMatic's code generator."""

from __future__ import annotations

from ...commonmark.document import Document
from ...commonmark.ids import Slugify
from ...model import Page
from ..dialect import Dialect
from . import names, pages, repairs

__all__ = ["APIMATIC", "APIMatic"]


class APIMatic(Dialect):
    """APIMatic's dialect, in all languages and releases."""

    name = "apimatic"
    title = "APIMatic"
    marks = pages.MARKS
    type_folders = frozenset({names.TYPES})
    root_folders = names.ROOT_FOLDERS
    primitives = names.PRIMITIVES
    link_rules = repairs.LINK_RULES

    def read(self, path: str, document: Document, slug: Slugify) -> Page | None:
        """Read a page; None if the generator didn't write it."""
        return pages.read(self, path, document, slug)

    docs_root = staticmethod(names.docs_root)
    is_namespace = staticmethod(names.is_namespace)


APIMATIC = APIMatic()
