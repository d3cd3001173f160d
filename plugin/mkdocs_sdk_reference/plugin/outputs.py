"""Writes into the built site what other programs read: the search's entries, the inventory."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from ..build import Build
from ..clean_markdown import clean_page, listing
from ..inventory import merged
from . import search

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

_LISTING = "llms.txt"
_MARK = "<!-- The SDK's reference: -->"
"""What stands before the plugin's part of a listing, so that a later build finds it again."""


def search_reference(
    site: Path, choice: str, build: Build, urls: Mapping[str, str], kept: search.KeptEntries | None
) -> None:
    """Do what the option `search` asks for with the index that a search plugin wrote."""
    index, pages = site / search.INDEX, build.catalog.pages
    if choice == "fields":
        search.add_entries(index, build, urls, kept)
    elif choice == "none":
        generated = [path for path, page in pages.items() if page.generated]
        search.remove_entries(index, [*generated, *build.added], urls)


def write_markdown(
    site: Path, config: MkDocsConfig, build: Build, files: Files, *, again: bool
) -> None:
    """Write each generated page as Markdown beside its HTML, and list them in ``llms.txt``.

    A file that is there already is another plugin's, and stays; so does an ``llms.txt``, to which
    the list is added.

    Args:
        site: The built site's folder.
        config: The host's settings.
        build: The build.
        files: The host's files.
        again: Whether what is there may be of a build before, as with ``--dirty``.
    """
    ours = {
        page.path: _twin(files.src_uris[page.path].dest_uri)
        for _, page in sorted(build.catalog.pages.items())
        if page.generated
    }
    for path, twin in ours.items():
        target = site / twin
        if again or not target.exists():
            here = posixpath.dirname(twin)

            def link(other: str, here: str = here) -> str | None:
                file = files.src_uris.get(other)
                there = ours.get(other) or (file.dest_uri if file else None)
                return quote(posixpath.relpath(there, here or ".")) if there else None

            text = clean_page(build.catalog.pages[path], build.links, link)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
    base = config.site_url.rstrip("/") + "/" if config.site_url else ""
    listed = [(build.catalog.pages[path], base + quote(twin)) for path, twin in ours.items()]
    index = site / _LISTING
    head = index.read_text("utf-8") if index.is_file() else f"# {config.site_name}\n"
    if listed:
        text = f"{head.partition(_MARK)[0].rstrip()}\n\n{_MARK}\n\n{listing(listed)}"
        index.write_text(text, encoding="utf-8", newline="\n")


def _twin(page: str) -> str:
    """Where the Markdown of an HTML page stands."""
    return page.removesuffix(".html") + ".md"


def write_json(target: Path, data: object) -> None:
    """Write data for programs, without spaces."""
    text = json.dumps(data, separators=(",", ":"), ensure_ascii=False)
    target.write_text(text + "\n", encoding="utf-8")


def write_inventory(target: Path, data: bytes, *, is_ours: bool) -> None:
    """Write the inventory, together with one that another plugin or the user has there.

    `is_ours` says that nobody else can have written what is there: it is of a build before.
    Raises ValueError where another's file is no inventory.
    """
    if target.is_file() and not is_ours:
        data = merged(data, target.read_bytes())
    target.write_bytes(data)
