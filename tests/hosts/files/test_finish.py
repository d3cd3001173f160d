"""What is written into a site that another host has built, from files made up in its form."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import sphobjinv
from mkdocs_sdk_reference.hosts.files.finish import FinishError, Outputs, finish
from mkdocs_sdk_reference.hosts.files.places import pages_in

from tests.exports.search.test_pagefind import packed
from tests.support.writing import enum, field, object_, operation, reference, sdk

DOCS = {
    "index.md": "# Home\n\nWords.\n",
    "pet.md": object_("Pet", field("name", "*str*", "`a<b>`")),
    "kind.md": enum("Kind", "cat"),
    "sdks/pets/README.md": sdk(
        "Pets", operation("feed", field("id", "*str*", "Its id."), route="post /v1/pets/{id}")
    ),
}
OUTPUTS = {
    "index.md": "index.html",
    "pet.md": "pet/index.html",
    "kind.md": "kind.html",
    "sdks/pets/README.md": "sdks/pets/index.html",
}
HEADINGS = {
    "": "Home",
    "pet/": "Pet",
    "pet/#fields": "Fields",
    "pet/#sdk-used-by": "Used by",
    "kind.html": "Kind",
    "sdks/pets/": "Pets",
    "sdks/pets/#feed": "feed",
    "sdks/pets/#parameters": "Parameters",
}
ZENSICAL = {"lang": ["en"], "separator": "-"}
MATERIAL = {"lang": ["en"], "separator": "-", "pipeline": ["stemmer"]}
MKDOCS = {"lang": ["en"], "min_search_length": 3}

Items = dict[str, dict[str, Any]]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site as Zensical builds it."""
    for output in OUTPUTS.values():
        (tmp_path / output).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / output).write_text("<h1>Page</h1>", "utf-8")
    items = [
        {"location": at, "level": 1, "title": title, "text": "Own.", "path": [title], "tags": []}
        for at, title in HEADINGS.items()
    ]
    (tmp_path / "search.json").write_text(json.dumps({"config": ZENSICAL, "items": items}), "utf-8")
    return tmp_path


def of_mkdocs(site: Path, config: object) -> Path:
    """Give a site the index of MkDocs' or Material's search in place of Zensical's."""
    (site / "search.json").unlink()
    docs = [{"location": at, "title": title, "text": "Own."} for at, title in HEADINGS.items()]
    index = site / "search" / "search_index.json"
    index.parent.mkdir()
    index.write_text(json.dumps({"config": config, "docs": docs}), "utf-8")
    return index


def finished(site: Path, docs: dict[str, str] = DOCS, **outputs: Any) -> list[str]:
    return list(
        finish(pages_in(site, reference(docs), {path: path for path in docs}), Outputs(**outputs))
    )


def items_of(site: Path) -> Items:
    items = json.loads((site / "search.json").read_text("utf-8"))["items"]
    found = {item["location"]: item for item in items}
    assert len(found) == len(items), "an item stands twice"
    return found


