"""What other programs read: entries of the search index, and the inventory."""

from __future__ import annotations

import json
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest
import sphobjinv
from bs4 import BeautifulSoup
from mkdocs_sdk_reference.exports.inventory import inventory, merged
from mkdocs_sdk_reference.exports.markdown import clean_page

from tests.trees import FOLDER, TREES
from tests.writing import enum, field, object_, operation, reference, sdk

SITE = {
    "index.md": "# Home\n\nWords.\n",
    "models/shared/pet.md": object_(
        "Pet",
        field("name", "*str*", "What it is **called**.<br/>- `a<b>`"),
        field("kind", "[shared.Kind](kind.md)"),
        field("name", "*str*"),
    ),
    "models/shared/kind.md": enum("Kind", "cat", "dog"),
    **{f"models/shared/k{i}.md": enum(f"K{i}", "error") for i in range(6)},
    "sdks/pets/README.md": sdk("Pets", operation("get", field("id", "*str*", "Its id."))),
}


def index(tmp_path: Path, build_site: Any, theme: str, **options: Any) -> dict[str, dict[str, Any]]:
    for path, text in SITE.items():
        target = tmp_path / "docs" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    search = "material/search" if theme == "material" else "search"
    plugins = [{"sdk-reference": options}, search]
    build_site(tmp_path / "docs", theme={"name": theme}, plugins=plugins, use_directory_urls=True)
    data = json.loads((tmp_path / "site" / "search" / "search_index.json").read_text("utf-8"))
    return {entry["location"]: entry for entry in data["docs"]}


def test_entries_in_material(tmp_path: Path, build_site: Any) -> None:
    found = index(tmp_path, build_site, "material")

    assert found["models/shared/pet/#field-name"] == {
        "location": "models/shared/pet/#field-name",
        "title": "name",
        "text": "str What it is called. - a&lt;b&gt;",
        "boost": 0.5,
    }
    assert found["models/shared/pet/#field-name_1"]["title"] == "name"
    assert found["models/shared/kind/#value-CAT"]["text"] == "cat"
    assert found["sdks/pets/#get-param-id"]["text"] == "str Its id."
    assert found["sdks/pets/#get"]["boost"] == 2.0
    assert found["models/shared/k0/"]["boost"] == 0.25
    assert found["models/shared/k0/#value-ERROR"]["boost"] == 0.125
    assert "boost" not in found["models/shared/pet/"]


def test_entries_in_the_builtin_search(tmp_path: Path, build_site: Any) -> None:
    found = index(tmp_path, build_site, "mkdocs")

    assert found["models/shared/pet/#field-name"] == {
        "location": "models/shared/pet/#field-name",
        "title": "name · Pet",
        "text": "str What it is called. - a<b>",
    }


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_pages_alone(tmp_path: Path, build_site: Any, theme: str) -> None:
    found = index(tmp_path, build_site, theme, search="pages")

    assert "models/shared/pet/" in found
    assert not any("#field-" in location for location in found)


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_none(tmp_path: Path, build_site: Any, theme: str) -> None:
    found = index(tmp_path, build_site, theme, search="none")

    assert {location.partition("#")[0] for location in found} == {""}


def read(data: bytes, tmp_path: Path) -> dict[str, tuple[str, str]]:
    """An inventory by sphobjinv: each name's role and location."""
    (tmp_path / "objects.inv").write_bytes(data)
    found = sphobjinv.Inventory(str(tmp_path / "objects.inv"))
    return {o.name: (f"{o.domain}:{o.role}", o.uri_expanded) for o in found.objects}


def of_site() -> bytes:
    of = reference(SITE)
    urls = {path: path.removesuffix(".md") + "/" for path in SITE}
    return inventory("My  pets", of.symbols(), urls)


def test_inventory(tmp_path: Path) -> None:
    found = read(of_site(), tmp_path)

    assert found["shared.Pet"] == ("py:class", "models/shared/pet/")
    assert found["shared.Pet.kind"] == ("py:attribute", "models/shared/pet/#field-kind")
    assert found["shared.Kind.CAT"] == ("py:data", "models/shared/kind/#value-CAT")
    assert found["Pets.get"] == ("py:method", "sdks/pets/README/#get")
    assert sphobjinv.Inventory(str(tmp_path / "objects.inv")).project == "My pets"


