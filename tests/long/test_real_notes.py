"""Notes by hand on all that a real SDK has, once another release takes the place of its pages."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from mkdocs_sdk_reference.reference import NoteFile, Reference, read_folder
from mkdocs_sdk_reference.reference.notes import Target, Targets, rows_of

from tests.support.trees import FOLDER, REASON, TREES

RELEASES = ("testpan-python-broken", "testpan-python-fixed")


def targets_of(reference: Reference) -> list[Target]:
    """All that notes can be about, each once."""
    targets = Targets(reference)
    found = {target[:2]: target for name in reference.embeddable for target in targets.find(name)}
    return list(found.values())


def notes_on(reference: Reference) -> list[NoteFile]:
    """A note on each thing, with a section for each of its rows."""
    targets = Targets(reference)
    notes = []
    for target in targets_of(reference):
        name = targets.name_of(target)
        rows = [row for row, anchor in rows_of(target.thing).items() if anchor]
        text = "".join(f"## `{row}`\n\nOn {name}, {row}.\n\n" for row in rows)
        notes.append(NoteFile(f"notes/{name}.md", name, f"On {name}.\n\n{text}"))
    return notes


def with_notes(reference: Reference, notes: list[NoteFile]) -> Reference:
    pages = reference.pages.values()
    return Reference(pages, reference.files, slug=reference.slug, notes=notes)


@pytest.mark.parametrize("tree", TREES or [pytest.param("", marks=pytest.mark.skip(REASON))])
def test_each_has_its_place(tree: str) -> None:
    reference = read_folder(FOLDER / tree).reference
    notes = notes_on(reference)
    start = time.process_time()
    known = with_notes(reference, notes)
    placed = [note for path in known.pages for note in known.notes_on(path)]
    took = time.process_time() - start
    assert len(placed) == len(notes)
    assert known.lost_notes == []
    assert took / len(notes) < 0.001


@pytest.mark.skipif(not {*RELEASES} <= {*TREES}, reason=REASON)
def test_no_note_is_lost_with_another_release() -> None:
    before, after = (read_folder(Path(FOLDER / name)).reference for name in RELEASES)
    notes = notes_on(before)
    known = with_notes(after, notes)
    shown = {note.path: note for path in known.pages for note in known.notes_on(path)}
    reported = {(lost.path, lost.line) for lost in known.lost_notes}
    for file in notes:
        if file.path not in shown:
            assert (file.path, 0) in reported
            continue
        note = shown[file.path]
        starts = {section.start for section in note.sections}
        for line, text in enumerate(file.text.split("\n")):
            if text.startswith("## ") and line not in starts:
                assert (file.path, line + 1) in reported
        assert note.text == file.text
