"""Reads the call of an operation from the HTML in its wrapper's first line."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...commonmark.entities import decoded
from ...commonmark.names import letters

_SOURCE = re.compile(r"<a href=\"[^\"<>]*\">(?P<name>[^<>]*)</a>")
"""The link to the client's source, which is not in the site."""
_NAME = re.compile(r"[\w$]+")
_ARROW = " -> "
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


class Call(NamedTuple):
    """A call of an operation.

    Attributes:
        code: The whole call.
        name: The operation's name.
        group: The part between client and name, in lower-case letters.
        returns: The type that it returns; "" if the call has none.
    """

    code: str
    name: str
    group: str
    returns: str


def read_call(html: str) -> Call:
    """Read a call such as ``client.pets.<a href="…">list</a>(...) -&gt; Pets``.

    Java's calls are escaped twice; no type of any language contains an entity.
    """
    code = decoded(decoded(_SOURCE.sub(lambda link: link["name"], html))).strip()
    called, _, returns = code.partition(_ARROW)
    path = _NAME.findall(called.partition("(")[0])
    return Call(code, path[-1] if path else code, letters("".join(path[1:-1])), returns.strip())


def as_markdown(name: str) -> str:
    """Return Markdown that shows a name literally."""
    return _PUNCTUATION.sub(r"\\\g<0>", name)
