"""HTML as text, escaped by construction: what a page says of others, which no extension changes.

As elements it would take twice the time to make and write, and ten times the memory.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable
from html import escape
from typing import NewType

from markdown.util import AtomicString

Html = NewType("Html", str)
"""What the functions of this module make; all in it that is not theirs is escaped."""

NOTHING = Html("")
SPACE = Html(" ")
COMMA = Html(", ")

_ENTITY = r"(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);"
_BARE_AMPERSAND = re.compile(rf"&(?!{_ENTITY})", re.IGNORECASE)
_ESCAPED_AMPERSAND = re.compile(rf"&amp;(?!{_ENTITY})", re.IGNORECASE)
_PIECE = re.compile(r'<(/?)([\w-]+)((?: [\w:-]+="[^"]*")*)>|[^<]+')
_ATTRIBUTE = re.compile(r' ([\w:-]+)="([^"]*)"')


# Each is called a hundred times a page: that they make `Html` is told to the type checker alone.


def text(words: str) -> Html:
    """Text that is shown as it is."""
    if "&" in words or "<" in words or ">" in words:
        return escape(words, quote=False)  # type: ignore[return-value]
    return words  # type: ignore[return-value]


def tag(name: str, /, *inside: Html, css: str = "", **attributes: str) -> Html:
    """An element; `css` are names of classes, which are ours."""
    written = f' class="{css}"' if css else ""
    if attributes:
        written += "".join([f' {key}="{_value(value)}"' for key, value in attributes.items()])
    return f"<{name}{written}>{''.join(inside)}</{name}>"  # type: ignore[return-value]


def link(href: str, *inside: Html) -> Html:
    """A link."""
    return f'<a href="{_value(href)}">{"".join(inside)}</a>'  # type: ignore[return-value]


def joined(pieces: Iterable[Html], between: Html = NOTHING) -> Html:
    """One piece after the other."""
    return between.join(pieces)  # type: ignore[return-value]


def _value(value: str) -> str:
    """An attribute's value; an entity in an address stays one, as it does in Markdown."""
    if "&" in value:
        value = _BARE_AMPERSAND.sub("&amp;", value)
    if "<" in value or ">" in value or '"' in value:
        return value.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return value


def append_elements(parent: etree.Element, html: Html) -> None:
    """Append what the HTML says as elements, for a host that has use for those."""
    stack = [parent]
    for piece in _PIECE.finditer(html):
        closes, name, attributes = piece.groups()
        top = stack[-1]
        if name is None:
            _append(top, piece[0])
        elif closes:
            stack.pop()
        else:
            found = {key: _unescaped(value) for key, value in _ATTRIBUTE.findall(attributes)}
            stack.append(etree.SubElement(top, name, found))


def _unescaped(value: str) -> str:
    """An attribute's value as it was: a host looks for files by it, and escapes it once more."""
    if "&" not in value:
        return value
    value = value.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    return _ESCAPED_AMPERSAND.sub("&", value)


def _append(parent: etree.Element, words: str) -> None:
    """Append text that is escaped already, out of reach of `attr_list`.

    That reads what stands right behind an element, and the end of a cell.
    """
    is_cell = parent.tag == "td" and "{" in words
    if is_cell or (len(parent) and words.startswith("{")):
        etree.SubElement(parent, "span").text = AtomicString(words)
    elif len(parent):
        parent[-1].tail = AtomicString((parent[-1].tail or "") + words)
    else:
        parent.text = AtomicString((parent.text or "") + words)
