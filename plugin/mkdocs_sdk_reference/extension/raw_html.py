"""Raw HTML of a stranger's in the page in hand → harmless elements."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.inlinepatterns import HtmlInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

from ..rendering.sanitiser import Grower, clean_fragment, grow, is_harmless, known_tag, opening_tag
from .now import Now

_TAG_NAME = re.compile(r"</?([A-Za-z][^\s/>]*)")


class BeforeRawHtml(Preprocessor):
    """Notes where the stash stands before the host's raw HTML goes into it."""

    def __init__(self, md: Markdown, now: Now) -> None:
        super().__init__(md)
        self._now = now

    def run(self, lines: list[str]) -> list[str]:
        """Note the stash's size; the lines stay as they are."""
        count = self.md.htmlStash.html_counter
        self._now.raw_blocks = range(count, count)
        return lines


class AfterRawHtml(BeforeRawHtml):
    """Notes which of the stash's entries are raw HTML, and frees known pieces from them."""

    def run(self, lines: list[str]) -> list[str]:
        """Note the stash's new size; the lines stay as they are, but for freed pieces."""
        now = self._now
        now.raw_blocks = range(now.raw_blocks.start, self.md.htmlStash.html_counter)
        return lines if not now.lifted or (now.safe and not now.generated) else self._freed(lines)

    def _freed(self, lines: list[str]) -> list[str]:
        """End a block of raw HTML that took in known pieces at its first blank line.

        A tag that a stranger left open would swallow the rest of the page; on GitHub every
        such block ends there.
        """
        stash = self.md.htmlStash
        for index in self._now.raw_blocks:
            raw = stash.rawHtmlBlocks[index]
            if isinstance(raw, str) and self._now.mark in raw:
                at = raw.index("\n\n")  # a marker has blank lines about it
                stash.rawHtmlBlocks[index] = raw[:at]
                placeholder = stash.get_placeholder(index)
                text = "\n".join(lines).replace(placeholder, f"{placeholder}\n\n{raw[at:]}", 1)
                lines = text.split("\n")
        return lines


class RawTags(HtmlInlineProcessor):
    """Keeps inline tags of a stranger's for the sanitiser; unknown ones are text."""

    def __init__(self, pattern: str, md: Markdown, now: Now) -> None:
        super().__init__(pattern, md)
        self._now = now

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | str | None, int | None, int | None]:
        """Stash a harmless tag for the sanitiser; give back any other as text."""
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


class Sanitise(Treeprocessor):
    """Replaces the placeholders of raw HTML by harmless elements."""

    def __init__(self, md: Markdown, now: Now) -> None:
        super().__init__(md)
        self._now = now

    def run(self, root: etree.Element) -> None:
        """Run over the whole tree."""
        if self._now.safe or not (self._now.raw_tags or self._now.raw_blocks):
            return
        emptied = set()
        for element in list(root.iter()):
            if _holds_raw(element):
                self._rebuild(element)
                if not len(element) and not (element.text or "").strip():
                    emptied.add(element)  # it held comments and components' tags alone
        for parent in list(root.iter()) if emptied else ():
            for element in [e for e in parent if e in emptied and e.tag in {"p", "div"}]:
                parent.remove(element)

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


class Guard(Treeprocessor):
    """Sees to what is put into the page as it is: other extensions' markup, and nobody else's.

    Python-Markdown puts stashed markup in the places of its placeholders at the very end, when
    there is no tree any more.
    """

    def __init__(self, md: Markdown, now: Now) -> None:
        super().__init__(md)
        self._now = now

    def run(self, root: etree.Element) -> None:
        """Look at what was stashed since the last time."""
        now, stash = self._now, self.md.htmlStash
        if now.safe:
            return
        for index in range(now.guarded, stash.html_counter):
            markup = str(stash.rawHtmlBlocks[index])
            if index in now.raw_blocks or index in now.raw_tags:
                stash.rawHtmlBlocks[index] = ""  # it is in the tree, sanitised
            elif "<" in markup and not is_harmless(markup):
                stash.rawHtmlBlocks[index] = clean_fragment(markup)
        now.guarded = stash.html_counter


def _holds_raw(element: etree.Element) -> bool:
    if element.text and "\x02" in element.text:
        return True
    return any(child.tail and "\x02" in child.tail for child in element)
