"""Makes finished HTML inert: one line in which no host finds anything to act on.

A host's extensions look for special characters: ``{{``, ``:x:``, ``$``, ``--8<--``. So all special
characters become character references, between tags and in attribute values. Browsers decode them;
programs that read Markdown don't.
"""

from __future__ import annotations

import re
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
_MOST_KNOWN = 20_000
_LONGEST_KNOWN = 120


class _Signs(dict[int, str | int]):
    """The replacement of each character.

    Args:
        kept: ASCII characters that stay, besides letters and digits.
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
"""The same for attribute values: ids and classes contain ``-`` and ``_``."""


def in_text(text: str) -> str:
    """Return the text of HTML with every special character as a reference."""
    return _decoded(text).translate(_IN_TEXT)


def in_one_line(html: str) -> str:
    """Return equivalent HTML in one line, with every special character as a reference.

    Comments are left out. A script or a style, which only trusted text may contain, stays as it is,
    without its blank lines.
    """
    return "".join(map(_PIECE.__getitem__, _PIECES.findall(html)))


class _Known(dict[str, str]):
    """A cache of converted tokens: pages repeat most of them."""

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
    """Return text with its character references decoded."""
    return _REFERENCE.sub(lambda found: unescape(found[0]), text) if "&" in text else text


_PIECE = _Known()
_PIECE_OF_CODE = _KnownInCode()
