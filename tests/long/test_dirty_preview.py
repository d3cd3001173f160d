"""`mkdocs serve --dirty` under random changes: it serves what a clean build makes.

Left out are parts that the host itself leaves stale with ``--dirty``: navigation and search, which
the theme of these tests doesn't have on its pages.
"""

from __future__ import annotations

import json
import random
import re
import shutil
import time
import urllib.error
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from scripts.generated_tree import generate
from tests.conftest import THEME
from tests.hosts.mkdocs.test_preview import Preview
from tests.support.writing import field, object_, operation, sdk

PAGES = 40
RELOAD = re.compile(r"<script>\s*var livereload = .*?</script>", re.DOTALL)
BEGUN = re.compile(r"livereload\((\d+),")
OPTIONS = {"link_code": True}
SPLIT = {**OPTIONS, "split_operations": 2}


class Changes:
    """Changes a docs folder at random, in ways that users do."""

    def __init__(self, docs: Path, seed: int) -> None:
        self.docs = docs
        self._chance = random.Random(seed)
        self._gone: dict[str, str] = {}
        self._count = 0

    def change(self) -> str:
        """Change something; says what."""
        chosen = self._chance.choice(
            [self._edit, self._edit, self._lead, self._add, self._rename, self._delete, self._restore,
             self._operation, self._rename_operation, self._move_operations, self.write_guide]
        )  # fmt: skip
        return chosen()

    def _types(self) -> list[Path]:
        return sorted((self.docs / "models").rglob("*.md"))

    def _edit(self) -> str:
        """Give a type what another one has."""
        one, other = self._chance.sample(self._types(), 2)
        title = one.read_text().partition("\n")[0]
        one.write_text(f"{title}\n{other.read_text().partition(chr(10))[2]}")
        return f"{one.name} has what {other.name} has"

    def _lead(self) -> str:
        one = self._chance.choice(self._types())
        title, _, rest = one.read_text().partition("\n")
        self._count += 1
        one.write_text(f"{title}\n\nLead {self._count}.\n{rest}")
        return f"lead of {one.name}"

    def _add(self) -> str:
        other = self._chance.choice(self._types())
        self._count += 1
        new = other.with_name(f"added{self._count}.md")
        new.write_text(f"# Added{self._count}\n{other.read_text().partition(chr(10))[2]}")
        return f"{new.name} is added, like {other.name}"

    def _rename(self) -> str:
        one = self._chance.choice(self._types())
        self._count += 1
        one.rename(one.with_name(f"renamed{self._count}.md"))
        return f"{one.name} is renamed"

    def _delete(self) -> str:
        types = self._types()
        if len(types) < PAGES // 2:
            return self._restore()
        one = self._chance.choice(types)
        self._gone[str(one)] = one.read_text()
        one.unlink()
        return f"{one.name} is deleted"

    def _restore(self) -> str:
        if not self._gone:
            return self._edit()
        path = self._chance.choice(sorted(self._gone))
        Path(path).write_text(self._gone.pop(path))
        return f"{Path(path).name} is there again"

    def _operation(self) -> str:
        page = self._chance.choice(sorted((self.docs / "sdks").rglob("*.md")))
        text = page.read_text()
        self._count += 1
        kind = self._chance.choice(self._types()).relative_to(self.docs).as_posix()
        error = re.sub(r"errors\.\w+", f"errors.{Path(kind).stem}", text, count=1)
        page.write_text(re.sub(r"Does it\.", f"Does it {self._count} times.", error, count=1))
        return f"{page.parent.name} is edited"

    def _rename_operation(self) -> str:
        page = self._chance.choice(sorted((self.docs / "sdks").rglob("*.md")))
        text = page.read_text()
        name = self._chance.choice(re.findall(r"^## (\w+)$", text, re.MULTILINE)[1:])
        self._count += 1
        page.write_text(re.sub(rf"\b{name}\b", f"renamed_{self._count}", text))
        return f"{name} of {page.parent.name} is renamed"

    def _move_operations(self) -> str:
        page = self._chance.choice(sorted((self.docs / "sdks").rglob("*.md")))
        self._count += 1
        page.parent.rename(page.parent.with_name(f"moved{self._count}"))
        return f"{page.parent.name} is moved"

    def write_guide(self) -> str:
        """Write a page by hand that names many things in all ways."""
        pages = self._chance.sample(self._types(), 15)
        titles = [page.read_text().partition("\n")[0].removeprefix("# ") for page in pages]
        operations = [
            f"{text.partition(chr(10))[0].removeprefix('# ')}.{name}"
            for text in (page.read_text() for page in sorted((self.docs / "sdks").rglob("*.md")))
            for name in re.findall(r"^## (\w+)$", text, re.MULTILINE)[1:3]
        ]
        links = [f"[it]({page.relative_to(self.docs).as_posix()})" for page in pages]
        codes = [f"`{name}`" for name in (*titles, *operations)]
        embeds = [f"/// sdk | {name}\n///\n" for name in (*titles[:10], *operations)]
        (self.docs / "guide.md").write_text("\n\n".join(["# Guide", *links, *codes, *embeds]))
        return f"the guide names {titles}"


