"""What the names and links in a type's text lead to: the one reading that all others share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, TypeGuard

from ..commonmark.ids import fields_with_ids
from ..model import Field, Link, Page, TypeExpr
from .resolver import Defect, Links, Resolution

_NAME = re.compile(
    r"""(?P<literal>"[^"]*"|'[^']*')|(?:\\|::)?[^\W\d][\w$]*(?:(?:\.|::|\\|/)[^\W\d][\w$]*)*"""
)
_WRAPPER = re.compile(r"[^\W\d][\w.]*(?=[\[<(])")
_SEPARATORS = re.compile(r"\.|::|\\|/")


class Run(NamedTuple):
    """A stretch of a type's visible text.

    Attributes:
        href: What the host should be given on the type's own page; "" for plain text.
        target: Path of the file it leads to; None for plain text and for addresses.
        label: What to read aloud where the text itself holds no letter; "" elsewhere.
    """

    text: str
    href: str = ""
    target: str | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A name that more than one page could be meant by, so that none is linked."""

    name: str
    candidates: tuple[str, ...]


@dataclass(slots=True)
class Reading:
    """A type's text, read: its runs, and what was found on the way.

    Attributes:
        links: Each link of the source, with what it means.
    """

    runs: list[Run] = field(default_factory=list)
    links: list[tuple[Link, Resolution]] = field(default_factory=list)
    ambiguous: list[Ambiguous] = field(default_factory=list)

    @property
    def targets(self) -> list[str]:
        """Paths of the files that the type leads to, each once, in source order."""
        return list(dict.fromkeys([run.target for run in self.runs if run.target is not None]))


def read_type(links: Links, page: Page, type_: TypeExpr, *, unqualified: bool = False) -> Reading:
    """Read a type that stands on a page.

    Links stand on the names of their targets alone. A qualified name without a link leads to
    the one page that it can mean (page.md, "Links in type text").

    Args:
        links: The site's links.
        page: The page.
        type_: The type.
        unqualified: Whether a name without a namespace may be a page's, as it is in a union's
            headings and in error tables; in other types it may be a primitive.
    """
    parts = type_.parts
    if len(parts) == 1 and not unqualified and _names_nothing(parts[0]):
        return _of_plain_text(parts[0])
    reader = _Reader(links, page)
    for part in parts:
        if isinstance(part, str):
            reader.plain(part, unqualified=unqualified)
        else:
            reader.link(part)
    return reader.reading


def _names_nothing(part: str | Link) -> TypeGuard[str]:
    """Whether part of a type is text in which no name can be a page's."""
    return isinstance(part, str) and _SEPARATORS.search(part) is None


@lru_cache(maxsize=1024)  # most fields are of a few primitive types
def _of_plain_text(text: str) -> Reading:
    return Reading([Run(text)])


@dataclass(frozen=True, slots=True)
class NamedField:
    """A field of a type, and what its own type leads to.

    Attributes:
        anchor: Id of its row on the type's page.
        targets: Paths of the files that its type leads to.
        ambiguous: The names in its type that lead nowhere since they could lead to several.
    """

    field: Field
    anchor: str
    targets: tuple[str, ...]
    ambiguous: tuple[Ambiguous, ...]


Fields = Mapping[str, tuple[NamedField, ...]]
"""The fields of every type, by its path."""


@dataclass(frozen=True, slots=True)
class Before:
    """What an earlier build read, where every link and name still leads where it did.

    Attributes:
        pages: Its pages; those that are the same objects now have the same fields.
    """

    pages: Mapping[str, Page]
    fields: Fields


def read_fields(links: Links, before: Before | None = None) -> Fields:
    """Read the fields of every type of a site, each once for all that need them."""
    pages = links.catalog.pages
    if before is None:
        return {path: tuple(_fields_of(links, page)) for path, page in pages.items()}
    return {
        path: before.fields[path]
        if before.pages.get(path) is page
        else tuple(_fields_of(links, page))
        for path, page in pages.items()
    }


def _fields_of(links: Links, page: Page) -> Iterator[NamedField]:
    for row, anchor in fields_with_ids(page):
        reading = read_type(links, page, row.type)
        yield NamedField(row, anchor, tuple(reading.targets), tuple(reading.ambiguous))


