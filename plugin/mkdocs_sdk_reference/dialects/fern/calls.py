"""How an operation is called, from the HTML of its wrapper's first line."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...commonmark.entities import decoded
from ...commonmark.names import letters

_SOURCE = re.compile(r"<a href=\"[^\"<>]*\">(?P<name>[^<>]*)</a>")
"""The link to the client's source, which no site has."""
_NAME = re.compile(r"[\w$]+")
_ARROW = " -> "
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


class Call(NamedTuple):
    """A call of an operation.

    Attributes:
        code: The whole of it.
        name: The operation's name.
        group: What stands between the client and the name, in lower case letters.
        returns: What it returns; "" where the call doesn't say.
    """

    code: str
    name: str
    group: str
    returns: str


def read_call(html: str) -> Call:
    """Read a call such as ``client.pets.<a href="…">list</a>(...) -&gt; Pets``.

    Java's are escaped twice: no type of a language has an entity in it.
    """
    code = decoded(decoded(_SOURCE.sub(lambda link: link["name"], html))).strip()
    called, _, returns = code.partition(_ARROW)
    path = _NAME.findall(called.partition("(")[0])
    return Call(code, path[-1] if path else code, letters("".join(path[1:-1])), returns.strip())


def as_markdown(name: str) -> str:
    """Return the Markdown that shows a name, whatever it holds."""
    return _PUNCTUATION.sub(r"\\\g<0>", name)
