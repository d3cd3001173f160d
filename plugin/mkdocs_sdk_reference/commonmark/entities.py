"""Entities and escapes in text, resolved by CommonMark's rules.

`html.unescape` follows browsers, which resolve some entities without a semicolon, too: it would
make ``®ion=eu`` of ``&region=eu``.
"""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

_ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});"
_ENTITIES = re.compile(_ENTITY)
_MARKS = re.compile(rf"\\([!-/:-@\[-`{{-~])|{_ENTITY}")


def decoded(text: str) -> str:
    """Return text with its entities resolved; anything that only looks like one stays."""
    return _ENTITIES.sub(_character, text) if "&" in text else text


def unescaped(text: str) -> str:
    r"""Return text with entities and escapes resolved: ``\_`` is ``_``, ``\&lt;`` no entity."""
    if "\\" not in text:
        return decoded(text)
    return _MARKS.sub(lambda mark: mark[1] or _character(mark), text)


def _character(entity: re.Match[str]) -> str:
    is_known = entity[0][1] == "#" or entity[0][1:] in html5
    return unescape(entity[0]) if is_known else entity[0]
