"""Adds to the built site of another host what the MkDocs plugin writes at the end of a build.

It needs nothing from the host but the built files.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from ...checks.display import counted, shown
from ...checks.findings import Levels
from ...checks.linter import Linter, of_reference
from ...checks.report import Report
from ...exports.atomic import whole_file
from ...exports.inventory import inventory
from ...exports.models_json import Data
from ...exports.search.entries import remove_entries
from ...exports.search.finish import finish_index
from ...exports.search.hits import Hits
from ...exports.search.index import INDEX, ITEMS
from ...exports.search.pagefind import bundle_in, name_anchors
from ...exports.site_files import (
    INVENTORY,
    LISTING,
    MODELS_JSON,
    WriteError,
    naming,
    write_inventory,
    write_json,
    write_markdown,
    write_report,
)
from .places import SitePages

_STATE = ".sdk-reference-finished.json"
"""The list of files written into a site, with their digests."""
_UNKNOWN = "left as it is: unknown format"


class FinishError(Exception):
    """A site can't be finished; the text says why, in one line."""


@dataclass(frozen=True, slots=True)
class Outputs:
    """What to write, by the options of the same names in `mkdocs.yml`.

    Attributes:
        name: The site's name.
        url: The site's address; "" if unknown.
        search: `fields`, `pages` or `none`.
        report: The file of the report; None for none.
        levels: Levels of findings in the report that differ from the rules' own.
    """

    name: str = "SDK reference"
    url: str = ""
    search: str = "fields"
    inventory: bool = True
    markdown: bool = False
    models_json: bool = False
    report: Path | None = None
    levels: Levels = field(default_factory=dict)


def finish(pages: SitePages, outputs: Outputs) -> Iterator[str]:
    """Write the requested files into a site; yield a line for each.

    Raises:
        FinishError: A file can't be read or written.
    """
    written = _Written(pages.site)
    try:
        yield from _search(pages, outputs)
        if outputs.markdown:
            yield _markdown(pages, outputs, written)
        if outputs.models_json:
            yield _models_json(pages, written)
        if outputs.inventory:
            yield _inventory(pages, outputs, written)
        written.end()
        if outputs.report:
            write_report(outputs.report, _report(pages, outputs.levels).as_json() + "\n")
            yield f"{shown(str(outputs.report))}: written"
    except WriteError as error:
        raise FinishError(str(error)) from None


def _search(pages: SitePages, outputs: Outputs) -> Iterator[str]:
    found = [name for name in (ITEMS, INDEX) if (pages.site / name).is_file()]
    for name in found:
        yield f"{name}: {_finish_index(pages, outputs.search, pages.site / name)}"
    bundle = bundle_in(pages.site)
    if bundle is not None:
        yield f"{bundle.name}: {_finish_bundle(pages, outputs.search, bundle)}"
    elif not found:
        yield f"search: nothing to do, as there is neither {ITEMS} nor {INDEX}"


def _finish_index(pages: SitePages, search: str, file: Path) -> str:
    """Update a search index; return a description of the result.

    Raises:
        FinishError: The index is damaged or isn't text.
    """
    try:
        with naming(file):
            if search == "none":
                is_known = remove_entries(file, pages.generated)
                return "removed the pages of the reference" if is_known else _UNKNOWN
            done = finish_index(file, _hits(pages, search))
    except (ValueError, KeyError, TypeError) as error:
        reason = " ".join(str(error).split())
        raise FinishError(f"'{shown(str(file))}' can't be read: {reason}") from None
    return f"{done.rows:,} fields, values and parameters ({done.form.value})" if done else _UNKNOWN


def _finish_bundle(pages: SitePages, search: str, bundle: Path) -> str:
    """Update Pagefind's bundle; return a description of the result.

    Raises:
        FinishError: One of its files is damaged, or has an unknown format.
    """
    if search == "none":
        return "left as it is: Pagefind can't remove pages"
    try:
        with naming(bundle):
            rows = name_anchors(bundle, _hits(pages, search))
    except ValueError as error:
        raise FinishError(f"'{shown(str(bundle))}' can't be read: {error}") from None
    return f"{rows:,} fields, values and parameters (Pagefind)"


def _hits(pages: SitePages, search: str) -> Hits:
    has_fields = search == "fields"
    return Hits(pages.reference, pages.urls, pages.added, pages.split, has_fields=has_fields)


def _markdown(pages: SitePages, outputs: Outputs, written: _Written) -> str:
    ours = write_markdown(
        pages.site,
        pages.reference,
        pages.split,
        pages.outputs.get,
        name=outputs.name,
        url=outputs.url,
        is_ours=written.is_ours,
    )
    written.add(ours)
    return f"{LISTING}: {counted(len(ours), 'page')} as Markdown"


def _models_json(pages: SitePages, written: _Written) -> str:
    if (pages.site / MODELS_JSON).exists() and not written.is_ours(MODELS_JSON):
        return f"{MODELS_JSON}: left as it is: another program wrote it"
    data = Data(lambda: pages.reference, pages.urls, pages.split.place)
    write_json(pages.site / MODELS_JSON, data.as_dict())
    written.add([MODELS_JSON])
    return f"{MODELS_JSON}: {len(data.types):,} types, {len(data.operations):,} operations"


def _inventory(pages: SitePages, outputs: Outputs, written: _Written) -> str:
    target = pages.site / INVENTORY
    is_alone = written.is_ours(INVENTORY) or not target.exists()
    symbols = map(pages.split.placed, pages.reference.symbols())
    data = inventory(outputs.name, symbols, pages.urls)
    try:
        write_inventory(target, data, is_ours=is_alone)
    except ValueError as error:
        return f"{INVENTORY}: left as it is: {error}"
    if is_alone:
        written.add([INVENTORY])
    return f"{INVENTORY}: {'written' if is_alone else 'merged with the existing one'}"


def _report(pages: SitePages, levels: Levels) -> Report:
    reference = pages.reference
    linter = Linter(reference, all_pages=False)
    return Report(
        pages=Counter(page.kind.value for page in reference.pages.values()),
        read_anew=len(reference.pages),
        findings=[*linter.pages(), *of_reference(reference)],
        levels=levels,
    )


class _Written:
    """The files that were written into a site before, and those written now.

    A file that has changed since no longer counts as ours.
    """

    def __init__(self, site: Path) -> None:
        self._site = site
        self._before: Mapping[str, str] = {}
        self._now: dict[str, str] = {}
        with suppress(OSError, ValueError, KeyError, TypeError):
            self._before = dict(json.loads((site / _STATE).read_text("utf-8"))["files"])

    def is_ours(self, name: str) -> bool:
        """Return whether a file is unchanged since we wrote it."""
        return name in self._before and self._before[name] == _digest(self._site / name)

    def add(self, names: Iterable[str]) -> None:
        """Record files that have been written."""
        self._now |= {name: _digest(self._site / name) for name in names}

    def end(self) -> None:
        """Delete files that are no longer written, and save the list of the others."""
        for name in self._before.keys() - self._now.keys():
            if self.is_ours(name):
                with naming(self._site / name):
                    (self._site / name).unlink()
        if self._now != self._before:
            data = {"version": 1, "files": dict(sorted(self._now.items()))}
            with naming(self._site / _STATE), whole_file(self._site / _STATE) as stream:
                stream.write(f"{json.dumps(data, indent=1)}\n".encode())


def _digest(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""
