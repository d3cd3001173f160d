"""Fern's dialect."""

from __future__ import annotations

from ...commonmark.document import Document
from ...commonmark.ids import Slugify
from ...model import Page
from ..dialect import Dialect
from . import pages

__all__ = ["FERN", "Fern"]


class Fern(Dialect):
    """Fern's dialect, in all languages: one page of operations, none of types."""

    name = "fern"
    title = "Fern"
    marks = pages.MARKS

    def read(self, path: str, document: Document, slug: Slugify) -> Page | None:
        """Read a page; None if the generator didn't write it."""
        return pages.read(self, path, document, slug)


FERN = Fern()
