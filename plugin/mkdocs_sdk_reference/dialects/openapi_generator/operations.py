"""Reads pages of operations: a list of them with their routes, then a section for each."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ...commonmark.expressions import parse_type
from ...commonmark.ids import Slugify, parameter_id
from ...commonmark.names import letters, page_name
from ...commonmark.outline import Fence
from ...commonmark.tables import Table
from ...model import (
    Field,
    FieldTable,
    Kind,
    Link,
    ListedOperation,
    Operation,
    OperationTable,
    Page,
    Response,
    ResponseTable,
    Returns,
    Signature,
    TypeExpr,
)
from ..dialect import Dialect
from .columns import columns_of, status_columns
from .draft import Draft, Section
from .parameters import body_among, is_parameter, names_in_path
from .tables import fields, listed_operations, statuses, type_of

_PARAMETERS = frozenset(
    {
        "parameters", "path parameters", "other parameters", "required parameters",
        "optional parameters",
    }
)  # fmt: skip
_OTHER = "other parameters"
"""Go's section of parameters that aren't in the path: it doesn't say which are required."""
_ROW = re.compile(r"\|?[ \t]*\*\*[^|]+\*\*[ \t]*\|")
"""Start of a parameter's row."""
_SUMMARY = re.compile(r"\s+[-\u2013] ")
_WORDS = re.compile(r"\w+")
_NO_TYPES = frozenset({"", "void", "null", "nil", "none", "nothing", "unit", "undefined"})
_EMPTY = "empty response body"
_CONTENT_TYPE = re.compile(r"\s*[-*] \*\*Content-Type\*\*: (?P<types>.*)$")
_NO_BODY = re.compile(r"Not (?:defined|Applicable)|multipart/|x-www-form-urlencoded", re.IGNORECASE)
_LINE_END = re.compile(r"<br ?/?>\s*$", re.IGNORECASE)
_SUCCESS = "2XX"
_BASE = "All URIs are relative to"
"""Start of the line with the API's address, which isn't about a page's operations."""
_NO_PAGE = re.compile(r"api$")


@dataclass(slots=True)
class _Call:
    """An operation while its section is read.

    Attributes:
        has_body: Whether its section has the body's content type, which isn't a form's.
    """

    name: str
    line: int
    listed: ListedOperation
    tables: list[FieldTable] = field(default_factory=list)
    returns: TypeExpr | None = None
    returned: Returns | None = None
    table: ResponseTable | None = None
    has_body: bool = False

    @property
    def may_have_body(self) -> bool:
        """Whether one of its parameters may be its body."""
        return self.has_body and self.listed.method.upper() not in {"GET", "HEAD"}


def read(dialect: Dialect, draft: Draft, listing: Table, slug: Slugify) -> Page | None:
    """Read a page of operations, given its list; None if nothing else shows that it is one."""
    listed = list(listed_operations(listing, draft.lines))
    reader = _Reader(draft, _by_name(listed))
    for section in draft.sections:
        if section.heading.line > listing.start:
            reader.take(section)
    if not (reader.calls or any(line.startswith(_BASE) for line in draft.lines)):
        return None
    draft.identify(slug)
    anchors = {call.listed: draft.headings[call.line].anchor for call in reader.calls}
    own = page_name(draft.path).lower()
    rows = tuple(
        row._replace(anchor=anchors.get(row, "")) if _page_linked(row) in {"", own} else row
        for row in listed
    )
    draft.add(listing.start, listing.end, OperationTable(listing.head, rows))
    group = _NO_PAGE.sub("", letters(draft.name))
    operations = tuple(reader.operation(call, anchors[call.listed], group) for call in reader.calls)
    start = draft.title.line + 1 if draft.title else 0
    first = next((s.heading.line for s in draft.sections if s.heading.line >= start), listing.start)
    lines = draft.text(start, min(first, listing.start)).split("\n")
    lead = "\n".join(line for line in lines if not line.startswith(_BASE)).strip()
    return draft.page(dialect, Kind.OPERATIONS, operations=operations, lead=lead)


