"""Reads tokens of markdown-it-py: the text, the lines and the end of an element."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from ..commonmark.outline import language_in


def text_token(words: str) -> Token:
    """Return the token of plain text."""
    token = Token("text", "", 0)
    token.content = words
    return token


def language_of(token: Token) -> str:
    """Return the language of a code block, one word; "" without one."""
    return language_in(token.info)


def plain_text(inline: Token) -> str:
    """Return the words of an inline token, less all marks."""
    return "".join(
        child.content
        for child in inline.children or ()
        if child.type in {"text", "code_inline", "text_special"}
    ).strip() or (inline.content if inline.type == "text" else "")


def lines_of(token: Token, lines: Sequence[str]) -> Sequence[str]:
    """Return the lines of a text that a block's token stands for."""
    start, end = token.map or (0, 0)
    return lines[start:end]


def end_of(tokens: Sequence[Token], at: int) -> int:
    """Return the index past the element that begins at a token."""
    depth: int = tokens[at].nesting
    at += 1
    while depth > 0:
        depth += tokens[at].nesting
        at += 1
    return at
