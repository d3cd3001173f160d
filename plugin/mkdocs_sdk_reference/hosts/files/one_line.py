"""Makes finished HTML inert: one line in which no host finds anything to act on.

A host's extensions look for special characters: ``{{``, ``:x:``, ``$``, ``--8<--``. So all special
characters become character references, between tags and in attribute values. Browsers decode them;
programs that read Markdown don't.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z][0-9A-Za-z]*);")
_TAG = r"""</?[A-Za-z][^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*>"""
_WHOLE = r"<!--.*?-->|<(?i:script|style)\b.*?</(?i:script|style)\s*>|<(?i:pre)\b.*?</(?i:pre)\s*>"
_PIECES = re.compile(rf"[^<]+|{_WHOLE}|{_TAG}|<", re.DOTALL)
"""The tokens of HTML; a code block is one token, since white space matters in it."""
_PIECES_OF_CODE = re.compile(rf"[^<]+|{_TAG}|<", re.DOTALL)
_VALUE = re.compile(r"""=\s*(?:"([^"]*)"|'([^']*)')""")
_SPACES = re.compile(r"[\r\n\f\t ]+")
_LINES = re.compile(r"\s*\n\s*")
_BLANK = " \t\n\f\r"
_SPACE = frozenset("\t\n\f\r")
"""Control characters that may become references: programs drop or misread the others."""
_LINE_ENDS = frozenset("\x85\u2028\u2029")
"""What Python reads as line ends besides control characters."""


def _reference(sign: str) -> str:
    if sign.isprintable() or sign in _SPACE:
        return f"&#{ord(sign)};"
    return " " if sign.isspace() else "\N{REPLACEMENT CHARACTER}"


def _signs(kept: str) -> dict[int, str]:
    """Return what ASCII characters and line ends become; letters, digits and `kept` stay."""
    made = {sign: _reference(sign) for sign in (*map(chr, range(0x80)), *_LINE_ENDS)}
    return str.maketrans({s: s if s.isalnum() or s in kept else to for s, to in made.items()})


_IN_TEXT = _signs(" ,")
_IN_VALUE = _signs(" ,_-")
"""The same for attribute values: ids and classes contain ``-`` and ``_``."""


def in_text(text: str) -> str:
    """Return the text of HTML with every special character as a reference."""
    return _decoded(text).translate(_IN_TEXT)


def in_one_line(html: str) -> str:
    """Return equivalent HTML in one line, with every special character as a reference.

    Comments are left out. A script or a style, which only trusted text may contain, stays as it is,
    without its blank lines.
    """
    pieces = _PIECES.findall(html)
    return "".join(_known(one) if len(one) <= _LONGEST_KNOWN else _piece(one) for one in pieces)


def _piece(piece: str) -> str:
    if piece[0] != "<" or piece == "<":
        return in_text(piece) if piece.strip(_BLANK) else " "
    start = piece[:7].lower()
    if start.startswith("<!--"):
        return ""
    if start in {"<script", "<style>", "<style "}:
        return _LINES.sub("\n", piece)
    if start[:5] in {"<pre>", "<pre "}:
        return "".join(map(_piece_of_code, _PIECES_OF_CODE.findall(piece)))
    return _tag(piece)


_LONGEST_KNOWN = 120
_known = lru_cache(maxsize=4096)(_piece)
"""Pages repeat most short pieces: without a cache, `prepare` takes a tenth longer."""


def _piece_of_code(piece: str) -> str:
    return in_text(piece) if piece[0] != "<" or piece == "<" else _tag(piece)


def _tag(tag: str) -> str:
    return _SPACES.sub(" ", _VALUE.sub(_value, tag))


def _value(value: re.Match[str]) -> str:
    text = value[2] if value[1] is None else value[1]
    return f'="{_decoded(text).translate(_IN_VALUE)}"'


def _decoded(text: str) -> str:
    """Return text with its character references decoded."""
    return _REFERENCE.sub(lambda found: unescape(found[0]), text) if "&" in text else text
