"""Puts names, fields, values and parameters into the index that a search plugin wrote.

Headings alone are hits of their own in MkDocs' and Material's search. More headings would swell
the table of contents, and so entries are added to the file that both write, in the form that both
read: ``{"docs": [{"location", "title", "text"}, …]}``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

from ..model import Page
from ..reference import Note, Reference, Symbol, SymbolKind
from ..reference.added import AddedPage
from ..reference.split import Split
from ..rendering.summaries import text_of
from .atomic import whole_file
from .search_names import (
    BETWEEN,
    FIELD,
    Named,
    alike,
    bare_value,
    names,
    shorter_first,
    value_title,
)

INDEX = "search/search_index.json"
_IN_MATERIAL = "pipeline"
"""A setting that Material's index has in all releases, and MkDocs' own has not."""
_HEAD = re.compile(r'\s*\{\s*"config"\s*:\s*')
_DOCS = re.compile(r'\s*,\s*"docs"\s*:\s*\[\s*')
_GAP = re.compile(r"\s*,?\s*")
_DECODER = json.JSONDecoder()
_ENCODER = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False)
_Entry = dict[str, Any]
_KINDS = frozenset({SymbolKind.FIELD, SymbolKind.VALUE, SymbolKind.PARAMETER})


_Hit = tuple[str, str, str, str]
"""A name, the name of what it belongs to, its anchor, and its text, all plain."""
_State = tuple[float, tuple[Note, ...]]
"""What else entries of a page are made of: its rank, and the notes by hand on it."""
KeptEntries = dict[str, tuple[Page, _State, str]]
"""Entries of pages as JSON, with the page and the state that they were made for, by its path."""


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
        self.names = dict(names(reference, urls, added, self._split))
        self._reference = reference
        self.urls = urls
        pages = reference.pages.items()
        self.by_hand = {urls[path] for path, it in pages if path in urls and not it.generated}

    def rank(self, page: Page) -> float:
        """Return the factor of a page's fields in Material's ranking."""
        return FIELD * alike(self._reference, page.path)

    def state(self, page: Page) -> _State:
        """Return what a page's hits depend on besides the page."""
        return self.rank(page), self._reference.notes_on(page.path)

    def __iter__(self) -> Iterator[tuple[str, Page, Callable[[], list[_Hit]]]]:
        """Yield the path of each page of the site, what it shows, and how to come by its hits."""
        pages = self._reference.pages if self._has_fields else {}
        for path, page in sorted(pages.items()):
            if path in self._split.places:
                yield from self._split_hits(page)
            else:
                yield path, page, partial(self._on, page)

    def _split_hits(self, page: Page) -> Iterator[tuple[str, Page, Callable[[], list[_Hit]]]]:
        """The same for the pages that the operations of a file have."""
        found: dict[str, list[_Hit]] = {}
        notes = self._notes(page)
        for symbol in map(self._split.placed, self._reference.symbols_on(page)):
            if symbol.kind in _KINDS:
                found.setdefault(symbol.page, []).append(self._hit(page, symbol, notes))
        for path, hits in found.items():
            yield path, self._split.pages[path], partial(list, hits)

    def _on(self, page: Page) -> list[_Hit]:
        named, notes = self._reference.symbols_on(page), self._notes(page)
        return [self._hit(page, symbol, notes) for symbol in named if symbol.kind in _KINDS]

    def _notes(self, page: Page) -> Mapping[str, str]:
        """What notes by hand say of a page's rows, by their ids."""
        found: dict[str, str] = {}
        for note in self._reference.notes_on(page.path):
            for anchor, said in note.said():
                found[anchor] = " ".join(filter(None, (found.get(anchor), text_of(said))))
        return found

    def _hit(self, page: Page, symbol: Symbol, notes: Mapping[str, str]) -> _Hit:
        field, owner = symbol.field, symbol.owner
        note = notes.get(symbol.anchor, "")
        if field is None:
            title = value_title(symbol.name, symbol.value)
            text = " ".join(filter(None, (bare_value(symbol.value), note)))
            return title, owner, symbol.anchor, text
        # A type with a page is found there, not at all the fields of that type.
        type_ = "" if self._reference.targets(page, field.type) else field.type.text
        said = (type_, *map(text_of, (field.deprecation, field.description)), note)
        if symbol.kind is SymbolKind.PARAMETER:
            # In words of its own: the name that code has is the operation's.
            owner = BETWEEN.join(owner.rsplit(".", 1))
        return symbol.name, owner, symbol.anchor, " ".join(filter(None, said))


