"""Makes rows of a page results of their own in the bundle that Pagefind has written.

Pagefind keeps a file of each page, a fragment: its text, and the place of each id in it. Within a
page, ids of headings alone are results, called as the headings are. So the ids of rows are named
there, and those of operations get their route. What is found, and in which order, stays.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from ..atomic import whole_file
from .hits import Hit, Hits
from .names import Named

_SIGNATURE = b"pagefind_dcd"
"""What a fragment begins with once it is unpacked; JSON follows."""
_FRAGMENTS = "fragment/*.pf_fragment"
_ENTRY = "pagefind-entry.json"
_INDEX = "index.html"
_ATTRIBUTE = "data-sdk-names"
_HEADING_START = re.compile(r'<h([1-6])(?=\s)[^>]*?\sid="([^"]*)"')
_HEADING = "h6"
"""What Pagefind's script takes for a heading, whatever the element was."""


def bundle_in(site: Path, *folders: str) -> Path | None:
    """The folder of a site that holds Pagefind's bundle; None without one."""
    found = (site / folder for folder in (*folders, "pagefind", "search", "_pagefind"))
    return next((bundle for bundle in found if (bundle / _ENTRY).is_file()), None)


def settings_in(extra: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """What MaterialX's search tells its theme of Pagefind; None where the site has another."""
    search = extra.get("search_config")
    if not isinstance(search, dict) or search.get("provider") != "pagefind":
        return None
    return search.get("pagefind") or {}


def name_anchors(bundle: Path, hits: Hits) -> int:
    """Name the ids of rows, and add to the names of headings; return how many rows have one.

    It can be done any number of times.

    Raises:
        ValueError: A file of the bundle is torn, or has another form.
        OSError: One can't be read or written.
    """
    rows = {hits.urls[path]: on_page for path, _, on_page in hits if path in hits.urls}
    wanted = {*rows, *(address.partition("#")[0] for address in hits.names)}
    by_url = {unquote(url): url for url in wanted}
    count = 0
    for file in sorted(bundle.glob(_FRAGMENTS)):
        try:
            fragment = _read(file.read_bytes())
            url = by_url.get(_url_of(fragment))
            if url is None:
                continue
            before = json.dumps(fragment["anchors"])
            count += _name(fragment["anchors"], url, rows.get(url), hits.names)
        except (EOFError, KeyError, TypeError, ValueError, zlib.error, gzip.BadGzipFile) as error:
            raise ValueError(f"'{file.name}' is not a fragment of a known format") from error
        if json.dumps(fragment["anchors"]) != before:
            with whole_file(file) as stream:
                stream.write(_packed(fragment))
    return count


def with_names(html: str, url: str, names: Mapping[str, Named]) -> str:
    """Return a page's HTML with what its headings are found by besides their text.

    Args:
        html: The whole page.
        url: Its address, as `names` has it.
        names: What is added to entries of pages and headings, by their addresses.
    """

    def heading(start: re.Match[str]) -> str:
        level, id_ = start[1], start[2]
        named = names.get(f"{url}#{id_}") or (names.get(url) if level == "1" else None)
        text = " ".join(filter(None, (_added(named), named.text))) if named else ""
        if not text:
            return start[0]
        attributes = f'{_ATTRIBUTE}="{escape(text)}" data-pagefind-index-attrs="{_ATTRIBUTE}"'
        return f"{start[0]} {attributes}"

    return _HEADING_START.sub(heading, html)


def _read(data: bytes) -> dict[str, Any]:
    """Unpack a fragment; a server may have unpacked it already."""
    text = data if data.startswith(_SIGNATURE) else gzip.decompress(data)
    if not text.startswith(_SIGNATURE):
        raise ValueError
    fragment: dict[str, Any] = json.loads(text.removeprefix(_SIGNATURE))
    return fragment


def _packed(fragment: Mapping[str, Any]) -> bytes:
    text = json.dumps(fragment, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(_SIGNATURE + text.encode(), mtime=0)


def _url_of(fragment: Mapping[str, Any]) -> str:
    """Return the address of a fragment's page as `Hits` has it, less its escapes."""
    path: str = unquote(fragment["url"]).lstrip("/")
    folder, slash, name = path.rpartition("/")
    return f"{folder}{slash}" if name == _INDEX else path


def _name(
    anchors: list[dict[str, Any]],
    url: str,
    on_page: Callable[[], list[Hit]] | None,
    names: Mapping[str, Named],
) -> int:
    """Name the anchors of a page; return how many are those of rows."""
    rows = {hit.anchor: hit.title for hit in on_page()} if on_page else {}
    count = 0
    for anchor in anchors:
        id_ = anchor["id"]
        if id_ in rows:
            anchor |= {"element": _HEADING, "text": rows[id_]}
            count += 1
        elif added := _added(names.get(f"{url}#{id_}")):
            text = anchor["text"]
            anchor["text"] = text if text.endswith(added) else text + added
    return count


def _added(named: Named | None) -> str:
    """Return what a heading is called besides its text."""
    if named is None:
        return ""
    return f"{named.title} {named.path}" if named.path else named.title
