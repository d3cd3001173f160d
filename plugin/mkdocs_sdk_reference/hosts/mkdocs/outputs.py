"""Makes what other programs read, and writes it into the site: search's entries, inventory.

Each file is there whole or not at all. Where one can't be written, PluginError names it: the host
then says so in one line.
"""

from __future__ import annotations

import json
import posixpath
from collections import deque
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING
from urllib.parse import quote

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from ...exports import search
from ...exports.atomic import replace_file, whole_file
from ...exports.inventory import inventory, merged
from ...exports.markdown import clean_page, listing
from ...exports.models_json import Data
from ...extension.site import Build
from ...extension.spool import Spool
from .options import SdkReferenceConfig
from .preview import Preview

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

_log = get_plugin_logger(__name__)
_INVENTORY = "objects.inv"
_MODELS_JSON = "models.json"
_LISTING = "llms.txt"
_MARK = "<!-- The SDK's reference: -->"
"""What stands before the plugin's part of a listing, so that a later build finds it again."""


class SiteSpool(Spool):
    """A spool in the site's folder; PluginError says that it has no room for it."""

    def add(self, data: bytes) -> int:
        """Keep a piece."""
        try:
            return super().add(data)
        except OSError as error:
            raise _unwritable(self.folder, error) from error

    def get(self, number: int) -> bytes:
        """A piece by its number."""
        try:
            return super().get(number)
        except OSError as error:
            raise _unwritable(self.folder, error) from error

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
        raise _unwritable(path, error) from error


def _unwritable(path: Path | str, error: OSError) -> PluginError:
    return PluginError(f"'{path}' can't be written: {error.strerror or error}")


@contextmanager
def _output(target: Path) -> Iterator[IO[bytes]]:
    with _naming(target), whole_file(target) as stream:
        yield stream


class Outputs:
    """What other programs read of all pages at once.

    It is made as soon as the pages are read, where the build lets go of them, and written once the
    site is there: other plugins write some of the same files.

    Args:
        options: The plugin's own.
        preview: What the last build of a preview made.
    """

    def __init__(self, options: SdkReferenceConfig, preview: Preview) -> None:
        self._options = options
        self._preview = preview
        self._build: Build | None = None
        self._reference: Data | None = None
        self._hits: search.Hits | search.SpooledHits | None = None
        self._left_out: Collection[str] = ()
        self._inventory = b""
        self._index: tuple[int, int] | None = None

    def make(
        self,
        build: Build,
        reference: Data,
        urls: Mapping[str, str],
        site_name: str,
        spool: Spool | None,
    ) -> None:
        """Make what can be made now.

        Args:
            build: The build, whose pages are read.
            reference: The data for `models.json`.
            urls: The pages' addresses, by path.
            site_name: The site's name.
            spool: Where to keep what is made, if the build lets go of its pages.
        """
        options = self._options
        if spool is None:
            self._build, self._reference = build, reference
        named = build.reference.symbols()
        if options.search == "fields" and spool is not None:
            self._hits = search.SpooledHits(build, urls, spool)
            named = self._hits.taking(named)
        elif options.search == "fields":
            self._hits = search.Hits(build, urls)
        elif options.search == "none":
            generated = [path for path, page in build.reference.pages.items() if page.generated]
            self._left_out = {urls[p] for p in (*generated, *build.added) if p in urls}
        # A preview's first build's will do: it costs each edit's time.
        if options.inventory and self._preview.builds <= 1:
            first = next(named, None)
            if first is not None:
                self._inventory = inventory(site_name, chain((first,), named), urls)
        if isinstance(self._hits, search.SpooledHits):
            deque(named, maxlen=0)  # the inventory may have taken none

    @staticmethod
    def need_pages(options: SdkReferenceConfig) -> bool:
        """Whether something is made of the pages only when it is written."""
        return options.markdown or options.models_json

    def write(self, config: MkDocsConfig, files: Files, *, is_dirty: bool) -> None:
        """Write all of it.

        Args:
            config: The host's settings.
            files: The host's files.
            is_dirty: Whether what is there may be of a build before.
        """
        site = Path(config.site_dir)
        index = site / search.INDEX
        if self._index != _stamp(index):  # else a build within this build's end has written it
            try:
                search_reference(site, self._hits, self._preview.entries, self._left_out)
            except ValueError as error:
                _log.warning(f"'{search.INDEX}' is left as it is: {error}.")
            self._index = _stamp(index)
        if self._options.markdown and self._build is not None:
            write_markdown(site, config, self._build, files, again=is_dirty)
        if self._options.models_json and files.get_file_from_path(_MODELS_JSON):
            _log.warning(f"'{_MODELS_JSON}' of the docs folder is left as it is.")
        elif self._options.models_json and self._reference is not None:
            write_json(site / _MODELS_JSON, self._reference.as_dict())
        if self._inventory:
            others = "mkdocstrings" in config.plugins or files.get_file_from_path(_INVENTORY)
            try:
                write_inventory(site / _INVENTORY, self._inventory, is_ours=is_dirty and not others)
            except ValueError as error:
                _log.warning(f"'{_INVENTORY}' is left as it is: {error}.")


def _stamp(file: Path) -> tuple[int, int] | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_ino


def search_reference(
    site: Path,
    hits: search.Hits | search.SpooledHits | None,
    kept: search.KeptEntries | None,
    left_out: Collection[str],
) -> None:
    """Do what the option `search` asks for with the index that a search plugin wrote.

    Args:
        site: The built site's folder.
        hits: What to add.
        kept: What was added in a preview before.
        left_out: Addresses of pages to take out.

    Raises ValueError where it is no index.
    """
    index = site / search.INDEX
    with _naming(index):
        if hits is not None:
            search.add_entries(index, hits, kept)
        if left_out:
            search.remove_entries(index, left_out)


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
        for _, page in sorted(build.reference.pages.items())
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

            text = clean_page(build.reference.pages[path], build.reference, link)
            with _output(target) as stream:
                stream.write(text.encode())
    base = config.site_url.rstrip("/") + "/" if config.site_url else ""
    listed = [(build.reference.pages[path], base + quote(twin)) for path, twin in ours.items()]
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
