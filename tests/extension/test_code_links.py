"""Names in inline code of hand-written pages become links, where a site wants it."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown
from mkdocs_sdk_reference.extension import Options, Sections, Site, SiteExtension

from tests.support.writing import enum, field, object_, operation, reference, sdk

SITE = {
    "index.md": "# Home\n",
    "models/shared/pet.md": object_("Pet", field("kind", "[shared.Kind](kind.md)")),
    "models/shared/kind.md": enum("Kind", "cat", "dog"),
    "models/shared/twin.md": enum("Twin", "one"),
    "models/operations/twin.md": enum("Twin", "two"),
    "sdks/pets/README.md": sdk("Pets", operation("get", field("id", "*str*", "Its id."))),
}


def shown(text: str, *, link_code: bool = True) -> BeautifulSoup:
    """The HTML of a page by hand."""
    of = reference(SITE | {"guide.md": text})
    site = Site(of, Options(link_code=link_code), lambda _: str)
    site.stubs.current = "guide.md"
    extension = SiteExtension(site, Sections(site), opens_details=False)
    return BeautifulSoup(Markdown(extensions=[extension]).convert(text), "html.parser")


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("Pet", "models/shared/pet.md"),
        ("shared.Pet", "models/shared/pet.md"),
        ("Pet.kind", "models/shared/pet.md#field-kind"),
        ("Kind.CAT", "models/shared/kind.md#value-CAT"),
        ("Pets.get", "sdks/pets/README.md#get"),
        ("operations.Twin", "models/operations/twin.md"),
    ],
)
def test_name_of_one_thing_is_a_link(name: str, target: str) -> None:
    (link,) = shown(f"See `{name}`.").select("a.sdk-name")

    assert (link["href"], link.get_text()) == (target, name)


@pytest.mark.parametrize(
    "text",
    [
        "`nothing`",
        "`Twin`",  # of two types
        "[`Pet`](index.md)",
        "[**`Pet`**](index.md)",
        "# About `Pet`",
        "## **`Pet`**",
        "    Pet\n",
        "Pet",
    ],
)
def test_what_stays_as_it_is(text: str) -> None:
    assert shown(text).select("a.sdk-name") == []


def test_text_around_a_link_stays() -> None:
    assert shown("Before `Pet` behind.").get_text() == "Before Pet behind."


def test_names_stay_text_by_default() -> None:
    assert shown("See `Pet`.", link_code=False).select("a") == []
