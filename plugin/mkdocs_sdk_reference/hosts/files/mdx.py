"""Finished pages as MDX, for Docusaurus.

MDX reads tags as JSX: attributes have other names there, void tags must be closed, and text is
program code where it has a brace. So HTML is handed on as one string, which React sets as it is;
only headings are Markdown with tags.
"""

from __future__ import annotations

import json
import re
from urllib.parse import unquote

from .one_line import in_one_line, in_text

SIDEBAR = "reference"
"""What the navigation calls its one sidebar."""

_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)([^>]*)>")
_SPOKEN = re.compile(r'\salt="([^"]*)"')
_KEPT = frozenset({"b", "code", "del", "em", "i", "kbd", "mark", "s", "strong", "sub", "sup"})
"""Tags that a heading may have; they stand there without attributes."""
_NO_YAML = re.compile(r"[\x7f-\x9f\ufeff\ufffe\uffff]")
"""What JSON leaves as it is, and YAML allows as an escape only."""


def front_matter(title: str, url: str, *, has_sidebar: bool) -> str:
    """Return the front matter of a page.

    Args:
        title: Its title as plain text.
        url: Its address in the site; that of the root is "".
        has_sidebar: Whether the navigation is one that is written here.
    """
    lines = [
        f"title: {quoted_yaml(plain_title(title))}",
        'description: ""',  # else it is made of the page's first line, which is a string of HTML
        f"slug: {quoted_yaml(f'/{unquote(url)}')}",  # else "a/a.md" would be "a/"
        "hide_title: true",  # the page has a heading of its own
        *([f"displayed_sidebar: {SIDEBAR}"] if has_sidebar else ()),
        "mdx:",
        "  format: mdx",  # whatever holds for hand-written pages
    ]
    return "\n".join(["---", *lines, "---"])


def plain_title(title: str) -> str:
    """Return a title as text which Docusaurus may put into a script as it is: no tag ends there."""
    return " ".join(title.split()).replace("<", "<\N{WORD JOINER}")


def heading(level: int, html: str, anchor: str) -> str:
    """Return a heading with its id as Docusaurus reads it.

    Args:
        level: Its level.
        html: What it says.
        anchor: Its id.
    """
    text = _TAG.sub(_in_heading, in_one_line(html)).strip()
    marked = in_text(anchor).replace("&#45;", "-")  # `_` would be emphasis, as in `__init__`
    return f"{'#' * level} {text} {{#{marked}}}"


def block(html: str) -> str:
    """Return HTML as an element that React fills with it."""
    # Quotes, backslashes and line ends can't end the string: JSON escapes them.
    return f"<div dangerouslySetInnerHTML={{{{__html: {json.dumps(in_one_line(html))}}}}} />"


def _in_heading(tag: re.Match[str]) -> str:
    """A tag of a heading: links and the like have no place in the page's contents."""
    name = tag[2].lower()
    if name == "img":
        spoken = _SPOKEN.search(tag[3])
        return spoken[1] if spoken else ""
    return f"<{tag[1]}{name}>" if name in _KEPT else ""


def quoted_yaml(text: str) -> str:
    """Return text as a quoted string of YAML."""
    quoted = json.dumps(text, ensure_ascii=False)
    return _NO_YAML.sub(lambda sign: f"\\u{ord(sign[0]):04x}", quoted)
