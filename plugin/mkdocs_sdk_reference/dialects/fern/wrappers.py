"""Finds the raw HTML that the generator wraps around each operation, and its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_SUMMARY = re.compile(r"<details><summary><code>(?P<call>.+)</code></summary>[ \t]*")
_END = "</details>"
_OPENING = frozenset({"", "<dl>", "<dd>"})
_CLOSING = frozenset({"", "</dl>", "</dd>"})
PARAMETERS = "Parameters"
USAGE = "Usage"
_ORDER = ("Description", USAGE, PARAMETERS)
_HEADING = re.compile(r"#### (?:📝|🔌|⚙\ufe0f?) (?P<name>Description|Usage|Parameters)[ \t]*")


class Part(NamedTuple):
    """A part of an operation: its description, its usage or its parameters.

    Attributes:
        name: The text of its heading, without the emoji before it.
        heading: Index of its heading's line, from 0.
        start: Index of its first line of text, past the tags that open it.
        end: Index past its last line of text, before the tags that close it.
        stop: Index of the line after these tags: the next part's heading, or the wrapper's end.
    """

    name: str
    heading: int
    start: int
    end: int
    stop: int


class Wrapper(NamedTuple):
    """The raw HTML around one operation.

    Attributes:
        line: Index of its first line, which has the call, from 0.
        call: The HTML of the call.
        start: Index past the tags after the first line.
        end: Index past its last line.
        is_whole: Whether it is closed.
    """

    line: int
    call: str
    start: int
    end: int
    is_whole: bool
    parts: tuple[Part, ...]


def wrappers(lines: Sequence[str]) -> Iterator[Wrapper]:
    """Yield the wrappers of a page; the API's text would need all their lines to open or end one.

    Code and comments of Markdown are ignored here, so that no text can hide what follows it.
    """
    at = 0
    while at < len(lines):
        summary = _SUMMARY.fullmatch(lines[at])
        if summary is None or lines[at + 1 : at + 3] != ["<dl>", "<dd>"]:
            at += 1
            continue
        end = _end(lines, at + 1)
        is_whole = end < len(lines) and lines[end] == _END
        start = _past(lines, at + 1, end, _OPENING)
        parts = tuple(_parts(lines, start, end))
        yield Wrapper(at, summary["call"], start, end + is_whole, is_whole, parts)
        at = end + is_whole


def _end(lines: Sequence[str], start: int) -> int:
    """Index of the line that ends a wrapper, or begins the next one if this isn't closed."""
    for at in range(start, len(lines)):
        if lines[at] == _END and lines[at - 1] == "</dl>":
            return at
        if lines[at].startswith("<details><summary><code>") and lines[at + 1 : at + 2] == ["<dl>"]:
            return at
    return len(lines)


def _parts(lines: Sequence[str], start: int, end: int) -> Iterator[Part]:
    """The parts between two lines, each at most once and in their fixed order."""
    found: list[tuple[int, str]] = []
    for at in range(start, end):
        heading = _HEADING.fullmatch(lines[at]) if lines[at].startswith("#### ") else None
        if heading is None or "".join(lines[at + 1 : at + 3]).strip() != "<dl>":
            continue
        if not found or _ORDER.index(heading["name"]) > _ORDER.index(found[-1][1]):
            found.append((at, heading["name"]))
    stops = [*(at for at, _ in found[1:]), end]
    for (at, name), stop in zip(found, stops, strict=False):
        first = _past(lines, at + 1, stop, _OPENING)
        last = stop
        while last > first and lines[last - 1].strip() in _CLOSING:
            last -= 1
        yield Part(name, at, first, last, stop)


def _past(lines: Sequence[str], start: int, end: int, passed: frozenset[str]) -> int:
    """Index of the first line that isn't in `passed`."""
    return next((at for at in range(start, end) if lines[at].strip() not in passed), end)
