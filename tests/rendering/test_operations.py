"""What is shown of an operation below its heading, and in lists of operations."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag
from mkdocs_sdk_reference.extension import Options, Site
from mkdocs_sdk_reference.rendering.chips import tone
from mkdocs_sdk_reference.rendering.parts import HeadingPart, Section

from tests.support.writing import field, object_, operation, reference, sdk

SDK = "sdks/pets/README.md"
PET = "models/shared/pet.md"
ERROR = "models/errors/gone.md"
RETURNED = "[shared.Pet](../../models/shared/pet.md)"
GONE = ("[errors.Gone](../../models/errors/gone.md)", "404, 410")
ANY = ("errors.SDKError", "4XX, 5XX")
SITE = {
    PET: object_("Pet", field("name", "*str*")),
    ERROR: object_("Gone", field("why", "*str*")),
}


def site(*operations: str, markdown: bool = False) -> Site:
    pages = {**SITE, SDK: sdk("Pets", *operations)}
    return Site(reference(pages), Options(markdown=markdown), lambda _page: lambda path: f"/{path}")


def sections(of: Site, name: str, path: str = SDK) -> list[Section]:
    """The sections of a page that a template renders."""
    parts = of.parts(path)
    return [part for part in parts if isinstance(part, Section) and part.template == name]


def shown(of: Site, name: str) -> Tag:
    """What the first section that a template renders looks like."""
    return BeautifulSoup(of.html(sections(of, name)[0], of.view(SDK)), "html.parser")


def test_route_says_method_and_path() -> None:
    route = shown(site(operation("get", route="get /pets/{id}#nameOrId")), "route")

    assert route.get_text().strip() == "GET /pets/{id}"
    assert [method.get_text() for method in route.select(".sdk-get")] == ["GET"]
    assert [path.get_text() for path in route.select("code")] == ["/pets/{id}"]


def test_facts_say_the_type_and_each_error_once() -> None:
    facts = shown(site(operation("get", response=RETURNED, errors=(GONE, ANY, GONE))), "route")

    assert facts.get_text().strip() == "returns shared.Pet · errors 404 410 4XX 5XX"
    assert [a["href"] for a in facts.find_all("a")] == [f"/{PET}", *["#errors"] * 4]


def test_deprecation_is_said_in_words() -> None:
    facts = shown(site(operation("~~get~~", response=RETURNED)), "route")

    assert facts.get_text().strip() == "returns shared.Pet · deprecated"


def test_nothing_known_is_no_line() -> None:
    parts = site(operation("get"), operation("list", route="get /pets"))
    after = [part for part in parts.parts(SDK) if not isinstance(part, HeadingPart)]

    assert len(sections(parts, "route")) == 1
    assert "route" not in {part.template for part in after[:2] if isinstance(part, Section)}


def test_search_sees_a_route_once() -> None:
    of = site(operation("get", response=RETURNED, errors=(GONE,), route="get /pets/{id}"))
    seen = [part.search() for part in of.parts(SDK) if isinstance(part, Section)]

    assert sum("/pets/{id}" in text for text in seen) == 1


def test_list_has_routes() -> None:
    table = shown(site(operation("get", route="get /pets/{id}"), operation("list")), "operations")

    assert [row.get_text(" ", strip=True) for row in table.find_all("tr")] == [
        "Operation Method and path",
        "get GET /pets/{id}",
        "list",
    ]


def test_response_has_the_fields_of_its_type_folded() -> None:
    response = shown(site(operation("get", response=RETURNED)), "returns")

    assert [said.get_text() for said in response.select("details > summary")] == ["1 field"]


def test_page_links_its_markdown() -> None:
    links = shown(site(operation("get"), markdown=True), "markdown").select("a")

    assert [link["href"] for link in links] == [f"/{SDK}index.md"]


@pytest.mark.parametrize("path", [SDK, PET])
def test_no_link_to_markdown_that_the_site_has_not(path: str) -> None:
    assert sections(site(operation("get")), "markdown", path) == []


@pytest.mark.parametrize(
    ("text", "css"),
    [
        ("GET", "sdk-get"),
        ("Patch", "sdk-patch"),
        ("OPTIONS", "sdk-chip"),
        ("204", "sdk-2xx"),
        ("4XX", "sdk-4xx"),
        ("5xx", "sdk-5xx"),
        ("default", "sdk-chip"),
        ("GET md-hidden", "sdk-chip"),
        ("40", "sdk-chip"),
    ],
)
def test_tone(text: str, css: str) -> None:
    assert tone(text) == css
