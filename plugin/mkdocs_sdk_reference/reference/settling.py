"""Settles which pages a generator wrote, and in which dialect, from all pages together."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from ..commonmark.ids import Slugify
from ..commonmark.names import folder_of
from ..commonmark.source import Source
from ..dialects import Dialect, read_page
from ..model import Kind, Page


def settle(pages: dict[str, Page], slug: Slugify) -> dict[str, Page]:
    """Return pages with the kind and dialect that the pages around them confirm."""
    return _settle_by_root(_settle_doubtful(_settle_dialects(pages, slug)))


def _settle_by_root(pages: dict[str, Page]) -> dict[str, Page]:
    """Let each dialect judge the pages of a docs root together."""
    roots: dict[tuple[Dialect, str], list[Page]] = {}
    for page in pages.values():
        if page.dialect is not None:
            root = page.dialect.docs_root(page.path)
            roots.setdefault((page.dialect, root), []).append(page)
    settled = dict(pages)
    for (dialect, _), together in roots.items():
        settled.update((page.path, page) for page in dialect.settle(together))
    return settled


def _settle_dialects(pages: dict[str, Page], slug: Slugify) -> dict[str, Page]:
    """Read pages again that are among more pages of another dialect than of their own.

    A page's content can look like another generator's. The other dialect must recognize it, too.
    """
    spoken = {page.dialect.name: page.dialect for page in pages.values() if page.dialect}
    if len(spoken) < 2:
        return pages
    votes = Counter((p.dialect, p.dialect.docs_root(p.path)) for p in pages.values() if p.dialect)
    settled = dict(pages)
    for path, page in pages.items():
        if page.dialect is None:
            continue
        own = votes[page.dialect, page.dialect.docs_root(path)]
        around = {d: votes[d, d.docs_root(path)] for d in spoken.values()}
        most = max(around, key=around.__getitem__)
        if around[most] > own:
            again = read_page(path, Source(page.text, page.first_line), slug, (most,))
            settled[path] = again if again.generated else page
    return settled


def _settle_doubtful(pages: dict[str, Page]) -> dict[str, Page]:
    """Count pages of ambiguous shape as generated only among pages that surely are.

    Those must be in the same folder as a bare page, or in the same docs root as any other.
    """
    sure = [page for page in pages.values() if page.is_sure]
    folders = {folder_of(page.path) for page in sure if page.types}
    roots = {page.dialect.docs_root(page.path) for page in sure if page.dialect}

    def is_doubtful(page: Page) -> bool:
        if page.is_sure or page.dialect is None or page.kind is Kind.OVERVIEW:
            return False
        if page.kind is Kind.BARE and not page.is_doubtful:
            return folder_of(page.path) not in folders
        return page.dialect.docs_root(page.path) not in roots

    return {
        path: _as_hand_written(page) if is_doubtful(page) else page for path, page in pages.items()
    }


def _as_hand_written(page: Page) -> Page:
    return replace(page, kind=Kind.OTHER, dialect=None, lead="", types=(), headings=(), alike=True)
