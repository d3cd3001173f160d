"""Markdown of an untrusted author → HTML, as GitHub shows it.

OpenAPI says that descriptions are CommonMark, and GitHub shows pages with tables and strike-through
besides. Raw HTML is cleaned; links lead where the resolver says.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markupsafe import Markup, escape

from ..commonmark.ids import Ids, heading_id
from ..commonmark.tables import split_row
from ..commonmark.urls import is_address, safe_url
from ..model import Block
from .parts import BlockPart, CodePart, HeadingPart, Part, ProsePart
from .sanitiser import TAG, clean, is_known_tag, tooltip, without_headings

_PLAIN = re.compile(r"(?![ \t]|[-+>#=]|\d+[.)])[^\\`*_\[\]<&~|!\n]*")
"""Text that says itself: there is no Markdown in it."""
_BLOCK_START = re.compile(r"[-+*]\s|#{1,6}\s|>\s|\||`{3}|~{3}|\[[^\]]+\]:")
_COMPARISON = re.compile(r"^([ ]*)>(?=[=\d])", re.MULTILINE)
"""``>= 3`` at a line's start, which CommonMark would take for a quote of ``= 3``."""
_PREFIX = re.compile(r"^[ >*+-]*", re.MULTILINE)
_DEEPEST = 48
"""Characters of marks and spaces before a line's text; past them, text is shown unnested."""
_MOST_MARKS = 500
"""A paragraph with more brackets or backticks is shown as it stands: their links and code would
cost the square of their number."""
_LANGUAGE = re.compile(r"[\w+#.-]+")
_JSON_QUOTES = re.compile(r'(<[A-Za-z][^<>\n]*=)\\"([^"\\<>\n]*)\\"')
"""Quotes of an attribute as the JSON has them which the text came from."""
_COMMENT = re.compile(r"\s*<!--.*?-->\s*", re.DOTALL)
_ALERT = re.compile(r"\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*(?:\n|$)", re.IGNORECASE)
_ALERT_STYLES = {"important": "info", "caution": "danger"}
"""What themes call the admonitions that have another name than the alerts."""
_WRAPPERS = frozenset(
    {"blockquote", "center", "dd", "details", "div", "dl", "dt", "li", "ol", "ul"}
)
"""Elements that may hold several blocks of Markdown, as on GitHub."""


class Links(Protocol):
    """Says where the links of a text lead on the page that shows it."""

    def link(self, href: str, text: str) -> str | None:
        """Return the address that the page should have; None for a link that leads nowhere."""

    def image(self, src: str) -> str | None:
        """Return the address of an image; None where there is none to show."""


@dataclass(frozen=True, slots=True)
class Source:
    """The Markdown of a whole page.

    Attributes:
        lines: The page's lines.
        blocks: What the page's dialect understood of it.
        anchors: Ids of headings that are known already, by their lines.
        sections: Lines of the headings that are the generator's own: no raw HTML that was opened
            before them reaches past them.
        slug: The host's rule from a heading's text to its id.
        keeps_anchors: Whether ``<a id="…">`` may stay a target of links.
        shortcodes: The signs that the generator writes as shortcodes.
    """

    lines: Sequence[str]
    blocks: Sequence[Block] = ()
    anchors: Mapping[int, str] = field(default_factory=dict)
    sections: frozenset[int] = frozenset()
    slug: Any = str.lower
    keeps_anchors: bool = False
    shortcodes: Mapping[str, str] = field(default_factory=dict)


