"""The sections of a page in order, each rendered by one template."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from markupsafe import Markup, escape

from ..model import (
    Content,
    Field,
    FieldTable,
    Kind,
    LeftOut,
    Member,
    MemberTable,
    Operation,
    OperationTable,
    Response,
    ResponseTable,
    Returns,
    Signature,
    Type,
    TypeExpr,
    Value,
    ValueTable,
)
from ..reference import Role
from . import queries
from .chips import errors_of
from .json_text import indented
from .notes import with_notes
from .parts import BlockPart, CodePart, FoldPart, HeadingPart, NotePart, ProsePart, TabsPart
from .prose import Prose
from .queries import Place
from .samples import with_folds, with_tabs
from .source import Source, parts_of
from .summaries import text_of, title_of
from .trail import guides, trail
from .view import View

_NOTHING = Markup("")
USED_BY = "sdk-used-by"
OWN = "sdk-own"
"""The class of headings that aren't in the page's own text."""
PART = "sdk-part"
"""The class of headings inside the section of a type or an operation."""
MEMBER = "sdk-member"
"""The class of headings of a union's members."""
TRAIL = "trail"
"""The template of the only section above a page's title."""
_RESPONSES = "sdk-responses"
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
_OF_ROWS = frozenset({"fields", "values"})
"""Templates of tables whose rows are the page's own; their texts for a search are large."""


def _nothing() -> Markup:
    return _NOTHING


@dataclass(frozen=True, slots=True)
class Section:
    """A part that the host inserts unchanged when it writes the page.

    Attributes:
        template: Its template; "" if it is rendered already.
        given: The template's values.
        html: The part, rendered.
        search: Returns the HTML for search, without text of other pages. It is called as
            late as possible: for many pages, these texts are large.
        ids: The ids in it that are known before it is rendered.
    """

    template: str = ""
    given: Mapping[str, Any] = field(default_factory=dict)
    html: Markup = _NOTHING
    search: Callable[[], Markup] = _nothing
    ids: tuple[str, ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether it says something of its own page, which a search should see."""
        return not self.template or self.template in _OF_ROWS or bool(self.search())


Rendered = HeadingPart | CodePart | FoldPart | TabsPart | Section
"""A part of a page as a host gets it."""


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
    current: Mapping[str, Any] = {}
    level = 0
    parts = with_folds(parts_of(source, prose, view), operations)
    tabbed = with_tabs(parts, operations, view)
    for part in with_notes(tabbed, view.page, view.is_noted) if view.has_notes else tabbed:
        if isinstance(part, HeadingPart):
            found = types.get(part.line)
            if found is not None and current:
                yield from _below(view, current, has_map=has_map)
            is_named = found is not None or part.line in operations
            if is_named or part.level <= level:
                level = part.level if is_named else 0
            operation = operations.get(part.line)
            yield _marked(part, level, operation)
            yield from _below_title(view, part, found)
            if found is not None:
                current = _given(view, found.key, found)
                yield Section("place", current)
                yield from _also(view.also_in(found.key))
            elif operation is not None:
                yield from _route(view, operation)
                yield from _also(view.operation_also_in(operation))
        else:
            yield from _body(view, part)
    yield from _moved(view)
    if current:
        yield from _below(view, current, has_map=has_map)
    elif view.page.generated and view.page.kind is Kind.OTHER:
        # A page of the generator's own helpers.
        yield from _used_by(view, _given(view, view.page.path, None))


def above(view: View, title: str) -> Iterator[Section]:
    """Yield the section above a page's title: its breadcrumbs."""
    if steps := trail(view, title):
        yield Section(TRAIL, {"steps": steps})


def _marked(heading: HeadingPart, level: int, operation: Operation | None) -> HeadingPart:
    """Return a heading with its method or class, if it is an operation's or inside a section."""
    if level and heading.level > level:
        return replace(heading, css=PART)
    return heading if operation is None else replace(heading, method=operation.method)


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
        yield from _block(view, part)
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
        search = partial(escape, operation.route) if is_routed else _nothing
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


def _block(view: View, part: BlockPart) -> Iterator[Rendered]:
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
    yield Section(name, given, search=partial(_search_text, content, view), ids=ids)


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


def _given(view: View, key: str, type_: Type | None) -> Mapping[str, Any]:
    """Return the values that all templates about a type and its users share."""
    usages = view.usages(key)
    is_error = bool(usages) and usages[0].role is Role.ERROR  # responses would come first
    return {
        "type": type_,
        "key": key,
        "is_error": is_error,
        "guides": guides(view) if is_error else (),
        "used_by": _id(USED_BY, type_.anchor if type_ else ""),
    }


def _below(view: View, given: Mapping[str, Any], *, has_map: bool) -> Iterator[Rendered]:
    """Yield the sections about a type's users and duplicates, below its own text."""
    if has_map:
        yield Section("type_map", given)
    yield from _used_by(view, given)
    yield from _responses(view, given["type"])
    yield from _same_shape(view, given["type"])


def _used_by(view: View, given: Mapping[str, Any]) -> Iterator[Rendered]:
    if view.usages(given["key"]):
        yield HeadingPart(2, escape(view.words.used_by), given["used_by"], OWN)
        yield Section("used_by", given)


def _responses(view: View, type_: Type) -> Iterator[Rendered]:
    operation = view.family(type_.key)
    if operation is not None:
        title = view.words.responses_of.format(operation=operation.route)
        yield HeadingPart(2, escape(title), _id(_RESPONSES, type_.anchor), OWN)
        yield Section("responses", {"operation": operation, "key": type_.key})


def _same_shape(view: View, type_: Type) -> Iterator[Rendered]:
    group, words = view.duplicates(type_.key), view.words
    if not group:
        return
    count = len(group) - 1
    if type_.kind is Kind.ENUM:
        said = words.identical_enum if count == 1 else words.identical_enums
    else:
        said = words.identical_object if count == 1 else words.identical_objects
    nearest = view.nearest(type_.key)
    given = {
        "said": said.format(n=words.number(count)),
        "nearest": nearest,
        "left": count - len(nearest),
        "group": group,
    }
    yield Section("same_shape", given)


def _id(wanted: str, anchor: str) -> str:
    """Return the id of a section; it includes the id of a type that shares its page."""
    return f"{wanted}-{anchor}" if anchor else wanted


def _search_text(content: Content, view: View) -> Markup:
    """Return a block's text for search: its own words, not names of other pages."""
    rows: Iterable[tuple[str, ...]]
    if isinstance(content, FieldTable):
        rows = (
            (
                row.name,
                _unlinked(row.type, view),
                *map(text_of, (row.description, row.example)),
                view.row_noted(row),
            )
            for row in content.fields
        )
    elif isinstance(content, ValueTable):
        rows = (
            (v.name or "", v.value or "", text_of(v.description), view.row_noted(v))
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
