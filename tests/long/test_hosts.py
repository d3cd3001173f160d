"""The same reference on every host: sites of ProperDocs and Zensical against that of MkDocs.

ProperDocs and Zensical stand in environments of their own, where MkDocs is not installed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import unquote, urljoin

import pytest
import yaml
from bs4 import BeautifulSoup, Tag
from click.testing import CliRunner
from markdown import Markdown
from mkdocs_sdk_reference.cli import main
from mkdocs_sdk_reference.extension import Options
from mkdocs_sdk_reference.hosts.zensical.context import CurrentPage, MovedError
from mkdocs_sdk_reference.hosts.zensical.site import site_for

from tests.conftest import ADDED, THEME
from tests.trees import FOLDER, REASON, TREES
from tests.writing import field, object_

ROOT = Path(__file__).parents[2]
HOSTS = ROOT / ".venv" / "hosts"
DEMO = ROOT / "docs" / "demo"
OURS = (
    ".sdk-fields, .sdk-values, .sdk-used-by, .sdk-responses, .sdk-same-shape, .sdk-place, .sdk-own"
)
EXTENSION = "mkdocs_sdk_reference.hosts.zensical"
"""The module: its short name is tested on the package as it is installed."""
LONGEST = 600
"""Seconds after which a build is taken for hung."""

Settings = dict[str, Any]
Shown = dict[str, tuple[list[str], set[str]]]
"""By address: the text of each part that the plugin makes, and where the page's links lead."""

ALIKE: Settings = dict.fromkeys((*ADDED, "type_map"), False)
"""Options that leave out what only hosts with plugins have."""


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
        build_site(docs, use_directory_urls=True, plugins=[{"sdk-reference": ALIKE}])
        return shown(tmp_path / "site")

    return build


def by_properdocs(docs: Path, tmp_path: Path) -> Shown:
    theme = {"name": None, "custom_dir": str(THEME)}
    folder = project(
        tmp_path / "properdocs", docs, "properdocs.yml", theme=theme,
        plugins=[{"sdk-reference": ALIKE}],
    )  # fmt: skip
    done = run("properdocs", "build", "--quiet", folder=folder)
    assert done.returncode == 0, done.stderr
    return shown(folder / "site")


def by_zensical(docs: Path, tmp_path: Path) -> Shown:
    # One configuration for both: a plugin that Zensical doesn't know, and the extension.
    folder = project(
        tmp_path / "zensical", docs, plugins=["sdk-reference"], not_in_nav="models/**\n",
        markdown_extensions=["attr_list", EXTENSION],
    )  # fmt: skip
    done = run("zensical", "build", folder=folder)
    assert done.returncode == 0, done.stderr
    return shown(folder / "site")


def assert_alike(one: Shown, other: Shown) -> None:
    assert one.keys() == other.keys()
    for url, (parts, links) in one.items():
        assert parts == other[url][0], url
        assert links == other[url][1], url


@pytest.mark.slow
@pytest.mark.parametrize("by_host", [by_properdocs, by_zensical])
def test_demo_is_the_same_as_by_mkdocs(by_host: Any, by_mkdocs: Any, tmp_path: Path) -> None:
    wanted = by_mkdocs(DEMO)
    assert any("Used by" in part for parts, _ in wanted.values() for part in parts)
    assert_alike(wanted, by_host(DEMO, tmp_path))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("by_host", "tree"), [(by_properdocs, "kombo-python"), (by_zensical, "unified-ruby")]
)
def test_real_sdk_is_the_same_as_by_mkdocs(
    by_host: Any, tree: str, by_mkdocs: Any, tmp_path: Path
) -> None:
    if tree not in TREES:
        pytest.skip(REASON)
    docs = FOLDER / tree / "docs"
    assert_alike(by_mkdocs(docs), by_host(docs, tmp_path))


@pytest.mark.slow
def test_zensical_evaluates_no_template_of_a_generated_page(tmp_path: Path) -> None:
    text = '{{ 6 * 7 }} and {% include-markdown "../../secret.md" %}'
    docs = tmp_path / "docs"
    for path, page in {
        "index.md": "# Home\n\nBy hand: {{ 6 * 7 }}\n",
        "secret.md": "# Secret\n\nthe secret\n",
        "models/shared/pet.md": object_("Pet", field("name", "*str*", text), lead=text),
    }.items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(page)
    folder = project(
        tmp_path / "zensical", docs, plugins=["macros", "include-markdown"],
        markdown_extensions=[EXTENSION],
    )  # fmt: skip
    done = run("zensical", "build", folder=folder)
    assert done.returncode == 0, done.stderr
    assert "By hand: 42" in (folder / "site" / "index.html").read_text()
    html = (folder / "site/models/shared/pet/index.html").read_bytes()
    article = BeautifulSoup(html, "lxml").find("article")
    assert isinstance(article, Tag)
    shown_text = article.get_text()
    assert shown_text.count("{{ 6 * 7 }}") == 2
    assert "42" not in shown_text
    assert "the secret" not in shown_text


@pytest.mark.slow
def test_labels_are_in_the_language_of_zensical_s_theme(tmp_path: Path) -> None:
    docs = tmp_path / "docs" / "models"
    docs.mkdir(parents=True)
    (docs / "pet.md").write_text(object_("Pet", field("again", "[Pet](pet.md)")))
    folder = project(
        tmp_path / "zensical", tmp_path / "docs", theme={"language": "de"},
        markdown_extensions=["attr_list", EXTENSION],
    )  # fmt: skip
    done = run("zensical", "build", folder=folder)
    assert done.returncode == 0, done.stderr
    page = (folder / "site" / "models" / "pet" / "index.html").read_text("utf-8")
    assert "Verwendet von" in page
    assert "erforderlich" in page


def test_extension_says_so_where_the_page_context_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zensical", ModuleType("zensical"))
    with pytest.raises(MovedError, match="gives extensions their page in another way"):
        Markdown(extensions=[EXTENSION])


def test_extension_does_nothing_elsewhere() -> None:
    text = "# Pet\n\n## Fields\n\n| Field |\n| --- |\n| `a` |"
    plain = Markdown(extensions=["tables"]).convert(text)
    assert Markdown(extensions=["tables", EXTENSION]).convert(text) == plain


def test_page_that_changed_is_read_again(tmp_path: Path) -> None:
    pet = tmp_path / "models" / "shared" / "pet.md"
    pet.parent.mkdir(parents=True)
    (pet.parent / "owner.md").write_text(object_("Owner", field("pet", "[shared.Pet](pet.md)")))
    pet.write_text(object_("Pet", field("name", "*str*")))
    page = CurrentPage("models/shared/pet.md", str(tmp_path), {})
    first = site_for(page, "", Options()).reference
    assert site_for(page, "", Options()).reference is first
    pet.write_text(object_("Pet", field("kind", "*str*")) + "\n")
    again = site_for(page, "", Options()).reference
    assert "kind" in again.pages[page.path].text
    assert [use.page for use in again.usages(page.path)] == ["models/shared/owner.md"]


def test_assets_are_those_of_a_site_by_the_plugin(tmp_path: Path, build_site: Any) -> None:
    folder = tmp_path / "docs" / "assets"
    done = CliRunner().invoke(main, ["assets", str(folder)])
    assert done.exit_code == 0, done.output
    build_site(DEMO)
    for name in ("sdk-reference.css", "sdk-reference.js"):
        site = tmp_path / "site" / "assets" / name
        assert (folder / name).read_bytes() == site.read_bytes(), name
