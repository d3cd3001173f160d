"""The demo as a person meets it: by eye, keyboard, phone, paper and screen reader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import DESK, PHONE, SCHEMES, Visit

OpenVisit = Callable[..., Visit]
MEASURE = (Path(__file__).parent / "measure.js").read_text("utf-8")
BROKEN_WORDS = (Path(__file__).parent / "broken_words.js").read_text("utf-8")
ERROR = "/demo/models/operations/postshipments503applicationjson/"
OBJECT = "/demo/models/shared/harvest/"
INDEX = "/demo/models/"
PAGES = (
    ERROR,
    OBJECT,
    INDEX,
    "/demo/models/errors/",
    "/demo/models/shared/grade/",
    "/demo/models/shared/measurement/",
    "/demo/models/operations/postshipmentsresponse/",
    "/demo/sdks/shipments/",
    "/demo/sdks/harvests/",
)

_TEXT_WITHOUT_CONTROLS = """() => {
    const article = document.querySelector("article").cloneNode(true);
    article.querySelectorAll("button, .sdk-filter").forEach((control) => control.remove());
    return article.textContent.split(/\\s+/).join("");
}"""
"""Buttons and the filter do nothing without scripts: only these add them."""


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_in_light_slate_and_print(visit: OpenVisit, demo: str, path: str) -> None:
    seen = visit()
    seen.page.goto(demo + path)
    found = {}
    for scheme in SCHEMES:
        seen.scheme(scheme)
        found[scheme] = seen.axe()
    seen.scheme("default")
    seen.page.emulate_media(media="print")
    found["print"] = seen.axe()

    assert found == {"default": [], "slate": [], "print": []}
    assert seen.complaints == []


@pytest.mark.parametrize("path", PAGES)
def test_contrast_in_both_schemes(visit: OpenVisit, demo: str, path: str) -> None:
    seen = visit()
    seen.page.goto(demo + path)
    seen.page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    for scheme in SCHEMES:
        seen.scheme(scheme)
        found = seen.page.evaluate(MEASURE, 4.5)
        assert found["poor"] == [], scheme
        assert found["measured"] > 5


@pytest.mark.parametrize("path", PAGES)
def test_no_sideways_scroll_on_a_phone(visit: OpenVisit, demo: str, path: str) -> None:
    seen = visit(viewport=PHONE)
    seen.page.goto(demo + path)
    seen.page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")

    assert seen.overflow() <= 0


def test_a_field_table_fits_a_phone(visit: OpenVisit, demo: str) -> None:
    seen = visit(viewport=PHONE)
    seen.page.goto(demo + OBJECT)
    wide = seen.page.evaluate(
        """() => [...document.querySelectorAll('.sdk-fields, .sdk-fields *')]
            .filter((e) => !e.closest('thead') && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline')
            .map((e) => e.outerHTML.slice(0, 100))"""
    )

    assert wide == []


def test_a_long_name_breaks_at_humps(visit: OpenVisit, demo: str) -> None:
    seen = visit(viewport=PHONE)
    seen.page.goto(demo + ERROR)
    link = seen.page.locator("tr#field-error .sdk-type a")

    assert "<wbr>" in link.inner_html()
    assert link.text_content() == "operations.PostShipments503ApplicationJSONError"
    lines = seen.page.evaluate(
        """(link) => {
            const range = document.createRange(), lines = [];
            let top = null;
            for (const node of link.childNodes) {
                for (let i = 0; i < (node.data || '').length; i += 1) {
                    range.setStart(node, i); range.setEnd(node, i + 1);
                    const at = Math.round(range.getBoundingClientRect().top);
                    if (at !== top) { lines.push(''); top = at; }
                    lines[lines.length - 1] += node.data[i];
                }
            }
            return lines;
        }""",
        link.element_handle(),
    )
    assert len(lines) > 1
    assert all(line[0].isupper() or line[0].isdigit() for line in lines[1:])


@pytest.mark.parametrize("path", [OBJECT, "/demo/sdks/shipments/"])
def test_keyboard_reaches_and_opens_everything(visit: OpenVisit, demo: str, path: str) -> None:
    seen = visit()
    seen.page.goto(demo + path)
    wanted = seen.page.evaluate(
        """() => {
            const all = [...document.querySelectorAll('article [class*="sdk-"] a, article [class*="sdk-"] :is(summary, button), a[class*="sdk-"]')]
                .filter((e) => e.checkVisibility({contentVisibilityAuto: true}));
            all.forEach((e, at) => { e.dataset.wanted = at; });
            return all.length;
        }"""
    )
    reached = set()
    for _ in range(wanted + 200):
        seen.page.keyboard.press("Tab")
        at, ring = seen.page.evaluate(
            """() => [document.activeElement.dataset?.wanted, getComputedStyle(document.activeElement).outlineStyle]"""
        )
        if at is not None:
            reached.add(int(at))
            assert ring != "none"
    assert reached == set(range(wanted))

    summary = seen.page.query_selector("details.sdk-fold:not([open]) > summary")
    summary.focus()
    seen.page.keyboard.press("Enter")
    assert summary.evaluate("e => e.parentElement.open")


def test_permalink_marks_its_field(visit: OpenVisit, demo: str) -> None:
    seen = visit()
    seen.page.goto(demo + ERROR)
    row = seen.page.locator("tr#field-status")
    before = row.evaluate("e => getComputedStyle(e).boxShadow")
    link = row.locator(".sdk-permalink")
    assert link.evaluate("e => getComputedStyle(e, '::after').opacity") == "0"
    link.focus()
    seen.page.keyboard.press("Shift+Tab")
    seen.page.keyboard.press("Tab")
    assert link.evaluate("e => getComputedStyle(e, '::after').opacity") == "1"
    seen.page.keyboard.press("Enter")

    assert seen.page.url.endswith("#field-status")
    assert row.evaluate("e => getComputedStyle(e).boxShadow") != before


def test_a_link_into_a_folded_part_opens_it(visit: OpenVisit, demo: str) -> None:
    seen = visit()
    seen.page.goto(demo + OBJECT)
    identifier = seen.page.locator("details.sdk-nested:not([open])").first.get_attribute("id")
    seen.page.goto(f"{demo}{OBJECT}#{identifier}")
    seen.page.wait_for_selector(f"details#{identifier}[open]")

    seen.page.goto(demo + INDEX)
    shape = seen.page.locator("details.sdk-same-shape").first.get_attribute("id")
    seen.page.evaluate("hash => { location.hash = hash; }", shape)
    seen.page.wait_for_selector(f"details#{shape}[open]")


def test_folded_parts_print_open(visit: OpenVisit, demo: str) -> None:
    seen = visit(java_script_enabled=False)
    seen.page.goto(demo + OBJECT)
    inner = seen.page.locator("details.sdk-nested:not([open]) > ul").first
    assert not inner.is_visible()
    seen.page.emulate_media(media="print")

    assert inner.is_visible()


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_missing_without_scripts(visit: OpenVisit, demo: str, path: str) -> None:
    texts = []
    for seen in (visit(), visit(java_script_enabled=False)):
        seen.page.goto(demo + path)
        seen.page.wait_for_load_state("networkidle")
        texts.append(seen.page.evaluate(_TEXT_WITHOUT_CONTROLS))

    assert texts[0] == texts[1]


def test_type_map_links_its_boxes(visit: OpenVisit, demo: str) -> None:
    seen = visit()
    seen.page.goto(demo + ERROR)
    seen.page.locator("details.sdk-map > summary").click()
    boxes = seen.page.locator(".sdk-map svg text")
    assert boxes.all_text_contents() == [
        "post_shipments",
        "PostShipmentsResponse",
        "Before and after",
        "Demo: the Codling API",
        "mkdocs-sdk-reference",
        "PostShipments503ApplicationJSON",
        "error: PostShipments503ApplicationJSONError",
        "status: PostShipments…3ApplicationJSONStatus",
    ]
    seen.page.locator(".sdk-map a", has_text="status:").click()

    seen.page.wait_for_url("**/postshipments503applicationjsonstatus/")


@pytest.mark.parametrize("width", [PHONE["width"], 800, 1100, 1400, 1920])
def test_words_of_types_and_names_are_whole(visit: OpenVisit, demo: str, width: int) -> None:
    seen = visit(viewport={"width": width, "height": 900})
    measured = 0
    for path in (OBJECT, ERROR, "/demo/models/shared/shipment/", "/demo/sdks/harvests/"):
        seen.page.goto(demo + path)
        seen.page.evaluate("document.querySelectorAll('details').forEach((it) => it.open = true)")
        found = seen.page.evaluate(BROKEN_WORDS)
        measured += found["measured"]
        assert found["broken"] == [], path

    assert measured > 50


def test_nested_fields_are_as_wide_as_their_table(visit: OpenVisit, demo: str) -> None:
    for size in (PHONE, DESK):
        seen = visit(viewport=size)
        seen.page.goto(demo + OBJECT)
        table = seen.page.locator(".sdk-fields").first.bounding_box()
        nested = seen.page.locator(".sdk-more .sdk-nested").first.bounding_box()

        assert nested["width"] > 0.9 * table["width"]


def test_many_values_stand_in_columns(visit: OpenVisit, demo: str) -> None:
    seen = visit(viewport=DESK)
    seen.page.goto(f"{demo}/demo/models/shared/variety/")
    tops = seen.page.locator(".sdk-many tbody tr").evaluate_all(
        "rows => rows.map((row) => Math.round(row.getBoundingClientRect().top))"
    )

    assert tops.count(tops[0]) == 2


def test_assets_are_two_and_small(visit: OpenVisit, demo: str) -> None:
    seen = visit()
    asked: list[str] = []
    seen.page.on("request", lambda request: asked.append(request.url))
    seen.page.goto(demo + OBJECT)
    seen.page.wait_for_load_state("networkidle")
    names = [url.rpartition("/")[2] for url in asked if url.startswith(demo)]
    own = sorted(name for name in names if "sdk" in name)
    assert own == ["sdk-reference.css", "sdk-reference.js"]
    sizes = [len(seen.page.request.get(f"{demo}/assets/{name}").body()) for name in own]

    assert sizes[0] < 12_000
    assert sizes[1] < 6_000
