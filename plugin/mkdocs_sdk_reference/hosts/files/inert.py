"""Finished HTML as one line of a page, in which no host finds anything to act on.

A host's extensions look for signs: ``{{``, ``:x:``, ``$``, ``--8<--``. So all signs become
character references, between tags and in the values of attributes. Browsers read them as the signs
that they stand for; nothing that reads Markdown does.
"""

from __future__ import annotations

import re
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
_MOST_KNOWN = 20_000
_LONGEST_KNOWN = 120


class _Signs(dict[int, str | int]):
    """What each character becomes.

    Args:
        kept: The signs of ASCII that stay.
    """

    def __init__(self, kept: str) -> None:
        super().__init__({ord(sign): ord(sign) for sign in kept})

    def __missing__(self, code: int) -> str | int:
        sign = chr(code)
        is_kept = sign.isalnum() if code < 0x80 else sign not in _LINE_ENDS
        self[code] = code if is_kept else _reference(sign)
        return self[code]


def _reference(sign: str) -> str:
    if sign.isprintable() or sign in _SPACE:
        return f"&#{ord(sign)};"
    return " " if sign.isspace() else "\N{REPLACEMENT CHARACTER}"


_IN_TEXT = _Signs(" ,")
_IN_VALUE = _Signs(" ,_-")
"""The same in the value of an attribute, in which ids and classes have ``-`` and ``_``."""


def in_text(text: str) -> str:
    """Return the text of HTML with every sign as a character reference."""
    return _decoded(text).translate(_IN_TEXT)


def in_one_line(html: str) -> str:
    """Return HTML that means the same to a browser, in one line, with every sign a reference.

    Comments are left out. A script or a style, which only trusted text may hold, stays as it is,
    without its blank lines.
    """
    return "".join(map(_PIECE.__getitem__, _PIECES.findall(html)))


class _Known(dict[str, str]):
    """What is made of pieces of HTML, most of which pages have again and again."""

    def __missing__(self, piece: str) -> str:
        made = self._made(piece)
        if len(piece) <= _LONGEST_KNOWN:
            if len(self) > _MOST_KNOWN:
                self.clear()
            self[piece] = made
        return made

    def _made(self, piece: str) -> str:
        if piece[0] != "<" or piece == "<":
            return self._text(piece)
        start = piece[:7].lower()
        if start.startswith("<!--"):
            return ""
        if start in {"<script", "<style>", "<style "}:
            return _LINES.sub("\n", piece)
        if start[:5] in {"<pre>", "<pre "}:
            return "".join(map(_PIECE_OF_CODE.__getitem__, _PIECES_OF_CODE.findall(piece)))
        return _tag(piece)

    def _text(self, text: str) -> str:
        return in_text(text) if text.strip(_BLANK) else " "


class _KnownInCode(_Known):
    def _made(self, piece: str) -> str:
        return self._text(piece) if piece[0] != "<" or piece == "<" else _tag(piece)

    def _text(self, text: str) -> str:
        return in_text(text)


def _tag(tag: str) -> str:
    return _SPACES.sub(" ", _VALUE.sub(_value, tag))


def _value(value: re.Match[str]) -> str:
    text = value[2] if value[1] is None else value[1]
    return f'="{_decoded(text).translate(_IN_VALUE)}"'


def _decoded(text: str) -> str:
    """Text with the signs that references stand for."""
    return _REFERENCE.sub(lambda found: unescape(found[0]), text) if "&" in text else text


_PIECE = _Known()
_PIECE_OF_CODE = _KnownInCode()
