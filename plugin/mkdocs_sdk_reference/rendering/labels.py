"""Labels for kinds, usages and groups, and the ids of the model index."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..commonmark.ids import slug
from ..model import Kind
from ..reference import Role, Usage
from .words import Words

_NOT_IN_ID = re.compile(r"[^A-Za-z0-9_.-]")


def kind_word(kind: Kind, words: Words) -> str:
    """Return the word for a kind of type."""
    known = {Kind.OBJECT: words.object, Kind.ENUM: words.enum, Kind.UNION: words.union}
    return known.get(kind, words.other)


def usage_label(usage: Usage, words: Words) -> str:
    """Return the label of a group of usages."""
    if usage.role in {Role.RESPONSE, Role.ERROR}:
        is_error = usage.role is Role.ERROR
        if usage.status:
            template = words.used_as_error_with if is_error else words.used_as_response_with
            return template.format(status=usage.status)
        return words.used_as_error if is_error else words.used_as_response
    if usage.role is Role.PARAMETER:
        return words.used_as_parameter if usage.name else words.used_as_parameters
    return {
        Role.REQUEST_BODY: words.used_as_body,
        Role.FIELD: words.used_as_field,
        Role.MEMBER: words.used_as_member,
        Role.TEXT: words.used_in_text,
    }[usage.role]


def place_label(usage: Usage, words: Words) -> str:
    """Return the label of a type's role in an operation, for the line below its title."""
    if usage.role in {Role.RESPONSE, Role.ERROR}:
        if usage.status:
            return words.place_response_with.format(status=usage.status)
        return words.place_response
    if usage.role is Role.REQUEST_BODY:
        return words.place_body
    return words.place_parameter if usage.name else words.place_parameters


def namespace_id(name: str) -> str:
    """Return the id that a namespace's heading has on the model index."""
    return f"sdk-namespace-{_NOT_IN_ID.sub(lambda char: f'-{ord(char[0]):x}-', name)}"


def group_id(group: Sequence[str]) -> str:
    """Return the id of a group of like types on the model index, by its first type's key."""
    return f"sdk-shape-{slug(group[0].replace('.mdx', '').replace('.md', ''))}"
