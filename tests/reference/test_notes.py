"""What notes by hand are about: names, sections, and what of them has lost its place."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.commonmark.source import decode
from mkdocs_sdk_reference.dialects import read_page
from mkdocs_sdk_reference.reference import NoteFile, Reference, Sdk
from mkdocs_sdk_reference.reference.notes import LostNote, Targets, rows_of

from tests.support.writing import enum, field, object_, operation, sdk

CRATE = object_("Crate", field("code", "*str*"), field("grade", "*str*"), field("__id__", "*str*"))
SITE = {
    "models/shared/crate.md": CRATE,
    "models/shared/grade.md": enum("Grade", "best", "worst"),
    "models/operations/crate.md": object_("Crate", field("code", "*str*")),
    "sdks/crates/README.md": sdk(
        "Crates", operation("list", field("limit", "*int*")), operation("drop")
    ),
    "sdks/grade/README.md": sdk("Grade", operation("get")),
}
SDKS = [Sdk("go/", "Go", "go"), Sdk("py/", "Python", "python")]


def reference(*files: tuple[str, str], site: dict[str, str] = SITE, sdks: object = ()) -> Reference:
    """A site with notes of these names and texts."""
    pages = [read_page(path, decode(text.encode()), str.lower) for path, text in site.items()]
    notes = [NoteFile(f"notes/{name}.md", name, text) for name, text in files]
    return Reference(pages, site, "docs", str.lower, notes=notes, sdks=sdks)  # type: ignore[arg-type]


def places(*names: str, **settings: object) -> list[tuple[str, str]]:
    known = reference(*((name, "By hand.") for name in names), **settings)  # type: ignore[arg-type]
    return [(note.page, note.anchor) for path in known.pages for note in known.notes_on(path)]


def lost(name: str, text: str = "By hand.", **settings: object) -> LostNote:
    (found,) = reference((name, text), **settings).lost_notes  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("shared.Crate", ("models/shared/crate.md", "")),
        ("shared.Grade", ("models/shared/grade.md", "")),
        ("Crates.list", ("sdks/crates/README.md", "list")),
        ("crates.list", ("sdks/crates/README.md", "list")),
        ("Crates", ("sdks/crates/README.md", "")),
        ("crates", ("sdks/crates/README.md", "")),
        ("grade", ("sdks/grade/README.md", "")),
        ("models/Grade", ("models/shared/grade.md", "")),
        ("sdks/Grade", ("sdks/grade/README.md", "")),
        ("models/operations/Crate", ("models/operations/crate.md", "")),
    ],
)
def test_name(name: str, place: tuple[str, str]) -> None:
    assert places(name) == [place]


def test_characters_that_a_file_name_cannot_have() -> None:
    site = {"models/pet.md": object_("Pets::Cat<T>", field("id", "*str*"))}
    (target,) = Targets(reference(site=site)).find("Pets::Cat<T>")
    assert places("Pets--Cat-T-", site=site) == [("models/pet.md", "")]
    assert Targets(reference(site=site)).name_of(target) == "models.Pets--Cat-T-"


def test_each_thing_has_a_name_of_its_own() -> None:
    targets = Targets(reference())
    found = [target for name in ("Crate", "Grade", "Crates") for target in targets.find(name)]
    assert len(found) == 5
    assert [targets.find(targets.name_of(target)) for target in found] == [[it] for it in found]


def test_name_of_several_things() -> None:
    assert lost("Crate").meant == ("operations.Crate", "shared.Crate")
    assert lost("Grade").meant == ("shared.Grade", "grade")


def test_name_that_is_gone() -> None:
    found = lost("shared.Crates")
    assert found.meant == ()
    assert found.near[0] == "shared.Crate"
    assert len(found.near) <= 3


def test_name_that_has_another_namespace() -> None:
    site = {"models/components/grade.md": enum("Grade", "best"), "models/shared/x.md": CRATE}
    assert lost("shared.Grade", site=site).near[0] == "components.Grade"


def test_name_that_is_gone_from_a_folder() -> None:
    assert lost("models/shared/Crote").near == ("models/shared/Crate",)


def test_several_sdks() -> None:
    site = {"go/models/pet.md": CRATE, "py/models/pet.md": CRATE}
    assert lost("Crate", site=site, sdks=SDKS).meant == (
        "go/models.Crate",
        "py/models.Crate",
    )
    assert places("py/Crate", "go/Crate", site=site, sdks=SDKS) == [
        ("go/models/pet.md", ""),
        ("py/models/pet.md", ""),
    ]


def test_two_notes_on_one_thing_are_both_shown() -> None:
    known = reference(("crates", "One."), ("Crates", "Two."))
    texts = [note.text for note in known.notes_on("sdks/crates/README.md")]
    assert texts == ["Two.", "One."]
    assert known.lost_notes == [
        LostNote("notes/crates.md", 0, "crates", twin="notes/Crates.md"),
    ]


@pytest.mark.parametrize("heading", ["code", "`code`", "code ##", "`code` { #of-mine }"])
def test_section_of_a_field(heading: str) -> None:
    (note,) = reference(("shared.Crate", f"Lead.\n\n## {heading}\n\nPrinted.\n")).notes_on(
        "models/shared/crate.md"
    )
    assert [(anchor, said.strip()) for anchor, said in note.said()] == [("field-code", "Printed.")]


@pytest.mark.parametrize(
    ("name", "heading", "anchor"),
    [
        ("shared.Crate", "__id__", "field-__id__"),
        ("shared.Grade", "BEST", "value-BEST"),
        ("shared.Grade", "best", "value-BEST"),
        ("Crates.list", "limit", "list-param-limit"),
    ],
)
def test_row(name: str, heading: str, anchor: str) -> None:
    known = reference((name, f"## {heading}\n\nSaid.\n"))
    notes = [note for path in known.pages for note in known.notes_on(path)]
    assert [section.anchor for section in notes[0].sections] == [anchor]
    assert known.lost_notes == []


def test_section_ends_at_the_next_heading_of_its_level() -> None:
    text = "## code\n\nA.\n\n### More\n\nB.\n\n## Free\n\nC.\n"
    (note,) = reference(("shared.Crate", text)).notes_on("models/shared/crate.md")
    ((_, said),) = note.said()
    assert said.split() == ["A.", "###", "More", "B."]


def test_headings_that_are_none() -> None:
    text = "```md\n## code\n```\n\n<!--\n## `grade`\n-->\n\n    ## code\n"
    known = reference(("shared.Crate", text))
    assert known.notes_on("models/shared/crate.md")[0].sections == ()
    assert known.lost_notes == []


def test_code_as_a_heading_that_is_no_field() -> None:
    found = lost("shared.Crate", "Lead.\n\n## `codes`\n\nSaid.\n")
    assert (found.line, found.name, found.owner) == (3, "codes", "shared.Crate")
    assert found.near == ("code",)


def test_row_of_several_is_no_place() -> None:
    site = {"models/pet.md": object_("Pet", field("id", "*str*"), field("id", "*int*"))}
    (target,) = Targets(reference(site=site)).find("Pet")
    assert rows_of(target.thing) == {"id": ""}
    assert lost("Pet", "## `id`\n\nSaid.\n", site=site).meant == ("id",)


@pytest.mark.parametrize("title", ["shared.Crate", "Crate", "`Crate`"])
def test_title_that_says_what_the_note_is_about(title: str) -> None:
    (note,) = reference(("shared.Crate", f"# {title}\n\nLead.\n")).notes_on(
        "models/shared/crate.md"
    )
    assert note.text.split() == ["Lead."]


@pytest.mark.parametrize("text", ["# Wooden crates\n", "First.\n\n# Crate\n", "## Crate\n"])
def test_heading_that_is_no_title(text: str) -> None:
    (note,) = reference(("shared.Crate", text)).notes_on("models/shared/crate.md")
    assert note.text == text
