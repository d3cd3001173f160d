"""Writes rendered pages as finished Markdown files.

Headings are Markdown, so that the host's table of contents, permalinks and search include them.
Everything else is HTML in one line between blank lines, which no host looks into.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from ...extension import Site
from ...extension.samples import PartSections
from ...extension.sections import marked_for_search
from ...extension.site import ids_of, title_of_added
from ...reference.added import HOME
from ...rendering.parts import CodePart, FoldPart, HeadingPart, Rendered, Section, TabsPart
from ...rendering.summaries import title_of
from ...rendering.types import with_breaks
from ...rendering.view import View
from . import mdx
from .code import highlighted
from .one_line import in_one_line, in_text
from .urls import Addresses

_HOMES = frozenset({HOME, "README.md"})
"""Pages at the site's root, which MkDocs calls "Home" if they have no title."""

_Other = Section | CodePart | FoldPart | TabsPart
"""Any part but a heading."""


class PageWriter:
    """Renders a site's pages as finished Markdown.

    Args:
        site: What is known of the site.
        addresses: The addresses of its files.
        front: Returns the front matter of MDX pages; None for Markdown pages.
    """

    def __init__(
        self, site: Site, addresses: Addresses, front: Callable[[str, str], str] | None = None
    ) -> None:
        self._site = site
        self._addresses = addresses
        self._front = front
        self._samples = PartSections(site, highlighted)
        mark = secrets.token_hex(8)
        self._excluded = site.templates.render("excluded", html=mark).partition(mark)[::2]

    def text(self, path: str) -> str:
        """Return the finished Markdown of a page."""
        parts = self._site.parts(path)
        view = self._site.view(path, ids_of(parts))
        title = title_of_page(self._site, path)
        blocks = [f'---\ntitle: "{inert_title(title)}"\n---']
        if self._front:
            blocks = [self._front(title, path)]
        for is_markdown, group in groupby(_outlined(parts), _is_listed):
            if is_markdown:
                blocks += (self._heading(part) for part in group if isinstance(part, _Heading))
                continue
            inner = (
                part.html if isinstance(part, _Heading) else self._html(part, view)
                for part in group
            )
            drawn = self._addresses.with_drawings(path, "".join(inner))
            blocks.append(mdx.block(drawn) if self._front else f"<div>{in_one_line(drawn)}</div>")
        return "\n\n".join(blocks) + "\n"

    def _heading(self, heading: _Heading) -> str:
        part = heading.part
        if self._front:
            return mdx.heading(part.level, str(part.html), part.anchor)
        return heading.markdown

    def _html(self, part: _Other, view: View) -> str:
        """Return the HTML of a part; content from other pages is excluded from searches."""
        section = self._samples.section(part)
        html = with_breaks(self._site.html(section, view))
        if section.is_own:
            return marked_for_search(html)
        return html.join(self._excluded)


def title_of_page(site: Site, path: str) -> str:
    """Return the title of a page of a site as plain text."""
    words = site.options.words
    if (added := site.added.get(path)) is not None:
        return title_of_added(added, words)
    page = site.page(path)
    return words.home if path in _HOMES and not page.title else title_of(page)


class _Heading(NamedTuple):
    """A heading.

    Attributes:
        level: Its level in the outline.
        is_listed: Whether the table of contents lists it.
        label: Its label there; "" for the heading's own text.
    """

    part: HeadingPart
    level: int
    is_listed: bool
    label: str

    @property
    def markdown(self) -> str:
        """The heading as the host reads it."""
        marks = [f"#{self.part.anchor}", *(f".{name}" for name in self.part.css.split())]
        if self.level != self.part.level:
            marks.append(f"aria-level={self.level}")  # the source skips a level
        if self.label:
            marks.append(f'data-toc-label="{inert_title(self.label)}"')
        inner = with_breaks(f"<h1>{self.part.html}</h1>")[4:-5]
        text = in_one_line(inner).strip()
        # The space keeps macros from reading `{#` as the start of a comment.
        return f"{'#' * self.part.level} {text} {{ {' '.join(marks)} }}"

    @property
    def html(self) -> str:
        """The heading as HTML, which the host leaves as it is."""
        tag, css = f"h{self.part.level}", self.part.css
        attributes = f' class="{css}"' if css else ""
        attributes += f' aria-level="{self.level}"' if self.level != self.part.level else ""
        return with_breaks(f'<{tag} id="{self.part.anchor}"{attributes}>{self.part.html}</{tag}>')


def inert_title(title: str) -> str:
    """Return a title as HTML text, for hosts that insert it unescaped.

    A theme may remove its tags and unescape the rest, so no tag can begin there.
    """
    html = " ".join(title.split()).replace("&", "&#38;")
    return in_text(html).replace("&#60;", "&#60;\N{WORD JOINER}")


def _outlined(parts: Sequence[Rendered]) -> Iterator[_Heading | _Other]:
    """Yield a page's parts, with headings adapted to the outline.

    If a page has several operations, the table of contents lists only these: otherwise every second
    entry would be "Example Usage" or "Parameters".
    """
    headings = [part for part in parts if isinstance(part, HeadingPart)]
    is_long = sum(part.method is not None for part in headings) > 1
    groups = set(_groups(headings)) if is_long else set()
    level = 0
    for part in parts:
        if not isinstance(part, HeadingPart):
            yield part
            continue
        level = min(part.level, level + 1) if level else part.level
        is_listed = not is_long or part.level == 1 or part.method is not None
        is_listed = is_listed or (len(groups) > 1 and part.anchor in groups)
        label = f"{part.method} {part.html.striptags()}" if is_long and part.method else ""
        yield _Heading(part, level, is_listed, label)


def _is_listed(part: _Heading | _Other) -> bool:
    return isinstance(part, _Heading) and part.is_listed


def _groups(headings: Iterable[HeadingPart]) -> Iterator[str]:
    """Yield the ids of headings that directly contain operations."""
    above: list[HeadingPart] = []
    for part in headings:
        while above and above[-1].level >= part.level:
            above.pop()
        if part.method is not None and above:
            yield above[-1].anchor
        above.append(part)
