"""Adds names, fields, values and parameters to an index that a host without plugins wrote.

In such an index, the headings inside the sections of types and operations are entries of their own,
and the file may have been finished before: what was added then is taken out first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

from .entries import add_names, entries_of, joined, plain
from .hits import Hits
from .index import ENCODER, Entry, Form, Index
from .names import BETWEEN, shorter_first

_MARK = "sdk_reference"
"""What no search reads: [] on an entry that was added; on one that the host made, the lengths of
its own title and text, its tags and its boost. A length below 0 is that of the text's end."""
_LEVEL = 6
"""That of a row's entry, in Zensical: below all headings."""
_REFERENCE = "&#"
_PLAIN = 1.0
"""The rank of an entry that nothing is known of."""


class Finished(NamedTuple):
    """What was done to an index.

    Attributes:
        form: Whose it is.
        rows: How many fields, values and parameters were added.
    """

    form: Form
    rows: int


def finish_index(file: Path, hits: Hits) -> Finished | None:
    """Add names, and an entry for each field, value and parameter, as often as one likes.

    Returns None, and leaves the file as it is, where it has another form.

    Raises:
        ValueError: It is torn or no text.
        OSError: It can't be read or written.
    """
    index = Index.of(file)
    if index is None:
        return None
    found = list(_folded((_told(e, hits) for e, _ in joined(_as_built(index), hits)), hits))
    ranked = [(_named(entry, hits, index.form), entry) for entry in found]
    rows = list(_rows(found, hits, index.form))
    ranked += rows
    if index.form is Form.ZENSICAL:  # has no ranks: of entries that suit alike, the first wins
        ranked.sort(key=lambda entry: -entry[0])
    index.write(ENCODER.encode(entry) for _, entry in ranked)
    return Finished(index.form, len(rows))


def _as_built(index: Index) -> Iterator[tuple[Entry, str]]:
    """Yield the entries as the host wrote them, in its order as far as that is known."""
    for entry, text in index.entries():
        mark = entry.pop(_MARK, None)
        if mark is None:
            yield entry, text
        elif mark:
            title, kept, tags, boost = mark
            own = entry["text"]
            entry["title"] = entry["title"][:title]
            entry["text"] = own[:kept] if kept >= 0 else own[kept:]
            for name, value in (("tags", tags), ("boost", boost)):
                entry.pop(name, None)
                if value is not None:
                    entry[name] = value
            yield entry, ""


def _told(entry: Entry, hits: Hits) -> Entry:
    """Return an entry with its page's title as headings have theirs, and readers type it.

    In the front matter of a page that is prepared, all its signs are character references.
    """
    if _page(entry) not in hits.by_hand:
        if _REFERENCE in entry["title"]:
            entry["title"] = escape(plain(entry["title"]), quote=False)
        if any(_REFERENCE in title for title in entry.get("path", ())):
            entry["path"] = [escape(plain(title), quote=False) for title in entry["path"]]
    return entry


def _folded(entries: Iterable[Entry], hits: Hits) -> Iterator[Entry]:
    """Yield the entries; a heading inside a section is text of what the section is about."""
    last: Entry | None = None
    for entry in entries:
        location = entry["location"]
        is_same = last is not None and last["location"].partition("#")[0] == _page(entry)
        if hits.is_added(location):
            continue
        if last is not None and is_same and location in hits.parts:
            texts = filter(None, (last["text"], entry["title"], entry["text"]))
            last["text"] = " ".join(texts)
            continue
        if last is not None:
            yield last
        last = entry
    if last is not None:
        yield last


def _named(entry: Entry, hits: Hits, form: Form) -> float:
    """Add to an entry what it is found by; return its rank."""
    named = hits.names.get(entry["location"])
    if named is None:
        return _PLAIN
    text = entry["text"]
    mark = [len(entry["title"]), len(text), entry.get("tags"), entry.get("boost")]
    add_names(entry, named, form)
    if form is Form.ZENSICAL:  # ranks by where a word stands
        entry["text"] = entry["text"][len(text) :] + text
        mark[1] = -len(text)
    entry[_MARK] = mark
    return named.boost


def _rows(entries: Iterable[Entry], hits: Hits, form: Form) -> Iterator[tuple[float, Entry]]:
    """Yield an entry for each row of the pages that are in the index, with its rank."""
    pages: dict[str, Entry] = {}
    there = set()
    for entry in entries:
        there.add(entry["location"])
        if pages.setdefault(_page(entry), entry)["location"] != _page(entry):
            pages[_page(entry)] = entry  # in whatever order: that of the page itself
    for path, page, on_page in hits:
        above = pages.get(hits.urls[path]) if path in hits.urls else None
        if above is None:
            continue  # the user left it out
        rank = hits.rank(page)
        for row in entries_of(on_page(), hits.urls[path], rank, form, hits.sdk(path)):
            if row["location"] in there:
                continue  # the plugin was active
            if form is Form.ZENSICAL:
                row |= {"level": _LEVEL, "path": _path(row, above), "tags": []}
            row[_MARK] = []
            yield shorter_first(rank, row["title"].partition(BETWEEN)[0]), row


def _path(row: Entry, page: Entry) -> list[str]:
    """What stands above a row, less what its title says: a word in both would count for more."""
    path: list[str] = page["path"]
    return path[:-1] if path and row["title"].endswith(f"{BETWEEN}{path[-1]}") else path


def _page(entry: Entry) -> str:
    """The address of the page that an entry leads to."""
    url: str = entry["location"].partition("#")[0]
    return url