class _Reader:
    def __init__(self, links: Links, page: Page) -> None:
        self._links = links
        self._page = page
        self.reading = Reading()

    def plain(self, text: str, *, unqualified: bool) -> None:
        if not unqualified and _names_nothing(text):
            self.reading.runs.append(Run(text))
            return
        for run, is_name in _runs(text):
            target = None
            if is_name and (unqualified or _SEPARATORS.search(run)):
                target = self._page_named(run)
            self._add(run, target)

    def link(self, link: Link) -> None:
        found = self._links.resolve(self._page, link.href, link.text)
        leads = found.target is not None or bool(found.href)
        if not leads:  # it is dead, or has no destination at all
            before = len(self.reading.targets)
            self.plain(link.text, unqualified=False)
            if link.href.endswith("/.md") and len(self.reading.targets) > before:
                # A union's link without a name: its members are what it names, each linked.
                found = Resolution("", None, Defect.EMPTY_NAME)
        self.reading.links.append((link, found))
        if not leads:
            return
        if found.target is None:
            self.reading.runs.append(Run(link.text, found.href))
        elif not self._on_its_name(link.text, found):
            self._on_the_wrapper(link.text, found)

    def _on_its_name(self, text: str, found: Resolution) -> bool:
        """Put the link on the name of its target alone; False where the text doesn't say it."""
        title = self._title(found.target).lower()
        runs = [(run, is_name and _last_name(run) == title) for run, is_name in _runs(text)]
        if not any(is_title for _, is_title in runs):
            return False
        for run, is_title in runs:
            self.reading.runs.append(Run(run, found.href, found.target) if is_title else Run(run))
        return True

    def _on_the_wrapper(self, text: str, found: Resolution) -> None:
        """Put the link on the outermost wrapper, or on all text that isn't another's name.

        So page.md, "Links in type text": names inside that have pages of their own link to
        those.
        """
        wrapper = _WRAPPER.match(text)
        if wrapper:
            self.reading.runs.append(Run(wrapper[0], found.href, found.target))
            self.plain(text[wrapper.end() :], unqualified=False)
            return
        runs = [
            (run, self._page_named(run) if is_name and _SEPARATORS.search(run) else None)
            for run, is_name in _runs(text)
        ]
        if all(target for _, target in runs):
            runs = [(text, None)]  # one name, of another page than the link's: the source wins
        own = ""
        for run, target in runs:
            if target is None:
                own += run
                continue
            self._own(own, found)
            own = ""
            self._add(run, target)
        self._own(own, found)

    def _own(self, text: str, found: Resolution) -> None:
        """Put the link on text that doesn't name its target; without a letter it gets a label."""
        if text:
            label = "" if any(map(str.isalpha, text)) else self._title(found.target)
            self.reading.runs.append(Run(text, found.href, found.target, label))

    def _add(self, text: str, target: str | None) -> None:
        href = self._links.href_to(self._page, target) if target else ""
        self.reading.runs.append(Run(text, href, target))

    def _page_named(self, name: str) -> str | None:
        found = self._links.catalog.named(name, self._page.path)
        if len(found) > 1:
            candidates = tuple(page.path for page in found)
            self.reading.ambiguous.append(Ambiguous(name, candidates))
            return None
        return found[0].path if found and found[0].path != self._page.path else None

    def _title(self, path: str | None) -> str:
        page = self._links.catalog.pages.get(path or "")
        if page and page.title:
            return page.title
        return (path or "").rsplit("/", 1)[-1].rsplit(".", 1)[0]


@lru_cache(maxsize=4096)  # the same names stand on many pages
def _runs(text: str) -> tuple[tuple[str, bool], ...]:
    """Split a type's text into names and what stands between them."""
    return tuple(_split(text))


def _split(text: str) -> Iterator[tuple[str, bool]]:
    at = 0
    for name in _NAME.finditer(text):
        if name.start() > at:
            yield text[at : name.start()], False
        yield name[0], name["literal"] is None
        at = name.end()
    if at < len(text):
        yield text[at:], False


def _last_name(name: str) -> str:
    return _SEPARATORS.split(name)[-1].lower()
