"""The pages that the plugin adds → elements: the model index, and operations by status."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from functools import partial
from itertools import groupby

from ..catalog import Catalog
from ..items import namespace
from ..model import Page
from ..references import Fields
from ..responses import Call, Outcome
from .elements import append_text, child
from .operations import outcome_type
from .relations import kind, namespace_id, shape_id
from .summaries import first_line, title_of
from .types import TypeRenderer
from .viewpoint import Viewpoint

_COMMA = re.compile(r"\s*,\s*")


def listed_types(catalog: Catalog, root: str) -> list[tuple[str, Page]]:
    """The types of a docs root with their namespaces, in the order of the model index."""
    types = [(namespace(page.path, root), page) for page in catalog.types_of(root)]
    return sorted(types, key=lambda t: (t[0].lower(), t[0], title_of(t[1]).lower(), t[1].path))


def field_names(catalog: Catalog, fields: Fields, root: str) -> list[list[str]]:
    """The names of each type's fields, in the order of the model index."""
    return [
        list(dict.fromkeys(named.field.name for named in fields[page.path]))
        for _, page in listed_types(catalog, root)
    ]


def model_index(view: Viewpoint, root: str, data: str) -> list[etree.Element]:
    """All types of a docs root by namespace, then the groups of those that say the same.

    `data` is the path of the file that holds their fields' names; "" without one.
    """
    types = listed_types(view.links.catalog, root)
    words = view.words
    made = [_element("p", words.of_types.format(n=f"{len(types):,}"))]
    if data:
        made[0].set("class", "sdk-count")
        append_text(made[0], " · ")
        child(made[0], "a", words.field_names, css="sdk-data", href=view.href(data))
    for name, group in groupby(types, key=lambda entry: entry[0]):
        made.append(_element("h2", name or words.models, id=namespace_id(name)))
        items = _element("ul", css="sdk-index")
        view.stream(items, _index(view, [page for _, page in group]))
        made.append(items)
    made += _shapes(view, root)
    return made


def _index(view: Viewpoint, pages: list[Page]) -> Iterator[etree.Element]:
    for page in pages:
        item = etree.Element("li")
        child(item, "a", title_of(page), href=view.href(page.path))
        facts = [kind(page.kind, view.words)]
        if page.deprecated:
            facts.append(view.words.deprecated)
        if lead := first_line(page.lead):
            facts.append(lead)
        append_text(item, " · " + " · ".join(facts))
        yield item


def _shapes(view: Viewpoint, root: str) -> list[etree.Element]:
    catalog = view.links.catalog
    groups = [group for group in view.relations.shapes if catalog.root_of(group[0]) == root]
    if not groups:
        return []
    holder = _element("div")
    view.stream(holder, _groups(view, groups))
    return [_element("h2", view.words.same_shape, id="sdk-same-shape"), holder]


def _groups(view: Viewpoint, groups: list[tuple[str, ...]]) -> Iterator[etree.Element]:
    for group in groups:
        first = view.pages[group[0]]
        details = _element("details", css="sdk-fold sdk-same-shape", id=shape_id(group))
        count = view.words.of_types.format(n=f"{len(group):,}")
        summary = f"{title_of(first)} · {kind(first.kind, view.words)} · {count}"
        child(details, "summary", summary)
        items = child(details, "ul")
        for path in group:
            child(child(items, "li"), "a", title_of(view.pages[path]), href=view.href(path))
        yield details


def errors_page(view: Viewpoint, root: str, types: TypeRenderer) -> list[etree.Element]:
    """Operations against status codes: a table for each page of operations."""
    catalog = view.links.catalog
    calls = [call for call in view.relations.calls if catalog.root_of(call.page) == root]
    made = []
    for path, group in groupby(calls, key=lambda call: call.page):
        rows = [(call, _by_status(call)) for call in group]
        if any(cells for _, cells in rows):
            holder = _element("div")
            view.later(partial(_fill_matrix, holder, view, types, rows))
            made += [_element("h2", title_of(view.pages[path])), holder]
    return made


Cells = dict[str, list[Outcome]]
"""What an operation may return, by status."""


def _by_status(call: Call) -> Cells:
    cells: Cells = {}
    for outcome in call.outcomes:
        if outcome.status or outcome.is_error:
            for status in _COMMA.split(outcome.status):
                cells.setdefault(status, []).append(outcome)
    return cells


def _fill_matrix(
    holder: etree.Element, view: Viewpoint, types: TypeRenderer, rows: list[tuple[Call, Cells]]
) -> None:
    """A table; what every operation may fail with and no page describes is said once above."""
    columns = sorted({status for _, cells in rows for status in cells}, key=_rank)
    common = [status for status in columns if len(rows) > 1 and _is_common(status, rows)]
    if common:
        statuses: dict[str, list[str]] = {}
        for status in common:
            name = ", ".join(outcome.type.text for outcome in rows[0][1][status])
            statuses.setdefault(name, []).append(status)
        names = ", ".join(f"{name} ({', '.join(found)})" for name, found in statuses.items())
        child(holder, "p", view.words.every_operation.format(types=names))
        columns = [status for status in columns if status not in common]
    if not columns:
        return
    table = child(child(holder, "div", css="sdk-matrix"), "table", css="sdk-table")
    head = child(child(table, "thead"), "tr")
    child(head, "th", view.words.operation, scope="col")
    for status in columns:
        child(head, "th", status or view.words.status_unknown, scope="col")
    body = child(table, "tbody")
    for call, cells in rows:
        if not any(status in cells for status in columns):
            continue
        row = child(body, "tr")
        title = child(row, "th", scope="row")
        child(title, "a", call.name, href=view.href(call.page, call.anchor))
        for status in columns:
            cell = child(row, "td")
            for outcome in cells.get(status, ()):
                if len(cell) or cell.text:
                    append_text(cell, ", ")
                outcome_type(cell, outcome, view, types)


def _is_common(status: str, rows: list[tuple[Call, Cells]]) -> bool:
    """Whether every operation may fail with the same, by a status, and no page describes it."""
    found = [cells.get(status, []) for _, cells in rows]
    return (
        bool(status)
        and all(cell and all(o.is_error and not o.targets for o in cell) for cell in found)
        and len({tuple(outcome.type.text for outcome in cell) for cell in found}) == 1
    )


def _rank(status: str) -> tuple[bool, str]:
    return not status, status.upper()


def _element(tag: str, text: str = "", css: str = "", **attributes: str) -> etree.Element:
    return child(etree.Element("div"), tag, text, css, **attributes)
