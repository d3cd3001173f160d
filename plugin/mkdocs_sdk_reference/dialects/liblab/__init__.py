"""The dialect of liblab's generator, which now is Postman's."""

from __future__ import annotations

from ...commonmark.document import Document
from ...commonmark.ids import Slugify
from ...model import Page
from ..dialect import Dialect
from . import bare, names, pages

__all__ = ["LIBLAB", "Liblab"]


class Liblab(Dialect):
    """liblab's dialect, in all languages."""

    name = "liblab"
    title = "liblab"
    marks = pages.MARKS
    type_folders = names.TYPE_FOLDERS
    root_folders = names.ROOT_FOLDERS
    primitives = names.PRIMITIVES

    def read(self, path: str, document: Document, slug: Slugify) -> Page | None:
        """Read a page; None if the generator didn't write it."""
        return pages.read(self, path, document, slug)

    settle = staticmethod(bare.settle)
    is_primitive = staticmethod(names.is_primitive)
    is_namespace = staticmethod(names.is_namespace)


LIBLAB = Liblab()