def _page_linked(row: ListedOperation) -> str:
    """Name of the page that a row links to, in lower case; "" for the row's own."""
    links = (part for part in parse_type(row.name).parts if isinstance(part, Link))
    return next((page_name(link.href.partition("#")[0]).lower() for link in links), "")


def _by_name(listed: Sequence[ListedOperation]) -> dict[str, deque[ListedOperation]]:
    """The rows of a page's list by possible headings: the link's fragment, or the name."""
    found: dict[str, deque[ListedOperation]] = {}
    names = [parse_type(row.name) for row in listed]
    for name, row in zip(names, listed, strict=True):
        for link in (part for part in name.parts if isinstance(part, Link)):
            found.setdefault(letters(link.href.partition("#")[2]), deque()).append(row)
    for name, row in zip(names, listed, strict=True):
        found.setdefault(letters(name.text), deque()).append(row)
    found.pop("", None)
    return found


class _Reader:
    """Reads the sections below a page's list of operations.

    Attributes:
        calls: The operations so far.
    """

    def __init__(self, draft: Draft, by_name: dict[str, deque[ListedOperation]]) -> None:
        self.calls: list[_Call] = []
        self._draft = draft
        self._by_name = by_name
        self._taken: set[ListedOperation] = set()
        self._level = 0

    def take(self, section: Section) -> None:
        """Read the page's next section."""
        if section.heading.level <= 2 and self._begins(section):
            self._signature(section)
        elif not self.calls:
            return
        elif section.name in _PARAMETERS:
            self._parameters(section)
        elif section.name == "return type":
            self._returns(section)
        elif section.name in {"http response details", "responses"}:
            self._statuses(section)
        elif section.name == "http request headers":
            self._content_type(section)
        elif section.heading.level > 3:
            self._signature(section)

    def _begins(self, section: Section) -> bool:
        """Begin an operation if a heading is that of one, at the same level as all others."""
        if self.calls and section.heading.level != self._level:
            return False
        bare = _SUMMARY.split(section.heading.text.replace("**", "").replace("`", ""))[0]
        rows = self._by_name.get(letters(parse_type(bare).text), deque())
        while rows and rows[0] in self._taken:
            rows.popleft()
        if not rows:
            return False
        listed = rows.popleft()
        name = parse_type(listed.name).text.strip("[] ").removesuffix("()")
        self._taken.add(listed)
        self._level = section.heading.level
        self.calls.append(_Call(name, section.heading.line, listed))
        return True

    def _signature(self, section: Section) -> None:
        """Read the call of an operation from the first quote in its section."""
        lines = self._draft.lines
        fences = [found for found in section.elements if isinstance(found, Fence)]
        in_code = {at for fence in fences for at in range(fence.start, fence.end)}
        inner = (at for at in range(section.start, section.end) if at not in in_code)
        start = next((at for at in inner if lines[at].startswith(">")), section.end)
        if start == section.end:
            return
        end = start
        while end < section.end and lines[end].startswith(">"):
            end += 1
        shown = (_LINE_END.sub("", line[1:].strip()) for line in lines[start:end])
        code = "\n".join(parse_type(line).text.replace("\xa0", " ") for line in shown)
        if letters(self.calls[-1].name) in letters(code):
            self._draft.add(start, end, Signature(code))

    def _parameters(self, section: Section) -> None:
        table = section.table
        if table is None:
            self._draft.note_cut(section)
            return
        columns = columns_of(table, self._draft.lines)
        if columns is None or "type" not in columns.at:
            self._draft.pass_through(table)
            return
        whole = _with_parted_rows(table, self._draft.lines, section.end)
        table, rows = self._draft.rows(whole, columns)
        found = fields(rows, columns, None)
        if section.name == _OTHER:
            found = tuple(
                replace(row, required=None if row.required else row.required) for row in found
            )
        elif section.name == "optional parameters":
            found = tuple(replace(row, required=False) for row in found)
        content = FieldTable(table.head, found, is_of_parameters=True)
        self._draft.add(table.start, table.end, content)
        self.calls[-1].tables.append(content)

    def _returns(self, section: Section) -> None:
        lines, call = self._draft.lines, self.calls[-1]
        at = next((at for at in range(section.start, section.end) if lines[at].strip()), -1)
        if at < 0 or _is_nothing(lines[at]) or lines[at].startswith(("[[", "#")):
            return
        call.returns = type_of(lines[at])
        call.returned = Returns(call.returns)
        self._draft.add(at, at + 1, call.returned)

    def _statuses(self, section: Section) -> None:
        table = section.table
        if table is None:
            self._draft.note_cut(section)
            return
        columns = status_columns(table, self._draft.lines)
        if columns is None:
            self._draft.pass_through(table)
            return
        table, rows = self._draft.rows(table, columns)
        found = statuses(rows, columns, self._draft.path)
        head, holds = table.head, tuple(columns.at)
        if holds[-1] == "headers" and not any(response.headers for response in found):
            head, holds = head[:-1], holds[:-1]
        self.calls[-1].table = ResponseTable(head, holds, found)
        self._draft.add(table.start, table.end, self.calls[-1].table)

    def _content_type(self, section: Section) -> None:
        for line in self._draft.lines[section.start : section.end]:
            if found := _CONTENT_TYPE.match(line):
                first = found["types"].partition(",")[0]
                self.calls[-1].has_body = not _NO_BODY.search(first)

    def operation(self, call: _Call, anchor: str, group: str) -> Operation:
        """Return an operation, once its page is read and has its ids."""
        rows = self._parameters_of(call, anchor)
        return Operation(
            page=self._draft.path,
            name=call.name,
            heading=call.line,
            deprecated=False,
            anchor=anchor,
            method=call.listed.method.upper(),
            path=call.listed.path,
            group=group,
            parameters=FieldTable(call.tables[0].head, rows, is_of_parameters=True)
            if rows
            else None,
            returns=call.returns,
            responses=self._responses(call, anchor),
        )

    def _parameters_of(self, call: _Call, anchor: str) -> tuple[Field, ...]:
        """The parameters with their ids and places, which are put into their tables, too."""
        rows = [row for table in call.tables for row in table.fields]
        in_path = names_in_path(rows, call.listed.path)
        body = body_among(rows, in_path) if call.may_have_body else None
        found: list[Field] = []
        for table in call.tables:
            made = []
            for row in filter(is_parameter, table.fields):
                is_there = not row.place and row.name in in_path
                place = "body" if row is body else "path" if is_there else row.place
                made.append(
                    replace(
                        row,
                        place=place,
                        required=True if is_there else row.required,
                        anchor=self._draft.ids.unique(parameter_id(anchor, row.name)),
                    )
                )
            self._draft.replace(table, replace(table, fields=tuple(made)))
            found += made
        return tuple(found)

    def _responses(self, call: _Call, anchor: str) -> tuple[Response, ...]:
        """The responses; the only type that its page names is that of the first success."""
        path, returns = self._draft.path, call.returns
        if call.table is None:
            if call.returned is None or returns is None:
                return ()
            self._draft.replace(call.returned, Returns(returns, _SUCCESS))
            return (Response(_SUCCESS, False, returns, page=path, anchor=anchor),)
        found = [replace(response, anchor=anchor) for response in call.table.responses]
        # The generator takes the type of the smallest status.
        successes = [(r.status, at) for at, r in enumerate(found) if r.status.startswith("2")]
        first = min(successes)[1] if successes else None
        if first is not None and returns is not None and not found[first].type.parts:
            found[first] = replace(found[first], type=returns)
        return tuple(found)


def _with_parted_rows(table: Table, lines: Sequence[str], end: int) -> Table:
    """The table with the rows after blank lines, which Go's template leaves for omitted rows."""
    at = table.end
    while at < end and (not lines[at].strip() or _ROW.match(lines[at].strip())):
        at += 1
        if lines[at - 1].strip():
            table = table._replace(end=at)
    return table


def _is_nothing(line: str) -> bool:
    """Whether a line says that nothing is returned, in the words of any language."""
    words = " ".join(_WORDS.findall(line.lower()))
    return words.removesuffix(_EMPTY).rstrip() in _NO_TYPES