@pytest.fixture
def running(tmp_path: Path, options: dict[str, Any]) -> Iterator[Preview]:
    generate(PAGES, seed=7).write(tmp_path / "docs")
    (tmp_path / "docs" / "index.md").write_text("# Home\n")
    (tmp_path / "mkdocs.yml").write_text(
        f"site_name: Golden\ntheme: {{name: null, custom_dir: {THEME}}}\n"
        f"plugins: [sdk-reference: {json.dumps(options)}]\n"
    )
    Changes(tmp_path / "docs", seed=0).write_guide()
    preview = Preview(tmp_path, "--dirty")
    try:
        preview.until("Serving on")
        yield preview
    finally:
        preview.stop()


def served(preview: Preview, url: str) -> str | None:
    try:
        return RELOAD.sub("", preview.get(url))
    except urllib.error.HTTPError as error:
        if error.code != 404:
            raise
        return None


def begun(preview: Preview) -> int:
    """When the build that is served began, in milliseconds of the monotonic clock."""
    found = BEGUN.search(preview.get(""))
    assert found is not None
    return int(found[1])


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "options"), [(1, OPTIONS), (3, SPLIT)])
def test_served_is_what_a_clean_build_gives(
    running: Preview, seed: int, options: dict[str, Any], build_site: Any, tmp_path: Path
) -> None:
    changes = Changes(running.docs, seed)
    known: set[str] = set()
    for number in range(25):
        what = changes.change()
        changed = round(time.monotonic() * 1000)
        while begun(running) <= changed:
            running.build()
        site = tmp_path / "site"
        shutil.rmtree(site, ignore_errors=True)
        build_site(running.docs, use_directory_urls=True, plugins=[{"sdk-reference": options}])
        pages = {path.relative_to(site).parent.as_posix() for path in site.rglob("index.html")}
        for url in sorted(pages | known):
            wanted = (site / url / "index.html").read_text() if url in pages else None
            got = served(running, f"{url}/".removeprefix("./"))
            assert got == wanted, f"{url} after change {number}: {what}"
        known |= pages


SITE = {
    "index.md": "# Home\n",
    "models/shared/alone.md": object_("Alone", field("other", "*int*")),
    "sdks/pets/README.md": sdk("Pets", operation("get", response="[shared.Alone](../../models/shared/alone.md)")),
}  # fmt: skip


def test_navigation_names_pages_that_are_not_read_anew(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\ntheme: readthedocs\nplugins: [sdk-reference]\n"
    )
    preview = Preview(tmp_path, "--dirty")
    try:
        for path, text in SITE.items():
            preview.write(path, text)
        preview.until("Serving on")
        assert {"Pets", "Models"} <= navigation(preview.get("models/shared/alone/"))
        preview.write("models/shared/alone.md", object_("Alone", field("other", "*str*")))
        while "*str*" in (page := preview.get("models/shared/alone/")) or ">str<" not in page:
            preview.build()
        assert {"Pets", "Models"} <= navigation(page)
    finally:
        preview.stop()


def navigation(html: str) -> set[str]:
    links = BeautifulSoup(html, "html.parser").select("nav .wy-menu a")
    return {link.get_text(strip=True) for link in links} - {""}
