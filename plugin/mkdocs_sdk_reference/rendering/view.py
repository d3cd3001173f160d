"""One page as it is rendered, and the one door to all other pages.

Whatever a page shows of others goes through here and is noted, so that a preview can tell which
pages a change reaches.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from markupsafe import Markup

from ..commonmark.ids import Ids, heading_id, slug
from ..model import Field, Kind, Member, Operation, Page, Response, Type, TypeExpr, Value
from ..reference import Reference, Resolution, Role, Symbol, Usage
from .prose import Prose
from .summaries import first_line, title_of
from .types import as_code, type_html
from .words import Words

_T = TypeVar("_T")
_MOST_VALUES = 10
_MOST_MEMBERS = 10
_MOST_FIELDS = 20
_MOST_OPEN = 12
"""A page with more nested fields than these in all has them folded."""
_MOST_NAMED = 10
"""Types of the same shape that a page names."""
_ONE_NAME = re.compile(r"(?:[\w:.]+[\[<(])?\\?[^\W\d][\w$.:\\/]*(?:[\])>]|\[\])*")
"""A name, in one wrapper at the most: ``models.X``, ``List[models.X]``, ``X[]``."""
_NOT_IN_ID = re.compile(r"[^A-Za-z0-9_.-]")
_PATH_END = re.compile(r"[?#]")

Address = Callable[[str], str]
"""From the path of a file of the site to its address, as the HTML of one page has it."""
Query = Callable[[Reference, Any], object]
Notes = dict[tuple[Query, Any], object]
"""What was asked about other pages, and the answers: other answers make the page stale."""


@dataclass(frozen=True, slots=True)
class RenderContext:
    """What all pages of a site are rendered with.

    Attributes:
        reference: All that is known of the pages.
        prose: Renders Markdown.
        words: The labels.
        indexes: Path of the model index of each docs root that has one.
        home: Path of the page made of the repository's README; "" without one.
    """

    reference: Reference
    prose: Prose
    words: Words
    indexes: Mapping[str, str] = field(default_factory=dict)
    home: str = ""


class Nested(NamedTuple):
    """What a field's type refers to, shown below the field.

    Attributes:
        key: The type's key.
        page: Path of its page.
        name: Its title, where several types are shown; "" for a single one.
        values: The first values of an enum.
        members: The first members of a union.
        fields: The first fields of an object.
        total: How many there are in all.
        anchor: Id of the nested fields; of those above, where `is_above`.
        is_above: Whether the fields stand above already.
    """

    key: str
    page: str
    name: str
    values: Sequence[Value]
    members: Sequence[Member]
    fields: Sequence[Field]
    total: int
    anchor: str = ""
    is_above: bool = False

    @property
    def left(self) -> int:
        """How many are not shown."""
        return self.total - len(self.values or self.members or self.fields)


class View:
    """A page that is rendered.

    Args:
        page: The page.
        site: What all pages are rendered with.
        address: The address of a file of the site, as the page's HTML has it; None for a file
            that isn't part of the site.
        ids: The ids that the page has already.
    """

    def __init__(
        self, page: Page, site: RenderContext, address: Address, ids: Iterable[str] = ()
    ) -> None:
        self.page = page
        self.words = site.words
        self.notes: Notes = {}
        self._site = site
        self._reference = site.reference
        self._address = address
        self._ids = Ids(ids)
        self._nested: dict[str, str] = {}

    # Where links lead

    def href(self, key: str, anchor: str = "") -> str:
        """Return the address of a type, a page or another file, for this page."""
        type_ = self._reference.types.get(key)
        path = type_.page if type_ else key
        fragment = anchor or (type_.anchor if type_ else "")
        if path == self.page.path and fragment:
            return f"#{fragment}"
        return f"{self._address(path)}#{fragment}" if fragment else self._address(path)

    def is_shown(self, key: str) -> bool:
        """Return whether a page that a type leads to is part of the site."""
        return self.ask(_is_shown, key)

    def resolve(self, href: str, text: str) -> Resolution:
        """Return what a link of the page's own text means."""
        return self.ask(_resolve, (self.page.path, href, text))

    def link(self, href: str, text: str) -> str | None:
        """Return where a link of the page's own text leads; None for nowhere."""
        found = self.resolve(href, text)
        if found.is_dead:
            return None
        if found.target is not None:
            at = _PATH_END.search(found.href)
            rest = found.href[at.start() :] if at else ""
            is_here = found.target == self.page.path and rest.startswith("#")
            return rest if is_here else self._address(found.target) + rest
        if self.is_home and _is_relative(found.href):
            return None  # a file of the repository, which the site has not
        return found.href

    def image(self, src: str) -> str | None:
        """Return the address of an image of the page's own text; None where it has none."""
        return self.link(src, "")

    # What the page itself says

    @property
    def is_home(self) -> bool:
        """Whether the page is the repository's README."""
        return self.page.path == self._site.home

    @cached_property
    def index(self) -> str:
        """Path of the model index of the page's docs root; "" without one."""
        return self._site.indexes.get(self.ask(_root, self.page.path), "")

    def prose(self, markdown: str) -> Markup:
        """Render Markdown of this page that stands in a cell."""
        return self._site.prose.text(markdown, self)

    def type(self, type_: TypeExpr, origin: str = "", *, is_code: bool = False) -> Markup:
        """Render a type.

        Args:
            type_: The type.
            origin: Path of the page that writes it; "" for this one.
            is_code: Whether it is to be marked as code.
        """
        path = origin or self.page.path
        self.ask(_targets, (path, type_))
        page = self._reference.pages[path]
        html = type_html(self._reference.expression(page, type_), self, path)
        return as_code(html) if is_code else html

    def anchor_at(self, line: int) -> str:
        """Return the id of the heading that stands on a line of the page."""
        return self._anchors[line]

    @cached_property
    def _anchors(self) -> Mapping[int, str]:
        return {heading.line: heading.anchor for heading in self.page.headings}

    # What other pages say

    def ask(self, query: Callable[[Reference, Any], _T], key: Any) -> _T:
        """Ask about other pages, and note the answer.

        Args:
            query: A function that answers by a reference alone; answers are compared.
            key: What it is about.
        """
        known = self.notes.get((query, key))
        if known is None:
            known = self.notes[query, key] = query(self._reference, key)
        return known  # type: ignore[return-value]  # the query's own answer

    def title(self, key: str) -> str:
        """Return what a type or a page is called, as plain text."""
        return self.ask(_title, key)

    def kind(self, key: str) -> str:
        """Return the word for what a type is."""
        kind = self.ask(_kind, key)
        return kind_word(kind, self.words) if kind else self.words.other

    def lead(self, key: str) -> str:
        """Return what a type says first of itself, as plain text."""
        return self.ask(_lead, key)

    def lead_of(self, type_: TypeExpr, origin: str = "") -> str:
        """Return what the one type says first that a type expression names; "" for several."""
        targets = self.ask(_targets, (origin or self.page.path, type_))
        return self.lead(targets[0]) if len(targets) == 1 else ""

    def member_lead(self, member: Member) -> str:
        """Return what a union's member says first, unless it names more than one type."""
        is_one = _ONE_NAME.fullmatch(member.type.text) is not None
        return self.lead_of(member.type) if is_one else ""

    def nested(self, type_: TypeExpr, origin: str = "") -> list[Nested]:
        """Return what a field's type refers to: values, members, fields; one level down."""
        targets = [
            target
            for target in self.ask(_targets, (origin or self.page.path, type_))
            if self._reference.path_of(target) != self.page.path
        ]
        found = [facts for target in targets if (facts := self.ask(_facts, target))]
        found = [facts for facts in found if facts.values or facts.members or facts.fields]
        return [self._nest(facts, is_one=len(targets) == 1) for facts in found]

    def _nest(self, facts: _Facts, *, is_one: bool) -> Nested:
        name = "" if is_one else facts.title
        if facts.kind is Kind.ENUM:
            return Nested(
                facts.key, facts.page, name, facts.values[:_MOST_VALUES], (), (), len(facts.values)
            )
        if facts.kind is Kind.UNION:
            members = facts.members[:_MOST_MEMBERS]
            return Nested(facts.key, facts.page, name, (), members, (), len(facts.members))
        count = len(facts.fields)
        if above := self._nested.get(facts.key):
            return Nested(facts.key, facts.page, name, (), (), (), count, above, is_above=True)
        anchor = self._nested[facts.key] = self._ids.unique(f"sdk-fields-{slug(facts.title)}")
        return Nested(
            facts.key, facts.page, name, (), (), facts.fields[:_MOST_FIELDS], count, anchor
        )

    @cached_property
    def opens_nested(self) -> bool:
        """Whether nested fields are unfolded at first."""
        if not self.page.is_model:
            return False
        targets = {
            target
            for own in self.page.fields
            for target in self.ask(_targets, (self.page.path, own.type))
            if self._reference.path_of(target) != self.page.path
        }
        facts = [self.ask(_facts, target) for target in targets]
        count = sum(len(f.fields) for f in facts if f is not None and f.kind is Kind.OBJECT)
        return count <= _MOST_OPEN

    def usages(self, key: str) -> tuple[Usage, ...]:
        """Return every place that names a type."""
        return self.ask(_usages, key)

    def namespace(self, key: str) -> str:
        """Return the namespace of a type."""
        return self.ask(_namespace, key)

    def embeddable(self, name: str) -> tuple[Symbol, ...]:
        """Return the types and operations of a name, full or short."""
        return self.ask(_embeddable, name)

    def named(self, name: str) -> tuple[str, str] | None:
        """Return page and anchor of the one thing of a name, full or short; None for several."""
        return self.ask(_named, name)

    def operation_at(self, line: int) -> Operation | None:
        """Return what is known of the operation in whose section a line of the page stands."""
        found = None
        for operation in self.ask(_operations_on, self.page.path):
            if operation.heading < line:
                found = operation
        return found

    def family(self, key: str) -> Operation | None:
        """Return the one operation that returns a type, where it returns something else, too."""
        returned = self.ask(_returned_by, key)
        operation = returned[0][0] if returned else None
        if operation is None or any(other is not operation for other, _ in returned):
            return None
        return operation if len(operation.responses) > 1 else None

    def is_here(self, response: Response, key: str) -> bool:
        """Return whether a response is the type that the page, or this part of it, tells of."""
        return bool(key) and key in self.ask(_targets, (response.page, response.type))

    def meaning(self, response: Response) -> str:
        """Return what a response says it means, or what its type says first."""
        if response.meaning:
            return first_line(response.meaning)
        return self.lead_of(response.type, response.page)

    def duplicates(self, key: str) -> tuple[str, ...]:
        """Return all types that say the very same as a type, itself among them; () for none."""
        return self.ask(_duplicates, key)

    def nearest(self, key: str) -> list[str]:
        """Return the types next to one among those that say the same: likely of one operation."""
        group = self.duplicates(key)
        at = group.index(key)
        first = max(0, min(at - _MOST_NAMED // 2, len(group) - _MOST_NAMED - 1))
        return [other for other in group[first : first + _MOST_NAMED + 1] if other != key]

    def held(self, type_: Type) -> list[tuple[str, str]]:
        """Return the types that a type's fields and members name, each once: label and key."""
        found: dict[str, str] = {}
        for own in type_.fields:
            for target in self.ask(_targets, (self.page.path, own.type)):
                found.setdefault(target, own.name)
        for member in type_.members if type_.kind is Kind.UNION else ():
            for target in self.ask(_targets, (self.page.path, member.type)):
                found.setdefault(target, "")
        return [
            (f"{name}: {self.title(key)}" if name else self.title(key), key)
            for key, name in found.items()
            if key != type_.key and self.ask(_kind, key)
        ]

    def heading_id(self, title: str) -> str:
        """Return the id of a heading of ours, by the host's rule."""
        return self._ids.unique(heading_id(self._reference.slug(title)))

    def is_described(self, response: Response) -> bool:
        """Return whether a page describes the type of a response."""
        return bool(self.ask(_targets, (response.page, response.type)))

    def take_ids(self, ids: Iterable[str]) -> None:
        """Note ids that the page has."""
        self._ids.update(ids)

    def unique_id(self, wanted: str) -> str:
        """Take an id that nothing on the page has yet."""
        return self._ids.unique(wanted)


class _Facts(NamedTuple):
    """What a page that names a type shows of it; its lead is none of these."""

    key: str
    page: str
    title: str
    kind: Kind
    deprecated: bool
    fields: tuple[Field, ...]
    values: tuple[Value, ...]
    members: tuple[Member, ...]


# What pages ask about others. Each answer can be compared with that of another build.


def _facts(reference: Reference, key: str) -> _Facts | None:
    found = reference.types.get(key)
    if found is None:
        return None
    told = (found.title, found.kind, found.deprecated)
    return _Facts(key, found.page, *told, found.fields, found.values, found.members)


def _kind(reference: Reference, key: str) -> Kind | None:
    found = reference.types.get(key)
    return found.kind if found else None


def _lead(reference: Reference, key: str) -> str:
    found = reference.types.get(key)
    return first_line(found.lead) if found else ""


def _title(reference: Reference, key: str) -> str:
    if found := reference.types.get(key):
        return found.title or _file_name(found.page)
    page = reference.pages.get(key)
    return title_of(page) if page else _file_name(key)


def _is_shown(reference: Reference, key: str) -> bool:
    path = reference.path_of(key)
    return not path.endswith(".md") or path in reference.pages


def _root(reference: Reference, path: str) -> str:
    return reference.root_of(path)


def _namespace(reference: Reference, key: str) -> str:
    found = reference.types.get(key)
    return reference.namespace(found) if found else ""


def _embeddable(reference: Reference, name: str) -> tuple[Symbol, ...]:
    return reference.embeddable.get(name, ())


def _named(reference: Reference, name: str) -> tuple[str, str] | None:
    return reference.unique_names.get(name)


def _usages(reference: Reference, key: str) -> tuple[Usage, ...]:
    return reference.usages(key)


def _returned_by(reference: Reference, key: str) -> tuple[tuple[Operation, Response], ...]:
    return reference.returned_by(key)


def _operations_on(reference: Reference, path: str) -> tuple[Operation, ...]:
    return reference.operations_on(path)


def _duplicates(reference: Reference, key: str) -> tuple[str, ...]:
    return reference.duplicates(key)


def _targets(reference: Reference, place: tuple[str, TypeExpr]) -> tuple[str, ...]:
    path, type_ = place
    page = reference.pages.get(path)
    return tuple(reference.expression(page, type_).targets) if page else ()


def _resolve(reference: Reference, place: tuple[str, str, str]) -> Resolution:
    path, href, text = place
    return reference.resolve(reference.pages[path], href, text)


OF_LINKS: frozenset[Query] = frozenset({_targets, _resolve})
"""Queries whose answers change only where files, names or anchors do."""


def is_stale(
    notes: Notes, reference: Reference, known: Notes, ignored: frozenset[Query] = frozenset()
) -> bool:
    """Return whether a page would be told something else than what it noted.

    Args:
        notes: What the page noted.
        reference: All pages as they are.
        known: Answers of this reference, for all pages that ask the same.
        ignored: Queries whose answers are known to be the same.
    """
    for place, answer in notes.items():
        query, key = place
        if query in ignored:
            continue
        if place not in known:
            known[place] = query(reference, key)
        if known[place] is not answer and known[place] != answer:
            return True
    return False


def kind_word(kind: Kind, words: Words) -> str:
    """Return the word for a kind of type."""
    known = {Kind.OBJECT: words.object, Kind.ENUM: words.enum, Kind.UNION: words.union}
    return known.get(kind, words.other)


def namespace_id(name: str) -> str:
    """Return the id that a namespace's heading has on the model index."""
    return f"sdk-namespace-{_NOT_IN_ID.sub(lambda char: f'-{ord(char[0]):x}-', name)}"


def group_id(group: Sequence[str]) -> str:
    """Return the id of a group of like types on the model index, by its first type's key."""
    return f"sdk-shape-{slug(group[0].replace('.md', ''))}"


def grouped(
    usages: Sequence[Usage], label: Callable[[Usage], str]
) -> Iterator[tuple[str, list[Usage]]]:
    """Yield usages that stand next to one another by what their group is called."""
    group: list[Usage] = []
    last = ""
    for usage in usages:
        name = label(usage)
        if group and name != last:
            yield last, group
            group = []
        group.append(usage)
        last = name
    if group:
        yield last, group


def usage_label(usage: Usage, words: Words) -> str:
    """Return what a group of places is called in a list of them."""
    if usage.role in {Role.RESPONSE, Role.ERROR}:
        is_error = usage.role is Role.ERROR
        if usage.status:
            template = words.used_as_error_with if is_error else words.used_as_response_with
            return template.format(status=usage.status)
        return words.used_as_error if is_error else words.used_as_response
    if usage.role is Role.PARAMETER:
        return words.used_as_parameter if usage.name else words.used_as_parameters
    return {
        Role.REQUEST_BODY: words.used_as_body,
        Role.FIELD: words.used_as_field,
        Role.MEMBER: words.used_as_member,
        Role.TEXT: words.used_in_text,
    }[usage.role]


def place_label(usage: Usage, words: Words) -> str:
    """Return what a type is to an operation, for the line below its title."""
    if usage.role in {Role.RESPONSE, Role.ERROR}:
        if usage.status:
            return words.place_response_with.format(status=usage.status)
        return words.place_response
    if usage.role is Role.REQUEST_BODY:
        return words.place_body
    return words.place_parameter if usage.name else words.place_parameters


def _is_relative(url: str) -> bool:
    return bool(url) and not url.startswith(("#", "/")) and ":" not in url.partition("/")[0]


def _file_name(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")
