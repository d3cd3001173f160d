"""The site's search, by typing: a type, a field within it, an enum's value, an operation."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest

from tests.browser.conftest import PROJECT, BuildDocs, Visit

OpenVisit = Callable[..., Visit]
ERROR = "models/operations/postshipments503applicationjsonerror/"


_LEADS_TO = """([first, part]) => {
    const item = document.querySelector(".md-search-result__item");
    const to = [...(item?.querySelectorAll("a") ?? [])].map((a) => a.pathname + a.hash);
    return to[0]?.split("#")[0].endsWith(`/demo/${first}`)
        && (!part || to.some((address) => address.endsWith(`/demo/${part}`)));
}"""
"""Whether the first result is a page, and one of its parts another place."""


@pytest.mark.parametrize(
    ("query", "first", "part"),
    [
        ("PostShipments503ApplicationJSONError", ERROR, None),
        ("PostShipments503ApplicationJSONError message", ERROR, f"{ERROR}#field-message"),
        ("ashmeads_kernel", "models/shared/variety/", "models/shared/variety/#value-ASHMEADS_KERNEL"),
        ("post_shipments", "sdks/shipments/", "sdks/shipments/#post_shipments"),
        ("Harvest", "sdks/harvests/", None),
    ],
)  # fmt: skip
def test_material(visit: OpenVisit, demo: str, query: str, first: str, part: str | None) -> None:
    seen = visit()
    seen.page.goto(demo)
    seen.page.locator("[data-md-component=search-query]").click()
    seen.page.keyboard.type(query)

    # Results come while one types: those for the whole query are the last.
    seen.page.wait_for_function(_LEADS_TO, arg=[first, part], timeout=10_000)


@pytest.fixture(scope="module")
def builtin(build_docs: BuildDocs) -> str:
    return build_docs(
        f"site_name: Demo\ndocs_dir: {PROJECT / 'docs'}\ntheme: mkdocs\nplugins: [search, sdk-reference]\n"
    )


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("PostShipments503ApplicationJSONError", ERROR),
        ("PostShipments503ApplicationJSONError message", f"{ERROR}#field-message"),
        ("ashmeads_kernel", "models/shared/variety/#value-ASHMEADS_KERNEL"),
        ("post_shipments", "sdks/shipments/#post_shipments"),
    ],
)
def test_builtin(visit: OpenVisit, builtin: str, query: str, first: str) -> None:
    seen = visit()
    seen.page.goto(builtin)
    seen.page.locator("[data-bs-target='#mkdocs_search_modal']").first.click()
    seen.page.locator("#mkdocs-search-query").fill(query)
    results = seen.page.locator("#mkdocs-search-results article a")
    for _ in range(40):  # what is typed before the index is there finds nothing
        seen.page.keyboard.press("End")
        with suppress(pytest.importorskip("playwright.sync_api").TimeoutError):
            results.first.wait_for(timeout=500)
            break
    found = [str(a.get_attribute("href")).split("/demo/")[-1] for a in results.all()[:3]]

    assert found[0].partition("#")[0] == first.partition("#")[0]
    assert first in found
