"""What a page notes of others, and which pages a change makes stale."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from mkdocs_sdk_reference.extension import Options, Site
from mkdocs_sdk_reference.reference import Reference
from mkdocs_sdk_reference.reference.added import AddedKind, AddedPage
from mkdocs_sdk_reference.rendering.parts import Section
from mkdocs_sdk_reference.rendering.queries import OF_LINKS, Notes, is_stale
from mkdocs_sdk_reference.rendering.view import View

from tests.support.writing import enum, field, object_, operation, reference, sdk, union

PET = "models/shared/pet.md"
OWNER = "models/shared/owner.md"
NAME = field("name", "*str*")
LINK = field("pet", "[shared.Pet](pet.md)")
SDK = "sdks/pets/README.md"
SITE = {
    PET: object_("Pet", NAME, field("kind", "[shared.Kind](kind.md)")),
    "models/shared/kind.md": enum("Kind", "cat", "dog"),
    OWNER: object_("Owner", LINK),
    "models/shared/shop.md": object_("Shop", field("owner", "[shared.Owner](owner.md)")),
    "models/shared/any.md": union("Any", "shared.Pet", "str"),
    "models/shared/alone.md": object_("Alone", field("other", "*int*")),
    SDK: sdk(
        "Pets", operation("get", field("request", "[shared.Owner](../../models/shared/owner.md)"))
    ),
}
INDEX = AddedPage("models/all.md", AddedKind.MODELS, "")
ERRORS = AddedPage("models/errors.md", AddedKind.ERRORS, "")


def site_of(of: Reference) -> Site:
    added = {page.path: page for page in (INDEX, ERRORS)}
    return Site(of, Options(), lambda _: str, added=added, notes={})


def notes_of(of: Reference) -> Mapping[str, Notes]:
    """What each page notes while it is rendered."""
    site = site_of(of)
    for path in (*of.pages, *site.added):
        view = site.view(path)
        for part in site.parts(path):
            if isinstance(part, Section):
                site.html(part, view)
    return site.notes or {}


def reached(**changes: str | None) -> set[str]:
    """Pages that are stale once some were changed, less those; None takes a page away."""
    new = SITE | {path_of(name): text for name, text in changes.items() if text}
    for name in (name for name, text in changes.items() if text is None):
        del new[path_of(name)]
    after = reference(new)
    return {
        path.rsplit("/", 1)[-1].removesuffix(".md")
        for path, notes in notes_of(reference(SITE)).items()
        if path in {*after.pages, INDEX.path, ERRORS.path} and is_stale(notes, after, {})
    } - {*changes}


def path_of(name: str) -> str:
    return SDK if name == "README" else f"models/shared/{name}.md"


def test_no_change_reaches_no_page() -> None:
    assert reached() == set()


CHANGES: dict[str, tuple[dict[str, str | None], set[str]]] = {
    "a field of a type": (
        {"pet": object_("Pet", field("name", "*int*"))},
        {"owner", "kind", "shop", "README"},
    ),
    "a lead": (
        {"pet": SITE[PET].replace("\n\n", "\n\nA pet.\n\n", 1)},
        {"all", "any", "owner", "shop", "README"},
    ),
    "a link in a lead": (
        {"owner": SITE[OWNER].replace("\n\n", "\n\nHas a [pet](pet.md).\n\n", 1)},
        {"pet", "all", "shop", "README"},
    ),
    "a type that nobody names": (
        {"alone": object_("Alone", field("other", "*str*"))},
        set(),
    ),
    "a type more": (
        {"new": object_("New", field("alone", "[shared.Alone](alone.md)"))},
        {"alone", "all"},
    ),
    "a type less": ({"kind": None}, {"pet", "owner", "all", "shop", "README"}),
    "a type like another": ({"new": object_("New", field("other", "*int*"))}, {"alone", "all"}),
    "an operation's errors": (
        {"README": sdk("Pets", operation("get", errors=(("shared.Kind", "404"),)))},
        {"kind", "owner", "errors", "all"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
def test_change_reaches_the_pages_that_show_it(what: str) -> None:
    changes, pages = CHANGES[what]

    assert reached(**changes) == pages


EDITS = {
    "a lead": (PET, SITE[PET].replace("\n\n", "\n\nA pet.\n\n", 1)),
    "a field less": (PET, object_("Pet", NAME)),
    "a field more": (PET, object_("Pet", NAME, LINK, field("owner", "[shared.Owner](owner.md)"))),
    "another type": (OWNER, object_("Owner", field("kind", "[shared.Kind](kind.md)"))),
    "a value": ("models/shared/kind.md", enum("Kind", "cat")),
    "a member": ("models/shared/any.md", union("Any", "shared.Owner", "str")),
}


@pytest.mark.parametrize("edit", EDITS)
def test_answers_about_links_are_the_same_where_a_reference_follows(edit: str) -> None:
    path, text = EDITS[edit]
    old = reference(SITE)
    changed = reference({**SITE, path: text}).pages[path]
    pages = [changed if page.path == path else page for page in old.pages.values()]
    new = Reference(pages, old.files, "docs", old.slug, before=old)

    assert new.follows(old.pages)
    for notes in notes_of(old).values():
        of_links = {place: answer for place, answer in notes.items() if place[0] in OF_LINKS}
        assert not is_stale(of_links, new, {})


def view_of(text: str, **changes: str) -> tuple[View, Notes, Reference]:
    """A hand-written page, what it notes, and the reference once pages were changed."""
    guide = {"guide.md": text}
    site = site_of(reference(SITE | guide))
    after = SITE | guide | {path_of(name): page for name, page in changes.items()}
    view = site.view("guide.md")
    assert site.notes is not None
    return view, site.notes["guide.md"], reference(after)


def test_hand_written_page_that_embeds_a_type() -> None:
    view, notes, after = view_of("# Guide\n", alone=object_("Alone", field("other", "*str*")))
    view.embeddable("shared.Alone")

    assert is_stale(notes, after, {})


def test_hand_written_page_that_embeds_an_operation() -> None:
    view, notes, after = view_of("# Guide\n", README=sdk("Pets", operation("get", NAME)))
    view.embeddable("Pets.get")

    assert is_stale(notes, after, {})


def test_hand_written_page_whose_code_comes_to_name_two_things() -> None:
    view, notes, after = view_of("# Guide\n", pet=SITE[PET], other=object_("Alone", NAME))
    view.named("Alone")

    assert is_stale(notes, after, {})


def test_hand_written_page_that_links_to_a_page_that_stays() -> None:
    view, notes, after = view_of("# Guide\n", alone=object_("Alone", field("other", "*str*")))
    view.resolve("models/shared/alone.md", "")

    assert not is_stale(notes, after, {})
