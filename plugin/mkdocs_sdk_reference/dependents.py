"""Which pages show which others, so that a preview can build anew those that a change reaches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .links import Links
from .model import Member, Page, PageKind
from .references import read_type
from .relations import Relations
from .responses import Call
from .shapes import nearest


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows of others.

    Attributes:
        pages: Paths of the pages that it names, or shows some text of.
        alike: How many types have the same fields or values.
    """

    pages: frozenset[str]
    alike: int = 0


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a build had: its pages, and what each of them shows of others.

    Attributes:
        of_all: Paths of pages whose text names things in ways that any change may reach.
        settings: What else decides how the pages look.
    """

    pages: Mapping[str, Page]
    shown: Mapping[str, Shown]
    of_all: frozenset[str]
    settings: object = None


def snapshot(
    links: Links, relations: Relations, of_all: Iterable[str], settings: object = None
) -> Snapshot:
    """What a build has; `of_all` are the pages that any change may reach."""
    pages = links.catalog.pages
    reader = _Reader(links, relations)
    shown = {path: reader.shown(page) for path, page in pages.items()}
    return Snapshot(pages, shown, frozenset(of_all), settings)


def stale(old: Snapshot, new: Snapshot) -> set[str]:
    """Paths of the pages of the later build that the earlier one's output doesn't show right.

    A page is stale if it was changed, if it shows a page that was changed, came or went, or if
    it shows other pages than before. With other settings all are.
    """
    if old.settings != new.settings:
        return set(new.pages)
    changed = {
        path
        for path in old.pages.keys() | new.pages.keys()
        if not _is_same(old.pages.get(path), new.pages.get(path))
    }
    found = changed & new.pages.keys()
    if changed:
        found |= new.of_all
    nothing = Shown(frozenset(), -1)
    for path, now in new.shown.items():
        if old.shown.get(path, nothing) != now or not changed.isdisjoint(now.pages):
            found.add(path)
    return found


def _is_same(one: Page | None, other: Page | None) -> bool:
    return one is other or one == other


class _Reader:
    def __init__(self, links: Links, relations: Relations) -> None:
        self._links = links
        self._relations = relations
        self._held: dict[str, frozenset[str]] = {}

    def shown(self, page: Page) -> Shown:
        """What a page shows, by the parts that it is made of (page.md)."""
        pages = set(self._linked(page))
        if page.kind is PageKind.SDK:
            for call in self._relations.calls_on.get(page.path, ()):
                pages.update(self._of_call(call))
        if page.is_model:
            pages.update(self._of_type(page))
        for path in tuple(pages | self._holds(page.path)):
            pages.add(path)
            pages |= self._holds(path)  # a field's own fields are shown below it
        pages.discard(page.path)
        group = self._group(page.path)
        return Shown(frozenset(pages), len(group))

    def _of_type(self, page: Page) -> Iterator[str]:
        for use in self._relations.uses.get(page.path, ()):
            yield use.page
            if use.call is not None:
                yield use.call.page
                yield from use.call.envelopes
        for call, outcome in self._relations.returned.get(page.path, ()):
            yield outcome.origin
            yield from self._of_call(call)
        yield from nearest(self._group(page.path), page.path)

    def _of_call(self, call: Call) -> Iterator[str]:
        yield call.page
        yield from call.envelopes
        for outcome in call.outcomes:
            yield outcome.origin
            yield from outcome.targets

    def _group(self, path: str) -> tuple[str, ...]:
        number = self._relations.alike.get(path)
        return () if number is None else self._relations.shapes[number]

    def _linked(self, page: Page) -> Iterator[str]:
        """What its text links to, and operations' parameters and union's members."""
        for link in page.destinations:
            target = self._links.resolve_at(page, link).target
            if target is not None:
                yield target

    def _holds(self, path: str) -> frozenset[str]:
        """What a type's fields or members name."""
        if path not in self._held:
            page = self._links.catalog.pages.get(path)
            found = {t for named in self._relations.fields.get(path, ()) for t in named.targets}
            for block in page.blocks if page else ():
                if page and isinstance(block.content, Member):
                    found.update(
                        read_type(self._links, page, block.content.type, unqualified=True).targets
                    )
            self._held[path] = frozenset(found)
        return self._held[path]
