"""A page's text → `Page`: what kind it is, and the parts that are understood."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from ...commonmark.destinations import destinations
from ...commonmark.document import Document, bare_heading, shown_heading
from ...commonmark.expressions import parse_type
from ...commonmark.ids import Ids, Slugify, heading_id, parameter_id
from ...commonmark.mdx import is_mdx
from ...commonmark.names import page_name
from ...commonmark.outline import Comment, Element, Fence, Raw, Torn
from ...commonmark.tables import Table
from ...model import (
    Block,
    Content,
    FieldTable,
    Flaw,
    Heading,
    Kind,
    LeftOut,
    Link,
    Member,
    Operation,
    OperationTable,
    Page,
    Problem,
    ResponseTable,
    Returns,
    Type,
    TypeExpr,
    ValueTable,
)
from ..dialect import Dialect
from .descriptions import without_notice
from .listing import linked, listed_names, listing
from .names import HELPER_FOLDERS
from .tables import (
    ERROR_COLUMNS,
    ERROR_HEADS,
    FIELD_HEADS,
    HEADS_UNDER,
    KNOWN_HEADS,
    PARAMETER_HEADS,
    VALUE_HEADS,
    TornRowError,
    contents,
    errors,
    fields,
    is_marked,
    listed_values,
    literal_values,
    values_of,
    without_escapes,
)

_TYPE_NAME = re.compile(r"[\w$]+")
_NAME = re.compile(r"(?!Fields$)[A-Z]\w*")
"""The heading of a type that is described on another's page."""
_KIND_OF_SECTION = {"Fields": Kind.OBJECT, "Values": Kind.ENUM}
_FACT = re.compile(r'\s(operationID|method|path)="([^"]*)"')
_ACCESSOR = re.compile(r"^(?:#[^\n]*)?\(\*([^*\n]+)\*\)[ \t]*$", re.MULTILINE)
"""What the SDK calls a group of operations, below the title or behind it: ``(*pets*)``."""
_CODE = re.compile(r"`([\w.]+)`")
_NEAR_THE_TOP = 2000
_MARKS = re.compile(
    r":heavy_(?:check_mark|minus_sign):|<!-- UsageSnippet"
    r"|^ {0,3}(?:## (?:Fields|Values|Supported Types)"
    r"|### (?:Available Operations|Parameters|Response|Errors))[ \t]*$",
    re.MULTILINE,
)
"""What only generators write. It is looked for wherever it stands: text of an API can open a fence
or a comment, so that nothing behind it is a heading or a table any more."""
_ERRORS = "| Status Code"
_DOTS = re.compile(r"\.\.\.")
_NO_SAMPLE = re.compile(r"\w+: [^=\n]+ = /\* values here \*/|\.\.\.")
"""Code of a union's member that has a place for its value, and no value."""
_MODELS = frozenset({Kind.OBJECT, Kind.ENUM, Kind.UNION, Kind.BARE})


def read(dialect: Dialect, path: str, document: Document, slug: Slugify) -> Page | None:
    """Read a page by its content alone, since an API's tag may be called "models".

    Args:
        dialect: Whose page it will be.
        path: Its path under the docs folder.
        document: Its text.
        slug: The host's rule for anchors.

    Returns:
        The page, or None where it isn't the generator's.
    """
    reader = _Reader(path, document.lines, document.first_line)
    for element in document.elements:
        reader.take(element)
    return reader.page(dialect, document, slug)


def error_tables(path: str, document: Document) -> Iterator[Block]:
    """Yield the tables of errors on a page such as the README of an SDK."""
    if _ERRORS not in document.text:
        return
    reader = _Reader(path, document.lines, document.first_line)
    for element in document.elements:
        if isinstance(element, Table) and element.is_alone and element.head in ERROR_HEADS:
            reader.section = "Errors"
            reader.take(element)
    yield from reader.blocks


