"""The way to a page, and where a README tells of errors."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.extension import Options, Site
from mkdocs_sdk_reference.reference.added import AddedKind, AddedPage
from mkdocs_sdk_reference.rendering.parts import Section
from mkdocs_sdk_reference.rendering.trail import guides

from tests.support.writing import field, object_, operation, reference, sdk

GONE = "models/errors/gone.md"
PETS = "sdks/pets/README.md"
PAGES = {
    GONE: object_("Gone", field("message", "*str*")),
    PETS: sdk("Pets", operation("get", errors=(("errors.Gone", "404"),))),
}
MODELS = AddedPage("models/index.md", AddedKind.MODELS, "")


def site_of(pages: dict[str, str], *added: AddedPage, home: str = "") -> Site:
    by_path = {page.path: page for page in added}
    return Site(reference(PAGES | pages), Options(), lambda _: str, added=by_path, home=home)


def trail(site: Site, path: str) -> list[tuple[str, str]]:
    """Labels and addresses of the first section of a page, if that is the way to it."""
    first = site.parts(path)[0]
    if isinstance(first, Section) and first.template == "trail":
        return [tuple(step) for step in first.given["steps"]]
    return []


def test_of_a_type() -> None:
    assert trail(site_of({}, MODELS), GONE) == [
        ("Models", "models/index.md"),
        ("errors", "models/index.md#sdk-namespace-errors"),
        ("Gone", ""),
    ]


def test_of_a_type_without_an_index() -> None:
    assert trail(site_of({"index.md": "# Home"}), GONE) == []


@pytest.mark.parametrize("path", [PETS, MODELS.path])
def test_of_pages_below_the_home(path: str) -> None:
    found = trail(site_of({"index.md": "# Home"}, MODELS), path)

    assert found[0] == ("Home", "index.md")
    assert found[-1] == ({PETS: "Pets"}.get(path, "Models"), "")


def test_of_pages_of_a_site_without_a_home() -> None:
    assert trail(site_of({}), PETS) == []


README = "# Pets\n\n## Setup\n\n## Error Handling\n\nCatch.\n\n## Retries\n\nTry.\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (README, [("How to catch errors", "#error-handling"), ("Retries", "#retries")]),
        ("# Pets\n\n## Setup\n\n### Error Classes\n", [("How to catch errors", "#error-classes")]),
        (README.replace("Error Handling", "Errors"), [("How to catch errors", "#errors"), ("Retries", "#retries")]),
        ("# Pets\n\n```\n## Retries\n```\n", []),
        ("# Pets\n\n## Retries of errors\n", []),
    ],
    ids=["both", "classes alone", "errors", "in code", "another heading"],
)  # fmt: skip
def test_guides_of_a_readme(text: str, found: list[tuple[str, str]]) -> None:
    site = site_of({"index.md": text}, home="index.md")

    assert [
        (label, href.removeprefix("index.md")) for label, href in guides(site.view(GONE))
    ] == found


def test_page_of_the_user_is_no_readme() -> None:
    assert guides(site_of({"index.md": README}).view(GONE)) == []