def test_merged_inventory(tmp_path: Path) -> None:
    head = b"# Sphinx inventory version 2\n# Project: Theirs\n# Version: 1\n# zlib.\n"
    body = b"shared.Pet py:class 1 theirs.html -\nother std:label -1 x.html#y A title\n"
    found = read(merged(of_site(), head + zlib.compress(body)), tmp_path)

    assert found["shared.Pet"] == ("py:class", "theirs.html")
    assert found["other"] == ("std:label", "x.html#y")
    assert found["shared.Kind"] == ("py:class", "models/shared/kind/")
    assert sphobjinv.Inventory(str(tmp_path / "objects.inv")).project == "Theirs"


@pytest.mark.parametrize(
    "other",
    [
        b"",
        b"# Sphinx inventory version 1\na\nb\nc\n",
        b"# Sphinx inventory version 2\na\nb\nc\nno zlib",
    ],
)
def test_what_is_no_inventory(other: bytes) -> None:
    with pytest.raises(ValueError, match="no Sphinx inventory"):
        merged(of_site(), other)


def test_an_inventory_of_the_user_is_added_to(tmp_path: Path, build_site: Any) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "objects.inv").write_bytes(b"not one")
    log = [line for line in _built(tmp_path, build_site) if line.startswith("WARNING")]

    assert log == [
        "WARNING  mkdocs_sdk_reference: 'objects.inv' is left as it is: no Sphinx inventory of version 2."
    ]
    assert (tmp_path / "site" / "objects.inv").read_bytes() == b"not one"


def _built(tmp_path: Path, build_site: Any) -> list[str]:
    (tmp_path / "docs" / "models").mkdir()
    (tmp_path / "docs" / "models" / "pet.md").write_text(enum("Pet", "cat"), "utf-8")
    log: list[str] = build_site(tmp_path / "docs")
    return log


@pytest.mark.parametrize("tree", sorted({"kombo-python", "stackone-typescript"} & set(TREES)))
def test_inventory_of_a_real_sdk(tree: str, tmp_path: Path, build_site: Any) -> None:
    build_site(FOLDER / tree / "docs")
    site = tmp_path / "site"
    found = sphobjinv.Inventory(str(site / "objects.inv"))
    ids: dict[str, set[str]] = {}
    for entry in found.objects:
        path, _, anchor = entry.uri_expanded.partition("#")
        if path not in ids:
            soup = BeautifulSoup((site / path).read_text("utf-8"), "lxml")
            ids[path] = {str(element["id"]) for element in soup.select("[id]")}
        assert not anchor or anchor in ids[path], entry.uri_expanded
    assert len(found.objects) > 4000


PROSE = """# Guide

A [pet][shared.Pet] has a [kind][Pet.kind]; [`Kind`][] is one of [cat][Kind.CAT]. Call [get][Pets.get].
"""


def prose(
    tmp_path: Path, build_site: Any, text: str, **settings: Any
) -> tuple[BeautifulSoup, list[str]]:
    for path, page in {**SITE, "guide.md": text}.items():
        target = tmp_path / "docs" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page, encoding="utf-8")
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


CODE = "# Guide about `Pet`\n\n`Pet`, `shared.Pet`, `Pet.kind`, `Pets.get`, `nothing`, [`Pet`](index.md).\n\n    Pet\n"


def test_names_in_inline_code(tmp_path: Path, build_site: Any) -> None:
    page, _ = prose(tmp_path, build_site, CODE, plugins=[{"sdk-reference": {"link_code": True}}])

    assert hrefs(page) == [
        "models/shared/pet.html",
        "models/shared/pet.html",
        "models/shared/pet.html#field-kind",
        "sdks/pets/index.html#get",
        "index.html",
    ]
    assert page.select("h1 a, pre a") == []


def test_names_in_inline_code_stay_text_by_default(tmp_path: Path, build_site: Any) -> None:
    page, _ = prose(tmp_path, build_site, CODE)

    assert hrefs(page) == ["index.html"]


def test_a_name_of_two_things_stays_text(tmp_path: Path, build_site: Any) -> None:
    (tmp_path / "docs" / "models" / "operations").mkdir(parents=True)
    (tmp_path / "docs" / "models" / "operations" / "pet.md").write_text(enum("Pet", "x"), "utf-8")
    text = "# Guide\n\n`Pet` or `operations.Pet`.\n"
    page, _ = prose(tmp_path, build_site, text, plugins=[{"sdk-reference": {"link_code": True}}])

    assert hrefs(page) == ["models/operations/pet.html"]


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


