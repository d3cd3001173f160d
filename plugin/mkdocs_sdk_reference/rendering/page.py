"""The parts of a page in order: its own, and the sections about its types and operations."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from markupsafe import Markup, escape

from ..model import Kind, Operation, OperationTable, Type
from .blocks import block_sections
from .chips import errors_of
from .json_text import indented
from .notes import with_notes
from .parts import (
    OWN,
    PART,
    BlockPart,
    CodePart,
    FoldPart,
    HeadingPart,
    NotePart,
    Part,
    ProsePart,
    Rendered,
    Section,
    TabsPart,
)
from .prose import Prose
from .queries import Place
from .samples import with_folds, with_tabs
from .source import Source, parts_of
from .summaries import title_of
from .trail import trail
from .type_sections import below_type, given_about, used_by
from .view import View

TRAIL = "trail"
"""The template of the only section above a page's title."""


def render_page(view: View, prose: Prose, source: Source, *, has_map: bool) -> Iterator[Rendered]:
    """Yield the parts of a page in order.

    Args:
        view: The page.
        prose: Renders its Markdown.
        source: Its Markdown.
        has_map: Whether types get a map of their contents and users.
    """
    yield from above(view, title_of(view.page)) if view.page.generated else ()
    # A type that belongs to one field is shown there; its heading gets no further sections.
    types = {type_.line: type_ for type_ in view.page.types if not type_.owner}
    operations = {operation.heading: operation for operation in view.operations()}
    given: Mapping[str, Any] = {}
    for part in _parts(view, prose, source, types, operations):
        if not isinstance(part, HeadingPart):
            yield from _body(view, part)
            continue
        type_, operation = types.get(part.line), operations.get(part.line)
        if type_ is not None and given:
            yield from below_type(view, given, has_map=has_map)
        yield part
        yield from _below_title(view, part, type_)
        if type_ is not None:
            given = given_about(view, type_.key, type_)
            yield Section("place", given)
            yield from _also(view.also_in(type_.key))
        elif operation is not None:
            yield from _route(view, operation)
            yield from _also(view.operation_also_in(operation))
    yield from _moved(view)
    if given:
        yield from below_type(view, given, has_map=has_map)
    elif view.page.generated and view.page.kind is Kind.OTHER:
        # A page of the generator's own helpers.
        yield from used_by(view, given_about(view, view.page.path, None))


def _parts(
    view: View,
    prose: Prose,
    source: Source,
    types: Container[int],
    operations: Mapping[int, Operation],
) -> Iterator[Part | NotePart]:
    """The page's own parts, with samples grouped, notes in their places, and headings marked."""
    parts = with_folds(parts_of(source, prose, view), operations)
    tabbed = with_tabs(parts, operations, view)
    noted = with_notes(tabbed, view.page, view.is_noted) if view.has_notes else tabbed
    return _with_marks(noted, types, operations)


def _with_marks(
    parts: Iterable[Part | NotePart], types: Container[int], operations: Mapping[int, Operation]
) -> Iterator[Part | NotePart]:
    """Yield the parts; headings of operations have their methods, those inside sections a class."""
    level = 0
    for part in parts:
        if not isinstance(part, HeadingPart):
            yield part
            continue
        operation = operations.get(part.line)
        is_named = operation is not None or part.line in types
        if is_named or part.level <= level:
            level = part.level if is_named else 0
        if level and part.level > level:
            yield replace(part, css=PART)
        else:
            yield part if operation is None else replace(part, method=operation.method)


def above(view: View, title: str) -> Iterator[Section]:
    """Yield the section above a page's title: its breadcrumbs."""
    if steps := trail(view, title):
        yield Section(TRAIL, {"steps": steps})


def _body(
    view: View, part: ProsePart | BlockPart | CodePart | FoldPart | TabsPart | NotePart
) -> Iterator[Rendered]:
    """Yield a part other than a heading, as a host gets it."""
    if isinstance(part, NotePart):
        notes = view.notes(part.anchor)
        ids = tuple(id_ for note in notes for id_ in note.ids)
        search = partial(escape, " ".join(note.text for note in notes))
        yield Section("note", {"anchor": part.anchor}, search=search, ids=ids)
        return
    if isinstance(part, ProsePart):
        yield Section(html=part.html, search=partial(Markup, part.html))
    elif isinstance(part, BlockPart):
        yield from block_sections(view, part)
    elif isinstance(part, CodePart) and part.language in {"", "json"}:
        yield replace(part, text=indented(part.text))
    else:
        yield part


def _below_title(view: View, heading: HeadingPart, type_: Type | None) -> Iterator[Rendered]:
    """Yield the sections below a page's title; `type_` is the type that it names."""
    if heading.level > 1:
        return
    if view.markdown:
        yield Section("markdown")
    if view.page.qualifier and type_ is None:
        yield Section("qualifier", search=partial(escape, view.page.qualifier))


def _route(view: View, operation: Operation) -> Iterator[Rendered]:
    """Yield an operation's summary line, if there is anything to show."""
    errors = errors_of(operation)
    is_routed = bool(operation.method and operation.path)
    since = view.since(operation.anchor)
    if is_routed or errors or operation.returns or operation.deprecated or since:
        search = partial(escape, operation.route if is_routed else "")
        given = {"operation": operation, "errors": errors, "since": since}
        yield Section("route", given, search=search)


def _also(places: Sequence[Place]) -> Iterator[Section]:
    """Yield links to a type or an operation in the site's other SDKs, if any has it."""
    if places:
        yield Section("also", {"places": places})


def _moved(view: View) -> Iterator[Rendered]:
    """Yield a list of the operations with their own pages that the page itself doesn't list."""
    tables = (block.content for block in view.page.blocks)
    rows = (table.operations for table in tables if isinstance(table, OperationTable))
    listed = {row.anchor for table in rows for row in table}
    operations = [
        operation
        for operation in view.operations()
        if view.moved(operation.anchor) is not None and operation.anchor not in listed
    ]
    if operations:
        title = view.words.operations
        yield HeadingPart(2, escape(title), view.heading_id(title), OWN)
        ids = tuple(operation.anchor for operation in operations)
        yield Section("moved", {"operations": operations}, ids=ids)