def is_alike(path: str, document: Document) -> bool:
    """Return whether a page holds a mark of the generator's, or its title is its file's name."""
    if _MARKS.search(document.text) is not None:
        return True
    return document.title is not None and _names(document.title.text, path)


@dataclass(slots=True)
class _Call:
    """An operation while its section is read."""

    operation: Operation
    confirmed: bool


@dataclass(slots=True)
class _Reader:
    path: str
    lines: Sequence[str]
    first_line: int
    title: Heading | None = None
    headings: list[Heading] = field(default_factory=list)
    section: str = ""
    kind: Kind = Kind.OTHER
    kind_line: int = 0
    blocks: list[Block] = field(default_factory=list)
    calls: list[_Call] = field(default_factory=list)
    listed: set[str] | None = None
    listing: int = 0
    in_union: bool = False
    samples: list[Fence] = field(default_factory=list)
    has_snippet: bool = False
    usage_line: int | None = None
    passed: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    hidden: list[Fence | Comment | Raw] = field(default_factory=list)
    ids: Ids = field(default_factory=Ids)

    def take(self, element: Element) -> None:
        """Take in the page's next element."""
        if isinstance(element, (Fence, Comment, Raw)):
            self.hidden.append(element)
        if isinstance(element, Heading):
            self._heading(element)
        elif isinstance(element, Table):
            if element.is_alone:  # tables in text of an API have text above or below
                self._table(element)
        elif isinstance(element, Fence):
            self._fence(element)
        elif isinstance(element, Comment):
            self._comment(element)
        elif isinstance(element, Torn):
            self._torn(element)

    def _heading(self, heading: Heading) -> None:
        self.headings.append(heading)
        self.section = heading.text
        if heading.level == 1 and self.title is None:
            self.title = heading
            return
        if heading.level <= 2:
            self.in_union = False
        if heading.level == 2:
            self._section(heading)
        elif heading.level == 3:
            self._subsection(heading)

    def _section(self, heading: Heading) -> None:
        name = bare_heading(heading.text)
        if heading.text == "Supported Types":
            self.in_union = True
            self.kind_line = heading.line
        elif heading.text == "Values":
            self._bullets(heading)
        elif heading.text == "Example Usage" and self.usage_line is None:
            self.usage_line = heading.line
        if self.listed is None or name in self.listed:
            self.calls.append(
                _Call(
                    Operation(self.path, name, heading.line, heading.text.startswith("~~")),
                    confirmed=self.listed is not None,
                )
            )

    def _subsection(self, heading: Heading) -> None:
        if self.in_union:
            self.kind = Kind.UNION
            self._block(
                heading.line, heading.line + 1, Member(parse_type(heading.text, unqualified=True))
            )
        elif heading.text == "Available Operations":
            self.listed = set(listed_names(self.lines, heading.line + 1))
            self.listing = heading.line
            self.calls.clear()
            if found := listing(self.lines, heading.line + 1):
                self.blocks.append(found)
        elif heading.text == "Response" and self.calls:
            self._response(heading.line + 1)

    def _bullets(self, heading: Heading) -> None:
        found = listed_values(self.lines, heading.line + 1, self.first_line, self.ids)
        if found:
            start, end, values = found
            self._tell(Kind.ENUM)
            self._block(start, end, ValueTable((), values))

    def _fence(self, fence: Fence) -> None:
        if self.in_union and fence.closed:
            self.samples.append(fence)
        if self.section != "Values" or self.headings[-1].level != 2 or not fence.closed:
            return
        body = self.lines[fence.start + 1 : fence.end - 1]
        if values := literal_values(body, fence.start + 1 + self.first_line, self.ids):
            self._tell(Kind.ENUM)
            self._block(fence.start, fence.end, ValueTable((), values))

    def _comment(self, comment: Comment) -> None:
        if self.calls and "UsageSnippet" in comment.text:
            self.has_snippet = True
            facts = dict(_FACT.findall(comment.text))
            self._update(
                operation_id=facts.get("operationID", ""),
                method=facts.get("method", "").upper(),
                # Behind a "#" is the generator's own: which of several operations of a path it is.
                path=facts.get("path", "").partition("#")[0],
            )

    def _response(self, at: int) -> None:
        while at < len(self.lines) and not self.lines[at].strip():
            at += 1
        if at == len(self.lines):
            return
        line = self.lines[at].strip()
        alone = at + 1 == len(self.lines) or not self.lines[at + 1].strip()
        if alone and len(line) > 4 and line.startswith("**") and line.endswith("**"):
            returns = parse_type(line[2:-2])
            self._update(returns=returns)
            self._block(at, at + 1, Returns(returns))

    def _table(self, table: Table) -> None:
        try:
            content = self._known_table(table)
        except TornRowError as torn:
            self._complain(torn.line, torn.message)
            content = None
        if content is None:
            self.passed.append(table.start + self.first_line)
        else:
            self._block(table.start, table.end, content)

    def _known_table(self, table: Table) -> FieldTable | ValueTable | ResponseTable | None:
        head = KNOWN_HEADS.get(table.head, table.head)
        if head not in HEADS_UNDER.get(self.section, ()) or not is_marked(table):
            return None
        told = self._numbered, self._complain
        if head in VALUE_HEADS:
            self._tell(Kind.ENUM)
            return ValueTable(head, values_of(self._literal(table), *told, self.ids))
        if head in FIELD_HEADS:
            self._tell(Kind.OBJECT)
            return FieldTable(head, fields(self._literal(table), *told, self.ids))
        if head in PARAMETER_HEADS:
            rows = fields(self._literal(table), *told, None)
            parameters = FieldTable(head, rows, is_of_parameters=True)
            self._update(parameters=parameters)
            return parameters
        found = ResponseTable(head, ERROR_COLUMNS, errors(table, *told, self.path))
        self._update(responses=found.responses)
        return found

    def _literal(self, table: Table) -> Table:
        """A table whose cells of data are as the API has them."""
        return without_escapes(table) if is_mdx(self.path) else table

    def _torn(self, torn: Torn) -> None:
        known = HEADS_UNDER.get(self.section, ())
        if len(torn.head) > 1 and any(torn.head == head[: len(torn.head)] for head in known):
            if self.section in _KIND_OF_SECTION:
                self._tell(_KIND_OF_SECTION[self.section])
            line = torn.line + self.first_line
            message = "the table is cut off below its head"
            self.problems.append(Problem(Flaw.CUT, line, message))
            self.passed.append(line)

    def _numbered(self, index: int) -> tuple[int, str]:
        """A line's number in the file, and its text."""
        return index + self.first_line, self.lines[index]

    def _complain(self, line: int, message: str) -> None:
        self.problems.append(Problem(Flaw.ROW, line, message))

    def _tell(self, kind: Kind) -> None:
        # The generator's section comes after the lead, which may hold anything: the last wins.
        self.kind = kind
        if self.headings[-1].level == 2:
            self.kind_line = self.headings[-1].line

    def _update(self, **facts: object) -> None:
        if self.calls:
            call = self.calls[-1]
            call.operation = replace(call.operation, **facts)  # type: ignore[arg-type]
            call.confirmed = True

    def _block(self, start: int, end: int, content: Content) -> None:
        self.blocks.append(Block(start, end, content))

    def page(self, dialect: Dialect, document: Document, slug: Slugify) -> Page | None:
        """The page, once every element was taken; None where it isn't the generator's."""
        kind = self._kind()
        is_known = kind is not Kind.OTHER
        if not is_known and not self._is_helper():
            return None
        ids = Ids(self.ids)
        headings = tuple(
            h._replace(anchor=ids.unique(heading_id(slug(shown_heading(h.text)))))
            for h in self.headings
        )
        operations: tuple[Operation, ...] = ()
        if kind is Kind.OPERATIONS:
            operations = self._operations(document.text, headings, ids)
        if kind is Kind.UNION:
            self._leave_out_samples()
        blocks = tuple(self.blocks) if is_known else ()
        title = self.title.text if self.title else ""
        lead = self._lead(kind)
        return Page(
            path=self.path,
            kind=kind,
            dialect=dialect,
            title=bare_heading(title),
            deprecated=title.startswith("~~"),
            lead=lead,
            types=self._types(kind, lead, headings) if kind in _MODELS else (),
            operations=operations,
            blocks=blocks,
            headings=headings,
            destinations=destinations(document.text, self.lines, self.hidden, blocks, contents),
            passed_through=tuple(self.passed) if is_known else (),
            problems=tuple(self.problems),
            text=document.text,
            first_line=self.first_line,
        )

    def _leave_out_samples(self) -> None:
        """Leave out the samples of a union's members where none says more than the headings do."""
        members = [block.content for block in self.blocks if isinstance(block.content, Member)]
        is_named = all(member.type.parts for member in members)
        empty = _NO_SAMPLE if is_named else _DOTS
        codes = ("\n".join(self.lines[f.start + 1 : f.end - 1]).strip() for f in self.samples)
        if all(map(empty.fullmatch, codes)):
            left_out = (Block(fence.start, fence.end, LeftOut()) for fence in self.samples)
            self.blocks = sorted([*self.blocks, *left_out], key=lambda block: block.start)

    def _kind(self) -> Kind:
        if self.listed is not None:
            return Kind.OPERATIONS
        if self.kind is Kind.OTHER:
            operations = [c.operation for c in self.calls if c.confirmed]
            if self.has_snippet or any(o.parameters or _has_link(o.returns) for o in operations):
                return Kind.OPERATIONS
            return Kind.BARE if self._is_bare() else Kind.OTHER
        return self.kind if self.kind is Kind.OBJECT or self._is_type() else Kind.OTHER

    def _types(self, kind: Kind, lead: str, headings: Sequence[Heading]) -> tuple[Type, ...]:
        """The page's type, and those that have a section of their own below its fields."""
        sections = [heading for heading in headings if heading.level <= 2]
        tables: dict[Heading | None, list[FieldTable]] = {}
        for block in self.blocks:
            if isinstance(block.content, FieldTable) and not block.content.is_of_parameters:
                index = bisect_left(sections, block.start, key=attrgetter("line"))
                tables.setdefault(sections[index - 1] if index else None, []).append(block.content)
        alone = [found for found in [*tables][1:] if found and _NAME.fullmatch(found.text)]
        held = (table for at, found in tables.items() if at not in alone for table in found)
        return (
            self._type(kind, lead, held),
            *(_type_below(self.path, heading, tables[heading]) for heading in alone),
        )

    def _type(self, kind: Kind, lead: str, tables: Iterable[FieldTable]) -> Type:
        contents = [block.content for block in self.blocks]
        title = self.title.text if self.title else ""
        name = bare_heading(title)
        return Type(
            page=self.path,
            name=name,
            title=name,
            kind=kind,
            deprecated=title.startswith("~~"),
            lead=lead,
            line=self.title.line if self.title else 0,
            fields=tuple(row for table in tables for row in table.fields),
            values=tuple(v for c in contents if isinstance(c, ValueTable) for v in c.values),
            members=tuple(c for c in contents if isinstance(c, Member) and c.type.parts),
        )

    def _operations(
        self, text: str, headings: Sequence[Heading], ids: Ids
    ) -> tuple[Operation, ...]:
        """The operations, with their ids and those of their parameters."""
        anchors = {heading.line: heading.anchor for heading in headings}
        accessor = _ACCESSOR.search(text, 0, _NEAR_THE_TOP)
        title = bare_heading(self.title.text) if self.title else ""
        group = accessor[1] if accessor else title
        found = []
        for call in self.calls:
            if call.confirmed:
                operation = call.operation
                anchor = anchors[operation.heading]
                found.append(
                    replace(
                        operation,
                        anchor=anchor,
                        group=group,
                        parameters=self._identified(operation.parameters, anchor, ids),
                        responses=tuple(replace(r, anchor=anchor) for r in operation.responses),
                    )
                )
        for at, block in enumerate(self.blocks):
            if isinstance(block.content, OperationTable):
                self.blocks[at] = replace(block, content=linked(block.content, found))
        return tuple(found)

    def _identified(self, table: FieldTable | None, anchor: str, ids: Ids) -> FieldTable | None:
        """A table of parameters with their ids, which takes the other's place on the page."""
        if table is None:
            return None
        rows = tuple(
            replace(row, anchor=ids.unique(parameter_id(anchor, row.name))) for row in table.fields
        )
        made = replace(table, fields=rows)
        at = next(at for at, block in enumerate(self.blocks) if block.content is table)
        self.blocks[at] = replace(self.blocks[at], content=made)
        return made

    def _is_type(self) -> bool:
        """Whether the H1 is one word, and a list of values the last section of the page.

        A guide by hand may have a section called "Values", and a list in it.
        """
        if self.title is None or len(self.title.text.split()) != 1:
            return False
        listed = any(
            isinstance(block.content, ValueTable) and not block.content.head
            for block in self.blocks
        )
        return not listed or self.headings[-1].line <= self.kind_line

    def _is_bare(self) -> bool:
        """An H1 that names the file, a lead at most, and nothing else: a union in Java or Ruby.

        A page by hand can look the same; the catalog asks what else its folder holds.
        """
        if len(self.headings) != 1 or self.passed or self.title is None:
            return False
        return _names(self.title.text, self.path)

    def _is_helper(self) -> bool:
        """Whether it is about a helper that each SDK has, such as Go's options or Java's `Blob`.

        A page by hand can look the same; the catalog asks what else its docs root holds.
        """
        if self.title is None:
            return False
        if self.title.text == "Options":
            return any(h.text == "Global Options" for h in self.headings)
        folder = self.path.lower().rpartition("/")[0].rpartition("/")[2]
        name = page_name(self.path).lower()
        is_there = folder in HELPER_FOLDERS
        if not is_there or self.title.text.lower().split()[:1] != [name]:
            return False
        end = next((h.line for h in self.headings if h.line > self.title.line), len(self.lines))
        lead = "\n".join(self.lines[self.title.line + 1 : end])
        return name in {code.rpartition(".")[2].lower() for code in _CODE.findall(lead)}

    def _lead(self, kind: Kind) -> str:
        if self.title is None or kind is Kind.OTHER:
            return ""
        start = self.title.line + 1
        if kind is Kind.OPERATIONS:
            end = self.listing or (self.calls[0].operation.heading if self.calls else start)
            overview = [h.line + 1 for h in self.headings if h.text == "Overview"]
            start = overview[0] if overview and overview[0] <= end else start
        else:
            end = len(self.lines) if kind is Kind.BARE else self.kind_line
            if self.usage_line is not None and start <= self.usage_line < end:
                end = self.usage_line
        return without_notice(list(self.lines[start:end]))


def _has_link(type_: TypeExpr | None) -> bool:
    return type_ is not None and any(isinstance(part, Link) for part in type_.parts)


def _type_below(path: str, heading: Heading, tables: Iterable[FieldTable]) -> Type:
    """A type that is described on the page of the one that holds it, such as that of retries."""
    return Type(
        page=path,
        name=heading.text,
        title=heading.text,
        kind=Kind.OBJECT,
        deprecated=False,
        lead="",
        anchor=heading.anchor,
        line=heading.line,
        fields=tuple(row for table in tables for row in table.fields),
    )


def _names(title: str, path: str) -> bool:
    """Whether an H1 is a type's name, and the file's."""
    name = bare_heading(title)
    stem = page_name(path).rstrip("_")
    return _TYPE_NAME.fullmatch(name) is not None and stem.lower() == name.lower()
