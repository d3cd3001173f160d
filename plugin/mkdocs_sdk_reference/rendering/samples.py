"""Folds further samples of operations, and groups the first with those of other SDKs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from ..model import Operation, Signature
from .parts import BlockPart, CodePart, FoldPart, HeadingPart, Part, ProsePart, TabsPart
from .view import View


def with_folds(parts: Iterable[Part], operations: Collection[int]) -> Iterator[Part]:
    """Yield the parts of a page, a section that holds nothing but another sample as one.

    Args:
        parts: The page's parts.
        operations: Lines of the headings of operations.
    """
    if not operations:
        yield from parts
        return
    level = 0
    seen: set[str] = set()
    sections = list(_sections(parts))
    for at, section in enumerate(sections):
        heading = section[0]
        if not isinstance(heading, HeadingPart):
            yield from section
            continue
        if heading.line in operations:
            level, seen = heading.level, set()
        elif heading.level <= level:
            level = 0
        languages = {part.language for part in section if isinstance(part, CodePart)} - {""}
        after = sections[at + 1][0] if at + 1 < len(sections) else heading
        is_leaf = isinstance(after, HeadingPart) and after.level <= heading.level
        is_inside = 0 < level < heading.level
        if (
            is_inside
            and is_leaf
            and languages
            and languages <= seen
            and (held := _finished(section[1:]))
        ):
            yield FoldPart(heading.html, heading.anchor, held)
        else:
            yield from section
        if heading.line not in operations:  # right below that is a declaration, not a sample
            seen |= languages


def with_tabs(
    parts: Iterable[Part], operations: Mapping[int, Operation], view: View
) -> Iterator[Part]:
    """Yield the parts of a page, the first sample of an operation with those of the other SDKs.

    Args:
        parts: The page's parts.
        operations: Its operations by the lines of their headings.
        view: The page.
    """
    tabs: tuple[tuple[str, CodePart], ...] = ()
    group, level = "", 0
    for part in parts:
        if isinstance(part, HeadingPart):
            if (operation := operations.get(part.line)) is not None:
                group = f"{operation.page}#{operation.anchor}"
                tabs, level = view.samples(operation), part.level
            elif part.level <= level:
                tabs = ()
        if tabs and part == tabs[0][1]:
            yield TabsPart(group, tabs)
            tabs = ()
        else:
            yield part


def _sections(parts: Iterable[Part]) -> Iterator[list[Part]]:
    """Yield each heading with what stands below it, up to the next one."""
    section: list[Part] = []
    for part in parts:
        if isinstance(part, HeadingPart) and section:
            yield section
            section = []
        section.append(part)
    if section:
        yield section


def _finished(parts: Iterable[Part]) -> tuple[ProsePart | CodePart, ...]:
    """Return text and code; () if there is anything else among them."""
    found: list[ProsePart | CodePart] = []
    for part in parts:
        if isinstance(part, BlockPart) and isinstance(part.block.content, Signature):
            found.append(CodePart("", part.block.content.code))
        elif isinstance(part, (ProsePart, CodePart)):
            found.append(part)
        else:
            return ()
    return tuple(found)
