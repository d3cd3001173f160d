"""A Sphinx inventory (version 2) of a site's named things, for other sites to link to.

The format is that of ``sphinx.util.inventory``: four lines of head, then zlib-compressed lines
``name domain:role priority location display-name``, where a ``$`` at the location's end stands
for the name and ``-`` for a display name that is the name.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping

from ..reference import Symbol, SymbolKind

_ROLES = {
    SymbolKind.TYPE: "class",
    SymbolKind.FIELD: "attribute",
    SymbolKind.VALUE: "data",
    SymbolKind.OPERATION: "method",
}
"""Roles of Sphinx's Python domain, which mkdocstrings and Sphinx look into without being told."""
_HEAD_LINES = 4
_MISREAD = re.compile(r"\s\S+\s+-?\d+(?:\s|$)")
"""What Sphinx takes for the end of a name, with its role and priority."""


def inventory(project: str, named: Iterable[Symbol], urls: Mapping[str, str]) -> bytes:
    """The inventory file of these things; `urls` are the pages' addresses in the site."""
    return _file(_head(project), _lines(named, urls))


def _lines(named: Iterable[Symbol], urls: Mapping[str, str]) -> Iterator[str]:
    """A line for each name and role, of those that are equal for the first."""
    taken = set()
    for symbol in named:
        role = _ROLES.get(symbol.kind)
        url = urls.get(symbol.page)
        if role is None or url is None:
            continue
        location = f"{url}#{symbol.anchor}" if symbol.anchor else url or "./"
        name = " ".join(symbol.full_name.split())
        if _MISREAD.search(name):
            name = name.replace(" ", "-")
        key = f"{name} py:{role}"
        if key not in taken:
            taken.add(key)
            yield f"{key} 1 {location} -"


def merged(ours: bytes, others: bytes) -> bytes:
    """Return another tool's inventory with ours added; its own entries win.

    Raises:
        ValueError: `others` isn't an inventory of version 2.
    """
    head, other_lines = _parts(others)
    known = {_key(line) for line in other_lines}
    added = (line for line in _parts(ours)[1] if _key(line) not in known)
    return _file(head, [*other_lines, *added])


def _head(project: str) -> bytes:
    name = " ".join(project.split())
    return (
        f"# Sphinx inventory version 2\n# Project: {name}\n# Version: \n"
        "# The remainder of this file is compressed using zlib.\n"
    ).encode()


def _file(head: bytes, lines: Iterable[str]) -> bytes:
    compressor = zlib.compressobj()
    parts = [compressor.compress(f"{line}\n".encode()) for line in lines]
    return b"".join((head, *parts, compressor.flush()))


def _parts(file: bytes) -> tuple[bytes, list[str]]:
    parts = file.split(b"\n", _HEAD_LINES)
    if len(parts) <= _HEAD_LINES or not parts[0].endswith(b"version 2"):
        raise ValueError("not a version 2 Sphinx inventory")
    try:
        body = zlib.decompress(parts[_HEAD_LINES]).decode()
    except (zlib.error, UnicodeDecodeError) as error:
        raise ValueError("not a version 2 Sphinx inventory") from error
    head = b"".join(part + b"\n" for part in parts[:_HEAD_LINES])
    return head, [line for line in body.split("\n") if line]


def _key(line: str) -> str:
    """The name and the role, by which an inventory tells entries apart."""
    return line.rsplit(" ", 3)[0]
