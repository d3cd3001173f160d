"""Types that are the same: objects with the very same fields, enums with the very same values."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING

from ..model import Kind, Type

if TYPE_CHECKING:
    from .reference import Reference


def find_duplicates(reference: Reference) -> Iterator[tuple[str, ...]]:
    """Yield groups of two or more types of one docs root that say the same; keys in order.

    Fields are the same where name, type, what the type leads to, the Required column,
    description and example are; values, where name and value are. Types without any are no
    group.
    """
    groups: dict[Hashable, list[str]] = {}
    for key, type_ in reference.types.items():
        if not type_.owner and (shape := _shape(reference, type_)):
            root = reference.root_of(type_.page)
            groups.setdefault((root, type_.kind, shape), []).append(key)
    for group in groups.values():
        if len(group) > 1:
            yield tuple(group)


def _shape(reference: Reference, type_: Type) -> Hashable:
    if type_.kind is Kind.ENUM:
        return tuple((value.name, value.value) for value in type_.values)
    if type_.kind is Kind.OBJECT:
        page = reference.pages[type_.page]
        return tuple(
            (
                field.name,
                field.type.text,
                reference.targets(page, field.type),
                field.required,
                field.deprecated,
                field.deprecation,
                field.description,
                field.example,
            )
            for field in type_.fields
        )
    return None
