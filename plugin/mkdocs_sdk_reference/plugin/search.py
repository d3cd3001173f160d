"""Puts fields, values, operations' parameters into the index that a search plugin wrote.

Headings alone are hits of their own in MkDocs' and Material's search. More headings would swell
the table of contents, and so entries are added to the file that both write, in the form that both
read: ``{"docs": [{"location", "title", "text"}, …]}``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from ..items import Item, ItemKind
from ..model import Page, PageKind
from ..relations import Relations
from ..rendering.summaries import text_of

INDEX = "search/search_index.json"
_FIELDS_BOOST = 0.5
_ALIKE_BOOST = 0.25
_OPERATIONS_BOOST = 2.0
"""Factors of Material's ranking: an operation before a type, a type before its fields, and types
that say the same as many others last. MkDocs' own search knows no such factor."""
_MANY_ALIKE = 5
_KINDS = frozenset({ItemKind.FIELD, ItemKind.VALUE, ItemKind.PARAMETER})


def add_entries(
    index: Path, named: Iterable[Item], pages: Mapping[str, Page], urls: Mapping[str, str],
    relations: Relations,
) -> None:  # fmt: skip
    """Add an entry for each field, value and parameter, and set the pages' rank."""
    data = _load(index)
    if data is None:
        return
    is_material = "fields" in data["config"]
    present = {entry["location"].partition("#")[0] for entry in data["docs"]}
    urls = {path: url for path, url in urls.items() if url in present}  # the user left out others
    ranks = _ranks(pages, urls, relations) if is_material else {}
    for entry in data["docs"]:
        rank = ranks.get(entry["location"].partition("#")[0])
        if rank is not None:
            entry.setdefault("boost", rank)
    data["docs"] += _entries(named, urls, ranks, is_material=is_material)
    _save(index, data)


def remove_entries(index: Path, paths: Iterable[str], urls: Mapping[str, str]) -> None:
    """Take pages out of the index."""
    data = _load(index)
    if data is not None:
        gone = {urls[path] for path in paths if path in urls}
        docs = data["docs"]
        data["docs"] = [e for e in docs if e["location"].partition("#")[0] not in gone]
        _save(index, data)


def _load(index: Path) -> dict[str, Any] | None:
    """The index, or None where there is none, or one that can't be added to."""
    if not index.is_file():
        return None
    data: dict[str, Any] = json.loads(index.read_text("utf-8"))
    # With `prebuild_index` the entries are in a form of lunr's own, too.
    return data if "docs" in data and "index" not in data else None


def _save(index: Path, data: dict[str, Any]) -> None:
    text = json.dumps(data, separators=(",", ":"), ensure_ascii=False)
    index.write_text(text, encoding="utf-8")


def _ranks(
    pages: Mapping[str, Page], urls: Mapping[str, str], relations: Relations
) -> dict[str, float]:
    ranks = {}
    for path, page in pages.items():
        group = relations.alike.get(path)
        if path not in urls:
            continue
        if page.kind is PageKind.SDK:
            ranks[urls[path]] = _OPERATIONS_BOOST
        elif group is not None and len(relations.shapes[group]) > _MANY_ALIKE:
            ranks[urls[path]] = _ALIKE_BOOST
    return ranks


def _entries(
    named: Iterable[Item], urls: Mapping[str, str], ranks: Mapping[str, float], *, is_material: bool
) -> Iterator[dict[str, Any]]:
    for item in named:
        url = urls.get(item.page)
        if item.kind not in _KINDS or url is None:
            continue
        title, text = item.name or '""', _text(item)
        entry: dict[str, Any] = {"location": f"{url}#{item.anchor}"}
        if is_material:  # shows the page above its entries, and takes HTML
            entry |= {"title": escape(title, quote=False), "text": escape(text, quote=False)}
            entry["boost"] = _FIELDS_BOOST * min(1.0, ranks.get(url, 1.0))
        else:
            entry |= {"title": f"{title} · {item.owner}", "text": text}
        yield entry


def _text(item: Item) -> str:
    """Type and description, or the value, as plain text."""
    if item.field is None:
        return item.value
    return f"{item.field.type.text} {text_of(item.field.description)}".strip()
