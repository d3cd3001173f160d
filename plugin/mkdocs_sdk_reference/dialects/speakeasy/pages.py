"""A page's text → `Page`: what kind it is, and the pieces that are understood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ...commonmark.destinations import destinations
from ...commonmark.expressions import parse_type
from ...commonmark.outline import Comment, Fence, Heading, Item, Raw, Torn, outline
from ...commonmark.source import Source
from ...commonmark.tables import Table
from ...model import (
    Block,
    ErrorTable,
    FieldTable,
    Flaw,
    Link,
    Member,
    Operation,
    Page,
    PageKind,
    Problem,
    Response,
    TypeExpr,
    ValueList,
    ValueTable,
)
from .rows import TornRowError, error_cases, fields, is_marked, values_of
from .tables import FIELD_HEADS, HEADS_UNDER, KNOWN_HEADS, PARAMETER_HEADS, VALUE_HEADS
from .values import listed_values, literal_values

_TYPE_NAME = re.compile(r"[\w$]+")
_TOLD_BY = {"Fields": PageKind.OBJECT, "Values": PageKind.ENUM}
_LISTED = re.compile(r"[*-] \[(.+?)\]\(#")
_FACT = re.compile(r'\s(operationID|method|path)="([^"]*)"')
_MARKS = re.compile(
    r":heavy_(?:check_mark|minus_sign):|<!-- UsageSnippet"
    r"|^ {0,3}(?:## (?:Fields|Values|Supported Types)"
    r"|### (?:Available Operations|Parameters|Response|Errors))[ \t]*$",
    re.MULTILINE,
)
"""What only generators write. It is looked for wherever it stands: text of an API can open a fence
or a comment, so that nothing behind it is a heading or a table any more."""
_DEPRECATED_NOTICE = re.compile(r"> :warning: \*\*DEPRECATED\*\*")


def read_page(path: str, source: Source) -> Page:
    """Read one page; `path` is its place under the docs folder, with ``/``.

    Never raises: a page of an unknown shape is `PageKind.OTHER`, and what is wrong in a
    known one is among its problems. The kind is told by content alone, since an API's tag
    may be called "models" (input.md, "Folder layouts").
    """
    lines = source.text.split("\n")
    reader = _Reader(lines, source.first_line)
    for item in outline(lines):
        reader.take(item)
    return reader.page(path, source)


@dataclass(slots=True)
class _Call:
    """An operation while its section is read."""

    operation: Operation
    confirmed: bool


@dataclass(slots=True)
class _Reader:
    lines: Sequence[str]
    first_line: int
    title: Heading | None = None
    headings: list[Heading] = field(default_factory=list)
    section: str = ""
    kind: PageKind = PageKind.OTHER
    kind_line: int = 0
    blocks: list[Block] = field(default_factory=list)
    calls: list[_Call] = field(default_factory=list)
    listed: set[str] | None = None
    listing: int = 0
    in_union: bool = False
    has_snippet: bool = False
    usage_line: int | None = None
    passed: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    hidden: list[Fence | Comment | Raw] = field(default_factory=list)

    def take(self, item: Item) -> None:
        """Take in the page's next item."""
        if isinstance(item, (Fence, Comment, Raw)):
            self.hidden.append(item)
        if isinstance(item, Heading):
            self._heading(item)
        elif isinstance(item, Table):
            self._table(item)
        elif isinstance(item, Fence):
            self._fence(item)
        elif isinstance(item, Comment):
            self._comment(item)
        elif isinstance(item, Torn):
            self._torn(item)

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
        name = _bare(heading.text)
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
                    Operation(name, heading.line, heading.text.startswith("~~")),
                    confirmed=self.listed is not None,
                )
            )

    def _subsection(self, heading: Heading) -> None:
        if self.in_union:
            self.kind = PageKind.UNION
            self._block(heading.line, heading.line + 1, Member(parse_type(heading.text)))
        elif heading.text == "Available Operations":
            self.listed = set(_listed_operations(self.lines, heading.line + 1))
            self.listing = heading.line
            self.calls.clear()
        elif heading.text == "Response" and self.calls:
            self._response(heading.line + 1)

    def _bullets(self, heading: Heading) -> None:
        found = listed_values(self.lines, heading.line + 1, self.first_line)
        if found:
            start, end, values = found
            self._tell(PageKind.ENUM)
            self._block(start, end, ValueList(values))

    def _fence(self, fence: Fence) -> None:
        if self.section != "Values" or self.headings[-1].level != 2 or not fence.closed:
            return
        body = self.lines[fence.start + 1 : fence.end - 1]
        if values := literal_values(body, fence.start + 1 + self.first_line):
            self._tell(PageKind.ENUM)
            self._block(fence.start, fence.end, ValueList(values))

    def _comment(self, comment: Comment) -> None:
        if self.calls and "UsageSnippet" in comment.text:
            self.has_snippet = True
            facts = dict(_FACT.findall(comment.text))
            self._update(
                operation_id=facts.get("operationID", ""),
                method=facts.get("method", "").upper(),
                path=facts.get("path", ""),
            )

    def _response(self, at: int) -> None:
        while at < len(self.lines) and not self.lines[at].strip():
            at += 1
        if at == len(self.lines):
            return
        line = self.lines[at].strip()
        alone = at + 1 == len(self.lines) or not self.lines[at + 1].strip()
        if alone and len(line) > 4 and line.startswith("**") and line.endswith("**"):
            response = parse_type(line[2:-2])
            self._update(response=response)
            self._block(at, at + 1, Response(response))

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

    def _known_table(self, table: Table) -> FieldTable | ValueTable | ErrorTable | None:
        head = KNOWN_HEADS.get(table.head, table.head)
        if head not in HEADS_UNDER.get(self.section, ()) or not is_marked(table):
            return None
        if head in VALUE_HEADS:
            self._tell(PageKind.ENUM)
            return ValueTable(head, values_of(table, self._numbered, self._complain))
        if head in FIELD_HEADS:
            self._tell(PageKind.OBJECT)
            return FieldTable(head, fields(table, self._numbered, self._complain))
        if head in PARAMETER_HEADS:
            parameters = FieldTable(head, fields(table, self._numbered, self._complain))
            self._update(parameters=parameters)
            return parameters
        errors = ErrorTable(head, error_cases(table, self._numbered, self._complain))
        self._update(errors=errors)
        return errors

    def _torn(self, torn: Torn) -> None:
        known = HEADS_UNDER.get(self.section, ())
        if len(torn.head) > 1 and any(torn.head == head[: len(torn.head)] for head in known):
            if self.section in _TOLD_BY:
                self._tell(_TOLD_BY[self.section])
            line = torn.line + self.first_line
            message = "the table is cut off below its head"
            self.problems.append(Problem(Flaw.CUT, line, message))
            self.passed.append(line)

    def _numbered(self, index: int) -> tuple[int, str]:
        """A line's number in the file, and its text."""
        return index + self.first_line, self.lines[index]

    def _complain(self, line: int, message: str) -> None:
        self.problems.append(Problem(Flaw.ROW, line, message))

    def _tell(self, kind: PageKind) -> None:
        # The generator's section comes after the lead, which may hold anything: the last wins.
        self.kind = kind
        if self.headings[-1].level == 2:
            self.kind_line = self.headings[-1].line

    def _update(self, **facts: str | FieldTable | ErrorTable | TypeExpr) -> None:
        if self.calls:
            call = self.calls[-1]
            call.operation = replace(call.operation, **facts)  # type: ignore[arg-type]
            call.confirmed = True

    def _block(
        self,
        start: int,
        end: int,
        content: FieldTable | ValueTable | ErrorTable | ValueList | Member | Response,
    ) -> None:
        self.blocks.append(Block(start, end, content))

    def page(self, path: str, source: Source) -> Page:
        """The page, once every item was taken."""
        operations = tuple(c.operation for c in self.calls if c.confirmed)
        kind = self.kind
        if self.listed is not None:
            kind = PageKind.SDK
        elif kind is PageKind.OTHER:
            if self.has_snippet or any(o.parameters or _has_link(o.response) for o in operations):
                kind = PageKind.SDK
            elif self._is_bare(path):
                kind = PageKind.BARE
        elif kind is not PageKind.OBJECT and not self._is_type():
            kind = PageKind.OTHER
        is_known = kind is not PageKind.OTHER
        raw_title = self.title.text if self.title else ""
        return Page(
            path=path,
            kind=kind,
            title=_bare(raw_title),
            deprecated=raw_title.startswith("~~"),
            lead=self._lead(kind),
            blocks=tuple(self.blocks) if is_known else (),
            operations=operations if kind is PageKind.SDK else (),
            headings=tuple((h.line, _bare(h.text)) for h in self.headings)
            if kind is PageKind.SDK
            else (),
            destinations=destinations(
                source.text, self.lines, self.hidden, self.blocks if is_known else ()
            ),
            passed_through=tuple(self.passed) if is_known else (),
            problems=tuple(self.problems) if is_known or self.title else (),
            text=source.text,
            first_line=source.first_line,
            generated=is_known or self._is_options(),
            alike=not is_known and (_MARKS.search(source.text) is not None or self._names(path)),
        )

    def _is_type(self) -> bool:
        """Whether the H1 is one word, and a list of values the last section of the page.

        A guide by hand may have a section called "Values", and a list in it.
        """
        if self.title is None or len(self.title.text.split()) != 1:
            return False
        listed = any(isinstance(block.content, ValueList) for block in self.blocks)
        return not listed or self.headings[-1].line <= self.kind_line

    def _is_bare(self, path: str) -> bool:
        """An H1 that names the file, a lead at most, and nothing else: a union in Java or Ruby.

        A page by hand can look the same; the catalog asks what else its folder holds.
        """
        return len(self.headings) == 1 and not self.passed and self._names(path)

    def _names(self, path: str) -> bool:
        """Whether the H1 is a type's name, and the file's."""
        if self.title is None:
            return False
        title = _bare(self.title.text)
        stem = path.rsplit("/", 1)[-1].removesuffix(".md").rstrip("_")
        return _TYPE_NAME.fullmatch(title) is not None and stem.lower() == title.lower()

    def _is_options(self) -> bool:
        """Go's page of functional options (input.md, "Special")."""
        return (
            self.title is not None
            and self.title.text == "Options"
            and any(h.text == "Global Options" for h in self.headings)
        )

    def _lead(self, kind: PageKind) -> str:
        if self.title is None or kind is PageKind.OTHER:
            return ""
        start = self.title.line + 1
        if kind is PageKind.SDK:
            end = self.listing or (self.calls[0].operation.heading if self.calls else start)
            overview = [h.line + 1 for h in self.headings if h.text == "Overview"]
            start = overview[0] if overview and overview[0] <= end else start
        else:
            end = len(self.lines) if kind is PageKind.BARE else self.kind_line
            if self.usage_line is not None and start <= self.usage_line < end:
                end = self.usage_line
        lead = self.lines[start:end]
        return "\n".join(line for line in lead if not _DEPRECATED_NOTICE.match(line)).strip()


def _has_link(type_: TypeExpr | None) -> bool:
    return type_ is not None and any(isinstance(part, Link) for part in type_.parts)


def _bare(heading: str) -> str:
    """A heading's text less strike-through, code marks and escapes."""
    return heading.replace("~~", "").replace("`", "").replace("\\", "").strip()


def _listed_operations(lines: Sequence[str], at: int) -> Iterator[str]:
    """Names in the list under ``### Available Operations``, up to the next heading."""
    for line in lines[at:]:
        if line.startswith("#"):
            return
        if listed := _LISTED.match(line):
            yield _bare(listed[1])
