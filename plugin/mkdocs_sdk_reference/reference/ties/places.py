"""The places of types in operations and other types, comparable between SDKs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ...commonmark.names import letters
from ...model import Operation
from ..usages import Role, Usage

if TYPE_CHECKING:
    from ..reference import Reference

_NAMED = {Role.PARAMETER, Role.FIELD}
"""The roles of which an owner may have several, distinguished by name."""


class Slot(NamedTuple):
    """A place in an operation or type, for types of one name.

    Attributes:
        place: Name of a field or parameter, or status of an error, in letters; ``envelope`` of a
            response that wraps another; "" for all else.
        name: The name of the type there, as all SDKs share it.
    """

    role: Role
    place: str
    name: str


class Occupant(NamedTuple):
    """The type in a slot.

    Attributes:
        key: The type's key.
        is_alone: Whether no type of another name is in the same place.
    """

    key: str
    is_alone: bool


Slots = Mapping[Slot, Occupant]


@dataclass(frozen=True, slots=True)
class Places:
    """The places of types.

    Attributes:
        inside: The types in each type, by its key, and in each operation, by `operation_key`.
            Types of one name that share a place are left out.
        around: Names and roles of what contains each type, by its key.
    """

    inside: Mapping[str, Slots]
    around: Mapping[str, frozenset[tuple[str, Role]]]


def find_places(reference: Reference, names: Mapping[str, str]) -> Places:
    """Return the places of the types in `names`, by their keys."""
    inside: dict[str, dict[tuple[Role, str], dict[str, str]]] = defaultdict(dict)
    around: dict[str, set[tuple[str, Role]]] = defaultdict(set)
    for key, name in names.items():
        for usage in reference.usages(key):
            owner, called = _owner(usage, names)
            if owner:
                around[key].add((called, usage.role))
                there = inside[owner].setdefault((usage.role, _place(key, usage)), {})
                if there.setdefault(name, key) != key:
                    there[name] = ""
    return Places(
        {owner: dict(_slots(places)) for owner, places in inside.items()},
        {key: frozenset(owners) for key, owners in around.items()},
    )


def operation_key(operation: Operation) -> str:
    """Return a key that is unique among operations and types."""
    return f"{operation.page}:{operation.heading}"


def _slots(
    places: Mapping[tuple[Role, str], Mapping[str, str]],
) -> Iterator[tuple[Slot, Occupant]]:
    for (role, place), there in places.items():
        for name, key in there.items():
            if key:
                yield Slot(role, place, name), Occupant(key, len(there) == 1)


def _owner(usage: Usage, names: Mapping[str, str]) -> tuple[str, str]:
    """Key and name of the owner of a place; two "" for text."""
    if usage.operation is not None:
        return operation_key(usage.operation), letters(usage.operation.name)
    return usage.owner, names.get(usage.owner, "")


def _place(key: str, usage: Usage) -> str:
    """Name of a place among those of its role; an envelope often has its content's name."""
    if usage.operation is not None and key in usage.operation.envelopes:
        return "envelope"
    if usage.role is Role.ERROR:
        return letters(usage.status)
    return letters(usage.name) if usage.role in _NAMED else ""
