"""A page while it is read: its sections, and the blocks parsed so far."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ...commonmark.document import bare_heading
from ...commonmark.expressions import parse_type
from ...commonmark.ids import Ids
from ...commonmark.mdx import is_mdx
from ...commonmark.outline import Comment, Element, Fence, Raw, Torn
from ...commonmark.tables import Table
from ...model import (
    Block,
    Content,
    FieldTable,
    Flaw,
    Heading,
    Kind,
    Member,
    Operation,
    Problem,
    ResponseTable,
    Returns,
    ValueTable,
)
from .listing import listed_names, listing
from .tables import (
    ERROR_COLUMNS,
    FIELD_HEADS,
    HEADS_UNDER,
    KNOWN_HEADS,
    PARAMETER_HEADS,
    VALUE_HEADS,
    TornRowError,
    errors,
    fields,
    is_marked,
    listed_values,
    literal_values,
    values_of,
    without_escapes,
)

_KIND_OF_SECTION = {"Fields": Kind.OBJECT, "Values": Kind.ENUM}
_FACT = re.compile(r'\s(operationID|method|path)="([^"]*)"')


@dataclass(slots=True)
class Call:
    """An operation while its section is read.

    Attributes:
        operation: The operation as known so far.
        confirmed: Whether more than its heading shows that it is one.
    """

    operation: Operation
    confirmed: bool


@dataclass(slots=True)
class Draft:
    """A page while it is read.

    Attributes:
        path: Its path under the docs folder.
        lines: Its lines.
        first_line: Number in the file of its first line, from 1.
        title: Its first heading of level 1.
        headings: Its headings so far.
        section: Text of the latest heading.
        kind: The page's kind, as shown by its sections.
        kind_line: Index of the line with the heading that shows it.
        blocks: The parsed blocks.
        calls: The sections that may be operations.
        listed: The operations that the page lists; None if it has no list.
        listing: Index of the line with the heading of that list.
        in_union: Whether the members of a union are being read.
        samples: The code samples of a union's members.
        has_snippet: Whether a sample has the generator's mark.
        usage_line: Index of the line with the heading of a type's sample.
        passed: Line numbers in the file of unknown tables.
        problems: The page's problems.
        hidden: The elements that contain no links.
        ids: The ids in use.
    """

    path: str
    lines: Sequence[str]
    first_line: int
    title: Heading | None = None
    headings: list[Heading] = field(default_factory=list)
    section: str = ""
    kind: Kind = Kind.OTHER
    kind_line: int = 0
    blocks: list[Block] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
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
        """Read the page's next element."""
        if isinstance(element, (Fence, Comment, Raw)):
            self.hidden.append(element)
        if isinstance(element, Heading):
            self._heading(element)
        elif isinstance(element, Table):
            if element.is_alone:  # tables in the API's text have text above or below
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
                Call(
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
            self._set_kind(Kind.ENUM)
            self._block(start, end, ValueTable((), values))

    def _fence(self, fence: Fence) -> None:
        if self.in_union and fence.closed:
            self.samples.append(fence)
        if self.section != "Values" or self.headings[-1].level != 2 or not fence.closed:
            return
        body = self.lines[fence.start + 1 : fence.end - 1]
        if values := literal_values(body, fence.start + 1 + self.first_line, self.ids):
            self._set_kind(Kind.ENUM)
            self._block(fence.start, fence.end, ValueTable((), values))

    def _comment(self, comment: Comment) -> None:
        if self.calls and "UsageSnippet" in comment.text:
            self.has_snippet = True
            facts = dict(_FACT.findall(comment.text))
            self._update(
                operation_id=facts.get("operationID", ""),
                method=facts.get("method", "").upper(),
                # The generator's fragment tells apart several operations of one path.
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
        reader = self._numbered, self._complain
        if head in VALUE_HEADS:
            self._set_kind(Kind.ENUM)
            return ValueTable(head, values_of(self._literal(table), *reader, self.ids))
        if head in FIELD_HEADS:
            self._set_kind(Kind.OBJECT)
            return FieldTable(head, fields(self._literal(table), *reader, self.ids))
        if head in PARAMETER_HEADS:
            rows = fields(self._literal(table), *reader, None)
            parameters = FieldTable(head, rows, is_of_parameters=True)
            self._update(parameters=parameters)
            return parameters
        found = ResponseTable(head, ERROR_COLUMNS, errors(table, *reader, self.path))
        self._update(responses=found.responses)
        return found

    def _literal(self, table: Table) -> Table:
        """A table with data cells as in the API."""
        return without_escapes(table) if is_mdx(self.path) else table

    def _torn(self, torn: Torn) -> None:
        known = HEADS_UNDER.get(self.section, ())
        if len(torn.head) > 1 and any(torn.head == head[: len(torn.head)] for head in known):
            if self.section in _KIND_OF_SECTION:
                self._set_kind(_KIND_OF_SECTION[self.section])
            line = torn.line + self.first_line
            message = "the table is cut off below its header"
            self.problems.append(Problem(Flaw.CUT, line, message))
            self.passed.append(line)

    def _numbered(self, index: int) -> tuple[int, str]:
        """A line's number in the file, and its text."""
        return index + self.first_line, self.lines[index]

    def _complain(self, line: int, message: str) -> None:
        self.problems.append(Problem(Flaw.ROW, line, message))

    def _set_kind(self, kind: Kind) -> None:
        # The last one wins: before the generator's section there may be anything in a lead.
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
