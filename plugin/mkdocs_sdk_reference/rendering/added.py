"""The pages that the plugin adds: the model index, operations by their errors, and the home."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from markupsafe import escape

from ..model import Kind, Operation, Response, Type
from ..reference import Reference
from ..reference.added import AddedKind, AddedPage
from .labels import group_id, namespace_id
from .page import OWN, Rendered, Section
from .parts import HeadingPart
from .view import View

_COMMA = re.compile(r"\s*,\s*")


class ListedType(NamedTuple):
    """A type on the model index, less what it holds: that may change without the index."""

    namespace: str
    key: str
    deprecated: bool


class MatrixRow(NamedTuple):
    """An operation, and what it may return by status."""

    operation: Operation
    cells: dict[str, list[Response]]


class Matrix(NamedTuple):
    """The operations of a page against statuses.

    Attributes:
        common: What every operation may fail with and no page describes, in words; "" for nothing.
        columns: The other statuses.
        rows: The operations that may return one of them.
    """

    common: str
    columns: list[str]
    rows: list[MatrixRow]


class Offer(NamedTuple):
    """What a docs root offers.

    Attributes:
        operations: Paths of its pages of operations, each with the number of operations.
        types: The number of its types.
    """

    root: str
    operations: tuple[tuple[str, int], ...]
    types: int


def listed_types(reference: Reference, root: str) -> list[tuple[str, Type]]:
    """Return the types of a docs root with their namespaces, in the order of the model index."""
    types = [(reference.namespace(type_), type_) for type_ in reference.types_in(root)]
    return sorted(types, key=lambda t: (t[0].lower(), t[0], t[1].title.lower(), t[1].key))


def field_names(reference: Reference, root: str) -> list[list[str]]:
    """Return the names of each type's fields, in the order of the model index."""
    return [
        list(dict.fromkeys(field.name for field in type_.fields))
        for _, type_ in listed_types(reference, root)
    ]


def model_index(view: View, root: str, data: str) -> Iterator[Rendered]:
    """Yield all types of a docs root by namespace, then the groups of those that say the same.

    Args:
        view: The page.
        root: The docs root.
        data: Path of the file that holds the fields' names; "" without one.
    """
    types = view.ask(_listed, root)
    yield Section("model_count", {"count": len(types), "data": data})
    for name, group in groupby(types, key=lambda type_: type_.namespace):
        yield HeadingPart(2, escape(name or view.words.models), namespace_id(name), OWN)
        yield Section("model_index", {"types": list(group)})
    groups = view.ask(_groups, root)
    if groups:
        ids = tuple(map(group_id, groups))
        yield HeadingPart(2, escape(view.words.same_shape), "sdk-same-shape", OWN)
        yield Section("model_groups", {"groups": groups}, ids=ids)


def errors_page(view: View, root: str) -> Iterator[Rendered]:
    """Yield operations against status codes: a table for each page of operations."""
    operations = view.ask(_operations, root)
    for path, group in groupby(operations, key=lambda operation: operation.page):
        rows = [MatrixRow(operation, _by_status(operation)) for operation in group]
        if any(row.cells for row in rows):
            title = view.title(path)
            yield HeadingPart(2, escape(title), view.heading_id(title), OWN)
            yield Section("errors_page", {"matrix": _matrix(view, rows)})


def home(view: View, added: Sequence[AddedPage]) -> Iterator[Rendered]:
    """Yield what a site offers: for each docs root its pages of operations and the added ones.

    Args:
        view: The page.
        added: All pages that are added to the site.
    """
    offers = view.ask(_offers, None)
    for offer in offers:
        if len(offers) > 1 and offer.root:
            title = offer.root.rstrip("/")
            yield HeadingPart(2, escape(title), view.heading_id(title), OWN)
        pages = {page.kind: page.path for page in added if page.root == offer.root}
        given = {
            "operations": offer.operations,
            "types": offer.types,
            "models": pages.get(AddedKind.MODELS, ""),
            "errors": pages.get(AddedKind.ERRORS, ""),
        }
        yield Section("home", given)


def _offers(reference: Reference, _: None) -> list[Offer]:
    pages: dict[str, list[tuple[str, int]]] = {}
    for path, page in sorted(reference.pages.items()):
        if page.generated and page.kind is not Kind.OVERVIEW:
            found = pages.setdefault(reference.root_of(path), [])
            if page.kind is Kind.OPERATIONS:
                found.append((path, len(page.operations)))
    return [
        Offer(root, tuple(found), len(reference.types_in(root)))
        for root, found in sorted(pages.items())
    ]


def _listed(reference: Reference, root: str) -> list[ListedType]:
    return [
        ListedType(namespace, type_.key, type_.deprecated)
        for namespace, type_ in listed_types(reference, root)
    ]


def _groups(reference: Reference, root: str) -> list[tuple[str, ...]]:
    return [g for g in reference.groups if reference.root_of(reference.path_of(g[0])) == root]


def _operations(reference: Reference, root: str) -> list[Operation]:
    return [op for op in reference.operations if reference.root_of(op.page) == root]


def _by_status(operation: Operation) -> dict[str, list[Response]]:
    """What it may return; a success of no type says nothing of errors."""
    cells: dict[str, list[Response]] = {}
    for response in operation.responses:
        is_plain = response.status[:1] in {"1", "2", "3"} and not response.type.parts
        if (response.status and not is_plain) or response.is_error:
            for status in _COMMA.split(response.status):
                cells.setdefault(status, []).append(response)
    return cells


def _matrix(view: View, rows: list[MatrixRow]) -> Matrix:
    columns = sorted({status for row in rows for status in row.cells}, key=_rank)
    common = [s for s in columns if len(rows) > 1 and _is_common(view, s, rows)]
    statuses: dict[str, list[str]] = {}
    for status in common:
        name = ", ".join(_said(view, response) for response in rows[0].cells[status])
        statuses.setdefault(name, []).append(status)
    names = ", ".join(_failure(name, found, rows[0]) for name, found in statuses.items())
    columns = [status for status in columns if status not in common]
    return Matrix(
        view.words.every_operation.format(types=names) if names else "",
        columns,
        [row for row in rows if any(status in row.cells for status in columns)],
    )


def _is_common(view: View, status: str, rows: Iterable[MatrixRow]) -> bool:
    """Whether every operation may fail with the same, by a status, and no page describes it."""
    found = [row.cells.get(status, []) for row in rows]
    return (
        bool(status)
        and all(
            cell and all(r.is_error and not view.is_described(r) for r in cell) for cell in found
        )
        and len({tuple(_said(view, response) for response in cell) for cell in found}) == 1
    )


def _failure(said: str, statuses: Sequence[str], row: MatrixRow) -> str:
    """A way to fail with its statuses, which stand first where no type is named."""
    listed = ", ".join(statuses)
    if any(response.type.parts for response in row.cells[statuses[0]]):
        return f"{said} ({listed})"
    return f"{listed} ({said.removesuffix('.')})" if said else listed


def _said(view: View, response: Response) -> str:
    """What is returned, or what it means where the page names no type for it."""
    return response.type.text or view.meaning(response)


def _rank(status: str) -> tuple[bool, str]:
    return not status, status.upper()
