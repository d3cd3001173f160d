"""Symbols, which have a name and a place: types, fields, values, operations, parameters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from ..model import Field, Operation, Page, Type

if TYPE_CHECKING:
    from .reference import Reference


class SymbolKind(Enum):
    """Kind of a symbol."""

    TYPE = "type"
    FIELD = "field"
    VALUE = "value"
    OPERATION = "operation"
    PARAMETER = "parameter"


class Symbol(NamedTuple):
    """A named thing and its place.

    Attributes:
        page: Path of the page that it is on.
        anchor: Id of its place on that page; "" for the type that the page is named after.
        name: Its own name: a value's is that of its constant, or the value without quotes.
        owner: Name of the type or operation that it belongs to, or of an operation's page.
        space: The namespace of its type: the folders below that of the types, with dots.
        field: The row of a field or parameter.
        value: An enum's value as the source shows it.
        operation: The operation itself, of an operation.
        type: The type itself, of a type.
    """

    kind: SymbolKind
    page: str
    anchor: str
    name: str
    owner: str = ""
    space: str = ""
    field: Field | None = None
    value: str = ""
    operation: Operation | None = None
    type: Type | None = None

    @property
    def short_name(self) -> str:
        """The name with that of its owner: ``Type``, ``Type.field``, ``page.operation``."""
        return f"{self.owner}.{self.name}" if self.owner else self.name

    @property
    def full_name(self) -> str:
        """The short name within its namespace: ``operations.Type.field``."""
        return f"{self.space}.{self.short_name}" if self.space else self.short_name


def symbols_on(reference: Reference, page: Page) -> Iterator[Symbol]:
    """Yield every symbol of a page, in the order of the source."""
    for type_ in page.types:
        yield from _of_type(reference, type_)
    for operation in reference.operations_on(page.path):
        yield from _of_operation(page, operation)


def embeddable(symbols: Iterable[Symbol]) -> dict[str, tuple[Symbol, ...]]:
    """Return types and operations by each of their full and short names."""
    found: dict[str, list[Symbol]] = {}
    for symbol in symbols:
        if symbol.kind in {SymbolKind.TYPE, SymbolKind.OPERATION}:
            for name in {symbol.full_name, symbol.short_name}:
                found.setdefault(name, []).append(symbol)
    return {name: tuple(named) for name, named in found.items()}


def unique_names(symbols: Iterable[Symbol]) -> dict[str, tuple[str, str]]:
    """Return page and anchor by each name that no two symbols have, full or short.

    Parameters are left out.
    """
    found: dict[str, tuple[str, str] | None] = {}
    for symbol in symbols:
        if symbol.kind is not SymbolKind.PARAMETER:
            for name in {symbol.full_name, symbol.short_name}:
                found[name] = None if name in found else (symbol.page, symbol.anchor)
    return {name: place for name, place in found.items() if place is not None}


def _of_type(reference: Reference, type_: Type) -> Iterator[Symbol]:
    if not type_.name:
        return
    page, name, space = type_.page, type_.name, reference.namespace(type_)
    yield Symbol(SymbolKind.TYPE, page, type_.anchor, name, space=space, type=type_)
    for field in type_.fields:
        yield Symbol(SymbolKind.FIELD, page, field.anchor, field.name, name, space, field=field)
    for value in type_.values:
        yield Symbol(
            kind=SymbolKind.VALUE,
            page=page,
            anchor=value.anchor,
            name=value.label,
            owner=name,
            space=space,
            value=value.value or "",
        )


def _of_operation(page: Page, operation: Operation) -> Iterator[Symbol]:
    yield Symbol(
        SymbolKind.OPERATION,
        page.path,
        operation.anchor,
        operation.name,
        page.title,
        operation=operation,
    )
    owner = f"{page.title}.{operation.name}"
    for row in operation.parameters.fields if operation.parameters else ():
        yield Symbol(SymbolKind.PARAMETER, page.path, row.anchor, row.name, owner, field=row)
