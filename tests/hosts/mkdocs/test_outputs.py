"""What other programs read: it stands in a built site, beside what is the user's own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import sphobjinv

from tests.support.writing import enum, field, object_, operation, sdk, write

SITE = {
    "index.md": "# Home\n\nWords.\n",
    "models/shared/pet.md": object_("Pet", field("name", "*str*")),
    "sdks/pets/README.md": sdk("Pets", operation("get", field("id", "*str*", "Its id."))),
}


def index(tmp_path: Path, build_site: Any, theme: str, **options: Any) -> dict[str, dict[str, Any]]:
    write(tmp_path / "docs", SITE)
    search = "material/search" if theme == "material" else "search"
    plugins = [{"sdk-reference": options}, search]
    build_site(tmp_path / "docs", theme={"name": theme}, plugins=plugins, use_directory_urls=True)
    data = json.loads((tmp_path / "site" / "search" / "search_index.json").read_text("utf-8"))
    return {entry["location"]: entry for entry in data["docs"]}


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_search_of_fields(tmp_path: Path, build_site: Any, theme: str) -> None:
    found = index(tmp_path, build_site, theme)

    assert found["models/shared/pet/#field-name"]["text"] == "str"
    assert found["sdks/pets/#get-param-id"]["text"] == "str Its id."


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_search_of_pages_alone(tmp_path: Path, build_site: Any, theme: str) -> None:
    found = index(tmp_path, build_site, theme, search="pages")

    assert "models/shared/pet/" in found
    assert not any("#field-" in location for location in found)


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_search_without_the_reference(tmp_path: Path, build_site: Any, theme: str) -> None:
    found = index(tmp_path, build_site, theme, search="none")

    assert {location.partition("#")[0] for location in found} == {""}


def test_search_of_a_page_of_operations_at_the_root(tmp_path: Path, build_site: Any) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "README.md").write_text(sdk("Pets", operation("get", field("id", "*str*"))), "utf-8")
    (docs / "pet.md").write_text(enum("Pet", "cat"), "utf-8")
    plugins = ["material/search", {"sdk-reference": {}}]
    build_site(docs, theme={"name": "material"}, plugins=plugins, use_directory_urls=True)
    data = json.loads((tmp_path / "site" / "search" / "search_index.json").read_text("utf-8"))

    assert [doc["title"] for doc in data["docs"] if doc["location"] == "#get-param-id"] == ["id"]


def test_an_inventory_of_the_user_is_added_to(tmp_path: Path, build_site: Any) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "objects.inv").write_bytes(b"not one")
    log = [line for line in _built(tmp_path, build_site) if line.startswith("WARNING")]

    assert log == [
        "WARNING  mkdocs_sdk_reference: 'objects.inv' is left as it is: not a version 2 Sphinx inventory."
    ]
    assert (tmp_path / "site" / "objects.inv").read_bytes() == b"not one"


def _built(tmp_path: Path, build_site: Any) -> list[str]:
    (tmp_path / "docs" / "models").mkdir()
    (tmp_path / "docs" / "models" / "pet.md").write_text(enum("Pet", "cat"), "utf-8")
    log: list[str] = build_site(tmp_path / "docs")
    return log


MARKDOWN = {
    "models/shared/pet.md": """# Pet

See [Kind](undefined/models/shared/kind.md).

## Fields

| Field      | Type                                        | Required           | Description     |
| ---------- | ------------------------------------------- | ------------------ | --------------- |
| `kind`     | [shared.Kind](undefined/models/shared/kind.md) | :heavy_check_mark: | a \\\\| b         |""",
    "models/shared/kind.md": enum("Kind", "cat"),
    "sdks/pets/README.md": sdk(
        "Pets", operation("get", response="[shared.Pet](../../models/shared/pet.md)")
    ),
}


def written(tmp_path: Path, build_site: Any, **settings: Any) -> Path:
    for path, page in MARKDOWN.items():
        target = tmp_path / "docs" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page.replace("\\\\", "\\"), encoding="utf-8")
    build_site(tmp_path / "docs", plugins=[{"sdk-reference": {"markdown": True}}], **settings)
    return tmp_path / "site"


def test_markdown_beside_html(tmp_path: Path, build_site: Any) -> None:
    site = written(tmp_path, build_site, use_directory_urls=True, site_url="https://x.org/docs/")

    assert (site / "models/shared/pet/index.md").read_text("utf-8") == (
        "# Pet\n\nSee [Kind](../kind/index.md).\n\n## Fields\n\n"
        "| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n"
        "| `kind` | [shared.Kind](../kind/index.md) | :heavy_check_mark: | a \\| b |\n"
    )
    assert "(../../models/shared/pet/index.md)" in (site / "sdks/pets/index.md").read_text("utf-8")
    assert (site / "llms.txt").read_text("utf-8") == (
        "# Golden\n\n<!-- The SDK's reference: -->\n\n## Operations\n\n- [Pets](https://x.org/docs/sdks/pets/index.md)\n\n"
        "## Types\n\n- [Kind](https://x.org/docs/models/shared/kind/index.md)\n"
        "- [Pet](https://x.org/docs/models/shared/pet/index.md): See Kind.\n"
    )


def test_markdown_beside_files(tmp_path: Path, build_site: Any) -> None:
    site = written(tmp_path, build_site)

    assert "[Kind](kind.md)" in (site / "models/shared/pet.md").read_text("utf-8")
    assert "- [Pet](models/shared/pet.md)" in (site / "llms.txt").read_text("utf-8")


def test_llms_txt_of_the_user_is_added_to(tmp_path: Path, build_site: Any) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "llms.txt").write_text("# Mine\n\nText.\n")
    site = written(tmp_path, build_site)

    assert (site / "llms.txt").read_text("utf-8").startswith("# Mine\n\nText.\n\n<!-- ")


def test_data_of_the_user_is_kept(tmp_path: Path, build_site: Any) -> None:
    (tmp_path / "docs" / "models").mkdir(parents=True)
    (tmp_path / "docs" / "models" / "pet.md").write_text(enum("Pet", "cat"), "utf-8")
    (tmp_path / "docs" / "models.json").write_text("mine", "utf-8")
    log = build_site(tmp_path / "docs", plugins=[{"sdk-reference": {"models_json": True}}])

    assert (tmp_path / "site" / "models.json").read_text("utf-8") == "mine"
    assert any("'models.json' in the docs folder is left as it is" in line for line in log)


@pytest.mark.slow
def test_outputs_of_a_dirty_build(tmp_path: Path) -> None:
    models = tmp_path / "docs" / "models"
    models.mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: X\ntheme: mkdocs\nplugins: [{sdk-reference: {markdown: true}}]\n"
    )
    (models / "home.md").write_text(object_("Home", field("street", "*str*")), "utf-8")
    (models / "gone.md").write_text(enum("Gone", "x"), "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    subprocess.run(command, cwd=tmp_path, check=True)
    (models / "home.md").write_text(object_("Home", field("road", "*str*")), "utf-8")
    (models / "gone.md").unlink()
    subprocess.run([*command, "--dirty"], cwd=tmp_path, check=True)
    site = tmp_path / "site"

    assert "Gone" not in (site / "llms.txt").read_text("utf-8")
    assert (site / "llms.txt").read_text("utf-8").count("## Types") == 1
    assert "`road`" in (site / "models" / "home" / "index.md").read_text("utf-8")
    names = {o.name for o in sphobjinv.Inventory(str(site / "objects.inv")).objects}
    assert {name for name in names if "Home" in name} == {"models.Home", "models.Home.road"}
