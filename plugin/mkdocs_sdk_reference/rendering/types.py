"""Type expressions → elements, each name linked to its page."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..catalog import Catalog
from ..links import Defect, Links, Resolution
from ..model import Link, Page, TypeExpr
from .elements import append_text, child

_NAME = re.compile(r"(?:\\|::)?[^\W\d][\w$]*(?:(?:\.|::|\\|/)[^\W\d][\w$]*)*")
_WRAPPER = re.compile(r"[^\W\d][\w.]*(?=[\[<(])")
_SEPARATORS = re.compile(r"\.|::|\\|/")

OnLink = Callable[[Link, Resolution], None]
"""Told of each link of the source, once what it means is known."""


@dataclass(frozen=True, slots=True)
class TypeRenderer:
    """Renders the type expressions of one page.

    Attributes:
        on_link: Told of every source link, for the report.
    """

    page: Page
    links: Links
    on_link: OnLink

    def into(self, parent: etree.Element, type_: TypeExpr, *, unqualified: bool = False) -> None:
        """Append a type to an element: all its text, and its links on the names alone.

        Args:
            parent: The element.
            type_: The type.
            unqualified: Whether a name without a namespace may be a page's, as it is in a
                union's headings and in error tables; in other types it may be a primitive.
        """
        for part in type_.parts:
            if isinstance(part, str):
                self._plain(parent, part, unqualified=unqualified)
            else:
                self._link(parent, part)

    def _plain(self, parent: etree.Element, text: str, *, unqualified: bool) -> None:
        for run, is_name in _runs(text):
            target = None
            if is_name:
                target = self._page_named(run) if unqualified else self._qualified(run)
            self._run(parent, run, target)

    def _link(self, parent: etree.Element, link: Link) -> None:
        found = self.links.resolve(self.page, link.href, link.text)
        if found.is_dead:
            before = len(parent)
            self._plain(parent, link.text, unqualified=False)
            if link.href.endswith("/.md") and len(parent) > before:
                # A union's link without a name: its members are what it names, each linked.
                found = Resolution("", None, Defect.EMPTY_NAME)
        self.on_link(link, found)
        if found.target is None and not found.href:
            return
        if found.target is None:
            child(parent, "a", link.text, href=found.href)
        elif not self._on_its_name(parent, link.text, found):
            self._on_the_wrapper(parent, link.text, found)

    def _on_its_name(self, parent: etree.Element, text: str, found: Resolution) -> bool:
        """Put the link on the name of its target alone; False where the text doesn't say it."""
        title = _title(self.links.catalog, found.target or "").lower()
        runs = [(run, is_name and _last_name(run) == title) for run, is_name in _runs(text)]
        if not any(is_title for _, is_title in runs):
            return False
        for run, is_title in runs:
            if is_title:
                child(parent, "a", run, href=found.href)
            else:
                append_text(parent, run)
        return True

    def _on_the_wrapper(self, parent: etree.Element, text: str, found: Resolution) -> None:
        """Put the link on the outermost wrapper, or on all text that isn't another's name.

        So page.md, "Links in type text": names inside that have pages of their own link to
        those.
        """
        wrapper = _WRAPPER.match(text)
        if wrapper:
            child(parent, "a", wrapper[0], href=found.href)
            self._plain(parent, text[wrapper.end() :], unqualified=False)
            return
        runs = [(run, self._qualified(run) if is_name else None) for run, is_name in _runs(text)]
        if all(target for _, target in runs):
            runs = [(text, None)]  # one name, of another page than the link's: the source wins
        own = ""
        for run, target in runs:
            if target is None:
                own += run
                continue
            self._own(parent, own, found)
            own = ""
            self._run(parent, run, target)
        self._own(parent, own, found)

    def _own(self, parent: etree.Element, text: str, found: Resolution) -> None:
        """Put the link on text that doesn't name its target; without a letter it gets a label."""
        if not text:
            return
        link = child(parent, "a", text, href=found.href)
        if not any(char.isalpha() for char in text):
            link.set("aria-label", _title(self.links.catalog, found.target or ""))

    def _qualified(self, name: str) -> Page | None:
        """The page of a name with a namespace; a name without one may be a primitive's."""
        return self._page_named(name) if _SEPARATORS.search(name) else None

    def _page_named(self, name: str) -> Page | None:
        found = self.links.catalog.named(name, self.page.path)
        return found[0] if len(found) == 1 and found[0].path != self.page.path else None

    def _run(self, parent: etree.Element, text: str, target: Page | None) -> None:
        if target is None:
            append_text(parent, text)
        else:
            child(parent, "a", text, href=self.links.href_to(self.page, target.path))


def _runs(text: str) -> Iterator[tuple[str, bool]]:
    """Split a type's text into names and what stands between them."""
    at = 0
    for name in _NAME.finditer(text):
        if name.start() > at:
            yield text[at : name.start()], False
        yield name[0], True
        at = name.end()
    if at < len(text):
        yield text[at:], False


def _last_name(name: str) -> str:
    return _SEPARATORS.split(name)[-1].lower()


def _title(catalog: Catalog, path: str) -> str:
    page = catalog.pages.get(path)
    if page and page.title:
        return page.title
    return path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
