"""The operations of all SDKs, and which has which."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from mkdocs_sdk_reference.extension import Options, Site
from mkdocs_sdk_reference.reference.added import AddedKind, AddedPage, added_pages
from mkdocs_sdk_reference.reference.sdks import Sdk
from mkdocs_sdk_reference.rendering.parts import HeadingPart, Section

from tests.support.several import SDKS, Several
from tests.support.writing import field, object_, operation, sdk

PAGE = "operations.md"
SITE = {
    "python/sdks/pets/README.md": sdk(
        "Pets", operation("get_pet", route="get /pets/{id}"), operation("drop_pet")
    ),
    "go/sdks/pets/README.md": sdk("Pets", operation("GetPet"), operation("PutPet")),
    "go/sdks/shops/README.md": sdk("Shops", operation("~~Close~~")),
    "ruby/sdks/animals/README.md": sdk("Animals", operation("get_pet"), operation("feed")),
}


def rows(pages: dict[str, str]) -> list[str | list[str]]:
    """The titles of groups; what each row says, and of each SDK what is linked or said."""
    added = {PAGE: AddedPage(PAGE, AddedKind.OVERVIEW, "")}
    site = Site(Several(pages), Options(), lambda _: lambda target: f"/{target}", added=added)
    found: list[str | list[str]] = []
    for part in site.parts(PAGE):
        if isinstance(part, HeadingPart) and part.level > 1:
            found.append(str(part.html))
        elif isinstance(part, Section) and part.template == "overview":
            soup = BeautifulSoup(site.html(part, site.view(PAGE)), "html.parser")
            for row in soup.select("tbody tr"):
                marks = row.select(".sdk-sdks > *")
                said = [str(mark.get("href") or mark["aria-label"]) for mark in marks]
                found.append([row.select("td")[0].get_text(" ", strip=True), *said])
    return found


def test_each_operation_is_a_row_and_a_hole_is_said() -> None:
    pets, go = "/python/sdks/pets/README.md", "/go/sdks/pets/README.md"
    animals = "/ruby/sdks/animals/README.md"

    assert rows(SITE) == [
        "Pets",
        ["GET /pets/{id} get_pet", f"{pets}#get_pet", f"{go}#getpet", f"{animals}#get_pet"],
        ["drop_pet", f"{pets}#drop_pet", "not in Go", "not in Ruby"],
        ["PutPet", "not in Python", f"{go}#putpet", "not in Ruby"],
        ["feed", "not in Python", "not in Go", f"{animals}#feed"],
        "Shops",
        ["Close deprecated", "not in Python", "/go/sdks/shops/README.md#close", "not in Ruby"],
    ]


def test_rows_of_a_group_are_sorted_by_path_then_method() -> None:
    routes = ("post /pets", "get /pets", "", "get /animals")
    operations = [operation(f"do{n}", route=route) for n, route in enumerate(routes)]
    found = rows({"python/sdks/pets/README.md": sdk("Pets", *operations)})

    assert [row[0] for row in found[1:]] == [
        "GET /animals do3",
        "GET /pets do1",
        "POST /pets do0",
        "do2",
    ]


def test_what_it_returns_is_linked_in_the_first_sdk() -> None:
    of = "python/models/pet.md"
    get = operation("get_pet", response="[shared.Pet](../../models/pet.md)")
    pages = {of: object_("Pet", field("name", "*str*")), "python/sdks/pets/README.md": sdk("Pets", get)}  # fmt: skip

    assert rows(pages)[1][0] == "get_pet returns shared.Pet"


def test_operations_of_no_sdk_are_left_out() -> None:
    assert rows({"sdks/pets/README.md": sdk("Pets", operation("get"))}) == []


@pytest.mark.parametrize(
    ("taken", "path"),
    [(set(), PAGE), ({PAGE}, "api-overview.md")],
    ids=["free", "taken"],
)
def test_it_stands_where_no_other_page_is(taken: set[str], path: str) -> None:
    found = added_pages(Several(SITE), frozenset({AddedKind.OVERVIEW}), taken.__contains__)

    assert list(found) == [AddedPage(path, AddedKind.OVERVIEW, "")]


@pytest.mark.parametrize("sdks", [SDKS[:1], ()], ids=["one SDK", "no option"])
def test_a_site_of_one_sdk_has_none(sdks: tuple[Sdk, ...]) -> None:
    reference = Several(SITE, sdks)

    assert list(added_pages(reference, frozenset({AddedKind.OVERVIEW}), lambda _: False)) == []
