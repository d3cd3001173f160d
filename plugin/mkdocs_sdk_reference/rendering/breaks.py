"""Where a long name may break: after a dot or an underscore, before a capital."""

from __future__ import annotations

import re
from functools import lru_cache

_LONG_NAME = re.compile(r">([\w.:$\\/]{24,200})(?=</(?:a|code|del|h[1-6]|li|td|th)>)")
_HUMP = re.compile(r"(?<=[a-z\d])(?=[A-Z])|(?<=[A-Za-z])(?=\d{3})|(?<=[._/\\])(?![._/\\])|(?<=::)")
_SHORTEST = 8
"""Characters between two places to break: more places than these are of no use to a reader."""


def with_breaks(html: str) -> str:
    """HTML in which long names may break at sensible places, up to the end of their element.

    ``<wbr>`` is no character, so that a copied name is whole. A search index that is made of
    text pieces would split the name there: the host calls this once its search has the page.
    """
    return _LONG_NAME.sub(lambda name: f">{_broken(name[1])}", html)


@lru_cache(maxsize=4096)  # the same names stand on many pages
def _broken(text: str) -> str:
    pieces, start = [], 0
    for hump in _HUMP.finditer(text):
        if hump.start() - start >= _SHORTEST:
            pieces.append(text[start : hump.start()])
            start = hump.start()
    return "<wbr>".join([*pieces, text[start:]])
