"""Writes what programs read into a built site: inventory, JSON, Markdown, and the report.

Each file is there whole or not at all.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from urllib.parse import quote

from ..reference import Reference
from ..reference.split import Split
from .atomic import replace_file, whole_file
from .inventory import merged
from .markdown import Address, clean_page, listing

INVENTORY = "objects.inv"
MODELS_JSON = "models.json"
LISTING = "llms.txt"
_MARK = b"<!-- The SDK's reference: -->"
"""What stands before the reference's part of a listing, so that a later build finds it again."""


class WriteError(Exception):
    """A file or folder can't be written; the text names it and says why, in one line."""


@contextmanager
def naming(path: Path | str) -> Iterator[None]:
    """Say in one line what can't be written.

    Raises:
        WriteError: It can't.
    """
    try:
        yield
    except OSError as error:
        message = f"'{path}' can't be written: {error.strerror or error}"
        raise WriteError(message) from error


@contextmanager
def _output(target: Path) -> Iterator[IO[bytes]]:
    with naming(target), whole_file(target) as stream:
        yield stream


def write_markdown(  # noqa: PLR0913 (what a site consists of)
    site_folder: Path,
    reference: Reference,
    split: Split,
    place: Callable[[str], str | None],
    *,
    name: str,
    url: str,
    is_ours: Callable[[str], bool],
) -> list[str]:
    """Write each generated page as Markdown beside its HTML, and list them in ``llms.txt``.

    A file that is there already is another's, and stays; so does an ``llms.txt``, to which the list
    is added.

    Args:
        site_folder: The built site's folder.
        reference: The site's pages.
        split: The pages of operations that are shown as several.
        place: Returns where a file of the docs folder stands in the site; None where it doesn't.
        name: The site's name.
        url: Its address; "" where that isn't known.
        is_ours: Whether a file that is there is of a build before.

    Returns:
        Paths of the Markdown files that are ours.
    """
    pages = {path: page for path, page in reference.pages.items() if page.generated}
    pages |= split.pages
    twins = {path: twin_of(at) for path in sorted(pages) if (at := place(path)) is not None}
    written = []
    for path, twin in twins.items():
        target = site_folder / twin
        if is_ours(twin) or not target.exists():
            written.append(twin)
            address = _seen_from(path, twins, split, place)
            with _output(target) as stream:
                stream.write(clean_page(pages[path], reference, address).encode())
    if twins:
        base = url.rstrip("/") + "/" if url else ""
        listed = listing([(pages[path], base + quote(twin)) for path, twin in twins.items()])
        _add_listing(site_folder / LISTING, listed, name)
    return written


def _seen_from(
    page: str, twins: Mapping[str, str], split: Split, place: Callable[[str], str | None]
) -> Address:
    """Return what finds the addresses that the Markdown of a page links to."""
    here = posixpath.dirname(twins[page]) or "."

    def address(path: str, anchor: str) -> str | None:
        path = split.place(path, anchor)
        if path == page:
            return ""
        there = twins.get(path) or place(path)
        return quote(posixpath.relpath(there, here)) if there else None

    return address


def _add_listing(target: Path, listed: str, name: str) -> None:
    """Put the list into ``llms.txt``, behind what another has written there."""
    head = target.read_bytes() if target.is_file() else f"# {name}\n".encode()
    own, _, _ = head.partition(_MARK)
    with _output(target) as stream:
        stream.write(b"\n\n".join([own.rstrip(), _MARK, listed.encode()]))


def twin_of(page: str) -> str:
    """Return where the Markdown of an HTML page stands."""
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
        ValueError: Another's file isn't an inventory.
    """
    if target.is_file() and not is_ours:
        data = merged(data, target.read_bytes())
    with _output(target) as stream:
        stream.write(data)


def write_report(target: Path, text: str) -> None:
    """Write the report, wherever the user wants it; a device or a link is written through.

    A file's name that isn't valid text is written with escapes, as in JSON.
    """
    data = text.encode("utf-8", "backslashreplace")
    with naming(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_symlink() or (target.exists() and not target.is_file()):
            target.write_bytes(data)
        else:
            replace_file(target, data)
