"""Titles and names of an API's author are text wherever a host or a theme puts them."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.hostile import TITLES, oddly_named_pages, titled_pages
from tests.hosts.mkdocs.test_hostile import EXTENSIONS, squashed, write
from tests.judge import complaints, ran_by

THEMES: dict[str, dict[str, Any]] = {
    "material": {
        "name": "material",
        "font": False,
        "features": ["navigation.tabs", "navigation.path", "navigation.footer", "content.tooltips"],
    },
    "mkdocs": {"name": "mkdocs"},
    "readthedocs": {"name": "readthedocs"},
}
HOSTILE = dict(page for name, title in TITLES.items() for page in titled_pages(title, name))


def settings_of(theme: str) -> dict[str, Any]:
    search = "material/search" if theme == "material" else "search"
    plugins = [search, "autorefs", {"sdk-reference": {"models_in_nav": True}}]
    # MkDocs takes apart what it is given.
    return {"theme": copy.deepcopy(THEMES[theme]), "plugins": plugins}


@pytest.fixture(scope="module", params=list(THEMES))
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("extensions", [[], EXTENSIONS], ids=["no extensions", "many extensions"])
def test_titles_are_text_on_every_page(
    theme: str, extensions: list[Any], tmp_path: Path, build_site: Any
) -> None:
    write(tmp_path / "docs", HOSTILE)
    extensions = [{"toc": {"permalink": True}}, *copy.deepcopy(extensions)]

    build_site(tmp_path / "docs", markdown_extensions=extensions, **settings_of(theme))

    assert wrong_in(tmp_path / "site") == []
    first = (tmp_path / "site" / "models" / "escaped-tag.html").read_text("utf-8")
    title = BeautifulSoup(first, "html.parser").title
    assert title is not None
    assert "Hi <\u2060img src=x onerror=alert(1)//>" in squashed(title.get_text())


def test_names_of_files_are_text_on_every_page(theme: str, tmp_path: Path, build_site: Any) -> None:
    write(tmp_path / "docs", dict(oddly_named_pages()))

    build_site(tmp_path / "docs", **settings_of(theme))

    assert wrong_in(tmp_path / "site") == []


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_the_readme_that_is_the_home_is_text(title: str, tmp_path: Path, build_site: Any) -> None:
    (tmp_path / "README.md").write_text(f"# {title}\n\n## {title}\n\n{title}", encoding="utf-8")
    write(tmp_path / "docs", {"models/x.md": HOSTILE["models/escaped-tag.md"]})

    build_site(tmp_path / "docs", **settings_of("material"))

    assert ran_by((tmp_path / "site" / "index.html").read_text("utf-8")) == []


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
