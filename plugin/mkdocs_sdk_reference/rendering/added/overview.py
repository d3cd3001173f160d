"""The API overview: the operations of all SDKs of a site, and which SDK has which."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import escape

from ...commonmark.names import letters
from ...model import Operation, TypeExpr
from ...reference import Reference
from ..parts import OWN, HeadingPart, Rendered, Section
from ..queries import Place
from ..summaries import text_of, title_of
from ..view import View


class Row(NamedTuple):
    """An operation of the API.

    Attributes:
        name: What the first SDK that has it calls it.
        method: The HTTP method; "" where that SDK doesn't tell.
        path: The HTTP path; "" where that SDK doesn't tell.
        returns: The type that it returns there; None where that SDK doesn't tell.
        page: Path of the page that writes this type.
        places: Where each SDK of the site has it, in their order; None where one has it not.
    """

    name: str
    method: str
    path: str
    deprecated: bool
    returns: TypeExpr | None
    page: str
    places: tuple[tuple[str, Place | None], ...]


Group = tuple[str, tuple[Row, ...]]
"""What a group of operations is called, and its rows."""


def overview(view: View) -> Iterator[Rendered]:
    """Yield the operations of all SDKs by group."""
    for title, rows in view.ask(groups, None):
        if title:
            yield HeadingPart(2, escape(title), view.heading_id(title), OWN)
        yield Section("overview", {"rows": rows})


def groups(reference: Reference, _: None) -> tuple[Group, ...]:
    """Return the operations of all SDKs by group, each once, in the order of SDKs and pages.

    An operation that the first SDK lacks stands in the group of those beside which it stands. Rows
    of a group are sorted by path, then method; those without a path come last,
    in the order of pages.
    """
    found: dict[str, tuple[str, list[Row]]] = {}
    group_of: dict[tuple[str, str], str] = {}
    seen: set[tuple[str, str]] = set()
    single = _pages_of_one_group(reference)
    for operation in _operations(reference):
        if (operation.page, operation.anchor) in seen:
            continue
        tied = (operation, *reference.operation_counterparts(operation))
        seen.update((other.page, other.anchor) for other in tied)
        title = _title(reference, operation, single)
        key = group_of.setdefault((operation.page, operation.group), letters(title))
        for other in tied:
            group_of.setdefault((other.page, other.group), key)
        found.setdefault(key, (title, []))[1].append(_row(reference, tied))
    return tuple(
        (title, tuple(sorted(rows, key=lambda row: (not row.path, row.path, row.method))))
        for title, rows in found.values()
    )


def _operations(reference: Reference) -> Iterator[Operation]:
    """Yield the operations that pages describe, by SDK."""
    of: dict[str, list[Operation]] = {sdk.at: [] for sdk in reference.sdks}
    for operation in reference.operations:
        if operation.is_described and (sdk := reference.sdk_of(operation.page)) is not None:
            of[sdk.at].append(operation)
    for operations in of.values():
        yield from operations


def _pages_of_one_group(reference: Reference) -> frozenset[str]:
    """Paths of the pages whose operations are all of one group."""
    return frozenset(
        path
        for path, page in reference.pages.items()
        if len({operation.group for operation in page.operations}) == 1
    )


def _title(reference: Reference, operation: Operation, single: frozenset[str]) -> str:
    """What the group of an operation is called: as its page is, where that has no other group."""
    page = reference.pages[operation.page]
    return title_of(page) if operation.page in single else text_of(operation.group)


def _row(reference: Reference, tied: tuple[Operation, ...]) -> Row:
    first = tied[0]
    has = {reference.sdk_of(other.page): other for other in reversed(tied)}
    routed = next((other for other in tied if other.method and other.path), first)
    return Row(
        name=first.name,
        method=routed.method,
        path=routed.path,
        deprecated=first.deprecated,
        returns=first.returns,
        page=first.page,
        places=tuple(
            (sdk.title, Place(sdk.title, other.page, other.anchor) if other else None)
            for sdk in reference.sdks
            for other in (has.get(sdk),)
        ),
    )
