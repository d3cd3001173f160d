"""The same pages in other themes, with their own scripts: by colour, on a phone, a desk, paper."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import DESK, MATERIALX, PHONE, PROJECT, BuildDocs, Visit
from tests.browser.test_demo import ERROR, INDEX, MEASURE, OBJECT
from tests.support.writing import field, object_, operation, sdk, table

OpenVisit = Callable[..., Visit]
THEMES = {
    "material": "theme:\n  name: material\n  font: false\n",
    "materialx": "theme:\n  name: materialx\n  font: false\n",
    "mkdocs": "theme:\n  name: mkdocs\n",
    "mkdocs-dark": "theme:\n  name: mkdocs\n  color_mode: dark\n",
    "readthedocs": "theme:\n  name: readthedocs\n",
    "material-teal": "theme:\n  name: material\n  font: false\n  palette:\n    primary: teal\n    accent: lime\n",
}
LONG = "PutCratesCrateIDStickersRequestBodyRemoteFieldsColdstoreNorthPostHeadersParametersStatus"
WIDE = table(
    ("Store", "Key", "Description"),
    (
        "North",
        "`coldstore/north-2`",
        f"Its [record](https://example.com/{LONG}) is asked for first.",
    ),
    (
        "South",
        "`coldstore/south`",
        "The crates of the south, which are counted once a week by hand.",
    ),
)
PAPER = {"width": 718, "height": 1046}
"""What A4 leaves inside the margins of Chromium."""
PATHS = (
    ERROR.removeprefix("/demo"),
    OBJECT.removeprefix("/demo"),
    INDEX.removeprefix("/demo"),
    "/models/errors/",
    "/models/shared/treatment/",
    "/sdks/shipments/",
    f"/models/shared/{LONG.lower()}/",
    "/sdks/stickers/",
)

WIDER_THAN_THE_WINDOW = """() => [...document.querySelectorAll('[class*="sdk-"]')]
    .filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
    .map((e) => e.outerHTML.slice(0, 100))"""
CUT = """() => [...document.querySelectorAll('.sdk-table')]
    .filter((table) => table.offsetWidth > table.parentElement.clientWidth + 1)
    .map((table) => table.outerHTML.slice(0, 100))"""
IN_PIECES = r"""() => {
    const range = document.createRange(), broken = [];
    for (const name of document.querySelectorAll('.sdk-table code')) {
        if (!name.checkVisibility()) continue;
        const nodes = document.createTreeWalker(name, NodeFilter.SHOW_TEXT);
        while (nodes.nextNode()) {
            for (const word of nodes.currentNode.data.matchAll(/[A-Za-z0-9]+/g)) {
                range.setStart(nodes.currentNode, word.index);
                range.setEnd(nodes.currentNode, word.index + word[0].length);
                if (word[0].length < 13 && range.getClientRects().length > 1) broken.push(word[0]);
            }
        }
    }
    return broken;
}"""
OVERPRINTING = """() => {
    const range = document.createRange();
    const contents = document.querySelectorAll('[role="complementary"], .md-sidebar, .wy-nav-side');
    return [...contents].flatMap((side) => [...side.querySelectorAll('a')].filter((link) => {
        range.selectNodeContents(link);
        const text = range.getBoundingClientRect();
        const clips = getComputedStyle(link.firstElementChild ?? link).overflowX !== 'visible';
        return text.width && text.right > side.getBoundingClientRect().right + 1 && !clips;
    })).map((link) => link.textContent.trim());
}"""


@pytest.fixture(scope="module", params=sorted(THEMES))
def themed(
    request: pytest.FixtureRequest, build_docs: BuildDocs, tmp_path_factory: pytest.TempPathFactory
) -> str:
    packages = MATERIALX if request.param == "materialx" else None
    if packages and not packages.exists():
        pytest.skip(f"needs MaterialX: pip install --no-deps --target {MATERIALX} mkdocs-materialx")
    docs = tmp_path_factory.mktemp("themes") / "docs"
    shutil.copytree(PROJECT / "docs" / "demo", docs)
    (docs / "models" / "shared" / f"{LONG.lower()}.md").write_text(
        object_(LONG, field("number", "*int*"), lead=WIDE), "utf-8"
    )
    (docs / "sdks" / "stickers").mkdir()
    (docs / "sdks" / "stickers" / "README.md").write_text(
        sdk(
            "Stickers",
            operation(f"put_{LONG.lower()}", field("id", "*str*")).replace("Does it.", WIDE),
        ),
        "utf-8",
    )
    return build_docs(
        f"site_name: Demo\ndocs_dir: {docs}\n{THEMES[request.param]}plugins: [sdk-reference]\n",
        packages=packages,
    )


@pytest.mark.parametrize("path", PATHS)
def test_reads_in_other_themes(visit: OpenVisit, themed: str, path: str) -> None:
    seen = visit()
    seen.page.goto(themed + path)
    found = seen.page.evaluate(MEASURE, 4.5)
    assert found["poor"] == []
    assert found["measured"] > 1


@pytest.mark.parametrize("size", [PHONE, DESK, PAPER], ids=["phone", "desk", "paper"])
def test_fits(visit: OpenVisit, themed: str, size: dict[str, int]) -> None:
    seen = visit(viewport=size)
    seen.page.emulate_media(media="print" if size is PAPER else "screen")
    for path in PATHS:
        seen.page.goto(themed + path)
        seen.page.evaluate("document.querySelectorAll('details').forEach((it) => it.open = true)")

        assert seen.overflow() <= 0, path
        assert seen.page.evaluate(WIDER_THAN_THE_WINDOW) == [], path
        assert seen.page.evaluate(CUT) == [], path
        assert seen.page.evaluate(IN_PIECES) == [], path
        assert seen.page.evaluate(OVERPRINTING) == [], path


def test_a_table_in_a_cell_is_a_table_on_a_phone(visit: OpenVisit, themed: str) -> None:
    seen = visit(viewport=PHONE)
    seen.page.goto(f"{themed}/models/shared/treatment/")
    head = seen.page.locator(".sdk-table table thead")

    assert head.is_visible()
    assert head.bounding_box()["height"] > 10
    assert (
        seen.page.locator(".sdk-table table td").first.evaluate(
            "cell => getComputedStyle(cell).display"
        )
        == "table-cell"
    )


def test_rows_that_unfold_break_across_sheets(
    visit: OpenVisit, build_docs: BuildDocs, tmp_path: Path
) -> None:
    docs = tmp_path / "models" / "shared"
    docs.mkdir(parents=True)
    inner = [field(f"part_{i}", "*str*", "What it is for.") for i in range(29)]
    for name in "ABCDEFGH":
        (docs / f"inner{name.lower()}.md").write_text(object_(f"Inner{name}", *inner), "utf-8")
    outer = [
        field(
            f"inner_{name.lower()}",
            f"[shared.Inner{name}](../../models/shared/inner{name.lower()}.md)",
        )
        for name in "ABCDEFGH"
    ]
    (docs / "outer.md").write_text(object_("Outer", *outer), "utf-8")
    site = build_docs(
        f"site_name: Paper\ndocs_dir: {tmp_path}\ntheme: mkdocs\nplugins: [sdk-reference]\n"
    )
    seen = visit()
    seen.page.goto(f"{site}/models/shared/outer/")
    assert seen.page.locator(".sdk-table .sdk-fold").count() == len(outer)
    ours = _sheets(seen.page)
    seen.page.add_style_tag(content="* { break-inside: auto !important; }")

    assert ours <= _sheets(seen.page) + 1


def _sheets(page: Any) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
