"""Reads the Notes cell of a field: whether it is optional, its default, and other marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ...commonmark.entities import decoded

_NO_DEFAULT = frozenset(
    {
        "", "undefined", "null", "nil", "None", "const []", "const {}", "[]", "{}",
        "ListBuilder()", "MapBuilder()", "SetBuilder()", "new List<>()",
    }
)  # fmt: skip
"""Placeholders of the languages' templates for "no default"."""
_DEFAULT = re.compile(r"default(?:s)?(?: to|:)[ \t]*", re.IGNORECASE)
_BARE_DEFAULT = re.compile(
    r"(?:if omitted the server will use the default value of|defaults to)[ \t]+"
    r"(?P<default>\"[^\"]*\"|'[^']*'|\S+?)(?=,?[ \t]+must be one of|,?[ \t]*$)",
    re.IGNORECASE,
)
_BEFORE_VALUES = re.compile(r"must be one of[ \t]*$", re.IGNORECASE)
_BEFORE_DEFAULT = re.compile(
    r"(?:if omitted the server will use the default value of|defaults to)[ \t]*$", re.IGNORECASE
)
"""Text before brackets that are a list in code, not a note of the template."""
_ENUM = re.compile(r"\(enum: (?P<values>[^()]*)\)[ \t]*$")
_VALUE = re.compile(r"[ \t]*(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|[^,]*)[ \t]*(?:,|$)")
_READ_ONLY = frozenset({"readonly", "read-only", "read only"})


class Notes(NamedTuple):
    """A Notes cell, parsed.

    Attributes:
        required: True or False if the cell states it, else None.
        default: The default; None without one.
        values: The allowed values.
        words: Other notes in brackets, such as ``read-only``.
        rest: The text outside brackets.
    """

    required: bool | None = None
    deprecated: bool = False
    default: str | None = None
    values: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    rest: str = ""


@lru_cache(maxsize=1024)  # most cells only hold "optional"
def read_notes(cell: str) -> Notes:
    """Parse a Notes cell."""
    text = decoded(cell.replace("\\&", "&")).replace("(optional)", "[optional]").strip()
    if not text:
        return Notes()
    notes = Notes()
    words: list[str] = []
    outside: list[str] = []
    for part, is_group in _groups(text):
        before = outside[-1] if outside else ""
        if is_group and (found := _BEFORE_VALUES.search(before)):
            outside[-1] = before[: found.start()]
            notes = notes._replace(values=listed(part))
        elif is_group and (found := _BEFORE_DEFAULT.search(before)):
            outside[-1] = before[: found.start()]
            notes = notes._replace(default=_default(f"[{part}]"))
        elif is_group:
            notes = _with_group(notes, part, words)
        else:
            outside.append(part)
    rest = " ".join("".join(outside).split())
    if bare := _BARE_DEFAULT.search(rest):
        notes = notes._replace(default=_default(bare["default"]))
        rest = rest[: bare.start()] + rest[bare.end() :]
    return notes._replace(words=tuple(words), rest=rest.strip(" ,"))


def is_notes(cell: str) -> bool:
    """Return whether a cell contains only notes."""
    return not read_notes(cell).rest


def split_enum(description: str) -> tuple[str, tuple[str, ...]]:
    """Split the values off the end of a description, where Rust's template puts them."""
    found = _ENUM.search(description)
    if found is None:
        return description, ()
    return description[: found.start()].rstrip(), listed(found["values"])


def listed(text: str) -> tuple[str, ...]:
    """Return the values in a comma-separated text."""
    at, found = 0, []
    text = text.strip()
    while at < len(text):
        value = _VALUE.match(text, at)
        assert value is not None
        if value[1].strip():
            found.append(value[1].strip())
        at = value.end()
    return tuple(found)


def _with_group(notes: Notes, group: str, words: list[str]) -> Notes:
    """The notes with one more group of brackets."""
    note = group.replace("`", "").strip()
    low = note.lower()
    if low in {"optional", "required"}:
        return notes._replace(required=low == "required")
    if found := _DEFAULT.match(note):
        return notes._replace(default=_default(note[found.end() :]))
    if low.startswith("enum:"):
        values = note[len("enum:") :].strip()
        whole = values.startswith("[") and values.endswith("]")
        return notes._replace(values=listed(values[1:-1] if whole else values))
    if low in _READ_ONLY:
        words.append("read-only")
    elif low == "deprecated":
        return notes._replace(deprecated=True)
    elif note:
        words.append(note)
    return notes


def _default(text: str) -> str | None:
    text = text.strip().strip("`")
    return None if text in _NO_DEFAULT else text


def _groups(text: str) -> Iterator[tuple[str, bool]]:
    """Split a text into parts inside and outside the outer brackets."""
    at = depth = start = 0
    for at, char in enumerate(text):
        if char == "[":
            if not depth:
                if at > start:
                    yield text[start:at], False
                start = at + 1
            depth += 1
        elif char == "]" and depth:
            depth -= 1
            if not depth:
                yield text[start:at], True
                start = at + 1
    if start < len(text):
        yield text[start:], depth > 0
