"""Pairs the types and operations of two releases that are the same.

By path, by name, by the places that name them, and by content, in this order. A rule counts only
if it has one answer on both sides. Similar names are no evidence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..model import Operation, Type
from .release import Release, Slot, values_of
from .same_types import targets_at_like_places

_LIKE_ENOUGH = 0.5
"""Share of names that two types must have in common to count as one renamed type."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """The pairs: types by their keys, and operations."""

    types: Mapping[str, str]
    operations: tuple[tuple[Operation, Operation], ...]


def pair(old: Release, new: Release) -> Pairing:
    """Pair the types and operations of two releases."""
    operations = tuple(_operations(old, new))
    types = _Types(old, new)
    types.by_key(lambda _, type_: type_.key)
    types.by_key(lambda _, type_: type_.key.lower())
    types.by_key(lambda release, type_: release.type_name(type_))
    types.by_key(lambda _, type_: type_.name)
    types.by_key(lambda _, type_: type_.name.lower())
    types.by_places(operations)
    types.by_key(_content)
    types.by_places(operations)
    return Pairing(types.found, operations)


class _Votes:
    """Votes for pairs: a place that named one type and now names another votes for the two.

    Attributes:
        changed: The earlier types with uncounted votes.
    """

    def __init__(self) -> None:
        self.changed: dict[str, None] = {}
        self._news: dict[str, set[str]] = defaultdict(set)
        self._olds: dict[str, set[str]] = defaultdict(set)

    def add(self, old: str, new: str) -> None:
        self.changed[old] = None
        self._news[old].add(new)
        self._olds[new].add(old)

    def answer(self, old: str) -> str | None:
        """Return the only type that an earlier one can be, if no other can be that type."""
        news = self._news[old]
        new = next(iter(news))
        return new if len(news) == len(self._olds[new]) == 1 else None


class _Types:
    def __init__(self, old: Release, new: Release) -> None:
        self._old = old
        self._new = new
        self.found: dict[str, str] = {}
        self._taken: set[str] = set()
        self._walked: set[str] = set()

    def by_key(self, key: Callable[[Release, Type], Hashable]) -> None:
        """Pair types with a key that is unique on both sides."""
        olds = _unique(key, self._old, self._new, self.found)
        news = _unique(key, self._new, self._old, self._taken)
        for wanted, one in olds.items():
            other = news.get(wanted)
            if one is not None and other is not None:
                self._take(one.key, other.key)

    def by_places(self, operations: Iterable[tuple[Operation, Operation]]) -> None:
        """Pair types that the same places name, until no new pair leads to others."""
        votes = _Votes()
        for one, other in operations:
            for slots in self._like_slots(one, other):
                self._vote(votes, *slots)
        left = [path for path in self.found if path not in self._walked]
        while left or votes.changed:
            for path in left:
                self._walked.add(path)
                ones = self._old.fields(self._old.types[path])
                others = self._new.fields(self._new.types[self.found[path]])
                for name in ones.keys() & others.keys():
                    self._vote(votes, ones[name], others[name])
            left = [*self._count(votes)]

    def _vote(self, votes: _Votes, one: Slot, other: Slot) -> None:
        for old, new in targets_at_like_places(one.tree, other.tree):
            if old in self._old.types and new in self._new.types:
                votes.add(old, new)

    def _count(self, votes: _Votes) -> Iterator[str]:
        """Pair those that are certain now; the others need further votes."""
        changed, votes.changed = votes.changed, {}
        for old in changed:
            new = votes.answer(old)
            if new is None or old in self.found or new in self._taken:
                continue
            one, other = self._old.types[old], self._new.types[new]
            if one.kind is other.kind and self._are_alike(one, other):
                self._take(old, new)
                yield old

    def _take(self, old: str, new: str) -> None:
        self.found[old] = new
        self._taken.add(new)

    def _are_alike(self, one: Type, other: Type) -> bool:
        ones = {*self._old.fields(one), *values_of(one)}
        others = {*self._new.fields(other), *values_of(other)}
        whole = len(ones | others)
        return not whole or len(ones & others) / whole >= _LIKE_ENOUGH

    def _like_slots(self, one: Operation, other: Operation) -> Iterator[tuple[Slot, Slot]]:
        ones, others = self._old.parameters(one), self._new.parameters(other)
        for name in ones.keys() & others.keys():
            yield ones[name], others[name]
        before, after = self._old.returns(one), self._new.returns(other)
        if before and after:
            yield before, after
        of_status = {slot.name: slot for slot in self._new.errors(other) or ()}
        for slot in self._old.errors(one) or ():
            if slot.name in of_status:
                yield slot, of_status[slot.name]


def _unique(
    key: Callable[[Release, Type], Hashable],
    release: Release,
    other: Release,
    known: Container[str],
) -> dict[Hashable, Type | None]:
    """A release's unpaired types by key; None for a key of two types.

    A docs root of both releases is the same one: no type moves from one to another.
    """
    same = release.roots & other.roots if release.is_whole and other.is_whole else frozenset()
    found: dict[Hashable, Type | None] = {}
    for type_ in release.types.values():
        if type_.key not in known and (asked := key(release, type_)) is not None:
            root = release.root(type_.page)
            wanted = asked, root if root in same else None
            found[wanted] = None if wanted in found else type_
    return found


def _content(release: Release, type_: Type) -> Hashable:
    """A type's content except its name; None if that is too little to identify it."""
    slots, values = release.fields(type_), values_of(type_)
    if len(slots) + len(values) < 2:
        return None
    fields = tuple((s.name, s.text, s.required) for s in slots.values())
    return type_.kind, fields, tuple((value, *names) for value, names in values.items())


def _operations(old: Release, new: Release) -> Iterator[tuple[Operation, Operation]]:
    """Pairs of operations, by the most certain key that is unique in both releases."""
    left, free = list(old.operations), list(new.operations)
    for rank in ("route", "id", "group", "place", "title", "name"):
        olds, news = _by_key(rank, old, new, left), _by_key(rank, new, old, free)
        pairs = [
            (olds[key][0], news[key][0])
            for key in olds
            if len(olds[key]) == 1 and len(news.get(key, ())) == 1
        ]
        yield from pairs
        gone = {id(one) for pair_ in pairs for one in pair_}
        left = [one for one in left if id(one) not in gone]
        free = [one for one in free if id(one) not in gone]


def _by_key(
    rank: str, release: Release, other: Release, operations: Iterable[Operation]
) -> dict[tuple[str, ...], list[Operation]]:
    found: dict[tuple[str, ...], list[Operation]] = defaultdict(list)
    for operation in operations:
        for key in release.keys(operation, other):
            if key[0] == rank:
                found[key].append(operation)
    return found
