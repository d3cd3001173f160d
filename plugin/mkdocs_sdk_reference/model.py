"""Pages and their content as frozen values, which all other modules pass on.

They are one module, since they make sense together: what a page is, then its types, its operations,
and the parsed parts that it consists of.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .dialects import Dialect


class Kind(Enum):
    """Kind of a page or a type, judged by its content."""

    OBJECT = "object"
    ENUM = "enum"
    UNION = "union"
    BARE = "bare"
    OPERATIONS = "operations"
    OVERVIEW = "overview"
    OTHER = "other"


# Pages


@dataclass(frozen=True, slots=True)
class Page:
    r"""One page, read.

    Attributes:
        path: Path under the docs folder, with ``/``.
        kind: What it is: the kind of its first type, of operations, or another.
        dialect: Whose page it is; None for a hand-written one.
        title: The H1 without Markdown; "" where there is none.
        qualifier: Prefix of the title in the H1, such as ``pets.models.``; "" for nothing.
        lead: Markdown between the title and the first part.
        types: The types that it describes, in source order.
        operations: The operations that it describes, in source order.
        blocks: The parsed parts, in source order.
        headings: All of a generated page's; () for a hand-written page.
        destinations: Of its links to anything but the web, in source order.
        passed_through: Numbers in the file of the first lines of tables that were left as they are.
        text: The text that `blocks` point into: front matter removed, ``\n`` line ends.
        first_line: Number of the text's first line in the file, from 1.
        is_doubtful: Whether an author may have written a page of this shape, too.
        alike: Whether a page that no dialect knows may still be a generator's: it holds a mark of
            one, in code or a comment too, or its title is its file's name.
    """

    path: str
    kind: Kind
    dialect: Dialect | None
    title: str
    deprecated: bool = False
    qualifier: str = ""
    lead: str = ""
    types: tuple[Type, ...] = ()
    operations: tuple[Operation, ...] = ()
    blocks: tuple[Block, ...] = ()
    headings: tuple[Heading, ...] = ()
    destinations: tuple[Destination, ...] = ()
    passed_through: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()
    text: str = ""
    first_line: int = 1
    is_doubtful: bool = False
    alike: bool = False

    @property
    def generated(self) -> bool:
        """Whether an SDK generator wrote the page."""
        return self.dialect is not None

    @property
    def is_sure(self) -> bool:
        """Whether its shape leaves no doubt that a generator wrote it."""
        is_plain = self.kind is Kind.BARE and not self.blocks
        return bool(self.operations or self.types) and not is_plain and not self.is_doubtful

    @property
    def is_model(self) -> bool:
        """Whether the page describes any type."""
        return bool(self.types)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields of all its types, in source order."""
        return tuple(field for type_ in self.types for field in type_.fields)

    @property
    def values(self) -> tuple[Value, ...]:
        """The values of all its types, in source order."""
        return tuple(value for type_ in self.types for value in type_.values)

    @property
    def members(self) -> tuple[Member, ...]:
        """The members with a name of all its types, in source order."""
        return tuple(member for type_ in self.types for member in type_.members)


class Heading(NamedTuple):
    """An ATX heading at a page's top level, or a line that a dialect takes for one.

    Attributes:
        line: Index of its line in the page's text, from 0.
        level: 1 to 6. A dialect lowers a second title, so that a page has one.
        text: Its Markdown, as it is to be shown.
        anchor: The id that it has in a site; "" where it has none yet.
    """

    line: int
    level: int
    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a link of a page leads, and where the link is.

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
class Problem:
    """Something that could not be read as it is; `line` counts from 1 in the file."""

    flaw: Flaw
    line: int
    message: str


class Flaw(Enum):
    """Kind of defect in a file."""

    BYTES = "bytes"
    ROW = "row"
    CUT = "cut"


# Types


