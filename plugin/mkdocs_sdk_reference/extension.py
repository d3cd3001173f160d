"""The Python-Markdown extension: puts elements where the known pieces of a page stand.

A preprocessor lifts the known pieces out before any other extension sees them and leaves
markers; a block processor turns each marker into elements; tree processors make raw HTML
harmless, give parameters their ids and mend links; a postprocessor puts back what was not
consumed.
"""

from __future__ import annotations

import re
import secrets
import string
import xml.etree.ElementTree as etree
from html import escape
from typing import Any

from markdown import Extension, Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.toc import slugify
from markdown.inlinepatterns import HTML_RE, HtmlInlineProcessor, InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

from .build import Build
from .details import Details, find_details
from .model import Block, ErrorTable, FieldTable, Member, Page, PageKind, Response, ValueTable
from .reading import Source, read_page
from .rendering import tables
from .rendering.sanitiser import (
    Grower,
    clean_attributes,
    grow,
    known_tag,
    opening_tag,
    safe_url,
)
from .rendering.summaries import summary
from .rendering.types import TypeRenderer

_SHORTCODE = re.compile(r"^> :warning: (?=\*\*DEPRECATED\*\*)", re.M)
_TAG_NAME = re.compile(r"</?([A-Za-z][\w.-]*)")


class SdkReferenceExtension(Extension):
    """Renders the known pieces of the pages in a build's catalog.

    Args:
        build: The build whose pages are rendered; without one the extension does nothing.
        markdown_in_details: Whether Markdown in ``<details>`` renders as on GitHub.
    """

    def __init__(self, build: Build | None = None, markdown_in_details: bool = True) -> None:
        super().__init__()  # not by `config`, which takes a default of None for a truth value
        self._build = build
        self._markdown_in_details = markdown_in_details

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register the processors; the numbers are Python-Markdown's priorities."""
        if self._build is None:
            return
        now = _Now(md, self._build)
        # Before every other preprocessor, `normalize_whitespace` (30) and `snippets` (32) too.
        md.preprocessors.register(_Lift(md, now, self._markdown_in_details), "sdk_lift", 1000)
        # Just before and after `html_block` (20), which stashes raw HTML.
        md.preprocessors.register(_BeforeRawHtml(md, now), "sdk_before_raw_html", 20.5)
        md.preprocessors.register(_AfterRawHtml(md, now), "sdk_after_raw_html", 19.5)
        md.parser.blockprocessors.register(_Markers(md.parser, now), "sdk_markers", 200)
        # Before `html` (90), after `autolink` (120) and `automail` (110).
        md.inlinePatterns.register(_RawTags(HTML_RE, md, now), "sdk_raw_tags", 91)
        # After `inline` (20), before `prettify` (10).
        md.treeprocessors.register(_Sanitise(md, now), "sdk_sanitise", 19)
        # After `attr_list` (8), before `toc` (5), which reads ids and gives others.
        md.treeprocessors.register(_Identify(md, now), "sdk_identify", 5.5)
        # After `toc` (5), before MkDocs resolves and validates links (0).
        md.treeprocessors.register(_MendLinks(md, now), "sdk_mend_links", 1.5)
        md.postprocessors.register(_PutBack(md, now), "sdk_put_back", 1)


class _Now:
    """What the processors of one Markdown instance share about the page in hand."""

    def __init__(self, md: Markdown, build: Build) -> None:
        self.md = md
        self.build = build
        self.mark = ""
        self.begin(None)

    def begin(self, page: Page | None) -> None:
        self.page = page
        self.safe = page is None or not page.generated
        self.lifted: dict[str, Block | Details] = {}
        self.lines: list[str] = []
        self.parameters: list[tuple[str, etree.Element, str]] = []
        self.ids: set[str] = set()
        self.raw_blocks = range(0)
        self.raw_tags: dict[int, str] = {}

    def marker(self, piece: Block | Details) -> str:
        """A line that stands for a piece; random, so that no page can forge it."""
        self.mark = self.mark or f"sdkreference{secrets.token_hex(8)}x"
        marker = f"{self.mark}{len(self.lifted)}x"
        self.lifted[marker] = piece
        return marker

    def take_id(self, wanted: str) -> str:
        """Make an id unique: a second equal one gets ``_1`` (page.md, "Contracts")."""
        identifier, count = wanted, 0
        while identifier in self.ids:
            count += 1
            identifier = f"{wanted}_{count}"
        self.ids.add(identifier)
        return identifier


