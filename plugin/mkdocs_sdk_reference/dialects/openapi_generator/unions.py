"""What the pages of one client tell together of required fields.

Most templates print a union as one object with the fields of all its members. Nothing on such a
page says so: a field that looks required is so in one member alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from ...commonmark.names import letters
from ...model import Block, Field, FieldTable, Kind, MemberTable, Page

_SAID = re.compile(r"\[required\]|\| *\**(?:yes|true)\** *\|", re.IGNORECASE)
"""What says in a row that its field is required."""
_MARKED = "_required_"
"""How some templates mark required fields; where they do, all others are optional."""
_FEW = 3
"""Fields of a type so small that a member of a union may well have one field alone."""


def settle(pages: Sequence[Page]) -> Iterator[Page]:
    """Yield those pages anew whose fields' "required" the others put in doubt."""
    objects = [page for page in pages if page.kind is Kind.OBJECT and page.fields]
    if any(_MARKED in page.text for page in pages):
        for page in objects:
            if _MARKED not in page.text:
                yield _with_required(page, required=False)
        return
    doubtful = _doubtful(objects)
    for page in objects:
        if page.path in doubtful and any(field.required for field in page.types[0].fields):
            yield _with_required(page, required=None)


def _doubtful(pages: Sequence[Page]) -> set[str]:
    """Paths of the pages that may be unions: their fields are all those of some others."""
    of_names: dict[frozenset[str], list[str]] = {}
    for page in pages:
        names = frozenset(field.name for field in page.types[0].fields)
        of_names.setdefault(names, []).append(page.path)
    often = Counter(name for names in of_names for name in names)
    by_rarest: dict[str, list[frozenset[str]]] = {}
    for names in of_names:
        rarest = min(names, key=lambda name: (often[name], name))
        by_rarest.setdefault(rarest, []).append(names)
    found = {path for paths in of_names.values() if len(paths) > 1 for path in paths}
    for names, paths in of_names.items():
        parts = (part for name in names for part in by_rarest.get(name, ()))
        least = 1 if len(names) <= _FEW else 2
        members = [part for part in parts if part < names and len(part) >= least]
        if members and frozenset().union(*members) == names:
            found.update(paths)
    named = {letters(name) for page in pages for name in _interfaces(page)}
    return found | {page.path for page in pages if letters(page.types[0].name) in named}


def _interfaces(page: Page) -> Iterable[str]:
    """Names of the unions and interfaces that an object says it belongs to."""
    tables = (block.content for block in page.blocks)
    return (m.type.text for t in tables if isinstance(t, MemberTable) for m in t.members)


def _with_required(page: Page, *, required: bool | None) -> Page:
    """A page whose fields are not said to be required, unless their rows say so in a word."""
    own, lines = page.types[0], page.text.split("\n")
    settled = {
        field: replace(field, required=required)
        if field.required and not _SAID.search(lines[field.line - page.first_line])
        else field
        for field in own.fields
    }
    return replace(
        page,
        types=(replace(own, fields=tuple(settled.values())), *page.types[1:]),
        blocks=tuple(map(partial(_settled, fields=settled), page.blocks)),
    )


def _settled(block: Block, fields: dict[Field, Field]) -> Block:
    content = block.content
    if not isinstance(content, FieldTable):
        return block
    rows = tuple(fields.get(field, field) for field in content.fields)
    return replace(block, content=replace(content, fields=rows))
