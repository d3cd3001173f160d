"""The contents of types, comparable between SDKs of any language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from ...commonmark.names import letters
from ...model import Kind, Type

if TYPE_CHECKING:
    from ..reference import Reference

_ENOUGH = 0.8
"""Share of their fields that two objects must have in common to count as the same."""
_RICH = 3
"""Fields that an object must have for this; most namesakes with fewer are like `{message}`."""
_RAW = re.compile(r'r#|var"')
"""Marks of Rust and Julia for a name that is a reserved word."""


class Content(NamedTuple):
    """The contents of a type.

    Attributes:
        words: Its fields, values, or members with a page, in letters and in source order.
    """

    kind: Kind
    words: tuple[str, ...]

    @property
    def is_rich(self) -> bool:
        """Whether it is enough that another type of the same name hardly has it, too."""
        return self.kind is Kind.OBJECT and len(self.words) >= _RICH


NOTHING = Content(Kind.BARE, ())


def find_content(reference: Reference, type_: Type, names: Mapping[str, str]) -> Content:
    """Return the contents of a type.

    Args:
        reference: The site.
        type_: The type.
        names: Names of all types by their keys, in letters.
    """
    return Content(type_.kind, tuple(dict.fromkeys(_words(reference, type_, names))))


def _words(reference: Reference, type_: Type, names: Mapping[str, str]) -> Iterator[str]:
    if type_.kind is Kind.ENUM:
        for value in type_.values:
            shown = value.label if value.value is None else value.bare
            yield letters(shown) or shown
    elif type_.kind is Kind.UNION:
        page = reference.pages[type_.page]
        for member in type_.members:
            for target in reference.targets(page, member.type):
                if target in names:
                    yield names[target]
    else:
        for field in type_.fields:
            yield letters(_RAW.sub("", field.name, count=1)) or field.name


def agree(one: Content, other: Content) -> bool:
    """Return whether two types of one name have so much in common that they are surely the same.

    Enums and unions must be equal; objects may differ by a few fields, which languages spell in
    their own way or releases added.
    """
    if one.kind is not other.kind or not one.words or not other.words:
        return False
    ones, others = set(one.words), set(other.words)
    if one.kind is Kind.OBJECT:
        return len(ones & others) >= _ENOUGH * len(ones | others)
    return ones == others


def contradict(one: Content, other: Content) -> bool:
    """Return whether two types of one name have nothing in common, so that they can't be the same.

    A union is an object in some languages, and names of members differ between generators; a type
    without known contents contradicts none.
    """
    if not one.words or not other.words:
        return False
    if one.kind is not other.kind:
        return Kind.ENUM in {one.kind, other.kind}
    if one.kind is Kind.UNION:
        return False
    if not set(one.words).isdisjoint(other.words):
        return False
    return not any(map(_is_spelling, one.words, other.words))


def _is_spelling(one: str, other: str) -> bool:
    """Whether one of two names may be the other with a language's prefix."""
    return one.endswith(other) or other.endswith(one)
