"""Completes the operations of a page that was read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...commonmark.document import bare_heading
from ...commonmark.ids import Ids, parameter_id
from ...model import FieldTable, Heading, Operation, OperationTable
from .draft import Draft
from .listing import linked

_ACCESSOR = re.compile(r"^(?:#[^\n]*)?\(\*([^*\n]+)\*\)[ \t]*$", re.MULTILINE)
"""The SDK's name of a group of operations, below or after the title: ``(*pets*)``."""
_NEAR_THE_TOP = 2000


def operations_of(
    draft: Draft, text: str, headings: Sequence[Heading], ids: Ids
) -> tuple[Operation, ...]:
    """Return the page's operations, with their ids and those of their parameters."""
    anchors = {heading.line: heading.anchor for heading in headings}
    accessor = _ACCESSOR.search(text, 0, _NEAR_THE_TOP)
    title = bare_heading(draft.title.text) if draft.title else ""
    group = accessor[1] if accessor else title
    found = []
    for call in draft.calls:
        if call.confirmed:
            operation = call.operation
            anchor = anchors[operation.heading]
            found.append(
                replace(
                    operation,
                    anchor=anchor,
                    group=group,
                    parameters=_identified(draft, operation.parameters, anchor, ids),
                    responses=tuple(replace(r, anchor=anchor) for r in operation.responses),
                )
            )
    for at, block in enumerate(draft.blocks):
        if isinstance(block.content, OperationTable):
            draft.blocks[at] = replace(block, content=linked(block.content, found))
    return tuple(found)


def _identified(draft: Draft, table: FieldTable | None, anchor: str, ids: Ids) -> FieldTable | None:
    """A table of parameters with their ids, which replaces the original on the page."""
    if table is None:
        return None
    rows = tuple(
        replace(row, anchor=ids.unique(parameter_id(anchor, row.name))) for row in table.fields
    )
    made = replace(table, fields=rows)
    at = next(at for at, block in enumerate(draft.blocks) if block.content is table)
    draft.blocks[at] = replace(draft.blocks[at], content=made)
    return made
