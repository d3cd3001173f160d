"""Renders Markdown of an untrusted author to HTML, as GitHub does.

OpenAPI says that descriptions are CommonMark, and GitHub shows pages with tables and strike-through
besides. Raw HTML is cleaned; links lead where the resolver says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from markdown_it import MarkdownIt
from markdown_it.common.html_re import HTML_TAG_RE
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import Markup, escape

from ..commonmark.tables import split_row
from ..commonmark.urls import is_address
from .inline import Links, Once, is_safe, known_tags, resolved
from .sanitiser import clean, without_headings
from .tokens import language_of, lines_of, text_token

PLAIN = r"(?![ \t]|[-+>#=]|\d+[.)])[^\\`*_\[\]<&~|!\n]*"
"""Pattern of a line without any Markdown."""
_PLAIN = re.compile(PLAIN)
_BLOCK_START = re.compile(r"[-+*]\s|#{1,6}\s|>\s|\||`{3}|~{3}|\[[^\]]+\]:")
_COMPARISON = re.compile(r"^([ ]*)>(?=[=\d])", re.MULTILINE)
"""``>= 3`` at a line's start, which CommonMark would take for a quote of ``= 3``."""
_PREFIX = re.compile(r"^[ >*+-]*", re.MULTILINE)
_DEEPEST = 48
"""Characters of marks and spaces before a line's text; past them, text is shown unnested."""
_MOST_MARKS = 500
"""A paragraph with more brackets or backticks is shown as plain text: the time for their links and
code is quadratic."""
_TAG = re.compile(r"<[A-Za-z][^<>\n]*>")
_SCHEMED = re.compile(r"\]\([A-Za-z][A-Za-z0-9+.-]*:[^()<>\s]*\)")
_HARMLESS = frozenset(
    {
        *("text", "softbreak", "hardbreak", "code_inline", "text_special", "em_open", "em_close"),
        *("strong_open", "strong_close"),
    }
)
"""Inline tokens that are neither links nor raw HTML."""


class Prose:
    """Renders Markdown.

    Attributes:
        trusted: Whether raw HTML stays as it is.
    """

    def __init__(self, *, trusted: bool = False) -> None:
        self.trusted = trusted
        self._parser = MarkdownIt("commonmark", {"maxNesting": 4 * _DEEPEST})
        self._parser.enable(["table", "strikethrough"])
        self._parser.validateLink = is_address if trusted else partial(is_safe, image=True)  # type: ignore[method-assign]
        self._parser.core.ruler.before("inline", "sdk_blocks", _settle_blocks)
        self._parser.inline.ruler.before("html_inline", "sdk_json", _tag_of_json)
        self._parser.inline.ruler.after("link", "sdk_unsafe_link", _text_of_unsafe_link)

    def text(self, markdown: str, links: Links) -> Markup:
        """Render text that stands in a cell: a heading in it is none of the page's.

        A single paragraph is without its element.
        """
        text = markdown.strip()
        if _PLAIN.fullmatch(text):
            return escape(text)
        if "\n" not in text and not _BLOCK_START.match(text):
            return self.line(text, links)
        lines = _COMPARISON.sub(r"\1\\>", text)
        if any(len(prefix[0]) > _DEEPEST for prefix in _PREFIX.finditer(lines)):
            return self.line(lines, links)
        tokens = list(_in_cell(self.parse(lines), lines.split("\n")))
        _lower_headings(tokens)
        if len(tokens) == 3 and tokens[0].type == "paragraph_open":
            tokens = tokens[1:2]
        return self.rendered(tokens, links)

    def paragraph(self, text: str) -> Markup:
        """Render a paragraph in which there is no Markdown."""
        paragraph = Token("paragraph_open", "p", 1), text_token(text)
        tokens = (*paragraph, Token("paragraph_close", "p", -1, block=True))
        return Markup(self._parser.renderer.render(tokens, self._parser.options, {}))  # noqa: S704 (escaped)

    def parse(self, markdown: str) -> list[Token]:
        """Return the tokens of a text."""
        return self._parser.parse(markdown)

    def line(self, text: str, links: Links) -> Markup:
        """Render text that is one line, such as a heading's: no block of Markdown is in it."""
        tokens = self._parser.parseInline(text)
        _lower_headings(tokens)
        return self.rendered(tokens, links)

    def rendered(
        self, tokens: Sequence[Token], links: Links, *, keeps_anchors: bool = False
    ) -> Markup:
        """Return the HTML of tokens, of which none opens raw HTML that another one closes."""
        shown = []
        for token in tokens:
            if token.type == "inline":
                self._settle(token, links, keeps_anchors=keeps_anchors)
            elif token.type == "html_block":
                token.content = self.cleaned(token.content, links, keeps_anchors=keeps_anchors)
            elif token.type in {"fence", "code_block"}:
                token.info = language_of(token)
            shown.append(token)
        return Markup(self._parser.renderer.render(shown, self._parser.options, {}))  # noqa: S704 (cleaned above)

    def cleaned(self, html: str, links: Links, *, keeps_anchors: bool) -> str:
        """Return raw HTML without active content, unless the text is trusted."""
        if self.trusted:
            return html

        def link(href: str) -> str | None:
            return links.link(href, "") if is_safe(href) else None

        return clean(html, link, links.image, keeps_anchors=keeps_anchors)

    def _settle(self, token: Token, links: Links, *, keeps_anchors: bool) -> None:
        """Resolve the links, images and raw tags of an inline token, in place."""
        children = token.children or []
        if all(child.type in _HARMLESS for child in children):
            return
        links = Once(links)
        children = list(resolved(children, links, trusted=self.trusted))
        if not self.trusted:
            children = known_tags(children)
            if any(child.type == "html_inline" for child in children):
                inline = Token("inline", "", 0, children=children)
                html = self._parser.renderer.render([inline], self._parser.options, {})
                raw = Token("html_inline", "", 0)
                raw.content = self.cleaned(html, links, keeps_anchors=keeps_anchors)
                children = [raw]
        token.children = children


