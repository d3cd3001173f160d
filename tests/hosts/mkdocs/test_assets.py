"""The stylesheet and the script, which may be the user's own."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.support.writing import field, object_, write

PET = object_("Pet", field("id", "*str*"))


def test_assets_of_the_user_are_kept(tmp_path: Path, build_site: Any) -> None:
    write(tmp_path / "docs", {"pet.md": PET, "assets/sdk-reference.css": "/* mine */"})
    build_site(tmp_path / "docs")
    assets = tmp_path / "site" / "assets"

    assert (assets / "sdk-reference.css").read_text("utf-8") == "/* mine */"
    assert "sdk-filter" in (assets / "sdk-reference.js").read_text("utf-8")


def test_assets_can_be_left_out(tmp_path: Path, build_site: Any) -> None:
    write(tmp_path / "docs", {"pet.md": PET})
    build_site(
        tmp_path / "docs", plugins=[{"sdk-reference": {"stylesheet": False, "script": False}}]
    )

    assert not (tmp_path / "site" / "assets").exists()


def test_assets_are_linked_once_when_a_config_is_built_twice(tmp_path: Path) -> None:
    pet = object_("Pet", field("a", "*str*"))
    write(tmp_path / "docs", {"index.md": "# Home", "models/pet.md": pet})
    config = load_config(
        config_file=io.BytesIO(b"site_name: Site"),
        docs_dir=str(tmp_path / "docs"),
        site_dir=str(tmp_path / "site"),
        use_directory_urls=False,
        plugins=["sdk-reference"],
    )
    for _ in range(2):
        build(config)
    html = (tmp_path / "site" / "models" / "pet.html").read_text("utf-8")

    assert (html.count("sdk-reference.css"), html.count("sdk-reference.js")) == (1, 1)