class _Lift(Preprocessor):
    """Takes the known pieces out, and leaves a marker for each."""

    def __init__(self, md: Markdown, now: _Now, markdown_in_details: bool) -> None:
        super().__init__(md)
        self._now = now
        self._markdown_in_details = markdown_in_details

    def run(self, lines: list[str]) -> list[str]:
        page = self._now.build.take()
        self._now.begin(page)
        if page is None:
            return lines
        text = "\n".join(lines)
        if page.generated and text != page.text:  # another plugin changed it
            changed = Source(text, page.first_line)
            page = read_page(page.path, changed)
            self._now.begin(page)
        if page.generated:
            self._now.md.ESCAPED_CHARS = list(string.punctuation)  # CommonMark's, not fewer
            lines = self._without(lines, page.blocks)
        if self._markdown_in_details and "<details" in text.lower():
            lines = self._open_details(lines)
        return lines

    def _without(self, lines: list[str], blocks: tuple[Block, ...]) -> list[str]:
        self._now.lines = lines
        kept: list[str] = []
        at = 0
        for block in blocks:
            kept += lines[at : block.start]
            kept += ("", self._now.marker(block), "")
            at = block.end
        kept += lines[at:]
        return [_SHORTCODE.sub("> \N{WARNING SIGN} ", line) for line in kept]

    def _open_details(self, lines: list[str]) -> list[str]:
        """Replace the tags of each ``<details>`` that holds Markdown by markers."""
        kept: list[str] = []
        at = 0
        for found in find_details(lines):
            kept += lines[at : found.line]
            kept += ("", self._now.marker(found), "")
            at = found.end
        return kept + lines[at:]


class _BeforeRawHtml(Preprocessor):
    def __init__(self, md: Markdown, now: _Now) -> None:
        super().__init__(md)
        self._now = now

    def run(self, lines: list[str]) -> list[str]:
        count = self.md.htmlStash.html_counter
        self._now.raw_blocks = range(count, count)
        return lines


class _AfterRawHtml(_BeforeRawHtml):
    def run(self, lines: list[str]) -> list[str]:
        start = self._now.raw_blocks.start
        self._now.raw_blocks = range(start, self.md.htmlStash.html_counter)
        return lines


class _Markers(BlockProcessor):
    """Turns a marker into the elements of the piece that it stands for."""

    def __init__(self, parser: Any, now: _Now) -> None:
        super().__init__(parser)
        self._now = now

    def test(self, parent: etree.Element, block: str) -> bool:
        return bool(self._now.lifted) and block.strip() in self._now.lifted

    def run(self, parent: etree.Element, blocks: list[str]) -> bool | None:
        piece = self._now.lifted[blocks[0].strip()]
        if isinstance(piece, Details):
            return self._details(parent, blocks, piece)
        blocks.pop(0)
        page = self._now.page
        assert page is not None  # only a page has pieces
        self._render(parent, piece, page)
        return None

    def _render(self, parent: etree.Element, block: Block, page: Page) -> None:
        now = self._now
        types = TypeRenderer(
            page, now.build.links, lambda link, found: now.build.note(page, link.href, found)
        )
        content = block.content
        if isinstance(content, FieldTable):
            rows = tables.field_table(parent, content, types, now.take_id)
            now.parameters += [(content.operation or "", row, slug) for row, slug in rows]
        elif isinstance(content, ValueTable):
            tables.value_table(parent, content, now.take_id)
        elif isinstance(content, ErrorTable):
            tables.error_table(parent, content, types)
        elif isinstance(content, Member):
            tables.member(parent, content, types, summary(now.build.catalog, page, content))
        elif isinstance(content, Response):
            tables.response(parent, content, types)
        else:
            tables.value_list(parent, content, now.take_id)

    def _details(
        self, parent: etree.Element, blocks: list[str], opening: Details
    ) -> bool | None:
        """Parse what stands between a pair of markers as Markdown inside an element."""
        if opening.closes:
            return False  # its opening marker was not consumed here: put the tag back
        depth = 0
        for index, block in enumerate(blocks):
            piece = self._now.lifted.get(block.strip())
            if isinstance(piece, Details):
                depth += -1 if piece.closes else 1
                if depth == 0:
                    break
        else:
            return False
        inner = blocks[1:index]
        del blocks[: index + 1]
        element = etree.SubElement(parent, "details", opening.attributes)
        if opening.inner.strip():
            grown = opening.inner.strip()
            if self._now.safe:
                element.text = self.parser.md.htmlStash.store(grown)
            else:
                grow(element, grown)
        self.parser.parseBlocks(element, inner)
        return None


