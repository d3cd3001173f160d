"""Descriptions in cells: their original lines, and the default and constraints at their end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ...commonmark.code import only_code
from ...commonmark.inline import Ticks

_BREAK = "<br>"
_NONE = "-"
_DEFAULT = "**Default**: "
_CONSTRAINTS = "**Constraints**: "
_CONSTRAINT = re.compile(r"(?:\*(?P<name>[^*`]+)\*: )?(?P<ticks>`+)")
_TICKS = re.compile("`+")


class Described(NamedTuple):
    """A field's description cell, parsed.

    Attributes:
        text: Markdown in lines.
        default: The default; None without one.
        constraints: Limits on its values, such as ``Constraints: Minimum Length: 1``, without
            Markdown; "" for none.
    """

    text: str
    default: str | None = None
    constraints: str = ""


def in_lines(cell: str) -> str:
    """Return a cell's Markdown with its original line breaks; "" if the cell is empty."""
    text = cell.strip()
    return "" if text == _NONE else text.replace(_BREAK, "\n").strip("\n")


def described(cell: str) -> Described:
    """Read a description; a default or constraints that aren't code stay in the text."""
    text = in_lines(cell)
    if "**" not in text:
        return Described(text)
    default, constraints = None, ""
    if (found := _behind(text, _CONSTRAINTS)) is not None:
        constraints = _constraints(found[1])
        text = found[0] if constraints else text
    if (found := _behind(text, _DEFAULT)) is not None:
        default = only_code(found[1])
        text = found[0] if default is not None else text
    return Described(text, default, constraints)


def as_code(text: str) -> str:
    """Return Markdown that shows text as code; unchanged if it is code already."""
    if only_code(text) is not None:
        return text
    ticks = "`" * (_longest(text) + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{space}{text}{space}{ticks}"


def as_block(lines: Sequence[str]) -> str:
    """Return lines as a Markdown code block; "" if there are none."""
    if not lines:
        return ""
    fence = "`" * max(_longest("\n".join(lines)) + 1, 3)
    return "\n".join([fence, *lines, fence])


def _longest(text: str) -> int:
    """The length of the longest run of backticks."""
    return max((len(ticks) for ticks in _TICKS.findall(text)), default=0)


def _behind(text: str, label: str) -> tuple[str, str] | None:
    """Split a text at its last line if that begins with a label; None if it doesn't."""
    before, _, last = text.rpartition("\n")
    if not last.strip().startswith(label):
        return None
    return before.rstrip(), last.strip()[len(label) :]


def _constraints(text: str) -> str:
    """Constraints such as ``*Minimum Length*: `1`, *Pattern*: `^a` ``; "" for any other text."""
    ticks, at, found = Ticks(text), 0, []
    while constraint := _CONSTRAINT.match(text, at):
        start, end = constraint.span("ticks")
        past = ticks.past_code(start, end)
        code = text[end : past - (end - start)].strip()
        if not code:
            return ""
        found.append(f"{constraint['name']}: {code}" if constraint["name"] else code)
        if past == len(text):
            return f"Constraints: {', '.join(found)}"
        if not text.startswith(", ", past):
            return ""
        at = past + len(", ")
    return ""
