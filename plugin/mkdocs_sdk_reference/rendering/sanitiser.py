"""Makes raw HTML of an untrusted text harmless.

The library ``nh3`` decides which elements, attributes and addresses are harmless. An unknown tag in
running text (``<agg>``) is a placeholder, and stays text; in a block of raw HTML it is removed and
its content stays, as on GitHub.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import nh3

from ..commonmark.urls import SAFE_SCHEMES

TAG = re.compile(r"""<(/?)([A-Za-z][^\s/<>]*)(?:"[^"]*"|'[^']*'|[^<>"'])*>?""")
"""A tag, or what a browser may take for one."""
_TAGS = frozenset(nh3.ALLOWED_TAGS)
_ATTRIBUTES = {
    tag: set(names) - {"cite"}  # an address that nh3 doesn't check, and no browser shows
    for tag, names in nh3.ALLOWED_ATTRIBUTES.items()
}
_ATTRIBUTES.setdefault("details", set()).add("open")
_ATTRIBUTES.setdefault("*", set()).update({"title", "lang", "dir"})
_ATTRIBUTES_OF_ANCHORS = {**_ATTRIBUTES, "a": {*_ATTRIBUTES["a"], "id", "name"}}
_TEXT_ONLY = frozenset(
    {
        *("iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style"),
        *("textarea", "title", "xmp"),
    }
)
"""Elements that contain only text, whatever it looks like: the parser decides where it ends."""
_BACKSLASHES = '\\"'
_HEADING = re.compile(r"h[1-6]", re.IGNORECASE)
_IMAGE = re.compile(r'<img((?: [\w-]+="[^"]*")*)>')
_ALT = re.compile(r' alt="([^"]*)"')
_RESERVED = ("__", "sdk-", "field-", "value-")
"""Prefixes of ids of Material or the plugin."""

Address = Callable[[str], "str | None"]
"""From an address as the text has it to the one that the page should have; None for none."""


def is_known_tag(name: str) -> bool:
    """Whether a tag's name is one of HTML's harmless ones."""
    return name.lower() in _TAGS


def clean(html: str, link: Address, image: Address, *, keeps_anchors: bool = False) -> str:
    """Remove active content; the result is balanced, and closes nothing around it.

    Args:
        html: Raw HTML.
        link: The address of each link.
        image: The address of each image.
        keeps_anchors: Whether ``<a id="…">`` may stay a target of links.
    """

    def attribute(_: str, name: str, value: str) -> str | None:
        if name == "href":
            return link(value.strip(_BACKSLASHES))  # from JSON that the text came from
        if name == "src":
            return image(value.strip(_BACKSLASHES))
        if name == "title":
            return tooltip(value)
        if name in {"id", "name"}:
            return None if value.startswith(_RESERVED) else value
        return value

    cleaned = nh3.clean(
        TAG.sub(_known, html),
        clean_content_tags=set(),  # a script's code stays as text
        attributes=_ATTRIBUTES_OF_ANCHORS if keeps_anchors else _ATTRIBUTES,
        attribute_filter=attribute,
        url_schemes=set(SAFE_SCHEMES),
        link_rel=None,
    )
    return _IMAGE.sub(_image, cleaned) if "<img" in cleaned else cleaned


def without_headings(html: str) -> str:
    """Return raw HTML whose headings are paragraphs: a cell has none."""
    return TAG.sub(lambda t: f"<{t[1]}p>" if _HEADING.fullmatch(t[2]) else t[0], html)


def _image(image: re.Match[str]) -> str:
    """An image, or its words where it has no address; a decoration has none."""
    alt = _ALT.search(image[1])
    if ' src="' not in image[1]:
        return alt[1] if alt else ""
    return image[0] if alt else image[0].removesuffix(">") + ' alt="">'


def tooltip(text: str) -> str:
    """A ``title`` that is text even to a theme that takes it for HTML, as Material can."""
    return unescape(text).replace("<", "<\N{WORD JOINER}").replace("&", "&amp;")


def _known(tag: re.Match[str]) -> str:
    """A tag, or nothing for one that nh3 might drop with all that it holds, as it does drawings."""
    return tag[0] if is_known_tag(tag[2]) or tag[2].lower() in _TEXT_ONLY else ""