def test_a_row_of_dashes_is_no_delimiter_in_markdown() -> None:
    text = "# Mark\n\n## Values\n\n| Name | Value |\n| --- | --- |\n| - | -- |\n| `A`  | -  |\n"
    site = reference({"models/shared/mark.md": text})
    page = site.pages["models/shared/mark.md"]

    assert clean_page(page, site, lambda _: None) == text.replace("`A`  | -  |", "`A` | - |")


def test_markdown_beside_files(tmp_path: Path, build_site: Any) -> None:
    site = written(tmp_path, build_site)

    assert "[Kind](kind.md)" in (site / "models/shared/pet.md").read_text("utf-8")
    assert "- [Pet](models/shared/pet.md)" in (site / "llms.txt").read_text("utf-8")


def test_llms_txt_of_the_user_is_added_to(tmp_path: Path, build_site: Any) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "llms.txt").write_text("# Mine\n\nText.\n")
    site = written(tmp_path, build_site)

    assert (site / "llms.txt").read_text("utf-8").startswith("# Mine\n\nText.\n\n<!-- ")


def test_code_within_a_link_or_a_heading_stays(tmp_path: Path, build_site: Any) -> None:
    text = "# Guide\n\n[**`Pet.kind`**](index.md)\n\n## **`Pet.kind`** here\n"
    page, _ = prose(tmp_path, build_site, text, plugins=[{"sdk-reference": {"link_code": True}}])

    assert hrefs(page) == ["index.html"]
    assert page.select("a a, h2 a") == []


def test_a_page_of_operations_at_the_root(tmp_path: Path, build_site: Any) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "README.md").write_text(sdk("Pets", operation("get", field("id", "*str*"))), "utf-8")
    (docs / "pet.md").write_text(enum("Pet", "cat"), "utf-8")
    plugins = ["material/search", {"sdk-reference": {}}]
    build_site(docs, theme={"name": "material"}, plugins=plugins, use_directory_urls=True)
    data = json.loads((tmp_path / "site" / "search" / "search_index.json").read_text("utf-8"))

    assert {"location": "#get-param-id", "title": "id", "text": "str", "boost": 0.5} in data["docs"]


def test_data_of_the_user_is_kept(tmp_path: Path, build_site: Any) -> None:
    (tmp_path / "docs" / "models").mkdir(parents=True)
    (tmp_path / "docs" / "models" / "pet.md").write_text(enum("Pet", "cat"), "utf-8")
    (tmp_path / "docs" / "models.json").write_text("mine", "utf-8")
    log = build_site(tmp_path / "docs", plugins=[{"sdk-reference": {"models_json": True}}])

    assert (tmp_path / "site" / "models.json").read_text("utf-8") == "mine"
    assert any("'models.json' of the docs folder is left as it is" in line for line in log)


def test_a_value_that_sphinx_would_misread(tmp_path: Path) -> None:
    of = reference({"models/pet.md": enum("Pet", "up to 10 items")})
    found = read(inventory("x", of.symbols(), {"models/pet.md": "models/pet/"}), tmp_path)

    assert set(found) == {
        "Pet",
        "Pet.UP-TO-10-ITEMS",
        "models.Pet",
        "models.Pet.UP-TO-10-ITEMS",
    } & set(found)
    assert any("UP-TO-10-ITEMS" in name for name in found)


CLEAN = """# Pet

A break  
here: [kind], <a href="kind.md">raw</a>, [k](<kind.md>) and `[code](kind.md)`.

[kind]: kind.md

```
[x](kind.md)
```

## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `kind` | *str* | :heavy_check_mark: | N/A |"""  # noqa: W291


def test_clean_markdown_keeps_text_and_mends_links(tmp_path: Path, build_site: Any) -> None:
    docs = tmp_path / "docs" / "models"
    docs.mkdir(parents=True)
    (docs / "pet.md").write_text(CLEAN, "utf-8")
    (docs / "kind.md").write_text(enum("Kind", "cat"), "utf-8")
    (docs / "spa ce.md").write_text(object_("Space", field("k", "[Kind](kind.md)")), "utf-8")
    build_site(
        tmp_path / "docs", plugins=[{"sdk-reference": {"markdown": True}}], use_directory_urls=True
    )
    text = (tmp_path / "site" / "models" / "pet" / "index.md").read_text("utf-8")

    assert (
        text
        == CLEAN.replace('"kind.md"', '"../kind/index.md"')
        .replace("<kind.md>", "<../kind/index.md>")
        .replace("[kind]: kind.md", "[kind]: ../kind/index.md")
        + "\n"
    )


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
