"""The typed values that pages are read into; every other module passes these on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside a type expression.

    Attributes:
        text: The visible text, as the source has it less its Markdown.
        href: The destination as the source has it, broken or not; its escapes are undone.
    """

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class TypeExpr:
    """A type in the SDK's own syntax: runs of plain text and links, in source order."""

    parts: tuple[str | Link, ...] = ()

    @property
    def text(self) -> str:
        """The visible text, character for character what the source says less its Markdown."""
        return "".join(p if isinstance(p, str) else p.text for p in self.parts)


@dataclass(frozen=True, slots=True)
class Field:
    """A row of a field or parameter table.

    Attributes:
        required: What the Required column says; None where the table has no such column
            or the cell holds neither of the generator's two marks.
        description: Raw Markdown, still squashed into one line; "" for ``N/A``.
        example: Raw Markdown of the Example cell, "" where empty or absent.
        line: Line of the row in the file, from 1.
    """

    name: str
    type: TypeExpr
    required: bool | None
    deprecated: bool
    description: str
    example: str
    line: int


@dataclass(frozen=True, slots=True)
class Value:
    """A value of an enum.

    Attributes:
        name: The constant's name in the SDK, or None where the source lists bare values.
        value: The value exactly as the source shows it; may be empty.
        is_code: Whether the source shows the value as code.
    """

    name: str | None
    value: str
    is_code: bool
    line: int


@dataclass(frozen=True, slots=True)
class ErrorCase:
    """A row of an operation's error table.

    Attributes:
        status: The status codes as the source writes them (``401``, ``4XX, 5XX``, ``default``).
    """

    type: TypeExpr
    status: str
    content_type: str
    line: int


@dataclass(frozen=True, slots=True)
class FieldTable:
    """A table of fields or parameters.

    Attributes:
        head: The column names, as the source writes them.
    """

    head: tuple[str, ...]
    fields: tuple[Field, ...]

    @property
    def of_parameters(self) -> bool:
        """Whether these are an operation's parameters, by the first column's name."""
        return self.head[0] == "Parameter"


@dataclass(frozen=True, slots=True)
class ValueTable:
    """An enum's values from a ``Name | Value`` table; `head` as the source writes it."""

    head: tuple[str, ...]
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class ValueList:
    """An enum's values from bullets (newer Python) or from a code block (TypeScript)."""

    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class ErrorTable:
    """An operation's error table; `head` as the source writes it."""

    head: tuple[str, ...]
    cases: tuple[ErrorCase, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a union; its type is empty where the source leaves the heading empty."""

    type: TypeExpr


@dataclass(frozen=True, slots=True)
class Response:
    """The type that an operation returns, from the line under ``### Response``."""

    type: TypeExpr


Content = FieldTable | ValueTable | ValueList | ErrorTable | Member | Response


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a page that was understood.

    Attributes:
        start: Index of its first line in the page's text, from 0.
        end: Index past its last line.
    """

    start: int
    end: int
    content: Content


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a link of a page leads, and where it says so.

    Attributes:
        start: Offset in the page's text of the destination's first character, from 0.
        end: Offset past its last one.
        href: The destination as a reader of Markdown takes it: escapes undone.
        label: Raw Markdown of the link's text; "" for raw HTML.
        of_type: Whether it is part of a type, not of running text.
        of_image: Whether it is an image's.
    """

    start: int
    end: int
    href: str
    label: str
    of_type: bool = False
    of_image: bool = False


@dataclass(frozen=True, slots=True)
class Operation:
    """A call of the API, as an SDK page describes it.

    Attributes:
        heading: Index of the heading's line in the page's text, from 0.
        operation_id: The OpenAPI operationId, method and path: "" where the page has none.
    """

    name: str
    heading: int
    deprecated: bool
    operation_id: str = ""
    method: str = ""
    path: str = ""
    parameters: FieldTable | None = None
    response: TypeExpr | None = None
    errors: ErrorTable | None = None


class PageKind(Enum):
    """What a page is, told by its content (input.md, "Model pages" and "SDK pages")."""

    OBJECT = "object"
    ENUM = "enum"
    UNION = "union"
    BARE = "bare"
    SDK = "sdk"
    OTHER = "other"


class Flaw(Enum):
    """What can be wrong with a file's form."""

    BYTES = "bytes"
    ROW = "row"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read as it stands; `line` counts from 1 in the file."""

    flaw: Flaw
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Page:
    r"""One page, read.

    Attributes:
        path: Path under the docs folder, with ``/``.
        title: The H1 less its Markdown; "" where there is none.
        lead: Raw Markdown between the H1 and the section that tells the kind (of a model
            page), or the first paragraph (of an SDK page).
        blocks: What was understood, in source order; lines outside stay the host's.
        headings: Line index and text of each heading of an SDK page; () for other pages.
        destinations: Of its links to anything but the web, in source order.
        passed_through: Numbers in the file of the first lines of tables that were left as they are.
        text: The text that `blocks` point into: front matter removed, ``\n`` line ends.
        first_line: Number of the text's first line in the file, from 1.
        generated: Whether an SDK generator wrote the page.
        alike: Whether a page of no known shape may still be a generator's: it holds a mark of one
            somewhere, in code or a comment too, or its title is its file's name.
    """

    path: str
    kind: PageKind
    title: str
    deprecated: bool
    lead: str
    blocks: tuple[Block, ...]
    operations: tuple[Operation, ...]
    headings: tuple[tuple[int, str], ...]
    destinations: tuple[Destination, ...]
    passed_through: tuple[int, ...]
    problems: tuple[Problem, ...]
    text: str
    first_line: int
    generated: bool
    alike: bool = False

    @property
    def is_model(self) -> bool:
        """Whether the page describes a type."""
        return self.kind is not PageKind.SDK and self.kind is not PageKind.OTHER