def add_entries(index: Path, hits: Hits, kept: KeptEntries | None) -> None:
    """Add names to the entries, and an entry for each field, value and parameter.

    Where a plugin builds the site again at its end, the index has the entries already.

    Args:
        index: The file that a search plugin wrote.
        hits: What to add.
        kept: What was made before in a preview, and is kept for the next time.
    """
    found = _Index.of(index)
    if found is None:
        return
    is_material = _IN_MATERIAL in found.config

    def entries() -> Iterator[str]:
        present, there = set(), set()
        for entry, text in _joined(found.entries(), hits):
            url = entry["location"].partition("#")[0]
            present.add(url)
            there.add(entry["location"])
            named = hits.names.get(entry["location"])
            if named is not None:
                _add_names(entry, named, is_material=is_material)
            # Most can be copied; with escapes of letters the file would be twice as large.
            is_copied = named is None and text and "\\u" not in text
            yield text if is_copied else _ENCODER.encode(entry)
        for path, page, on_page in hits:
            url = hits.urls.get(path, "")
            if url not in present:
                continue  # the user left it out
            state = hits.state(page)
            before = kept.get(path) if kept else None
            if before and before[0] is page and before[1] == state:
                text = before[2]
            else:
                made = list(_entries(on_page(), url, state[0], is_material=is_material))
                text = _ENCODER.encode(made)[1:-1]
            if kept is not None:
                kept[path] = (page, state, text)
            if text and _DECODER.raw_decode(text)[0]["location"] not in there:
                yield text

    found.write(entries())


def remove_entries(index: Path, gone: Collection[str]) -> None:
    """Take pages out of the index, by their addresses."""
    found = _Index.of(index)
    if found is not None:
        found.write(
            text
            for entry, text in found.entries()
            if entry["location"].partition("#")[0] not in gone
        )


class _Index:
    """An index that is read and written entry by entry; whole, it would be the peak of memory.

    Attributes:
        config: What the search plugin set.
    """

    def __init__(self, file: Path, text: str, config: dict[str, Any], start: int) -> None:
        self._file = file
        self._text = text
        self._start = start
        self.config = config

    @classmethod
    def of(cls, file: Path) -> _Index | None:
        """The index; None where there is none, or one of another form.

        Raises ValueError where it is torn or no text.

        With `prebuild_index` the entries are in a form of lunr's own, too, and can't be added to.
        """
        if not file.is_file():
            return None
        text = file.read_text("utf-8").rstrip()
        head = _HEAD.match(text)
        if head is None or not text.endswith("]}"):  # something stands behind the entries
            return None
        config, end = _DECODER.raw_decode(text, head.end())
        docs = _DOCS.match(text, end)
        return cls(file, text, config, docs.end()) if docs else None

    def entries(self) -> Iterator[tuple[_Entry, str]]:
        """Yield each entry that the search plugin made, and its JSON."""
        at = self._start
        while self._text[at : at + 1] == "{":
            entry, end = _DECODER.raw_decode(self._text, at)
            yield entry, self._text[at:end]
            gap = _GAP.match(self._text, end)
            at = gap.end() if gap else len(self._text)

    def write(self, entries: Iterable[str]) -> None:
        """Replace all entries; each text is one or more, as JSON with commas."""
        with whole_file(self._file) as stream:
            stream.write(f'{{"config":{_ENCODER.encode(self.config)},"docs":['.encode())
            for at, entry in enumerate(entries):
                stream.write(f"{',' if at else ''}{entry}".encode())
            stream.write(b"]}")


def _joined(entries: Iterable[tuple[_Entry, str]], hits: Hits) -> Iterator[tuple[_Entry, str]]:
    """Yield the entries, those of a page and of its title as one, whose JSON is "".

    Material makes two where anything stands above the title, such as a breadcrumb.
    """
    page: tuple[_Entry, str] | None = None
    for entry, text in entries:
        if page is not None:
            url, title = page[0]["location"], page[0]["title"]
            is_title = entry["title"] == title and entry["location"] not in hits.names
            if is_title and entry["location"].startswith(f"{url}#"):
                page = None
                yield {**entry, "location": url}, ""
                continue
            yield page
            page = None
        if entry["text"] or entry["location"] in hits.by_hand:
            yield entry, text
        else:
            page = entry, text
    if page is not None:
        yield page


def _add_names(entry: _Entry, named: Named, *, is_material: bool) -> None:
    """Add to an entry what it is found by, unless it has it from a build before."""
    title, text = named.title, named.text
    if is_material:
        entry.setdefault("boost", named.boost)
        title, text = escape(title, quote=False), text and f"<p>{escape(text, quote=False)}</p>"
        if named.path.startswith("/"):  # as no name does that a tag would outrank
            path = escape(named.path, quote=False)
            entry["tags"] = [tag for tag in entry.get("tags", ()) if tag != path] + [path]
    elif named.path:
        title += f" {named.path}"
    if not entry["title"].endswith(title):
        entry["title"] += title
    if not entry["text"].endswith(text):
        entry["text"] += text if is_material else f" {text}"


def _entries(
    hits: Iterable[_Hit], url: str, rank: float, *, is_material: bool
) -> Iterator[dict[str, Any]]:
    for title, owner, anchor, text in hits:
        entry: dict[str, Any] = {"location": f"{url}#{anchor}"}
        if is_material:  # shows the page above its entries, and takes HTML
            entry |= {"title": escape(title, quote=False), "text": escape(text, quote=False)}
            entry["boost"] = shorter_first(rank, title.partition(BETWEEN)[0])
        else:
            entry |= {"title": f"{title}{BETWEEN}{owner}", "text": text}
        yield entry
