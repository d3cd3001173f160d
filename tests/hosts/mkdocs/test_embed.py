"""Types and operations on hand-written pages."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.support.writing import enum, field, object_, operation, sdk, union, write

EVIL = "<img src=x onerror=alert(1)> and <script>alert(2)</script><br/>- [x](javascript:alert(3))"
SITE = {
    "models/shared/pet.md": object_(
        "Pet",
        field("name", "*str*", "What it is **called**."),
        field("kind", "[shared.Kind](kind.md)", "N/A", required=False),
        field("evil", "[shared.Home](home.md)", EVIL),
    ),
    "models/shared/home.md": object_("Home", field("street", "*str*")),
    "models/shared/r&d.md": object_("Lab", field("home", "[shared.Home](home.md)")),
    "models/shared/staff.md": object_("Staff", field("lab", "[shared.Lab](r&d.md)")),
    "models/shared/kind.md": enum("Kind", "cat", "dog"),
    "models/shared/either.md": union("Either", "shared.Pet", "str"),
    "models/operations/pet.md": enum("Pet", "x"),
    "sdks/pets/README.md": sdk(
        "Pets",
        operation("get", field("id", "*str*", "Its id."), response="[shared.Pet](../../models/shared/pet.md)",
                  errors=(("shared.Kind", "404"),)),
    ),
}  # fmt: skip


class Guide:
    def __init__(self, tmp_path: Path, build_site: Any) -> None:
        self._folder, self._build = tmp_path, build_site
        self.warnings: list[str] = []

    def show(self, text: str) -> BeautifulSoup:
        write(self._folder / "docs", {**SITE, "guides/guide.md": f"# Guide\n\n{text}\n"})
        log = self._build(self._folder / "docs")
        self.warnings = [line for line in log if line.startswith("WARNING")]
        html = (self._folder / "site" / "guides" / "guide.html").read_text("utf-8")
        assert "sdk-aside" not in html
        return BeautifulSoup(html, "html.parser")


@pytest.fixture
def guide(tmp_path: Path, build_site: Any) -> Guide:
    return Guide(tmp_path, build_site)


def rows(page: BeautifulSoup) -> list[list[str]]:
    return [
        [" ".join(c.get_text(" ").split()) for c in row.select("td")]
        for row in page.select("tbody tr:not(.sdk-more)")
    ]


def test_a_link_to_a_file_with_an_ampersand(guide: Guide) -> None:
    page = guide.show("/// sdk | shared.Staff\n///")

    assert guide.warnings == []
    assert page.select_one('a[href="../models/shared/r%26d.html"]')


def test_a_type(guide: Guide) -> None:
    page = guide.show("/// sdk | shared.Pet\n///")

    assert [row[:2] for row in rows(page)] == [
        ["name required", "str"],
        ["kind optional", "shared.Kind one of cat , dog"],
        ["evil required", "shared.Home"],
    ]
    nested = page.select_one(".sdk-more .sdk-nested li")
    assert nested is not None
    assert " ".join(nested.get_text(" ").split()) == "street required str"
    assert rows(page)[0][2] == "What it is called."
    assert [str(a["href"]) for a in page.select(".sdk-type a")] == [
        "../models/shared/kind.html",
        "../models/shared/home.html",
    ]
    assert guide.warnings == []


def test_nothing_of_a_stranger_runs(guide: Guide) -> None:
    page = guide.show("/// sdk | shared.Pet\n///")

    assert page.select("img, script") == []
    assert not any(str(a["href"]).startswith("javascript") for a in page.select("a[href]"))
    assert "alert(2)" in page.get_text()


def test_options(guide: Guide) -> None:
    page = guide.show(
        "/// sdk | shared.Pet\n    fields: kind, evil\n    depth: 0\n    heading: 3\n///"
    )

    assert [row[0] for row in rows(page)] == ["kind optional", "evil required"]
    assert page.select(".sdk-refers") == []
    (link,) = page.select("h3 a")
    assert (link.get_text(), link["href"]) == ("Pet", "../models/shared/pet.html")


def test_a_second_embed_has_ids_of_its_own(guide: Guide) -> None:
    page = guide.show("/// sdk | shared.Pet\n///\n\n/// sdk | shared.Pet\n///")
    ids = [str(element["id"]) for element in page.select("[id]")]

    assert len(ids) == len(set(ids))
    assert {"sdk-Pet-name", "sdk-Pet-name_1"} <= set(ids)


def test_an_operation(guide: Guide) -> None:
    page = guide.show("/// sdk | Pets.get\n///")

    assert rows(page) == [
        ["id required", "str", "Its id."],
        ["success", "shared.Pet", ""],
        ["404", "shared.Kind", ""],
    ]


@pytest.mark.parametrize(
    ("name", "items"), [("shared.Kind", ["cat", "dog"]), ("Either", ["shared.Pet", "str"])]
)
def test_enum_and_union(guide: Guide, name: str, items: list[str]) -> None:
    page = guide.show(f"/// sdk | {name}\n///")

    assert [item.get_text() for item in page.select(".sdk-embed li")] == items


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("shared.Pett", "there is no type or operation 'shared.Pett'; the closest names are shared.Pet"),
        ("Pet", "'Pet' could be any of operations.Pet, shared.Pet"),
        ("zzzzzz", "there is no type or operation 'zzzzzz'."),
    ],
)  # fmt: skip
def test_a_name_that_leads_nowhere(guide: Guide, name: str, message: str) -> None:
    page = guide.show(f"/// sdk | {name}\n///")

    (warning,) = guide.warnings
    assert warning.startswith(
        f"WARNING  mkdocs_sdk_reference: Doc file 'guides/guide.md': {message}"
    )
    assert name in page.get_text()


def test_a_block_in_a_strangers_text_is_text(guide: Guide, tmp_path: Path) -> None:
    lead = "/// sdk | shared.Pet\n    attrs: {onclick: 'alert(1)'}\n///"
    (tmp_path / "docs" / "models").mkdir(parents=True)
    (tmp_path / "docs" / "models" / "evil.md").write_text(
        object_("Evil", field("x", "*str*"), lead=lead)
    )
    guide.show("/// sdk | shared.Pet\n///")
    html = (tmp_path / "site" / "models" / "evil.html").read_text("utf-8")

    assert BeautifulSoup(html, "html.parser").select("[onclick], .sdk-embed") == []
    assert guide.warnings == []


def test_a_field_that_is_not_there(guide: Guide) -> None:
    guide.show("/// sdk | shared.Pet\n    fields: name, nope\n///")

    (warning,) = guide.warnings
    assert warning.endswith("Doc file 'guides/guide.md': 'shared.Pet' has no field 'nope'.")


@pytest.mark.parametrize("opening", ["/// sdk| shared.Pet", "//// sdk  | shared.Pet"])
def test_spellings_of_the_block(guide: Guide, opening: str) -> None:
    page = guide.show(f"{opening}\n{opening.split(' ', maxsplit=1)[0]}")

    assert len(rows(page)) == 3


def test_without_the_package_that_embedding_needs(
    guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "pymdownx"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pymdownx", None)

    guide.show("Text.")
    assert guide.warnings == []
    guide.show("/// sdk | shared.Pet\n///")
    (warning,) = guide.warnings
    assert warning.endswith("needs the package pymdown-extensions.")
