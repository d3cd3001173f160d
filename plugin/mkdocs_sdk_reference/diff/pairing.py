"""Which type and which operation of an earlier release is which of a later one.

By path, by title, by the places that name them, and by their content, in this order; each rule
holds only where it gives one answer on both sides. Nothing is told by likeness of names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from .release import Operation, Release, Slot, Type
from .same_types import pages_at_like_places

_LIKE_ENOUGH = 0.5
"""Share of names that two types must have in common to be one that was renamed."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """The pairs: types by their paths, operations as they are."""

    types: Mapping[str, str]
    operations: tuple[tuple[Operation, Operation], ...]


def pair(old: Release, new: Release) -> Pairing:
    """Find what stayed, under whatever name."""
    operations = tuple(_operations(old, new))
    types = _Types(old, new)
    types.by_key(lambda type_: type_.path)
    types.by_key(lambda type_: type_.path.lower())
    types.by_key(lambda type_: type_.name)
    types.by_key(lambda type_: type_.title)
    types.by_key(lambda type_: type_.title.lower())
    types.by_places(operations)
    types.by_key(_content)
    types.by_places(operations)
    return Pairing(types.found, operations)


class _Types:
    def __init__(self, old: Release, new: Release) -> None:
        self._old = old
        self._new = new
        self.found: dict[str, str] = {}
        self._taken: set[str] = set()
        self._walked: set[str] = set()

    def by_key(self, key: Callable[[Type], Hashable]) -> None:
        """Pair what has the same key and no other type has, on either side."""
        olds = _unique(key, (t for t in self._old.types.values() if t.path not in self.found))
        news = _unique(key, (t for t in self._new.types.values() if t.path not in self._taken))
        for wanted, one in olds.items():
            other = news.get(wanted)
            if one is not None and other is not None and wanted is not None:
                self._take(one.path, other.path)

    def by_places(self, operations: Iterable[tuple[Operation, Operation]]) -> None:
        """Pair what the same places name, each as long as others lead to it."""
        votes: dict[str, set[str]] = defaultdict(set)
        for one, other in operations:
            for slots in _like_slots(one, other):
                self._vote(votes, *slots)
        while left := [path for path in self.found if path not in self._walked]:
            for path in left:
                self._walked.add(path)
                one_, other_ = self._old.types[path], self._new.types[self.found[path]]
                for name in one_.fields.keys() & other_.fields.keys():
                    self._vote(votes, one_.fields[name], other_.fields[name])
            self._count(votes)
        self._count(votes)

    def _vote(self, votes: dict[str, set[str]], one: Slot, other: Slot) -> None:
        for old, new in pages_at_like_places(one.tree, other.tree):
            if old in self._old.types and new in self._new.types:
                votes[old].add(new)

    def _count(self, votes: Mapping[str, set[str]]) -> None:
        voters: dict[str, set[str]] = defaultdict(set)
        for old, news in votes.items():
            for new in news:
                voters[new].add(old)
        for old, news in votes.items():
            if old in self.found or len(news) > 1:
                continue
            (new,) = news
            if new not in self._taken and len(voters[new]) == 1:
                one, other = self._old.types[old], self._new.types[new]
                if one.kind is other.kind and _are_alike(one, other):
                    self._take(old, new)

    def _take(self, old: str, new: str) -> None:
        self.found[old] = new
        self._taken.add(new)


def _unique(key: Callable[[Type], Hashable], types: Iterable[Type]) -> dict[Hashable, Type | None]:
    """Types by key; None where two have one."""
    found: dict[Hashable, Type | None] = {}
    for type_ in types:
        wanted = key(type_)
        found[wanted] = None if wanted in found else type_
    return found


def _content(type_: Type) -> Hashable:
    """All that a type says of itself but its name; None where that is too little to tell it by."""
    if len(type_.fields) + len(type_.values) < 2:
        return None
    fields = tuple((s.name, s.text, s.required) for s in type_.fields.values())
    return type_.kind, fields, tuple(type_.values.items())


def _are_alike(one: Type, other: Type) -> bool:
    names = {*one.fields, *one.values}, {*other.fields, *other.values}
    whole = len(names[0] | names[1])
    return not whole or len(names[0] & names[1]) / whole >= _LIKE_ENOUGH


def _like_slots(one: Operation, other: Operation) -> Iterator[tuple[Slot, Slot]]:
    for name in one.parameters.keys() & other.parameters.keys():
        yield one.parameters[name], other.parameters[name]
    if one.response and other.response:
        yield one.response, other.response
    of_status = {slot.name: slot for slot in other.errors}
    for slot in one.errors:
        if slot.name in of_status:
            yield slot, of_status[slot.name]


def _operations(old: Release, new: Release) -> Iterator[tuple[Operation, Operation]]:
    """Operations by the surest key that one of each release has, and no other there."""
    left, free = list(old.operations), list(new.operations)
    for rank in ("route", "id", "place", "title", "name"):
        olds, news = _by_key(rank, left), _by_key(rank, free)
        pairs = [
            (olds[key][0], news[key][0])
            for key in olds
            if len(olds[key]) == 1 and len(news.get(key, ())) == 1
        ]
        yield from pairs
        gone = {id(one) for pair_ in pairs for one in pair_}
        left = [one for one in left if id(one) not in gone]
        free = [one for one in free if id(one) not in gone]


def _by_key(rank: str, operations: Iterable[Operation]) -> dict[tuple[str, ...], list[Operation]]:
    found: dict[tuple[str, ...], list[Operation]] = defaultdict(list)
    for operation in operations:
        for key in operation.keys:
            if key[0] == rank:
                found[key].append(operation)
    return found
