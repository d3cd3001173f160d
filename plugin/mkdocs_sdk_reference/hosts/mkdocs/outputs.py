"""Writes files for other programs into the site: search entries, inventory, JSON, Markdown.

If a file can't be written, a PluginError names it, which the host shows in one line.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from ...exports.inventory import inventory
from ...exports.search import pagefind
from ...exports.search.entries import add_entries, remove_entries
from ...exports.search.hits import Hits
from ...exports.search.index import INDEX
from ...exports.site_files import (
    INVENTORY,
    MODELS_JSON,
    WriteError,
    naming,
    write_inventory,
    write_json,
    write_markdown,
    write_report,
)
from ...extension import Site
from .options import SdkReferenceConfig
from .preview import Preview
from .urls import Addresses

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_log = get_plugin_logger(__name__)


def write(
    site: Site,
    options: SdkReferenceConfig,
    config: MkDocsConfig,
    addresses: Addresses,
    preview: Preview,
) -> None:
    """Write all files that the options ask for; none into a site without generated pages."""
    try:
        if site.has_pages:
            _write_into_site(site, options, config, addresses, preview)
        if options.report:  # last, when everything else is complete
            target = Path(config.config_file_path or ".").parent / options.report
            write_report(target, site.report.as_json() + "\n")
    except WriteError as error:
        raise PluginError(str(error)) from error


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
        _log.warning(f"'{INDEX}' is left as it is: {error}.")
    if options.search != "none":  # with "none", Pagefind itself leaves out the pages
        _name_in_pagefind(folder, site, options, config, addresses)
    if options.markdown:
        files = addresses.files.src_uris
        write_markdown(
            folder,
            site.reference,
            site.split,
            lambda path: files[path].dest_uri if path in files else None,
            name=config.site_name,
            url=config.site_url or "",
            is_ours=lambda _: preview.is_dirty,
        )
    if options.models_json and addresses.files.get_file_from_path(MODELS_JSON):
        _log.warning(f"'{MODELS_JSON}' in the docs folder is left as it is.")
    elif options.models_json:
        write_json(folder / MODELS_JSON, config.extra["sdk_reference"].as_dict())
    # In a preview, the first build's inventory is enough: rewriting it would slow each edit.
    if options.inventory and not preview.is_rebuild:
        _write_inventory(folder, site, config, addresses, is_dirty=preview.is_dirty)


def _write_search(
    folder: Path,
    site: Site,
    options: SdkReferenceConfig,
    addresses: Addresses,
    preview: Preview,
) -> None:
    """Apply the option `search` to the index that a search plugin wrote."""
    index = folder / INDEX
    urls = addresses.pages
    with naming(index):
        if options.search == "none":
            ours = (path for path, page in site.reference.pages.items() if page.generated)
            added = (*site.added, *site.split.pages)
            left_out = {urls[path] for path in (*ours, *added) if path in urls}
            remove_entries(index, left_out)
        else:
            add_entries(index, hits(site, options, addresses), preview.entries)


def _name_in_pagefind(
    folder: Path,
    site: Site,
    options: SdkReferenceConfig,
    config: MkDocsConfig,
    addresses: Addresses,
) -> None:
    """Name rows and routes in Pagefind's bundle, if the theme's search has one."""
    settings = pagefind.settings_in(config.extra)
    if settings is None:
        return
    bundle = pagefind.bundle_in(folder, str(settings.get("outputSubdir") or ""))
    if bundle is None:
        return
    try:
        with naming(bundle):
            pagefind.name_anchors(bundle, hits(site, options, addresses))
    except ValueError as error:
        _log.warning(f"Pagefind's bundle in '{bundle.name}' is left as it is: {error}.")


def hits(site: Site, options: SdkReferenceConfig, addresses: Addresses) -> Hits:
    """Return the hits for a search index."""
    return Hits(
        site.reference,
        addresses.pages,
        site.added.values(),
        site.split,
        has_fields=options.search == "fields",
    )


def _write_inventory(
    folder: Path, site: Site, config: MkDocsConfig, addresses: Addresses, *, is_dirty: bool
) -> None:
    data = inventory(
        config.site_name, map(site.split.placed, site.reference.symbols()), addresses.pages
    )
    if data is None:
        return
    others = "mkdocstrings" in config.plugins or addresses.files.get_file_from_path(INVENTORY)
    try:
        write_inventory(folder / INVENTORY, data, is_ours=is_dirty and not others)
    except ValueError as error:
        _log.warning(f"'{INVENTORY}' is left as it is: {error}.")
