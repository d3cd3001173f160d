"""Titles and names of an API's author are text wherever a host or a theme puts them."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.hosts.mkdocs.test_hostile import EXTENSIONS, squashed
from tests.support.hostile import CASES, TITLES, oddly_named_pages, titled_pages
from tests.support.judge import complaints, ran_by
from tests.support.writing import field, object_, write

NAMED = [case for case in CASES if case.name.startswith("name-")]
THEMES: dict[str, dict[str, Any]] = {
    "material": {
        "name": "material",
        "font": False,
        "features": ["navigation.tabs", "navigation.path", "navigation.footer", "content.tooltips"],
    },
    "mkdocs": {"name": "mkdocs"},
    "readthedocs": {"name": "readthedocs"},
}
HOSTILE = {name: dict(titled_pages(title, name)) for name, title in TITLES.items()}
PARTS = 3
"""How many sites share all titles: each page has all titles of its site, so time is their square."""


def settings_of(theme: str) -> dict[str, Any]:
    search = "material/search" if theme == "material" else "search"
    plugins = [search, "autorefs", {"sdk-reference": {"models_in_nav": True}}]
    # MkDocs takes apart what it is given.
    return {"theme": copy.deepcopy(THEMES[theme]), "plugins": plugins}


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize(
    ("theme", "extensions"),
    [("material", []), ("material", EXTENSIONS), ("mkdocs", EXTENSIONS), ("readthedocs", [])],
    ids=["material", "material, many extensions", "mkdocs, many extensions", "readthedocs"],
)
def test_titles_are_text_on_every_page(
    theme: str, extensions: list[Any], part: int, tmp_path: Path, build_site: Any
) -> None:
    for name in list(HOSTILE)[part::PARTS]:
        write(tmp_path / "docs", HOSTILE[name])
    extensions = [{"toc": {"permalink": True}}, *copy.deepcopy(extensions)]

    build_site(tmp_path / "docs", markdown_extensions=extensions, **settings_of(theme))

    assert wrong_in(tmp_path / "site") == []
    if part == 0:
        first = (tmp_path / "site" / "models" / "escaped-tag.html").read_text("utf-8")
        title = BeautifulSoup(first, "html.parser").title
        assert title is not None
        assert "Hi <\u2060img src=x onerror=alert(1)//>" in squashed(title.get_text())


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
def test_names_of_files_are_text_on_every_page(theme: str, tmp_path: Path, build_site: Any) -> None:
    write(tmp_path / "docs", dict(oddly_named_pages()))

    build_site(tmp_path / "docs", **settings_of(theme))

    assert wrong_in(tmp_path / "site") == []


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_names_of_all_kinds_are_text_on_every_page(
    theme: str, tmp_path: Path, build_site: Any
) -> None:
    write(tmp_path / "docs", {case.path: case.page for case in NAMED})

    # A navigation without them keeps pages small: that of titles is tested above.
    nav = [{"Elsewhere": "https://example.com/"}]
    build_site(tmp_path / "docs", nav=nav, **settings_of(theme))

    assert wrong_in(tmp_path / "site") == []


@pytest.mark.parametrize(
    "name", ["escaped-tag", "entities", "script", "close-title", "quotes", "placeholder"]
)
def test_the_readme_that_is_the_home_is_text(name: str, tmp_path: Path, build_site: Any) -> None:
    headings = "\n\n".join(f"## {title}\n\n{title}" for title in TITLES.values())
    (tmp_path / "README.md").write_text(f"# {TITLES[name]}\n\n{headings}", encoding="utf-8")
    write(tmp_path / "docs", {"models/x.md": object_("X", field("x", "*str*"))})

    build_site(tmp_path / "docs", **settings_of("material"))

    html = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert len(BeautifulSoup(html, "html.parser").select("article h2")) >= len(TITLES)
    assert ran_by(html) == []


def wrong_in(site: Path) -> list[str]:
    """What is active on a site's pages, or in what its search shows."""
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 10
    found = [f"{p.name}: {wrong}" for p in pages for wrong in ran_by(p.read_text("utf-8"))]
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    is_material = "fields" in index["config"]
    for entry in index["docs"]:
        if re.search(r"[\"'<>\s]", entry["location"]):
            found.append(f"search: {entry['location']}")
        if is_material:  # which takes these for HTML; MkDocs' own themes escape them
            found += [f"search: {wrong}" for wrong in complaints(entry["title"] + entry["text"])]
    return found


@pytest.mark.parametrize(
    "html",
    [
        '<nav><a href="x" onmouseover="alert(1)">x</a></nav>',
        "<title>x</title><img src=x onerror=alert(1)>",
        "<title>x</title><script>alert(1)</script>",
        '<a href="javascript:alert(1)">x</a>',
        '<script>var x = ""; alert(1); var y = "";</script>',
        '<meta name="description" content="x" onclick="alert(1)">',
        '<a title="&lt;img src=x onerror=alert(1)&gt;">x</a>',
        '<iframe srcdoc="&lt;script>alert(1)&lt;/script>"></iframe>',
    ],
)
def test_the_judge_of_whole_pages_complains_of_what_runs(html: str) -> None:
    assert ran_by(f"<html><head></head><body><p>before</p>{html}<p>after</p></body></html>")


def test_the_judge_of_whole_pages_takes_text_for_text() -> None:
    html = '<title>&lt;img onerror=alert(1)></title><meta content="alert(1)"><p>alert(1)</p>'
    html += '<script>var x = "alert(1)";</script>'
    assert ran_by(html) == []
