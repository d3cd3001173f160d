"""Whole builds of real SDKs' docs, where they are at hand."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup
from mkdocs_sdk_reference.ids import slug
from mkdocs_sdk_reference.model import FieldTable, ValueTable
from mkdocs_sdk_reference.reading import decode, read_page

from .trees import FOLDER, REASON, TREES

pytestmark = pytest.mark.skipif(not TREES, reason=REASON)


@pytest.mark.parametrize("tree", TREES or ["none"])
def test_tree(tree: str, build_site: Any, tmp_path: Path) -> None:
    docs = FOLDER / tree / "docs"
    log = build_site(docs)
    warned = [line for line in log if line.startswith("WARNING")]
    assert [line for line in warned if "is not found among documentation files" not in line] == []
    targets = {p.relative_to(tmp_path / "site").as_posix() for p in (tmp_path / "site").rglob("*")}
    for source in sorted(docs.rglob("*.md")):
        path = source.relative_to(docs).as_posix()
        url = path.removesuffix("README.md") + "index.html" if path.endswith("README.md") else ""
        url = url or path.removesuffix(".md") + ".html"
        html = (tmp_path / "site" / url).read_text("utf-8")
        soup = BeautifulSoup(html, "lxml")
        assert "undefined/models" not in html, path
        for href in _internal(soup):
            assert posixpath.normpath(posixpath.join(posixpath.dirname(url), href)) in targets, path
        _assert_blocks(path, source, soup)


def _internal(soup: BeautifulSoup) -> set[str]:
    """Paths of the links that lead to a page of the site."""
    hrefs = {str(a["href"]) for a in soup.find_all("a", href=True)}
    return {
        unquote(parts.path)
        for parts in map(urlsplit, hrefs)
        if not parts.scheme and not parts.netloc and parts.path.endswith(".html")
    }


def _assert_blocks(path: str, source: Path, soup: BeautifulSoup) -> None:
    """Every field and value has its row, and every row its type's text."""
    rows = {str(row["id"]): row.get_text() for row in soup.find_all("tr", id=True)}
    for block in read_page(path, decode(source.read_bytes())).blocks:
        if isinstance(block.content, FieldTable) and not block.content.of_parameters:
            for field in block.content.fields:
                assert field.type.text in rows[f"field-{slug(field.name)}"], f"{path}: {field.name}"
        elif isinstance(block.content, ValueTable):
            for value in block.content.values:
                name = value.value if value.name is None else value.name
                assert value.value in rows[f"value-{slug(name)}"], f"{path}: {name}"


def test_a_broken_release_gives_the_links_of_its_repaired_one(
    build_site: Any, tmp_path: Path
) -> None:
    pair = ["testpan-python-broken", "testpan-python-fixed"]
    if not set(pair) <= set(TREES):
        pytest.skip("needs a release with undefined/ links and the next, repaired one")
    broken, fixed = (_targets(FOLDER / tree / "docs", build_site, tmp_path) for tree in pair)
    assert len(broken) > 1000
    assert broken == fixed


def _targets(docs: Path, build_site: Any, tmp_path: Path) -> dict[str, list[str]]:
    """Each page's link targets in the site, in the order of the page."""
    build_site(docs)
    pages = {}
    for path in (tmp_path / "site").rglob("*.html"):
        soup = BeautifulSoup(path.read_text("utf-8"), "lxml")
        hrefs = [str(a["href"]) for a in soup.find_all("a", href=True)]
        name = path.relative_to(tmp_path / "site").as_posix()
        if name != "index.html":  # the two releases' READMEs differ
            pages[name] = [h for h in hrefs if not urlsplit(h).scheme]
    return pages


def test_kombo_is_whole(build_site: Any) -> None:
    if "kombo-python" not in TREES:
        pytest.skip("needs the docs of kombo-python")
    build_site(FOLDER / "kombo-python" / "docs", strict=True)
