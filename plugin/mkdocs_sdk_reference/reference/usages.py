"""Who names whom: where each type is used and in what role, and what the pages leave open."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from ..commonmark.ids import parameters_with_ids
from ..model import Block, ErrorTable, Field, Member, Operation, Page, Response, TypeExpr
from .duplicates import same_shapes
from .operations import Call, Outcome, calls_of
from .resolver import Links
from .types import Ambiguous, Before, Fields, read_fields, read_type


class Role(Enum):
    """What a place uses a type as; the order is that in which a page lists them."""

    RESPONSE = "response"
    ERROR = "error"
    REQUEST_BODY = "request body"
    PARAMETER = "parameter"
    FIELD = "field"
    MEMBER = "member"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Use:
    """A place that names a type.

    Attributes:
        page: Path of the page that the place is on.
        anchor: Id of the place on that page; "" where it has none.
        name: What stands there: a field's or parameter's name; "" for the others, and for a
            type that holds all parameters.
        status: The status codes of a response or error, as the source writes them; "" where
            the pages don't tell.
        call: The operation of a response, error, request body or parameter; None elsewhere.
    """

    role: Role
    page: str
    anchor: str = ""
    name: str = ""
    status: str = ""
    call: Call | None = None


@dataclass(frozen=True, slots=True)
class Unclear:
    """A name on a page that more than one page could be meant by."""

    page: str
    line: int
    name: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relations:
    """Every relation between the pages of a site.

    Attributes:
        fields: The fields of every type, by its path, and what they lead to.
        calls: The operations, in the order of paths and of the source.
        calls_on: The operations of each SDK page, by its path.
        uses: The places that name a type, by the type's path, in the order of roles, statuses
            and paths.
        returned: What operations return a type as, by the type's path.
        shapes: The groups of types with the very same fields or values.
        alike: Index in `shapes` of the group that a type is in, by its path.
        unclear: Names that could mean more than one page, each once a page.
        unnamed: Paths of the types that no other page names.
    """

    fields: Fields
    calls: tuple[Call, ...]
    calls_on: Mapping[str, tuple[Call, ...]]
    uses: Mapping[str, tuple[Use, ...]]
    returned: Mapping[str, tuple[tuple[Call, Outcome], ...]]
    shapes: tuple[tuple[str, ...], ...]
    alike: Mapping[str, int]
    unclear: tuple[Unclear, ...]
    unnamed: tuple[str, ...]


NO_RELATIONS = Relations(
    fields={},
    calls=(),
    calls_on={},
    uses={},
    returned={},
    shapes=(),
    alike={},
    unclear=(),
    unnamed=(),
)


def relate(links: Links, before: Before | None = None) -> Relations:
    """Find every relation of a site's pages; time grows with the pages and the names on them.

    `before` is what an earlier build read that need not be read again.
    """
    fields = read_fields(links, before)
    finder = _Finder(links, fields)
    calls = tuple(calls_of(links, fields))
    finder.find_calls(calls)
    for _, page in sorted(links.catalog.pages.items()):
        finder.find_names(page)
    types = [path for path, page in sorted(links.catalog.pages.items()) if page.is_model]
    shapes = tuple(same_shapes(links, fields))
    order = list(Role)

    def rank(use: Use) -> tuple[int, str, bool]:
        return order.index(use.role), use.status, not use.name

    uses = {path: tuple(sorted(found, key=rank)) for path, found in finder.uses.items()}
    on: dict[str, list[Call]] = {}
    for call in calls:
        if call.operation is not None:
            on.setdefault(call.page, []).append(call)
    return Relations(
        fields=fields,
        calls=calls,
        calls_on={path: tuple(found) for path, found in on.items()},
        uses=uses,
        returned={path: tuple(found) for path, found in finder.returned.items()},
        shapes=shapes,
        alike={path: number for number, group in enumerate(shapes) for path in group},
        unclear=tuple(finder.unclear.values()),
        unnamed=tuple(p for p in types if all(use.page == p for use in uses.get(p, ()))),
    )


class _Finder:
    def __init__(self, links: Links, fields: Fields) -> None:
        self._links = links
        self._fields = fields
        self.uses: dict[str, list[Use]] = {}
        self.returned: dict[str, list[tuple[Call, Outcome]]] = {}
        self.unclear: dict[tuple[str, str], Unclear] = {}
        self._wrapped: dict[str, list[Call]] = {}
        self._places: set[tuple[str, Role, str, str, str, str]] = set()

    def find_calls(self, calls: Sequence[Call]) -> None:
        """Take in what operations are given and return."""
        for call in calls:
            if call.operation is None:
                self._returned(call)
                continue
            for envelope in call.envelopes:
                self._add(envelope, Use(Role.RESPONSE, call.page, call.anchor, call=call))
            self._returned(call)
            self._parameters(call, call.operation)

    def _returned(self, call: Call) -> None:
        for outcome in call.outcomes:
            role = Role.ERROR if outcome.is_error else Role.RESPONSE
            for target in outcome.targets:
                self.returned.setdefault(target, []).append((call, outcome))
                if call.operation is not None:
                    use = Use(role, call.page, call.anchor, status=outcome.status, call=call)
                    self._add(target, use)

    def _parameters(self, call: Call, operation: Operation) -> None:
        page = self._links.catalog.pages[call.page]
        for field, anchor in parameters_with_ids(operation, call.anchor):
            role = Role.REQUEST_BODY if _is_body(field) else Role.PARAMETER
            for target in self._targets(page, field.type, field.line):
                self._add(target, Use(role, page.path, anchor, field.name, call=call))
                if field.name.lstrip("$") == "request":
                    self._wrapped.setdefault(target, []).append(call)
        self._flattened(call, page, operation)

    def _flattened(self, call: Call, page: Page, operation: Operation) -> None:
        """Take in the request type whose fields an operation takes as its parameters.

        No page names such a type. Its name says which operation is meant, and is believed only
        where the operation has a parameter for each of the type's fields.
        """
        given = {_letters(field.name) for field, _ in parameters_with_ids(operation, "")}
        for envelope in call.envelopes:
            title = self._links.catalog.pages[envelope].title.removesuffix("Response") + "Request"
            for found in self._links.catalog.named(title, page.path):
                names = {_letters(named.field.name) for named in self._fields[found.path]}
                beside = posixpath.dirname(found.path) == posixpath.dirname(envelope)
                if beside and found.title == title and names and names <= given:
                    self._add(found.path, Use(Role.PARAMETER, page.path, call.anchor, call=call))

    def find_names(self, page: Page) -> None:
        """Take in what a page's own fields, members and text name."""
        calls = self._wrapped.get(page.path, ())
        for named in self._fields[page.path]:
            field = named.field
            self._note(page, field.line, named.ambiguous)
            for target in named.targets:
                self._add(target, Use(Role.FIELD, page.path, named.anchor, field.name))
                for call in calls if _is_body(field) else ():
                    self._add(target, Use(Role.REQUEST_BODY, call.page, call.anchor, call=call))
        members: dict[str, None] = {}
        for block in page.blocks:
            members.update(dict.fromkeys(self._members(page, block)))
        for target in members:
            self._add(target, Use(Role.MEMBER, page.path))
        for target in self._linked(page):
            self._add(target, Use(Role.TEXT, page.path))

    def _members(self, page: Page, block: Block) -> list[str]:
        """What a union's member leads to; the names of responses and errors are only noted."""
        content, line = block.content, block.start + page.first_line
        if isinstance(content, Member):
            return self._targets(page, content.type, line, unqualified=True)
        if isinstance(content, Response):
            self._targets(page, content.type, line)
        elif isinstance(content, ErrorTable):
            for case in content.cases:
                self._targets(page, case.type, case.line, unqualified=True)
        return []

    def _linked(self, page: Page) -> Iterator[str]:
        linked = (link for link in page.destinations if not link.of_type and ".md" in link.href)
        resolved = (self._links.resolve_at(page, link).target for link in linked)
        for target in dict.fromkeys(resolved):
            found = self._links.catalog.pages.get(target or "")
            if found and found.is_model and found.path != page.path:
                yield found.path

    def _targets(
        self, page: Page, type_: TypeExpr, line: int, *, unqualified: bool = False
    ) -> list[str]:
        reading = read_type(self._links, page, type_, unqualified=unqualified)
        self._note(page, line, reading.ambiguous)
        return reading.targets

    def _note(self, page: Page, line: int, ambiguous: Sequence[Ambiguous]) -> None:
        for found in ambiguous:
            unclear = Unclear(page.path, line, found.name, found.candidates)
            self.unclear.setdefault((page.path, found.name), unclear)

    def _add(self, target: str, use: Use) -> None:
        place = (target, use.role, use.page, use.anchor, use.name, use.status)
        if place not in self._places:  # one place may name a type more than once
            self._places.add(place)
            self.uses.setdefault(target, []).append(use)


def _is_body(field: Field) -> bool:
    """Whether a parameter, or a field of a request, holds the body, by the generator's name."""
    return _letters(field.name) == "requestbody"


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name)).lower()
