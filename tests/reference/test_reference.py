"""A reference that is made anew takes over what still holds."""

from __future__ import annotations

from mkdocs_sdk_reference.commonmark.source import decode
from mkdocs_sdk_reference.dialects import read_page
from mkdocs_sdk_reference.reference import Reference

from tests.support.writing import enum, field, object_, operation, reference, sdk

PET, OWNER, SDK = "models/pet.md", "models/owner.md", "sdks/pets/README.md"
SITE = {
    PET: object_("Pet", field("owner", "[models.Owner](owner.md)")),
    OWNER: object_("Owner", field("name", "*str*")),
    SDK: sdk("Pets", operation("get", response="[models.Pet](../../models/pet.md)")),
}


def after(of: Reference, path: str, text: str) -> Reference:
    """The same site after one page was changed."""
    changed = read_page(path, decode(text.encode()), str.lower)
    pages = [changed if page.path == path else page for page in of.pages.values()]
    return Reference(pages, of.files, "docs", of.slug, before=of)


def owner_of(of: Reference) -> object:
    """What the type of the pet's field leads to."""
    return of.expression(of.pages[PET], of.types[PET].fields[0].type)


def test_types_are_read_once() -> None:
    of = reference(SITE)
    assert owner_of(of) is owner_of(of)


def test_what_no_change_reaches_is_taken_over() -> None:
    of = reference(SITE)
    known = owner_of(of)
    new = after(of, OWNER, object_("Owner", field("name", "*int*")))

    assert new.follows(of.pages)
    assert owner_of(new) is known


def test_another_name_leads_elsewhere() -> None:
    of = reference(SITE)
    assert not after(of, OWNER, object_("Person", field("name", "*str*"))).follows(of.pages)
    assert not after(of, SDK, sdk("Pets", operation("list"))).follows(of.pages)


def test_usages_are_those_of_the_pages_now() -> None:
    of = reference(SITE)
    assert [usage.name for usage in of.usages(OWNER)] == ["owner"]
    new = after(of, PET, object_("Pet", field("keeper", "[models.Owner](owner.md)")))
    assert [usage.name for usage in new.usages(OWNER)] == ["keeper"]


def test_duplicates() -> None:
    of = reference({"models/a.md": enum("A", "x"), "models/b.md": enum("B", "x"), **SITE})
    assert of.groups == (("models/a.md", "models/b.md"),)
    assert of.duplicates("models/b.md") == of.groups[0]
    assert of.duplicates(PET) == ()


def test_nothing_is_a_reference_too() -> None:
    of = Reference((), ())
    assert (of.types, of.operations, of.groups, of.ambiguous, of.unnamed) == ({}, (), (), (), ())
    assert list(of.symbols()) == []
