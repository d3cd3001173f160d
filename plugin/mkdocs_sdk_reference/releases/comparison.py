"""Two releases → the changes from one to the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model import PageKind
from .changes import Change, Comparison, Kind, Rename
from .pairing import Pairing, pair
from .release import Operation, Release, Slot, Type
from .same_types import SameTypes

_RANK = {kind: at for at, kind in enumerate(Kind)}


def compare(old: Release, new: Release) -> Comparison:
    """What changed: in types, fields, values, members, operations, parameters and errors.

    Links, the way to write one type, and namespaces are no part of that.
    """
    pairing = pair(old, new)
    comparer = _Comparer(old, new, pairing)
    changes = [*comparer.types(), *comparer.operations()]
    return Comparison(tuple(_ordered(changes)), tuple(_moved(new, pairing)))


def _ordered(changes: list[Change]) -> list[Change]:
    """Breaking ones first; operations before types; whole ones before those in them."""

    def rank(change: Change) -> tuple[object, ...]:
        is_inner = bool(change.name) or change.thing in {"member", "response"}
        of_type = change.thing in {"type", "field", "value", "member"}
        owner = "" if not is_inner else change.owner
        return not change.is_breaking, of_type, is_inner, owner, _RANK[change.kind]

    return sorted(changes, key=rank)


def _moved(new: Release, pairing: Pairing) -> Iterator[Rename]:
    """Pages that are found elsewhere now, less those whose old place holds another page."""
    targets: dict[str, set[str]] = {path: {target} for path, target in pairing.types.items()}
    for one, other in pairing.operations:
        targets.setdefault(one.page, set()).add(other.page)
    for path, found in sorted(targets.items()):
        if path not in new.paths and len(found) == 1:
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
        for path, type_ in self._old.types.items():
            if path in found:
                yield from self._type(type_, self._new.types[found[path]])
            else:
                yield Change(Kind.REMOVED, "type", type_.name, path, is_breaking=True)
        known = set(found.values())
        for path, type_ in self._new.types.items():
            if path not in known:
                yield Change(Kind.ADDED, "type", type_.name, path)

    def operations(self) -> Iterator[Change]:
        """Changes of operations and of what is in them."""
        olds = {id(one) for one, _ in self._pairing.operations}
        news = {id(other) for _, other in self._pairing.operations}
        for one in self._old.operations:
            if id(one) not in olds:
                yield Change(Kind.REMOVED, "operation", one.name, one.page, is_breaking=True)
        for one, other in self._pairing.operations:
            yield from self._operation(one, other)
        for other in self._new.operations:
            if id(other) not in news:
                yield Change(Kind.ADDED, "operation", other.name, other.page)

    def _type(self, old: Type, new: Type) -> Iterator[Change]:
        name, path = new.name, new.path
        if old.title.lower() != new.title.lower():
            yield Change(Kind.RENAMED, "type", name, path, "", old.name, name, is_breaking=True)
        if new.deprecated and not old.deprecated:
            yield Change(Kind.DEPRECATED, "type", name, path)
        if old.kind is not new.kind and PageKind.BARE not in {old.kind, new.kind}:
            words = old.kind.value, new.kind.value
            yield Change(Kind.CHANGED, "type", name, path, "", *words, is_breaking=True)
            return
        yield from self._slots("field", name, path, old.fields, new.fields, needs=new.is_input)
        yield from _values(old, new)
        if old.members and new.members:
            yield from self._members(old, new)

    def _operation(self, old: Operation, new: Operation) -> Iterator[Change]:
        name, path = new.name, new.page
        if old.name.rpartition(".")[2] != new.name.rpartition(".")[2]:
            yield Change(
                Kind.RENAMED, "operation", name, path, "", old.name, name, is_breaking=True
            )
        if new.deprecated and not old.deprecated:
            yield Change(Kind.DEPRECATED, "operation", name, path)
        yield from self._slots("parameter", name, path, old.parameters, new.parameters, needs=True)
        yield from self._response(old, new)
        yield from self._errors(old, new)

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
        """Changes of fields or parameters; `needs` says that new required ones break code."""
        for name, slot in old.items():
            if name not in new:
                yield Change(
                    Kind.REMOVED, thing, owner, page, name, old=slot.text, is_breaking=True
                )
                continue
            now = new[name]
            if not self._same(slot, now):
                texts = slot.text, now.text
                yield Change(Kind.CHANGED, thing, owner, page, name, *texts, is_breaking=True)
            if slot.required is False and now.required:
                yield Change(Kind.REQUIRED, thing, owner, page, name, is_breaking=True)
            elif slot.required and now.required is False:
                yield Change(Kind.OPTIONAL, thing, owner, page, name)
            if now.deprecated and not slot.deprecated:
                yield Change(Kind.DEPRECATED, thing, owner, page, name)
        for name, slot in new.items():
            if name not in old:
                breaks = needs and bool(slot.required)
                yield Change(
                    Kind.ADDED, thing, owner, page, name, new=slot.text, is_breaking=breaks
                )

    def _members(self, old: Type, new: Type) -> Iterator[Change]:
        for member in old.members:
            if not any(self._same(member, other) for other in new.members):
                yield Change(
                    Kind.REMOVED, "member", new.name, new.path, old=member.text, is_breaking=True
                )
        for member in new.members:
            if not any(self._same(other, member) for other in old.members):
                yield Change(Kind.ADDED, "member", new.name, new.path, new=member.text)

    def _response(self, old: Operation, new: Operation) -> Iterator[Change]:
        before, now = old.response, new.response
        if before and now and not self._same(before, now):
            texts = before.text, now.text
            yield Change(Kind.CHANGED, "response", new.name, new.page, "", *texts, is_breaking=True)
        elif before and not now:
            yield Change(
                Kind.REMOVED, "response", new.name, new.page, old=before.text, is_breaking=True
            )
        elif now and not before:
            yield Change(Kind.ADDED, "response", new.name, new.page, new=now.text)

    def _errors(self, old: Operation, new: Operation) -> Iterator[Change]:
        """Changes of errors, by status: one type in another's place is a change."""
        name, page = new.name, new.page
        left = list(new.errors)
        gone = []
        for slot in old.errors:
            found = next((o for o in left if o.name == slot.name and self._same(slot, o)), None)
            if found is not None:
                left.remove(found)
            else:
                gone.append(slot)
        for slot in gone:
            now = next((other for other in left if other.name == slot.name), None)
            if now is not None:
                left.remove(now)
                texts = slot.text, now.text
                yield Change(Kind.CHANGED, "error", name, page, slot.name, *texts, is_breaking=True)
            else:
                yield Change(
                    Kind.REMOVED, "error", name, page, slot.name, old=slot.text, is_breaking=True
                )
        for slot in left:
            yield Change(Kind.ADDED, "error", name, page, slot.name, new=slot.text)


def _values(old: Type, new: Type) -> Iterator[Change]:
    """Changes of an enum's values; a constant that has another name breaks code that uses it."""
    for value, constant in old.values.items():
        if value not in new.values:
            yield Change(
                Kind.REMOVED, "value", new.name, new.path, value, old=constant, is_breaking=True
            )
        elif constant and new.values[value] and constant != new.values[value]:
            names = constant, new.values[value]
            yield Change(Kind.CHANGED, "value", new.name, new.path, value, *names, is_breaking=True)
    for value, constant in new.values.items():
        if value not in old.values:
            yield Change(Kind.ADDED, "value", new.name, new.path, value, new=constant)
