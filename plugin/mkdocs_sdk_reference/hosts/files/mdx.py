"""Writes finished pages as MDX, for Docusaurus.

MDX reads tags as JSX: attributes have different names there, void tags must be closed, and braces
start program code. So HTML is passed as one string, which React inserts unchanged; only headings
are Markdown with tags.
"""

from __future__ import annotations

import json
import re
from urllib.parse import unquote

from .one_line import in_one_line, in_text

SIDEBAR = "reference"
"""The name of the navigation's only sidebar."""

_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)([^>]*)>")
_SPOKEN = re.compile(r'\salt="([^"]*)"')
_KEPT = frozenset({"b", "code", "del", "em", "i", "kbd", "mark", "s", "strong", "sub", "sup"})
"""Tags that headings keep, without attributes."""
_NO_YAML = re.compile(r"[\x7f-\x9f\ufeff\ufffe\uffff]")
"""Characters that JSON doesn't escape, but YAML allows only as escapes."""


def front_matter(title: str, url: str, *, has_sidebar: bool) -> str:
    """Return the front matter of a page.

    Args:
        title: Its title as plain text.
        url: Its address in the site; that of the root is "".
        has_sidebar: Whether `prepare` writes the navigation.
    """
    lines = [
        f"title: {quoted_yaml(plain_title(title))}",
        'description: ""',  # or else Docusaurus uses the page's first line, a string of HTML
        f"slug: {quoted_yaml(f'/{unquote(url)}')}",  # or else "a/a.md" would be "a/"
        "hide_title: true",  # the page has its own heading
        *([f"displayed_sidebar: {SIDEBAR}"] if has_sidebar else ()),
        "mdx:",
        "  format: mdx",  # whatever the setting for hand-written pages
    ]
    return "\n".join(["---", *lines, "---"])


def plain_title(title: str) -> str:
    """Return a title that can't end the script into which Docusaurus puts it unescaped."""
    return " ".join(title.split()).replace("<", "<\N{WORD JOINER}")


def heading(level: int, html: str, anchor: str) -> str:
    """Return a heading with its id as Docusaurus reads it.

    Args:
        level: Its level.
        html: Its content.
        anchor: Its id.
    """
    text = _TAG.sub(_in_heading, in_one_line(html)).strip()
    marked = in_text(anchor).replace("&#45;", "-")  # `_` would be emphasis, as in `__init__`
    return f"{'#' * level} {text} {{#{marked}}}"


def block(html: str) -> str:
    """Return HTML as an element that React fills with it."""
    # JSON escapes quotes, backslashes and line ends, so they can't end the string.
    return f"<div dangerouslySetInnerHTML={{{{__html: {json.dumps(in_one_line(html))}}}}} />"


def _in_heading(tag: re.Match[str]) -> str:
    """Return a tag of a heading; links and the like don't belong in the table of contents."""
    name = tag[2].lower()
    if name == "img":
        spoken = _SPOKEN.search(tag[3])
        return spoken[1] if spoken else ""
    return f"<{tag[1]}{name}>" if name in _KEPT else ""


def quoted_yaml(text: str) -> str:
    """Return text as a quoted string of YAML."""
    quoted = json.dumps(text, ensure_ascii=False)
    return _NO_YAML.sub(lambda sign: f"\\u{ord(sign[0]):04x}", quoted)
