"""What the plugin leaves as it is: sites, and pages, that have nothing of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.conftest import MATERIALX
from tests.support.writing import field, object_, write

pytestmark = pytest.mark.slow

PAGES = {
    "index.md": "# Welcome\n\n[Guide](guide/start.md), <https://example.com>.\n\n## Commands\n\n* `run` - Runs.\n",
    "guide/start.md": (
        "---\ntitle: Start\n---\n\n# Start here\n\n| Field | Type |\n| --- | --- |\n| `a` | *str* |\n\n"
        "```python\nprint(1)\n```\n\n<details><summary>More</summary>\n\n* **bold**\n\n</details>\n"
    ),
    "guide/more.md": "# More\n\n[Back](./start.md#start-here), [home](../index.md).\n\n!!! note\n    Noted.\n",
}
THEMES = ["mkdocs", "readthedocs", "material", "materialx"]
LINKS = ("assets/sdk-reference.css", "assets/sdk-reference.js")


def built(
    folder: Path, docs: Path, theme: str, *plugins: str, css: str = "mine.css"
) -> dict[str, bytes]:
    """The files of a site."""
    packages = [str(MATERIALX)] if theme == "materialx" else []
    path = os.pathsep.join([*packages, os.environ.get("PYTHONPATH", "")])
    folder.mkdir()
    listed = "".join(f"\n  - {plugin}" for plugin in plugins) or " []"
    (folder / "mkdocs.yml").write_text(
        f"site_name: Site\nsite_url: https://example.com/\ndocs_dir: {docs}\nplugins:{listed}\n"
        f"theme:\n  name: {theme}\nextra_css: [{css}]\nextra_javascript: [mine.js]\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"],
        cwd=folder, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": path, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    site = folder / "site"
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in site.rglob("*")
        if file.is_file()
    }


@pytest.mark.parametrize("theme", THEMES)
def test_a_site_without_a_generated_page(tmp_path: Path, theme: str) -> None:
    if theme == "materialx" and not MATERIALX.exists():
        pytest.skip(f"needs MaterialX: pip install --no-deps --target {MATERIALX} mkdocs-materialx")
    search = [] if theme == "materialx" else ["search"]
    write(tmp_path / "docs", {**PAGES, "mine.css": "", "mine.js": ""})
    without = built(tmp_path / "a", tmp_path / "docs", theme, *search)
    with_it = built(tmp_path / "b", tmp_path / "docs", theme, *search, "sdk-reference")

    assert sorted(with_it) == sorted(without)
    assert [path for path in without if with_it[path] != without[path]] == []


def test_a_readme_beside_hand_written_docs_is_no_home(tmp_path: Path) -> None:
    write(tmp_path, {"README.md": "# Repository\n", "docs/guide.md": PAGES["guide/more.md"]})
    site = built(tmp_path / "a", tmp_path / "docs", "mkdocs", "sdk-reference")

    assert "guide/index.html" in site
    assert "index.html" not in site


def test_pages_link_what_they_need(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    write(docs, {**PAGES, "models/shared/pet.md": object_("Pet", field("id", "*str*"))})
    write(docs, {"embeds.md": "# Embeds\n\n/// sdk | shared.Pet\n///\n"})
    site = built(tmp_path / "a", docs, "mkdocs", "search", "sdk-reference")
    linking = {
        path for path, text in site.items() if path.endswith(".html") and LINKS[0].encode() in text
    }

    assert linking == {"embeds/index.html", "models/index.html", "models/shared/pet/index.html"}
    for path in linking:
        text = site[path].decode()
        assert text.index(LINKS[0]) < text.index("mine.css")
        assert text.index("mine.js") < text.index(LINKS[1])
    assert set(LINKS) <= set(site)


def test_a_theme_that_swaps_pages_has_them_on_all(tmp_path: Path) -> None:
    write(
        tmp_path / "docs", {**PAGES, "models/shared/pet.md": object_("Pet", field("id", "*str*"))}
    )
    theme = "material\n  features: [navigation.instant]"
    site = built(tmp_path / "a", tmp_path / "docs", theme, "search", "sdk-reference")

    assert all(link.encode() in site["guide/start/index.html"] for link in LINKS)


def test_links_of_the_user_stay(tmp_path: Path) -> None:
    write(
        tmp_path / "docs", {**PAGES, "models/shared/pet.md": object_("Pet", field("id", "*str*"))}
    )
    site = built(tmp_path / "a", tmp_path / "docs", "mkdocs", "sdk-reference", css=LINKS[0])

    assert site["index.html"].count(LINKS[0].encode()) == 1
    assert site["models/shared/pet/index.html"].count(LINKS[0].encode()) == 1
