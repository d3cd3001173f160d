"""Decides which of an operation's parameters are in its path, and which is its body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...commonmark.names import letters, page_name
from ...model import Field, Link
from .names import is_primitive

_IN_PATH = re.compile(r"\{([^{}]*)\}")


def is_parameter(row: Field) -> bool:
    """Return whether a row is a parameter, not the struct that holds those of Go's next table."""
    return not (row.name == "optional" and row.type.text.endswith("Opts"))


def names_in_path(rows: Sequence[Field], path: str) -> set[str]:
    """Return the names of the parameters in a path: in its spelling, or else with its letters."""
    names = [row.name for row in rows]
    found = set()
    for name in _IN_PATH.findall(path):
        same = (own for own in names if letters(own) == letters(name))
        found.add(name if name in names else next(same, ""))
    return found


def body_among(rows: Sequence[Field], in_path: set[str]) -> Field | None:
    """Return the parameter that is the body: the only possible one.

    If several are possible, it is the only one that is required and named after its type.
    """
    if any(row.place == "body" for row in rows):
        return None
    free = (row for row in rows if not row.place and row.name not in in_path)
    found = [row for row in free if _is_named_after_type(row) or _may_be_body(row)]
    if len(found) > 1:
        found = [row for row in found if row.required is not False]
        if not all(map(_is_named_after_type, found)):
            return None
    return found[0] if len(found) == 1 else None


def _is_named_after_type(row: Field) -> bool:
    return letters(row.name) == letters(row.type.text) and not is_primitive(row.type.text)


def _may_be_body(row: Field) -> bool:
    """Whether a parameter is called a body, or its type links a page of the SDK's own."""
    links = (part.href for part in row.type.parts if isinstance(part, Link))
    pages = [name for name in map(page_name, links) if name and not is_primitive(name)]
    return bool(pages) or letters(row.name).endswith("body")
