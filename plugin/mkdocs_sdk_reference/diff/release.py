"""A release of an SDK: its types, its operations, and the places in them that have a type."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..commonmark.ids import Ids
from ..commonmark.names import letters
from ..model import Field, Operation, Type, TypeExpr, Value
from ..reference import Reference, Role
from ..reference.type_trees import TypeTree, type_tree

_STATUSES = re.compile(r"[,\s]+")
INPUT = frozenset({Role.PARAMETER, Role.REQUEST_BODY})
"""Roles of a type that an operation takes as input."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place that has a type: a field, a parameter, a union's member, a response or an error.

    Attributes:
        name: The field's or parameter's name, or the error's status; "" for the others.
        text: The type as in the source, without Markdown.
        tree: The same as a tree, with the types that its names lead to.
        required: None if the source leaves it open.
    """

    name: str
    text: str
    tree: TypeTree
    required: bool | None = None
    deprecated: bool = False


class Release(ABC):
    """A release, with cached answers to frequent questions.

    Attributes:
        types: Its types, by key.
        operations: Its operations, except those without a page.
        files: Paths of its files.
        is_whole: Whether it has the docs roots of all, and groups and titles of operations.
    """

    is_whole = True

    def __init__(
        self, types: Mapping[str, Type], operations: Sequence[Operation], files: Collection[str]
    ) -> None:
        self.types = types
        self.operations = tuple(operations)
        self.files = files
        self._fields: dict[str, Mapping[str, Slot]] = {}
        self._parameters: dict[tuple[str, int], Mapping[str, Slot]] = {}

    @abstractmethod
    def type_name(self, type_: Type) -> str:
        """Return a type's name within its namespace."""

    @abstractmethod
    def title(self, operation: Operation) -> str:
        """Return the title of an operation's page."""

    @abstractmethod
    def root(self, page: str) -> str:
        """Return the docs root of a page with a type or an operation."""

    @abstractmethod
    def place(self, operation: Operation) -> str | None:
        """Return the path of the operation's page in the site; None if no site is known."""

    @abstractmethod
    def errors(self, operation: Operation) -> list[Slot] | None:
        """Return the errors of an operation's own table, one a status; None if not known."""

    @abstractmethod
    def is_sent(self, key: str) -> bool:
        """Return whether an operation takes a type as a parameter or as its body."""

    @abstractmethod
    def tree(self, page: str, type_: TypeExpr) -> TypeTree:
        """Return a type on a page as a tree."""

    @abstractmethod
    def targets(self, page: str, type_: TypeExpr) -> Iterable[str]:
        """Return the targets of a type on a page."""

    def operation_name(self, operation: Operation) -> str:
        """Return an operation's name with the title of its page."""
        title = self.title(operation)
        return f"{title}.{operation.name}" if title or self.is_whole else operation.name

    def fields(self, type_: Type) -> Mapping[str, Slot]:
        """Return a type's fields by name."""
        if type_.key not in self._fields:
            self._fields[type_.key] = self._by_name(type_.page, type_.fields)
        return self._fields[type_.key]

    def members(self, type_: Type) -> list[Slot]:
        """Return a union's members."""
        return [self.slot(type_.page, "", member.type) for member in type_.members]

    def parameters(self, operation: Operation) -> Mapping[str, Slot]:
        """Return an operation's parameters by name."""
        key = operation.page, operation.heading
        if key not in self._parameters:
            rows = operation.parameters.fields if operation.parameters else ()
            self._parameters[key] = self._by_name(operation.page, rows)
        return self._parameters[key]

    def returns(self, operation: Operation) -> Slot | None:
        """Return the type that an operation names as its result; None if it names none."""
        return self.slot(operation.page, "", operation.returns) if operation.returns else None

    def keys(self, operation: Operation, other: Release) -> Iterator[tuple[str, ...]]:
        """Yield the keys of an operation to find it in another release, the surest first."""
        is_known = self.is_whole and other.is_whole
        root = self.root(operation.page) if is_known else ""
        title = self.title(operation) if is_known else ""
        if operation.method and operation.path:
            yield "route", root, operation.method, operation.path
        if operation.operation_id:
            yield "id", root, operation.operation_id
        if is_known:
            yield "group", operation.page.lower(), letters(operation.group), operation.name
        yield "place", operation.page.lower(), operation.name
        if is_known:
            yield "title", root, title, operation.name
        yield "name", root, operation.name

    @cached_property
    def roots(self) -> frozenset[str]:
        """The docs roots with types."""
        return frozenset(self.root(type_.page) for type_ in self.types.values())

    @cached_property
    def inputs(self) -> frozenset[str]:
        """Keys of the types that are sent: those of parameters, and all types inside them."""
        left = [key for key in self.types if self.is_sent(key)]
        seen = set(left)
        while left:
            held = [key for key in self._held(left.pop()) if key not in seen]
            seen.update(held)
            left += dict.fromkeys(held)
        return frozenset(seen)

    def _held(self, key: str) -> Iterator[str]:
        """Keys of the types in a type's fields and members."""
        type_ = self.types[key]
        expressions = [field.type for field in type_.fields]
        expressions += [member.type for member in type_.members]
        for expression in expressions:
            for target in self.targets(type_.page, expression):
                if target in self.types:
                    yield target

    def _by_name(self, page: str, fields: Iterable[Field]) -> dict[str, Slot]:
        """Fields by name, in source order; a second one of a name gets a number."""
        found: dict[str, Slot] = {}
        names = Ids()
        for field in fields:
            slot = self.slot(page, field.name, field.type)
            found[names.unique(field.name)] = Slot(
                slot.name, slot.text, slot.tree, field.required, field.deprecated
            )
        return found

    def slot(self, page: str, name: str, type_: TypeExpr) -> Slot:
        """Return a place on a page that has a type."""
        return Slot(name, type_.text, self.tree(page, type_))


