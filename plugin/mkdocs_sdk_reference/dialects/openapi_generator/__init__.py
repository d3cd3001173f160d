"""The dialect of OpenAPI Generator and Swagger Codegen."""

from __future__ import annotations

from ...commonmark.document import Document
from ...commonmark.ids import Slugify
from ...model import Page
from ..dialect import Dialect
from . import names, pages, repairs, required

__all__ = ["OPENAPI_GENERATOR", "OpenAPIGenerator"]


class OpenAPIGenerator(Dialect):
    """The dialect of OpenAPI Generator and Swagger Codegen, in all languages and releases."""

    name = "openapi-generator"
    title = "OpenAPI Generator"
    marks = pages.MARKS
    type_folders = names.TYPE_FOLDERS
    root_folders = names.ROOT_FOLDERS
    primitives = names.PRIMITIVES
    name_prefix = "Model"
    link_rules = repairs.LINK_RULES

    def read(self, path: str, document: Document, slug: Slugify) -> Page | None:
        """Read a page; None if the generator didn't write it."""
        return pages.read(self, path, document, slug)

    docs_root = staticmethod(names.docs_root)
    settle = staticmethod(required.settle)
    is_primitive = staticmethod(names.is_primitive)
    is_namespace = staticmethod(names.is_namespace)


OPENAPI_GENERATOR = OpenAPIGenerator()
