"""The filter of the model index: by type and field name, by keyboard, however one got there."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import OWN_SETTINGS, PROJECT, BuildDocs, Visit
from tests.support.writing import enum, field, object_

OpenVisit = Callable[..., Visit]
INDEX = "/demo/models/"


def shown(seen: Visit) -> list[str]:
    """The names of the types that the filter leaves."""
    links = seen.page.locator(".sdk-index li:not([hidden]) > a")
    return [str(name) for name in links.all_text_contents()]


def filter_by(seen: Visit, text: str) -> None:
    """Type into the filter, and wait until it has done its work."""
    box = seen.page.get_by_role("searchbox", name="Filter")
    box.wait_for()
    count = seen.page.locator("[role=status]")
    seen.page.evaluate("() => { document.querySelector('[role=status]').textContent = ''; }")
    box.fill(text)
    count.filter(has_text=" of ").wait_for()


def test_by_type_name(visit: OpenVisit, demo: str) -> None:
    seen = visit()
    seen.page.goto(demo + INDEX)
    everything = len(shown(seen))
    filter_by(seen, "503 postshipments503")

    assert shown(seen) == [
        "PostShipments503ApplicationJSON",
        "PostShipments503ApplicationJSONError",
        "PostShipments503ApplicationJSONStatus",
    ]
    assert seen.page.locator("[role=status]").text_content() == f"3 of {everything} types"


def test_headings_without_a_hit_are_hidden(visit: OpenVisit, demo: str) -> None:
    seen = visit()
    seen.page.goto(demo + INDEX)
    before = seen.page.locator("h2.sdk-own:visible").count()
    filter_by(seen, "Harvest")

    ids = [h.get_attribute("id") for h in seen.page.locator("h2.sdk-own:visible").all()]
    assert before > len(ids)
    assert "sdk-namespace-shared" in ids
    assert "sdk-namespace-errors" not in ids


def test_by_field_name(visit: OpenVisit, demo: str) -> None:
    seen = visit()
    asked: list[str] = []
    seen.page.on("request", lambda request: asked.append(request.url))
    seen.page.goto(demo + INDEX)
    seen.page.wait_for_load_state("networkidle")
    assert not any("sdk-fields.json" in url for url in asked)
    filter_by(seen, "picked_on")

    assert "Harvest" in shown(seen)
    hit = seen.page.locator(".sdk-hits a").first
    assert hit.text_content() == "picked_on"
    hit.click()
    seen.page.wait_for_url("**/#field-picked_on")
    assert [url for url in asked if "sdk-fields.json" in url] == [f"{demo}{INDEX}sdk-fields.json"]


def test_by_value(visit: OpenVisit, demo: str) -> None:
    seen = visit()
    seen.page.goto(demo + INDEX)
    filter_by(seen, "class_2")

    assert "Grade" in shown(seen)
    hit = seen.page.locator(".sdk-hits a", has_text="class_2").first
    hit.click()
    seen.page.wait_for_url("**/#value-class_2")
    assert seen.page.locator("#value-class_2").count() == 1


def test_by_kind(visit: OpenVisit, demo: str) -> None:
    seen = visit()
    seen.page.goto(demo + INDEX)
    filter_by(seen, "enum grade")

    assert "Grade" in shown(seen)
    assert "Harvest" not in shown(seen)


def test_types_of_one_operation_unfold_by_its_route(visit: OpenVisit, demo: str) -> None:
    seen = visit()
    seen.page.goto(demo + INDEX)
    fold = seen.page.locator(".sdk-index details", has_text="POST /v1/shipments").first
    assert fold.get_attribute("open") is None
    filter_by(seen, "v1/shipments")

    assert fold.get_attribute("open") is not None
    assert "PostShipments503ApplicationJSON" in shown(seen)


def test_address_keeps_the_filter(visit: OpenVisit, demo: str) -> None:
    seen = visit()
    seen.page.goto(demo + INDEX)
    filter_by(seen, "picked_on")
    address = seen.page.url
    other = visit()
    other.page.goto(address)
    other.page.locator("[role=status]", has_text=" of ").wait_for()

    assert shown(other) == shown(seen)
    assert other.page.locator(".sdk-filter input").input_value() == "picked_on"
    assert other.complaints == []


def test_nothing_but_hits_is_shown(visit: OpenVisit, demo: str) -> None:
    seen = visit()
    seen.page.goto(demo + INDEX)
    assert seen.page.locator(".sdk-same-shape:visible").count() > 0
    filter_by(seen, "picked_on")

    assert seen.page.locator(".sdk-same-shape:visible, #sdk-same-shape:visible").count() == 0
    assert seen.page.locator(".sdk-count:visible").count() == 1


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_without_a_hit_the_site_can_be_searched(
    visit: OpenVisit, build_docs: BuildDocs, tmp_path: Path, theme: str
) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "a.md").write_text(object_("A", field("id", "*str*")), "utf-8")
    (tmp_path / "index.md").write_text("# Harbour\n\nBrigantines moor here.\n", "utf-8")
    font = "\n  font: false" if theme == "material" else ""
    site = build_docs(
        f"site_name: Site\ndocs_dir: {tmp_path}\ntheme:\n  name: {theme}{font}\n"
        "plugins: [search, sdk-reference]\n"
    )
    seen = visit()
    seen.page.goto(f"{site}/models/")
    seen.page.get_by_role("searchbox", name="Filter").fill("brigantines")
    seen.page.get_by_text("No type or field is called brigantines.").wait_for()
    seen.page.get_by_role("button", name="Search the site instead").click()

    results = seen.page.locator("[data-md-component=search-result], #mkdocs-search-results")
    results.get_by_text("Harbour").first.wait_for()


def test_by_keyboard_alone(visit: OpenVisit, demo: str) -> None:
    seen = visit()
    seen.page.goto(demo + INDEX)
    everything = len(shown(seen))
    for _ in range(100):
        seen.page.keyboard.press("Tab")
        if seen.page.evaluate("document.activeElement.type") == "search" and seen.page.evaluate(
            "!!document.activeElement.closest('.sdk-filter')"
        ):
            break
    seen.page.keyboard.type("nosuchtype")
    seen.page.get_by_text("No type or field is called nosuchtype.").wait_for()
    assert shown(seen) == []
    seen.page.keyboard.press("Escape")
    seen.page.locator(".sdk-index li:not([hidden])").nth(everything - 1).wait_for()


def test_without_scripts_the_list_is_whole(visit: OpenVisit, demo: str) -> None:
    seen = visit(java_script_enabled=False)
    seen.page.goto(demo + INDEX)

    assert len(shown(seen)) == len(list((PROJECT / "docs/demo/models").rglob("*.md")))
    assert seen.page.locator("input[type=search]:visible", has_text="Filter").count() == 0
    assert seen.page.locator(".sdk-filter").count() == 0


def test_after_instant_navigation(visit: OpenVisit, build_docs: BuildDocs) -> None:
    site = build_docs(
        f"{OWN_SETTINGS}theme:\n  font: false\n  features: [navigation.instant]\n",
        docs=PROJECT / "docs",
    )
    seen = visit()
    seen.page.goto(f"{site}/demo/sdks/shipments/")
    seen.page.wait_for_load_state("networkidle")  # before the site map is there, links load anew
    seen.page.evaluate("() => { window.isTheSamePage = true; }")
    seen.page.evaluate("() => { document.querySelector('nav a[href$=\"demo/models/\"]').click(); }")
    seen.page.wait_for_url("**/demo/models/")
    filter_by(seen, "picked_on")
    assert "Harvest" in shown(seen)

    seen.page.locator(".sdk-hits a").first.click()
    seen.page.wait_for_url("**/#field-picked_on")
    seen.page.locator("tr#field-picked_on").wait_for()
    seen.page.locator("tr#field-picked_on .sdk-permalink").click()
    assert seen.page.url.endswith("#field-picked_on")
    seen.page.go_back()
    seen.page.wait_for_url("**/demo/models/?filter=picked_on")
    seen.page.locator("[role=status]", has_text=" of ").wait_for()
    assert "Harvest" in shown(seen)
    assert seen.page.evaluate("window.isTheSamePage")
    assert seen.complaints == []


@pytest.fixture(scope="module")
def large(build_docs: BuildDocs, tmp_path_factory: pytest.TempPathFactory) -> str:
    """An index page of 11,000 types, less the pages that it lists."""
    docs = tmp_path_factory.mktemp("docs")
    (docs / "models").mkdir()
    (docs / "models" / "a.md").write_text(object_("A", field("id", "*str*")), "utf-8")
    (docs / "models" / "b.md").write_text(enum("B", "x"), "utf-8")
    return build_docs(
        f"site_name: Large\ndocs_dir: {docs}\ntheme:\n  name: material\n  font: false\nplugins: [sdk-reference]\n"
    )


def test_instant_on_11000_types(visit: OpenVisit, large: str) -> None:
    seen = visit()
    items = "".join(f'<li><a href="t{i}/">SomeType{i:05}</a> · object</li>' for i in range(11_000))
    names = [["id", f"field_{i}", "created_at", "updated_at"] for i in range(11_002)]
    seen.page.route("**/sdk-fields.json", lambda route: route.fulfill(json=names))
    seen.page.route(
        "**/models/",
        lambda route: route.fulfill(
            body=route.fetch()
            .text()
            .replace('<div class="sdk-index">\n<ul>', f'<div class="sdk-index">\n<ul>{items}', 1),
            content_type="text/html",
        ),
    )
    seen.page.goto(f"{large}/models/")
    filter_by(seen, "field_10")
    seconds = seen.page.evaluate(
        """(text) => {
            const box = document.querySelector(".sdk-filter input");
            const count = document.querySelector("[role=status]");
            count.textContent = "";
            const start = performance.now();
            box.value = text;
            box.dispatchEvent(new Event("input"));
            return new Promise((done) => new MutationObserver(() => {
                document.body.offsetHeight;  // with the layout
                done((performance.now() - start) / 1000);
            }).observe(count, {childList: true}));
        }""",
        "field_10999",
    )

    assert shown(seen) == ["SomeType10999"]
    assert seconds < 1


def test_field_names_are_those_of_the_list(
    build_docs: BuildDocs, visit: OpenVisit, demo: str
) -> None:
    seen = visit()
    seen.page.goto(demo + INDEX)
    names = json.loads(seen.page.request.get(f"{demo}{INDEX}sdk-fields.json").text())

    listed = shown(seen)
    assert len(names) == len(listed)
    assert names[listed.index("Grade")] == ["", "extra", "class_1", "class_2", "juice", "reject"]
    assert "picked_on" in names[listed.index("Harvest")]
    assert Path(PROJECT / "docs/demo/models/shared/harvest.md").exists()