class Prose:
    """Renders Markdown.

    Attributes:
        trusted: Whether raw HTML stays as it is.
    """

    def __init__(self, *, trusted: bool = False) -> None:
        self.trusted = trusted
        self._mark = f"sdk-block-{secrets.token_hex(8)}-"  # random, so that no page can forge it
        self._parser = MarkdownIt("commonmark", {"maxNesting": 4 * _DEEPEST})
        self._parser.enable(["table", "strikethrough"])
        self._parser.validateLink = is_address if trusted else _is_safe_for_image  # type: ignore[method-assign]
        self._parser.core.ruler.before("inline", "sdk_limits", _limit)

    def text(self, markdown: str, links: Links) -> Markup:
        """Render text that stands in a cell: a heading in it is none of the page's.

        A single paragraph is without its element.
        """
        text = _without_json(markdown.strip())
        if _PLAIN.fullmatch(text):
            return escape(text)
        if "\n" not in text and not _BLOCK_START.match(text):
            return self._inline(text, links)
        lines = _COMPARISON.sub(r"\1\\>", text)
        if any(len(prefix[0]) > _DEEPEST for prefix in _PREFIX.finditer(lines)):
            return self._inline(lines, links)
        tokens = list(_in_cell(self._parser.parse(lines), lines.split("\n")))
        _lower_headings(tokens)
        if len(tokens) == 3 and tokens[0].type == "paragraph_open":
            tokens = tokens[1:2]
        return self.rendered(tokens, links)

    def page(self, source: Source, links: Links) -> list[Part]:
        """Render a whole page into its parts, in order."""
        text, expected = self._with_marks(source)
        tokens = self._parser.parse(text)
        if sum(self._is_mark(token) for token in tokens) == expected:
            return _Builder(self, source, links).parts(tokens)
        # Raw HTML, such as a declaration that never ends, took blocks in: they end it.
        builder = _Builder(self, source, links)
        for stretch in self._stretches(source):
            builder.parts(self._parser.parse(stretch))
        return builder.made

    def _with_marks(self, source: Source) -> tuple[str, int]:
        """The text with a mark in the place of each block, line for line."""
        lines = list(source.lines)
        for number, block in enumerate(source.blocks):
            lines[block.start : block.end] = [""] * (block.end - block.start)
            lines[block.start] = f"<!--{self._mark}{number}-->"
        text = _without_json("\n".join(lines))
        for code, sign in source.shortcodes.items():
            text = text.replace(code, sign)
        return text, len(source.blocks)

    def _stretches(self, source: Source) -> Iterator[str]:
        """The text between blocks, and the marks, each with as many lines before it as it had."""
        text, _ = self._with_marks(source)
        lines = text.split("\n")
        at = 0
        for block in source.blocks:
            yield "\n" * at + "\n".join(lines[at : block.start])
            yield "\n" * block.start + lines[block.start]
            at = block.end
        yield "\n" * at + "\n".join(lines[at:])

    def _is_mark(self, token: Token) -> bool:
        return token.type == "html_block" and token.level == 0 and self._mark in token.content

    def number(self, token: Token) -> int | None:
        """Return the number of the block that a token stands for; None for any other token."""
        if not self._is_mark(token):
            return None
        return int(token.content.partition(self._mark)[2].partition("-->")[0])

    def _inline(self, text: str, links: Links) -> Markup:
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
                self.settle(token, links, keeps_anchors=keeps_anchors)
            elif token.type == "html_block":
                token.content = self.cleaned(token.content, links, keeps_anchors=keeps_anchors)
            elif token.type in {"fence", "code_block"}:
                token.info = language_of(token)
            shown.append(token)
        return Markup(self._parser.renderer.render(shown, self._parser.options, {}))  # noqa: S704 (cleaned above)

    def cleaned(self, html: str, links: Links, *, keeps_anchors: bool) -> str:
        """Return raw HTML less what is active, unless the text is trusted."""
        if self.trusted:
            return html

        def link(href: str) -> str | None:
            return links.link(href, "") if _is_safe(href) else None

        return clean(html, link, links.image, keeps_anchors=keeps_anchors)

    def settle(self, token: Token, links: Links, *, keeps_anchors: bool) -> None:
        """Make the links, images and raw tags of an inline token right, in place."""
        children = token.children or []
        if all(child.type in _HARMLESS for child in children):
            return
        links = _Once(links)
        children = list(_resolved(children, links, trusted=self.trusted))
        if not self.trusted:
            children = _known_tags(children)
            if any(child.type == "html_inline" for child in children):
                inline = Token("inline", "", 0, children=children)
                html = self._parser.renderer.render([inline], self._parser.options, {})
                raw = Token("html_inline", "", 0)
                raw.content = self.cleaned(html, links, keeps_anchors=keeps_anchors)
                children = [raw]
        token.children = children


