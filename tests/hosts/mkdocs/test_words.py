"""Labels that are translated, and assets that are the user's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mkdocs.exceptions import Abort
from mkdocs_sdk_reference.rendering.words import UnknownWordError, Words, translated

from tests.writing import enum, field, object_


def test_some_are_replaced() -> None:
    words = translated({"used_by": "Utilisé par", "fields": "{n} champs"})

    assert (words.used_by, words.fields, words.enum) == ("Utilisé par", "{n} champs", "enum")


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ({"used_bye": "x"}, "there is no label 'used_bye'; did you mean 'used_by'?"),
        ({"zzz": "x"}, "there is no label 'zzz'"),
        ({"fields": "champs"}, "the text of 'fields' must hold {n}: 'champs'"),
        ({"used_by": "{n}"}, "the text of 'used_by' must hold no placeholder: '{n}'"),
        ({"fields": "{n} {"}, "the text of 'fields' must hold {n}: '{n} {'"),
        ({"of_types": "{n:d} Typen"}, "the text of 'of_types' must hold {n}: '{n:d} Typen'"),
        ({"used_by": 3}, "the text of 'used_by' must be text, not 3"),
    ],
)
def test_what_is_wrong_is_named(texts: dict[str, object], message: str) -> None:
    with pytest.raises(UnknownWordError) as error:
        translated(texts)
    assert str(error.value) == message


def write(docs: Path, pages: dict[str, str]) -> None:
    for path, text in pages.items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(text, encoding="utf-8")


def test_no_english_label_is_left(tmp_path: Path, build_site: Any) -> None:
    foreign = {name: f"¡{getattr(Words(), name)}!" for name in Words.__dataclass_fields__}
    row = field("pet", "[Pet](pet.md)", ": warning: ** DEPRECATED **: No.<br/><br/>A pet.")
    write(tmp_path / "docs", {
        "models/pet.md": enum("Pet", "cat"),
        "models/dog.md": enum("Dog", "cat"),
        "models/shop.md": object_("Shop", row, field("again", "[Shop](shop.md)", required=False)),
    })  # fmt: skip
    build_site(tmp_path / "docs", plugins=[{"sdk-reference": {"words": foreign}}])
    pages = "".join(p.read_text("utf-8") for p in (tmp_path / "site").rglob("*.html"))
    shown = [name for name, text in foreign.items() if "{" not in text and text in pages]

    assert {"used_by", "required", "optional", "deprecated_notice", "enum", "models"} <= set(shown)
    assert ">Used by<" not in pages
    assert " optional<" not in pages


def test_a_mistake_ends_the_build_with_one_line(
    tmp_path: Path, build_site: Any, caplog: pytest.LogCaptureFixture
) -> None:
    write(tmp_path / "docs", {"index.md": "# Home"})

    with pytest.raises(Abort):
        build_site(tmp_path / "docs", plugins=[{"sdk-reference": {"words": {"x": "y"}}}])
    errors = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    assert errors == ["sdk-reference: option 'words': there is no label 'x'"]


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
