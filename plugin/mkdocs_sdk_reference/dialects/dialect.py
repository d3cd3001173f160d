"""The interface of a dialect: everything that other code may ask about a generator."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, Protocol

from ..commonmark.document import Document
from ..commonmark.ids import Slugify
from ..model import Block, Field, Page, Response, Type, TypeExpr
from .repairs import GENERAL, LinkRule

_NULLABLE = re.compile(
    r"(?:typing\.)?(?:Optional|Nullable|OptionalNullable)\[.+\]|T\.nilable\(.+\)"
    r"|(?:Optional|Nullable|JsonNullable|Option)<.+>|\?[\\\w].*"
    r"|\*(?:string|bool|u?int\d*|float\d+)|[^?|&]+\?|.+\| ?(?:null|None|nil)"
)
"""Notations of the languages for a type whose value may be missing."""
TypesOf = Callable[[TypeExpr], Sequence[Type]]
"""Returns the types that a type expression refers to."""


class Correction(NamedTuple):
    """A defect in a generated page's text, and its replacement.

    Attributes:
        start: Offset of its first character in the page's text, from 0.
        end: Offset past its last one.
        new: The correct text.
    """

    start: int
    end: int
    new: str


class Dialect(Protocol):
    """The pages of one generator, in all its languages and releases.

    Subclass it. Only `name`, `title` and `read` are required; all else has defaults.

    Attributes:
        name: A short name, such as ``speakeasy``.
        title: The generator's name, such as ``Speakeasy``.
        type_folders: Names in lower case of folders with pages of types; the folders below them
        are namespaces.
        root_folders: Names in lower case of the folders directly under a docs root.
        library_names: Qualified names of libraries' types, which have no pages.
        primitives: Names in lower case that are primitives if they have no namespace.
        name_prefix: Prefix that the generator gives types named like a reserved word;
        "" for none.
        shortcodes: The characters that the generator writes as shortcodes in running text.
        marks: Matches text that most likely is the generator's, anywhere on a page; None for
        nothing.
        link_rules: The rules that repair links, in the order in which they are tried.
    """

    name: str
    title: str
    type_folders: frozenset[str] = frozenset()
    root_folders: frozenset[str] = frozenset()
    library_names: frozenset[str] = frozenset()
    primitives: frozenset[str] = frozenset()
    name_prefix: str = ""
    shortcodes: Mapping[str, str] = MappingProxyType({})
    marks: re.Pattern[str] | None = None
    link_rules: tuple[LinkRule, ...] = GENERAL

    def read(self, path: str, document: Document, slug: Slugify) -> Page | None:
        """Read a page. Must not raise, whatever the page contains.

        Every heading, field, value, operation and parameter needs an `anchor`, and so does a type
        whose heading isn't the page's title.

        Args:
            path: Its path under the docs folder.
            document: Its text.
            slug: The host's rule for anchors.

        Returns:
            The page, or None if this generator didn't write it.
        """

    def error_tables(self, path: str, document: Document) -> Iterator[Block]:
        """Yield the generator's error tables on a page that isn't its own, such as a README."""
        yield from ()

    def is_alike(self, path: str, document: Document) -> bool:
        """Return whether a page that `read` didn't recognize may still be this generator's.

        The API's text can spoil a page's structure, for example by opening a fence: then `marks`
        are what is left.
        """
        return self.marks is not None and self.marks.search(document.text) is not None

    def docs_root(self, path: str) -> str:
        """Return the docs root that a page's path implies: "" or a folder with a trailing ``/``."""
        folders = path.split("/")[:-1]
        lower = [folder.lower() for folder in folders]
        at = (i for i, folder in enumerate(lower) if folder in self.root_folders)
        keep = next(at, len(folders))
        return "/".join(folders[:keep]) + "/" if keep else ""

    def settle(self, pages: Sequence[Page]) -> Iterator[Page]:
        """Yield new versions of pages, judged together with all others of their docs root."""
        yield from ()

    def is_primitive(self, name: str) -> bool:
        """Return whether a name is a primitive of the language, not a type with a page."""
        return name.lower() in self.primitives

    def is_namespace(self, spaces: Sequence[str]) -> bool:
        """Return whether a qualified name may mean a type with a page.

        Args:
            spaces: The qualifiers before the name, in lower case; the catalog checks for folders.
        """
        return False

    def is_nullable(self, type_: TypeExpr) -> bool:
        """Return whether a type expression surely allows null.

        A pointer to a library's type does not: that may be the only way to refer to one.
        """
        return _NULLABLE.fullmatch(type_.text) is not None

    def is_envelope(self, type_: Type) -> bool:
        """Return whether a type wraps an operation's result together with transport data."""
        return False

    def enveloped(self, type_: Type, types_of: TypesOf, operation: str) -> Iterator[Response]:
        """Yield the responses in an envelope, without the transport's data.

        Args:
            type_: The envelope.
            types_of: Returns the types that a field of the envelope refers to.
            operation: Name of the operation that returns it.
        """
        yield from ()

    def operation_of(self, type_: Type) -> str:
        """Return the name of the operation that an envelope is named after; "" for none."""
        return ""

    def inputs_of(self, operation: str) -> Sequence[str]:
        """Return names, in lower-case letters, of types that may hold an operation's parameters."""
        return ()

    def route(self, operation: str, responses: Sequence[Response]) -> tuple[str, str]:
        """Return method and path as found in the responses' meanings; "" for each that isn't."""
        return "", ""

    def is_request(self, field: Field) -> bool:
        """Return whether a parameter holds all inputs of an operation."""
        return False

    def is_body(self, field: Field) -> bool:
        """Return whether a parameter, or a field of the request, is the body."""
        return field.place == "body"

    def corrections(self, page: Page) -> Iterator[Correction]:
        """Yield the generator's defects other than links, in source order."""
        yield from ()
