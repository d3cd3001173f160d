"""Writes into the built site what other programs read: the search's entries, the inventory."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..build import Build
from ..inventory import merged
from ..items import Item
from . import search


def search_reference(
    site: Path, choice: str, build: Build, named: Sequence[Item], urls: Mapping[str, str]
) -> None:
    """Do what the option `search` asks for with the index that a search plugin wrote."""
    index, pages = site / search.INDEX, build.catalog.pages
    if choice == "fields":
        search.add_entries(index, named, pages, urls, build.relations)
    elif choice == "none":
        generated = [path for path, page in pages.items() if page.generated]
        search.remove_entries(index, [*generated, *build.added], urls)


def write_json(target: Path, data: object) -> None:
    """Write data for programs, without spaces."""
    text = json.dumps(data, separators=(",", ":"), ensure_ascii=False)
    target.write_text(text + "\n", encoding="utf-8")


def write_inventory(target: Path, data: bytes, before: bytes) -> bytes:
    """Write the inventory, together with one that another plugin or the user has there.

    Gives what was written. `before` is what this gave for the last build: in a preview it may
    still be there. Raises ValueError where another's file is no inventory.
    """
    there = target.read_bytes() if target.is_file() else before
    if there != before:
        data = merged(data, there)
    target.write_bytes(data)
    return data
