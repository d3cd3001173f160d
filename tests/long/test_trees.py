"""Whole builds of real SDKs' docs, where they are available."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
import sphobjinv
from bs4 import BeautifulSoup
from mkdocs_sdk_reference import findings, read
from mkdocs_sdk_reference.commonmark.ids import slug
from mkdocs_sdk_reference.commonmark.source import decode
from mkdocs_sdk_reference.dialects import read_page
from mkdocs_sdk_reference.model import FieldTable, ValueTable

from tests.support.trees import FOLDER, REASON, TREES

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
        if isinstance(block.content, FieldTable) and not block.content.is_of_parameters:
            for field in block.content.fields:
                assert field.type.text in rows[f"field-{slug(field.name)}"], f"{path}: {field.name}"
        elif isinstance(block.content, ValueTable):
            for value in block.content.values:
                name = value.value if value.name is None else value.name
                assert name is not None
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


UNNAMED = {
    # `Security` is a parameter of the SDK's own constructor, which no page describes.
    "formance-go": 1,
    "formance-php": 1,
    "kombo-python": 1,
    # Also members of unions whose pages are bare: nothing says which types they hold.
    "moov-java": 81,
    "plex-csharp": 1,
    "stackone-typescript": 1,
    # Also an error that no page names.
    "testpan-python-broken": 2,
    "testpan-python-fixed": 2,
    "unified-ruby": 1,
}
"""How many types of a release no page names."""


@pytest.mark.parametrize("tree", sorted(set(UNNAMED) & set(TREES)) or ["none"])
def test_types_that_no_page_names(tree: str) -> None:
    found = findings(read(str(FOLDER / tree / "docs")))
    unnamed = [finding.text for finding in found if finding.rule.name == "unnamed-type"]
    assert len(unnamed) <= UNNAMED.get(tree, 0), unnamed


def test_seed_page(build_site: Any, tmp_path: Path) -> None:
    if "kombo-python" not in TREES:
        pytest.skip("needs the docs of kombo-python")
    build_site(FOLDER / "kombo-python" / "docs")
    name = "postatscandidatescandidateidattachments503applicationjson.html"
    page = tmp_path / "site" / "models" / "operations" / name
    soup = BeautifulSoup(page.read_text("utf-8"), "lxml")
    for folded in soup.select("details:not([open])"):
        folded.decompose()
    text = " ".join(soup.get_text(" ").split())
    assert "Returned when no sync has finished successfully yet" in text
    assert "503 response of POST /ats/candidates/{candidate_id}/attachments" in text
    names = [" ".join(td.get_text().split()) for td in soup.select("tr[id] td:first-child")]
    assert names[:2] == ["error required, may be null", "status required, may be null"]
    assert "message required, may be null Optional[str]" in text
    assert "always error" in text
    hrefs = {str(a["href"]) for a in soup.find_all("a", href=True)}
    stem = "postatscandidatescandidateidattachments"
    assert {f"{stem}{status}applicationjson.html" for status in (401, 403, 404)} <= hrefs
    field = "post_ats_candidates_candidate_id_attachments_503_application_json_object"
    assert f"{stem}response.html#field-{field}" in hrefs
    assert any("sdks/unifiedatsapi/" in h and h.endswith(f"#{field[:44]}") for h in hrefs)


def test_errors_page_of_a_large_sdk(build_site: Any, tmp_path: Path) -> None:
    if "stackone-typescript" not in TREES:
        pytest.skip("needs the docs of stackone-typescript")
    docs = FOLDER / "stackone-typescript" / "docs"
    build_site(docs, plugins=["sdk-reference"])
    page = "sdk/models/errors/index.html"
    soup = BeautifulSoup((tmp_path / "site" / page).read_text("utf-8"), "lxml")
    expected: dict[str, set[str]] = {}
    operations: set[str] = set()
    for source in sorted((docs / "sdks").rglob("*.md")):
        tag = source.parent.name
        for operation in read_page(f"sdks/{tag}/README.md", decode(source.read_bytes())).operations:
            anchor = f"../../../sdks/{tag}/index.html#{operation.name.lower()}"
            operations.add(anchor)
            for case in (response for response in operation.responses if response.is_error):
                name = case.type.text.removeprefix("errors.").lower()
                if (docs / "sdk" / "models" / "errors" / f"{name}.md").exists():
                    expected.setdefault(f"{name}.html {case.status}", set()).add(anchor)
    listed: dict[str, set[str]] = {}
    for row in soup.select(".sdk-errors tbody tr"):
        (type_,) = row.select(".sdk-type a")
        (status,) = row.select(".sdk-status")
        said = row.select("td")[-1].get_text()
        links = {str(a["href"]) for a in row.select(".sdk-list a")}
        fails = operations - links if said.startswith("every operation") else links
        listed[f"{type_['href']} {status.get_text()}"] = fails
    assert listed == expected
    assert sum(map(len, expected.values())) > 3000


@pytest.mark.skipif("kombo-python" not in TREES, reason=REASON)
def test_inventory_of_a_real_sdk(tmp_path: Path, build_site: Any) -> None:
    build_site(FOLDER / "kombo-python" / "docs")
    site = tmp_path / "site"
    found = sphobjinv.Inventory(str(site / "objects.inv"))
    ids: dict[str, set[str]] = {}
    for entry in found.objects:
        path, _, anchor = entry.uri_expanded.partition("#")
        if path not in ids:
            soup = BeautifulSoup((site / path).read_text("utf-8"), "lxml")
            ids[path] = {str(element["id"]) for element in soup.select("[id]")}
        assert not anchor or anchor in ids[path], entry.uri_expanded
    assert len(found.objects) > 4000
