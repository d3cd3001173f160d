"""Writes what other programs read into the site: search's entries, inventory, JSON, Markdown.

Each file is there whole or not at all. Where one can't be written, PluginError names it: the host
then says so in one line.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING
from urllib.parse import quote

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from ...exports import search
from ...exports.atomic import replace_file, whole_file
from ...exports.inventory import inventory, merged
from ...exports.markdown import clean_page, listing
from ...extension import Site
from .options import SdkReferenceConfig
from .preview import Preview
from .urls import Addresses

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

_log = get_plugin_logger(__name__)
_INVENTORY = "objects.inv"
_MODELS_JSON = "models.json"
_LISTING = "llms.txt"
_MARK = "<!-- The SDK's reference: -->"
"""What stands before the plugin's part of a listing, so that a later build finds it again."""


def write(
    site: Site,
    options: SdkReferenceConfig,
    config: MkDocsConfig,
    addresses: Addresses,
    preview: Preview,
) -> None:
    """Write all that the options ask for; nothing into a site without a page that is ours."""
    if site.has_pages:
        _write_into_site(site, options, config, addresses, preview)
    if options.report:  # last: it is whole where all else is
        target = Path(config.config_file_path or ".").parent / options.report
        write_report(target, site.report.as_json() + "\n")


def _write_into_site(
    site: Site,
    options: SdkReferenceConfig,
    config: MkDocsConfig,
    addresses: Addresses,
    preview: Preview,
) -> None:
    folder = Path(config.site_dir)
    try:
        _write_search(folder, site, options, addresses, preview)
    except ValueError as error:
        _log.warning(f"'{search.INDEX}' is left as it is: {error}.")
    if options.markdown:
        write_markdown(folder, config, site, addresses.files, again=preview.is_dirty)
    if options.models_json and addresses.files.get_file_from_path(_MODELS_JSON):
        _log.warning(f"'{_MODELS_JSON}' of the docs folder is left as it is.")
    elif options.models_json:
        write_json(folder / _MODELS_JSON, config.extra["sdk_reference"].as_dict())
    # A preview's first build's will do: it costs each edit's time.
    if options.inventory and not preview.is_rebuild:
        _write_inventory(folder, site, config, addresses, is_dirty=preview.is_dirty)


def _write_search(
    folder: Path,
    site: Site,
    options: SdkReferenceConfig,
    addresses: Addresses,
    preview: Preview,
) -> None:
    """Do what the option `search` asks for with the index that a search plugin wrote."""
    index = folder / search.INDEX
    urls = addresses.pages
    with _naming(index):
        if options.search == "none":
            ours = (path for path, page in site.reference.pages.items() if page.generated)
            added = (*site.added, *site.split.pages)
            left_out = {urls[path] for path in (*ours, *added) if path in urls}
            search.remove_entries(index, left_out)
        else:
            has_fields = options.search == "fields"
            hits = search.Hits(
                site.reference, urls, site.added.values(), site.split, has_fields=has_fields
            )
            search.add_entries(index, hits, preview.entries)


def _write_inventory(
    folder: Path, site: Site, config: MkDocsConfig, addresses: Addresses, *, is_dirty: bool
) -> None:
    data = inventory(
        config.site_name, map(site.split.placed, site.reference.symbols()), addresses.pages
    )
    if data is None:
        return
    others = "mkdocstrings" in config.plugins or addresses.files.get_file_from_path(_INVENTORY)
    try:
        write_inventory(folder / _INVENTORY, data, is_ours=is_dirty and not others)
    except ValueError as error:
        _log.warning(f"'{_INVENTORY}' is left as it is: {error}.")


@contextmanager
def _naming(path: Path | str) -> Iterator[None]:
    """Say in one line what can't be written."""
    try:
        yield
    except OSError as error:
        message = f"'{path}' can't be written: {error.strerror or error}"
        raise PluginError(message) from error


@contextmanager
def _output(target: Path) -> Iterator[IO[bytes]]:
    with _naming(target), whole_file(target) as stream:
        yield stream


def write_markdown(
    site_folder: Path, config: MkDocsConfig, site: Site, files: Files, *, again: bool
) -> None:
    """Write each generated page as Markdown beside its HTML, and list them in ``llms.txt``.

    A file that is there already is another plugin's, and stays; so does an ``llms.txt``, to which
    the list is added.

    Args:
        site_folder: The built site's folder.
        config: The host's settings.
        site: What is known of the site.
        files: The host's files.
        again: Whether what is there may be of a build before, as with ``--dirty``.
    """
    pages = {path: page for path, page in site.reference.pages.items() if page.generated}
    pages = dict(sorted((pages | site.split.pages).items()))
    ours = {path: _twin(files.src_uris[path].dest_uri) for path in pages}
    for path, twin in ours.items():
        target = site_folder / twin
        if again or not target.exists():
            here = posixpath.dirname(twin)

            def link(other: str, anchor: str, path: str = path, here: str = here) -> str | None:
                other = site.split.place(other, anchor)
                if other == path:
                    return ""
                file = files.src_uris.get(other)
                there = ours.get(other) or (file.dest_uri if file else None)
                return quote(posixpath.relpath(there, here or ".")) if there else None

            text = clean_page(pages[path], site.reference, link)
            with _output(target) as stream:
                stream.write(text.encode())
    base = config.site_url.rstrip("/") + "/" if config.site_url else ""
    listed = [(pages[path], base + quote(twin)) for path, twin in ours.items()]
    if listed:
        index = site_folder / _LISTING
        head = index.read_bytes() if index.is_file() else f"# {config.site_name}\n".encode()
        mark = _MARK.encode()
        with _output(index) as stream:
            stream.write(
                b"\n\n".join([head.partition(mark)[0].rstrip(), mark, listing(listed).encode()])
            )


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

    Args:
        target: The file.
        data: The inventory.
        is_ours: Whether nobody else can have written what is there: it is of a build before.

    Raises:
        ValueError: Another's file is no inventory.
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
