"""Splits a page's Markdown into its parts, in order."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from markdown_it.token import Token
from markupsafe import Markup, escape

from ..commonmark.ids import Ids, Slugify, default_slug, github_slug, heading_id
from ..commonmark.open_elements import OpenElements
from ..model import Block, Heading
from .alerts import with_alerts
from .inline import Links
from .parts import BlockPart, CodePart, HeadingPart, Part, ProsePart
from .prose import PLAIN, Prose
from .sanitiser import TAG
from .tokens import end_of, language_of, plain_text
from .wrappers import COMMENT, crossing_tags

_PLAIN_LINE = re.compile(rf"(?!\s){PLAIN}(?<!\s)")
_PLAIN_HEADING = re.compile(r"(#{1,6}) ([^\\`*_\[\]<&~|!#\n]*)")
"""Headings without Markdown except their own marks."""
_PLAIN_FENCE = re.compile(r"```([\w+#.-]*)")
_FENCE_END = re.compile(r" {0,3}`{3,}[ \t]*")


@dataclass(frozen=True, slots=True)
class Source:
    """The Markdown of a whole page.

    Attributes:
        lines: The page's lines.
        blocks: The blocks that the page's dialect parsed.
        headings: The headings that the page's dialect read, by line.
        sections: Lines of the headings that are the generator's own: no raw HTML that was opened
            before them reaches past them.
        slug: The host's rule from a heading's text to its id.
        as_on_github: Whether headings have the ids that GitHub gives them, and ``<a id="…">`` may
            stay a target of links.
        shortcodes: The signs that the generator writes as shortcodes.
        is_mdx: Whether it was MDX, whose callouts are alerts.
    """

    lines: Sequence[str]
    blocks: Sequence[Block] = ()
    headings: Mapping[int, Heading] = field(default_factory=dict)
    sections: frozenset[int] = frozenset()
    slug: Slugify = default_slug
    as_on_github: bool = False
    shortcodes: Mapping[str, str] = field(default_factory=dict)
    is_mdx: bool = False


def parts_of(source: Source, prose: Prose, links: Links) -> list[Part]:
    """Return the parts of a page, in order."""
    builder = _Builder(source, prose, links)
    text = builder.text()
    if builder.takes_plain(text):
        return builder.made
    tokens = prose.parse(text)
    if sum(builder.is_mark(token) for token in tokens) == len(source.blocks):
        return builder.parts(tokens)
    # Raw HTML, such as an unclosed declaration, contains blocks: they end it.
    for start, stretch in _stretches(source, text):
        tokens = prose.parse(stretch)
        for token in tokens:
            if token.map:
                token.map = [line + start for line in token.map]
        builder.parts(tokens)
    return builder.made


def _stretches(source: Source, text: str) -> Iterator[tuple[int, str]]:
    """The text between blocks, and the marks, each with the index of its first line."""
    lines, at = text.split("\n"), 0
    for block in source.blocks:
        mark = _mark_line(block, source.lines)
        yield at, "\n".join(lines[at : block.start])
        yield mark, lines[mark]
        at = block.end
    yield at, "\n".join(lines[at:])


def _mark_line(block: Block, lines: Sequence[str]) -> int:
    """Index of the line that stands for a block: raw HTML above it ends at an empty line only."""
    is_below_text = block.start and lines[block.start - 1].strip()
    return block.start + (1 if is_below_text and block.end - block.start > 1 else 0)


class _Builder:
    """Puts the parts of one page together.

    Attributes:
        made: The parts so far.
    """

    def __init__(self, source: Source, prose: Prose, links: Links) -> None:
        self._prose = prose
        self._source = source
        self._links = links
        self._mark = f"sdk-block-{secrets.token_hex(8)}-"  # random, so that no page can forge it
        self._slug = github_slug if source.as_on_github else source.slug
        known = (heading.anchor for heading in source.headings.values())
        self._ids = Ids(known, separator="-" if source.as_on_github else "_")
        self._open: OpenElements[str] = OpenElements()
        self._crossing: set[tuple[int, int]] = set()
        self.made: list[Part] = []

    def text(self) -> str:
        """Return the page's text with a mark in the place of each block, line for line."""
        lines = list(self._source.lines)
        for line, heading in self._source.headings.items():
            if (
                not lines[line].lstrip().startswith("#")
            ):  # raw HTML that a dialect takes for a heading
                lines[line] = f"{'#' * heading.level} {heading.text}"
        for number, block in enumerate(self._source.blocks):
            lines[block.start : block.end] = [""] * (block.end - block.start)
            lines[_mark_line(block, self._source.lines)] = f"<!--{self._mark}{number}-->"
        text = "\n".join(lines)
        for code, sign in self._source.shortcodes.items():
            text = text.replace(code, sign)
        return text

    def takes_plain(self, text: str) -> bool:
        """Read a page if it is only blocks, headings, code and plain text; return whether it is.

        Most pages of types are. Parsing them would take as long as everything else here.
        """
        blocks, written = self._source.blocks, self._source.lines
        marks = {_mark_line(block, written): block for block in blocks}
        lines, at = [*text.split("\n"), ""], 0
        paragraph: list[str] = []
        while at < len(lines):
            part, after = self._plain_part(lines, at, marks)
            if part is None and lines[at]:
                if not _PLAIN_LINE.fullmatch(lines[at]):
                    self.made.clear()
                    return False
                paragraph.append(lines[at])
            elif paragraph:
                self._html(self._prose.paragraph("\n".join(paragraph)))
                paragraph.clear()
            if part is not None:
                self.made.append(part)
            at = after
        return True

    def _plain_part(
        self, lines: Sequence[str], at: int, marks: Mapping[int, Block]
    ) -> tuple[Part | None, int]:
        """The part other than text at a line, if it needs no parser, and the index past it."""
        if at in marks:
            return BlockPart(marks[at]), at + 1
        heading = self._source.headings.get(at)
        if heading is not None and _PLAIN_HEADING.fullmatch(lines[at]):
            title = escape(heading.text)
            return HeadingPart(heading.level, title, heading.anchor, line=at), at + 1
        if fence := _PLAIN_FENCE.fullmatch(lines[at]):
            inner = range(at + 1, len(lines))
            end = next((i for i in inner if _FENCE_END.fullmatch(lines[i])), None)
            if end is not None and not any(i in marks for i in range(at, end)):
                return CodePart(fence[1], "\n".join(lines[at + 1 : end]).rstrip("\n")), end + 1
        return None, at + 1

    def is_mark(self, token: Token) -> bool:
        """Return whether a token stands for a block."""
        return token.type == "html_block" and token.level == 0 and self._mark in token.content

    def _ends_html(self, token: Token) -> bool:
        """Whether raw HTML ends before a token, as the generator wrote the token itself."""
        if token.type == "heading_open" and token.map:
            return token.map[0] in self._source.sections
        return self.is_mark(token)

    def parts(self, tokens: list[Token]) -> list[Part]:
        """Return the parts, those of these tokens last."""
        if not self._prose.trusted:
            self._crossing = set(crossing_tags(tokens, self._ends_html))
        at = 0
        while at < len(tokens):
            end = end_of(tokens, at)
            self._take(tokens[at:end], at)
            at = end
        self._close_all()
        return self.made

    def _take(self, tokens: list[Token], at: int) -> None:
        """Add one top-level element."""
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
        for token, inline in pairwise(tokens):
            if token.type == "heading_open" and not token.attrGet("id"):
                token.attrSet("id", self._anchor(token, inline))
        tokens = list(with_alerts(tokens, is_mdx=self._source.is_mdx))
        self._html(self._rendered(tokens))

    def _heading(self, opening: Token, inline: Token) -> None:
        anchor = self._anchor(opening, inline)
        if self._open:
            opening.attrSet("id", anchor)
            self._text([opening, inline, Token("heading_close", opening.tag, -1)])
            return
        line = opening.map[0] if opening.map else -1
        known = self._source.headings.get(line)
        if known is not None and known.text != inline.content:
            html = self._prose.line(known.text, self._links)
        else:
            html = self._rendered([inline])
        level = known.level if known is not None else int(opening.tag[1])
        self.made.append(HeadingPart(level, html, anchor, line=line))

    def _rendered(self, tokens: Sequence[Token]) -> Markup:
        keeps_anchors = self._source.as_on_github
        return self._prose.rendered(tokens, self._links, keeps_anchors=keeps_anchors)

    def _anchor(self, opening: Token, inline: Token) -> str:
        line = opening.map[0] if opening.map else -1
        if known := self._source.headings.get(line):
            return known.anchor
        return self._ids.unique(heading_id(self._slug(plain_text(inline))))

    def _html(self, html: str) -> None:
        """Append HTML that is clean."""
        if not html:
            return
        if self.made and isinstance(self.made[-1], ProsePart):
            self.made[-1] = ProsePart(self.made[-1].html + Markup(html))  # noqa: S704 (cleaned)
        else:
            self.made.append(ProsePart(Markup(html)))  # noqa: S704 (cleaned)

    def _raw(self, token: Token, at: int) -> None:
        """Add raw HTML, or the block that a mark represents."""
        if self.is_mark(token):
            self._close_all()
            number = token.content.partition(self._mark)[2].partition("-->")[0]
            self.made.append(BlockPart(self._source.blocks[int(number)]))
            return
        html, start = token.content, 0
        if self._prose.trusted:
            self._html(html)
            return
        if not COMMENT.sub("", html).strip():
            return
        for tag in TAG.finditer(html):
            if (at, tag.start()) in self._crossing:
                self._clean(html[start : tag.start()])
                start = tag.end()
                self._cross(tag)
        self._clean(html[start:])

    def _clean(self, html: str) -> None:
        if html.strip():
            keeps_anchors = self._source.as_on_github
            self._html(self._prose.cleaned(html, self._links, keeps_anchors=keeps_anchors))

    def _cross(self, tag: re.Match[str]) -> None:
        """Open or close an element that holds blocks of Markdown."""
        name = tag[2].lower()
        if not tag[1]:
            element = self._prose.cleaned(tag[0], self._links, keeps_anchors=False)
            opening, mark, end = element.rpartition("</")
            if mark:
                self._html(opening)
                self._open.open(name, mark + end)
        else:
            self._html("".join(self._open.close(name)))

    def _close_all(self) -> None:
        self._html("".join(self._open.close_all()))
