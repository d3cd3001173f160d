"""A site of two SDKs, each from a repository of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from mkdocs.exceptions import ConfigurationError

from tests.support.writing import field, object_, operation, sdk, write

PAGES = {
    "py/README.md": "# Pets for Python\n\n[Pet](docs/models/shared/pet.md)\n",
    "py/docs/models/shared/pet.md": object_(
        "Pet",
        field("owner", "[shared.Owner](undefined/models/shared/owner.md)"),
        field("readme", "*str*", "See [the README](../../../README.md)."),
        field("lost", "*str*", "See [home](../../../../index.md)."),
    ),
    "py/docs/models/shared/owner.md": object_("Owner", field("name", "*str*")),
    "py/docs/sdks/pets/README.md": sdk("Pets", operation("get", response="shared.Pet")),
    "ts/docs/models/shared/pet.md": object_("Pet", field("name", "*string*")),
    "docs/index.md": "# Our API\n\n[Python](python/models/shared/pet.md)\n",
}
SDKS = [
    {"path": "ts", "language": "typescript"},
    {"path": "py", "language": "python", "repo_url": "https://github.com/acme/pets"},
]


@pytest.fixture
def site(tmp_path: Path, build_site: Any) -> Mapping[str, BeautifulSoup]:
    write(tmp_path, PAGES)
    build_site(
        tmp_path / "docs", plugins=[{"sdk-reference": {"sdks": SDKS}}], theme={"name": "mkdocs"}
    )
    folder = tmp_path / "site"
    return {
        file.relative_to(folder).as_posix(): BeautifulSoup(file.read_text("utf-8"), "html.parser")
        for file in folder.rglob("*.html")
    }


def test_links_stay_in_their_sdk(site: Mapping[str, BeautifulSoup]) -> None:
    pet = site["python/models/shared/pet.html"]
    main = pet.select_one("[role=main]")
    assert main is not None
    hrefs = {a.get_text(): a["href"] for a in main.select("a[href]")}
    assert hrefs["shared.Owner"] == "owner.html"
    assert hrefs["the README"] == "../../index.html"
    assert "home" not in hrefs  # it would leave the SDK for a page of the site's own
    trail = pet.select_one(".sdk-trail")
    assert trail is not None
    assert trail.get_text(" ", strip=True) == "Python / Models / shared / Pet"
    first = site["python/index.html"].select_one("[role=main] a[href$='pet.html']")
    assert first is not None
    assert first["href"] == "models/shared/pet.html"


def test_navigation_is_in_the_order_of_the_settings(site: Mapping[str, BeautifulSoup]) -> None:
    navigation = site["index.html"].select_one(".navbar")
    assert navigation is not None
    names = re.findall("TypeScript|Python", navigation.get_text())
    assert names[:2] == ["TypeScript", "Python"]


def test_edit_links_lead_to_the_repository(site: Mapping[str, BeautifulSoup]) -> None:
    edits = {
        path: str(link["href"])
        for path, page in site.items()
        if isinstance(link := page.find("a", href=re.compile("/edit/")), Tag)
    }
    base = "https://github.com/acme/pets/edit/master"
    assert edits["python/models/shared/pet.html"] == f"{base}/docs/models/shared/pet.md"
    assert edits["python/index.html"] == f"{base}/README.md"
    assert not any(path.startswith("typescript/") for path in edits)


def test_missing_folder_is_one_clear_error(tmp_path: Path, build_site: Any) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Home")

    with pytest.raises(ConfigurationError) as caught:
        build_site(tmp_path / "docs", plugins=[{"sdk-reference": {"sdks": [{"path": "none"}]}}])

    assert str(caught.value) == (
        "sdk-reference: option 'sdks': entry 1: there is no folder 'none'."
    )
