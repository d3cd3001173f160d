"""Text of unknown origin, for logs, terminals and JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from ..dialects.repairs import MOST_CANDIDATES

_LONGEST = 240
"""Characters of untrusted text that a message shows."""
# C1 controls and bidirectional ones can change what a terminal or an editor shows. JSON escapes
# only C0 controls by itself. Lone surrogates stand for bytes that aren't UTF-8.
_HIDDEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def counted(number: int, thing: str) -> str:
    """A number of things in words: "no pages", "1 page", "2,454 pages"."""
    if not number:
        return f"no {thing}s"
    return f"1 {thing}" if number == 1 else f"{number:,} {thing}s"


def listed(candidates: Sequence[str]) -> str:
    """What a link or name could mean; of many, the first."""
    more = ", …" if len(candidates) > MOST_CANDIDATES else ""
    return ", ".join(candidates[:MOST_CANDIDATES]) + more


def shown(text: str) -> str:
    """Text for one line of a log or a terminal.

    Long text is cut, white space is a single space, and all that doesn't print is escaped: it
    could move the cursor, or change the order in which the rest is read.
    """
    line = in_one_line(text[:_LONGEST])
    return f"{line}…" if len(text) > _LONGEST else line


def in_one_line(text: str) -> str:
    """Text of any length, otherwise as `shown`."""
    return " ".join(escaped(text).split())


def escaped(text: str) -> str:
    """Text with all characters that don't print escaped, except for white space."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in " \t\r\n" else _escape(c) for c in text)


def json_text(data: Any) -> str:
    """Data as indented JSON, with hidden characters escaped and all others as they are."""
    text = json.dumps(data, indent=2, ensure_ascii=False)
    return _HIDDEN.sub(lambda hidden: _escape(hidden[0]), text)


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
