"""What a release of an SDK offers: its types and operations, as plain values to compare."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .. import model
from ..commonmark.ids import Ids
from ..model import Field, Kind, Page, TypeExpr
from ..reference import Reference, Role
from ..reference.type_trees import TypeTree, type_tree

_STATUSES = re.compile(r"[,\s]+")
_INPUT = frozenset({Role.PARAMETER, Role.REQUEST_BODY})


@dataclass(frozen=True, slots=True)
class Slot:
    """A place that has a type: a field, a parameter, a union's member, a response or an error.

    Attributes:
        name: The field's or parameter's name, or the error's status; "" for the others.
        text: The type as the source writes it, less its Markdown.
        tree: The same as a tree, with the pages that its names lead to.
        required: None where the source doesn't say.
    """

    name: str
    text: str
    tree: TypeTree
    required: bool | None = None
    deprecated: bool = False


@dataclass(frozen=True, slots=True)
class Type:
    """A type.

    Attributes:
        name: Its title within its namespace.
        values: What the constants are called, by the enum's values less quotes; none where the
            source lists values without names.
        is_input: Whether something that is sent to the API holds it.
    """

    path: str
    title: str
    name: str
    kind: Kind
    deprecated: bool
    fields: Mapping[str, Slot]
    values: Mapping[str, tuple[str, ...]]
    members: tuple[Slot, ...]
    is_input: bool


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation.

    Attributes:
        name: Its name with the title of its page.
        group: What the SDK calls its page's group, as far as the page tells.
        keys: What it can be found by in another release, the surest first.
        errors: Each status with the type that stands for it.
    """

    page: str
    name: str
    group: str
    keys: tuple[tuple[str, ...], ...]
    deprecated: bool
    parameters: Mapping[str, Slot]
    response: Slot | None
    errors: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Release:
    """All that a release offers, types by their path."""

    types: Mapping[str, Type]
    operations: tuple[Operation, ...]
    paths: frozenset[str]


def release_of(reference: Reference) -> Release:
    """What a docs folder says of a release."""
    reader = _Reader(reference)
    types = {key: reader.type(type_) for key, type_ in reference.types.items()}
    operations = tuple(reader.operation(o) for o in reference.operations if o.is_described)
    return Release(types, operations, reference.files)


class _Reader:
    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._inputs = set(_inputs(reference))

    def type(self, type_: model.Type) -> Type:
        page = self._reference.pages[type_.page]
        return Type(
            path=type_.key,
            title=type_.name,
            name=self._reference.full_name(type_),
            kind=type_.kind,
            deprecated=type_.deprecated,
            fields=self._fields(page, type_.fields),
            values=_values(type_),
            members=tuple(self._slot(page, "", member.type) for member in type_.members),
            is_input=type_.key in self._inputs,
        )

    def operation(self, operation: model.Operation) -> Operation:
        page = self._reference.pages[operation.page]
        parameters = operation.parameters.fields if operation.parameters else ()
        root = self._reference.root_of(operation.page)
        own = (r for r in operation.responses if r.is_error and r.page == page.path and r.line)
        return Operation(
            page=operation.page,
            name=f"{page.title}.{operation.name}",
            group=operation.group,
            keys=tuple(_keys(operation, root, page.title)),
            deprecated=operation.deprecated,
            parameters=self._fields(page, parameters),
            response=self._slot(page, "", operation.returns) if operation.returns else None,
            errors=tuple(
                self._slot(page, status, error.type)
                for error in sorted(own, key=lambda error: error.line)
                for status in _STATUSES.split(error.status.upper())
                if status
            ),
        )

    def _fields(self, page: Page, fields: Iterable[Field]) -> dict[str, Slot]:
        """Fields by name; a second one of a name is told by its number."""
        found: dict[str, Slot] = {}
        names = Ids()
        for field in fields:
            found[names.unique(field.name)] = self._field(page, field)
        return found

    def _field(self, page: Page, field: Field) -> Slot:
        slot = self._slot(page, field.name, field.type)
        return Slot(slot.name, slot.text, slot.tree, field.required, field.deprecated)

    def _slot(self, page: Page, name: str, type_: TypeExpr) -> Slot:
        return Slot(name, type_.text, type_tree(self._reference.expression(page, type_).runs))


def _keys(operation: model.Operation, root: str, title: str) -> Iterator[tuple[str, ...]]:
    if operation.method and operation.path:
        yield "route", root, operation.method, operation.path
    if operation.operation_id:
        yield "id", root, operation.operation_id
    yield "place", operation.page.lower(), operation.name
    yield "title", root, title, operation.name
    yield "name", root, operation.name


def _values(type_: model.Type) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for value in type_.values:
        names = () if value.name is None else (value.label,)
        text = (value.name or "") if value.value is None else value.value.strip("\"'")
        found[text] = found.get(text, ()) + names
    return found


def _inputs(reference: Reference) -> Iterator[str]:
    """Keys of the types that hold what is sent: parameters' own, and all that they hold."""
    left = [
        key
        for key in reference.types
        if any(usage.role in _INPUT for usage in reference.usages(key))
    ]
    seen = set(left)
    while left:
        key = left.pop()
        yield key
        type_ = reference.types[key]
        page = reference.pages[type_.page]
        types = [field.type for field in type_.fields]
        types += [member.type for member in type_.members]
        held = [
            target
            for expression in types
            for target in reference.targets(page, expression)
            if target in reference.types
        ]
        left += [target for target in dict.fromkeys(held) if target not in seen]
        seen.update(held)
