"""The site of the settings that `sdk-reference init` writes, and one in another language."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from mkdocs_sdk_reference.cli.init import SETTINGS
from mkdocs_sdk_reference.rendering.words import in_language

from tests.browser.conftest import PROJECT, BuildDocs, Visit

OpenVisit = Callable[..., Visit]
DOCS = PROJECT / "docs" / "demo"
ERROR = "/models/operations/postshipments503applicationjson/"
OFFLINE = "  name: material\n  font: false\n"


@pytest.fixture(scope="module")
def first_site(build_docs: BuildDocs) -> str:
    settings = SETTINGS.format(name="Demo").replace("  name: material\n", OFFLINE)
    return build_docs(f"docs_dir: {DOCS}\n{settings}")


@pytest.fixture(scope="module")
def japanese(build_docs: BuildDocs) -> str:
    theme = f"theme:\n{OFFLINE}  language: ja\n"
    return build_docs(
        f"site_name: Demo\ndocs_dir: {DOCS}\n{theme}plugins: [search, sdk-reference]\n"
    )


def errors(seen: Visit, site: str) -> list[str]:
    """What went wrong, less pages that Material fetched ahead and gave up: they are addresses."""
    return [text for text in seen.complaints if not text.startswith(site)]


@pytest.mark.parametrize(("system", "scheme"), [("light", "default"), ("dark", "slate")])
def test_colours_follow_the_system(
    system: str, scheme: str, visit: OpenVisit, first_site: str
) -> None:
    seen = visit(color_scheme=system)
    seen.page.goto(first_site + ERROR)

    seen.page.locator(f"body[data-md-color-scheme={scheme}]").wait_for()
    assert errors(seen, first_site) == []


def test_links_of_a_type_map_work_with_instant_navigation(
    visit: OpenVisit, first_site: str
) -> None:
    seen = visit()
    seen.page.goto(first_site + ERROR)
    seen.page.locator(".sdk-map summary").click()
    seen.page.locator(".sdk-map svg a text", has_text="post_shipments").first.click()

    seen.page.wait_for_url("**/sdks/shipments/#post_shipments")
    assert errors(seen, first_site) == []


def test_page_that_was_opened_without_a_reload_is_whole(visit: OpenVisit, first_site: str) -> None:
    seen = visit()
    seen.page.goto(first_site + ERROR)
    seen.page.wait_for_load_state("networkidle")
    seen.page.evaluate("() => { window.isSamePage = true; }")
    seen.page.locator(".sdk-responses a", has_text="403").click()

    seen.page.wait_for_url("**/postshipments403applicationjson/")
    seen.page.locator("h1", has_text="403").wait_for()
    assert seen.page.locator(".sdk-map").count() == 1
    assert seen.page.evaluate("() => window.isSamePage") is True
    assert errors(seen, first_site) == []


def test_labels_are_in_the_theme_s_language(visit: OpenVisit, japanese: str) -> None:
    words = in_language("ja")
    seen = visit()
    seen.page.goto(japanese + ERROR)

    assert seen.page.locator("html").get_attribute("lang") == "ja"
    assert seen.page.get_by_role("heading", name=words.used_by).count() == 1
    assert seen.page.locator("#field-error", has_text=words.required).count() == 1


def test_filter_is_in_the_theme_s_language(visit: OpenVisit, japanese: str) -> None:
    words = in_language("ja")
    seen = visit()
    seen.page.goto(f"{japanese}/models/")
    seen.page.get_by_role("searchbox", name=words.filter).fill("503 postshipments503")

    every = seen.page.locator(".sdk-index li").count()
    count = seen.page.locator("[role=status]", has_text=words.filter_count.format(n=3, all=every))
    count.wait_for()
