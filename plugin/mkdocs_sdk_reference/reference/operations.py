"""Completes operations with what they may return, from all pages together.

An operation's own section has the type that it returns, and its errors; response types have the
rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ..model import Operation, Page, Response, Type, TypeExpr

if TYPE_CHECKING:
    from .reference import Reference


def find_operations(reference: Reference) -> list[Operation]:
    """Return every operation of a site, in the order of paths and of the source.

    Operations that only response types show come last.
    """
    pages = [page for _, page in sorted(reference.pages.items())]
    reached: set[str] = set()
    found = []
    for page in pages:
        for operation in page.operations:
            known = _described(reference, page, operation)
            reached.update(known.envelopes)
            found.append(known)
    for type_ in reference.types.values():
        stands_for = None if type_.key in reached else _undescribed(reference, type_)
        if stands_for is not None:
            found.append(stands_for)
    return found


def _described(reference: Reference, page: Page, operation: Operation) -> Operation:
    """An operation with the responses in its response types."""
    responses: list[Response] = []
    envelopes: list[Type] = []
    if operation.returns is not None:
        targets = reference.targets(page, operation.returns)
        envelopes = [t for t in _types(reference, targets) if _is_envelope(reference, t)]
        for envelope in envelopes:
            responses += _enveloped(reference, envelope, operation.name)
        is_told = any(response.type == operation.returns for response in operation.responses)
        if targets and not envelopes and not is_told:
            own = Response("", False, operation.returns, page=page.path, anchor=operation.anchor)
            responses.append(own)
    method, path = operation.method, operation.path
    if not (method and path):
        method, path = reference.dialect_of(page).route(operation.name, responses)
    return replace(
        operation,
        method=method,
        path=path,
        responses=_sorted([*responses, *operation.responses]),
        envelopes=tuple(type_.key for type_ in envelopes),
    )


def _undescribed(reference: Reference, envelope: Type) -> Operation | None:
    """The operation that only a response type shows; None for any other type."""
    dialect = reference.dialect_of(reference.pages[envelope.page])
    name = dialect.operation_of(envelope)
    if not name or not dialect.is_envelope(envelope):
        return None
    responses = list(_enveloped(reference, envelope, name))
    method, path = dialect.route(name, responses)
    return Operation(
        page=envelope.page,
        name=envelope.name,
        heading=envelope.line,
        deprecated=envelope.deprecated,
        method=method,
        path=path,
        responses=_sorted(responses),
        envelopes=(envelope.key,),
        is_described=False,
    )


def _is_envelope(reference: Reference, type_: Type) -> bool:
    return reference.dialect_of(reference.pages[type_.page]).is_envelope(type_)


def _enveloped(reference: Reference, envelope: Type, operation: str) -> Iterator[Response]:
    page = reference.pages[envelope.page]

    def types_of(type_: TypeExpr) -> Sequence[Type]:
        return _types(reference, reference.targets(page, type_))

    return reference.dialect_of(page).enveloped(envelope, types_of, operation)


def _types(reference: Reference, targets: Iterable[str]) -> list[Type]:
    return [reference.types[target] for target in targets if target in reference.types]


def _sorted(responses: Iterable[Response]) -> tuple[Response, ...]:
    """Responses, each once: successes first, then by status."""
    once: dict[tuple[str, str, str], Response] = {}
    for response in responses:
        key = response.status, response.type.text, response.field
        once.setdefault(key, response)
    return tuple(sorted(once.values(), key=_rank))


def _rank(response: Response) -> tuple[bool, bool, str]:
    return response.is_error, not response.status, response.status.upper()
