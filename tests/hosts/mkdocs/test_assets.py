"""The stylesheet and the script, which may be the user's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def write(docs: Path, pages: dict[str, str]) -> None:
    for path, text in pages.items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(text, encoding="utf-8")


def test_assets_of_the_user_are_kept(tmp_path: Path, build_site: Any) -> None:
    write(tmp_path / "docs", {"index.md": "# Home", "assets/sdk-reference.css": "/* mine */"})
    build_site(tmp_path / "docs")
    assets = tmp_path / "site" / "assets"

    assert (assets / "sdk-reference.css").read_text("utf-8") == "/* mine */"
    assert "sdk-filter" in (assets / "sdk-reference.js").read_text("utf-8")


def test_assets_can_be_left_out(tmp_path: Path, build_site: Any) -> None:
    write(tmp_path / "docs", {"index.md": "# Home"})
    build_site(
        tmp_path / "docs", plugins=[{"sdk-reference": {"stylesheet": False, "script": False}}]
    )

    assert not (tmp_path / "site" / "assets").exists()
