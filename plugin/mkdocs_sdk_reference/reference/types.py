"""Reads type expressions: what the names and links in a type's text lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeGuard

from ..commonmark.names import SEPARATOR, last_part
from ..dialects.repairs import MOST_CANDIDATES
from ..model import Link, Page, Type, TypeExpr
from .resolver import Resolution, Resolver

_NAME = re.compile(
    r"""(?P<literal>"[^"]*"|'[^']*')|(?:\\|::)?[^\W\d][\w$]*(?:(?:\.|::|\\|/)[^\W\d][\w$]*)*"""
)
_WRAPPER = re.compile(r"[^\W\d][\w.:]*(?=[\[<(])")
_BRACKET_OR_COMMA = re.compile(r"[\[\]<>(),]")


class Run(NamedTuple):
    """A stretch of a type's visible text.

    Attributes:
        target: Key of the type, or path of the file, that it leads to; "" for plain text and for
            addresses.
        fragment: The anchor that it leads to; "" for none.
        url: The address that it leads to elsewhere; or, where `target` is "", the link
            as in the source if that is neither a file nor an address, such as ``#anchor``.
        label: What to read aloud where the text itself holds no letter; "" elsewhere.
    """

    text: str
    target: str = ""
    fragment: str = ""
    url: str = ""
    label: str = ""


class Ambiguous(NamedTuple):
    """A name that more than one type could be meant by, so that none is linked.

    Attributes:
        candidates: Keys of the first of those types.
    """

    name: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expression:
    """A type's text, read.

    Attributes:
        runs: All its visible text, in order.
        links: Each link of the source, with what it means.
        ambiguous: The names in it that lead nowhere since they could lead to several types.
        targets: Keys of the types and paths of the files that it leads to, each once, in order.
    """

    runs: tuple[Run, ...]
    links: tuple[tuple[Link, Resolution], ...] = ()
    ambiguous: tuple[Ambiguous, ...] = ()
    targets: tuple[str, ...] = ()


def read_expression(resolver: Resolver, page: Page, type_: TypeExpr) -> Expression:
    """Read a type on a page.

    Only the names of targets are linked. A qualified name without a link leads to the one type
    that it can mean.
    """
    reader = _Reader(resolver, page)
    for part in type_.parts:
        if isinstance(part, str):
            reader.plain(part, unqualified=type_.unqualified)
        else:
            reader.link(part, unqualified=type_.unqualified)
    return reader.expression()


def plain_expression(type_: TypeExpr) -> Expression | None:
    """Return a type that names no type with a page, whatever its page; None for others."""
    parts = type_.parts
    if len(parts) == 1 and not type_.unqualified and _names_nothing(parts[0]):
        return _of_plain_text(parts[0])
    return None


def _names_nothing(part: str | Link) -> TypeGuard[str]:
    """Whether part of a type is text without any name that may have a page."""
    return isinstance(part, str) and SEPARATOR.search(part) is None


@lru_cache(maxsize=1024)  # most fields are of a few primitive types
def _of_plain_text(text: str) -> Expression:
    return Expression((Run(text),))