_HARMLESS = frozenset(
    {
        *("text", "softbreak", "hardbreak", "code_inline", "text_special", "em_open", "em_close"),
        *("strong_open", "strong_close"),
    }
)
"""Inline tokens that neither lead anywhere nor are raw HTML."""


class _Once:
    """Links that are resolved once, though raw HTML around them is cleaned after that."""

    def __init__(self, links: Links) -> None:
        self._links = links
        self._resolved: set[str] = set()

    def link(self, href: str, text: str) -> str | None:
        """Return where a link leads; what was returned before leads there."""
        return self._once(href, lambda: self._links.link(href, text))

    def image(self, src: str) -> str | None:
        """Return the address of an image; what was returned before is one."""
        return self._once(src, lambda: self._links.image(src))

    def _once(self, url: str, resolve: Callable[[], str | None]) -> str | None:
        found = url if url in self._resolved else resolve()
        if found is not None:
            self._resolved.add(found)
        return found


class _Builder:
    """Puts the parts of one page together.

    Attributes:
        made: The parts so far.
    """

    def __init__(self, prose: Prose, source: Source, links: Links) -> None:
        self._prose = prose
        self._source = source
        self._links = links
        self._ids = Ids(source.anchors.values())
        self._open: list[str] = []
        self._crossing: set[tuple[int, int]] = set()
        self.made: list[Part] = []

    def parts(self, tokens: list[Token]) -> list[Part]:
        """Return the parts, those of these tokens last."""
        self._crossing = set(self._find_crossing(tokens))
        at = 0
        while at < len(tokens):
            end = _end_of(tokens, at)
            self._take(tokens[at:end], at)
            at = end
        self._close_all()
        return self.made

    def _take(self, tokens: list[Token], at: int) -> None:
        """Take in one top-level element."""
        first = tokens[0]
        if first.type == "html_block":
            self._raw(first, at)
        elif first.type == "heading_open":
            self._heading(first, tokens[1])
        elif first.type in {"fence", "code_block"} and not self._open:
            self.made.append(CodePart(language_of(first), first.content.rstrip("\n")))
        else:
            self._text(tokens)

    def _text(self, tokens: list[Token]) -> None:
        nested = [
            token for token in tokens if token.type == "heading_open" and not token.attrGet("id")
        ]
        for token in nested:
            token.attrSet("id", self._anchor(token, tokens[tokens.index(token) + 1]))
        tokens = list(_with_alerts(tokens))
        keeps_anchors = self._source.keeps_anchors
        self._html(self._prose.rendered(tokens, self._links, keeps_anchors=keeps_anchors))

    def _heading(self, opening: Token, inline: Token) -> None:
        anchor = self._anchor(opening, inline)
        if self._open:
            opening.attrSet("id", anchor)
            self._text([opening, inline, Token("heading_close", opening.tag, -1)])
            return
        keeps_anchors = self._source.keeps_anchors
        html = self._prose.rendered([inline], self._links, keeps_anchors=keeps_anchors)
        line = opening.map[0] if opening.map else -1
        self.made.append(HeadingPart(int(opening.tag[1]), html, anchor, line=line))

    def _anchor(self, opening: Token, inline: Token) -> str:
        line = opening.map[0] if opening.map else -1
        if known := self._source.anchors.get(line):
            return known
        return self._ids.unique(heading_id(self._source.slug(plain_text(inline))))

    def _html(self, html: str) -> None:
        """Append HTML that is clean."""
        if not html:
            return
        if self.made and isinstance(self.made[-1], ProsePart):
            self.made[-1] = ProsePart(self.made[-1].html + Markup(html))  # noqa: S704 (cleaned)
        else:
            self.made.append(ProsePart(Markup(html)))  # noqa: S704 (cleaned)

    def _raw(self, token: Token, at: int) -> None:
        """Take in a block of raw HTML, or the mark of a block that the dialect understood."""
        number = self._prose.number(token)
        if number is not None:
            self._close_all()
            self.made.append(BlockPart(self._source.blocks[number]))
            return
        html, start = token.content, 0
        if self._prose.trusted:
            self._html(html)
            return
        if _COMMENT.fullmatch(html):
            return
        for tag in TAG.finditer(html):
            if (at, tag.start()) in self._crossing:
                self._clean(html[start : tag.start()])
                start = tag.end()
                self._cross(tag)
        self._clean(html[start:])

    def _clean(self, html: str) -> None:
        if html.strip():
            keeps_anchors = self._source.keeps_anchors
            self._html(self._prose.cleaned(html, self._links, keeps_anchors=keeps_anchors))

    def _cross(self, tag: re.Match[str]) -> None:
        """Open or close an element that holds blocks of Markdown."""
        name = tag[2].lower()
        closing = f"</{name}>"
        if not tag[1]:
            opened = self._prose.cleaned(tag[0], self._links, keeps_anchors=False)
            if opened.endswith(closing):
                self._html(opened.removesuffix(closing))
                self._open.append(name)
        elif name in self._open:
            while self._open:
                last = self._open.pop()
                self._html(f"</{last}>")
                if last == name:
                    break

    def _close_all(self) -> None:
        while self._open:
            self._html(f"</{self._open.pop()}>")

    def _find_crossing(self, tokens: list[Token]) -> Iterator[tuple[int, int]]:
        """Yield the places of raw tags that open an element in one block and close it in another.

        Nothing reaches past what the generator wrote itself.
        """
        if self._prose.trusted:
            return
        opened: list[tuple[str, int, int]] = []
        for at, token in enumerate(tokens):
            if token.level:
                continue
            if token.type == "heading_open" and token.map:
                if token.map[0] in self._source.sections:
                    opened.clear()
            elif self._prose.number(token) is not None:
                opened.clear()
            elif token.type == "html_block":
                for tag in TAG.finditer(_COMMENT.sub(_blank, token.content)):
                    name = tag[2].lower()
                    if name not in _WRAPPERS:
                        continue
                    if not tag[1]:
                        opened.append((name, at, tag.start()))
                    elif any(other == name for other, *_ in opened):
                        while opened[-1][0] != name:
                            opened.pop()
                        _, start, place = opened.pop()
                        if start != at:
                            yield start, place
                            yield at, tag.start()


