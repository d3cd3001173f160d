"""The pages that the plugin adds → elements and HTML: the model index, and operations by status."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from functools import partial
from itertools import groupby

from ..model import Operation, Page, Response
from ..reference import Reference
from .elements import append_text, child
from .markup import COMMA, NOTHING, Html, joined, link, tag, text
from .operations import outcome_type, targets_of
from .relations import kind, namespace_id, shape_id
from .summaries import first_line, title_of
from .tables import written_table
from .types import TypeRenderer
from .viewpoint import Viewpoint

_COMMA = re.compile(r"\s*,\s*")


def listed_types(reference: Reference, root: str) -> list[tuple[str, Page]]:
    """The types of a docs root with their namespaces, in the order of the model index."""
    types = [
        (reference.namespace(type_), reference.pages[type_.page])
        for type_ in reference.types_in(root)
    ]
    return sorted(types, key=lambda t: (t[0].lower(), t[0], title_of(t[1]).lower(), t[1].path))


def field_names(reference: Reference, root: str) -> list[list[str]]:
    """The names of each type's fields, in the order of the model index."""
    return [
        list(dict.fromkeys(field.name for field in page.fields))
        for _, page in listed_types(reference, root)
    ]


def model_index(view: Viewpoint, root: str, data: str) -> list[etree.Element]:
    """All types of a docs root by namespace, then the groups of those that say the same.

    `data` is the path of the file that holds their fields' names; "" without one.
    """
    types = listed_types(view.reference, root)
    words = view.words
    made = [_element("p", words.of_types.format(n=f"{len(types):,}"))]
    if data:
        made[0].set("class", "sdk-count")
        append_text(made[0], " · ")
        child(made[0], "a", words.field_names, css="sdk-data", href=view.href(data))
    for name, group in groupby(types, key=lambda entry: entry[0]):
        made.append(_element("h2", name or words.models, id=namespace_id(name)))
        items = _element("ul", css="sdk-index")
        view.later(items, partial(_index, view, [page for _, page in group]))
        made.append(items)
    made += _shapes(view, root)
    return made


def _index(view: Viewpoint, pages: list[Page]) -> Html:
    return joined(_entry(view, page) for page in pages)


def _entry(view: Viewpoint, page: Page) -> Html:
    facts = [kind(page.kind, view.words)]
    if page.deprecated:
        facts.append(view.words.deprecated)
    if lead := first_line(page.lead):
        facts.append(lead)
    title = link(view.href(page.path), text(title_of(page)))
    return tag("li", title, text(" · " + " · ".join(facts)))


def _shapes(view: Viewpoint, root: str) -> list[etree.Element]:
    root_of = view.reference.root_of
    groups = [group for group in view.reference.groups if root_of(group[0]) == root]
    if not groups:
        return []
    holder = _element("div")
    view.later(holder, partial(_groups, view, groups))
    return [_element("h2", view.words.same_shape, id="sdk-same-shape"), holder]


def _groups(view: Viewpoint, groups: list[tuple[str, ...]]) -> Html:
    return joined(_group(view, group) for group in groups)


def _group(view: Viewpoint, group: tuple[str, ...]) -> Html:
    first = view.pages[group[0]]
    count = view.words.of_types.format(n=f"{len(group):,}")
    summary = f"{title_of(first)} · {kind(first.kind, view.words)} · {count}"
    items = [tag("li", link(view.href(path), text(title_of(view.pages[path])))) for path in group]
    return tag(
        "details",
        tag("summary", text(summary)),
        tag("ul", *items),
        css="sdk-fold sdk-same-shape",
        id=shape_id(group),
    )


def errors_page(view: Viewpoint, root: str, types: TypeRenderer) -> list[etree.Element]:
    """Operations against status codes: a table for each page of operations."""
    reference = view.reference
    calls = [call for call in reference.operations if reference.root_of(call.page) == root]
    made = []
    for path, group in groupby(calls, key=lambda call: call.page):
        rows = [(call, _by_status(call)) for call in group]
        if any(cells for _, cells in rows):
            holder = _element("div")
            view.later(holder, partial(_matrix, view, types, rows))
            made += [_element("h2", title_of(view.pages[path])), holder]
    return made


Cells = dict[str, list[Response]]
"""What an operation may return, by status."""


def _by_status(call: Operation) -> Cells:
    cells: Cells = {}
    for outcome in call.responses:
        if outcome.status or outcome.is_error:
            for status in _COMMA.split(outcome.status):
                cells.setdefault(status, []).append(outcome)
    return cells


def _matrix(view: Viewpoint, types: TypeRenderer, rows: list[tuple[Operation, Cells]]) -> Html:
    """A table; what every operation may fail with and no page describes is said once above."""
    words = view.words
    columns = sorted({status for _, cells in rows for status in cells}, key=_rank)
    common = [status for status in columns if len(rows) > 1 and _is_common(status, rows, view)]
    above = NOTHING
    if common:
        statuses: dict[str, list[str]] = {}
        for status in common:
            name = ", ".join(outcome.type.text for outcome in rows[0][1][status])
            statuses.setdefault(name, []).append(status)
        names = ", ".join(f"{name} ({', '.join(found)})" for name, found in statuses.items())
        above = tag("p", text(words.every_operation.format(types=names)))
        columns = [status for status in columns if status not in common]
    if not columns:
        return above
    body = []
    for call, cells in rows:
        if any(status in cells for status in columns):
            title = link(view.href(call.page, call.anchor), text(call.name))
            made = [_cell(cells.get(status, []), view, types) for status in columns]
            body.append(tag("tr", tag("th", title, scope="row"), *made))
    head = (words.operation, *(status or words.status_unknown for status in columns))
    return joined((above, written_table("sdk-matrix", head, body)))


def _cell(outcomes: list[Response], view: Viewpoint, types: TypeRenderer) -> Html:
    return tag("td", joined((outcome_type(found, view, types) for found in outcomes), COMMA))


def _is_common(status: str, rows: list[tuple[Operation, Cells]], view: Viewpoint) -> bool:
    """Whether every operation may fail with the same, by a status, and no page describes it."""
    found = [cells.get(status, []) for _, cells in rows]
    return (
        bool(status)
        and all(
            cell and all(o.is_error and not targets_of(o, view) for o in cell) for cell in found
        )
        and len({tuple(outcome.type.text for outcome in cell) for cell in found}) == 1
    )


def _rank(status: str) -> tuple[bool, str]:
    return not status, status.upper()


def _element(tag: str, text: str = "", css: str = "", **attributes: str) -> etree.Element:
    return child(etree.Element("div"), tag, text, css, **attributes)
