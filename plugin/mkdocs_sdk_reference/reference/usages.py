"""Finds the usages of types: where each is named and in which role, and ambiguous names."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from ..commonmark.mdx import is_mdx
from ..commonmark.names import letters
from ..model import (
    Block,
    Field,
    Kind,
    Member,
    MemberTable,
    Operation,
    Page,
    Response,
    ResponseTable,
    Returns,
    Type,
    TypeExpr,
)

if TYPE_CHECKING:
    from .reference import Reference
    from .types import Ambiguous


class Role(Enum):
    """Role of a type in a place, in the order in which a page lists them."""

    RESPONSE = "response"
    ERROR = "error"
    REQUEST_BODY = "request body"
    PARAMETER = "parameter"
    FIELD = "field"
    MEMBER = "member"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Usage:
    """A place that names a type.

    Attributes:
        page: Path of the page that the place is on.
        anchor: Id of the place on that page; "" where it has none.
        name: Name of the field or parameter; "" for the others, and for a
            type that holds all parameters.
        status: The status codes of a response or error, as the source writes them; "" where
            they are unknown.
        operation: The operation of a response, error, request body or parameter; None elsewhere.
        owner: Key of the type of a field or member; "" elsewhere.
    """

    role: Role
    page: str
    anchor: str = ""
    name: str = ""
    status: str = ""
    operation: Operation | None = None
    owner: str = ""


@dataclass(frozen=True, slots=True)
class AmbiguousName:
    """A name on a page that more than one type could be meant by.

    Attributes:
        candidates: Keys of the first of those types.
    """

    page: str
    line: int
    name: str
    candidates: tuple[str, ...]


Returned = tuple[Operation, Response]


@dataclass(frozen=True, slots=True)
class Usages:
    """The usages of all types of a site.

    Attributes:
        of: The places that name a type, by its key, in the order of roles, statuses and paths.
        returned_by: The operations that return a type, with the responses, by its key.
        ambiguous: Names that could mean more than one type, each once per page.
        unnamed: Keys of the types that no other type or page names.
    """

    of: Mapping[str, tuple[Usage, ...]]
    returned_by: Mapping[str, tuple[Returned, ...]]
    ambiguous: tuple[AmbiguousName, ...]
    unnamed: tuple[str, ...]


def find_usages(reference: Reference) -> Usages:
    """Find the usages of types; linear in the pages and the names on them."""
    finder = _Finder(reference)
    for operation in reference.operations:
        finder.find_in_operation(operation)
    for _, page in sorted(reference.pages.items()):
        finder.find_on_page(page)
    order = list(Role)

    def rank(usage: Usage) -> tuple[int, str, bool]:
        return order.index(usage.role), usage.status, not usage.name

    usages = {key: tuple(sorted(found, key=rank)) for key, found in finder.usages.items()}
    return Usages(
        of=usages,
        returned_by={key: tuple(found) for key, found in finder.returned.items()},
        ambiguous=tuple(finder.ambiguous.values()),
        unnamed=tuple(
            key
            for key in reference.types
            if all(usage.owner == key for usage in usages.get(key, ()))
        ),
    )


class _Finder:
    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self.usages: dict[str, list[Usage]] = {}
        self.returned: dict[str, list[Returned]] = {}
        self.ambiguous: dict[tuple[str, str], AmbiguousName] = {}
        self._requests: dict[str, list[Operation]] = {}
        self._count = Counter(
            (reference.root_of(operation.page), letters(operation.name))
            for operation in reference.operations
            if operation.is_described
        )
        self._places: set[tuple[str, Role, str, str, str, str]] = set()

    def find_in_operation(self, operation: Operation) -> None:
        """Find usages in an operation's inputs and responses."""
        if operation.is_described:
            for envelope in operation.envelopes:
                self._add(envelope, _in(operation, Role.RESPONSE))
        self._responses(operation)
        if operation.is_described:
            page = self._reference.pages[operation.page]
            requests = self._parameters(operation, page)
            self._inputs(operation, page, requests)

    def _responses(self, operation: Operation) -> None:
        for response in operation.responses:
            role = Role.ERROR if response.is_error else Role.RESPONSE
            page = self._reference.pages[response.page]
            for target in self._reference.targets(page, response.type):
                self.returned.setdefault(target, []).append((operation, response))
                if operation.is_described:
                    self._add(target, _in(operation, role, status=response.status))

    def _parameters(self, operation: Operation, page: Page) -> list[str]:
        """Find usages in parameters; return the types that hold all inputs."""
        dialect = self._reference.dialect_of(page)
        requests: list[str] = []
        for field in operation.parameters.fields if operation.parameters else ():
            role = Role.REQUEST_BODY if dialect.is_body(field) else Role.PARAMETER
            for target in self._targets(page, field.type, field.line):
                usage = Usage(role, page.path, field.anchor, field.name, operation=operation)
                self._add(target, usage)
                if dialect.is_request(field):
                    requests.append(target)
        for target in requests:
            self._requests.setdefault(target, []).append(operation)
        return requests

    def _inputs(self, operation: Operation, page: Page, requests: Sequence[str]) -> None:
        """Find the types that hold an operation's parameters, although no page links them.

        Such a type is named after the operation; it counts only if the operation takes each of the
        type's fields.
        """
        rows = operation.parameters.fields if operation.parameters else ()
        taken = {letters(field.name) for field in (*rows, *self._fields_of(requests))}
        envelopes = [self._reference.types[key] for key in operation.envelopes]
        folders = {posixpath.dirname(envelope.page) for envelope in envelopes}
        dialect = self._reference.dialect_of(page)
        names = {dialect.operation_of(envelope) for envelope in envelopes} | self._called(operation)
        for name in dict.fromkeys(n for called in names for n in dialect.inputs_of(called)):
            found = [
                type_
                for type_ in self._reference.named(name, page.path)
                if (not folders or posixpath.dirname(type_.page) in folders)
                and type_.key not in requests
                and self._is_taken(type_, taken)
            ]
            if len(found) == 1:
                self._add(found[0].key, _in(operation, Role.PARAMETER))

    def _called(self, operation: Operation) -> set[str]:
        """Names of an operation in types: its operationId, or else a name that no other one has."""
        if operation.operation_id:
            return {operation.operation_id}
        root = self._reference.root_of(operation.page)
        return {operation.name} if self._count[root, letters(operation.name)] == 1 else set()

    def _is_taken(self, type_: Type, taken: set[str]) -> bool:
        """Whether parameters match all fields of a type, those of its body for the body."""
        left = [field for field in type_.fields if letters(field.name) not in taken]
        if len(left) != 1:
            return bool(type_.fields) and not left
        page = self._reference.pages[type_.page]
        body = self._fields_of(self._reference.targets(page, left[0].type))
        return bool(body) and all(letters(field.name) in taken for field in body)

    def _fields_of(self, keys: Sequence[str]) -> list[Field]:
        types = self._reference.types
        return [field for key in keys if key in types for field in types[key].fields]

    def find_on_page(self, page: Page) -> None:
        """Find usages in a page's own fields, members and text."""
        for type_ in page.types:
            self._fields(page, type_)
        for type_ in page.types:
            self._members(page, type_)
        for block in page.blocks:
            self._note_block(page, block)
        for target in self._linked(page) if page.kind is not Kind.OVERVIEW else ():
            self._add(target, Usage(Role.TEXT, page.path))

    def _fields(self, page: Page, type_: Type) -> None:
        operations = self._requests.get(type_.key, ())
        dialect = self._reference.dialect_of(page)
        for field in type_.fields:
            for target in self._targets(page, field.type, field.line):
                usage = Usage(Role.FIELD, page.path, field.anchor, field.name, owner=type_.key)
                self._add(target, usage)
                for operation in operations if dialect.is_body(field) else ():
                    self._add(target, _in(operation, Role.REQUEST_BODY))

    def _members(self, page: Page, type_: Type) -> None:
        targets = (self._reference.targets(page, member.type) for member in type_.members)
        for target in dict.fromkeys(target for found in targets for target in found):
            self._add(target, Usage(Role.MEMBER, page.path, type_.anchor, owner=type_.key))

    def _note_block(self, page: Page, block: Block) -> None:
        """Note the ambiguous names of members, responses and errors."""
        content, line = block.content, block.start + page.first_line
        if isinstance(content, (Member, Returns)):
            self._targets(page, content.type, line)
        elif isinstance(content, MemberTable):
            for member in content.members:
                self._targets(page, member.type, line)
        elif isinstance(content, ResponseTable):
            for response in content.responses:
                for target in self._targets(page, response.type, response.line):
                    if not page.generated:  # the README of an SDK
                        self._add(target, Usage(Role.TEXT, page.path))

    def _linked(self, page: Page) -> Iterator[str]:
        """Keys of the types, and paths of helpers' pages, that a page's running text links to."""
        links = (link for link in page.destinations if not link.of_type)
        linked = (link for link in links if ".md" in link.href or is_mdx(page.path))
        found = (self._reference.resolve_at(page, link) for link in linked)
        for key in dict.fromkeys(self._reference.key_of(resolution) for resolution in found):
            target = self._reference.pages.get(self._reference.path_of(key))
            if target is None or target is page or not target.generated:
                continue
            if key in self._reference.types or target.kind is Kind.OTHER:
                yield key

    def _targets(self, page: Page, type_: TypeExpr, line: int) -> Sequence[str]:
        expression = self._reference.expression(page, type_)
        self._note(page, line, expression.ambiguous)
        return expression.targets

    def _note(self, page: Page, line: int, ambiguous: Sequence[Ambiguous]) -> None:
        for found in ambiguous:
            name = AmbiguousName(page.path, line, found.name, found.candidates)
            self.ambiguous.setdefault((page.path, found.name), name)

    def _add(self, target: str, usage: Usage) -> None:
        place = (target, usage.role, usage.page, usage.anchor, usage.name, usage.status)
        if place not in self._places:  # one place may name a type more than once
            self._places.add(place)
            self.usages.setdefault(target, []).append(usage)


def _in(operation: Operation, role: Role, *, status: str = "") -> Usage:
    """A usage whose place is an operation's heading."""
    return Usage(role, operation.page, operation.anchor, status=status, operation=operation)
