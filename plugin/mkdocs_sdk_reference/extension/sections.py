"""Keeps rendered sections from the host until a page is written.

In their places stand comments. A search is shown what it should see of each section instead of the
comment; at the very end the sections take the comments' places.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence

from markupsafe import Markup

from ..rendering.parts import MEMBER, OWN, PART, Section
from ..rendering.types import with_breaks
from ..rendering.view import View
from .inert import inert
from .site import Site

_HEADING = re.compile(r"<(h[1-6])\b[^>]*>.*?</\1>", re.DOTALL)
_INNER_HEADING = re.compile(
    rf'<(h[1-6]) [^>]*class="({OWN}|{PART}|{MEMBER})"[^>]*>(.*?)</\1>', re.DOTALL
)
_OF_OTHERS = re.compile(r'<(?:details class="sdk-fold sdk-nested"|div class="sdk-refers")')
"""What a table shows of other types, which are found on their own pages."""
_NO_TEXT = re.compile(r'<a class="headerlink".*?</a>|<[^>]*>', re.DOTALL)


def marked_for_search(html: str) -> str:
    """Return a section's HTML with marks at what a search should leave out of it."""
    return _OF_OTHERS.sub(r"\g<0> data-search-exclude", html)


class Sections:
    """The sections of the pages that are converted and not yet written.

    Args:
        site: The site that the pages are part of.
        marks_excluded: Whether written sections that say what other pages do are marked so, for a
            search that reads the written pages.

    Attributes:
        ids: The ids in the sections of the page that is converted now.
    """

    def __init__(self, site: Site, *, marks_excluded: bool = False) -> None:
        self.ids: list[str] = []
        self._site = site
        self._marks_excluded = marks_excluded
        self._token = f"sdk-{secrets.token_hex(8)}"  # random, so that no page can forge it
        self._comment = re.compile(rf"<!--{self._token}-(\d+)-(\d+)-->")
        self._shown = re.compile(
            rf"<!--{self._token}-(\d+)-(\d+)-->.*?<!--/{self._token}-->", re.DOTALL
        )
        self._hiding = re.compile(
            rf"<!--{self._token}-hidden-(\d+)-->.*?<!--/{self._token}-hidden-->", re.DOTALL
        )
        self._pages: list[tuple[str, list[Section], Sequence[str]]] = []
        self._hidden: list[str] = []

    def add(self, path: str, sections: list[Section], ids: Sequence[str]) -> list[str]:
        """Take in the sections of a page; returns the comment that stands for each."""
        self._pages.append((path, sections, ids))
        self.ids += ids
        page = len(self._pages) - 1
        return [f"<!--{self._token}-{page}-{number}-->" for number in range(len(sections))]

    def are_in(self, html: str) -> bool:
        """Return whether any section has its place in a page's HTML."""
        return self._comment.search(html) is not None

    def for_search(self, html: str) -> str:
        """Return a page's HTML with what a search should see, section by section.

        Headings inside the section of a type or an operation are text of it there: as results
        of their own, they would all be called the same.
        """
        self._hidden = []

        def shown(comment: re.Match[str]) -> str:
            section = self._pages[int(comment[1])][1][int(comment[2])]
            return f"{comment[0]}{inert(section.search())}<!--/{self._token}-->"

        def hide(heading: re.Match[str]) -> str:
            self._hidden.append(heading[0])
            text = "" if heading[2] == OWN else f" {_NO_TEXT.sub('', heading[3])} "
            mark = f"{self._token}-hidden"
            return f"<!--{mark}-{len(self._hidden) - 1}-->{text}<!--/{mark}-->"

        return self._comment.sub(shown, _INNER_HEADING.sub(hide, html))

    def after_search(self, html: str) -> str:
        """Return the HTML with comments in the places of sections again.

        Headings get places where long names may break: a search would split the names there.
        """
        html = self._shown.sub(rf"<!--{self._token}-\1-\2-->", html)
        html = self._hiding.sub(lambda hidden: self._hidden[int(hidden[1])], html)
        self._hidden = []
        return _HEADING.sub(lambda heading: with_breaks(heading[0]), html)

    def clear(self) -> None:
        """Forget all pages, once they are written."""
        self._pages.clear()

    def put_in(self, html: str) -> str:
        """Return the HTML with the sections in the places of their comments."""
        views = _Views(self._site)

        def section(comment: re.Match[str]) -> str:
            page, number = int(comment[1]), int(comment[2])
            path, sections, ids = self._pages[page]
            view = views.view(path, page, ids)
            return self._html(sections[number], view)

        return self._comment.sub(section, html)

    def _html(self, section: Section, view: View) -> str:
        html = with_breaks(self._site.html(section, view))
        if not self._marks_excluded:
            return html
        if section.is_own:
            return marked_for_search(html)
        return self._site.templates.render("excluded", html=Markup(html))  # noqa: S704 (rendered)


class _Views:
    """The views of what is put into one HTML page.

    There is one, unless other plugins show a page on another: what a page embeds at several places
    has ids of its own at each.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._views: dict[str, View] = {}
        self._taken: set[int] = set()

    def view(self, path: str, number: int, ids: Sequence[str]) -> View:
        """Return the view of a page, with the ids of the sections that were added as a number."""
        if path not in self._views:
            self._views[path] = self._site.view(path)
        view = self._views[path]
        if number not in self._taken:
            self._taken.add(number)
            view.take_ids(ids)
        return view
