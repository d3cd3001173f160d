"""Finds the operations that are the same in several SDKs of one API."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ...commonmark.names import letters
from ...model import Operation

if TYPE_CHECKING:
    from ..reference import Reference

_PARAMETER = re.compile(r"\{[^{}/]*\}|(?<=/):[^/]+")
"""A parameter in an HTTP path, whose name differs from language to language."""


def tie_operations(reference: Reference) -> list[tuple[Operation, ...]]:
    """Return the groups of two or more operations that are one, each in the order of `sdks`.

    By operationId, then by method and path, then by group and name. Each rule applies only to SDKs
    with exactly one fitting operation, and only if the operations contradict each other in nothing.
    Some generators change an operationId, but none changes a route.
    Operations that no page describes are left out.
    """
    of_sdk = {sdk.at: number for number, sdk in enumerate(reference.sdks)}
    groups = []
    for operation in reference.operations:
        sdk = reference.sdk_of(operation.page) if operation.is_described else None
        if sdk is not None:
            groups.append(_Group.of(operation, of_sdk[sdk.at]))
    for rule in ("id", "route", "name"):
        groups = list(_joined(groups, rule))
    return [
        tuple(operation for _, operation in sorted(group.members.items()))
        for group in groups
        if len(group.members) > 1
    ]


class _Group(NamedTuple):
    """Operations of different SDKs that are the same.

    Attributes:
        members: The operations by the numbers of their SDKs.
        id: The operationId in letters; "" if no member has it.
        route: The method and path; "" if no member has them.
        names: Group and name of each member, in letters.
    """

    members: dict[int, Operation]
    id: str
    route: str
    names: tuple[tuple[str, str], ...]

    @property
    def name(self) -> tuple[str, str]:
        """The group and name that most members have; the first of several."""
        return Counter(self.names).most_common(1)[0][0]

    @classmethod
    def of(cls, operation: Operation, sdk: int) -> _Group:
        """Return the group of an operation alone."""
        method, path = operation.method.upper(), _PARAMETER.sub("{}", operation.path)
        return cls(
            {sdk: operation},
            letters(operation.operation_id),
            f"{method} {path}" if method and path else "",
            ((letters(operation.group), letters(operation.name)),),
        )


def _joined(groups: Sequence[_Group], rule: str) -> Iterator[_Group]:
    """Groups, with those joined that are the same by a rule."""
    found: dict[Hashable, list[_Group]] = {}
    for number, group in enumerate(groups):
        found.setdefault(getattr(group, rule) or number, []).append(group)
    for alike in found.values():
        counts = Counter(sdk for group in alike for sdk in group.members)
        sure = []
        for group in alike:
            if all(counts[sdk] == 1 for sdk in group.members):
                sure.append(group)
            else:
                yield group
        for joined in _consistent(sure, rule):
            yield _join(joined)


def _consistent(groups: list[_Group], rule: str) -> Iterator[list[_Group]]:
    """Lists of groups without contradictions inside each list.

    With contradictions, a group that knows only what the rule compares could be in either list.
    """
    silent: list[_Group] = []
    if rule == "route" or _agree(groups):  # a document has one operation of a method and path
        silent = groups
    else:
        others = {"id", "route"} - {rule}
        for group in groups:
            if any(getattr(group, fact) for fact in others):
                yield [group]
            else:
                silent.append(group)
    if silent:
        yield silent


def _agree(groups: Sequence[_Group]) -> bool:
    """Whether no two of the groups contradict each other."""
    ids, routes = ({getattr(group, fact) for group in groups} - {""} for fact in ("id", "route"))
    return len(ids) <= 1 and len(routes) <= 1


def _join(groups: Sequence[_Group]) -> _Group:
    """The union of groups without contradictions."""
    return _Group(
        {sdk: operation for group in groups for sdk, operation in group.members.items()},
        next((group.id for group in groups if group.id), ""),
        next((group.route for group in groups if group.route), ""),
        tuple(name for group in groups for name in group.names),
    )
