"""The index of a site's search as a file, in the forms that are known.

MkDocs' and Material's is ``{"config": …, "docs": [{"location", "title", "text"}, …]}``, Zensical's
``{"config": …, "items": [{"location", "level", "title", "text", "path", "tags"}, …]}``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from ..atomic import whole_file

INDEX = "search/search_index.json"
"""Where MkDocs and Material write theirs."""
ITEMS = "search.json"
"""Where Zensical writes its own."""
_IN_MATERIAL = "pipeline"
"""A setting that Material's index has in all releases, and MkDocs' own has not."""
_HEAD = re.compile(r'\s*\{\s*"config"\s*:\s*')
_LIST = re.compile(r'\s*,\s*"(docs|items)"\s*:\s*\[\s*')
_GAP = re.compile(r"\s*,?\s*")
_DECODER = json.JSONDecoder()
ENCODER = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False)

Entry = dict[str, Any]


class Form(Enum):
    """Whose index it is."""

    MKDOCS = "MkDocs"
    MATERIAL = "Material"
    ZENSICAL = "Zensical"


class Index:
    """An index that is read and written entry by entry; whole, it would be the peak of memory.

    Attributes:
        form: Whose it is.
    """

    def __init__(
        self, file: Path, text: str, config: dict[str, Any], entries: re.Match[str]
    ) -> None:
        self._file = file
        self._text = text
        self._start = entries.end()
        self._config = config
        self._name = entries[1]
        if self._name == "items":
            self.form = Form.ZENSICAL
        else:
            self.form = Form.MATERIAL if _IN_MATERIAL in config else Form.MKDOCS

    @classmethod
    def of(cls, file: Path) -> Index | None:
        """The index; None where there is none, or one of another form.

        Raises ValueError where it is torn or no text.

        With `prebuild_index` the entries are in a form of lunr's own, too, and can't be added to.
        """
        if not file.is_file():
            return None
        text = file.read_text("utf-8").rstrip()
        head = _HEAD.match(text)
        if head is None or not text.endswith("]}"):  # something stands behind the entries
            return None
        config, end = _DECODER.raw_decode(text, head.end())
        entries = _LIST.match(text, end)
        return cls(file, text, config, entries) if entries else None

    def entries(self) -> Iterator[tuple[Entry, str]]:
        """Yield each entry that the host made, and its JSON; "" where that is to be made anew."""
        at = self._start
        while self._text[at : at + 1] == "{":
            entry, end = _DECODER.raw_decode(self._text, at)
            location = _as_mkdocs_spells(entry["location"])
            is_same = location == entry["location"]
            entry["location"] = location
            yield entry, self._text[at:end] if is_same else ""
            gap = _GAP.match(self._text, end)
            at = gap.end() if gap else len(self._text)

    def write(self, entries: Iterable[str]) -> None:
        """Replace all entries; each text is one or more, as JSON with commas."""
        with whole_file(self._file) as stream:
            stream.write(f'{{"config":{ENCODER.encode(self._config)},"{self._name}":['.encode())
            for at, entry in enumerate(entries):
                stream.write(f"{',' if at else ''}{entry}".encode())
            stream.write(b"]}")


def _as_mkdocs_spells(location: str) -> str:
    """Return an address with the signs escaped that MkDocs escapes: Zensical leaves some."""
    if "%" not in location:
        return location
    path, mark, anchor = location.partition("#")
    known = unquote(path, errors="surrogateescape")
    return quote(known, errors="surrogateescape") + mark + anchor


def first_location(text: str) -> str:
    """Return where the first of some entries leads, as JSON with commas."""
    location: str = _DECODER.raw_decode(text)[0]["location"]
    return location