class ReferenceRelease(Release):
    """A release read from its pages.

    Args:
        reference: The pages.
    """

    def __init__(self, reference: Reference) -> None:
        described = [o for o in reference.operations if o.is_described]
        super().__init__(reference.types, described, reference.files)
        self._reference = reference

    def type_name(self, type_: Type) -> str:
        """Return a type's name within its namespace."""
        return self._reference.full_name(type_)

    def title(self, operation: Operation) -> str:
        """Return the title of an operation's page."""
        return self._reference.pages[operation.page].title

    def root(self, page: str) -> str:
        """Return the docs root that a page stands in."""
        return self._reference.root_of(page)

    def place(self, operation: Operation) -> str | None:
        """Return None: where a site shows an operation isn't known."""
        return None

    def errors(self, operation: Operation) -> list[Slot]:
        """Return the errors of an operation's own table, one a status."""
        own = [r for r in operation.responses if r.is_error and r.page == operation.page and r.line]
        return [
            self.slot(operation.page, status, error.type)
            for error in sorted(own, key=lambda error: error.line)
            for status in statuses_of(error.status)
        ]

    def is_sent(self, key: str) -> bool:
        """Return whether an operation takes a type as a parameter or as its body."""
        return any(usage.role in INPUT for usage in self._reference.usages(key))

    def tree(self, page: str, type_: TypeExpr) -> TypeTree:
        """Return a type on a page as a tree."""
        reference = self._reference
        return type_tree(reference.expression(reference.pages[page], type_).runs)

    def targets(self, page: str, type_: TypeExpr) -> Iterable[str]:
        """Return the targets of a type on a page."""
        return self._reference.targets(self._reference.pages[page], type_)


def key_of(operation: Operation) -> str:
    """Return the key of an operation, like that of a type: page and anchor."""
    return f"{operation.page}#{operation.anchor}"


def statuses_of(text: str) -> Iterator[str]:
    """Yield the statuses that a row of a table names."""
    return filter(None, _STATUSES.split(text.upper()))


def values_of(type_: Type) -> dict[str, dict[str, None]]:
    """Return the names of an enum's constants, by its values without quotes.

    There are no names if the source lists only values.
    """
    found: dict[str, dict[str, None]] = {}
    for value in type_.values:
        names = found.setdefault(value_text(value), {})
        if value.name is not None:
            names[value.label] = None
    return found


def value_text(value: Value) -> str:
    """Return the key of an enum's value: the value without quotes, or else its name."""
    return value.label if value.value is None else value.bare
