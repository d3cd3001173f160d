"""Decides, from all pages of an SDK, whether bare pages describe types."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...model import Kind, Page, TypeExpr
from .names import names_in


def settle(pages: Sequence[Page]) -> Iterator[Page]:
    """Yield as hand-written those bare pages whose types no other page names."""
    bare = [page for page in pages if page.kind is Kind.BARE and not page.blocks]
    if bare:
        named = {name for page in pages for type_ in _types(page) for name in names_in(type_.text)}
        for page in bare:
            if page.types[0].name not in named:
                yield replace(
                    page, kind=Kind.OTHER, dialect=None, types=(), headings=(), alike=True
                )


def _types(page: Page) -> Iterator[TypeExpr]:
    """All type expressions of a page."""
    yield from (field.type for field in page.fields)
    yield from (member.type for member in page.members)
    for operation in page.operations:
        if operation.parameters:
            yield from (row.type for row in operation.parameters.fields)
        if operation.returns:
            yield operation.returns