def language_of(token: Token) -> str:
    """Return the language of a code block, one word; "" without one."""
    word = token.info.strip().split(maxsplit=1)[:1]
    return word[0] if word and _LANGUAGE.fullmatch(word[0]) else ""


def plain_text(inline: Token) -> str:
    """Return the words of an inline token, less all marks."""
    return "".join(
        child.content
        for child in inline.children or ()
        if child.type in {"text", "code_inline", "text_special"}
    ).strip() or (inline.content if inline.type == "text" else "")


def _without_json(text: str) -> str:
    return _JSON_QUOTES.sub(r'\1"\2"', text) if '=\\"' in text else text


def _is_safe(url: str) -> bool:
    return is_address(url) and safe_url(url)


def _is_safe_for_image(url: str) -> bool:
    return is_address(url) and safe_url(url, image=True)


def _limit(state: StateCore) -> None:
    """Take inline text with too many marks as it stands."""
    for token in state.tokens:
        if token.type == "inline" and (
            max(token.content.count("["), token.content.count("`")) > _MOST_MARKS
        ):
            token.type = "text"  # which is escaped, and not looked into


def _end_of(tokens: Sequence[Token], at: int) -> int:
    """Index past the element that begins at a token."""
    depth: int = tokens[at].nesting
    at += 1
    while depth > 0:
        depth += tokens[at].nesting
        at += 1
    return at


