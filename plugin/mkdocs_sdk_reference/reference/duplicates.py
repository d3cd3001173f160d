"""Types that are the same: objects with the very same fields, enums with the very same values."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Sequence

from ..model import Page, PageKind, ValueList, ValueTable
from .resolver import Links
from .types import Fields, NamedField

_MOST_NAMED = 10
"""Types of the same shape that a page names."""


def same_shapes(links: Links, fields: Fields) -> list[tuple[str, ...]]:
    """Groups of two or more types of one docs root that say the same; paths in order.

    Fields are the same where name, type, what the type leads to, the Required column,
    description and example are; values, where name and value are. Types without any are no
    group.
    """
    groups: dict[Hashable, list[str]] = {}
    for path, page in sorted(links.catalog.pages.items()):
        if shape := _shape(page, fields[path]):
            groups.setdefault((links.catalog.root_of(path), page.kind, shape), []).append(path)
    return [tuple(group) for group in groups.values() if len(group) > 1]


def _shape(page: Page, fields: Sequence[NamedField]) -> Hashable:
    if page.kind is PageKind.ENUM:
        return tuple(
            (value.name, value.value)
            for block in page.blocks
            if isinstance(block.content, (ValueTable, ValueList))
            for value in block.content.values
        )
    if page.kind is PageKind.OBJECT:
        return tuple(
            (
                named.field.name,
                named.field.type.text,
                named.targets,
                named.field.required,
                named.field.deprecated,
                named.field.description,
                named.field.example,
            )
            for named in fields
        )
    return None


def nearest(group: Sequence[str], path: str) -> list[str]:
    """The types of a group that a page of it names: those next to it, likely of one operation."""
    at = bisect_left(group, path)
    first = max(0, min(at - _MOST_NAMED // 2, len(group) - _MOST_NAMED - 1))
    return [other for other in group[first : first + _MOST_NAMED + 1] if other != path]
