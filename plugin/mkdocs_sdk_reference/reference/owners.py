"""Finds types that belong to one operation: only it uses them, directly or inside such types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..model import Operation

if TYPE_CHECKING:
    from .reference import Reference


def find_owners(reference: Reference) -> Mapping[str, Operation | None]:
    """Return the operation that each type belongs to, by the type's key; None for several.

    Types that no operation uses are left out. A link in a page's text doesn't count as use.
    """
    inner: dict[str, list[str]] = {}
    found: dict[str, Operation | None] = {}
    left: list[str] = []

    def note(key: str, operation: Operation | None) -> None:
        if key not in found or (found[key] is not None and found[key] is not operation):
            found[key] = None if key in found else operation
            left.append(key)

    for key in reference.types:
        for usage in reference.usages(key):
            if usage.owner:
                inner.setdefault(usage.owner, []).append(key)
            elif usage.operation is not None:
                note(key, usage.operation)
    while left:  # each type is visited at most twice
        key = left.pop()
        for held in inner.get(key, ()):
            note(held, found[key])
    return found
