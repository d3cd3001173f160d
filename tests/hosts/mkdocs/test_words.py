"""Labels that are translated, on a whole site."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from mkdocs.config.base import load_config
from mkdocs.exceptions import Abort
from mkdocs_sdk_reference.hosts.mkdocs.options import SdkReferenceConfig, site_options
from mkdocs_sdk_reference.rendering.words import Words

from tests.support.writing import enum, field, object_, operation, sdk, write


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


@pytest.mark.parametrize(
    ("theme", "used_by"),
    [
        ({"name": "material", "language": "de-CH"}, "Verwendet von"),
        ({"name": "mkdocs", "locale": "fr"}, "Utilisé par"),
        ({"name": "readthedocs", "locale": "zh_TW"}, "使用位置"),
        ({"name": "material"}, "Used by"),
        ({"name": "material", "language": "fr", "locale": "de"}, "Utilisé par"),
    ],
    ids=["material", "mkdocs", "readthedocs", "none", "both"],
)
def test_labels_are_in_the_theme_s_language(
    theme: dict[str, str], used_by: str, tmp_path: Path
) -> None:
    (tmp_path / "docs").mkdir()
    settings = load_config(None, docs_dir=str(tmp_path / "docs"), site_name="x", theme=theme)

    words = site_options(SdkReferenceConfig(), settings.theme).words
    assert words.used_by == used_by


def test_whole_site_in_german(tmp_path: Path, build_site: Any) -> None:
    write(tmp_path / "docs", {
        "models/pet.md": object_("Pet", field("kind", "[Kind](kind.md)", required=False)),
        "models/kind.md": enum("Kind", "cat", "dog"),
        "models/shop.md": object_("Shop", field("pet", "[Pet](pet.md)")),
        "sdks/pets/README.md": sdk("Pets", operation(
            "get", response="[Pet](../../models/pet.md)",
            errors=(("[Shop](../../models/shop.md)", "404"),), route="get /pets",
        )),
    })  # fmt: skip
    theme = {"name": "mkdocs", "locale": "de"}
    build_site(tmp_path / "docs", theme=theme, plugins=["sdk-reference"])
    texts = {
        path.relative_to(tmp_path / "site").as_posix(): " ".join(
            BeautifulSoup(path.read_bytes(), "lxml").get_text(" ").split()
        )
        for path in (tmp_path / "site").rglob("*.html")
    }

    assert "Objekt · Antwort von GET /pets" in texts["models/pet.html"]
    assert "kind optional" in texts["models/pet.html"]
    assert "eines von cat , dog" in texts["models/pet.html"]
    assert (
        "Verwendet von Antwort von get · Pets · GET /pets Feld von Shop.pet"
        in texts["models/pet.html"]
    )
    assert "Fehler · 404-Antwort von GET /pets" in texts["models/shop.html"]
    assert "pet erforderlich" in texts["models/shop.html"]
    assert "Modelle 3 Typen" in texts["models/index.html"]
    assert [path for path, text in texts.items() if "Used by" in text or "required" in text] == []


def test_a_mistake_ends_the_build_with_one_line(
    tmp_path: Path, build_site: Any, caplog: pytest.LogCaptureFixture
) -> None:
    write(tmp_path / "docs", {"index.md": "# Home"})

    with pytest.raises(Abort):
        build_site(tmp_path / "docs", plugins=[{"sdk-reference": {"words": {"x": "y"}}}])
    errors = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    assert errors == ["sdk-reference: option 'words': there is no label 'x'"]
