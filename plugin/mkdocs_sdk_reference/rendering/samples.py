"""Which samples of an operation are folded: those behind its first one in a language."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from ..model import Signature
from .parts import BlockPart, CodePart, FoldPart, HeadingPart, Part, ProsePart


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
        if heading.line not in operations:  # right below that stands a declaration, no sample
            seen |= languages


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
    """Return text and code; () where anything else stands among them."""
    found: list[ProsePart | CodePart] = []
    for part in parts:
        if isinstance(part, BlockPart) and isinstance(part.block.content, Signature):
            found.append(CodePart("", part.block.content.code))
        elif isinstance(part, (ProsePart, CodePart)):
            found.append(part)
        else:
            return ()
    return tuple(found)
