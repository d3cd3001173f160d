"""Finds the types that are the same in several SDKs of one API.

They must share a name, confirmed by a place or by their contents. A place is in an operation or in
a type that is tied itself, so ties run from the operations down into types. Types that no place
confirms are tied by contents: first those that are in nothing else and contain much, which makes
more places the same, or shows that they differ.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...commonmark.names import letters
from ...model import Operation
from ..usages import Role
from .contents import NOTHING, Content, agree, contradict, find_content
from .names import find_names
from .places import Occupant, Slot, Slots, find_places, operation_key

if TYPE_CHECKING:
    from ..reference import Reference


def tie_types(
    reference: Reference, operations: Iterable[Sequence[Operation]]
) -> list[tuple[str, ...]]:
    """Return the groups of keys of two or more types that are one, each in the order of `sdks`.

    Linear in the types and the places that name them.

    Args:
        reference: The site of the SDKs.
        operations: The groups of operations that are one.
    """
    ties = _Ties(reference)
    for group in operations:
        ties.join_operations(group)
    ties.follow_places()
    for are_sure in (_is_outermost, _is_rich, _is_any):
        ties.compare_contents(are_sure)
        ties.follow_places()
    return list(ties.groups())


@dataclass(slots=True, eq=False)
class _Group:
    """Types that are the same, or operations that are.

    Attributes:
        members: Their keys, by the numbers of their SDKs.
        slots: One of the types for each place in any of them.
        content: The contents of one of the types, if any has some.
        around: Names and roles of what contains any of the types.
        elsewhere: Numbers of SDKs where a type of another name is in a member's place.
        is_torn: Whether it could have two types of one SDK, so that it is no answer.
    """

    members: dict[int, str]
    slots: dict[Slot, Occupant] = field(default_factory=dict)
    content: Content = NOTHING
    around: set[tuple[str, Role]] = field(default_factory=set)
    elsewhere: set[int] = field(default_factory=set)
    is_torn: bool = False

    def add(self, other: _Group) -> None:
        """Merge another group, except its places."""
        self.members.update(other.members)
        self.around |= other.around
        self.elsewhere |= other.elsewhere
        if not self.content.words:
            self.content = other.content


class _Ties:
    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._numbers = {sdk.at: number for number, sdk in enumerate(reference.sdks)}
        sdks = ((key, self._sdk_of(type_.page)) for key, type_ in reference.types.items())
        self._sdk = {key: sdk for key, sdk in sdks if sdk is not None}
        self._names = find_names(reference, self._sdk)
        self._places = find_places(reference, self._names)
        self._operations: list[_Group] = []
        self._left: deque[tuple[Occupant, Occupant]] = deque()
        self._group_of: dict[str, _Group] = {}
        for key in self._names:
            self._set_apart(key)

    def _sdk_of(self, path: str) -> int | None:
        sdk = self._reference.sdk_of(path)
        return None if sdk is None else self._numbers[sdk.at]

    def _set_apart(self, key: str) -> None:
        """Put a type into a group of its own."""
        self._group_of[key] = _Group(
            {self._sdk[key]: key},
            dict(self._places.inside.get(key, {})),
            find_content(self._reference, self._reference.types[key], self._names),
            set(self._places.around.get(key, ())),
        )

    def groups(self) -> Iterator[tuple[str, ...]]:
        """Yield the groups of two or more types."""
        for group in self._all():
            if len(group.members) > 1 and not group.is_torn:
                yield tuple(key for _, key in sorted(group.members.items()))

    def _all(self) -> list[_Group]:
        return list(dict.fromkeys(self._group_of.values()))

    def join_operations(self, operations: Sequence[Operation]) -> None:
        """Join operations that are the same."""
        group = _Group({})
        for operation in operations:
            sdk, key = self._sdk_of(operation.page), operation_key(operation)
            if sdk is not None:
                group.members[sdk] = key
                self._take_slots(group, self._places.inside.get(key, {}))
        self._operations.append(group)

    def _take_slots(self, group: _Group, slots: Slots) -> None:
        """Add a new member's places to a group's, and note the types that share a place."""
        for slot, occupant in slots.items():
            known = group.slots.setdefault(slot, occupant)
            if known.key != occupant.key:
                self._left.append((known, occupant))
                if not known.is_alone:
                    group.slots[slot] = occupant

    def follow_places(self) -> None:
        """Join types in the same places, until no more places become the same."""
        while self._left:
            ones, others = self._left.popleft()
            one, other = self._group_of[ones.key], self._group_of[others.key]
            if one is other or one.is_torn or other.is_torn:
                continue
            if ones.is_alone and others.is_alone:
                may_be_one = not contradict(one.content, other.content)
            else:  # names of types that share a place may be mere numbers
                may_be_one = agree(one.content, other.content)
            if may_be_one and one.members.keys().isdisjoint(other.members):
                self._join(one, other)
            elif may_be_one:
                one.is_torn = other.is_torn = True

    def _join(self, one: _Group, other: _Group) -> None:
        """Make one group of two; the smaller one goes, so that no type is moved often."""
        if len(one.members) + len(one.slots) < len(other.members) + len(other.slots):
            one, other = other, one
        one.add(other)
        for key in other.members.values():
            self._group_of[key] = one
        self._take_slots(one, other.slots)

    def compare_contents(self, are_sure: Callable[[_Group], bool]) -> None:
        """Join types with the same name and contents, unless a place contradicts.

        Args:
            are_sure: Returns whether a group is to be compared now.
        """
        for group in self._all():
            for key in group.members.values() if group.is_torn else ():
                self._set_apart(key)
        self._note_elsewhere()
        by_name: dict[str, list[_Group]] = defaultdict(list)
        for group in self._all():
            by_name[self._names[next(iter(group.members.values()))]].append(group)
        for groups in by_name.values():
            for namesakes in self._candidates(groups):
                self._join_alike(namesakes, are_sure)

    def _note_elsewhere(self) -> None:
        """Note where SDKs have a type of another name in the same place.

        A place of several types is no evidence: it may list the members of a type that others name.
        """
        for owner in (*self._operations, *self._all()):
            places: dict[tuple[Role, str], dict[int, str]] = defaultdict(dict)
            for sdk, name in owner.members.items() if len(owner.members) > 1 else ():
                for slot, occupant in self._places.inside.get(name, {}).items():
                    if occupant.is_alone:
                        places[slot.role, slot.place][sdk] = occupant.key
            for there in places.values():
                self._tell_apart(there)

    def _tell_apart(self, there: Mapping[int, str]) -> None:
        """Note the types in one place, by SDK, that have different names."""
        named: dict[str, set[int]] = defaultdict(set)
        for sdk, key in there.items():
            named[self._names[key]].add(sdk)
        for key in there.values() if len(named) > 1 else ():
            self._group_of[key].elsewhere |= there.keys() - named[self._names[key]]

    def _candidates(self, groups: Sequence[_Group]) -> Iterator[list[_Group]]:
        """Groups of one name, by namespace if an SDK has several; none that has two there."""
        by_space: dict[str, list[_Group]] = defaultdict(list)
        has_several = max(_counts(groups).values()) > 1
        for group in groups:
            spaces = map(self._space_of, group.members.values()) if has_several else ("",)
            for space in dict.fromkeys(spaces):
                by_space[space].append(group)
        for near in by_space.values():
            counts = _counts(near)
            yield [group for group in near if all(counts[sdk] == 1 for sdk in group.members)]

    def _space_of(self, key: str) -> str:
        return letters(self._reference.namespace(self._reference.types[key]))

    def _join_alike(self, groups: Iterable[_Group], are_sure: Callable[[_Group], bool]) -> None:
        """Join groups with the largest of those with the same contents.

        A group that also fits others, which don't fit these, is left alone.
        """
        left = sorted(groups, key=lambda group: (not are_sure(group), -len(group.members)))
        while left and are_sure(left[0]):
            union = _Group({}, content=left[0].content)
            fitting: list[_Group] = []
            rest: list[_Group] = []
            for group in left:
                fits = not fitting or (are_sure(group) and _may_join(union, group))
                (fitting if fits else rest).append(group)
                if fits:
                    union.add(group)
            sure = [one for one in fitting if not any(_may_join(one, other) for other in rest)]
            for group in sure[1:]:
                self._join(self._current(sure[0]), group)
            left = rest

    def _current(self, group: _Group) -> _Group:
        """The group that now contains this one."""
        return self._group_of[next(iter(group.members.values()))]


def _counts(groups: Iterable[_Group]) -> Counter[int]:
    """Number of groups with a type of each SDK."""
    return Counter(sdk for group in groups for sdk in group.members)


def _is_rich(group: _Group) -> bool:
    return group.content.is_rich


def _is_outermost(group: _Group) -> bool:
    """Whether types are in no place, and contain much."""
    return group.content.is_rich and not group.around


def _is_any(_: _Group) -> bool:
    return True


def _may_join(one: _Group, other: _Group) -> bool:
    """Whether types of one name are the same by contents, and no place contradicts.

    Types that contain little must also share a container by name and role, if they have any.
    """
    is_enough = one.content.is_rich or not one.around or not other.around
    return (
        one.members.keys().isdisjoint(other.members)
        and one.elsewhere.isdisjoint(other.members)
        and other.elsewhere.isdisjoint(one.members)
        and (is_enough or not one.around.isdisjoint(other.around))
        and agree(one.content, other.content)
    )