@dataclass(frozen=True, slots=True)
class Type:
    """A type of the SDK.

    Attributes:
        page: Path of the page that describes it.
        name: Its name in code.
        title: The name as its heading shows it, without Markdown.
        lead: Markdown before its fields, values or members.
        anchor: Id of its heading, where it shares the page with others; "" for the type that the
            page is named after.
        owner: Name of the type whose single field has it; "" for any other type.
        line: Index of its heading's line, from 0.
        fields: Its fields, in source order.
        values: Its values, in source order.
        members: Its members that have a name, in source order.
    """

    page: str
    name: str
    title: str
    kind: Kind
    deprecated: bool
    lead: str
    anchor: str = ""
    owner: str = ""
    line: int = 0
    fields: tuple[Field, ...] = ()
    values: tuple[Value, ...] = ()
    members: tuple[Member, ...] = ()

    @property
    def key(self) -> str:
        """What it is known by in a site: ``path``, or ``path#anchor``."""
        return f"{self.page}#{self.anchor}" if self.anchor else self.page


@dataclass(frozen=True, slots=True)
class Field:
    """A row of a field or parameter table.

    Attributes:
        required: Whether it is required; None where the page leaves it open.
        description: Markdown in lines, as its author wrote it: the dialect has undone what
            squeezed it into a cell, and has taken the notice of deprecation off.
        example: Markdown of the Example cell, in lines; "" without one.
        line: Line of the row in the file, from 1.
        anchor: Id of its row on the page.
        deprecation: Markdown of the message that a notice of deprecation has; "" without one.
        default: The default as the source shows it; None without one.
        notes: Further marks of the row, a word each, such as ``read-only``.
        place: Where a parameter goes, such as ``query``; "" where it is unknown.
        values: The values that the row itself allows it, as the source shows them.
    """

    name: str
    type: TypeExpr
    required: bool | None
    deprecated: bool
    description: str
    example: str
    line: int
    anchor: str = ""
    deprecation: str = ""
    default: str | None = None
    notes: tuple[str, ...] = ()
    place: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """A value of an enum.

    Attributes:
        name: The constant's name in the SDK, or None where the source lists bare values.
        value: The value exactly as the source shows it, which may be empty; None where the
            source shows the name alone.
        is_code: Whether the source shows the value as code.
        line: Line of it in the file, from 1.
        description: Markdown of what it means, in lines; "" without any.
        anchor: Id of its row on the page.
    """

    name: str | None
    value: str | None
    is_code: bool
    line: int
    description: str = ""
    anchor: str = ""

    @property
    def label(self) -> str:
        """What it is called: its name, or the value itself without quotes."""
        return self.bare if self.name is None else self.name

    @property
    def bare(self) -> str:
        """The value itself, without quotes."""
        return (self.value or "").strip("\"'")


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a union; its type is empty where the source leaves its heading empty."""

    type: TypeExpr
    description: str = ""


@dataclass(frozen=True, slots=True)
class TypeExpr:
    """A type in the SDK's own syntax: runs of plain text and links, in source order.

    Attributes:
        unqualified: Whether a name without a namespace may be that of a type with a page. Where
            it is not, such a name may just as well be one of the language's own types.
    """

    parts: tuple[str | Link, ...] = ()
    unqualified: bool = False

    @property
    def text(self) -> str:
        """The visible text, character for character as in the source, without Markdown."""
        return "".join(p if isinstance(p, str) else p.text for p in self.parts)


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside a type expression.

    Attributes:
        text: The visible text as in the source, without Markdown.
        href: The destination as the source has it, broken or not; its escapes are undone.
    """

    text: str
    href: str


