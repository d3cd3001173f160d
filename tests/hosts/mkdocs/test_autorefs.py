"""References by name, ``[operations.Foo][]``, which the autorefs plugin resolves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.support.writing import enum, field, object_, operation, sdk, write

pytest.importorskip("mkdocs_autorefs", reason="needs mkdocs-autorefs")
SITE = {
    "models/shared/pet.md": object_("Pet", field("kind", "[shared.Kind](kind.md)")),
    "models/shared/kind.md": enum("Kind", "cat", "dog"),
    "sdks/pets/README.md": sdk("Pets", operation("get", field("id", "*str*", "Its id."))),
}
PROSE = """# Guide

A [pet][shared.Pet] has a [kind][Pet.kind]; [`Kind`][] is one of [cat][Kind.CAT]. Call [get][Pets.get].
"""


def prose(
    tmp_path: Path, build_site: Any, text: str, **settings: Any
) -> tuple[BeautifulSoup, list[str]]:
    write(tmp_path / "docs", {**SITE, "guide.md": text})
    log = build_site(tmp_path / "docs", **settings)
    html = (tmp_path / "site" / "guide.html").read_text("utf-8")
    warnings = [line for line in log if line.startswith("WARNING")]
    return BeautifulSoup(html, "html.parser"), warnings


def hrefs(page: BeautifulSoup) -> list[str]:
    return [str(link["href"]) for link in page.select("p a")]


def test_references_by_autorefs(tmp_path: Path, build_site: Any) -> None:
    page, warnings = prose(tmp_path, build_site, PROSE, plugins=["autorefs", "sdk-reference"])

    assert hrefs(page) == [
        "models/shared/pet.html#pet",
        "models/shared/pet.html#field-kind",
        "models/shared/kind.html#kind",
        "models/shared/kind.html#value-CAT",
        "sdks/pets/index.html#get",
    ]
    assert warnings == []


def test_an_ambiguous_reference_lists_its_candidates(tmp_path: Path, build_site: Any) -> None:
    (tmp_path / "docs" / "models" / "operations").mkdir(parents=True)
    (tmp_path / "docs" / "models" / "operations" / "pet.md").write_text(enum("Pet", "x"), "utf-8")
    _, warnings = prose(
        tmp_path, build_site, "# Guide\n\nA [Pet][].\n", plugins=["sdk-reference", "autorefs"]
    )

    (warning,) = warnings
    assert "'Pet'" in warning
    assert "models/operations/pet.html" in warning
    assert "models/shared/pet.html" in warning
