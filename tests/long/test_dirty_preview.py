"""`mkdocs serve --dirty` under random changes: it serves what a clean build makes.

Left out are parts that the host itself leaves stale with ``--dirty``: navigation and search, which
the theme of these tests doesn't have on its pages.
"""

from __future__ import annotations

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
from mkdocs_sdk_reference.extension.dependents import snapshot, stale
from mkdocs_sdk_reference.reference import Reference
from mkdocs_sdk_reference.reference.added import AddedKind, AddedPage

from scripts.generated_tree import generate
from tests.conftest import THEME
from tests.hosts.mkdocs.test_preview import Preview
from tests.writing import enum, field, object_, operation, reference, sdk, union

PAGES = 60
RELOAD = re.compile(r"<script>\s*var livereload = .*?</script>", re.DOTALL)
BEGUN = re.compile(r"livereload\((\d+),")
GUIDE = "# Guide\n\nSee [it]({0}) and [nothing](models/shared/nothing.md).\n\n/// sdk | {1}\n///\n"


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
             self._operation, self._guide]
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

    def _guide(self) -> str:
        one, other = self._chance.sample(self._types(), 2)
        title = other.read_text().partition("\n")[0].removeprefix("# ")
        guide = GUIDE.format(one.relative_to(self.docs).as_posix(), title)
        (self.docs / "guide.md").write_text(guide)
        return f"the guide names {one.name} and {title}"


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Preview]:
    generate(PAGES, seed=7).write(tmp_path / "docs")
    (tmp_path / "docs" / "index.md").write_text("# Home\n")
    (tmp_path / "mkdocs.yml").write_text(
        f"site_name: Golden\ntheme: {{name: null, custom_dir: {THEME}}}\nplugins: [sdk-reference]\n"
    )
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
@pytest.mark.parametrize("seed", [1, 2])
def test_served_is_what_a_clean_build_gives(
    running: Preview, seed: int, build_site: Any, tmp_path: Path
) -> None:
    changes = Changes(running.docs, seed)
    known: set[str] = set()
    for number in range(50):
        what = changes.change()
        changed = round(time.monotonic() * 1000)
        while begun(running) <= changed:
            running.build()
        site = tmp_path / "site"
        shutil.rmtree(site, ignore_errors=True)
        build_site(running.docs, use_directory_urls=True, plugins=[{"sdk-reference": {}}])
        pages = {path.relative_to(site).parent.as_posix() for path in site.rglob("index.html")}
        for url in sorted(pages | known):
            wanted = (site / url / "index.html").read_text() if url in pages else None
            got = served(running, f"{url}/".removeprefix("./"))
            assert got == wanted, f"{url} after change {number}: {what}"
        known |= pages


PET = "models/shared/pet.md"
OWNER = "models/shared/owner.md"
NAME = field("name", "*str*")
LINK = field("pet", "[shared.Pet](pet.md)")
SDK = "sdks/pets/README.md"
SITE = {
    PET: object_("Pet", NAME, field("kind", "[shared.Kind](kind.md)")),
    "models/shared/kind.md": enum("Kind", "cat", "dog"),
    OWNER: object_("Owner", LINK),
    "models/shared/shop.md": object_("Shop", field("owner", "[shared.Owner](owner.md)")),
    "models/shared/any.md": union("Any", "shared.Pet", "str"),
    "models/shared/alone.md": object_("Alone", field("other", "*int*")),
    SDK: sdk(
        "Pets", operation("get", field("request", "[shared.Owner](../../models/shared/owner.md)"))
    ),
    "guide.md": "# Guide\n\n[the shop](models/shared/shop.md)\n",
    "embeds.md": "# Embeds\n\n/// sdk | Alone\n///\n",
}


def reached(**changes: str | None) -> set[str]:
    """Pages that are stale once some were changed; None takes one away."""
    new = {**SITE, **{f"models/shared/{name}.md": text for name, text in changes.items() if text}}
    for name, text in changes.items():
        if text is None:
            del new[f"models/shared/{name}.md"]
    before, after = (reference(site) for site in (SITE, new))
    added = [AddedPage("models/all.md", AddedKind.MODELS, "")]
    found = stale(*(snapshot(one, ["embeds.md"], added) for one in (before, after)))
    return {path.rsplit("/", 1)[-1].removesuffix(".md") for path in found}


