"""Indents JSON without changing anything but white space."""

from __future__ import annotations

import json
import re

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{},:]|[^\s"\[\]{},:]+')
_INDENTED = re.compile(r"^[ \t]", re.MULTILINE)
_STEP = "  "
_LONGEST = 100_000
_FITS_A_LINE = 60
_DEEPEST = 30
"""Maximum nesting to indent; deeper lines would be mostly spaces."""


def indented(text: str) -> str:
    """Return unindented JSON with a line for each value; any other text unchanged.

    JSON that fits one line stays there. Only white space changes: numbers, escapes and repeated
    keys stay as written.
    """
    if text.lstrip()[:1] not in {"{", "["} or len(text) > _LONGEST or _INDENTED.search(text):
        return text
    if "\n" not in text and len(text) <= _FITS_A_LINE:
        return text
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return text
    return _joined(_TOKEN.findall(text)) or text


def _joined(tokens: list[str]) -> str:
    """The tokens with line ends and indentation; "" if they are nested too deep."""
    made: list[str] = []
    depth = 0
    for mark, before in zip(tokens, ["", *tokens], strict=False):
        is_empty = mark in {"}", "]"} and before in {"{", "["}
        depth -= mark in {"}", "]"}
        if before in {"{", "[", ","} or mark in {"}", "]"}:
            made.append("" if is_empty else f"\n{_STEP * depth}")
        made.append(": " if mark == ":" else mark)
        depth += mark in {"{", "["}
        if depth > _DEEPEST:
            return ""
    return "".join(made)
