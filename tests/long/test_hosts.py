"""The same reference by ProperDocs, in an environment without MkDocs, as by MkDocs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from tests.conftest import THEME
from tests.support.trees import FOLDER, REASON, TREES

ROOT = Path(__file__).parents[2]
HOSTS = Path(sys.prefix) / "hosts"
DEMO = ROOT / "docs" / "demo"
OURS = (
    ".sdk-fields, .sdk-values, .sdk-used-by, .sdk-responses, .sdk-same-shape, .sdk-place, .sdk-own"
)
LONGEST = 600
"""Seconds after which a build is taken for hung."""

Settings = dict[str, Any]
Shown = dict[str, tuple[list[str], set[str]]]
"""By address: the text of each part that the plugin makes, and where the page's links lead."""


def run(host: str, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    program = HOSTS / host / "bin" / host
    if not program.exists():
        pytest.skip(f"{host} is not installed")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "plugin"), "NO_COLOR": "1"}
    return subprocess.run(
        [program, *arguments], check=False, cwd=folder, env=environment,
        capture_output=True, text=True, timeout=LONGEST,
    )  # fmt: skip


def project(folder: Path, docs: Path, name: str = "mkdocs.yml", **settings: Any) -> Path:
    """A folder that holds the docs and their configuration."""
    folder.mkdir()
    shutil.copytree(docs, folder / "docs")
    (folder / name).write_text(yaml.safe_dump({"site_name": "Golden", **settings}))
    return folder


def shown(site: Path) -> Shown:
    found: Shown = {}
    for file in site.rglob("index.html"):
        soup = BeautifulSoup(file.read_bytes(), "lxml")
        content = soup.find("article") or soup
        assert isinstance(content, Tag)
        parts = [re.sub(r"\s+", " ", part.get_text()) for part in content.select(OURS)]
        if parts:
            url = "/" + file.parent.relative_to(site).as_posix() + "/"
            links = content.select("a[href]:not(.headerlink, .sdk-permalink)")
            found[url] = parts, {unquote(urljoin(url, str(link["href"]))) for link in links}
    return found


@pytest.fixture
def by_mkdocs(build_site: Any, tmp_path: Path) -> Callable[[Path], Shown]:
    def build(docs: Path) -> Shown:
        build_site(docs, use_directory_urls=True, plugins=["sdk-reference"])
        return shown(tmp_path / "site")

    return build


def by_properdocs(docs: Path, tmp_path: Path) -> Shown:
    theme = {"name": None, "custom_dir": str(THEME)}
    folder = project(
        tmp_path / "properdocs", docs, "properdocs.yml", theme=theme,
        plugins=["sdk-reference"],
    )  # fmt: skip
    done = run("properdocs", "build", "--quiet", folder=folder)
    assert done.returncode == 0, done.stderr
    return shown(folder / "site")


def assert_alike(one: Shown, other: Shown) -> None:
    assert one.keys() == other.keys()
    for url, (parts, links) in one.items():
        assert parts == other[url][0], url
        assert links == other[url][1], url


@pytest.mark.slow
def test_demo_is_the_same_as_by_mkdocs(by_mkdocs: Any, tmp_path: Path) -> None:
    wanted = by_mkdocs(DEMO)
    assert any("Used by" in part for parts, _ in wanted.values() for part in parts)
    assert_alike(wanted, by_properdocs(DEMO, tmp_path))


@pytest.mark.slow
@pytest.mark.skipif("testpan-python-fixed" not in TREES, reason=REASON)
def test_real_sdk_is_the_same_as_by_mkdocs(by_mkdocs: Any, tmp_path: Path) -> None:
    docs = FOLDER / "testpan-python-fixed" / "docs"
    assert_alike(by_mkdocs(docs), by_properdocs(docs, tmp_path))
