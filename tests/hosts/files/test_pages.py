"""What a finished page has for hosts that don't do all with HTML."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs_sdk_reference.hosts.files import prepare, settings_from

from tests.support.writing import field, object_

LONG = "GetHarvestsOfTheOrchardResponse"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    models = tmp_path / "docs" / "models"
    models.mkdir(parents=True)
    (models / "pet.md").write_text(object_("Pet", field("owner", "[Owner](owner.md)")), "utf-8")
    (models / "owner.md").write_text(object_(LONG, field("name", "*str*")), "utf-8")
    return tmp_path / "docs"


def page(docs: Path, path: str, **options: object) -> str:
    """A prepared page, with the signs in the values of its attributes."""
    out = docs.parent / "out"
    prepare(settings_from(docs, out, docs.parent, options))
    text = (out / path).read_text("utf-8")
    return text.replace("&#46;", ".").replace("&#47;", "/").replace("&#35;", "#")


@pytest.mark.parametrize(
    ("options", "drawn", "written"),
    [
        ({}, "../owner/", "owner.md"),
        ({"flat": True}, "owner.html", "owner.md"),
        ({"links": "site"}, "../owner/", "../owner/"),
    ],
    ids=["folders", "files", "addresses"],
)
def test_links_in_drawings_are_addresses(
    options: dict[str, object], drawn: str, written: str, docs: Path
) -> None:
    text = page(docs, "models/pet.md", **options)
    assert f'<a xlink:href="{drawn}">' in text
    assert f'<a href="{written}">' in text


def test_long_title_may_break(docs: Path) -> None:
    assert "# GetHarvests<wbr>OfTheOrchard<wbr>Response {" in page(docs, "models/owner.md")


def test_nested_fields_are_out_of_the_search(docs: Path) -> None:
    assert '<details class="sdk-fold sdk-nested" data-search-exclude ' in page(
        docs, "models/pet.md"
    )


def test_home_without_a_title(docs: Path) -> None:
    (docs.parent / "README.md").write_text("Words.\n", "utf-8")
    assert page(docs, "index.md").startswith('---\ntitle: "Home"\n')
