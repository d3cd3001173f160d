"""Enum values that no table holds: bullets (newer Python) and code (TypeScript)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...commonmark.code import only_code
from ...model import Value

_LITERAL = re.compile(
    r"""\s*(?:\|\s*)?("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|-?\d[\d.]*|true|false|null"""
    r"""|Unrecognized<\w+>)[ \t]*"""
)


def listed_values(
    lines: Sequence[str], at: int, first_line: int
) -> tuple[int, int, tuple[Value, ...]] | None:
    """Values from the bullets below a ``## Values`` heading.

    A paragraph may stand before them (open enums say so there). Gives the first line's
    index, the index past the last, and the values; None unless every bullet is one code span.
    """
    end = len(lines)
    while at < end and not lines[at].startswith(("- `", "* `")):
        if lines[at].startswith(("#", "|", "```", "~~~")):
            return None
        at += 1
    start, values = at, []
    while at < end and lines[at].startswith(("- ", "* ")):
        value = only_code(lines[at][2:].strip())
        if value is None:
            break
        values.append(Value(None, value, True, at + first_line))
        at += 1
    rest = lines[at] if at < end else ""
    return (start, at, tuple(values)) if values and not rest.strip() else None


def literal_values(body: Sequence[str], first_line: int) -> tuple[Value, ...]:
    """Values from a code block such as ``"completed" | "running"``; () for any other code."""
    values: list[Value] = []
    for offset, line in enumerate(body):
        at = 0
        while at < len(line.rstrip().rstrip("|")):
            literal = _LITERAL.match(line, at)
            if not literal:
                return ()
            values.append(Value(None, literal[1], True, first_line + offset))
            at = literal.end()
    return tuple(values)
