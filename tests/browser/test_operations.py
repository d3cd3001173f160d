"""A page of operations, with the themes' own scripts, and without any."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import PHONE, SCHEMES, BuildDocs, Visit
from tests.browser.test_demo import MEASURE
from tests.support.writing import field, object_, operation, sdk, write

OpenVisit = Callable[..., Visit]
THEMES = {
    "material": "{name: material, font: false, palette: {scheme: default}}",
    "mkdocs": "{name: mkdocs}",
}
ACTIVE = {
    "material": ".md-sidebar--secondary .md-nav__link--active",
    "mkdocs": ".bs-sidebar .nav-link.active",
}
"""The entry of the contents that a theme's script marks."""
SDK = "/sdks/pets/"
SAMPLE = "```python\npet()\n```\n"
LONG = "Pets are asked for one by one.\n\n" * 30
ERRORS = (("[errors.Gone](../../models/errors/gone.md)", "404, 410"), ("errors.SDKError", "5XX"))


def call(name: str, method: str) -> str:
    path = f"{method} /pets/{{id}}/{name}"
    pet = "[shared.Pet](../../models/shared/pet.md)"
    made = operation(name, field("id", "*str*"), response=pet, errors=ERRORS, route=path)
    first, _, rest = made.partition("### Parameters")
    samples = f"{SAMPLE}\n### In a loop of {name}\n\n{LONG}{SAMPLE}\n{LONG}"
    return f"{first}{samples}\n### Parameters{rest}\n\n{LONG}"


@pytest.fixture(scope="module", params=sorted(THEMES))
def theme(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def site(theme: str, build_docs: BuildDocs, tmp_path_factory: pytest.TempPathFactory) -> str:
    docs = tmp_path_factory.mktemp("operations")
    pages = {
        "sdks/pets/README.md": sdk("Pets", call("get", "get"), call("put", "put"), call("drop", "delete")),
        "models/shared/pet.md": object_("Pet", field("name", "*str*", "Its name.")),
        "models/errors/gone.md": object_("Gone", field("why", "*str*")),
    }  # fmt: skip
    write(docs, pages)
    return build_docs(
        f"site_name: Pets\ndocs_dir: {docs}\ntheme: {THEMES[theme]}\n"
        "plugins: [search, sdk-reference: {markdown: true}]\n"
    )


@pytest.fixture
def seen(visit: OpenVisit, site: str) -> Visit:
    opened = visit(permissions=["clipboard-read", "clipboard-write"])
    opened.page.goto(site + SDK)
    return opened


def copied(page: Any) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_contents_mark_the_operation_that_is_read(seen: Visit, theme: str) -> None:
    # The theme `mkdocs` marks what has its heading in the window, Material what is read.
    heading = "Parameters" if theme == "material" else "put"
    read = seen.page.get_by_role("heading", name=heading).nth(int(theme == "material"))
    read.evaluate("heading => heading.scrollIntoView({behavior: 'instant'})")

    seen.page.locator(ACTIVE[theme], has_text="PUT put").wait_for()
    marked = [text.strip() for text in seen.page.locator(ACTIVE[theme]).all_text_contents()]
    assert [text for text in marked if " " in text] == ["PUT put"]


def test_contents_have_no_parts(seen: Visit) -> None:
    nav = seen.page.locator(".md-sidebar--secondary, .bs-sidebar").first
    entries = [text.strip() for text in nav.locator("a").all_text_contents()]

    assert [e for e in entries if e in {"Parameters", "Response", "Errors", "Example Usage"}] == []
    assert [e for e in entries if " " in e][-3:] == ["GET get", "PUT put", "DELETE drop"]


def test_a_path_is_copied_by_keyboard(seen: Visit) -> None:
    button = seen.page.locator(".sdk-route button").nth(1)
    button.focus()
    seen.page.keyboard.press("Enter")
    seen.page.locator(".sdk-route button", has_text="Copied").wait_for()

    assert copied(seen.page) == "/pets/{id}/put"
    assert button.text_content() == "Copied"


def test_the_page_is_copied_as_markdown(seen: Visit) -> None:
    seen.page.locator(".sdk-copy button").click()
    seen.page.locator(".sdk-copy button", has_text="Copied").wait_for()

    assert copied(seen.page).startswith("# Pets\n")


def test_a_folded_sample_opens_where_a_link_leads_to_it(seen: Visit, site: str) -> None:
    sample = seen.page.locator("details", has_text="In a loop of put")
    assert sample.get_attribute("open") is None
    seen.page.goto(f"{site}{SDK}#in-a-loop-of-put")

    assert sample.get_attribute("open") is not None


def test_nothing_is_wrong_for_a_screen_reader(seen: Visit, theme: str) -> None:
    found = {}
    for scheme in SCHEMES if theme == "material" else ("default",):
        seen.scheme(scheme)
        found[scheme] = [*seen.axe(), *seen.page.evaluate(MEASURE, 4.5)["poor"]]

    assert not any(found.values()), found
    assert theme != "material" or seen.complaints == []  # the other asks elsewhere for a script


def test_it_fits_a_phone(visit: OpenVisit, site: str) -> None:
    seen = visit(viewport=PHONE)
    seen.page.goto(site + SDK)

    assert seen.overflow() <= 0


def test_without_scripts_there_is_a_link(visit: OpenVisit, site: str) -> None:
    seen = visit(java_script_enabled=False)
    seen.page.goto(site + SDK)

    assert seen.page.locator("[data-sdk-copy] button").count() == 0
    seen.page.get_by_role("link", name="View as Markdown").click()
    assert seen.page.url == f"{site}{SDK}index.md"
