"""A block's text for a search: its own words, not the names of other pages."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from ..model import (
    Content,
    Field,
    FieldTable,
    Member,
    MemberTable,
    OperationTable,
    ResponseTable,
    Returns,
    TypeExpr,
    Value,
    ValueTable,
)
from . import queries
from .summaries import text_of
from .view import View


def search_text(content: Content, view: View) -> Markup:
    """Return a block's text for a search."""
    rows: Iterable[tuple[str, ...]]
    if isinstance(content, FieldTable):
        rows = (
            (
                row.name,
                _unlinked(row.type, view),
                *map(text_of, (row.description, row.example)),
                _notes_on(row, view),
            )
            for row in content.fields
        )
    elif isinstance(content, ValueTable):
        rows = (
            (v.name or "", v.value or "", text_of(v.description), _notes_on(v, view))
            for v in content.values
        )
    elif isinstance(content, ResponseTable):
        rows = ((_unlinked(r.type, view), r.status, text_of(r.meaning)) for r in content.responses)
    elif isinstance(content, MemberTable):
        rows = ((member.type.text, text_of(member.description)) for member in content.members)
    elif isinstance(content, OperationTable):
        rows = (
            (text_of(row.name), row.path, text_of(row.description))
            for row in content.operations
            if not row.anchor  # the search finds others by their own sections
        )
    else:
        rows = [(_unlinked(content.type, view),)] if isinstance(content, (Member, Returns)) else []
    return escape(" ".join(word for row in rows for word in row if word))


def _unlinked(type_: TypeExpr, view: View) -> str:
    """Return a type's text; "" if the types that it names have pages, which search finds."""
    return "" if view.ask(queries.targets, (view.page.path, type_)) else type_.text


def _notes_on(row: Field | Value, view: View) -> str:
    return " ".join(note.text for note in view.row_notes(row))
