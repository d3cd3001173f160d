"""Determines the kind of a page."""

from __future__ import annotations

import re

from ...commonmark.document import bare_heading
from ...commonmark.names import page_name
from ...model import Kind, Link, TypeExpr, ValueTable
from .draft import Draft
from .names import HELPER_FOLDERS

_TYPE_NAME = re.compile(r"[\w$]+")
_CODE = re.compile(r"`([\w.]+)`")


def kind_of(draft: Draft) -> Kind:
    """Return the kind of a page; `Kind.OTHER` if it isn't recognized."""
    if draft.listed is not None:
        return Kind.OPERATIONS
    if draft.kind is Kind.OTHER:
        operations = [c.operation for c in draft.calls if c.confirmed]
        if draft.has_snippet or any(o.parameters or _has_link(o.returns) for o in operations):
            return Kind.OPERATIONS
        return Kind.BARE if _is_bare(draft) else Kind.OTHER
    return draft.kind if draft.kind is Kind.OBJECT or _is_type(draft) else Kind.OTHER


def is_helper(draft: Draft) -> bool:
    """Return whether a page is about a helper of every SDK, such as Go's options or Java's `Blob`.

    A hand-written page can look the same; the catalog checks what else its docs root contains.
    """
    if draft.title is None:
        return False
    if draft.title.text == "Options":
        return any(h.text == "Global Options" for h in draft.headings)
    folder = draft.path.lower().rpartition("/")[0].rpartition("/")[2]
    name = page_name(draft.path).lower()
    is_there = folder in HELPER_FOLDERS
    if not is_there or draft.title.text.lower().split()[:1] != [name]:
        return False
    end = next((h.line for h in draft.headings if h.line > draft.title.line), len(draft.lines))
    lead = "\n".join(draft.lines[draft.title.line + 1 : end])
    return name in {code.rpartition(".")[2].lower() for code in _CODE.findall(lead)}


def names_file(title: str, path: str) -> bool:
    """Return whether an H1 is a type's name, and matches the file's name."""
    name = bare_heading(title)
    stem = page_name(path).rstrip("_")
    return _TYPE_NAME.fullmatch(name) is not None and stem.lower() == name.lower()


def _is_type(draft: Draft) -> bool:
    """Whether the H1 is one word, and the last section is a list of values.

    A hand-written guide may have a section "Values" with a list in it.
    """
    if draft.title is None or len(draft.title.text.split()) != 1:
        return False
    listed = any(
        isinstance(block.content, ValueTable) and not block.content.head for block in draft.blocks
    )
    return not listed or draft.headings[-1].line <= draft.kind_line


def _is_bare(draft: Draft) -> bool:
    """Whether there is only an H1 that matches the file, and maybe a lead: a union in Java or Ruby.

    A hand-written page can look the same; the catalog checks what else its folder contains.
    """
    if len(draft.headings) != 1 or draft.passed or draft.title is None:
        return False
    return names_file(draft.title.text, draft.path)


def _has_link(type_: TypeExpr | None) -> bool:
    return type_ is not None and any(isinstance(part, Link) for part in type_.parts)
