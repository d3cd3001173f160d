"""Nests what a field's type refers to below the field: values, members, two levels of fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ..commonmark.ids import slug
from ..model import Field, Kind, Member, Page, Type, TypeExpr, Value
from ..reference.type_trees import TypeTree, type_tree
from . import queries

if TYPE_CHECKING:
    from .view import View

_MOST_VALUES = 10
_MOST_MEMBERS = 10
_MOST_FIELDS = 20
_MOST_TOGETHER = 40
"""Maximum fields of two levels to show together; beyond it, only the first level is shown."""
_MOST_OPEN = 12
"""Maximum nested fields of a page for them to be unfolded."""
_UNIONS = {"Union", "|"}


class Nested(NamedTuple):
    """What a field's type refers to, shown below the field.

    Attributes:
        key: The type's key.
        page: Path of its page.
        name: Its title, where several types are shown; "" for a single one.
        total: How many values, members or fields it has in all.
        values: The first values of an enum.
        members: The first members of a union.
        fields: The first fields of an object.
        inner: What each of the fields refers to, in their order; () where that isn't shown.
        anchor: Id of the nested fields; of those above, where `is_above`.
        is_above: Whether the fields stand above already.
        other: The language's type that an enum's field may hold instead of a value; "" for none.
    """

    key: str
    page: str
    name: str
    total: int
    values: Sequence[Value] = ()
    members: Sequence[Member] = ()
    fields: Sequence[Field] = ()
    inner: Sequence[Sequence[Nested]] = ()
    anchor: str = ""
    is_above: bool = False
    other: str = ""

    @property
    def left(self) -> int:
        """How many are not shown."""
        return self.total - len(self.values or self.members or self.fields)


class Nesting:
    """What the fields of one page refer to; the fields of an object are shown once a page.

    Args:
        view: The page.
        unique_id: Takes an id that nothing on the page has yet.
    """

    def __init__(self, view: View, unique_id: Callable[[str], str]) -> None:
        self._view = view
        self._unique_id = unique_id
        self._anchors: dict[str, str] = {}

    def of(self, type_: TypeExpr, path: str) -> list[Nested]:
        """Return what a type refers to that stands on the page of a path."""
        return self._shown(self._referred(type_, path), type_, path)

    @cached_property
    def is_short(self) -> bool:
        """Whether the fields of all nested objects are few enough to be unfolded at first."""
        objects = (type_ for type_ in self._direct.values() if type_.kind is Kind.OBJECT)
        return sum(len(type_.fields) for type_ in objects) <= _MOST_OPEN

    @cached_property
    def _direct(self) -> Mapping[str, Type]:
        """The types that the page's own rows refer to, by key."""
        path = self._view.page.path
        types = (
            type_ for row in _rows(self._view.page) for type_ in self._referred(row.type, path)
        )
        return {type_.key: type_ for type_ in types}

    def _referred(self, type_: TypeExpr, path: str) -> list[Type]:
        """The types that a type's text leads to, less those with a section on this page."""
        targets = self._view.ask(queries.targets, (path, type_))
        here = self._view.page.path
        found = (self._view.ask(queries.shown_type, target) for target in targets)
        return [named for named in found if named and (named.page != here or named.owner)]

    def _shown(
        self, types: Sequence[Type], type_: TypeExpr, path: str, *, is_inner: bool = False
    ) -> list[Nested]:
        if open_enum := self._open_enum(types, type_, path):
            return [open_enum]
        name = len(types) > 1
        return [
            self._nest(named, named.title if name else "", is_inner=is_inner)
            for named in types
            if _lists(named)
        ]

    def _nest(self, type_: Type, name: str, *, is_inner: bool) -> Nested:
        total = len(type_.values or type_.members or type_.fields)
        nested = Nested(type_.key, type_.page, name, total)
        if type_.kind is Kind.ENUM:
            return nested._replace(values=type_.values[:_MOST_VALUES])
        if type_.kind is Kind.UNION:
            return nested._replace(members=type_.members[:_MOST_MEMBERS])
        if above := self._anchors.get(type_.key):
            return nested._replace(anchor=above, is_above=True)
        anchor = self._anchors[type_.key] = self._unique_id(f"sdk-fields-{slug(type_.title)}")
        inner = () if is_inner else self._inner(type_)
        return nested._replace(fields=type_.fields[:_MOST_FIELDS], inner=inner, anchor=anchor)

    def _inner(self, type_: Type) -> Sequence[Sequence[Nested]]:
        """What the fields of a nested object refer to, where both levels together are short."""
        fields = type_.fields[:_MOST_FIELDS]
        found = [
            [named for named in self._referred(field.type, type_.page) if self._is_inner(named)]
            for field in fields
        ]
        if (
            len(type_.fields) + sum(len(t.fields) for types in found for t in types)
            > _MOST_TOGETHER
        ):
            return ()
        return [
            self._shown(types, field.type, type_.page, is_inner=True)
            for field, types in zip(fields, found, strict=True)
        ]

    def _is_inner(self, type_: Type) -> bool:
        """Whether a type is shown on the second level: a row of the page's own comes first."""
        has_row = type_.key in self._direct and type_.key not in self._anchors
        return not (type_.fields and has_row)

    def _open_enum(self, types: Sequence[Type], type_: TypeExpr, path: str) -> Nested | None:
        """The enum, where a type is one of an enum's values or any of another type of its own."""
        if len(types) > 2 or not any(t.kind in {Kind.ENUM, Kind.UNION} for t in types):
            return None
        choices = self._choices(type_, path)
        if not choices and types[0].kind is Kind.UNION:
            path = types[0].page
            choices = [self._tree(member.type, path) for member in types[0].members]
        others = [tree.name for tree in choices if not tree.target]
        named = [self._view.ask(queries.shown_type, tree.target) for tree in choices if tree.target]
        if len(named) != 1 or named[0] is None or not named[0].values or len(others) != 1:
            return None
        if not self._view.ask(queries.is_primitive, (path, others[0])):
            return None
        return self._nest(named[0], "", is_inner=True)._replace(other=others[0])

    def _choices(self, type_: TypeExpr, path: str) -> Sequence[TypeTree]:
        """What a type that is written as a union, in whatever wrapper, is a union of."""
        tree = self._tree(type_, path)
        while len(tree.arguments) == 1:
            tree = tree.arguments[0]
        return tree.arguments if tree.name in _UNIONS else ()

    def _tree(self, type_: TypeExpr, path: str) -> TypeTree:
        return type_tree(self._view.ask(queries.expression, (path, type_)).runs)


def _rows(page: Page) -> Iterator[Field]:
    """The rows of a page's own tables."""
    yield from page.fields
    for operation in page.operations:
        if operation.parameters is not None:
            yield from operation.parameters.fields


def _lists(type_: Type) -> bool:
    """Whether there is anything to show of a type below a field."""
    return bool(type_.values or type_.members or type_.fields)
