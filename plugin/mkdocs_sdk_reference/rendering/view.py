"""A page while it is rendered, with access to all other pages.

Everything that a page shows of others goes through here and is noted, so that a preview knows which
pages a change affects.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import groupby
from operator import attrgetter
from typing import Any, TypeVar
from urllib.parse import unquote

from markupsafe import Markup

from ..commonmark.ids import Ids, heading_id
from ..diff import Age
from ..model import Field, Kind, Member, Operation, Page, Response, Type, TypeExpr, Value
from ..reference import Reference, Resolution, Sdk, Symbol, Usage
from ..reference.split import Split
from . import queries
from .labels import kind_word, place_label, usage_label
from .nesting import Nested, Nesting
from .notes import ShownNote
from .parts import CodePart
from .prose import Prose
from .queries import Notes, Place
from .summaries import first_line
from .types import as_code, type_html
from .words import Words

_T = TypeVar("_T")
_LONGEST_HINT = 40
_MOST_NAMED = 10
"""Maximum number of duplicate types that a page names."""
_ONE_NAME = re.compile(r"(?:[\w:.]+[\[<(])?\\?[^\W\d][\w$.:\\/]*(?:[\])>]|\[\])*")
"""A name, in at most one wrapper: ``models.X``, ``List[models.X]``, ``X[]``."""
_PATH_END = re.compile(r"[?#]")

Address = Callable[[str], str]
"""From the path of a file of the site to its address, as the HTML of one page has it."""


@dataclass(frozen=True, slots=True)
class RenderContext:
    """The data with which all pages of a site are rendered.

    Attributes:
        reference: The pages and their relations.
        prose: Renders Markdown.
        words: The labels.
        indexes: Path of the model index of each docs root that has one.
        readmes: Path of the page made of a repository's README, by the folder of its SDK in the
            site, which is "" for a site of one.
        start: Path of the page that the site begins with; "" without one.
        overviews: Path of the generated page that introduces a docs root, where there is one.
        split: The pages of operations that are shown as several.
        has_markdown: Whether each generated page stands in the site as Markdown, too.
        notes: The author's notes as shown, by the page and the id that each belongs to.
    """

    reference: Reference
    prose: Prose
    words: Words
    indexes: Mapping[str, str] = field(default_factory=dict)
    readmes: Mapping[str, str] = field(default_factory=dict)
    start: str = ""
    overviews: Mapping[str, str] = field(default_factory=dict)
    split: Split = field(default_factory=Split)
    has_markdown: bool = False
    notes: Mapping[tuple[str, str], Sequence[ShownNote]] = field(default_factory=dict)


class View:
    """A page while it is rendered.

    Args:
        page: The page.
        site: The data that all pages share.
        address: The address of a file of the site, as the page's HTML has it; None for a file
            that isn't part of the site.
        ids: The ids that the page has already.
        notes: Records queries about other pages; None if nobody needs them.
        path: Path of the page in the site; "" for that of its file.
    """

    def __init__(  # noqa: PLR0913 (what a page is rendered with)
        self,
        page: Page,
        site: RenderContext,
        address: Address,
        ids: Iterable[str] = (),
        notes: Notes | None = None,
        *,
        path: str = "",
    ) -> None:
        self.page = page
        self.path = path or page.path
        self.words = site.words
        self._site = site
        self._reference = site.reference
        self._address = address
        self._ids = Ids(ids)
        self._notes = notes
        self._nesting = Nesting(self, self._ids.unique)

    # Where links lead

    def href(self, key: str, anchor: str = "") -> str:
        """Return the address of a type, a page or another file, for this page."""
        type_ = self._reference.types.get(key)
        path = type_.page if type_ else key
        fragment = anchor or (type_.anchor if type_ else "")
        place = self._site.split.place(path, fragment)
        if place == self.path and fragment:
            return f"#{fragment}"
        return f"{self._address(place)}#{fragment}" if fragment else self._address(place)

    def is_shown(self, key: str) -> bool:
        """Return whether a page that a type leads to is part of the site."""
        return self.ask(queries.is_shown, key)

    def resolve(self, href: str, text: str) -> Resolution:
        """Return what a link of the page's own text means."""
        return self.ask(queries.resolve, (self.page.path, href, text))

    def link(self, href: str, text: str) -> str | None:
        """Return where a link of the page's own text leads; None for nowhere."""
        found = self.resolve(href, text)
        if found.is_dead:
            return None
        target = self.page.path if found.href.startswith("#") else found.target
        if target is not None:
            at = _PATH_END.search(found.href)
            rest = found.href[at.start() :] if at else ""
            place = self._site.split.place(target, unquote(found.fragment))
            is_here = place == self.path and rest.startswith("#")
            return rest if is_here else self._address(place) + rest
        if self.is_home and _is_relative(found.href):
            return None  # a file of the repository, not in the site
        return found.href

    def image(self, src: str) -> str | None:
        """Return the address of an image of the page's own text; None where it has none."""
        return self.link(src, "")

    # The page itself

    @property
    def is_home(self) -> bool:
        """Whether the page is a repository's README."""
        return self.page.path in self._site.readmes.values()

    @property
    def markdown(self) -> str:
        """Address of the page as Markdown, which stands beside it; "" where the site has none."""
        if not (self._site.has_markdown and self.page.generated):
            return ""
        own = self._address(self.path)
        return f"{own[:-5]}.md" if own.endswith(".html") else f"{own}index.md"

    @cached_property
    def _root(self) -> str:
        return self.ask(Reference.root_of, self.page.path)

    @cached_property
    def has_notes(self) -> bool:
        """Whether the author has any notes on what the page describes."""
        return bool(self.ask(Reference.notes_on, self.page.path))

    def notes(self, anchor: str) -> Sequence[ShownNote]:
        """Return the author's notes below the heading of an id; "" is the page's title."""
        return self._site.notes.get((self.page.path, anchor), ()) if self.has_notes else ()

    def row_notes(self, row: Field | Value) -> Sequence[ShownNote]:
        """Return the author's notes on a field, a parameter or a value."""
        return self.notes(row.anchor) if row.anchor else ()

    def row_noted(self, row: Field | Value) -> str:
        """Return the author's notes on a field, a parameter or a value, as plain text."""
        return " ".join(note.text for note in self.row_notes(row))

    def is_noted(self, anchor: str) -> bool:
        """Return whether a note of the author is shown below the heading of an id."""
        return bool(self.notes(anchor)) and (bool(anchor) or not self.group)

    @property
    def index(self) -> str:
        """Path of the model index of the page's docs root; "" without one."""
        return self._site.indexes.get(self._root, "")

    @property
    def overview(self) -> str:
        """Path of the generated page that introduces the page's docs root; "" without one."""
        return self._site.overviews.get(self._root, "")

    @property
    def readme(self) -> str:
        """Path of the page made of the README of the page's repository; "" without one."""
        return self._site.readmes.get(self.sdk.at if self.sdk else "", "")

    @cached_property
    def sdk(self) -> Sdk | None:
        """The SDK that the page belongs to, where several share the site."""
        return self.ask(Reference.sdk_of, self.path)

    @property
    def start(self) -> str:
        """Path of the page that the site begins with; "" without one."""
        return self._site.start

    def prose(self, markdown: str) -> Markup:
        """Render Markdown of this page inside a cell."""
        return self._site.prose.text(markdown, self)

    def type(self, type_: TypeExpr, origin: str = "", *, is_code: bool = False) -> Markup:
        """Render a type.

        Args:
            type_: The type.
            origin: Path of the page that writes it; "" for this one.
            is_code: Whether it is to be marked as code.
        """
        path = origin or self.page.path
        html = type_html(self.ask(queries.expression, (path, type_)), self, path)
        return as_code(html) if is_code else html

    def row_type(self, row: Field, found: Sequence[Nested] = (), origin: str = "") -> Markup:
        """Render the type of a field's row; its links have tooltips.

        Args:
            row: The field.
            found: The types that the row shows already, whose links need no tooltip.
            origin: Path of the page that writes it; "" for this one.
        """
        path = origin or self.page.path
        shown = frozenset(nested.key for nested in found if not nested.is_above)
        expression = self.ask(queries.expression, (path, row.type))
        return type_html(expression, self, path, lambda key: "" if key in shown else self.hint(key))

    def hint(self, key: str) -> str:
        """Return the tooltip of a link to a type: kind and first names; "" for none."""
        kind, names = self.ask(queries.hint, key)
        if not names:
            return ""
        text = f"{kind_word(kind, self.words)}: {', '.join(names)}"
        return text if len(text) <= _LONGEST_HINT else f"{text[: _LONGEST_HINT - 1]}…"

    def anchor_at(self, line: int) -> str:
        """Return the id of the heading that stands on a line of the page."""
        return self._anchors[line]

    @cached_property
    def _anchors(self) -> Mapping[int, str]:
        return {heading.line: heading.anchor for heading in self.page.headings}

    # Other pages

    def ask(self, query: Callable[[Reference, Any], _T], key: Any) -> _T:
        """Ask about other pages, and note the answer for a preview.

        Args:
            query: A function that depends only on a reference; answers are compared.
            key: What it is about.
        """
        answer = query(self._reference, key)
        if self._notes is not None:
            self._notes[query, key] = answer
        return answer

    def title(self, key: str) -> str:
        """Return the title of a type or a page, as plain text."""
        return self.ask(queries.title, key)

    def kind(self, key: str) -> str:
        """Return the word for a type's kind."""
        kind = self.ask(queries.kind_of, key)
        return kind_word(kind, self.words) if kind else self.words.other

    def lead(self, key: str) -> str:
        """Return the first line of a type's description, as plain text."""
        return self.ask(queries.lead, key)

    def lead_of(self, type_: TypeExpr, origin: str = "") -> str:
        """Return the lead of the only type in a type expression; "" if it has several."""
        targets = self.ask(queries.targets, (origin or self.page.path, type_))
        return self.lead(targets[0]) if len(targets) == 1 else ""

    def member_lead(self, member: Member) -> str:
        """Return the lead of a union's member, unless it names more than one type."""
        is_one = _ONE_NAME.fullmatch(member.type.text) is not None
        return self.lead_of(member.type) if is_one else ""

    def nested(self, type_: TypeExpr, origin: str = "") -> list[Nested]:
        """Return what a field's type refers to: values, members, and fields of two levels."""
        return self._nesting.of(type_, origin or self.page.path)

    @property
    def opens_nested(self) -> bool:
        """Whether nested fields are unfolded at first."""
        return self.page.is_model and self._nesting.is_short

    def presence(self, row: Field, origin: str = "") -> str:
        """Return the words for whether a field is required; "" if it is unknown."""
        if row.required is None:
            return ""
        if not row.required:
            return self.words.optional
        may_be_null = self.ask(queries.is_nullable, (origin or self.page.path, row.type))
        return self.words.required_or_null if may_be_null else self.words.required

    def since(self, anchor: str) -> str:
        """Return the words for the release that something of this page came with.

        Args:
            anchor: Its id; "" for the type that the page is named after.

        Returns:
            The words; "" for what may be older than all known releases.
        """
        if not self._has_history:
            return ""
        version = self._age(anchor).since
        if version is None:
            return ""
        return self.words.since.format(version=version) if version else self.words.unreleased

    @cached_property
    def _has_history(self) -> bool:
        return self._reference.history is not None

    def deprecated(self, anchor: str) -> str:
        """Return the words for something of this page that is deprecated, with since when."""
        version = self._age(anchor).deprecated
        if not version:
            return self.words.deprecated
        return self.words.deprecated_since.format(version=version)

    def _age(self, anchor: str) -> Age:
        path = self.page.path
        return self.ask(queries.age, f"{path}#{anchor}" if anchor else path)

    def usages(self, key: str) -> tuple[Usage, ...]:
        """Return every place that names a type."""
        return self.ask(Reference.usages, key)

    def used_by(self, key: str) -> list[tuple[str, list[Usage]]]:
        """Return the places that name a type, by what their group is called."""
        label = partial(usage_label, words=self.words)
        return [(name, list(group)) for name, group in groupby(self.usages(key), label)]

    def operations_of(self, key: str) -> list[tuple[str, list[Usage]]]:
        """Return the operations that return or take a type, by what it is to them."""
        label = partial(place_label, words=self.words)
        usages = [usage for usage in self.usages(key) if usage.operation]
        return [(name, list(group)) for name, group in groupby(usages, label)]

    def namespace(self, key: str) -> str:
        """Return the namespace of a type."""
        return self.ask(queries.namespace, key)

    def embeddable(self, name: str) -> tuple[Symbol, ...]:
        """Return the types and operations of a name, full or short."""
        return self.ask(queries.embeddable, name)

    def named(self, name: str) -> tuple[str, str] | None:
        """Return page and anchor of a unique name, full or short; None if it is ambiguous."""
        return self.ask(queries.named, name)

    def operations(self) -> tuple[Operation, ...]:
        """Return the operations that the page describes."""
        known = self.ask(Reference.operations_on, self.page.path)
        if not self.group:
            return known
        own = {operation.anchor: operation.heading for operation in self.page.operations}
        return tuple(replace(o, heading=own[o.anchor]) for o in known if o.anchor in own)

    @property
    def group(self) -> str:
        """Path of the page from which this page's single operation was split; "" if it wasn't."""
        return self.page.path if self.path != self.page.path else ""

    def moved(self, anchor: str) -> Sequence[str] | None:
        """Return the ids of an operation's headings that are on a page of their own, or None."""
        return self._site.split.operations.get(self.path, {}).get(anchor)

    def also_in(self, key: str) -> tuple[Place, ...]:
        """Return where the other SDKs of the site have a type."""
        return self.ask(queries.counterparts, key) if self._reference.sdks else ()

    def operation_also_in(self, operation: Operation) -> tuple[Place, ...]:
        """Return where the other SDKs of the site have an operation of this page."""
        if not self._reference.sdks:
            return ()
        return self.ask(queries.operation_counterparts, (operation.page, operation.anchor))

    def samples(self, operation: Operation) -> tuple[tuple[str, CodePart], ...]:
        """Return how this SDK and others call an operation of the page: titles and samples.

        There are none if this one has no sample, or no other has.
        """
        if not self._reference.sdks:
            return ()
        return self.ask(queries.samples, (operation.page, operation.anchor))

    def operation_at(self, line: int) -> Operation | None:
        """Return the operation whose section contains a line of the page."""
        found = None
        for operation in self.operations():
            if operation.heading < line:
                found = operation
        return found

    def family(self, key: str) -> Operation | None:
        """Return the only operation that returns a type, if it returns others, too."""
        returned = self.ask(Reference.returned_by, key)
        operation = returned[0][0] if returned else None
        if operation is None or any(other is not operation for other, _ in returned):
            return None
        return operation if len(operation.responses) > 1 else None

    def is_here(self, response: Response, key: str) -> bool:
        """Return whether a response is the type that the page, or this part of it, describes."""
        return bool(key) and key in self.ask(queries.targets, (response.page, response.type))

    def meaning(self, response: Response) -> str:
        """Return the meaning of a response, or else the lead of its type."""
        if response.meaning:
            return first_line(response.meaning)
        return self.lead_of(response.type, response.page)

    def duplicates(self, key: str) -> tuple[str, ...]:
        """Return all duplicates of a type, including itself; () if it has none."""
        return self.ask(Reference.duplicates, key)

    def nearest(self, key: str) -> list[str]:
        """Return the duplicates next to a type in the list, likely of the same operation."""
        group = self.duplicates(key)
        at = group.index(key)
        first = max(0, min(at - _MOST_NAMED // 2, len(group) - _MOST_NAMED - 1))
        return [other for other in group[first : first + _MOST_NAMED + 1] if other != key]

    def held(self, type_: Type) -> list[tuple[str, str]]:
        """Return the types that a type's fields and members name, each once: label and key."""
        found: dict[str, str] = {}
        for own in type_.fields:
            for target in self.ask(queries.targets, (self.page.path, own.type)):
                found.setdefault(target, own.name)
        for member in type_.members if type_.kind is Kind.UNION else ():
            for target in self.ask(queries.targets, (self.page.path, member.type)):
                found.setdefault(target, "")
        return [
            (f"{name}: {self.title(key)}" if name else self.title(key), key)
            for key, name in found.items()
            if key != type_.key and self.ask(queries.kind_of, key)
        ]

    def heading_id(self, title: str) -> str:
        """Return the id of a heading of ours, by the host's rule."""
        return self._ids.unique(heading_id(self._reference.slug(title)))

    def href_of(self, response: Response) -> str:
        """Return the address of a response's description; "" if there is none.

        That is the table below on this page, or else its type.
        """
        if response.line and response.page == self.page.path:
            headings = self.page.headings
            at = bisect_left(headings, response.line - self.page.first_line, key=attrgetter("line"))
            return f"#{headings[at - 1].anchor}"
        targets = self.ask(queries.targets, (response.page, response.type))
        return self.href(targets[0]) if targets and self.is_shown(targets[0]) else ""

    def take_ids(self, ids: Iterable[str]) -> None:
        """Note ids that the page has."""
        self._ids.update(ids)

    def unique_id(self, wanted: str) -> str:
        """Reserve an unused id on the page."""
        return self._ids.unique(wanted)


def _is_relative(url: str) -> bool:
    return bool(url) and not url.startswith(("#", "/")) and ":" not in url.partition("/")[0]
