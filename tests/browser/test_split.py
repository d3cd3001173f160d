"""Operations with pages of their own: an address from before leads to them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import PHONE, BuildDocs, Visit
from tests.support.writing import field, operation, sdk, write

OpenVisit = Callable[..., Visit]
PETS = sdk(
    "Pets",
    operation("get", field("id", "*str*"), errors=(("errors.Gone", "404"),), route="get /pets/{id}"),
    operation("getAll", field("size x", "*int*"), errors=(("errors.Gone", "404"),)),
)  # fmt: skip
GROUP = "/sdks/pets/"


@pytest.fixture(scope="module")
def site(build_docs: BuildDocs, tmp_path_factory: pytest.TempPathFactory) -> str:
    docs = tmp_path_factory.mktemp("docs")
    write(docs, {"index.md": "# Home\n", "sdks/pets/README.md": PETS})
    return build_docs(
        f"site_name: Pets\ndocs_dir: {docs}\n"
        "theme:\n  name: material\n  font: false\n  features: [navigation.instant]\n"
        "plugins: [search, sdk-reference: {split_operations: 1}]\n"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("#get", "get/#get"),
        ("#getall", "getall/#getall"),
        ("#get-param-id", "get/#get-param-id"),
        ("#getall-param-size-x", "getall/#getall-param-size-x"),
        ("#errors_1", "getall/#errors_1"),
        ("#errors", "get/#errors"),
    ],
)
def test_an_old_address_leads_to_the_operation(
    visit: OpenVisit, site: str, old: str, new: str
) -> None:
    seen = visit()
    seen.page.goto(site + GROUP + old)
    seen.page.wait_for_url(f"**{GROUP}{new}")

    assert seen.page.locator(f"[id='{new.partition('#')[2]}']").count() == 1


@pytest.mark.parametrize("other", ["", "#", "#overview", "#gone", "#%", "#g"])
def test_any_other_address_stays(visit: OpenVisit, site: str, other: str) -> None:
    seen = visit()
    seen.page.goto(site + GROUP + other)
    seen.page.wait_for_load_state("networkidle")

    assert seen.page.url == site + GROUP + other


def test_a_typed_fragment_leads_there_and_back_leads_away(visit: OpenVisit, site: str) -> None:
    seen = visit()
    seen.page.goto(f"{site}/")
    seen.page.goto(site + GROUP)
    seen.page.evaluate("() => { location.hash = 'getall'; }")
    # Material's instant navigation loads the page that is there, which ends the first way away.
    seen.page.wait_for_function("end => location.href.endsWith(end)", arg=f"{GROUP}getall/#getall")
    seen.page.go_back()

    seen.page.wait_for_url(site + GROUP)


def test_without_scripts_the_operation_s_row_has_its_id(visit: OpenVisit, site: str) -> None:
    seen = visit(java_script_enabled=False)
    seen.page.goto(f"{site}{GROUP}#getall")

    row = seen.page.locator(":target")
    assert row.text_content() == "getAll"
    row.click()
    seen.page.wait_for_url(f"**{GROUP}getall/#getall")


@pytest.mark.parametrize("path", [GROUP, f"{GROUP}get/"])
def test_the_pages_are_accessible_and_fit_a_phone(visit: OpenVisit, site: str, path: str) -> None:
    seen = visit(viewport=PHONE)
    seen.page.goto(site + path)

    assert seen.axe() == []
    assert seen.overflow() == 0
