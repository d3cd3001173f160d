"""Checks the author's notes: those whose subject is gone, or could be one of several."""

from __future__ import annotations

from collections.abc import Iterator

from ..reference import Reference
from ..reference.notes import LostNote
from .display import listed
from .findings import Finding
from .rules import NOTE_TARGET


def check_notes(reference: Reference) -> Iterator[Finding]:
    """Yield a finding for each note, or section of one, whose name fits nothing, or several."""
    for lost in reference.lost_notes:
        yield Finding(NOTE_TARGET, lost.path, lost.line, detail=_detail(lost))


def _detail(lost: LostNote) -> str:
    if lost.twin:
        return f"'{lost.twin}' is about the same thing"
    if lost.owner:
        if lost.meant:
            return f"'{lost.owner}' has several rows called '{lost.name}'"
        return f"'{lost.owner}' has no row called '{lost.name}'{_hint(lost)}"
    if lost.meant:
        return f"'{lost.name}' could be any of {listed(lost.meant)}"
    return f"there is no type, operation or page of operations '{lost.name}'{_hint(lost)}"


def _hint(lost: LostNote) -> str:
    return f"; the closest names are {', '.join(lost.near)}" if lost.near else ""
