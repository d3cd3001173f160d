"""Reads parameters: raw HTML around a bold name, a type in code, and text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from textwrap import dedent

from ...commonmark.entities import decoded, unescaped
from ...model import Field, TypeExpr

HEAD = ("Name", "Type", "Description")
"""Column names; the source has no head."""
_ROW = re.compile(r"\*\*(?P<name>[^*]+):\*\*(?P<rest>.*)")
_TYPE = re.compile(r"[ \t]*`(?P<type>[^`]+)`[ \t]*(?:[\u2014\u2013-][ \t]*(?P<text>\S.*)?)?")
_OPTIONAL = re.compile(r"(?:typing\.)?Option(?:al)?[<\[].*[>\]]|\?.+|.+\?", re.DOTALL)
_BEFORE = ["<dl>", "<dd>", ""]
_CLOSING = frozenset({"", "</dl>", "</dd>"})


def starts(lines: Sequence[str], start: int, end: int) -> Iterator[int]:
    """Yield the index of each parameter's first line."""
    for at in range(start, end):
        if lines[at].startswith("**") and lines[at - 3 : at] == _BEFORE and _ROW.match(lines[at]):
            yield at


def fields(
    lines: Sequence[str],
    rows: Sequence[int],
    end: int,
    first_line: int,
    anchor: Callable[[str], str],
) -> tuple[Field, ...]:
    """Return the parameters of an operation.

    Args:
        lines: The page's lines.
        rows: The index of each parameter's first line.
        end: Index past the last one's last line.
        first_line: Number in the file of the page's first line, from 1.
        anchor: Returns the id of a parameter, given its name.
    """
    stops = [*(at - len(_BEFORE) for at in rows[1:]), end]
    return tuple(
        _field(lines, at, stop, at + first_line, anchor)
        for at, stop in zip(rows, stops, strict=True)
    )


def _field(
    lines: Sequence[str], at: int, stop: int, line: int, anchor: Callable[[str], str]
) -> Field:
    while stop > at + 1 and lines[stop - 1].strip() in _CLOSING:
        stop -= 1
    row = _ROW.match(lines[at])
    assert row is not None
    name = unescaped(row["name"])
    typed = _TYPE.fullmatch(row["rest"])
    type_ = decoded(typed["type"]).strip() if typed else ""
    first = (typed["text"] or "") if typed else row["rest"].strip()
    rest = dedent("\n".join(lines[at + 1 : stop]))
    return Field(
        name=name,
        type=TypeExpr((type_,) if type_ else ()),
        required=False if _OPTIONAL.fullmatch(type_) else None,
        deprecated=False,
        description=f"{first}\n{rest}".strip(),
        example="",
        line=line,
        anchor=anchor(name),
    )