def _text_of_unsafe_link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (the parser's own form)
    """Take in the text alone of what would be a link if its scheme were safe, as GitHub does."""
    start = state.pos
    if state.src[start] != "[" or state.src[start - 1 : start] == "!":
        return False
    end = state.md.helpers.parseLinkLabel(state, start)
    found = _SCHEMED.match(state.src, end) if end > start + 1 else None
    if found is None:
        return False
    if not silent:
        limit, state.pos, state.posMax = state.posMax, start + 1, end
        state.md.inline.tokenize(state)
        state.posMax = limit
    state.pos = found.end()
    return True


def _tag_of_json(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (the parser's own form)
    """Take in a tag whose quotes are as they were in the JSON that the text came from."""
    found = _TAG.match(state.src, state.pos)
    tag = _without_json(found[0]) if found else ""
    if found is None or tag == found[0] or not HTML_TAG_RE.fullmatch(tag):
        return False
    if not silent:
        state.push("html_inline", "", 0).content = tag
    state.pos = found.end()
    return True


def _without_json(tag: str) -> str:
    return tag.replace('\\"', '"') if '=\\"' in tag else tag


def _settle_blocks(state: StateCore) -> None:
    """Take inline text with too many marks as it stands, and raw HTML as it was before JSON."""
    for token in state.tokens:
        if token.type == "html_block":
            token.content = _TAG.sub(lambda tag: _without_json(tag[0]), token.content)
        if token.type == "inline" and (
            max(token.content.count("["), token.content.count("`")) > _MOST_MARKS
        ):
            token.type = "text"  # which is escaped, and not looked into


def _in_cell(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[Token]:
    """Tokens of a cell: a heading is a bold paragraph, a table that would lose cells is lines."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.type == "table_open" and _is_ragged(token, lines):
            for line in lines_of(token, lines):
                yield Token("paragraph_open", "p", 1)
                inline = Token("inline", "", 0)
                inline.children = [text_token(line)]
                yield inline
                yield Token("paragraph_close", "p", -1)
            at = next(i for i in range(at, len(tokens)) if tokens[i].type == "table_close") + 1
            continue
        if token.type == "heading_open":
            yield Token("paragraph_open", "p", 1, {"class": "sdk-heading"})
            yield Token("strong_open", "strong", 1)
        elif token.type == "heading_close":
            yield Token("strong_close", "strong", -1)
            yield Token("paragraph_close", "p", -1)
        else:
            yield token
        at += 1


def _lower_headings(tokens: Iterable[Token]) -> None:
    """Make raw headings paragraphs."""
    for token in tokens:
        if token.type in {"html_block", "html_inline"}:
            token.content = without_headings(token.content)
        elif token.children:
            _lower_headings(token.children)


def _is_ragged(table: Token, lines: Sequence[str]) -> bool:
    """Whether a row has more cells than the head, which a table would drop."""
    head, *rows = (split_row(line) for line in lines_of(table, lines))
    return any(len(row) > len(head) for row in rows)
