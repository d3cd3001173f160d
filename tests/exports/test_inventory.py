"""The inventory, read by another implementation of its format."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
import sphobjinv
from mkdocs_sdk_reference.exports.inventory import inventory, merged

from tests.support.writing import enum, field, object_, operation, reference, sdk

SITE = {
    "models/shared/pet.md": object_("Pet", field("kind", "[shared.Kind](kind.md)")),
    "models/shared/kind.md": enum("Kind", "cat", "dog"),
    "sdks/pets/README.md": sdk("Pets", operation("get", field("id", "*str*"))),
}


def of(site: dict[str, str]) -> bytes:
    urls = {path: path.removesuffix(".md") + "/" for path in site}
    return inventory("My  pets", reference(site).symbols(), urls)


def read(data: bytes, tmp_path: Path) -> sphobjinv.Inventory:
    (tmp_path / "objects.inv").write_bytes(data)
    return sphobjinv.Inventory(str(tmp_path / "objects.inv"))


def places(found: sphobjinv.Inventory) -> dict[str, tuple[str, str]]:
    """Role and location of each name."""
    return {o.name: (f"{o.domain}:{o.role}", o.uri_expanded) for o in found.objects}


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("shared.Pet", ("py:class", "models/shared/pet/")),
        ("shared.Pet.kind", ("py:attribute", "models/shared/pet/#field-kind")),
        ("shared.Kind.CAT", ("py:data", "models/shared/kind/#value-CAT")),
        ("Pets.get", ("py:method", "sdks/pets/README/#get")),
    ],
)
def test_place_of(name: str, place: tuple[str, str], tmp_path: Path) -> None:
    assert places(read(of(SITE), tmp_path))[name] == place


def test_project_in_one_line(tmp_path: Path) -> None:
    assert read(of(SITE), tmp_path).project == "My pets"


THEIRS = (
    b"# Sphinx inventory version 2\n# Project: Theirs\n# Version: 1\n# zlib.\n"
    + zlib.compress(b"shared.Pet py:class 1 theirs.html -\nother std:label -1 x.html#y A title\n")
)  # fmt: skip


def test_another_inventory_is_added_to(tmp_path: Path) -> None:
    found = read(merged(of(SITE), THEIRS), tmp_path)

    assert places(found)["shared.Pet"] == ("py:class", "theirs.html")
    assert places(found)["other"] == ("std:label", "x.html#y")
    assert places(found)["shared.Kind"] == ("py:class", "models/shared/kind/")
    assert found.project == "Theirs"


@pytest.mark.parametrize(
    "other",
    [
        b"",
        b"# Sphinx inventory version 1\na\nb\nc\n",
        b"# Sphinx inventory version 2\na\nb\nc\nno zlib",
    ],
)
def test_what_is_no_inventory(other: bytes) -> None:
    with pytest.raises(ValueError, match="not a version 2 Sphinx inventory"):
        merged(of(SITE), other)


def test_value_that_sphinx_would_misread(tmp_path: Path) -> None:
    value = "up to 10 items"
    found = places(read(of({"models/pet.md": enum("Pet", value)}), tmp_path))

    assert set(found) == {"models.Pet", "models.Pet.UP-TO-10-ITEMS"}
