"""A release of an SDK: its reference, and each place in it that has a type, ready to compare."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..commonmark.ids import Ids
from ..commonmark.names import letters
from ..model import Field, Operation, Page, Type, TypeExpr
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
        tree: The same as a tree, with the types that its names lead to.
        required: None where the source doesn't say.
    """

    name: str
    text: str
    tree: TypeTree
    required: bool | None = None
    deprecated: bool = False


class Release:
    """A release's reference, with what is asked of it again and again.

    Args:
        reference: What its pages say.

    Attributes:
        types: Its types, by key.
        operations: Its operations, less those that no page describes.
        files: Paths of its files.
    """

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self.types = reference.types
        self.operations = tuple(o for o in reference.operations if o.is_described)
        self.files = reference.files
        self._fields: dict[str, Mapping[str, Slot]] = {}
        self._parameters: dict[tuple[str, int], Mapping[str, Slot]] = {}

    def type_name(self, type_: Type) -> str:
        """Return a type's name within its namespace."""
        return self._reference.full_name(type_)

    def operation_name(self, operation: Operation) -> str:
        """Return an operation's name with the title of its page."""
        return f"{self._reference.pages[operation.page].title}.{operation.name}"

    def fields(self, type_: Type) -> Mapping[str, Slot]:
        """Return a type's fields by name."""
        if type_.key not in self._fields:
            page = self._reference.pages[type_.page]
            self._fields[type_.key] = self._by_name(page, type_.fields)
        return self._fields[type_.key]

    def members(self, type_: Type) -> list[Slot]:
        """Return a union's members."""
        page = self._reference.pages[type_.page]
        return [self._slot(page, "", member.type) for member in type_.members]

    def parameters(self, operation: Operation) -> Mapping[str, Slot]:
        """Return an operation's parameters by name."""
        key = operation.page, operation.heading
        if key not in self._parameters:
            rows = operation.parameters.fields if operation.parameters else ()
            page = self._reference.pages[operation.page]
            self._parameters[key] = self._by_name(page, rows)
        return self._parameters[key]

    def returns(self, operation: Operation) -> Slot | None:
        """Return what an operation says that it returns; None where it doesn't."""
        page = self._reference.pages[operation.page]
        return self._slot(page, "", operation.returns) if operation.returns else None

    def errors(self, operation: Operation) -> list[Slot]:
        """Return the errors of an operation's own table, one a status."""
        page = self._reference.pages[operation.page]
        own = [r for r in operation.responses if r.is_error and r.page == page.path and r.line]
        return [
            self._slot(page, status, error.type)
            for error in sorted(own, key=lambda error: error.line)
            for status in _STATUSES.split(error.status.upper())
            if status
        ]

    def keys(self, operation: Operation) -> Iterator[tuple[str, ...]]:
        """Yield what an operation can be found by in another release, the surest first."""
        root = self._reference.root_of(operation.page)
        title = self._reference.pages[operation.page].title
        if operation.method and operation.path:
            yield "route", root, operation.method, operation.path
        if operation.operation_id:
            yield "id", root, operation.operation_id
        yield "group", operation.page.lower(), letters(operation.group), operation.name
        yield "place", operation.page.lower(), operation.name
        yield "title", root, title, operation.name
        yield "name", root, operation.name

    @cached_property
    def inputs(self) -> frozenset[str]:
        """Keys of the types that hold what is sent: parameters' own, and all that they hold."""
        reference = self._reference
        usages = ((key, reference.usages(key)) for key in self.types)
        left = [key for key, of in usages if any(usage.role in _INPUT for usage in of)]
        seen = set(left)
        while left:
            held = [key for key in self._held(left.pop()) if key not in seen]
            seen.update(held)
            left += dict.fromkeys(held)
        return frozenset(seen)

    def _held(self, key: str) -> Iterator[str]:
        """Keys of the types that a type's fields and members name."""
        type_ = self.types[key]
        page = self._reference.pages[type_.page]
        expressions = [field.type for field in type_.fields]
        expressions += [member.type for member in type_.members]
        for expression in expressions:
            for target in self._reference.targets(page, expression):
                if target in self.types:
                    yield target

    def _by_name(self, page: Page, fields: Iterable[Field]) -> dict[str, Slot]:
        """Fields by name; a second one of a name gets a number."""
        found: dict[str, Slot] = {}
        names = Ids()
        for field in fields:
            slot = self._slot(page, field.name, field.type)
            found[names.unique(field.name)] = Slot(
                slot.name, slot.text, slot.tree, field.required, field.deprecated
            )
        return found

    def _slot(self, page: Page, name: str, type_: TypeExpr) -> Slot:
        return Slot(name, type_.text, type_tree(self._reference.expression(page, type_).runs))


def values_of(type_: Type) -> dict[str, dict[str, None]]:
    """Return what the constants of an enum are called, by its values less quotes.

    There are no names where the source lists values without.
    """
    found: dict[str, dict[str, None]] = {}
    for value in type_.values:
        text = value.label if value.value is None else value.value.strip("\"'")
        names = found.setdefault(text, {})
        if value.name is not None:
            names[value.label] = None
    return found