class _Reader:
    def __init__(self, resolver: Resolver, page: Page) -> None:
        self._resolver = resolver
        self._page = page
        self._runs: list[Run] = []
        self._links: list[tuple[Link, Resolution]] = []
        self._ambiguous: list[Ambiguous] = []

    def expression(self) -> Expression:
        """Return everything that was read."""
        targets = tuple(dict.fromkeys(run.target for run in self._runs if run.target))
        return Expression(tuple(self._runs), tuple(self._links), tuple(self._ambiguous), targets)

    def plain(self, text: str, *, unqualified: bool) -> None:
        if not unqualified and _names_nothing(text):
            self._runs.append(Run(text))
            return
        for run, is_name in _runs(text):
            target = None
            if is_name and (unqualified or SEPARATOR.search(run)):
                target = self._type_named(run)
            self._add(run, target)

    def link(self, link: Link, *, unqualified: bool) -> None:
        found = self._resolver.resolve(self._page, link.href, link.text)
        leads = found.target is not None or bool(found.href)
        if not leads:  # it is dead, or has no destination at all
            before = len(self._runs)
            self.plain(link.text, unqualified=unqualified)
            names_any = any(run.target for run in self._runs[before:])
            if names_any and found.rule is not None and found.rule.reads_text:
                # A union's link without a name: its members are what it names, each linked.
                found = Resolution("", None, found.rule)
        self._links.append((link, found))
        if not leads:
            return
        if found.target is None:
            self._runs.append(Run(link.text, url=found.href))
        elif not self._on_its_name(link.text, found, unqualified=unqualified):
            self._on_the_wrapper(link.text, found)

    def _on_its_name(self, text: str, found: Resolution, *, unqualified: bool) -> bool:
        """Put the link only on its target's name; False if the text doesn't contain that."""
        name = self._name_of(found).lower()
        runs = [(run, is_name and last_part(run).lower() == name) for run, is_name in _runs(text)]
        if not any(is_target for _, is_target in runs):
            return False
        for run, is_target in runs:
            if is_target:
                self._runs.append(self._led(run, found))
            elif unqualified:  # names beside the link's may have pages of their own
                self.plain(run, unqualified=True)
            else:
                self._runs.append(Run(run))
        return True

    def _on_the_wrapper(self, text: str, found: Resolution) -> None:
        """Put the link on a wrapper of several types, or on all text except other types' names.

        A wrapper of one type, such as ``Optional``, isn't linked. Names inside that have their own
        pages link to those.
        """
        start, end = _only_argument(text)
        if start:
            self._runs.append(Run(text[:start]))
        self._on_the_whole(text[start:end], found)
        if start:
            self._runs.append(Run(text[end:]))

    def _on_the_whole(self, text: str, found: Resolution) -> None:
        wrapper = _WRAPPER.match(text)
        if wrapper:
            self._runs.append(self._led(wrapper[0], found))
            self.plain(text[wrapper.end() :], unqualified=False)
            return
        runs = [
            (run, self._type_named(run) if is_name and SEPARATOR.search(run) else None)
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
        """Put the link on text that doesn't name its target; without letters it gets a label."""
        if text:
            label = "" if any(map(str.isalpha, text)) else self._name_of(found)
            self._runs.append(self._led(text, found)._replace(label=label))

    def _led(self, text: str, found: Resolution) -> Run:
        """Text with the target of a link."""
        target, fragment = found.target or "", found.fragment
        type_ = self._resolver.catalog.types.get(f"{target}#{fragment}") if fragment else None
        return Run(text, type_.key if type_ else target, fragment)

    def _add(self, text: str, type_: Type | None) -> None:
        self._runs.append(Run(text, type_.key, type_.anchor) if type_ else Run(text))

    def _type_named(self, name: str) -> Type | None:
        found = self._resolver.catalog.named(name, self._page.path)
        if len(found) > 1:
            candidates = tuple(type_.key for type_ in found[: MOST_CANDIDATES + 1])
            self._ambiguous.append(Ambiguous(name, candidates))
            return None
        has_one = len(self._page.types) == 1
        is_own = bool(found) and found[0].page == self._page.path and has_one
        return found[0] if found and not is_own else None

    def _name_of(self, found: Resolution) -> str:
        """Name of a link's target: that of the type, the page's title, or the file's name."""
        catalog, path = self._resolver.catalog, found.target or ""
        type_ = catalog.types.get(f"{path}#{found.fragment}" if found.fragment else path)
        if type_ is not None and type_.name:
            return type_.name
        page = catalog.pages.get(path)
        if page and page.title:
            return page.title
        return path.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def _only_argument(text: str) -> tuple[int, int]:
    """Start and end of the text inside wrappers of a single type; the whole text if none."""
    open_: list[tuple[int, bool]] = []
    closing: dict[int, int] = {}
    for mark in _BRACKET_OR_COMMA.finditer(text):
        if mark[0] in "[<(":
            open_.append((mark.start(), True))
        elif open_ and mark[0] == ",":
            open_[-1] = open_[-1][0], False
        elif open_:
            opening, has_one = open_.pop()
            closing[opening] = mark.start() if has_one else -1
    start, end = 0, len(text)
    while (wrapper := _WRAPPER.match(text, start)) and closing.get(wrapper.end()) == end - 1:
        start, end = wrapper.end() + 1, end - 1
    return start, end


@lru_cache(maxsize=4096)  # the same names stand on many pages
def _runs(text: str) -> tuple[tuple[str, bool], ...]:
    """Split a type's text into names and the text between them."""
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
