"""What is said of a note that has no place of its own."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.checks.notes import check_notes
from mkdocs_sdk_reference.commonmark.source import decode
from mkdocs_sdk_reference.dialects import read_page
from mkdocs_sdk_reference.reference import NoteFile, Reference

from tests.support.writing import field, object_

SITE = {
    "models/shared/crate.md": object_("Crate", field("code", "*str*")),
    "models/operations/crate.md": object_("Crate", field("code", "*str*")),
    "models/shared/pet.md": object_("Pet", field("id", "*str*"), field("id", "*int*")),
}


@pytest.mark.parametrize(
    ("notes", "line", "said"),
    [
        ({"shared.Crat": ""}, 0, "there is no type, operation or page of operations 'shared.Crat'; the closest names are shared.Crate, shared.Pet"),
        ({"Crate": ""}, 0, "'Crate' could be any of operations.Crate, shared.Crate"),
        ({"Pet": "", "shared.Pet": ""}, 0, "'notes/Pet.md' is about the same thing"),
        ({"shared.Crate": "## `codes`\n"}, 1, "'shared.Crate' has no row called 'codes'; the closest names are code"),
        ({"Pet": "## `id`\n"}, 1, "'shared.Pet' has several rows called 'id'"),
    ],
    ids=["no such name", "two types", "two notes", "no such row", "two rows"],
)  # fmt: skip
def test_message(notes: dict[str, str], line: int, said: str) -> None:
    pages = [read_page(path, decode(text.encode()), str.lower) for path, text in SITE.items()]
    files = [NoteFile(f"notes/{name}.md", name, text or "By hand.") for name, text in notes.items()]
    (found,) = check_notes(Reference(pages, SITE, "docs", str.lower, notes=files))

    assert (found.line, found.detail) == (line, said)