class _RawTags(HtmlInlineProcessor):
    """Keeps inline tags of a stranger's for the sanitiser; unknown ones are text."""

    def __init__(self, pattern: str, md: Markdown, now: _Now) -> None:
        super().__init__(pattern, md)
        self._now = now

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | str | None, int | None, int | None]:
        if self._now.safe:
            return None, None, None
        markup = self.backslash_unescape(self.unescape(m.group(1)))
        name = _TAG_NAME.match(markup)
        if name is None or not known_tag(name[1]):
            if name is None or self._is_component(m, data):
                return "", m.start(0), m.end(0)
            return markup, m.start(0), m.end(0)
        placeholder = self.md.htmlStash.store(markup)
        self._now.raw_tags[self.md.htmlStash.html_counter - 1] = markup
        return placeholder, m.start(0), m.end(0)

    def _is_component(self, m: re.Match[str], data: str) -> bool:
        """A tag of a component (JSX) alone on its line in the text, which GitHub drops too.

        In a cell such a tag may be a placeholder, so it is never dropped there.
        """
        if "td" in self.md.treeprocessors["inline"].ancestors:  # type: ignore[attr-defined]
            return False
        before = data[: m.start(0)].rpartition("\n")[2]
        after = data[m.end(0) :].partition("\n")[0]
        return not before.strip() and not after.strip()


class _Sanitise(Treeprocessor):
    """Replaces the placeholders of raw HTML by harmless elements."""

    def __init__(self, md: Markdown, now: _Now) -> None:
        super().__init__(md)
        self._now = now

    def run(self, root: etree.Element) -> None:
        if self._now.safe or not (self._now.raw_tags or self._now.raw_blocks):
            return
        for element in list(root.iter()):
            if _holds_raw(element):
                self._rebuild(element)

    def _rebuild(self, element: etree.Element) -> None:
        text, children = element.text, list(element)
        is_literal = isinstance(text, AtomicString)
        element.text = None
        for old in children:
            element.remove(old)
        grower = Grower(element)
        self._grow(grower, element, text, literal=is_literal)
        for old in children:
            tail = old.tail
            grower.element(old)
            self._grow(grower, element, tail, literal=False)

    def _grow(
        self, grower: Grower, element: etree.Element, text: str | None, *, literal: bool
    ) -> None:
        if literal or not text:
            grower.text(text, literal=literal)
            return
        at = 0
        for found in HTML_PLACEHOLDER_RE.finditer(text):
            index = int(found[1])
            if index in self._now.raw_tags:
                grower.text(text[at : found.start()])
                self._tag(grower, self._now.raw_tags[index])
                at = found.end()
            elif index in self._now.raw_blocks:
                grower.text(text[at : found.start()])
                self._block(grower, element, str(self.md.htmlStash.rawHtmlBlocks[index]))
                at = found.end()
        grower.text(text[at:])

    def _tag(self, grower: Grower, markup: str) -> None:
        if markup.startswith("</"):
            name = _TAG_NAME.match(markup)
            grower.close(name[1].lower() if name else "")
            return
        name_, attributes = opening_tag(markup)
        if not grower.open(name_, attributes):
            grower.text(markup, literal=True)

    def _block(self, grower: Grower, element: etree.Element, markup: str) -> None:
        holder = etree.Element("div")
        grow(holder, markup)
        grower.text(holder.text, literal=True)
        for child in list(holder):
            tail = child.tail
            grower.element(child)
            grower.text(tail, literal=True)
        if element.tag == "p":
            element.tag = "div"  # a block stood alone in its paragraph


