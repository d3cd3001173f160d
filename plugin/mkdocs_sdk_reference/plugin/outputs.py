"""Writes into the built site what other programs read: the search's entries, the inventory.

Each file is there whole or not at all. Where one can't be written, PluginError names it: the host
then says so in one line.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING
from urllib.parse import quote

from mkdocs.exceptions import PluginError

from ..asides import Asides
from ..build import Build
from ..clean_markdown import clean_page, listing
from ..inventory import merged
from ..replacing import replace_file, whole_file
from . import search

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

_LISTING = "llms.txt"
_MARK = "<!-- The SDK's reference: -->"
"""What stands before the plugin's part of a listing, so that a later build finds it again."""


class SiteAsides(Asides):
    """Asides in the site's folder; PluginError says that it has no room for them."""

    def keep(self, pieces: Sequence[str]) -> Iterator[str]:
        """Keep the asides of a page."""
        with _naming(self.folder):
            yield from super().keep(pieces)

    def put_back(self, html: str, change: Callable[[str], str]) -> str:
        """Put a page's asides in the places of their comments."""
        with _naming(self.folder):
            return super().put_back(html, change)

    def close(self) -> None:
        """Let go of the file."""
        with _naming(self.folder):
            super().close()


@contextmanager
def _naming(path: Path | str) -> Iterator[None]:
    """Say in one line what can't be written."""
    try:
        yield
    except OSError as error:
        raise PluginError(f"'{path}' can't be written: {error.strerror or error}") from error


@contextmanager
def _output(target: Path) -> Iterator[IO[bytes]]:
    with _naming(target), whole_file(target) as stream:
        yield stream


def search_reference(
    site: Path, choice: str, build: Build, urls: Mapping[str, str], kept: search.KeptEntries | None
) -> None:
    """Do what the option `search` asks for with the index that a search plugin wrote.

    Raises ValueError where it isn't one.
    """
    index, pages = site / search.INDEX, build.catalog.pages
    with _naming(index):
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
            with _output(target) as stream:
                stream.write(text.encode())
    base = config.site_url.rstrip("/") + "/" if config.site_url else ""
    listed = [(build.catalog.pages[path], base + quote(twin)) for path, twin in ours.items()]
    index = site / _LISTING
    head = index.read_bytes() if index.is_file() else f"# {config.site_name}\n".encode()
    if listed:
        mark = _MARK.encode()
        pieces = [head.partition(mark)[0].rstrip(), mark, listing(listed).encode()]
        with _output(index) as stream:
            stream.write(b"\n\n".join(pieces))


def _twin(page: str) -> str:
    """Where the Markdown of an HTML page stands."""
    return page.removesuffix(".html") + ".md"


def write_json(target: Path, data: object) -> None:
    """Write data for programs, without spaces."""
    text = json.dumps(data, separators=(",", ":"), ensure_ascii=False)
    with _output(target) as stream:
        stream.write(f"{text}\n".encode())


def write_inventory(target: Path, data: bytes, *, is_ours: bool) -> None:
    """Write the inventory, together with one that another plugin or the user has there.

    `is_ours` says that nobody else can have written what is there: it is of a build before.
    Raises ValueError where another's file is no inventory.
    """
    if target.is_file() and not is_ours:
        data = merged(data, target.read_bytes())
    with _output(target) as stream:
        stream.write(data)


def write_report(target: Path, text: str) -> None:
    """Write the report, wherever the user wants it; a device or a link is written through.

    A name of a file that is no text is written with escapes, as JSON has them, too.
    """
    data = text.encode("utf-8", "backslashreplace")
    with _naming(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_symlink() or (target.exists() and not target.is_file()):
            target.write_bytes(data)
        else:
            replace_file(target, data)
