"""Places the author's notes on a page: below the lead of their subject, or in a row."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..model import Kind, LeftOut, OperationTable, Page, Signature
from .parts import BlockPart, CodePart, HeadingPart, NotePart, Part, ProsePart

_LABEL = re.compile(r"<p><strong>[^<]*</strong></p>\s*")


@dataclass(frozen=True, slots=True)
class ShownNote:
    """A note, or a note's section on a row, as shown on its page.

    Attributes:
        html: The note. It is the site author's own, so it may contain anything.
        text: Its words.
        edit: URL to edit its file; "" if it isn't known.
        ids: The ids in it.
    """

    html: Markup
    text: str = ""
    edit: str = ""
    ids: tuple[str, ...] = ()


def with_notes(
    parts: Iterable[Part], page: Page, is_noted: Callable[[str], bool]
) -> Iterator[Part | NotePart]:
    """Yield the parts of a page, with a part for each place of notes.

    Args:
        parts: The page's parts.
        page: The page.
        is_noted: Whether there is a note below the heading of this id; "" is the page's title.
    """
    found = list(parts)
    anchors = {type_.line: type_.anchor for type_ in page.types}
    operations = {operation.heading: operation.anchor for operation in page.operations}
    starts = {part.line: at for at, part in enumerate(found) if isinstance(part, HeadingPart)}
    places: dict[int, list[NotePart]] = {}
    if page.kind is Kind.OPERATIONS and "" not in anchors.values() and is_noted(""):
        places[_group_end(found, operations)] = [NotePart("")]
    for line, anchor in (anchors | operations).items():
        if is_noted(anchor):
            # A type without a heading on its page is shown all the same, at the end.
            at = starts.get(line, len(found))
            end = _lead_end(found, at + 1, has_code=line not in operations)
            places.setdefault(end, []).append(NotePart(anchor))
    for at, part in enumerate(found):
        yield from places.get(at, ())
        yield part
    for at, left in places.items():
        yield from left if at >= len(found) else ()


def _lead_end(parts: Sequence[Part], at: int, *, has_code: bool) -> int:
    """Index past the lead of a type or an operation; an operation's sample isn't part of it."""
    start = at
    while at < len(parts) and _is_of_lead(parts[at], has_code=has_code):
        at += 1
    # Text below a line that is only bold, such as "Parameters", belongs to that line.
    last = parts[at - 1] if start < at < len(parts) else None
    return at - 1 if isinstance(last, ProsePart) and _LABEL.fullmatch(last.html) else at


def _is_of_lead(part: Part, *, has_code: bool) -> bool:
    if isinstance(part, HeadingPart):
        return part.html.endswith("Description")  # Fern's heading for what others write without one
    is_text = isinstance(part, ProsePart) or (has_code and isinstance(part, CodePart))
    return is_text or _is_declaration(part)


def _is_declaration(part: Part) -> bool:
    """Whether a part is only a call of an operation, or empty."""
    return isinstance(part, BlockPart) and isinstance(part.block.content, (Signature, LeftOut))


def _group_end(parts: Sequence[Part], operations: Container[int]) -> int:
    """Index past everything before a page's operations, or their list and its heading."""
    end = next((at for at, part in enumerate(parts) if _begins(part, operations)), len(parts))
    while end > 1 and _is_inner(parts[end - 1]):
        end -= 1
    return end


def _begins(part: Part, operations: Container[int]) -> bool:
    """Whether a part is an operation's heading, or the list of operations."""
    if isinstance(part, HeadingPart):
        return part.line in operations
    return isinstance(part, BlockPart) and isinstance(part.block.content, OperationTable)


def _is_inner(part: Part) -> bool:
    return isinstance(part, HeadingPart) and part.level > 1
