"""The same pages in other themes: right by their own colours, and on a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import DESK, MATERIALX, PHONE, PROJECT, BuildDocs, Visit
from tests.browser.test_demo import ERROR, INDEX, MEASURE, OBJECT

THEMES = {
    "materialx": "theme:\n  name: materialx\n  font: false\n",
    "mkdocs": "theme:\n  name: mkdocs\n",
    "mkdocs-dark": "theme:\n  name: mkdocs\n  color_mode: dark\n",
    "readthedocs": "theme:\n  name: readthedocs\n",
    "material-teal": "theme:\n  name: material\n  font: false\n  palette:\n    primary: teal\n    accent: lime\n",
}


@pytest.fixture(scope="module", params=sorted(THEMES))
def themed(request: pytest.FixtureRequest, build_docs: BuildDocs) -> str:
    packages = MATERIALX if request.param == "materialx" else None
    if packages and not packages.exists():
        pytest.skip(f"needs MaterialX: pip install --no-deps --target {MATERIALX} mkdocs-materialx")
    return build_docs(
        f"site_name: Demo\ndocs_dir: {PROJECT / 'docs' / 'demo'}\n{THEMES[request.param]}"
        "plugins: [sdk-reference]\n",
        packages=packages,
    )


@pytest.mark.parametrize("path", [ERROR, OBJECT, INDEX, "/demo/sdks/shipments/"])
def test_reads_in_other_themes(visit: Callable[..., Visit], themed: str, path: str) -> None:
    seen = visit()
    seen.page.goto(themed + path.removeprefix("/demo"))
    found = seen.page.evaluate(MEASURE, 4.5)
    assert found["poor"] == []
    assert found["measured"] > 5

    for size in (PHONE, DESK):
        seen.page.set_viewport_size(size)
        wide = seen.page.evaluate(
            """() => [...document.querySelectorAll('[class*="sdk-"]')].filter((e) =>
                e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.sdk-matrix'))
                .map((e) => e.outerHTML.slice(0, 100))"""
        )
        assert wide == []
