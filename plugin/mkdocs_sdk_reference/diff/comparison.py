"""Finds the changes from one release to another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ..commonmark.names import letters
from ..model import Kind, Operation, Type
from ..reference import Reference
from .changes import Change, ChangeKind, Comparison, Rename
from .pairing import Pairing, pair
from .release import ReferenceRelease, Release, Slot, key_of, values_of
from .same_types import SameTypes, targets_of

_MOST_IN_DOUBT = 32
"""Maximum number of members or errors to compare pairwise."""
_RANK = {kind: at for at, kind in enumerate(ChangeKind)}


def compare(old: Reference, new: Reference) -> Comparison:
    """Return what changed: types, fields, values, members, operations, parameters and errors.

    Links, notations of the same type, and namespaces are ignored.

    Args:
        old: The pages of the earlier release.
        new: The pages of the later one.
    """
    return compare_releases(ReferenceRelease(old), ReferenceRelease(new))[0]


def compare_releases(old: Release, new: Release) -> tuple[Comparison, Pairing]:
    """Return the changes between two releases, and which types and operations are the same."""
    pairing = pair(old, new)
    comparer = _Comparer(old, new, pairing)
    changes = [*comparer.types(), *comparer.operations()]
    return Comparison(tuple(_ordered(changes)), tuple(_moved(old, new, pairing))), pairing


def _ordered(changes: list[Change]) -> list[Change]:
    """Breaking changes first; operations before types; whole things before their parts."""

    def rank(change: Change) -> tuple[object, ...]:
        is_inner = bool(change.name) or change.thing in {"member", "response"}
        of_type = change.thing in {"type", "field", "value", "member"}
        owner = "" if not is_inner else change.owner
        return not change.is_breaking, of_type, is_inner, owner, _RANK[change.kind]

    return sorted(changes, key=rank)


def _moved(old: Release, new: Release, pairing: Pairing) -> Iterator[Rename]:
    """Pages with new paths, except those whose old path now has another page.

    Includes the operations' own pages, if both releases record where their sites have them.
    """
    targets: dict[str, set[str]] = {}
    places = {place for operation in new.operations if (place := new.place(operation))}
    for key, target in pairing.types.items():
        targets.setdefault(old.types[key].page, set()).add(new.types[target].page)
    for one, other in pairing.operations:
        targets.setdefault(one.page, set()).add(other.page)
        before, after = old.place(one), new.place(other)
        if before and after and before != one.page:
            targets.setdefault(before, set()).add(after)
    for path, found in sorted(targets.items()):
        if path not in new.files and path not in places and len(found) == 1:
            yield Rename(path, next(iter(found)))


class _Comparer:
    def __init__(self, old: Release, new: Release, pairing: Pairing) -> None:
        self._old = old
        self._new = new
        self._pairing = pairing
        self._same = SameTypes(pairing.types)

    def types(self) -> Iterator[Change]:
        """Changes of types and of what is in them."""
        found = self._pairing.types
        for key, type_ in self._old.types.items():
            if key in found:
                after = self._new.types[found[key]]
                yield from _with_key(after.key, self._type(type_, after))
            else:
                name = self._old.type_name(type_)
                yield Change(
                    ChangeKind.REMOVED, "type", name, type_.page, is_breaking=True, key=key
                )
        known = set(found.values())
        for key, type_ in self._new.types.items():
            if key not in known:
                yield Change(
                    ChangeKind.ADDED, "type", self._new.type_name(type_), type_.page, key=key
                )

    def operations(self) -> Iterator[Change]:
        """Changes of operations and of what is in them."""
        olds = {id(one) for one, _ in self._pairing.operations}
        news = {id(other) for _, other in self._pairing.operations}
        for one in self._old.operations:
            if id(one) not in olds:
                name = self._old.operation_name(one)
                gone = Change(ChangeKind.REMOVED, "operation", name, one.page, is_breaking=True)
                yield replace(gone, key=key_of(one))
        for one, other in self._pairing.operations:
            yield from _with_key(key_of(other), self._operation(one, other))
        for other in self._new.operations:
            if id(other) not in news:
                name = self._new.operation_name(other)
                yield Change(ChangeKind.ADDED, "operation", name, other.page, key=key_of(other))

    def _type(self, old: Type, new: Type) -> Iterator[Change]:
        name, path = self._new.type_name(new), new.page
        if old.name.lower() != new.name.lower():
            before = self._old.type_name(old)
            yield Change(ChangeKind.RENAMED, "type", name, path, "", before, name, is_breaking=True)
        if new.deprecated and not old.deprecated:
            yield Change(ChangeKind.DEPRECATED, "type", name, path)
        if old.kind is not new.kind and Kind.BARE not in {old.kind, new.kind}:
            words = old.kind.value, new.kind.value
            yield Change(ChangeKind.CHANGED, "type", name, path, "", *words, is_breaking=True)
            return
        fields = self._old.fields(old), self._new.fields(new)
        needs = new.key in self._new.inputs
        yield from self._slots("field", name, path, *fields, needs=needs)
        yield from _values(name, old, new)
        if old.members and new.members:
            yield from self._members(name, old, new)

    def _operation(self, old: Operation, new: Operation) -> Iterator[Change]:
        name, path = self._new.operation_name(new), new.page
        keys = [*self._old.keys(old, self._new)][-1], [*self._new.keys(new, self._old)][-1]
        is_grouped = self._old.is_whole and self._new.is_whole
        is_moved = is_grouped and letters(old.group) != letters(new.group)
        if is_moved or keys[0] != keys[1]:
            before = self._old.operation_name(old)
            yield Change(
                ChangeKind.RENAMED, "operation", name, path, "", before, name, is_breaking=True
            )
        if new.deprecated and not old.deprecated:
            yield Change(ChangeKind.DEPRECATED, "operation", name, path)
        parameters = self._old.parameters(old), self._new.parameters(new)
        yield from self._slots("parameter", name, path, *parameters, needs=True)
        yield from self._response(name, old, new)
        yield from self._errors(name, old, new)

    def _slots(  # noqa: PLR0913 (what they are of, and both sides)
        self,
        thing: str,
        owner: str,
        page: str,
        old: Mapping[str, Slot],
        new: Mapping[str, Slot],
        *,
        needs: bool,
    ) -> Iterator[Change]:
        """Changes of fields or parameters; `needs` means that new required ones break code."""
        for name, slot in old.items():
            if name not in new:
                yield Change(
                    ChangeKind.REMOVED, thing, owner, page, name, old=slot.text, is_breaking=True
                )
                continue
            after = new[name]
            if not self._same(slot, after):
                texts = _texts(slot, after)
                yield Change(
                    ChangeKind.CHANGED, thing, owner, page, slot.name, *texts, is_breaking=True
                )
            if slot.required is False and after.required:
                yield Change(ChangeKind.REQUIRED, thing, owner, page, name, is_breaking=True)
            elif slot.required and after.required is False:
                yield Change(ChangeKind.OPTIONAL, thing, owner, page, name)
            if after.deprecated and not slot.deprecated:
                yield Change(ChangeKind.DEPRECATED, thing, owner, page, name)
        for name, slot in new.items():
            if name not in old:
                breaks = needs and bool(slot.required)
                yield Change(
                    ChangeKind.ADDED, thing, owner, page, name, new=slot.text, is_breaking=breaks
                )

    def _members(self, name: str, old: Type, new: Type) -> Iterator[Change]:
        for slot, after in self._unlike(self._old.members(old), self._new.members(new)):
            yield _replaced("member", name, new.page, slot, after)

    def _unlike(
        self, olds: Sequence[Slot], news: Sequence[Slot]
    ) -> Iterator[tuple[Slot | None, Slot | None]]:
        """Members or errors on only one side; errors of the same status in pairs.

        Most have different keys; the few that are left are compared pairwise.
        """
        keys = Counter((slot.name, self._same.key(slot, is_old=False)) for slot in news)
        left, taken = [], Counter[Hashable]()
        for slot in olds:
            key = slot.name, self._same.key(slot, is_old=True)
            if taken[key] < keys[key]:
                taken[key] += 1
            else:
                left.append(slot)
        free: dict[str, list[Slot]] = defaultdict(list)
        for slot in news:
            key = slot.name, self._same.key(slot, is_old=False)
            if taken[key] > 0:
                taken[key] -= 1
            else:
                free[slot.name].append(slot)
        gone = []
        for slot in left:
            others = free[slot.name][:_MOST_IN_DOUBT]
            found = next((at for at, other in enumerate(others) if self._same(slot, other)), None)
            if found is None:
                gone.append(slot)
            else:
                del free[slot.name][found]
        for slot in gone:
            after = free[slot.name].pop(0) if slot.name and free[slot.name] else None
            yield slot, after
        for others in free.values():
            for other in others:
                yield None, other

    def _response(self, name: str, old: Operation, new: Operation) -> Iterator[Change]:
        before, after = self._old.returns(old), self._new.returns(new)
        is_same = self._same(before, after) if before and after else before is after
        if not is_same:
            yield _replaced("response", name, new.page, before, after)

    def _errors(self, name: str, old: Operation, new: Operation) -> Iterator[Change]:
        """Changes of errors, by status: a replaced type is one change."""
        before, after_ = self._old.errors(old), self._new.errors(new)
        if before is None or after_ is None:
            return
        for slot, after in self._unlike(before, after_):
            yield _replaced("error", name, new.page, slot, after)


def _with_key(key: str, changes: Iterable[Change]) -> Iterator[Change]:
    return (replace(change, key=key) for change in changes)


def _replaced(thing: str, owner: str, page: str, old: Slot | None, new: Slot | None) -> Change:
    """The change of a member, response or error that is new, gone or different."""
    if old and new:
        texts = _texts(old, new)
        return Change(ChangeKind.CHANGED, thing, owner, page, old.name, *texts, is_breaking=True)
    if old:
        return Change(
            ChangeKind.REMOVED, thing, owner, page, old.name, old=old.text, is_breaking=True
        )
    assert new is not None
    return Change(ChangeKind.ADDED, thing, owner, page, new.name, new=new.text)


def _texts(old: Slot, new: Slot) -> tuple[str, str]:
    """The texts of two types, with the pages that they lead to if the texts are the same."""
    if old.text != new.text:
        return old.text, new.text
    pages = [", ".join(dict.fromkeys(targets_of(slot.tree))) for slot in (old, new)]
    return f"{old.text} ({pages[0] or 'no page'})", f"{new.text} ({pages[1] or 'no page'})"


def _values(name: str, old: Type, new: Type) -> Iterator[Change]:
    """Changes of an enum's values; a renamed constant breaks code that uses it."""
    olds, news, page = values_of(old), values_of(new), new.page
    for value, constants in olds.items():
        if value not in news:
            names = ", ".join(constants)
            yield Change(
                ChangeKind.REMOVED, "value", name, page, value, old=names, is_breaking=True
            )
            continue
        after = news[value]
        gone = [constant for constant in constants if constant not in after]
        come = [constant for constant in after if constant not in constants]
        if gone and after:
            names_ = ", ".join(gone), ", ".join(come)
            kind = ChangeKind.CHANGED if come else ChangeKind.REMOVED
            yield Change(kind, "value", name, page, value, *names_, is_breaking=True)
    for value, constants in news.items():
        if value not in olds:
            yield Change(ChangeKind.ADDED, "value", name, page, value, new=", ".join(constants))
