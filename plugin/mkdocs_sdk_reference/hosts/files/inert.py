"""Finished HTML as one line of a page, in which no host finds anything to act on.

A host's extensions look for signs: ``{{``, ``:x:``, ``$``, ``--8<--``. So all signs become
character references, between tags and in the values of attributes. Browsers read them as the signs
that they stand for; nothing that reads Markdown does.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_REFERENCE = r"&(?:#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z][0-9A-Za-z]*);"
_SIGN = re.compile(rf"{_REFERENCE}|[^A-Za-z0-9 ,\x80-\U0010ffff]|[\x85\u2028\u2029]")
"""What becomes a reference in text, and what is one already."""
_SIGN_IN_VALUE = re.compile(rf"{_REFERENCE}|[^A-Za-z0-9 ,_\-\x80-\U0010ffff]|[\x85\u2028\u2029]")
"""The same in the value of an attribute, in which ids and classes have ``-`` and ``_``."""
_TAG = re.compile(
    r"""(<!--.*?-->|<(?:script|style)\b.*?</(?:script|style)\s*>|"""
    r"""</?[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*>)""",
    re.DOTALL | re.IGNORECASE,
)
_VALUE = re.compile(r"""=\s*(?:"([^"]*)"|'([^']*)')""")
_SPACES = re.compile(r"[\r\n\f\t ]+")
_LINES = re.compile(r"\s*\n\s*")
_SPACE = frozenset("\t\n\f\r")
"""The control characters that a reference may stand for: programs drop others, or misread them."""
_MOST_KNOWN = 20_000


def in_text(text: str) -> str:
    """Return the text of HTML with every sign as a character reference."""
    return _SIGN.sub(_reference, text)


def in_one_line(html: str) -> str:
    """Return HTML that means the same to a browser, in one line, with every sign a reference.

    Comments are left out. A script or a style, which only trusted text may hold, stays as it is,
    without its blank lines.
    """
    shown: list[str] = []
    is_code = False  # where spaces count
    for number, piece in enumerate(_TAG.split(html)):
        if number % 2:
            shown.append(_tag(piece))
            is_code = _in_code(piece, is_code)
        elif piece:
            is_space = not is_code and piece.isspace()
            shown.append(" " if is_space else _text(piece))
    return "".join(shown)


def _in_code(tag: str, is_code: bool) -> bool:  # noqa: FBT001 (what holds before the tag)
    start = tag[:5].lower()
    return start in {"<pre>", "<pre "} or (is_code and start != "</pre")


def _known(make: Callable[[str], str]) -> Callable[[str], str]:
    """Remember what is made of short texts, which pages have again and again."""
    known: dict[str, str] = {}

    def made(text: str) -> str:
        if (found := known.get(text)) is None:
            if len(known) > _MOST_KNOWN:
                known.clear()
            found = known[text] = make(text)
        return found

    return made


def _reference(sign: re.Match[str]) -> str:
    text = sign[0]
    if len(text) > 1:
        return text
    if text.isprintable() or text in _SPACE:
        return f"&#{ord(text)};"
    return " " if text.isspace() else "\N{REPLACEMENT CHARACTER}"


def _inert_tag(tag: str) -> str:
    if tag.startswith("<!--"):
        return ""
    if tag[:7].lower() in {"<script", "<style>", "<style "}:
        return _LINES.sub("\n", tag)
    return _SPACES.sub(" ", _VALUE.sub(_value, tag))


def _value(value: re.Match[str]) -> str:
    text = value[2] if value[1] is None else value[1]
    return f'="{_SIGN_IN_VALUE.sub(_reference, text)}"'


_tag = _known(_inert_tag)
_text = _known(in_text)
