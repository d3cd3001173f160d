"""Descriptions in one line, and the changes that can surely be undone."""

from __future__ import annotations

import re

_BACKTICK = re.compile(r"\\?&#x60;|\\?&#96;")
_ESCAPED_REFERENCE = re.compile(r"\\(?=&(?:#\w+|\w+);)")
_ITEM = re.compile(r"(?:^|(?<! )  +)([-*]) (?=\S)")
_BREAK = re.compile(r"(?:&lt;|<)br ?/?(?:&gt;|>)", re.IGNORECASE)


def in_lines(cell: str) -> str:
    r"""Return a description's original Markdown.

    A character reference for a backtick becomes one again; a backslash before a reference isn't the
    author's. Two or more list items, each after two spaces where a line ended, become a list again.
    """
    text = cell.strip()
    if "&" in text:
        backticks = _BACKTICK.sub("`", text)
        text = backticks if backticks.count("`") % 2 == 0 else text
        text = _ESCAPED_REFERENCE.sub("", text)
    text = _BREAK.sub("\n", text)
    for mark in "-*":
        items = [item for item in _ITEM.finditer(text) if item[1] == mark]
        if len(items) > 1 and "\n" not in text:
            return _as_list(text, items, mark)
    return text


def _as_list(text: str, items: list[re.Match[str]], mark: str) -> str:
    """The text with its items as list lines; where the last one ends can't be known."""
    lines = [text[: items[0].start()].rstrip(), ""] if items[0].start() else []
    ends = [item.start() for item in items[1:]] + [len(text)]
    for item, end in zip(items, ends, strict=True):
        body = text[item.end() : end].strip()
        if end == len(text):  # two spaces may end the list
            body, _, behind = body.partition("  ")
            lines.append(f"{mark} {body}")
            lines += ["", behind.strip()] if behind.strip() else []
        else:
            lines.append(f"{mark} {body}")
    return "\n".join(lines)
