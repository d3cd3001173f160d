"""Everything that differs between generators, and nothing else.

A dialect is one folder. All other code asks `Page.dialect` and knows no generator.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from ..commonmark.destinations import destinations
from ..commonmark.document import Document, bare_heading
from ..commonmark.ids import Slugify, default_slug
from ..commonmark.source import Source
from ..model import Kind, Page
from .apimatic import APIMATIC
from .dialect import Correction, Dialect, TypesOf
from .fern import FERN
from .liblab import LIBLAB
from .openapi_generator import OPENAPI_GENERATOR
from .repairs import BrokenLink, LinkRule, Lookup
from .speakeasy import SPEAKEASY

__all__ = [
    "DIALECTS",
    "BrokenLink",
    "Correction",
    "Dialect",
    "LinkRule",
    "Lookup",
    "TypesOf",
    "by_root",
    "read_page",
]

DIALECTS: tuple[Dialect, ...] = (SPEAKEASY, OPENAPI_GENERATOR, APIMATIC, LIBLAB, FERN)
"""All dialects, in the order in which they are tried."""


def read_page(
    path: str,
    source: Source,
    slug: Slugify = default_slug,
    dialects: Sequence[Dialect] | None = None,
) -> Page:
    """Read one page. Never raises: defects become problems of the page.

    Args:
        path: Its path under the docs folder, with ``/``.
        source: Its text.
        slug: The host's rule for anchors.
        dialects: The dialects to try, in order; None for all.

    Returns:
        The page as read by the first dialect that recognizes it; a page of kind `OTHER`
        without a dialect if none does.
    """
    document = Document(source)
    dialects = DIALECTS if dialects is None else dialects
    for dialect in dialects:
        page = dialect.read(path, document, slug)
        if page is not None:
            return page
    return _plain(path, document, dialects)


def _plain(path: str, document: Document, dialects: Iterable[Dialect]) -> Page:
    """The page as a hand-written one."""
    title = document.title.text if document.title else ""
    return Page(
        path=path,
        kind=Kind.OTHER,
        dialect=None,
        title=bare_heading(title),
        deprecated=title.startswith("~~"),
        blocks=tuple(block for d in dialects for block in d.error_tables(path, document)),
        destinations=destinations(document.text, document.lines, document.hidden),
        text=document.text,
        first_line=document.first_line,
        alike=any(dialect.is_alike(path, document) for dialect in dialects),
    )


def by_root(pages: Iterable[Page], root_of: Callable[[str], str]) -> dict[str, Dialect]:
    """Return the dialect of each docs root: that of most of its pages.

    A single page can mislead: its content may look like another generator's.
    """
    votes: dict[str, Counter[str]] = {}
    named: dict[str, Dialect] = {}
    for page in pages:
        if page.dialect is not None:
            named[page.dialect.name] = page.dialect
            votes.setdefault(root_of(page.path), Counter())[page.dialect.name] += 1
    return {root: named[found.most_common(1)[0][0]] for root, found in votes.items()}
