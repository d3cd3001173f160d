"""Which pages show which others, so that a preview can build anew those that a change reaches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..model import Operation, Page
from ..reference import Reference, Role
from ..reference.added import AddedKind, AddedPage
from ..reference.duplicates import nearest


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows of others.

    Attributes:
        named: Paths of the pages whose names, fields, values or members it shows.
        told: Paths of the pages that it may show any text of.
        uses: The places that it says the type is used in: role, page, anchor, name and status.
        alike: How many types have the same fields or values.
        is_strangers: Whether its own text is a stranger's, which other pages may decide.
    """

    named: frozenset[str]
    told: frozenset[str]
    uses: tuple[tuple[Role, str, str, str, str], ...] = ()
    alike: int = 0
    is_strangers: bool = False


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a build had: its pages, how they relate, and what each of them shows of others.

    Attributes:
        of_all: Paths of pages whose text names things in ways that any change may reach.
        listed: What each model index shows, by its path.
        settings: What else decides how the pages look.
    """

    pages: Mapping[str, Page]
    reference: Reference
    shown: Mapping[str, Shown]
    of_all: frozenset[str]
    listed: Mapping[str, object]
    settings: object = None


def snapshot(
    reference: Reference,
    of_all: Iterable[str],
    added: Iterable[AddedPage] = (),
    *,
    settings: object = None,
    before: Snapshot | None = None,
) -> Snapshot:
    """What a build has; `of_all` are the pages that any change may reach.

    `before` is what an earlier build had, where every link and name led where it does now.
    """
    pages = reference.pages
    reader = _Reader(reference)
    if before is None:
        shown = {path: reader.shown(page) for path, page in pages.items()}
    else:
        shown = reader.shown_since(before)
    listed = {
        page.path: (_listed(reference, page.root), reference.groups, page.data)
        for page in added
        if page.kind is AddedKind.MODELS
    }
    return Snapshot(pages, reference, shown, frozenset(of_all), listed, settings)


def _listed(reference: Reference, root: str) -> object:
    return [
        (type_.key, type_.title, type_.kind, type_.deprecated, type_.lead)
        for type_ in reference.types_in(root)
    ]


def stale(old: Snapshot, new: Snapshot) -> set[str]:
    """Paths of pages of the later build, and of its indexes, that the earlier output is wrong for.

    A page is stale if it was changed, if it shows a page that was changed, came or went, or if
    it shows other pages than before. With other settings all are.
    """
    if old.settings != new.settings:
        return {*new.pages, *new.listed}
    changed, renewed = set(), set()
    for path in old.pages.keys() | new.pages.keys():
        was, now = old.pages.get(path), new.pages.get(path)
        if was is not now and was != now:
            changed.add(path)
            if _named(was) != _named(now):
                renewed.add(path)
    found = changed & new.pages.keys()
    if changed:
        found |= new.of_all
    for path, shown in new.shown.items():
        if not (
            old.shown.get(path) == shown
            and changed.isdisjoint(shown.told)
            and renewed.isdisjoint(shown.named)
        ):
            found.add(path)
    found.update(path for path, what in new.listed.items() if old.listed.get(path) != what)
    return found


def _named(page: Page | None) -> object:
    """What a page that names another, or shows its fields, shows of it: not its own lead, say."""
    if page is None or not page.is_model:
        return page
    lines = page.text.split("\n")
    pieces = tuple("\n".join(lines[block.start : block.end]) for block in page.blocks)
    return page.title, page.kind, page.deprecated, page.generated, pieces


class _Reader:
    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._held: dict[str, frozenset[str]] = {}

    def shown(self, page: Page) -> Shown:
        """What a page shows, by the parts that it is made of (page.md)."""
        told = set(self._told(page))
        uses = self._reference.usages(page.path) if page.is_model else ()
        group = self._reference.duplicates(page.path)
        named = {*self._linked(page), *nearest(group, page.path)}
        for use in uses:
            named.add(use.page)
            if use.operation is not None:
                named.add(use.operation.page)
                named.update(use.operation.envelopes)
        for path in (*named, *told, *self._holds(page.path)):
            named.add(path)
            named |= self._holds(path)  # a field's own fields are shown below it
        own = {page.path}
        places = tuple((use.role, use.page, use.anchor, use.name, use.status) for use in uses)
        return Shown(
            frozenset(named - own),
            frozenset(told - own),
            places,
            len(group),
            self._reference.is_untrusted(page),
        )

    def shown_since(self, before: Snapshot) -> dict[str, Shown]:
        """What each page shows; what it showed before still holds where no change reaches it."""
        pages = self._reference.pages
        paths = pages.keys() | before.pages.keys()
        changed = {path for path in paths if pages.get(path) is not before.pages.get(path)}
        return {
            path: before.shown[path]
            if path not in changed and self._holds_still(page, before, changed)
            else self.shown(page)
            for path, page in pages.items()
        }

    def _holds_still(self, page: Page, before: Snapshot, changed: set[str]) -> bool:
        was = before.shown[page.path]
        return (
            changed.isdisjoint(was.named)
            and was.is_strangers == self._reference.is_untrusted(page)
            and _of(page, self._reference) == _of(page, before.reference)
        )

    def _told(self, page: Page) -> Iterator[str]:
        """Pages whose leads stand on a page: those of responses, errors and members of unions."""
        for call in self._reference.operations_on(page.path):
            yield from self._of_call(call)
        if page.is_model:
            for call, outcome in self._reference.returned_by(page.path):
                yield outcome.page
                yield from self._of_call(call)
        if page.members:
            yield from self._holds(page.path)

    def _of_call(self, call: Operation) -> Iterator[str]:
        yield call.page
        yield from call.envelopes
        for outcome in call.responses:
            yield outcome.page
            yield from self._reference.targets(self._reference.pages[outcome.page], outcome.type)

    def _linked(self, page: Page) -> Iterator[str]:
        """What its text links to, and operations' parameters and union's members."""
        for link in page.destinations:
            target = self._reference.resolve_at(page, link).target
            if target is not None:
                yield target

    def _holds(self, path: str) -> frozenset[str]:
        """What a type's fields or members name."""
        if path not in self._held:
            page = self._reference.pages.get(path)
            found: set[str] = set()
            if page is not None:
                types = [row.type for row in page.fields]
                types += [member.type for member in page.members]
                for type_ in types:
                    found.update(self._reference.targets(page, type_))
            self._held[path] = frozenset(found)
        return self._held[path]


def _of(page: Page, reference: Reference) -> tuple[object, ...]:
    """All that others tell of one page."""
    path = page.path
    return (
        reference.duplicates(path),
        reference.usages(path),
        reference.returned_by(path),
        reference.operations_on(path),
    )
