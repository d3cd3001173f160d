"""Where notes by hand stand on a page, and how a preview learns of them."""

from __future__ import annotations

import pytest
from markupsafe import Markup
from mkdocs_sdk_reference.extension import Options, Site
from mkdocs_sdk_reference.reference import Reference
from mkdocs_sdk_reference.rendering.notes import ShownNote
from mkdocs_sdk_reference.rendering.parts import HeadingPart, Section
from mkdocs_sdk_reference.rendering.queries import is_stale

from tests.reference.test_notes import reference
from tests.support.writing import enum, field, object_, operation, sdk

PET = object_("Pet", field("name", "*str*"), lead="A pet.\n\n> Some bite.")
LISTED = sdk("Pets", operation("list", field("limit", "*int*")))
BY_HAND = ShownNote(Markup("<p>By <b>hand</b>.</p>"), "By hand.")
BARE = object_("Pet", ("`name`", "*str*", ":heavy_check_mark:", "N/A"))


def site(path: str, text: str, name: str, anchor: str | None = None) -> Site:
    """A site of one page with a note on what has a name, at its heading or at a row's id."""
    known = reference((name, "By hand."), site={path: text})
    made = Site(known, Options(type_map=False), lambda _page: str)
    (note,) = known.notes_on(path)
    made.shown_notes[path, note.anchor if anchor is None else anchor] = (BY_HAND,)
    return made


def order(made: Site, path: str) -> list[str]:
    """Headings, templates and text of a page, in order."""
    found = []
    for part in made.parts(path):
        if isinstance(part, HeadingPart):
            found.append(f"# {part.html}")
        elif isinstance(part, Section):
            found.append(part.template or part.html.striptags())
    return [said for said in found if said != "trail"]


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        (PET, "Pet", ["# Pet", "place", "A pet. Some bite.", "note", "# Fields", "fields"]),
        (enum("Pet", "cat"), "Pet", ["# Pet", "place", "note", "# Values", "values"]),
        (LISTED, "Pets", ["# Pets", "note", "# Overview", "# Available Operations", "operations"]),
        (
            LISTED.replace("### Available", "All pets.\n\n### Available"),
            "Pets",
            ["# Pets", "# Overview", "All pets.", "note", "# Available Operations", "operations"],
        ),
    ],
)
def test_place(text: str, name: str, wanted: list[str]) -> None:
    assert order(site("pet.md", text, name), "pet.md")[: len(wanted)] == wanted


def test_place_below_an_operation() -> None:
    found = order(site("pet.md", LISTED, "Pets.list"), "pet.md")
    at = found.index("# list")
    assert found[at : at + 4] == ["# list", "Does it.", "note", "# Example Usage"]


def section(made: Site, path: str, template: str) -> Section:
    parts = made.parts(path)
    (found,) = [p for p in parts if isinstance(p, Section) and p.template == template]
    return found


def test_row_without_a_description() -> None:
    made = site("pet.md", BARE, "Pet", "field-name")
    fields = section(made, "pet.md", "fields")
    html = made.html(fields, made.view("pet.md"))
    assert '<div class="sdk-note" role="note"><p>By <b>hand</b>.</p></div>' in html
    assert "By hand." in fields.search()


def test_value() -> None:
    made = site("pet.md", enum("Pet", "cat", "dog"), "Pet", "value-CAT")
    values = section(made, "pet.md", "values")
    html = made.html(values, made.view("pet.md"))
    assert html.count("sdk-note") == 1
    assert html.index("sdk-note") < html.index("dog")
    assert html.count("<th ") == 3
    assert "By hand." in values.search()


def test_link_for_editing() -> None:
    made = site("pet.md", PET, "Pet")
    made.shown_notes["pet.md", ""] = (ShownNote(Markup("x"), edit="https://example.com/a.md"),)
    html = made.html(section(made, "pet.md", "note"), made.view("pet.md"))
    assert '<a href="https://example.com/a.md">Edit this note</a>' in html


def test_a_preview_sees_a_note_that_is_new_changed_or_gone() -> None:
    pages = {"pet.md": PET}
    versions = [(), (("Pet", "One."),), (("Pet", "Two."),)]
    states: list[Reference] = [reference(*notes, site=pages) for notes in versions]
    for before in states:
        made = Site(before, Options(), lambda _page: str, notes={})
        list(made.parts("pet.md"))
        assert made.notes is not None
        stale = [is_stale(made.notes["pet.md"], after, {}) for after in states]
        assert stale == [after is not before for after in states]
