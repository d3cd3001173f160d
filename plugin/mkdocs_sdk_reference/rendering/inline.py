"""Processes inline Markdown: resolves links, and handles raw tags."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol
from urllib.parse import urlsplit

from markdown_it.token import Token

from ..commonmark.urls import is_address, safe_url
from .sanitiser import TAG, is_known_tag, tooltip
from .tokens import text_token


class Links(Protocol):
    """Resolves the links of a text for the page that shows it."""

    def link(self, href: str, text: str) -> str | None:
        """Return the address that the page should have; None for a link that leads nowhere."""

    def image(self, src: str) -> str | None:
        """Return the address of an image; None if it can't be shown."""


class Once:
    """Links that are resolved once, though raw HTML around them is cleaned after that."""

    def __init__(self, links: Links) -> None:
        self._links = links
        self._resolved: set[str] = set()

    def link(self, href: str, text: str) -> str | None:
        """Return a link's address; an address that was returned before is kept."""
        return self._once(href, lambda: self._links.link(href, text))

    def image(self, src: str) -> str | None:
        """Return an image's address; an address that was returned before is kept."""
        return self._once(src, lambda: self._links.image(src))

    def _once(self, url: str, resolve: Callable[[], str | None]) -> str | None:
        found = url if url in self._resolved else resolve()
        if found is not None:
            self._resolved.add(found)
        return found


def is_safe(url: str, *, image: bool = False) -> bool:
    """Return whether an address is safe to follow."""
    return is_address(url) and safe_url(url, image=image)


def resolved(children: Sequence[Token], links: Links, *, trusted: bool) -> Iterator[Token]:
    """Yield inline tokens with resolved addresses; dead links become text."""
    kept: list[bool] = []
    for at, token in enumerate(children):
        if token.type == "link_open":
            opening = _opening(children, at, links, trusted=trusted)
            kept.append(bool(opening))
            yield from opening
        elif token.type == "link_close":
            if kept.pop():
                yield token
        elif token.type == "image":
            yield _image(token, links)
        else:
            if token.type in {"s_open", "s_close"}:
                token.tag = "del"  # as GitHub has it
            yield token


def _opening(children: Sequence[Token], at: int, links: Links, *, trusted: bool) -> list[Token]:
    """Opening tokens of a link; [] if it leads nowhere. One without text shows its host."""
    token = children[at]
    written = str(token.attrGet("href") or "")
    if not trusted and not is_safe(written):
        return []
    href = links.link(written, _text_of_link(children, at))
    if href is None:
        return []
    is_empty = children[at + 1].type == "link_close"
    name = [text_token(urlsplit(written).hostname or written)] if is_empty else []
    return [_addressed(token, "href", href), *name]


def _image(token: Token, links: Links) -> Token:
    src = links.image(str(token.attrGet("src") or ""))
    return text_token(token.content) if src is None else _addressed(token, "src", src)


def _addressed(token: Token, attribute: str, address: str) -> Token:
    token.attrSet(attribute, address)
    if title := token.attrGet("title"):
        token.attrSet("title", tooltip(str(title)))
    return token


def _text_of_link(children: Sequence[Token], at: int) -> str:
    words, depth = [], 0
    for token in children[at:]:
        depth += token.nesting
        if token.type in {"text", "code_inline", "text_special"}:
            words.append(token.content)
        if token.type == "link_close" and depth == 0:
            break
    return "".join(words)


def known_tags(children: Sequence[Token]) -> list[Token]:
    """Return tokens with unknown raw tags as text, except those alone on their line."""
    kept = []
    for at, token in enumerate(children):
        if token.type != "html_inline":
            kept.append(token)
            continue
        tag = TAG.match(token.content)
        if tag is None or is_known_tag(tag[2]):
            kept.append(token)
        elif not _is_alone(children, at):
            kept.append(text_token(token.content))
    return kept


def _is_alone(children: Sequence[Token], at: int) -> bool:
    """Whether a tag is alone on its line, in a text of several lines."""
    before = children[at - 1].type if at else "softbreak"
    after = children[at + 1].type if at + 1 < len(children) else "softbreak"
    return len(children) > 1 and before == "softbreak" and after == "softbreak"
