"""Speakeasy's dialect."""

from __future__ import annotations

from ...commonmark.document import Document
from ...commonmark.ids import Slugify
from ...model import Page
from ..dialect import Dialect
from . import descriptions, names, pages, repairs, statuses

__all__ = ["SPEAKEASY", "Speakeasy"]


class Speakeasy(Dialect):
    """Speakeasy's dialect, in all languages and releases since 2023."""

    name = "speakeasy"
    title = "Speakeasy"
    type_folders = frozenset({"models"})
    root_folders = names.ROOT_FOLDERS
    library_names = names.LIBRARY_NAMES
    primitives = names.PRIMITIVES
    shortcodes = descriptions.SHORTCODES
    link_rules = repairs.LINK_RULES

    def read(self, path: str, document: Document, slug: Slugify) -> Page | None:
        """Read a page; None if the generator didn't write it."""
        return pages.read(self, path, document, slug)

    error_tables = staticmethod(pages.error_tables)
    is_alike = staticmethod(pages.is_alike)
    docs_root = staticmethod(names.docs_root)
    is_primitive = staticmethod(names.is_primitive)
    is_namespace = staticmethod(names.is_namespace)
    is_envelope = staticmethod(statuses.is_envelope)
    enveloped = staticmethod(statuses.enveloped)
    operation_of = staticmethod(statuses.operation_of)
    inputs_of = staticmethod(statuses.inputs_of)
    route = staticmethod(statuses.route)
    is_request = staticmethod(statuses.is_request)
    is_body = staticmethod(statuses.is_body)
    corrections = staticmethod(descriptions.misspelt_notices)


SPEAKEASY = Speakeasy()
