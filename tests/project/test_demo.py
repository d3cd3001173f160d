"""The project's own site: whole, strict, and the same each time."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

PROJECT = Path(__file__).parents[2]
DEMOS = ("demo", "demo-openapi")


def build(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Build the project's own site as a user does."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-f", "mkdocs.yml", "-d", site, *arguments],
        cwd=PROJECT, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("site")
    done = build(site, "--strict")
    assert done.returncode == 0, done.stderr
    assert not re.search(r"^WARNING", done.stderr, re.MULTILINE)
    assert "unknown tables: 0" in done.stderr
    assert "dead-link" not in done.stderr
    return site


def page(site: Path, path: str, demo: str = "demo") -> Tag:
    soup = BeautifulSoup((site / demo / path / "index.html").read_text("utf-8"), "lxml")
    article = soup.find("article")
    assert isinstance(article, Tag)
    return article


def test_second_build_is_byte_identical(site: Path, tmp_path: Path) -> None:
    build(tmp_path / "again")
    first = {p.relative_to(site): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    again = tmp_path / "again"
    second = {p.relative_to(again): p.read_bytes() for p in again.rglob("*") if p.is_file()}
    dated = {Path("sitemap.xml"), Path("sitemap.xml.gz")}
    assert first.keys() == second.keys()
    assert [path for path in first if path not in dated and first[path] != second[path]] == []


def test_error_page_links_its_types(site: Path) -> None:
    article = page(site, "models/operations/postshipments503applicationjson")
    row = article.find(id="field-error")
    assert isinstance(row, Tag)
    link = row.select_one("td:nth-of-type(2) a")
    assert link is not None
    assert link["href"] == "../postshipments503applicationjsonerror/"
    assert (
        row.get_text(" ", strip=True).startswith("error required Optional [ operations.") is False
    )
    assert "required" in row.get_text()


def test_operation_named_like_its_page_is_reached(site: Path) -> None:
    article = page(site, "sdks/ping")
    link = article.select_one(".sdk-operations a")
    heading = article.find("h2", string=lambda text: text == "ping") or article.find(id="ping_1")
    assert link is not None
    assert isinstance(heading, Tag)
    assert link["href"] == f"#{heading['id']}" == "#ping_1"


def test_pages_of_the_second_generator_are_read(site: Path) -> None:
    article = page(site, "docs/Sensor", "demo-openapi")
    shown = {row["id"]: row.get_text(" ", strip=True) for row in article.select("tr[id]")}

    assert shown["field-address"].endswith("Address on the radio network: region | group | number.")
    assert 'one of "awake" , "asleep" , "silent"' in shown["field-state"]
    assert article.select_one('#field-state a[href="#enum-stateenum"]')


def test_operation_tells_its_route(site: Path) -> None:
    article = page(site, "docs/CratesApi", "demo-openapi")
    heading = article.find(id="updateCrate")
    assert isinstance(heading, Tag)
    route = heading.find_next_sibling("p")
    assert route is not None
    assert route.get_text(" ", strip=True) == "PATCH /v1/crates/{code}"


@pytest.mark.parametrize("demo", DEMOS)
def test_no_link_of_a_demo_is_broken(site: Path, demo: str) -> None:
    for file in (site / demo).rglob("index.html"):
        soup = BeautifulSoup(file.read_text("utf-8"), "lxml")
        for link in soup.select("article a[href]"):
            href = str(link["href"])
            if ":" in href:
                continue
            path, _, fragment = href.partition("#")
            target = (file.parent / path) if path else file
            target = target / "index.html" if target.is_dir() else target
            assert target.is_file(), f"{file.relative_to(site)}: {href}"
            if fragment:
                text = target.read_text("utf-8")
                assert f'id="{fragment}"' in text, f"{file.relative_to(site)}: {href}"


def test_report_is_written(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# Home\n")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\nplugins:\n  - sdk-reference:\n      report: out/report.json\n"
    )
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=tmp_path, check=True, capture_output=True
    )
    report = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    assert report["pages"] == {"other": 1}
    assert report["findings"] == []
