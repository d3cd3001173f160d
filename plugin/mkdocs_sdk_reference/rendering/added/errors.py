"""Renders the errors page: the errors of all operations, a row each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from markupsafe import escape

from ...model import Operation, Response
from ...reference import Reference
from ..parts import OWN, HeadingPart, Rendered, Section
from ..summaries import first_line
from ..trail import guides
from ..view import View

_COMMA = re.compile(r"\s*,\s*")
_MOST_ROWS = 30
_MOST_OF_ONE = 2
"""If there are more than this many errors of a single operation, also per operation, each operation
has one row for all of its own."""

_FEW = 3
"""Number of operations that are listed unfolded."""


class Failure(NamedTuple):
    """An error of operations.

    Attributes:
        targets: Keys of the types that it names; () if no page describes it.
        text: The type as in the source; "" if it names none.
        meaning: Its meaning in the responses; "" if they have none, or different ones.
        statuses: The status codes, in order; "" for an unknown one.
        response: One of those responses.
        operations: The operations, in the order of pages and of the source.
    """

    targets: tuple[str, ...]
    text: str
    meaning: str
    statuses: tuple[str, ...]
    response: Response
    operations: tuple[Operation, ...]


class Failures(NamedTuple):
    """The errors of a docs root's operations.

    Attributes:
        all: All the operations, failing or not.
        found: The errors, by status.
    """

    all: tuple[Operation, ...]
    found: tuple[Failure, ...]


class Row(NamedTuple):
    """A row of the table of errors.

    Attributes:
        failure: The error.
        meaning: Its meaning, or else the first line of its type's description.
        operations: The operations to list: with this error, or without it if `is_rest`.
        is_rest: Whether all operations except these have the error.
    """

    failure: Failure
    meaning: str
    operations: Sequence[Operation]
    is_rest: bool


def errors_page(view: View, root: str) -> Iterator[Rendered]:
    """Yield the errors of every operation, then a row for each, then those of single operations."""
    operations, found = view.ask(failures, root)
    alone = _alone(found)
    in_rows = {id(failure) for _, own in alone for failure in own}
    common = [f for f in found if not f.targets and len(operations) == len(f.operations) > 1]
    in_rows |= set(map(id, common))
    rows = [_row(view, failure, operations) for failure in found if id(failure) not in in_rows]
    common_types = ", ".join(map(_named, common))
    given = {
        "guides": guides(view),
        "common": view.words.every_operation.format(types=common_types) if common_types else "",
        "rows": rows,
        "few": _FEW,
        "has_types": any(row.failure.text for row in rows),
        "has_meanings": any(row.meaning for row in rows),
    }
    yield Section("errors_page", given)
    if alone:
        title = view.words.errors_by_operation
        yield HeadingPart(2, escape(title), "sdk-errors-by-operation", OWN)
        meanings = _meanings(view, (failure for _, own in alone for failure in own))
        yield Section("errors_by_operation", {"rows": alone, "meanings": meanings})


def failures(reference: Reference, root: str) -> Failures:
    """Return the errors of a docs root's operations.

    Errors of the same type are one; those without a type, if they have the same meaning.
    """
    operations = tuple(op for op in reference.operations if reference.root_of(op.page) == root)
    found: dict[object, list[tuple[Operation, Response]]] = {}
    for operation in operations:
        for response in operation.responses:
            if response.is_error:
                what = _what(reference, response)
                found.setdefault(what, []).append((operation, response))
    made = [_failure(reference, group) for group in found.values()]
    return Failures(operations, tuple(sorted(made, key=_rank)))


def _what(reference: Reference, response: Response) -> object:
    """Key that identifies an error."""
    targets = reference.targets(reference.pages[response.page], response.type)
    text = response.type.text or first_line(response.meaning) or response.status
    return targets or text


def _failure(reference: Reference, group: Sequence[tuple[Operation, Response]]) -> Failure:
    _, response = group[0]
    targets = reference.targets(reference.pages[response.page], response.type)
    statuses = {status for _, r in group for status in _COMMA.split(r.status)}
    meanings = {first_line(r.meaning) for _, r in group}
    operations = {id(operation): operation for operation, _ in group}
    return Failure(
        targets,
        response.type.text,
        meanings.pop() if len(meanings) == 1 else "",
        tuple(sorted(statuses, key=_rank_of_status)),
        response,
        tuple(operations.values()),
    )


def _alone(found: Iterable[Failure]) -> list[tuple[Operation, list[Failure]]]:
    """Return the operations with errors that no other has, if these are many."""
    groups: dict[int, tuple[Operation, list[Failure]]] = {}
    for failure in found:
        if len(failure.operations) == 1:
            operation = failure.operations[0]
            groups.setdefault(id(operation), (operation, []))[1].append(failure)
    count = sum(len(failures) for _, failures in groups.values())
    if count <= max(_MOST_ROWS, len(groups) * _MOST_OF_ONE):
        return []
    return sorted(groups.values(), key=lambda row: (row[0].page, row[0].heading))


def _meanings(view: View, found: Iterable[Failure]) -> list[tuple[str, str]]:
    """Return the meanings of statuses that more than one operation shares, in order."""
    counts = Counter((", ".join(failure.statuses), _meaning(view, failure)) for failure in found)
    return [row for row, count in counts.items() if all(row) and count > 1]


def _meaning(view: View, failure: Failure) -> str:
    return failure.meaning or view.lead_of(failure.response.type, failure.response.page)


def _row(view: View, failure: Failure, operations: Sequence[Operation]) -> Row:
    """A row that lists the operations with an error or, if those are most, all others."""
    failing = set(map(id, failure.operations))
    rest = [operation for operation in operations if id(operation) not in failing]
    is_most = len(failing) > max(len(rest), _FEW) or (not rest and len(failing) > 1)
    listed = rest if is_most else failure.operations
    return Row(failure, _meaning(view, failure), listed, is_rest=is_most)


def _named(failure: Failure) -> str:
    """An error with its statuses, which come first if it names no type."""
    listed = ", ".join(filter(None, failure.statuses))
    if failure.text:
        return f"{failure.text} ({listed})" if listed else failure.text
    return f"{listed} ({failure.meaning.removesuffix('.')})" if failure.meaning else listed


def _rank(failure: Failure) -> tuple[tuple[bool, str], int]:
    return _rank_of_status(failure.statuses[0]), -len(failure.operations)


def _rank_of_status(status: str) -> tuple[bool, str]:
    return not status[:1].isdigit(), status.upper()