def _resolved(children: Sequence[Token], links: Links, *, trusted: bool) -> Iterator[Token]:
    """Inline tokens with the addresses that the page should have; dead links are text."""
    kept: list[bool] = []
    for at, token in enumerate(children):
        if token.type == "link_open":
            written = str(token.attrGet("href") or "")
            text = _text_of_link(children, at)
            href = links.link(written, text) if trusted or _is_safe(written) else None
            kept.append(href is not None)
            if href is None:
                continue
            token.attrSet("href", href)
            if title := token.attrGet("title"):
                token.attrSet("title", tooltip(str(title)))
            yield token
            if children[at + 1].type == "link_close":
                yield _text(_host(written))
        elif token.type == "link_close":
            if kept.pop():
                yield token
        elif token.type == "image":
            src = links.image(str(token.attrGet("src") or ""))
            if src is None:
                yield _text(token.content)
                continue
            token.attrSet("src", src)
            if title := token.attrGet("title"):
                token.attrSet("title", tooltip(str(title)))
            yield token
        else:
            if token.type in {"s_open", "s_close"}:
                token.tag = "del"  # as GitHub has it
            yield token


def _text_of_link(children: Sequence[Token], at: int) -> str:
    words, depth = [], 0
    for token in children[at:]:
        depth += token.nesting
        if token.type in {"text", "code_inline", "text_special"}:
            words.append(token.content)
        if token.type == "link_close" and depth == 0:
            break
    return "".join(words)


def _host(href: str) -> str:
    """What a link without text is called: the host that it leads to, or its address."""
    return urlsplit(href).hostname or href


def _text(words: str) -> Token:
    token = Token("text", "", 0)
    token.content = words
    return token


def _known_tags(children: Sequence[Token]) -> list[Token]:
    """Raw tags of unknown names as text; those of components alone on their line are left out."""
    kept = []
    for at, token in enumerate(children):
        if token.type != "html_inline":
            kept.append(token)
            continue
        tag = TAG.match(token.content)
        if tag is None or is_known_tag(tag[2]):
            kept.append(token)
        elif not _is_alone(children, at):
            kept.append(_text(token.content))
    return kept


def _is_alone(children: Sequence[Token], at: int) -> bool:
    """Whether a tag stands alone on its line of a text of several lines."""
    before = children[at - 1].type if at else "softbreak"
    after = children[at + 1].type if at + 1 < len(children) else "softbreak"
    return len(children) > 1 and before == "softbreak" and after == "softbreak"


def _in_cell(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[Token]:
    """Tokens of a cell: a heading is a bold paragraph, a table that would lose cells is lines."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.type == "table_open" and _is_ragged(token, lines):
            for line in _lines_of(token, lines):
                yield Token("paragraph_open", "p", 1)
                inline = Token("inline", "", 0)
                inline.children = [_text(line)]
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
    head, *rows = (split_row(line) for line in _lines_of(table, lines))
    return any(len(row) > len(head) for row in rows)


def _lines_of(token: Token, lines: Sequence[str]) -> Sequence[str]:
    start, end = token.map or (0, 0)
    return lines[start:end]


def _with_alerts(tokens: Sequence[Token]) -> Iterator[Token]:
    """Tokens in which GitHub's alerts (``> [!NOTE]``) are admonitions, as themes show them."""
    closing: list[bool] = []
    for at, token in enumerate(tokens):
        if token.type == "blockquote_open":
            inline = tokens[at + 2] if len(tokens) > at + 2 else None
            found = _ALERT.match(inline.content) if inline and inline.type == "inline" else None
            closing.append(found is not None)
            if found is None or inline is None:
                yield token
                continue
            name = found[1].lower()
            inline.children = _past_line(inline.children or [])
            yield Token(
                "div_open", "div", 1, {"class": f"admonition {_ALERT_STYLES.get(name, name)}"}
            )
            yield Token("paragraph_open", "p", 1, {"class": "admonition-title"})
            title = Token("inline", "", 0)
            title.children = [_text(found[1])]  # as the source spells it
            yield title
            yield Token("paragraph_close", "p", -1)
        elif token.type == "blockquote_close" and closing and closing.pop():
            yield Token("div_close", "div", -1)
        else:
            yield token


def _past_line(children: Sequence[Token]) -> list[Token]:
    """Inline tokens less those of the first line."""
    at = next((i for i, child in enumerate(children) if child.type == "softbreak"), len(children))
    return list(children[at + 1 :])


def _blank(comment: re.Match[str]) -> str:
    return " " * len(comment[0])
