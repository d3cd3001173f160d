"""Recognizes the generator's pages and reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...commonmark.destinations import destinations
from ...commonmark.document import Document, bare_heading, shown_heading
from ...commonmark.ids import Ids, Slugify, heading_id
from ...commonmark.tables import Table
from ...model import Block, Kind, Operation, Page
from ..dialect import Dialect
from .descriptions import without_notice
from .draft import Draft
from .kinds import is_helper, kind_of, names_file
from .operations import operations_of
from .tables import ERROR_HEADS, contents
from .types import leave_out_samples, types_of

_MARKS = re.compile(
    r":heavy_(?:check_mark|minus_sign):|<!-- UsageSnippet"
    r"|^ {0,3}(?:## (?:Fields|Values|Supported Types)"
    r"|### (?:Available Operations|Parameters|Response|Errors))[ \t]*$",
    re.MULTILINE,
)
"""Marks that only generators write, anywhere in the text: the API's text can open a fence or a
comment, after which nothing is a heading or a table any more."""
_ERRORS = "| Status Code"
_MODELS = frozenset({Kind.OBJECT, Kind.ENUM, Kind.UNION, Kind.BARE})


def read(dialect: Dialect, path: str, document: Document, slug: Slugify) -> Page | None:
    """Read a page by its content alone, since an API's tag may be called "models".

    Args:
        dialect: The page's dialect.
        path: Its path under the docs folder.
        document: Its text.
        slug: The host's rule for anchors.

    Returns:
        The page, or None if the generator didn't write it.
    """
    draft = Draft(path, document.lines, document.first_line)
    for element in document.elements:
        draft.take(element)
    return _page(draft, dialect, document, slug)


def error_tables(path: str, document: Document) -> Iterator[Block]:
    """Yield the tables of errors on a page such as the README of an SDK."""
    if _ERRORS not in document.text:
        return
    draft = Draft(path, document.lines, document.first_line)
    for element in document.elements:
        if isinstance(element, Table) and element.is_alone and element.head in ERROR_HEADS:
            draft.section = "Errors"
            draft.take(element)
    yield from draft.blocks


def is_alike(path: str, document: Document) -> bool:
    """Return whether a page has a mark of the generator, or its file's name as title."""
    if _MARKS.search(document.text) is not None:
        return True
    return document.title is not None and names_file(document.title.text, path)


def _page(draft: Draft, dialect: Dialect, document: Document, slug: Slugify) -> Page | None:
    """The page, once every element was read; None if the generator didn't write it."""
    kind = kind_of(draft)
    is_known = kind is not Kind.OTHER
    if not is_known and not is_helper(draft):
        return None
    ids = Ids(draft.ids)
    headings = tuple(
        h._replace(anchor=ids.unique(heading_id(slug(shown_heading(h.text)))))
        for h in draft.headings
    )
    operations: tuple[Operation, ...] = ()
    if kind is Kind.OPERATIONS:
        operations = operations_of(draft, document.text, headings, ids)
    if kind is Kind.UNION:
        leave_out_samples(draft)
    blocks = tuple(draft.blocks) if is_known else ()
    title = draft.title.text if draft.title else ""
    lead = _lead(draft, kind)
    return Page(
        path=draft.path,
        kind=kind,
        dialect=dialect,
        title=bare_heading(title),
        deprecated=title.startswith("~~"),
        lead=lead,
        types=types_of(draft, kind, lead, headings) if kind in _MODELS else (),
        operations=operations,
        blocks=blocks,
        headings=headings,
        destinations=destinations(document.text, draft.lines, draft.hidden, blocks, contents),
        passed_through=tuple(draft.passed) if is_known else (),
        problems=tuple(draft.problems),
        text=document.text,
        first_line=draft.first_line,
    )


def _lead(draft: Draft, kind: Kind) -> str:
    if draft.title is None or kind is Kind.OTHER:
        return ""
    start = draft.title.line + 1
    if kind is Kind.OPERATIONS:
        end = draft.listing or (draft.calls[0].operation.heading if draft.calls else start)
        overview = [h.line + 1 for h in draft.headings if h.text == "Overview"]
        start = overview[0] if overview and overview[0] <= end else start
    else:
        end = len(draft.lines) if kind is Kind.BARE else draft.kind_line
        if draft.usage_line is not None and start <= draft.usage_line < end:
            end = draft.usage_line
    return without_notice(list(draft.lines[start:end]))
