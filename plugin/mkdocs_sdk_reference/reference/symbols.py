"""What has a name and a place: types, fields, values, operations, parameters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from ..commonmark.ids import parameters_with_ids, value_name, values_with_ids
from ..model import Field, Page
from .operations import Call
from .resolver import Links
from .usages import Relations


class ItemKind(Enum):
    """What a named thing is."""

    TYPE = "type"
    FIELD = "field"
    VALUE = "value"
    OPERATION = "operation"
    PARAMETER = "parameter"


class Item(NamedTuple):
    """A named thing and its place.

    Attributes:
        page: Path of the page that it is on.
        anchor: Id of its place on that page; "" for a type, which has the page to itself.
        name: Its own name: a value's is that of its constant, or the value itself, less quotes.
        owner: Name of the type or operation that it belongs to, or of an operation's page.
        space: The namespace of its type: the folders below that of the models, with dots.
        field: The row of a field or parameter.
        value: An enum's value as the source shows it.
        call: What is known of an operation.
    """

    kind: ItemKind
    page: str
    anchor: str
    name: str
    owner: str = ""
    space: str = ""
    field: Field | None = None
    value: str = ""
    call: Call | None = None

    @property
    def short_name(self) -> str:
        """The name with that of its owner: ``Type``, ``Type.field``, ``page.operation``."""
        return f"{self.owner}.{self.name}" if self.owner else self.name

    @property
    def full_name(self) -> str:
        """The short name within its namespace: ``operations.Type.field``."""
        return f"{self.space}.{self.short_name}" if self.space else self.short_name


def items(links: Links, relations: Relations) -> Iterator[Item]:
    """Every named thing, in the order of paths and of the source."""
    for _, page in sorted(links.catalog.pages.items()):
        yield from items_on(page, links, relations)


def items_on(page: Page, links: Links, relations: Relations) -> Iterator[Item]:
    """Every named thing of a page, in the order of the source."""
    if page.is_model:
        yield from _of_type(page, links.catalog.root_of(page.path), relations)
    for call in relations.calls_on.get(page.path, ()):
        yield from _of_operation(page, call)


def embeddable(named: Iterable[Item]) -> dict[str, list[Item]]:
    """Types and operations by each of their full and short names."""
    found: dict[str, list[Item]] = {}
    for item in named:
        if item.kind in {ItemKind.TYPE, ItemKind.OPERATION}:
            for name in {item.full_name, item.short_name}:
                found.setdefault(name, []).append(item)
    return found


def unique_names(named: Iterable[Item]) -> dict[str, tuple[str, str]]:
    """Page and anchor by each full or short name that no two things have; parameters left out."""
    found: dict[str, tuple[str, str] | None] = {}
    for item in named:
        if item.kind is not ItemKind.PARAMETER:
            for name in {item.full_name, item.short_name}:
                found[name] = None if name in found else (item.page, item.anchor)
    return {name: place for name, place in found.items() if place is not None}


def _of_type(page: Page, root: str, relations: Relations) -> Iterator[Item]:
    if not page.title:
        return
    space = namespace(page.path, root)
    yield Item(ItemKind.TYPE, page.path, "", page.title, space=space)
    for named in relations.fields.get(page.path, ()):
        row = named.field
        yield Item(ItemKind.FIELD, page.path, named.anchor, row.name, page.title, space, field=row)
    for value, anchor in values_with_ids(page):
        yield Item(
            kind=ItemKind.VALUE,
            page=page.path,
            anchor=anchor,
            name=value_name(value),
            owner=page.title,
            space=space,
            value=value.value,
        )


def _of_operation(page: Page, call: Call) -> Iterator[Item]:
    assert call.operation is not None
    yield Item(ItemKind.OPERATION, page.path, call.anchor, call.name, page.title, call=call)
    for row, anchor in parameters_with_ids(call.operation, call.anchor):
        owner = f"{page.title}.{call.name}"
        yield Item(ItemKind.PARAMETER, page.path, anchor, row.name, owner, field=row)


def namespace(path: str, root: str) -> str:
    """A type's namespace: the folders below that of the models, or below the docs root."""
    folders = path[len(root) :].split("/")[:-1]
    lower = [folder.lower() for folder in folders]
    below = folders[lower.index("models") + 1 :] if "models" in lower else folders
    return ".".join(below or folders[-1:])
