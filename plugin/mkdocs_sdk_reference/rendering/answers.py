"""What all pages of a site together answer to one of them, each answer noted for a preview."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, partial
from itertools import groupby
from typing import Any, TypeVar

from ..diff import Age
from ..model import Field, Member, Operation, Page, Response, TypeExpr
from ..reference import Reference, Resolution, Symbol, Usage
from . import queries
from .labels import kind_word, place_label, usage_label
from .parts import CodePart
from .queries import Notes, Place
from .summaries import first_line
from .words import Words

_T = TypeVar("_T")
_LONGEST_HINT = 40
_ONE_NAME = re.compile(r"(?:[\w:.]+[\[<(])?\\?[^\W\d][\w$.:\\/]*(?:[\])>]|\[\])*")
"""A name, in at most one wrapper: ``models.X``, ``List[models.X]``, ``X[]``."""


class Answers:
    """The answers to a page's queries, in values and words.

    Args:
        page: The page.
        path: Path of the page in the site.
        reference: All pages.
        words: The labels.
        notes: Records the queries with their answers; None if nobody needs them.
    """

    def __init__(
        self, page: Page, path: str, reference: Reference, words: Words, notes: Notes | None
    ) -> None:
        self.page = page
        self.path = path
        self.words = words
        self._reference = reference
        self._notes = notes

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

    def is_shown(self, key: str) -> bool:
        """Return whether a page that a type leads to is part of the site."""
        return self.ask(queries.is_shown, key)

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

    def hint(self, key: str) -> str:
        """Return the tooltip of a link to a type: kind and first names; "" for none."""
        kind, names = self.ask(queries.hint, key)
        if not names:
            return ""
        text = f"{kind_word(kind, self.words)}: {', '.join(names)}"
        return text if len(text) <= _LONGEST_HINT else f"{text[: _LONGEST_HINT - 1]}…"

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

    def resolve(self, href: str, text: str) -> Resolution:
        """Return what a link of the page's own text means."""
        return self.ask(queries.resolve, (self.page.path, href, text))

    def operations(self) -> tuple[Operation, ...]:
        """Return the operations that the page describes."""
        known = self.ask(Reference.operations_on, self.page.path)
        if not self.group:
            return known
        own = {operation.anchor: operation.heading for operation in self.page.operations}
        return tuple(replace(o, heading=own[o.anchor]) for o in known if o.anchor in own)

    def operation_at(self, line: int) -> Operation | None:
        """Return the operation whose section contains a line of the page."""
        found = None
        for operation in self.operations():
            if operation.heading < line:
                found = operation
        return found

    @property
    def group(self) -> str:
        """Path of the page from which this page's single operation was split; "" if it wasn't."""
        return self.page.path if self.path != self.page.path else ""

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