# Operations


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation of the API.

    Attributes:
        page: Path of the page that describes it, or of the response type that replaces it.
        name: The name as its heading has it.
        heading: Index of its heading's line in the page's text, from 0.
        anchor: Id of its heading; "" for one that no page describes.
        operation_id: The operationId of the OpenAPI description; "" where it is unknown.
        method: The HTTP method in capitals; "" where it is unknown.
        path: The HTTP path with parameters in braces; "" where it is unknown.
        group: Name of its group in the SDK; "" where it is unknown.
        returns: The type in the line that names what it returns; None without one.
        responses: What it may return, successes first, then by status. A dialect finds those
            of its own section; `Reference` adds those of response types.
        envelopes: Keys of the response types that wrap what it returns, as `Reference` finds them.
        is_described: Whether a page describes it; if not, only a response type does.
    """

    page: str
    name: str
    heading: int
    deprecated: bool
    anchor: str = ""
    operation_id: str = ""
    method: str = ""
    path: str = ""
    group: str = ""
    parameters: FieldTable | None = None
    returns: TypeExpr | None = None
    responses: tuple[Response, ...] = ()
    envelopes: tuple[str, ...] = ()
    is_described: bool = True

    @property
    def route(self) -> str:
        """Method and path if the pages have them, else its name."""
        return f"{self.method} {self.path}" if self.method and self.path else self.name


@dataclass(frozen=True, slots=True)
class Response:
    """Something that an operation may return.

    Attributes:
        status: The status codes as the source writes them (``401``, ``4XX, 5XX``, ``default``);
            ``2XX`` for what is only called successful; "" where it is unknown.
        is_error: Whether the pages call it an error, or its status is one.
        type: The type as the source writes it; empty where it names none.
        meaning: Markdown of what it means, in lines; "" without any.
        content_type: Its media type; "" where it is unknown.
        line: Line of its row in the file, from 1; 0 without one.
        page: Path of the page that writes the type: an operation's, or a response type's.
        anchor: Id of its place on that page; "" where it has none.
        field: Name of the response type's field that holds it; "" without one.
        headers: Markdown of the headers that come with it, in lines; "" without any.
    """

    status: str
    is_error: bool
    type: TypeExpr
    meaning: str = ""
    content_type: str = ""
    line: int = 0
    page: str = ""
    anchor: str = ""
    field: str = ""
    headers: str = ""


# The parsed parts of a page


@dataclass(frozen=True, slots=True)
class Block:
    """A parsed part of a page.

    Attributes:
        start: Index of its first line in the page's text, from 0.
        end: Index past its last line.
    """

    start: int
    end: int
    content: Content


@dataclass(frozen=True, slots=True)
class FieldTable:
    """A table of fields or parameters.

    Attributes:
        head: The column names, as the source writes them.
        is_of_parameters: Whether they are those of an operation.
    """

    head: tuple[str, ...]
    fields: tuple[Field, ...]
    is_of_parameters: bool = False


@dataclass(frozen=True, slots=True)
class ValueTable:
    """An enum's values.

    Attributes:
        head: The column names, as the source writes them; () for values from a list or code.
    """

    head: tuple[str, ...]
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class MemberTable:
    """Members of a union.

    Attributes:
        head: The column names, as the source writes them; () for members from a list.
    """

    head: tuple[str, ...]
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class ResponseTable:
    """A table of an operation's statuses or errors.

    Attributes:
        head: The column names, as the source writes them.
        columns: What each column holds: ``type``, ``status``, ``content_type``, ``meaning`` or
            ``headers``.
    """

    head: tuple[str, ...]
    columns: tuple[str, ...]
    responses: tuple[Response, ...]


@dataclass(frozen=True, slots=True)
class OperationTable:
    """A list of operations, those of a page or of all.

    Attributes:
        head: The column names, as the source writes them: group if any, name, route, description.
    """

    head: tuple[str, ...]
    operations: tuple[ListedOperation, ...]


class ListedOperation(NamedTuple):
    """A row of the list of operations at the top of a page.

    Attributes:
        name: Markdown of what the row calls it.
        anchor: Id of its heading; "" where the page has none.
        method: The HTTP method as the source writes it; "" where it is unknown.
        path: The HTTP path; "" where it is unknown.
        description: Markdown of what it does.
        group: Markdown of the group that it is in; "" where the list is that of one.
    """

    name: str
    anchor: str
    method: str
    path: str
    description: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Returns:
    """The type that an operation returns, from the lines that name it."""

    type: TypeExpr
    status: str = ""
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """The call of an operation in the SDK's language."""

    code: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part that the site replaces with a better form, such as a link back to a list of all pages.

    Attributes:
        in_markdown: Whether the page's Markdown for programs keeps it, such as the lines of an
            operation's HTTP method and path, since it has no better form there.
    """

    in_markdown: bool = False


Content = (
    FieldTable
    | ValueTable
    | ResponseTable
    | Member
    | MemberTable
    | Returns
    | OperationTable
    | Signature
    | LeftOut
)
