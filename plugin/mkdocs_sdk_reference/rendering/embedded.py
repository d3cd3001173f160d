"""Embeds a type or an operation of the reference in a hand-written page."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from ..commonmark.ids import slug
from ..model import Field, Operation, Type
from .parts import Section
from .view import View


@dataclass(frozen=True, slots=True)
class Choice:
    """The parts of a type or operation to show.

    Attributes:
        fields: Names of the fields or parameters to show; empty for all.
        is_nested: Whether to show what their types refer to below them.
        heading: Level of a heading with the name, 1 to 6; 0 for none.
    """

    fields: Collection[str] = ()
    is_nested: bool = True
    heading: int = 0


def embedded(view: View, thing: Type | Operation, choice: Choice) -> Section:
    """Return a type's fields, values or members, or an operation's parameters and responses."""
    fields = fields_of(thing)
    shown = [f for f in fields if not choice.fields or f.name in choice.fields]
    name = thing.name if isinstance(thing, Operation) else thing.title
    rows = [(f, view.unique_id(f"sdk-{slug(name)}-{slug(f.name)}")) for f in shown]
    type_ = thing if isinstance(thing, Type) else None
    given = {
        "rows": rows,
        "values": type_.values if type_ else (),
        "members": type_.members if type_ else (),
        "responses": thing.responses if isinstance(thing, Operation) else (),
        "origin": thing.page,
        "is_nested": choice.is_nested,
    }
    return Section("embed", given, ids=tuple(identifier for _, identifier in rows))


def fields_of(thing: Type | Operation) -> tuple[Field, ...]:
    """Return the fields of a type, or the parameters of an operation."""
    if isinstance(thing, Type):
        return thing.fields
    return thing.parameters.fields if thing.parameters else ()


def unknown_fields(thing: Type | Operation, choice: Choice) -> list[str]:
    """Return the names of chosen fields that don't exist."""
    return sorted(set(choice.fields) - {field.name for field in fields_of(thing)})
