"""A sample of each real SDK's docs, where they are available."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import PHONE, SCHEMES, BuildDocs, Visit
from tests.browser.test_demo import MEASURE
from tests.support.trees import FOLDER, REASON, TREES

pytestmark = pytest.mark.skipif(not TREES, reason=REASON)
_MANY = 24
_SEEN = 3


def sample(tree: Path, docs: Path) -> list[str]:
    """Copy some pages of a tree, those with most to show among them; give the paths of a few."""
    pages = sorted(p for p in tree.rglob("*.md") if 0 < p.stat().st_size < 60_000)
    models = [p for p in pages if p.name != "README.md"]
    operations = [p for p in pages if p.name == "README.md"]
    by_lines = sorted(models, key=lambda p: (-p.read_bytes().count(b"\n"), str(p)))
    long = by_lines[: _MANY // 2]
    spread = models[:: max(1, len(models) // (_MANY // 2))]
    tags = sorted(operations, key=lambda p: (-p.stat().st_size, str(p)))[:2]
    for page in {*long, *spread, *tags}:
        target = docs / page.relative_to(tree)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(page, target)
    seen = [*long[: _SEEN - 2], spread[len(spread) // 2], tags[-1]]
    return [page.relative_to(tree).as_posix() for page in seen]


@pytest.mark.parametrize("tree", TREES or ["none"])
def test_sample(
    tree: str, visit: Callable[..., Visit], build_docs: BuildDocs, tmp_path: Path
) -> None:
    docs = tmp_path / "docs"
    paths = sample(FOLDER / tree / "docs", docs)
    site = build_docs(
        f"site_name: Sample\ndocs_dir: {docs}\ntheme:\n  name: material\n  font: false\n  palette: {{scheme: default}}\n"
        "plugins: [search, sdk-reference]\nvalidation:\n  links: {not_found: info, anchors: info}\n"
    )
    seen = visit()
    wrong: dict[str, Any] = {}
    for path in paths:
        seen.page.set_viewport_size(PHONE)
        seen.page.emulate_media(media="screen")
        seen.page.goto(f"{site}/{path.removesuffix('README.md').removesuffix('.md')}")
        seen.page.evaluate(
            "document.querySelectorAll('details').forEach((d) => { d.open = true; })"
        )
        wrong[f"{path}: sideways"] = max(0, seen.overflow())
        for scheme in SCHEMES:
            seen.scheme(scheme)
            wrong[f"{path}: contrast in {scheme}"] = seen.page.evaluate(MEASURE, 4.5)["poor"]
            wrong[f"{path}: axe in {scheme}"] = seen.axe()
        seen.scheme("default")
        seen.page.emulate_media(media="print")
        wrong[f"{path}: axe in print"] = seen.axe()

    assert {where: what for where, what in wrong.items() if what} == {}
    assert seen.complaints == []
