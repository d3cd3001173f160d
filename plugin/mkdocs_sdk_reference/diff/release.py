"""What a release of an SDK offers: its types and operations, as plain values to compare."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..commonmark.ids import Ids, value_name
from ..model import Field, Member, Page, PageKind, TypeExpr, ValueList, ValueTable
from ..reference.operations import Call
from ..reference.resolver import Links
from ..reference.symbols import namespace
from ..reference.type_trees import TypeTree, type_tree
from ..reference.types import read_type
from ..reference.usages import Relations, Role

_STATUSES = re.compile(r"[,\s]+")
_ACCESSOR = re.compile(r"^(?:#[^\n]*)?\(\*([^*\n]+)\*\)[ \t]*$", re.MULTILINE)
_NEAR_THE_TOP = 2000
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
    kind: PageKind
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


def release_of(links: Links, relations: Relations) -> Release:
    """What a docs folder says of a release."""
    reader = _Reader(links, relations)
    pages = sorted(links.catalog.pages.items())
    types = {path: reader.type(page) for path, page in pages if page.is_model}
    operations = tuple(reader.operation(call) for call in relations.calls if call.operation)
    return Release(types, operations, frozenset(links.catalog.files))


class _Reader:
    def __init__(self, links: Links, relations: Relations) -> None:
        self._links = links
        self._relations = relations
        self._inputs = set(_inputs(links, relations))

    def type(self, page: Page) -> Type:
        space = namespace(page.path, self._links.catalog.root_of(page.path))
        return Type(
            path=page.path,
            title=page.title,
            name=f"{space}.{page.title}" if space else page.title,
            kind=page.kind,
            deprecated=page.deprecated,
            fields=self._fields(page, (n.field for n in self._relations.fields[page.path])),
            values=_values(page),
            members=tuple(
                self._slot(page, "", block.content.type, unqualified=True)
                for block in page.blocks
                if isinstance(block.content, Member) and block.content.type.parts
            ),
            is_input=page.path in self._inputs,
        )

    def operation(self, call: Call) -> Operation:
        page, operation = self._links.catalog.pages[call.page], call.operation
        assert operation is not None
        parameters = operation.parameters.fields if operation.parameters else ()
        root = self._links.catalog.root_of(call.page)
        return Operation(
            page=call.page,
            name=f"{page.title}.{call.name}",
            group=_group(page),
            keys=tuple(_keys(call, root, page.title)),
            deprecated=operation.deprecated,
            parameters=self._fields(page, parameters),
            response=self._slot(page, "", operation.response) if operation.response else None,
            errors=tuple(
                self._slot(page, status, case.type, unqualified=True)
                for case in (operation.errors.cases if operation.errors else ())
                for status in _STATUSES.split(case.status.upper())
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

    def _slot(self, page: Page, name: str, type_: TypeExpr, *, unqualified: bool = False) -> Slot:
        reading = read_type(self._links, page, type_, unqualified=unqualified)
        return Slot(name, type_.text, type_tree(reading.runs))


def _group(page: Page) -> str:
    """What the SDK calls a group of operations: `(*pets*)` below the title, or the title."""
    told = _ACCESSOR.search(page.text, 0, _NEAR_THE_TOP)
    name = told[1] if told else page.title
    return "".join(filter(str.isalnum, name)).lower()


def _keys(call: Call, root: str, title: str) -> Iterator[tuple[str, ...]]:
    assert call.operation is not None
    if call.method and call.path:
        yield "route", root, call.method, call.path
    if call.operation.operation_id:
        yield "id", root, call.operation.operation_id
    yield "place", call.page.lower(), call.name
    yield "title", root, title, call.name
    yield "name", root, call.name


def _values(page: Page) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for block in page.blocks:
        if isinstance(block.content, (ValueTable, ValueList)):
            for value in block.content.values:
                names = () if value.name is None else (value_name(value),)
                text = value.value.strip("\"'")
                found[text] = found.get(text, ()) + names
    return found


def _inputs(links: Links, relations: Relations) -> Iterator[str]:
    """Paths of the types that hold what is sent: parameters' own, and all that they hold."""
    left = [
        path for path, uses in relations.uses.items() if any(use.role in _INPUT for use in uses)
    ]
    seen = set(left)
    while left:
        path = left.pop()
        yield path
        page = links.catalog.pages.get(path)
        if page is None:
            continue
        held = [target for named in relations.fields[path] for target in named.targets]
        for block in page.blocks:
            if isinstance(block.content, Member):
                held += read_type(links, page, block.content.type, unqualified=True).targets
        left += [target for target in dict.fromkeys(held) if target not in seen]
        seen.update(held)