def test_no_change_reaches_no_page() -> None:
    assert reached() == set()


def test_edit_reaches_the_pages_that_show_the_type() -> None:
    wanted = {"pet", "kind", "owner", "shop", "any", "README", "embeds"}
    assert reached(pet=object_("Pet", field("name", "*int*"))) == wanted


def test_edit_of_a_lead_reaches_the_pages_that_show_it() -> None:
    with_lead = SITE[PET].replace("\n\n", "\n\nA pet.\n\n", 1)
    assert with_lead != SITE[PET]
    assert reached(pet=with_lead) == {"pet", "any", "all", "embeds"}


def test_link_in_a_lead_reaches_the_type_that_it_names() -> None:
    with_link = SITE[OWNER].replace("\n\n", "\n\nHas a [pet](pet.md).\n\n", 1)
    assert "pet" in reached(owner=with_link)


def test_edit_of_a_type_that_nobody_shows_reaches_it_alone() -> None:
    assert reached(alone=object_("Alone", field("other", "*str*"))) == {"alone", "embeds"}


def test_added_type_reaches_what_names_it_and_what_it_names() -> None:
    assert reached(new=object_("New", field("alone", "[shared.Alone](alone.md)"))) == {
        "new", "alone", "all", "embeds",
    }  # fmt: skip


def test_deleted_type_reaches_the_pages_that_showed_it() -> None:
    assert reached(kind=None) == {"pet", "owner", "any", "all", "embeds"}


def test_likeness_reaches_those_that_are_alike() -> None:
    assert reached(new=object_("New", field("other", "*int*"))) == {
        "new", "alone", "all", "embeds",
    }  # fmt: skip


OTHER_OWNER = "[shared.Owner](owner.md)"
EDITS = {
    "a lead": (PET, SITE[PET].replace("\n\n", "\n\nA pet.\n\n", 1)),
    "a field less": (PET, object_("Pet", NAME)),
    "a field more": (PET, object_("Pet", NAME, LINK, field("owner", OTHER_OWNER))),
    "another type": (OWNER, object_("Owner", field("kind", "[shared.Kind](kind.md)"))),
    "a value": ("models/shared/kind.md", enum("Kind", "cat")),
    "a member": ("models/shared/any.md", union("Any", "shared.Owner", "str")),
    "a likeness": ("models/shared/alone.md", object_("Alone", LINK)),
    "a link": ("guide.md", "# Guide\n\n[a pet](models/shared/pet.md)\n"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_what_no_change_reaches_is_taken_over(edit: str) -> None:
    path, text = EDITS[edit]
    old = reference(SITE)
    changed = reference({**SITE, path: text}).pages[path]
    pages = [changed if page.path == path else page for page in old.pages.values()]
    new = Reference(pages, old.files, "docs", old.slug, before=old)
    assert new.follows(old.pages)
    before = snapshot(old, ())
    after = snapshot(new, (), before=before)
    assert after.shown == snapshot(new, ()).shown
    assert any(after.shown[path] is before.shown[path] for path in SITE)


def test_page_becomes_untrusted_by_what_is_added_beside_it() -> None:
    spoilt = {"models/shared/odd.md": "# Odd\n\n## More\n\n~~~\n## Fields\n"}
    one, other = reference(spoilt), reference({**spoilt, PET: SITE[PET]})
    before, after = (snapshot(site, ()) for site in (one, other))
    assert "models/shared/odd.md" in stale(before, after)


def test_other_settings_reach_all() -> None:
    site = reference(SITE)
    one, other = (snapshot(site, (), settings=settings) for settings in ("a", "b"))
    assert stale(one, other) == set(SITE)


def test_navigation_names_pages_that_are_not_read_anew(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\ntheme: readthedocs\nplugins: [sdk-reference]\n"
    )
    preview = Preview(tmp_path, "--dirty")
    try:
        for path, text in {**SITE, "index.md": "# Home\n"}.items():
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


def test_page_by_hand_shows_what_it_links_to() -> None:
    assert "guide" in reached(shop=None)
    assert "guide" not in reached(pet=None)