class _Identify(Treeprocessor):
    """Gives parameters their ids, and takes off active attributes that `attr_list` set."""

    def __init__(self, md: Markdown, now: _Now) -> None:
        super().__init__(md)
        self._now = now

    def run(self, root: etree.Element) -> None:
        if self._now.safe:
            return
        if "attr_list" in self.md.treeprocessors:
            for element in root.iter():
                if element.attrib:
                    clean_attributes(element)
        page = self._now.page
        if page is not None and page.kind is PageKind.SDK:
            self._identify_parameters(root, page)

    def _identify_parameters(self, root: etree.Element, page: Page) -> None:
        # Parameters' ids begin with their heading's, which `toc` would give only later, past
        # the host's look at a page's ids: so headings get theirs here, by `toc`'s own rule.
        toc = self.md.treeprocessors["toc"] if "toc" in self.md.treeprocessors else None
        taken = {i for e in root.iter() if (i := e.get("id"))}
        names = [operation.name for operation in page.operations]
        anchors: dict[str, str] = {}
        for heading in root.iter():
            if not re.fullmatch(r"h[1-6]", str(heading.tag)):
                continue
            text = "".join(heading.itertext()).replace("~~", "").strip()
            if "id" not in heading.attrib:
                slug = toc.slugify(text, toc.sep) if toc else slugify(text, "-")  # type: ignore[attr-defined]
                heading.set("id", _unique(slug, taken))
            if heading.tag == "h2" and names and text == names[0]:
                anchors.setdefault(names.pop(0), heading.get("id", ""))
        for operation, row, slug in self._now.parameters:
            tables.identify(row, _unique(f"{anchors.get(operation, '')}-param-{slug}", taken))


class _MendLinks(Treeprocessor):
    """Mends the links of a page's text, and takes those off that lead nowhere."""

    def __init__(self, md: Markdown, now: _Now) -> None:
        super().__init__(md)
        self._now = now

    def run(self, root: etree.Element) -> None:
        page = self._now.page
        if page is None:
            return
        is_home = page.path == self._now.build.home
        for element in root.iter("a"):
            self._mend(page, element, is_home)
        if page.generated:
            for image in root.iter("img"):
                clean_attributes(image)
        if is_home:
            self._drop_images_outside(page, root)

    def _mend(self, page: Page, element: etree.Element, is_home: bool) -> None:
        build = self._now.build
        href = element.get("href")
        if href is None or (page.generated and not safe_url(href)):
            element.tag = "span"
            element.attrib.pop("href", None)
            return
        text = "".join(element.itertext()) if ".md" in href else ""
        found = build.links.resolve(page, href, text)
        # A user's own link is the host's to judge, unless it leads into the reference.
        if not (page.generated or is_home or self._leads_into_reference(found.target)):
            return
        if found.is_dead or (is_home and not found.target and _is_relative(href)):
            element.tag = "span"
            del element.attrib["href"]
            build.note(page, href, found)
        elif found.defect is not None:
            element.set("href", found.href)
            build.note(page, href, found)

    def _drop_images_outside(self, page: Page, root: etree.Element) -> None:
        """Show the words of images that lie in the repository but not in its docs folder."""
        for image in root.iter("img"):
            source = image.get("src", "")
            if _is_relative(source) and not self._now.build.links.resolve(page, source).target:
                image.tag = "span"
                image.text = AtomicString(image.get("alt", ""))
                image.attrib.clear()

    def _leads_into_reference(self, target: str | None) -> bool:
        found = self._now.build.catalog.pages.get(target or "")
        return found is not None and found.generated


class _PutBack(Postprocessor):
    """Puts back the source of every marker that no block processor consumed."""

    def __init__(self, md: Markdown, now: _Now) -> None:
        super().__init__(md)
        self._now = now

    def run(self, text: str) -> str:
        if not self._now.lifted or self._now.mark not in text:
            return text
        return re.sub(rf"{self._now.mark}\d+x", self._source, text)

    def _source(self, marker: re.Match[str]) -> str:
        piece = self._now.lifted.get(marker[0])
        if piece is None:
            return marker[0]
        if isinstance(piece, Details):
            return piece.source if self._now.safe else escape(piece.source)
        return escape("\n".join(self._now.lines[piece.start : piece.end]))


def _holds_raw(element: etree.Element) -> bool:
    if element.text and "\x02" in element.text:
        return True
    return any(child.tail and "\x02" in child.tail for child in element)


def _is_relative(url: str) -> bool:
    return bool(url) and not url.startswith(("#", "/")) and ":" not in url.partition("/")[0]


def _unique(wanted: str, taken: set[str]) -> str:
    """Python-Markdown's rule for a second equal id: ``_1``, ``_2``, …"""
    identifier, count = wanted, 0
    if not identifier:
        count, identifier = 1, "_1"
    while identifier in taken:
        count += 1
        identifier = f"{wanted}_{count}"
    taken.add(identifier)
    return identifier


def makeExtension(**kwargs: Any) -> SdkReferenceExtension:  # noqa: N802 (Python-Markdown's name)
    """Entry point for Python-Markdown."""
    return SdkReferenceExtension(**kwargs)
