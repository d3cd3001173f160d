"""A browser finds nothing active on pages of hostile text, and runs nothing."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import ELSEWHERE, PROJECT, BuildDocs
from tests.hosts.mkdocs.test_hostile import EXTENSIONS
from tests.hosts.mkdocs.test_hostile_titles import settings_of
from tests.support.hostile import CASES, TITLES, oddly_named_pages, titled_pages
from tests.support.judge import COPIED, of_element
from tests.support.writing import write

_ELEMENTS = """(pages) => pages.map((html) => {
  const all = new DOMParser().parseFromString(`<body>${html}`, "text/html").querySelectorAll("*");
  return [...all].map((element) => [
    element.localName,
    Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
  ]).filter(([name]) => !["html", "head", "body"].includes(name));
})"""

_COUNT = """
  window.ran = [];
  for (const name of ["alert", "confirm", "prompt", "print"])
    window[name] = (...given) => { window.ran.push(`${name}(${given})`); };
"""
"""Set before any script of a page: what a payload calls is noted."""

_TOUCH = """() => {
  const seen = new Set();
  for (const element of document.querySelectorAll("*")) {
    for (const name of ["mouseover", "mouseenter", "focus", "click", "toggle", "error", "load"]) {
      if (element[`on${name}`] && element !== document.body)
        seen.add(element.outerHTML.slice(0, 200));
    }
    for (const name of ["href", "src", "action", "formaction", "xlink:href"]) {
      const value = element.getAttribute(name);
      if (value === null || !URL.canParse(value, document.baseURI)) continue;
      const { protocol, pathname } = new URL(value, document.baseURI);
      if (["javascript:", "vbscript:"].includes(protocol) || `${protocol}${pathname}`.startsWith("data:text"))
        seen.add(element.outerHTML.slice(0, 200));
    }
    if (!element.closest("a, form, button, label, input, header, nav, dialog"))
      for (const type of ["mouseover", "mouseenter", "focus"])
        element.dispatchEvent(new Event(type, { bubbles: true }));
  }
  return [...seen];
}"""
"""Points at all that is on a page; returns handlers and addresses that would run something."""


class Reader:
    """A reader of pages, whose browser runs scripts.

    Attributes:
        ran: What ran, by the page that it was on.
    """

    def __init__(self, browser: Any) -> None:
        self.ran: list[str] = []
        self.context = browser.new_context(viewport={"width": 1280, "height": 900})
        self.context.route(ELSEWHERE, lambda route: route.fulfill(body=""))
        self.page = self.context.new_page()
        self.page.add_init_script(_COUNT)
        self.page.on("dialog", self._on_dialog)

    def _on_dialog(self, dialog: Any) -> None:
        self.ran.append(f"{self.page.url}: a dialog, {dialog.message}")
        dialog.dismiss()

    def read(self, file: Path) -> None:
        """Load a page and point at all that is on it."""
        self.page.goto(file.as_uri(), wait_until="load")
        handlers = self.page.evaluate(_TOUCH)
        self.page.wait_for_timeout(20)  # what an image's error, or a tool-tip, would run
        ran = self.page.evaluate("window.ran")
        self.ran += [f"{file.name}: {what}" for what in (*handlers, *ran)]


@pytest.fixture
def reader(browser: Any) -> Iterator[Reader]:
    opened = Reader(browser)
    yield opened
    opened.context.close()


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_nothing_runs_on_pages_with_hostile_titles(
    theme: str, reader: Reader, tmp_path: Path, build_site: Any
) -> None:
    pages = dict(page for name, title in TITLES.items() for page in titled_pages(title, name))
    # Each page shows the titles of all others: the browser need not read every kind of them.
    pages = {p: text for p, text in pages.items() if not re.match("models/setext-|stables/", p)}
    write(tmp_path / "docs", {**pages, **dict(oddly_named_pages())})
    home = "\n\n".join(f"## {title}\n\n{title}" for title in TITLES.values())
    (tmp_path / "README.md").write_text(f"# {TITLES['escaped-tag']}\n\n{home}", encoding="utf-8")
    extensions = [{"toc": {"permalink": True}}, *copy.deepcopy(EXTENSIONS)]
    build_site(tmp_path / "docs", markdown_extensions=extensions, **settings_of(theme))

    files = sorted(tmp_path.joinpath("site").rglob("*.html"))
    files = [file for file in files if not file.name.startswith("meta-")]
    # A theme of MkDocs' own shows a title in few places, and that of every page on each.
    for file in files if theme == "material" else files[::2]:
        reader.read(file)

    assert reader.ran == []


def test_a_browser_reads_and_runs_nothing_active(
    reader: Reader, tmp_path: Path, build_site: Any
) -> None:
    write(tmp_path / "docs", {case.path: case.page for case in CASES})
    extensions = copy.deepcopy(EXTENSIONS)  # MkDocs takes apart what it is given
    build_site(tmp_path / "docs", plugins=["sdk-reference"], markdown_extensions=extensions)
    built = [(tmp_path / "site" / case.html).read_text("utf-8") for case in CASES]
    pages = [html.replace(COPIED, "") for html in built]

    wrong = []
    for case, elements in zip(CASES, reader.page.evaluate(_ELEMENTS, pages), strict=True):
        for tag, attributes in elements:
            wrong += [f"{case.name}: {complaint}" for complaint in of_element(tag, attributes)]
    assert wrong == []

    # All on one page: each alone would take a browser's time, and each ends what it opens.
    whole = tmp_path / "site" / "whole.html"
    body = "\n".join(pages)
    whole.write_text(f"<!DOCTYPE html><meta charset=utf-8><body>{body}", encoding="utf-8")
    reader.read(whole)

    assert reader.ran == []
    titles = reader.page.evaluate("document.querySelectorAll('h1').length")
    assert titles >= len(CASES)  # no page took another one in


_SETTINGS = """
site_name: Hostile
docs_dir: {docs}
theme: {theme}
nav: [{{Elsewhere: "https://example.com/"}}]
plugins: [search, sdk-reference]
"""
"""A navigation without the pages keeps them small: it is the search that matters."""
_RESULTS = {
    "material": ("[data-md-component=search-query]", ".md-search-result__item"),
    "mkdocs": ("#mkdocs-search-query", "#mkdocs-search-results article"),
    "readthedocs": ("#mkdocs-search-query", "#mkdocs-search-results article"),
}


@pytest.mark.parametrize("theme", list(_RESULTS))
def test_nothing_runs_in_a_search_s_results(
    theme: str, reader: Reader, tmp_path: Path, build_docs: BuildDocs
) -> None:
    pages = dict(page for name, title in TITLES.items() for page in titled_pages(title, name))
    # Three cases in a row are often one text in three places.
    write(tmp_path / "docs", {**pages, **{case.path: case.page for case in CASES[::4]}})
    name = "{name: material, font: false, features: [search.suggest, search.highlight]}"
    settings = {"docs": tmp_path / "docs", "theme": name if theme == "material" else theme}
    address = build_docs(_SETTINGS.format(**settings), packages=PROJECT / "plugin")
    field, result = _RESULTS[theme]

    for query in ("words", "script", "alert"):
        at = f"{address}/search.html?q={query}" if theme == "readthedocs" else f"{address}/models/"
        reader.page.goto(at)
        if theme == "mkdocs":
            reader.page.locator("[data-bs-target='#mkdocs_search_modal']").first.click()
        if theme != "readthedocs":
            reader.page.locator(field).first.click()
            reader.page.keyboard.type(query)
        for _ in range(40):  # what is typed before the index is there finds nothing
            if reader.page.locator(result).count():
                break
            reader.page.keyboard.press("End")
            reader.page.wait_for_timeout(500)
        assert reader.page.locator(result).count(), query
        reader.page.wait_for_timeout(200)
        reader.ran += reader.page.evaluate(_TOUCH) + reader.page.evaluate("window.ran")

    assert reader.ran == []


@pytest.mark.parametrize(
    "html",
    [
        "<img src=x onerror=alert(1)>",
        "<script>alert(1)</script>",
        "<script>confirm(1)</script>",
        "<svg onload=alert(1)></svg>",
        '<p onmouseover="alert(1)">x</p>',
        '<a href="java\nscript:alert(1)">x</a>',
    ],
)
def test_the_reader_notices_what_runs(html: str, reader: Reader, tmp_path: Path) -> None:
    file = tmp_path / "x.html"
    file.write_text(f"<!DOCTYPE html><body>{html}", encoding="utf-8")

    reader.read(file)

    assert reader.ran
