"""What a search gets of each page: names of types and operations, fields, values, parameters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from typing import NamedTuple

from ...model import Page
from ...reference import Note, Reference, Symbol, SymbolKind
from ...reference.added import AddedPage
from ...reference.split import Split
from ...rendering.summaries import text_of
from .names import BETWEEN, FIELD, Named, alike, bare_value, names, value_title

_KINDS = frozenset({SymbolKind.FIELD, SymbolKind.VALUE, SymbolKind.PARAMETER})
_OWN = "sdk-"
"""What the ids of headings begin with that the page's own text has not."""


class Hit(NamedTuple):
    """A field, value or parameter, all in plain text.

    Attributes:
        title: Its name.
        owner: The name of what it belongs to.
        anchor: Its id.
        text: What else it is found by.
    """

    title: str
    owner: str
    anchor: str
    text: str


State = tuple[float, tuple[Note, ...]]
"""What else entries of a page are made of: its rank, and the notes on it."""


class Hits:
    """What the index of a search gets of each page, and how the pages rank in it.

    Args:
        reference: All pages.
        urls: The pages' addresses, by path.
        added: The pages that are added to the site.
        has_fields: Whether fields, values and parameters are hits of their own.
        split: The pages of operations that are shown as several.

    Attributes:
        urls: The pages' addresses, by path.
        names: What is added to entries of pages and headings, by their addresses.
        by_hand: The addresses of pages that no generator wrote.
    """

    def __init__(
        self,
        reference: Reference,
        urls: Mapping[str, str],
        added: Iterable[AddedPage] = (),
        split: Split | None = None,
        *,
        has_fields: bool = True,
    ) -> None:
        self._has_fields = has_fields
        self._split = split or Split()
        added = tuple(added)
        self._reference = reference
        self.names = dict(names(reference, urls, added, self._split))
        self._added = {urls[page.path] for page in added if page.path in urls}
        self.urls = urls
        pages = reference.pages.items()
        self.by_hand = {urls[path] for path, it in pages if path in urls and not it.generated}
        shown = (*pages, *self._split.pages.items())
        self._generated = {urls[path] for path, it in shown if path in urls and it.generated}
        ours = (*(path for path, it in shown if it.generated), *(page.path for page in added))
        for path in ours:
            if path in urls and (sdk := self.sdk(path)):
                named = self.names.get(urls[path], Named("", "", 1.0))
                self.names[urls[path]] = named._replace(sdk=sdk)

    def sdk(self, path: str) -> str:
        """Return the SDK of a page as readers call it; "" where the site has but one."""
        sdk = self._reference.sdk_of(path) if len(self._reference.sdks) > 1 else None
        return sdk.title if sdk else ""

    def rank(self, page: Page) -> float:
        """Return the factor of a page's fields in Material's ranking."""
        return FIELD * alike(self._reference, page.path)

    def state(self, page: Page) -> State:
        """Return what a page's hits depend on besides the page."""
        return self.rank(page), self._reference.notes_on(page.path)

    def __iter__(self) -> Iterator[tuple[str, Page, Callable[[], list[Hit]]]]:
        """Yield the path of each page of the site, what it shows, and how to come by its hits."""
        pages = self._reference.pages if self._has_fields else {}
        for path, page in sorted(pages.items()):
            if path in self._split.places:
                yield from self._split_hits(page)
            else:
                yield path, page, partial(self._on, page)

    def _split_hits(self, page: Page) -> Iterator[tuple[str, Page, Callable[[], list[Hit]]]]:
        """The same for the pages that the operations of a file have."""
        found: dict[str, list[Hit]] = {}
        notes = self._notes(page)
        for symbol in map(self._split.placed, self._reference.symbols_on(page)):
            if symbol.kind in _KINDS:
                found.setdefault(symbol.page, []).append(self._hit(page, symbol, notes))
        for path, hits in found.items():
            yield path, self._split.pages[path], partial(list, hits)

    def _on(self, page: Page) -> list[Hit]:
        named, notes = self._reference.symbols_on(page), self._notes(page)
        return [self._hit(page, symbol, notes) for symbol in named if symbol.kind in _KINDS]

    def _notes(self, page: Page) -> Mapping[str, str]:
        """What notes say of a page's rows, by their ids."""
        found: dict[str, str] = {}
        for note in self._reference.notes_on(page.path):
            for anchor, text in note.said():
                found[anchor] = " ".join(filter(None, (found.get(anchor), text_of(text))))
        return found

    def _hit(self, page: Page, symbol: Symbol, notes: Mapping[str, str]) -> Hit:
        field, owner = symbol.field, symbol.owner
        note = notes.get(symbol.anchor, "")
        if field is None:
            title = value_title(symbol.name, symbol.value)
            text = " ".join(filter(None, (bare_value(symbol.value), note)))
            return Hit(title, owner, symbol.anchor, text)
        # A type with a page is found there, not at all the fields of that type.
        type_ = "" if self._reference.targets(page, field.type) else field.type.text
        texts = (type_, *map(text_of, (field.deprecation, field.description)), note)
        if symbol.kind is SymbolKind.PARAMETER:
            # In words of its own: the name that code has is the operation's.
            owner = BETWEEN.join(owner.rsplit(".", 1))
        return Hit(symbol.name, owner, symbol.anchor, " ".join(filter(None, texts)))

    @cached_property
    def parts(self) -> frozenset[str]:
        """The addresses of headings inside the section of a type or an operation.

        As results of their own they would all be called the same, such as "Fields".
        """
        pages = self._reference.pages.items()
        shown = {path: page for path, page in pages if path not in self._split.places}
        return frozenset(
            f"{self.urls[path]}#{anchor}"
            for path, page in (shown | self._split.pages).items()
            if page.generated and path in self.urls
            for anchor in _parts_of(page)
        )

    def is_added(self, location: str) -> bool:
        """Return whether an address is that of a heading which the page's own text has not."""
        url, _, anchor = location.partition("#")
        if url in self._added:
            return bool(anchor)
        return anchor.startswith(_OWN) and url in self._generated


def _parts_of(page: Page) -> Iterator[str]:
    """Yield the ids of the headings inside the sections of a page's types and operations."""
    named = {type_.line for type_ in page.types if not type_.owner}
    named.update(operation.heading for operation in page.operations)
    level = 0
    for heading in page.headings:
        if heading.line in named:
            level = heading.level
        elif heading.level <= level:
            level = 0
        elif level:
            yield heading.anchor
