"""The page of changes: what it lists, folds and links, and that names are text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mkdocs_sdk_reference.extension import Options, Site
from mkdocs_sdk_reference.reference import Sdk
from mkdocs_sdk_reference.reference.added import AddedKind, AddedPage, added_pages
from mkdocs_sdk_reference.rendering.parts import HeadingPart, Section

from tests.diff.recording import with_past
from tests.support.writing import enum, field, object_, operation, reference, sdk

PAGE = "changes.md"
PET = "models/shared/pet.md"
SDK = "sdks/pets/README.md"
NAME, AGE = field("name", "*str*"), field("age", "*int*", required=False)

Pages = dict[str, str]


def site(now: Pages, *earlier: Pages, version: str = "", sdks: Sequence[Sdk] = ()) -> Site:
    added = {PAGE: AddedPage(PAGE, AddedKind.CHANGES, "")}
    of = with_past(now, *earlier, version=version, sdks=sdks)
    return Site(of, Options(), lambda _: lambda path: f"/{path}", added=added)


def html(now: Pages, *earlier: Pages, version: str = "", sdks: Sequence[Sdk] = ()) -> str:
    """The page, its links, code and folds as they are, and other elements left out."""
    of = site(now, *earlier, version=version, sdks=sdks)
    parts = []
    for part in of.parts(PAGE):
        if isinstance(part, HeadingPart):
            parts.append(f"\n#{part.level} {part.html} {part.anchor}\n")
        elif isinstance(part, Section) and part.template == "changes":
            parts.append(of.html(part, of.view(PAGE)))
    text = re.sub(r"</?(?:div|ul|li|p|strong)[^>]*>", "\n", "".join(parts))
    return re.sub(r"\s*\n\s*", "\n", text).strip()


def pet(*rows: tuple[str, ...]) -> Pages:
    return {PET: object_("Pet", *rows)}


def test_releases_are_newest_first_and_breaking_changes_first() -> None:
    get, fetch = operation("get", NAME), operation("get", field("name", "*int*"))
    old = pet(NAME) | {SDK: sdk("Pets", get, operation("drop"))}
    new = pet(NAME, AGE) | {SDK: sdk("Pets", fetch)}
    shop = {"models/shared/shop.md": object_("Shop", NAME)}
    assert html(new | shop, old, new, version="2.0").split("\n") == [
        "#1 Changes changes",
        "#2 2.0 release-2-0",
        "Other changes (1)",
        'type <a href="/models/shared/shop.md"><code>shared.Shop</code></a> added',
        "#2 1.1 release-1-1",
        "Breaking changes (2)",
        "operation <code>Pets.drop</code> removed",
        '<a href="/sdks/pets/README.md#get"><code>Pets.get</code></a>',
        'parameter <a href="/sdks/pets/README.md#get-param-name"><code>name</code></a>'
        " changed: <code>str</code> → <code>int</code>",
        "Other changes (1)",
        '<a href="/models/shared/pet.md"><code>shared.Pet</code></a>',
        'field <a href="/models/shared/pet.md#field-age"><code>age</code></a>'
        " added: <code>int</code>",
    ]


def test_pages_of_the_last_release_are_no_step() -> None:
    assert html(pet(NAME), pet(NAME), pet(NAME)).split("\n")[1:] == [
        "#2 1.1 release-1-1",
        "No changes.",
    ]


def test_changes_of_no_release_are_called_so() -> None:
    assert "#2 Unreleased release-next" in html(pet(NAME, AGE), pet(NAME))


def test_many_changes_are_folded() -> None:
    many = {f"models/shared/t{at}.md": object_(f"T{at}", NAME) for at in range(31)}
    assert '<details class="sdk-fold"><summary>Other changes (31)</summary>' in html(
        pet(NAME) | many, pet(NAME)
    )
    many.popitem()
    assert "<details" not in html(pet(NAME) | many, pet(NAME))


def test_names_are_text() -> None:
    found = html({PET: enum("Kind", "cat", "<b>x</b>")}, {PET: enum("Kind", "cat")})
    assert "&lt;b&gt;x&lt;/b&gt;" in found
    assert "<b>" not in found


def test_a_site_without_releases_has_no_page() -> None:
    kinds = frozenset({AddedKind.CHANGES})
    assert list(added_pages(reference(pet(NAME)), kinds, lambda _: False)) == []


def test_the_page_gives_way_to_one_of_the_site() -> None:
    of = with_past(pet(NAME), pet(NAME))
    (page,) = added_pages(of, frozenset({AddedKind.CHANGES}), {PAGE}.__contains__)
    assert page.path == "api-changes.md"


def test_the_home_lists_the_page() -> None:
    added = {
        "index.md": AddedPage("index.md", AddedKind.HOME, ""),
        PAGE: AddedPage(PAGE, AddedKind.CHANGES, ""),
    }
    of = Site(reference(pet(NAME)), Options(), lambda _: str, added=added)
    (section,) = [part for part in of.parts("index.md") if isinstance(part, Section)]
    assert section.given["changes"] == PAGE


def test_changes_of_several_sdks_are_told_apart() -> None:
    old = {f"{at}/{PET}": object_("Pet", NAME) for at in ("py", "go")}
    new = {f"{at}/{PET}": object_("Pet", NAME, AGE) for at in ("py", "go")}

    said = html(new, old, sdks=[Sdk("py/", "Python"), Sdk("go/", "Go")])

    assert re.findall("Other changes.*", said) == [
        "Other changes: Go (1)",
        "Other changes: Python (1)",
    ]