def bytes_of(site: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def test_field_in_zensical(site: Path) -> None:
    assert "search.json: 3 fields, values and parameters (Zensical)" in finished(site)

    assert items_of(site)["pet/#field-name"] == {
        "location": "pet/#field-name",
        "level": 6,
        "title": "name · Pet",
        "text": "str a&lt;b&gt;",
        "path": [],
        "tags": [],
        "sdk_reference": [],
    }


def test_operation_is_found_by_its_route(site: Path) -> None:
    finished(site)

    item = items_of(site)["sdks/pets/#feed"]
    assert item["title"] == "feed · POST /v1/pets/{id}"
    assert item["text"].startswith("<p>feed Pets.feed /pets/{id}</p>")


def test_page_without_a_folder(site: Path) -> None:
    finished(site)

    assert items_of(site)["kind.html#value-CAT"]["title"] == "CAT · Kind"


@pytest.mark.parametrize("gone", ["pet/#fields", "sdks/pets/#parameters", "pet/#sdk-used-by"])
def test_heading_inside_a_section_is_no_result(gone: str, site: Path) -> None:
    finished(site)

    assert gone not in items_of(site)


def test_text_below_such_a_heading_is_that_of_the_section(site: Path) -> None:
    finished(site)

    assert items_of(site)["pet/"]["text"].endswith("Own. Fields Own.")


@pytest.mark.parametrize("config", [MATERIAL, MKDOCS], ids=["material", "mkdocs"])
def test_other_indexes(config: object, site: Path) -> None:
    index = of_mkdocs(site, config)
    finished(site)

    locations = [entry["location"] for entry in json.loads(index.read_text("utf-8"))["docs"]]
    assert {"pet/#field-name", "kind.html#value-CAT"} < set(locations)
    assert "pet/#fields" not in locations


@pytest.mark.parametrize("config", [None, MATERIAL, MKDOCS], ids=["zensical", "material", "mkdocs"])
def test_second_run_changes_nothing(config: object, site: Path) -> None:
    if config:
        of_mkdocs(site, config)
    finished(site, markdown=True, models_json=True)
    before = bytes_of(site)
    finished(site, markdown=True, models_json=True)

    assert bytes_of(site) == before


@pytest.mark.parametrize("config", [None, MATERIAL, MKDOCS], ids=["zensical", "material", "mkdocs"])
def test_what_an_earlier_run_added_is_replaced(config: object, site: Path, tmp_path: Path) -> None:
    if config:
        of_mkdocs(site, config)
    other = DOCS | {
        "pet.md": object_("Pet", field("weight", "*int*")),
        "sdks/pets/README.md": sdk(
            "Pets", operation("feed", field("at", "*str*"), route="get /v2")
        ),
    }
    fresh = tmp_path.parent / f"{tmp_path.name}-fresh"
    shutil.copytree(site, fresh)
    for docs, folder in ((DOCS, site), (other, site), (other, fresh)):
        finished(folder, docs, markdown=True, models_json=True)

    names = ("search.json", "search/search_index.json", "objects.inv", "models.json")
    for name in names:
        if (fresh / name).exists():
            assert (site / name).read_bytes() == (fresh / name).read_bytes(), name


def test_outputs_that_are_not_asked_for_any_more_go(site: Path) -> None:
    finished(site, markdown=True, models_json=True)
    finished(site, inventory=False)

    assert [file.name for file in site.rglob("*") if file.suffix in {".md", ".inv"}] == []
    assert not (site / "models.json").exists()


def test_files_of_another_stay(site: Path) -> None:
    for name in ("models.json", "pet/index.md"):
        (site / name).write_text("mine", "utf-8")
    log = finished(site, markdown=True, models_json=True)

    assert (site / "models.json").read_text("utf-8") == "mine"
    assert (site / "pet/index.md").read_text("utf-8") == "mine"
    assert "models.json: left as it is: another program wrote it" in log


def test_inventory_leads_to_the_pages_as_the_host_wrote_them(site: Path) -> None:
    finished(site, name="Mine")

    objects = {o.name: o.uri for o in sphobjinv.Inventory(str(site / "objects.inv")).objects}
    assert objects["Kind.CAT"] == "kind.html#value-CAT"


def test_search_of_pages_alone(site: Path) -> None:
    finished(site, search="pages")

    assert not any("#field-" in location for location in items_of(site))


def test_search_without_the_reference(site: Path) -> None:
    finished(site, search="none")

    assert [*items_of(site)] == [""]


def test_page_that_the_user_left_out_of_the_search(site: Path) -> None:
    data = json.loads((site / "search.json").read_text("utf-8"))
    data["items"] = [item for item in data["items"] if not item["location"].startswith("pet/")]
    (site / "search.json").write_text(json.dumps(data), "utf-8")
    finished(site)

    assert not any(location.startswith("pet/") for location in items_of(site))


def test_index_of_another_form_stays(site: Path) -> None:
    (site / "search.json").write_text('[{"title":"Pet"}]', "utf-8")
    log = finished(site)

    assert "search.json: left as it is: unknown format" in log
    assert (site / "search.json").read_text("utf-8") == '[{"title":"Pet"}]'


@pytest.mark.parametrize("data", [b'{"config":{},"items":[{]}', b'{"config":{},"items":[]}\xe9'])
def test_torn_index_is_an_error_in_one_line(data: bytes, site: Path) -> None:
    (site / "search.json").write_bytes(data)
    with pytest.raises(FinishError, match=r"search\.json' can't be read: .+$") as error:
        finished(site)

    assert "\n" not in str(error.value)
    assert (site / "search.json").read_bytes() == data


def test_file_that_cannot_be_written(site: Path) -> None:
    (site / "objects.inv").mkdir()
    with pytest.raises(FinishError, match=r"objects\.inv' can't be written: "):
        finished(site)


@pytest.fixture
def bundle(site: Path) -> Path:
    """Pagefind's bundle in place of Zensical's index."""
    (site / "search.json").unlink()
    bundle = site / "pagefind"
    (bundle / "fragment").mkdir(parents=True)
    (bundle / "pagefind-entry.json").write_text("{}", "utf-8")
    return bundle


def test_site_of_pagefind(site: Path, bundle: Path) -> None:
    anchor = {"element": "tr", "id": "field-name", "text": "", "location": 3}
    fragment = {"url": "/pet/", "anchors": [anchor]}
    (bundle / "fragment" / "en_1.pf_fragment").write_bytes(packed(fragment))

    assert "pagefind: 1 fields, values and parameters (Pagefind)" in finished(site)


def test_site_of_pagefind_that_asks_for_nothing(site: Path, bundle: Path) -> None:
    assert "pagefind: left as it is: Pagefind can't remove pages" in finished(site, search="none")


def test_torn_bundle_of_pagefind(site: Path, bundle: Path) -> None:
    (bundle / "fragment" / "en_1.pf_fragment").write_bytes(b"torn")
    with pytest.raises(FinishError, match=r"pagefind' can't be read: 'en_1\.pf_fragment' is not "):
        finished(site)
