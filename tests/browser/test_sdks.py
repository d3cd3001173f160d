"""What readers see of several SDKs in one site."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import PHONE, SCHEMES, BuildDocs, Visit
from tests.browser.test_demo import MEASURE
from tests.support.several import sampled
from tests.support.writing import field, object_, sdk, write

OpenVisit = Callable[..., Visit]
PETS = "/python/sdks/pets/"
SHOPS = "/python/sdks/shops/"
PET = "/python/models/pet/"
LONG = "pets.get(" + ", ".join(f"argument_{number}" for number in range(20)) + ")"


@pytest.fixture(scope="module")
def site(build_docs: BuildDocs, tmp_path_factory: pytest.TempPathFactory) -> str:
    docs = tmp_path_factory.mktemp("sdks")
    for at in ("python", "go"):
        pages = {
            "sdks/pets/README.md": sdk("Pets", sampled("get", at, LONG), sampled("drop", at)),
            "sdks/shops/README.md": sdk("Shops", sampled("open", at)),
            "models/pet.md": object_("Pet", field("name", "*str*"), field("age", "*int*")),
        }
        write(docs / at, pages)
    sdks = [f"{{path: {docs}/{at}, language: {at}}}" for at in ("python", "go")]
    return build_docs(
        f"site_name: Pets\ndocs_dir: {docs}\nmarkdown_extensions: [pymdownx.superfences]\n"
        "theme: {name: material, font: false, palette: {scheme: default}}\n"
        f"plugins: [search, sdk-reference: {{sdks: [{', '.join(sdks)}]}}]\n"
    )


def shown(page: Any) -> list[str]:
    """The SDK of each sample that is seen."""
    tabs = page.locator(".sdk-tabs > div")
    texts: list[str] = tabs.evaluate_all(
        "tabs => tabs.filter((tab) => tab.checkVisibility())"
        ".map((tab) => tab.previousElementSibling.textContent)"
    )
    return texts


def test_tabs_are_chosen_by_keyboard_all_at_once(visit: OpenVisit, site: str) -> None:
    seen = visit()
    seen.page.goto(site + PETS)
    before = shown(seen.page)
    seen.page.get_by_role("radio", name="Python").first.focus()
    seen.page.keyboard.press("ArrowRight")

    assert (before, shown(seen.page)) == (["Python"] * 2, ["Go"] * 2)
    assert seen.complaints == []


def test_the_chosen_sdk_is_remembered(visit: OpenVisit, site: str) -> None:
    seen = visit()
    seen.page.goto(site + PETS)
    seen.page.get_by_text("Go", exact=True).last.click()
    seen.page.goto(site + SHOPS)

    assert shown(seen.page) == ["Go"]


def test_without_scripts_each_sample_is_reached(visit: OpenVisit, site: str) -> None:
    seen = visit(java_script_enabled=False)
    seen.page.goto(site + PETS)
    samples = seen.page.locator(".sdk-tabs").last.locator("> div")
    assert [samples.nth(at).is_visible() for at in (0, 1)] == [True, False]
    seen.page.locator(".sdk-tabs").last.get_by_text("Go", exact=True).click()

    assert [samples.nth(at).is_visible() for at in (0, 1)] == [False, True]


def test_a_field_is_kept_on_the_way_to_another_sdk(visit: OpenVisit, site: str) -> None:
    seen = visit()
    seen.page.goto(f"{site}{PET}#field-name")
    seen.page.evaluate("location.hash = 'field-age'")
    seen.page.wait_for_function("document.querySelector('.sdk-also').hash === '#field-age'")
    seen.page.get_by_role("link", name="Go", exact=True).last.click()

    assert seen.page.url == f"{site}/go/models/pet/#field-age"


@pytest.mark.parametrize("path", [PETS, "/operations/", "/"])
def test_it_reads_everywhere(visit: OpenVisit, site: str, path: str) -> None:
    seen = visit(viewport=PHONE)
    seen.page.goto(site + path)
    found: dict[str, Any] = {"sideways": max(0, seen.overflow())}
    for scheme in SCHEMES:
        seen.scheme(scheme)
        found[scheme] = [*seen.axe(), *seen.page.evaluate(MEASURE, 4.5)["poor"]]

    assert {where: what for where, what in found.items() if what} == {}
