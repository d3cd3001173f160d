"""What differs from generator to generator: the one door to it for all that comes behind."""

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
"""How the languages write a type whose value may be missing."""
TypesOf = Callable[[TypeExpr], Sequence[Type]]
"""Returns the types that a type's text leads to."""


class Correction(NamedTuple):
    """A stretch of a page that its generator wrote wrong, and what is right.

    Attributes:
        start: Offset of its first character in the page's text, from 0.
        end: Offset past its last one.
        new: What should stand there.
    """

    start: int
    end: int
    new: str


class Dialect(Protocol):
    """The pages of one generator, in all its languages and releases.

    Subclass it: what a generator doesn't have needs no word, but `name`, `title` and `read`.

    Attributes:
        name: A short name, such as ``speakeasy``.
        title: What its generator is called, such as ``Speakeasy``.
        type_folders: Names in lower case of folders that hold pages of types, below which folders
            are namespaces.
        root_folders: Names in lower case of the folders that stand directly under a docs root.
        library_names: Qualified names that are those of libraries, not of pages.
        primitives: Names in lower case that without a namespace are the language's own.
        name_prefix: What the generator puts before a type's name that is a word of the language;
            "" where it puts nothing.
        shortcodes: The signs that the generator writes as shortcodes in running text.
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
    link_rules: tuple[LinkRule, ...] = GENERAL

    def read(self, path: str, document: Document, slug: Slugify) -> Page | None:
        """Read a page; must not raise, whatever the page holds.

        A type whose heading isn't the page's title has an `anchor`. So has every heading, field,
        value, operation and parameter.

        Args:
            path: Its path under the docs folder.
            document: Its text.
            slug: The host's rule for anchors.

        Returns:
            The page, or None where it isn't this generator's.
        """

    def error_tables(self, path: str, document: Document) -> Iterator[Block]:
        """Yield the generator's tables of errors that stand on a page which isn't its own."""
        yield from ()

    def is_alike(self, path: str, document: Document) -> bool:
        """Return whether a page that wasn't read may still be this generator's.

        Text of an API can spoil a page's shape, by opening a fence say.
        """
        return False

    def docs_root(self, path: str) -> str:
        """Return the docs root that a page's path tells: "" or a folder with a ``/`` at its end."""
        folders = path.split("/")[:-1]
        lower = [folder.lower() for folder in folders]
        at = (i for i, folder in enumerate(lower) if folder in self.root_folders)
        keep = next(at, len(folders))
        return "/".join(folders[:keep]) + "/" if keep else ""

    def settle(self, pages: Sequence[Page]) -> Iterator[Page]:
        """Yield the pages of a docs root anew that say more, or less, beside all others there."""
        yield from ()

    def is_primitive(self, name: str) -> bool:
        """Return whether a name is the language's own, not that of a page."""
        return name.lower() in self.primitives

    def is_namespace(self, spaces: Sequence[str]) -> bool:
        """Return whether a type with a page may be meant by a name behind others.

        Args:
            spaces: What stands before the name, in lower case; folders are asked for elsewhere.
        """
        return False

    def is_nullable(self, type_: TypeExpr) -> bool:
        """Return whether a type's text surely says that there may be nothing in its place.

        A pointer to a library's type does not: that may be the only way to hold one.
        """
        return _NULLABLE.fullmatch(type_.text) is not None

    def is_envelope(self, type_: Type) -> bool:
        """Return whether a type wraps what an operation returns, beside how it came."""
        return False

    def enveloped(self, type_: Type, types_of: TypesOf, operation: str) -> Iterator[Response]:
        """Yield what an envelope holds besides the transport's own.

        Args:
            type_: The envelope.
            types_of: Tells what types the envelope's fields lead to.
            operation: Name of the operation that returns it.
        """
        yield from ()

    def operation_of(self, type_: Type) -> str:
        """Return the name of the operation that an envelope stands for; "" for none."""
        return ""

    def inputs_of(self, operation: str) -> Sequence[str]:
        """Return names, in lower case letters, of types that hold an operation's parameters."""
        return ()

    def route(self, operation: str, responses: Sequence[Response]) -> tuple[str, str]:
        """Return method and path as far as the responses' words tell them, else two ""."""
        return "", ""

    def is_request(self, field: Field) -> bool:
        """Return whether a parameter holds all that an operation takes."""
        return False

    def is_body(self, field: Field) -> bool:
        """Return whether a parameter, or a request's field, holds the body."""
        return field.place == "body"

    def corrections(self, page: Page) -> Iterator[Correction]:
        """Yield what the generator wrote wrong besides links, in source order."""
        yield from ()
