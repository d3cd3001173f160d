"""The site's search, by typing: a type, a field within it, an enum's value, an operation."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest

from .conftest import PROJECT, BuildDocs, Visit

OpenVisit = Callable[..., Visit]
ERROR = "models/operations/postshipments503applicationjsonerror/"


def first_in_material(seen: Visit, query: str) -> list[str]:
    """Where the first result and its parts lead to."""
    seen.page.locator("[data-md-component=search-query]").click()
    seen.page.keyboard.type(query)
    seen.page.locator(".md-search-result__item a").first.wait_for()
    links = seen.page.locator(".md-search-result__item").first.locator("a")
    return [
        str(link.get_attribute("href")).partition("?")[0].split("/demo/")[-1]
        for link in links.all()
    ]


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
    found = first_in_material(seen, query)

    assert found[0].partition("#")[0] == first
    assert part is None or part in found


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
