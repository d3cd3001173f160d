"""Renders a block that a dialect parsed: the sections of its table, list or declaration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from ..model import (
    Field,
    FieldTable,
    LeftOut,
    Member,
    MemberTable,
    OperationTable,
    Response,
    ResponseTable,
    Returns,
    Signature,
    Value,
    ValueTable,
)
from .parts import MEMBER, BlockPart, CodePart, HeadingPart, Rendered, Section
from .search_text import search_text
from .view import View

_AT_A_GLANCE = 3
_FEW_VALUES = 30
_WIDTH = 48
"""Maximum characters of a value with its name that fit a column."""
_TEMPLATES: Mapping[type, str] = {
    FieldTable: "fields",
    ValueTable: "values",
    MemberTable: "members",
    Member: "member",
    ResponseTable: "errors",
    Returns: "returns",
    OperationTable: "operations",
}
"""The template of each kind of block."""


def block_sections(view: View, part: BlockPart) -> Iterator[Rendered]:
    """Yield the rendered parts of a block."""
    content = part.block.content
    if isinstance(content, LeftOut):
        return
    if isinstance(content, Signature):
        yield CodePart("", content.code)
        return
    if isinstance(content, Member):
        if content.type.parts:  # a screen reader would announce a heading without text
            code = view.type(content.type, is_code=True)
            yield HeadingPart(3, code, view.anchor_at(part.block.start), MEMBER)
            yield Section("member", {"member": content})
        return
    name = _TEMPLATES[type(content)]
    given: dict[str, Any] = {"table": content}
    ids: tuple[str, ...] = ()
    if isinstance(content, FieldTable):
        # A column of empty cells would only make the types scroll.
        given["described"] = any(_says_more(row, view) for row in content.fields)
        given["all_required"] = _are_required(content)
        ids = _ids_of_rows(view, content.fields)
    elif isinstance(content, ValueTable):
        given["is_noted"] = any(view.row_notes(value) for value in content.values)
        given["in_columns"] = not given["is_noted"] and _fit_columns(content)
        ids = _ids_of_rows(view, content.values)
    elif isinstance(content, OperationTable):
        given |= _listed(view, content)
        rows = (row.anchor for row in content.operations)
        ids = tuple(anchor for anchor in rows if view.moved(anchor) is not None)
    elif isinstance(content, Returns):
        statuses = () if content.status else _statuses(view, part.block.start)
        bodies = _bodies(view, part.block.start)
        given = {"returns": content, "bodies": bodies, "responses": statuses}
    yield Section(name, given, search=partial(search_text, content, view), ids=ids)


def _listed(view: View, table: OperationTable) -> Mapping[str, Any]:
    """Return a list's rows with what is known of each, and whether any has a path.

    Facts that a row lacks come from the operation's own section, or its relations.
    """
    known = {operation.anchor: operation for operation in view.operations()}
    rows = []
    for row in table.operations:
        own = known.get(row.anchor)
        route = (row.method, row.path) if row.path or not own else (own.method, own.path)
        rows.append((row, *route, own is not None and own.deprecated))
    return {"rows": rows, "routed": bool(table.head) or any(path for _, _, path, _ in rows)}


def _ids_of_rows(view: View, rows: Iterable[Field | Value]) -> tuple[str, ...]:
    """Return the ids of rows, and those in their notes."""
    found: list[str] = []
    for row in rows:
        found.append(row.anchor)
        found += (id_ for note in view.row_notes(row) for id_ in note.ids)
    return tuple(found)


def _says_more(row: Field, view: View) -> bool:
    """Whether a field's row has more than its name and type."""
    is_described = bool(row.description or row.example or row.deprecation)
    return is_described or row.default is not None or bool(view.row_notes(row))


def _fit_columns(table: ValueTable) -> bool:
    """Whether an enum's values are better read in columns: many, and each a word or two."""
    return len(table.values) > _FEW_VALUES and all(
        len(value.name or "") + len(value.value or "") <= _WIDTH and not value.description
        for value in table.values
    )


def _are_required(table: FieldTable) -> bool:
    """Whether all fields of a type are required, and too many to see that at a glance."""
    rows = table.fields
    is_long = len(rows) > _AT_A_GLANCE and not table.is_of_parameters
    return is_long and all(row.required for row in rows)


def _bodies(view: View, line: int) -> tuple[Response, ...]:
    """The content of a response type without transport data; () if it isn't an envelope."""
    operation = view.operation_at(line)
    found = operation.responses if operation is not None and operation.envelopes else ()
    return tuple(body for body in found if body.field and body.type.parts and not body.is_error)


def _statuses(view: View, line: int) -> tuple[Response, ...]:
    """The responses in a response type, if the page has no table of errors."""
    operation = view.operation_at(line)
    if operation is None or any(response.line for response in operation.responses):
        return ()
    has_status = any(response.status or response.is_error for response in operation.responses)
    return operation.responses if has_status else ()
