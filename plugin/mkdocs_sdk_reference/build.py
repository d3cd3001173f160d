"""What one build knows: its catalog, its links, its report, and the page in hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from .added import AddedKind, AddedPage
from .catalog import Catalog
from .items import Item
from .links import Links, Resolution
from .model import Page
from .reading import Source, read_page
from .relations import Relations
from .rendering.words import ENGLISH, Words
from .report import DeadLink, Report

OnUnknownName = Callable[[str, str], None]
"""Told of a page that embeds a name which isn't known, and of what is wrong with it."""
OnDeadLink = Callable[[DeadLink, str], None]
"""Told of a dead link and of the path that it points to; the host words it."""


@dataclass(slots=True)
class Build:
    """The state of one build; a host makes a new one for each.

    Attributes:
        relations: Who names whom among the site's pages.
        on_dead_link: Told of each dead link, once a page.
        home: Path of the page that the repository's README was made, "" without one. It
            stands outside the docs folder, and so may what it links to.
        added: What the pages are that the plugin adds, by path.
        words: What the plugin's own labels say.
        type_map: Whether pages of types get a map of what they hold and who uses them.
        asides: Where the host takes HTML that its search must not see, by the comment that
            stands in its place; None where the host has no use for that.
        names: Page and anchor of what inline code of hand-written pages may name.
        embeddable: Types and operations by each of their names, where a page embeds any.
        on_unknown_name: Told of each name in such a block that is no or no one thing's.
        anchors: Ids in what was set aside on the page that was rendered last.
    """

    links: Links
    relations: Relations
    report: Report
    on_dead_link: OnDeadLink
    home: str = ""
    added: Mapping[str, AddedPage] = field(default_factory=dict)
    words: Words = ENGLISH
    type_map: bool = True
    asides: dict[str, str] | None = None
    names: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    embeddable: Mapping[str, Sequence[Item]] = field(default_factory=dict)
    on_unknown_name: OnUnknownName | None = None
    anchors: set[str] = field(default_factory=set)
    _in_hand: Page | None = None
    _dead: set[tuple[str, str]] = field(default_factory=set)

    @property
    def catalog(self) -> Catalog:
        """The pages that the links lead to."""
        return self.links.catalog

    def added_at(self, kind: AddedKind) -> Mapping[str, str]:
        """Paths of the added pages of a kind, by docs root."""
        return {page.root: page.path for page in self.added.values() if page.kind is kind}

    def hand(self, path: str) -> None:
        """Name the page that the host renders next; "" for none."""
        self._in_hand = self.catalog.pages.get(path)
        if path in self.added:
            self._in_hand = read_page(path, Source("", 1))

    def take(self) -> Page | None:
        """The page that is rendered now, once: nested Markdown instances get None."""
        page, self._in_hand = self._in_hand, None
        return page

    def note(self, page: Page, href: str, found: Resolution, text: str = "") -> None:
        """Count what a link of a page turned out to be; `text` is the link's own."""
        if found.defect is not None:
            self.report.repaired[found.defect] += 1
        elif page.path == self.home:
            self.report.outside += 1
        elif found.missing is not None and (page.path, href) not in self._dead:
            self._dead.add((page.path, href))
            dead = DeadLink(page.path, _line_of(page, href, text), href)
            self.report.dead.append(dead)
            self.on_dead_link(dead, found.missing)


def _line_of(page: Page, href: str, text: str) -> int:
    """Number in the file of the first line that holds a link, 0 where none does."""
    at = page.text.find(f"[{text}]({href}")
    if at < 0:
        found = re.search(r"[(\"'<]\s*" + re.escape(href), page.text)
        at = found.start() if found else page.text.find(href)
    return page.text.count("\n", 0, at) + page.first_line if at >= 0 else 0
