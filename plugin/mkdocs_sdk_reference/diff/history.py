"""The history of several releases: what each changed, and which release added what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from ..reference import Reference
from .changes import Change, ChangeKind, Comparison
from .comparison import compare_releases
from .pairing import Pairing
from .release import ReferenceRelease, Release, key_of, value_text

UNRELEASED = ""
"""The version of pages that belong to no release yet."""
_START = 0
"""The oldest known release: whatever it has may be older."""
_NEVER = -1
_OWNER = ("", "")

_Thing = tuple[str, str, str]
"""Something with an age: key of the type or operation, then kind and name of a part of it."""


class Age(NamedTuple):
    """The age of something.

    Attributes:
        since: The first release that has it; None if that may be older than all known ones.
        deprecated: The first release that marks it as deprecated; None if none does, or likewise.
    """

    since: str | None = None
    deprecated: str | None = None


class Noted(NamedTuple):
    """A change, and where its subject is now.

    Attributes:
        page: Path of the page of its type or operation; "" if that is gone.
        owner: Id of that type or operation on the page; "" for the page itself.
        anchor: Id of the changed part on the page; "" if it has none, or is gone.
    """

    change: Change
    page: str = ""
    owner: str = ""
    anchor: str = ""


class Step(NamedTuple):
    """The changes of one release.

    Attributes:
        version: The release.
        changes: Its changes, in the order of a comparison.
    """

    version: str
    changes: tuple[Noted, ...]


@dataclass(frozen=True, slots=True)
class History:
    """The known history of a site.

    Attributes:
        steps: All releases except the oldest, newest first.
        ages: Everything added or deprecated after the oldest release, by its page and
            anchor (``path#anchor``, or ``path`` for the type that a page is named after).
    """

    steps: tuple[Step, ...]
    ages: Mapping[str, Age]


class Past:
    """Earlier releases, which are compared with one another once.

    Args:
        releases: Each with its version, oldest first; at least one.
        version: Version of the current pages.

    Attributes:
        versions: Those of the releases, then that of the pages.
    """

    def __init__(self, releases: Sequence[tuple[str, Release]], version: str = UNRELEASED) -> None:
        self.versions = [*(name for name, _ in releases), version]
        self._last = releases[-1][1]
        self._steps = [compare_releases(old, new) for (_, old), (_, new) in pairwise(releases)]
        self._ages = {
            thing: (_START, _START if is_deprecated else _NEVER)
            for thing, is_deprecated in _things(releases[0][1])
        }
        for at, ((_, pairing), (_, release)) in enumerate(
            zip(self._steps, releases[1:], strict=True), 1
        ):
            self._ages = _older(self._ages, pairing, release, at)

    def history(self, reference: Reference) -> History:
        """Return the history up to the current pages."""
        now = ReferenceRelease(reference)
        last = compare_releases(self._last, now)
        ages = _older(self._ages, last[1], now, len(self._steps) + 1)
        places = dict(_places(now))
        return History(
            tuple(self._noted([*self._steps, last], places)),
            dict(self._worth_showing(ages, places)),
        )

    def _noted(
        self, steps: Sequence[tuple[Comparison, Pairing]], places: Mapping[_Thing, str]
    ) -> Iterator[Step]:
        """The changes of each release, newest first, with the current places of their subjects."""
        onward: Mapping[str, str] | None = None
        for (found, pairing), version in zip(
            reversed(steps), reversed(self.versions), strict=False
        ):
            yield Step(version, tuple(_noted(change, onward, places) for change in found.changes))
            here = dict(_pairs(pairing))
            onward = here if onward is None else _composed(here, onward)

    def _worth_showing(
        self, ages: Mapping[_Thing, tuple[int, int]], places: Mapping[_Thing, str]
    ) -> Iterator[tuple[str, Age]]:
        """The ages worth showing: a part as old as its whole has none."""
        for thing, (since, deprecated) in ages.items():
            owner = ages[(thing[0], *_OWNER)][0] if thing[1] else _START
            is_younger = since not in {_START, owner}
            if thing in places and (is_younger or deprecated > _START):
                yield (
                    places[thing],
                    Age(
                        self.versions[since] if is_younger else None,
                        self.versions[deprecated] if deprecated > _START else None,
                    ),
                )


def _older(
    ages: Mapping[_Thing, tuple[int, int]], pairing: Pairing, release: Release, at: int
) -> dict[_Thing, tuple[int, int]]:
    """Numbers of the releases that added and deprecated each thing of the next release."""
    before = {new: old for old, new in _pairs(pairing)}
    found = {}
    for thing, is_deprecated in _things(release):
        owner, *inside = thing
        known = ages.get((before[owner], *inside)) if owner in before else None  # type: ignore[arg-type]
        since, deprecated = known or (at, _NEVER)
        if not is_deprecated:
            deprecated = _NEVER
        elif deprecated == _NEVER:
            deprecated = at
        found[thing] = since, deprecated
    return found


def _noted(change: Change, onward: Mapping[str, str] | None, places: Mapping[_Thing, str]) -> Noted:
    """A change with the current place of its subject, if there is one.

    Args:
        change: The change.
        onward: Maps keys of its release to current ones; None if they are the same.
        places: The current places.
    """
    key = change.key if onward is None else onward.get(change.key, "")
    owner = places.get((key, *_OWNER))
    is_gone = change.kind is ChangeKind.REMOVED and change.thing in {"type", "operation"}
    if owner is None or is_gone:
        return Noted(change)
    page, _, owner_id = owner.partition("#")
    inside = key, change.thing, change.name
    twin = key, change.thing, f"{change.name}_1"
    place = places.get(inside) if change.name and twin not in places else None
    return Noted(change, page, owner_id, place.partition("#")[2] if place else "")


def _things(release: Release) -> Iterator[tuple[_Thing, bool]]:
    """Yield everything that has an age, and whether it is deprecated."""
    for key, type_ in release.types.items():
        yield (key, *_OWNER), type_.deprecated
        for name, slot in release.fields(type_).items():
            yield (key, "field", name), slot.deprecated
        for value in type_.values:
            yield (key, "value", value_text(value)), False
    for operation in release.operations:
        key = key_of(operation)
        yield (key, *_OWNER), operation.deprecated
        for name, slot in release.parameters(operation).items():
            yield (key, "parameter", name), slot.deprecated


def _places(release: Release) -> Iterator[tuple[_Thing, str]]:
    """Yield the place of each thing: its page, with its anchor if it has one."""
    for key, type_ in release.types.items():
        yield (key, *_OWNER), key
        for name, field in zip(release.fields(type_), type_.fields, strict=True):
            if field.anchor:
                yield (key, "field", name), f"{type_.page}#{field.anchor}"
        for value in type_.values:
            if value.anchor:
                yield (key, "value", value_text(value)), f"{type_.page}#{value.anchor}"
    for operation in release.operations:
        key = key_of(operation)
        yield (key, *_OWNER), key
        rows = operation.parameters.fields if operation.parameters else ()
        for name, field in zip(release.parameters(operation), rows, strict=True):
            if field.anchor:
                yield (key, "parameter", name), f"{operation.page}#{field.anchor}"


def _pairs(pairing: Pairing) -> Iterable[tuple[str, str]]:
    yield from pairing.types.items()
    for one, other in pairing.operations:
        yield key_of(one), key_of(other)


def _composed(first: Mapping[str, str], then: Mapping[str, str]) -> Mapping[str, str]:
    return {key: then[target] for key, target in first.items() if target in then}
