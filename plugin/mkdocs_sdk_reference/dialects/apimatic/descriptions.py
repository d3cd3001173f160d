"""Descriptions in cells: the lines that they had, and the default and constraints at their end."""

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
    """What a cell says of a field.

    Attributes:
        text: Markdown in lines.
        default: The default; None without one.
        constraints: What its values must be, such as ``Constraints: Minimum Length: 1``, without
            Markdown; "" for nothing.
    """

    text: str
    default: str | None = None
    constraints: str = ""


def in_lines(cell: str) -> str:
    """Return a cell's Markdown in the lines that it once had; "" where it says nothing."""
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
    """Return Markdown that shows a text as code, as it is where it is code already."""
    if only_code(text) is not None:
        return text
    ticks = "`" * (_longest(text) + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{space}{text}{space}{ticks}"


def as_block(lines: Sequence[str]) -> str:
    """Return Markdown that shows lines as a block of code; "" without any."""
    if not lines:
        return ""
    fence = "`" * max(_longest("\n".join(lines)) + 1, 3)
    return "\n".join([fence, *lines, fence])


def _longest(text: str) -> int:
    """The length of the longest run of backticks."""
    return max((len(ticks) for ticks in _TICKS.findall(text)), default=0)


def _behind(text: str, label: str) -> tuple[str, str] | None:
    """Split a text at its last line where that begins with a label; None where it doesn't."""
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
