"""GitHub's alerts and MDX callouts, as the admonitions that themes show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from .tokens import text_token

_ALERT = re.compile(r"\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*(?:\n|$)", re.IGNORECASE)
_CALLOUT = re.compile(r"\[!(Note|Tip|Warning|Info|Check|Danger)\](?:\n|<br/>|$)")
"""Alert made of an MDX callout; its text may be on the same line."""
_STYLES = {"important": "info", "caution": "danger", "check": "success"}
"""Themes' names of admonitions, where they differ from those of alerts."""


def with_alerts(tokens: Sequence[Token], *, is_mdx: bool) -> Iterator[Token]:
    """Yield tokens in which alerts (``> [!NOTE]``) are admonitions."""
    alert = _CALLOUT if is_mdx else _ALERT
    closing: list[bool] = []
    for at, token in enumerate(tokens):
        if token.type == "blockquote_open":
            inline = tokens[at + 2] if len(tokens) > at + 2 else None
            found = alert.match(inline.content) if inline and inline.type == "inline" else None
            closing.append(found is not None)
            if found is None or inline is None:
                yield token
            else:
                inline.children = _past_line(inline.children or [])
                yield from _opening(found[1])
        elif token.type == "blockquote_close" and closing and closing.pop():
            yield Token("div_close", "div", -1)
        else:
            yield token


def _opening(kind: str) -> Iterator[Token]:
    """Yield the beginning of an admonition, whose title is the kind as the source spells it."""
    name = kind.lower()
    yield Token("div_open", "div", 1, {"class": f"admonition {_STYLES.get(name, name)}"})
    yield Token("paragraph_open", "p", 1, {"class": "admonition-title"})
    yield Token("inline", "", 0, children=[text_token(kind)])
    yield Token("paragraph_close", "p", -1)


def _past_line(children: Sequence[Token]) -> list[Token]:
    """Inline tokens without those of the first line, which ends at the first break."""
    breaks = (i for i, c in enumerate(children) if c.type in {"softbreak", "html_inline"})
    at = next(breaks, len(children))
    return list(children[at + 1 :])
