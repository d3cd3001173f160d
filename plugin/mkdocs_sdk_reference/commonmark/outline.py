"""Parses a page's lines into headings, fences, comments and tables, as CommonMark does.

Only the top level counts: nothing inside a fence, a comment or raw HTML, and nothing indented by
four columns, is a heading or a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..model import Heading
from .expressions import parse_type
from .tables import Table, is_delimiter, split_row

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t](.*))?$", re.DOTALL)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)$", re.DOTALL)
_UNDERLINED = re.compile(r"^ {0,3}(\S[^\n]*)\n {0,3}(?:=+|-+)[ \t]*$", re.MULTILINE)
_NO_ROW = re.compile(r" {0,3}(?:#{1,6}(?:[ \t]|$)|`{3}|~{3}|>|<!--)")
"""Start of a line that ends a table."""
_LANGUAGE = re.compile(r"[\w+#.-]+")
_RAW = re.compile(r" {0,3}<(script|pre|style|textarea)(?=[\s>]|$)", re.IGNORECASE)


def language_in(info: str) -> str:
    """Return the language in a code block's info string; "" if it names none."""
    word = info.strip().split(maxsplit=1)[:1]
    return word[0] if word and _LANGUAGE.fullmatch(word[0]) else ""


class Fence(NamedTuple):
    """A fenced code block, from its opening line to past its closing one (or the page's end)."""

    start: int
    end: int
    info: str
    closed: bool

    @property
    def language(self) -> str:
        """The language that its info string names, one word; "" if it names none."""
        return language_in(self.info)


class Comment(NamedTuple):
    """An HTML comment that begins a line."""

    line: int
    text: str


class Raw(NamedTuple):
    """Raw HTML in which nothing is Markdown, such as ``<pre>``; indexes as those of a fence."""

    start: int
    end: int


class Torn(NamedTuple):
    """A row that looks like a table's head but has no delimiter row below it."""

    line: int
    head: tuple[str, ...]


Element = Heading | Fence | Comment | Raw | Table | Torn


def outline(lines: Sequence[str], *, open_tables: bool = False) -> Iterator[Element]:
    """Yield a page's elements, in order; one pass, linear in the text.

    Args:
        lines: The page's lines.
        open_tables: Whether to find tables and rows without outer pipes, too.
    """
    at, end = 0, len(lines)
    while at < end:
        line = lines[at]
        mark = line[:4].lstrip(" ")[:1]
        if mark == "#":
            if heading := _heading(line, at):
                yield heading
            at += 1
        elif mark and (mark in "`~<|" or open_tables):
            element, after = _element(lines, at, mark)
            if (
                open_tables
                and (element is None or mark == "|")
                and (table := _open_table(lines, at))
            ):
                element, after = table, table.end
            if element is not None:
                yield element
            at = after
        else:
            at += 1


def _element(lines: Sequence[str], at: int, mark: str) -> tuple[Element | None, int]:
    """The element at a line that begins with a mark, and the index past it."""
    if mark == "<":
        return _html(lines, at)
    found: Fence | Table | Torn | None = None
    if mark == "|":
        found = _table(lines, at)
    elif mark in "`~":
        found = _fence(lines, at)
    return found, at + 1 if found is None or isinstance(found, Torn) else found.end


def _heading(line: str, at: int) -> Heading | None:
    found = _HEADING.match(line)
    return Heading(at, len(found[1]), _without_closing((found[2] or "").strip())) if found else None


def headings(text: str) -> Iterator[str]:
    """Yield the text of a page's headings, without Markdown; setext headings come last."""
    for element in outline(text.split("\n")):
        if isinstance(element, Heading):
            yield parse_type(element.text.replace("~~", "")).text
    for underlined in _UNDERLINED.finditer(text):
        yield parse_type(underlined[1]).text


def _without_closing(text: str) -> str:
    """A heading's text without its closing sequence of ``#``."""
    bare = text.rstrip("#")
    if bare == text:
        return text
    return bare.rstrip() if not bare or bare[-1] in " \t" else text


def _fence(lines: Sequence[str], at: int) -> Fence | None:
    opening = _FENCE.match(lines[at])
    if not opening or (opening[1][0] == "`" and "`" in opening[2]):
        return None
    mark, width = opening[1][0], len(opening[1])
    for close in range(at + 1, len(lines)):
        line = lines[close]
        bare = line.strip()
        if len(bare) >= width and not bare.strip(mark) and not line.startswith("    "):
            return Fence(at, close + 1, opening[2].strip(), True)
    return Fence(at, len(lines), opening[2].strip(), False)


def _html(lines: Sequence[str], at: int) -> tuple[Comment | Raw | None, int]:
    """A comment, or raw HTML that may contain blank lines; other HTML is passed line by line."""
    line = lines[at]
    if line.lstrip(" ").startswith("<!--"):
        end = _line_with(lines, at, "-->")
        return Comment(at, "\n".join(lines[at:end])), end
    if raw := _RAW.match(line):
        end = _line_with(lines, at, f"</{raw[1].lower()}>")
        return Raw(at, end), end
    return None, at + 1


def _line_with(lines: Sequence[str], at: int, text: str) -> int:
    """Index past the first line with the text; the page's end if there is none."""
    for index in range(at, len(lines)):
        if text in lines[index].lower():
            return index + 1
    return len(lines)


def _table(lines: Sequence[str], at: int) -> Table | Torn | None:
    """The table whose head is here, or a row that looks like a head, if no text precedes it."""
    touched_above = _is_touched(lines, at - 1)
    head = split_row(lines[at])
    if at + 1 == len(lines) or not is_delimiter(lines[at + 1], len(head)):
        return None if touched_above else Torn(at, head)
    end = at + 2
    while end < len(lines) and lines[end].lstrip(" ").startswith("|"):
        end += 1
    rows = tuple(split_row(line) for line in lines[at + 2 : end])
    touched_below = _is_touched(lines, end) and not _NO_ROW.match(lines[end])
    return Table(at, end, head, rows, is_alone=not touched_above and not touched_below)


def _open_table(lines: Sequence[str], at: int) -> Table | None:
    """The table whose head is here; outer pipes are optional in each of its rows."""
    if "|" not in lines[at]:
        return None
    head = split_row(lines[at])
    if at + 1 == len(lines) or not is_delimiter(lines[at + 1], len(head)):
        return None
    end = at + 2
    while end < len(lines) and lines[end].strip() and not _NO_ROW.match(lines[end]):
        end += 1
    rows = tuple(split_row(line) for line in lines[at + 2 : end])
    return Table(at, end, head, rows, is_alone=not _is_touched(lines, at - 1))


def _is_touched(lines: Sequence[str], neighbour: int) -> bool:
    """Whether a line next to a table is text, not a heading."""
    if not 0 <= neighbour < len(lines):
        return False
    return bool(lines[neighbour].strip()) and not _HEADING.match(lines[neighbour])
