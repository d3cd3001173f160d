"""Reads pages of services: a list of operations, then a section for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...commonmark.code import only_code
from ...commonmark.document import Document, bare_heading
from ...commonmark.expressions import parse_type
from ...commonmark.ids import Slugify, parameter_id
from ...commonmark.names import letters
from ...commonmark.tables import Table
from ...model import Field, FieldTable, Heading, Kind, LeftOut, Operation, Page, Returns, TypeExpr
from ..dialect import Dialect
from .draft import Draft
from .sections import PARAMETERS, RETURN_TYPE, Section, headings_of, sections_of
from .tables import fields

_INTRODUCTION = re.compile(r"A list of all methods in the `[^`\n]+` service\.")
_LISTED = ("Methods", "Description")
_NAME = re.compile(r"\[(?P<name>[^\[\]]+)\]\(#[^()\s]*\)")
_METHOD = re.compile(r"- HTTP Method: `([A-Za-z]+)`[ \t]*")
_PATH = re.compile(r"- Endpoint: `([^`]+)`[ \t]*")
_DEPRECATED = "**This endpoint is deprecated.**"
_IN_PATH = re.compile(r"\{([^{}]*)\}")
_BODY = frozenset({"request body", "the request body"})
"""The generator's own descriptions of a body, in lower case."""


def read(dialect: Dialect, path: str, document: Document, slug: Slugify) -> Page | None:
    """Read a page of a service; None if it isn't one."""
    title = document.title
    if title is None or document.text.lstrip()[:1] != "#":
        return None
    end = next((h.line for h in headings_of(document, 2)), len(document.lines))
    introduced = (at for at in range(end) if _INTRODUCTION.match(document.lines[at]))
    introduction = next(introduced, None)
    if introduction is None:
        return None
    draft = Draft(path, document, title, slug)
    sections = sections_of(document, _headings(document), draft.hidden)
    group = letters(title.text).removesuffix("service")
    operations = tuple(_operation(section, draft, group) for section in sections)
    lead = draft.text(title.line + 1, introduction)
    return draft.page(dialect, Kind.OPERATIONS, operations=operations, lead=lead)


def _headings(document: Document) -> Sequence[Heading]:
    """The headings of operations: those in the page's list, each once; all if it has no list."""
    headings = list(headings_of(document, 2))
    tables = (e for e in document.elements if isinstance(e, Table))
    table = next((table for table in tables if table.head == _LISTED), None)
    if table is None or (headings and headings[0].line < table.start):
        return headings
    names = (_NAME.fullmatch(row[0]) for row in table.rows)
    left = {letters(name["name"]) for name in names if name}
    found = []
    for heading in headings:
        name = letters(heading.text)
        if name in left:
            left.remove(name)
            found.append(heading)
    return found or headings


def _operation(section: Section, draft: Draft, group: str) -> Operation:
    """Read the section of an operation."""
    anchor = draft.headings[section.heading.line].anchor
    method, path = _route(section, draft)
    parameters = _parameters(section, draft, anchor, path)
    return Operation(
        page=draft.path,
        name=bare_heading(section.heading.text),
        heading=section.heading.line,
        deprecated=_DEPRECATED in draft.lines[section.start : section.end],
        anchor=anchor,
        method=method,
        path=path,
        group=group,
        parameters=parameters,
        returns=_returns(section, draft),
    )


def _route(section: Section, draft: Draft) -> tuple[str, str]:
    """Return method and path, and leave out their lines; two "" unless there are both."""
    lines, hidden = draft.lines, draft.hidden
    for at in range(section.end - 2, section.start - 1, -1):  # the API's own text comes first
        if hidden[at] or not lines[at].startswith("- "):
            continue
        path = _PATH.fullmatch(lines[at + 1])
        method = _METHOD.fullmatch(lines[at]) if path else None
        if method and path:
            draft.add(at, at + 2, LeftOut(in_markdown=True))
            return method[1].upper(), path[1]
    return "", ""


def _parameters(section: Section, draft: Draft, anchor: str, path: str) -> FieldTable | None:
    """Return the parameters with their ids and places; None if there are none."""
    label = section.label(PARAMETERS)
    known = draft.rows(label) if label else None
    if known is None:
        return None
    table, rows = known
    found = fields(rows, lambda name: draft.ids.unique(parameter_id(anchor, name)))
    in_path = set(map(letters, _IN_PATH.findall(path)))
    placed = tuple(replace(row, place=_place(row, in_path)) for row in found)
    content = FieldTable(table.head, placed, is_of_parameters=True)
    draft.add(table.start, table.end, content)
    return content if placed else None


def _place(row: Field, in_path: set[str]) -> str:
    """Where a parameter goes, if its name or the generator's own words show it."""
    if letters(row.name) in in_path:
        return "path"
    return "body" if row.description.rstrip(".").lower() in _BODY else ""


def _returns(section: Section, draft: Draft) -> TypeExpr | None:
    """Return the type in the line below "Return Type"; None if there is none."""
    label = section.label(RETURN_TYPE)
    line = draft.lines[label.start] if label and label.start < section.end else ""
    if label is None or only_code(line.strip()) is None:
        return None
    type_ = parse_type(line.strip(), unqualified=True)
    draft.add(label.start, label.start + 1, Returns(type_))
    return type_
