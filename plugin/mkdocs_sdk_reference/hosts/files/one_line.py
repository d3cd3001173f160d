"""Finished HTML as one line of a page, in which no host finds anything to act on.

A host's extensions look for signs: ``{{``, ``:x:``, ``$``, ``--8<--``. So all signs become
character references, between tags and in the values of attributes. Browsers read them as the signs
that they stand for; nothing that reads Markdown does.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z][0-9A-Za-z]*);")
_TAG = r"""</?[A-Za-z][^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*>"""
_WHOLE = r"<!--.*?-->|<(?i:script|style)\b.*?</(?i:script|style)\s*>|<(?i:pre)\b.*?</(?i:pre)\s*>"
_PIECES = re.compile(rf"[^<]+|{_WHOLE}|{_TAG}|<", re.DOTALL)
"""What HTML consists of; code is one piece, since spaces count in it."""
_PIECES_OF_CODE = re.compile(rf"[^<]+|{_TAG}|<", re.DOTALL)
_VALUE = re.compile(r"""=\s*(?:"([^"]*)"|'([^']*)')""")
_SPACES = re.compile(r"[\r\n\f\t ]+")
_LINES = re.compile(r"\s*\n\s*")
_BLANK = " \t\n\f\r"
_SPACE = frozenset("\t\n\f\r")
"""The control characters that a reference may stand for: programs drop others, or misread them."""
_LINE_ENDS = frozenset("\x85\u2028\u2029")
"""What Python takes for the end of a line besides control characters."""


def _reference(sign: str) -> str:
    if sign.isprintable() or sign in _SPACE:
        return f"&#{ord(sign)};"
    return " " if sign.isspace() else "\N{REPLACEMENT CHARACTER}"


def _signs(kept: str) -> dict[int, str]:
    """Return what the characters of ASCII and line ends become; `kept` are signs that stay."""
    made = {sign: _reference(sign) for sign in (*map(chr, range(0x80)), *_LINE_ENDS)}
    return str.maketrans({s: s if s.isalnum() or s in kept else to for s, to in made.items()})


_IN_TEXT = _signs(" ,")
_IN_VALUE = _signs(" ,_-")
"""The same in the value of an attribute, in which ids and classes have ``-`` and ``_``."""


def in_text(text: str) -> str:
    """Return the text of HTML with every sign as a character reference."""
    return _decoded(text).translate(_IN_TEXT)


def in_one_line(html: str) -> str:
    """Return HTML that means the same to a browser, in one line, with every sign a reference.

    Comments are left out. A script or a style, which only trusted text may hold, stays as it is,
    without its blank lines.
    """
    return "".join(map(_piece, _PIECES.findall(html)))


@lru_cache(maxsize=4096)  # pages repeat most of them: without it, `prepare` takes a tenth longer
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


def _piece_of_code(piece: str) -> str:
    return in_text(piece) if piece[0] != "<" or piece == "<" else _tag(piece)


def _tag(tag: str) -> str:
    return _SPACES.sub(" ", _VALUE.sub(_value, tag))


def _value(value: re.Match[str]) -> str:
    text = value[2] if value[1] is None else value[1]
    return f'="{_decoded(text).translate(_IN_VALUE)}"'


def _decoded(text: str) -> str:
    """Text with the signs that references stand for."""
    return _REFERENCE.sub(lambda found: unescape(found[0]), text) if "&" in text else text
