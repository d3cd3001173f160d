"""Pages that Speakeasy writes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...commonmark.document import Document
from ...commonmark.ids import Slugify
from ...model import Field, Page, Response, Type
from ..dialect import Correction, Dialect, TypesOf
from . import descriptions, names, pages, repairs, statuses

__all__ = ["SPEAKEASY", "Speakeasy"]


class Speakeasy(Dialect):
    """Speakeasy's dialect, of all languages and releases from 2023 on."""

    name = "speakeasy"
    type_folder = "models"
    root_folders = names.ROOT_FOLDERS
    namespaces = names.NAMESPACES
    library_names = names.LIBRARY_NAMES
    primitives = names.PRIMITIVES
    shortcodes = descriptions.SHORTCODES
    link_rules = repairs.LINK_RULES

    def read(self, path: str, document: Document, slug: Slugify) -> Page | None:
        """Read a page; None where it isn't the generator's."""
        return pages.read(self, path, document, slug)

    def is_alike(self, path: str, document: Document) -> bool:
        """Return whether a page holds a mark of the generator's, or its title is its name."""
        return pages.is_alike(path, document)

    def docs_root(self, path: str) -> str:
        """Return the docs root that a path tells."""
        return names.docs_root(path)

    def is_primitive(self, name: str) -> bool:
        """Return whether a name is the language's own."""
        return names.is_primitive(name)

    def is_envelope(self, type_: Type) -> bool:
        """Return whether a type is a response type."""
        return statuses.is_envelope(type_)

    def enveloped(self, type_: Type, types_of: TypesOf, operation: str) -> Iterator[Response]:
        """Yield what a response type holds."""
        return statuses.enveloped(type_, types_of, operation)

    def operation_of(self, type_: Type) -> str:
        """Return the name of the operation that a response type is called after."""
        return statuses.operation_of(type_)

    def request_of(self, type_: Type) -> str:
        """Return the name of the request type beside a response type."""
        return statuses.request_of(type_)

    def route(self, operation: str, responses: Sequence[Response]) -> tuple[str, str]:
        """Return method and path as responses tell them."""
        return statuses.route(operation, responses)

    def is_request(self, field: Field) -> bool:
        """Return whether a parameter holds all that an operation takes."""
        return statuses.is_request(field)

    def is_body(self, field: Field) -> bool:
        """Return whether a parameter holds the body."""
        return statuses.is_body(field)

    def corrections(self, page: Page) -> Iterator[Correction]:
        """Yield the malformed notices of deprecation."""
        return descriptions.misspelt_notices(page)


SPEAKEASY = Speakeasy()
