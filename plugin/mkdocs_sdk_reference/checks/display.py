"""Makes text of unknown origin safe for logs, terminals and JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from ..dialects.repairs import MOST_CANDIDATES

_LONGEST = 240
"""Maximum number of characters of untrusted text in a message."""
# C1 controls and bidirectional ones can change what a terminal or an editor shows. JSON escapes
# only C0 controls by itself. Lone surrogates represent bytes that aren't UTF-8.
_HIDDEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def counted(number: int, thing: str) -> str:
    """Return a number with its noun: "no pages", "1 page", "2,454 pages"."""
    if not number:
        return f"no {thing}s"
    return f"1 {thing}" if number == 1 else f"{number:,} {thing}s"


def listed(candidates: Sequence[str]) -> str:
    """Return the candidates of a link or name in words; of many, the first ones."""
    more = ", …" if len(candidates) > MOST_CANDIDATES else ""
    return ", ".join(candidates[:MOST_CANDIDATES]) + more


def shown(text: str) -> str:
    """Return text for one line of a log or a terminal.

    Long text is cut, white space is collapsed, and characters that don't print are escaped: they
    could move the cursor, or change the order in which the rest is shown.
    """
    line = in_one_line(text[:_LONGEST])
    return f"{line}…" if len(text) > _LONGEST else line


def in_one_line(text: str) -> str:
    """Return text of any length in one line, otherwise as `shown` does."""
    return " ".join(escaped(text).split())


def escaped(text: str) -> str:
    """Return text with all characters that don't print escaped, except white space."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in " \t\r\n" else _escape(c) for c in text)


def json_text(data: Any) -> str:
    """Return data as indented JSON, with only hidden characters escaped."""
    text = json.dumps(data, indent=2, ensure_ascii=False)
    return _HIDDEN.sub(lambda hidden: _escape(hidden[0]), text)


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
