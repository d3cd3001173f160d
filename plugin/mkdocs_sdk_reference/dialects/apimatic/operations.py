"""Reads pages of operations: each is an H1 below the controller's H1."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field, replace

from ...commonmark.expressions import parse_type
from ...commonmark.ids import Slugify, parameter_id
from ...commonmark.names import letters
from ...commonmark.outline import Fence
from ...model import (
    FieldTable,
    Kind,
    Link,
    Operation,
    Page,
    Response,
    ResponseTable,
    Returns,
    TypeExpr,
)
from ..dialect import Dialect
from .draft import Draft, Section
from .tables import ERROR_HEADS, PARAMETER_HEADS, errors, fields

_OWN = frozenset({"Parameters", "Response Type", "Example Usage"})
"""Sections of operations; each operation has at least one of them."""
_LISTED = re.compile(r"[*-] (?P<link>\[.+\]\(.+\))$")
_DEPRECATED = "**This endpoint is deprecated"
_STATUS = re.compile(r"\*\*(?P<status>[1-5](?:\d\d|XX)|[Dd]efault)\*\*:(?P<meaning>.*)")
_RETURNS = "This method returns"
_OF_TYPE = "of type "
_NOTHING = frozenset({"", "void", "nil", "none", "null", "unit"})
"""Words of all languages for "returns nothing", in lower case."""


@dataclass(slots=True)
class _Call:
    """An operation while its sections are read; a repeated section replaces the earlier one.

    Attributes:
        own: The section right below its heading.
        sections: Its other sections by name.
        wanted: The id that links use; "" for none.
    """

    own: Section
    wanted: str = ""
    sections: dict[str, Section] = field(default_factory=dict)


def read(dialect: Dialect, draft: Draft, slug: Slugify) -> Page | None:
    """Read a page of operations; None if it isn't one."""
    title = draft.title
    class_name = next((s for s in draft.sections if s.name == "Class Name"), None)
    if title is None or class_name is None or not draft.code_in(class_name):
        return None
    listing = next((s for s in draft.sections if s.name == "Methods"), None)
    listed = _listed(draft, listing) if listing is not None else {}
    calls = _calls(draft, listed)
    if not listed and not any(_OWN & call.sections.keys() for call in calls):
        return None
    draft.identify(slug, {call.own.heading.line: call.wanted for call in calls})
    operations = tuple(_operation(draft, call) for call in calls)
    own = next(section for section in draft.sections if section.heading is title)
    end = next((e.start for e in own.elements if isinstance(e, Fence)), own.end)
    lead = draft.text(title.line + 1, end)
    return draft.page(dialect, Kind.OPERATIONS, operations=operations, lead=lead)


def _calls(draft: Draft, listed: dict[str, deque[str]]) -> list[_Call]:
    """The operations that the page lists, or the only one of a page without a list."""
    calls: list[_Call] = []
    is_only = not listed
    for section in draft.sections:
        level, name = section.heading.level, letters(section.name)
        wanted = listed.get(name)
        if level == 1 and section.heading is not draft.title and (is_only or wanted):
            calls.append(_Call(section, wanted.popleft() if wanted else ""))
            is_only = False
        elif level == 2 and calls:
            calls[-1].sections[section.name] = section
    return calls


def _listed(draft: Draft, section: Section) -> dict[str, deque[str]]:
    """The ids in a page's list of operations, by the letters of their names."""
    found: dict[str, deque[str]] = {}
    for line in draft.lines[section.start : section.end]:
        item = _LISTED.match(line.rstrip())
        parts = parse_type(item["link"]).parts if item else ()
        if len(parts) == 1 and isinstance(parts[0], Link):
            href = parts[0].href
            found.setdefault(letters(parts[0].text), deque()).append(href.partition("#")[2])
    return found


def _operation(draft: Draft, call: _Call) -> Operation:
    heading = call.own.heading
    anchor = draft.headings[heading.line].anchor
    returns, responses = _returned(draft, call.sections.get("Response Type"))
    table = _errors(draft, call.sections.get("Errors"))
    if table is not None:
        responses = (*responses, *table.responses)
    lead = draft.lines[call.own.start : call.own.end]
    return Operation(
        page=draft.path,
        name=call.own.name,
        heading=heading.line,
        deprecated=any(line.startswith(_DEPRECATED) for line in lead),
        anchor=anchor,
        group=letters(draft.name),
        parameters=_parameters(draft, call.sections.get("Parameters"), anchor),
        returns=returns,
        responses=tuple(replace(response, anchor=anchor) for response in responses),
    )


def _parameters(draft: Draft, section: Section | None, anchor: str) -> FieldTable | None:
    known = draft.known_table(section, PARAMETER_HEADS)
    if known is None:
        return None
    table, found = known
    parameters = tuple(
        replace(row, anchor=draft.ids.unique(parameter_id(anchor, row.name)))
        for row in fields(found, draft.first_line, None)
    )
    content = FieldTable(table.head, parameters, is_of_parameters=True)
    draft.add(table.start, table.end, content)
    return content


def _errors(draft: Draft, section: Section | None) -> ResponseTable | None:
    known = draft.known_table(section, ERROR_HEADS)
    if known is None:
        return None
    table, found = known
    content = errors(table, found, draft.path, draft.first_line)
    draft.add(table.start, table.end, content)
    return content


def _returned(
    draft: Draft, section: Section | None
) -> tuple[TypeExpr | None, tuple[Response, ...]]:
    """The type that an operation returns, and the responses with their statuses."""
    at = draft.first_text(section) if section else None
    if section is None or at is None:
        return None, ()
    line = draft.lines[at].strip()
    is_alone = at + 1 == section.end or not draft.lines[at + 1].strip()
    if not (line.startswith(("`", "[")) and is_alone and line.endswith(("`", ")"))):
        return _in_words(draft, section)
    returns = parse_type(line)
    if returns.text.lower() in _NOTHING:
        return None, ()
    draft.add(at, at + 1, Returns(returns))
    return returns, ()


def _in_words(draft: Draft, section: Section) -> tuple[TypeExpr | None, tuple[Response, ...]]:
    """The same from the sentences of newer releases, which stay running text."""
    returns: TypeExpr | None = None
    responses: list[Response] = []
    waiting: list[Response] = []  # responses still without a type
    for at in range(section.start, section.end):
        line = draft.lines[at]
        if status := _STATUS.match(line):
            waiting.append(_response(draft, at, status))
        elif line.startswith(_RETURNS):
            type_ = _type_in(draft, at)
            returns = returns or type_
            responses += (replace(r, type=type_ or TypeExpr()) for r in waiting)
            waiting.clear()
        elif waiting:
            meaning = f"{waiting[-1].meaning}\n{line}"
            waiting[-1] = replace(waiting[-1], meaning=meaning)
    found = (*responses, *waiting)
    return returns, tuple(replace(r, meaning=r.meaning.strip()) for r in found)


def _response(draft: Draft, at: int, status: re.Match[str]) -> Response:
    return Response(
        status=status["status"],
        is_error=status["status"][0] in "45",
        type=TypeExpr(),
        meaning=status["meaning"],
        line=at + draft.first_line,
        page=draft.path,
    )


def _type_in(draft: Draft, at: int) -> TypeExpr | None:
    """The type at the end of a sentence; None if it names none."""
    line = draft.lines[at].rstrip()
    before, found, type_ = line.rpartition(_OF_TYPE)
    if not found:
        return None
    draft.add_type_in_text(at, len(before))
    return parse_type(type_.removesuffix("."))
