"""Puts fields, values, operations' parameters into the index that a search plugin wrote.

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

from ..model import Kind, Page
from ..reference import Reference, Symbol, SymbolKind
from ..reference.split import Split
from ..rendering.summaries import text_of
from .atomic import whole_file

INDEX = "search/search_index.json"
_FIELDS_BOOST = 0.5
_ALIKE_BOOST = 0.25
_OPERATIONS_BOOST = 2.0
"""Factors of Material's ranking: an operation before a type, a type before its fields, and types
that say the same as many others last. MkDocs' own search knows no such factor."""
_MANY_ALIKE = 5
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
KeptEntries = dict[str, tuple[Page, float, str]]
"""Entries of pages as JSON, with the page and the rank that they were made for, by its path."""


class Hits:
    """What the index of a search gets of each page, and how the pages rank in it.

    Args:
        reference: All pages.
        urls: The pages' addresses, by path.
        split: The pages of operations that are shown as several.

    Attributes:
        ranks: Ranks of pages by their addresses, where they are not as others.
    """

    def __init__(
        self, reference: Reference, urls: Mapping[str, str], split: Split | None = None
    ) -> None:
        self._split = split or Split()
        self.ranks = _ranks({**reference.pages, **self._split.pages}, reference, urls)
        self._reference = reference
        self._urls = urls

    def __iter__(self) -> Iterator[tuple[str, Page | None, Callable[[], list[_Hit]]]]:
        """Yield the address of each page, the page itself, and how to come by its hits."""
        for path, page in sorted(self._reference.pages.items()):
            if path not in self._split.places:
                yield self._urls.get(path, ""), page, partial(self._on, page)
        for origin in self._split.places:
            yield from self._split_hits(origin)

    def _split_hits(
        self, origin: str
    ) -> Iterator[tuple[str, Page | None, Callable[[], list[_Hit]]]]:
        """The same for the pages that the operations of a file have."""
        found: dict[str, list[_Hit]] = {}
        page = self._reference.pages[origin]
        for symbol in map(self._split.placed, self._reference.symbols_on(page)):
            if symbol.kind in _KINDS:
                found.setdefault(symbol.page, []).append(_hit(symbol))
        for path, hits in found.items():
            yield self._urls.get(path, ""), None, partial(list, hits)

    def _on(self, page: Page) -> list[_Hit]:
        named = self._reference.symbols_on(page)
        return [_hit(symbol) for symbol in named if symbol.kind in _KINDS]


def add_entries(index: Path, hits: Hits, kept: KeptEntries | None) -> None:
    """Add an entry for each field, value and parameter, and set the pages' rank.

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
    ranks = hits.ranks if is_material else {}

    def entries() -> Iterator[str]:
        present, there = set(), set()
        for entry, text in found.entries():
            url = entry["location"].partition("#")[0]
            present.add(url)
            there.add(entry["location"])
            rank = ranks.get(url)
            if rank is not None:
                entry.setdefault("boost", rank)
            # Most can be copied; with escapes of letters the file would be twice as large.
            is_copied = rank is None and "\\u" not in text
            yield text if is_copied else _ENCODER.encode(entry)
        for url, page, on_page in hits:
            if url not in present:
                continue  # the user left it out
            rank = ranks.get(url, 1.0)
            before = kept.get(page.path) if kept and page else None
            if before and before[0] is page and before[1] == rank:
                text = before[2]
            else:
                made = list(_entries(on_page(), url, rank, is_material=is_material))
                text = _ENCODER.encode(made)[1:-1]
            if kept is not None and page is not None:
                kept[page.path] = (page, rank, text)
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


def _ranks(
    pages: Mapping[str, Page], reference: Reference, urls: Mapping[str, str]
) -> dict[str, float]:
    ranks = {}
    for path, page in pages.items():
        if path not in urls:
            continue
        if page.kind is Kind.OPERATIONS:
            ranks[urls[path]] = _OPERATIONS_BOOST
        elif len(reference.duplicates(path)) > _MANY_ALIKE:
            ranks[urls[path]] = _ALIKE_BOOST
    return ranks


def _entries(
    hits: Iterable[_Hit], url: str, rank: float, *, is_material: bool
) -> Iterator[dict[str, Any]]:
    for title, owner, anchor, text in hits:
        entry: dict[str, Any] = {"location": f"{url}#{anchor}"}
        if is_material:  # shows the page above its entries, and takes HTML
            entry |= {"title": escape(title, quote=False), "text": escape(text, quote=False)}
            entry["boost"] = _FIELDS_BOOST * min(1.0, rank)
        else:
            entry |= {"title": f"{title} · {owner}", "text": text}
        yield entry


def _hit(symbol: Symbol) -> _Hit:
    return symbol.name or '""', symbol.owner, symbol.anchor, _text(symbol)


def _text(symbol: Symbol) -> str:
    """Type and description, or the value, as plain text."""
    if symbol.field is None:
        return symbol.value
    field = symbol.field
    said = (field.type.text, text_of(field.deprecation), text_of(field.description))
    return " ".join(filter(None, said))
