"""Finds duplicate types: objects with the same fields, enums with the same values."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING

from ..model import Kind, Type

if TYPE_CHECKING:
    from .reference import Reference


def find_duplicates(reference: Reference) -> Iterator[tuple[str, ...]]:
    """Yield groups of two or more duplicate types of one docs root; keys in order.

    Fields are the same if name, type, the type's targets, the Required column, description and
    example are; values, if name and value are. Types without any aren't grouped.
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
