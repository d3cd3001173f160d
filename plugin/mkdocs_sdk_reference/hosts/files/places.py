"""Where the pages of a docs folder stand in the site that a host has built of it."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ...reference import Reference
from ...reference.added import AddedKind, AddedPage, added_pages
from ...reference.split import Split, is_long

_HOMES = frozenset({"index", "readme"})
_INDEX = "index.html"


@dataclass(frozen=True)
class SitePages:
    """The pages of a site that a host has built.

    Attributes:
        site: The site's folder.
        reference: What the pages say.
        added: The pages that were added.
        split: The pages of operations that are shown as several.
        outputs: The file of each page in the site, by its path.
    """

    site: Path
    reference: Reference
    added: tuple[AddedPage, ...]
    split: Split
    outputs: Mapping[str, str]

    @cached_property
    def urls(self) -> Mapping[str, str]:
        """The address of each page in the site, by its path; that of its root is ""."""
        return {path: _url(output) for path, output in self.outputs.items()}

    @property
    def generated(self) -> frozenset[str]:
        """The addresses of the pages that no author of the site wrote."""
        ours = {path for path, page in self.reference.pages.items() if page.generated}
        ours |= {page.path for page in self.added} | {*self.split.pages}
        return frozenset(self.urls[path] for path in ours if path in self.urls)


def pages_in(site: Path, reference: Reference, split_operations: int = 0) -> SitePages:
    """Return the pages of a site; those that aren't in it are left out.

    Args:
        site: The site's folder.
        reference: What its pages say.
        split_operations: How many operations a page may have that isn't split.
    """
    paths = {path.lower() for path in reference.pages}
    candidates = added_pages(reference, frozenset(AddedKind), lambda path: path.lower() in paths)
    added = tuple(page for page in candidates if _output(site, page.path))
    taken = paths | {page.path.lower() for page in added}
    long = [page for page in reference.pages.values() if is_long(page, split_operations)]
    split = Split(long, taken.__contains__)
    whole = [page for page in long if all(_output(site, path) for path in split.paths[page.path])]
    if len(whole) < len(long):
        split = Split(whole, taken.__contains__)
    own = (path for path, _ in split.added)
    found = (
        (path, _output(site, path)) for path in (*reference.pages, *(p.path for p in added), *own)
    )
    return SitePages(
        site, reference, added, split, {path: output for path, output in found if output}
    )


def _output(site: Path, path: str) -> str:
    """The file that a host has made of a page; "" where there is none."""
    folder, name = posixpath.split(path)
    stem = posixpath.splitext(name)[0]
    places = [posixpath.join(folder, stem, _INDEX), posixpath.join(folder, f"{stem}.html")]
    if stem.lower() in _HOMES:
        places.insert(0, posixpath.join(folder, _INDEX))
    return next((place for place in places if (site / place).is_file()), "")


def _url(output: str) -> str:
    folder, name = posixpath.split(output)
    if name != _INDEX:
        return output
    return f"{folder}/" if folder else ""
