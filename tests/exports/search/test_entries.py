"""Entries of fields, values and parameters in the index that a search plugin wrote."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from mkdocs_sdk_reference.exports.search.entries import KeptEntries, add_entries, remove_entries
from mkdocs_sdk_reference.exports.search.hits import Hits
from mkdocs_sdk_reference.reference import NoteFile, Reference
from mkdocs_sdk_reference.reference.sdks import Sdk

from tests.support.writing import enum, field, object_, operation, reference, sdk, table

SITE = {
    "index.md": "# Home\n\nWords.\n",
    "pet.md": object_(
        "Pet",
        field("name", "*str*", "What it is **called**.<br/>- `a<b>`"),
        field("kind", "[Kind](kind.md)"),
        field("name", "*str*"),
    ),
    "kind.md": enum("Kind", "cat", "dog"),
    "rail.md": enum("Rail", "rail-response"),
    "wait.md": f"# Wait\n\n## Values\n\n{table(('Name', 'Value'), ('`Wait`', 'rail-response'))}",
    **{f"k{i}.md": enum(f"K{i}", "error") for i in range(6)},
    "sdks/pets/README.md": sdk(
        "Pets",
        operation("get", field("id", "*str*", "Its id.")),
        operation("feed", route="post /v1/pets/{id}/<b>").replace('ID="feed"', 'ID="feedPet"'),
    ),
}
URLS = {path: path.removesuffix(".md").removesuffix("README").rstrip("/") + "/" for path in SITE}
MATERIAL = {"lang": ["en"], "separator": "-", "pipeline": ["stemmer"]}
MKDOCS = {"lang": ["en"], "min_search_length": 3}

Entries = dict[str, dict[str, Any]]


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "search_index.json"


def written(index: Path, config: object) -> None:
    """Write an index as a search plugin does: an entry for each page and heading."""
    docs = [{"location": url, "title": path, "text": ""} for path, url in URLS.items()]
    docs += [{"location": f"sdks/pets/#{n}", "title": n, "text": ""} for n in ("get", "feed")]
    index.write_text(json.dumps({"config": config, "docs": docs}), "utf-8")


def entries_of(index: Path) -> Entries:
    docs = json.loads(index.read_text("utf-8"))["docs"]
    entries = {entry["location"]: entry for entry in docs}
    assert len(entries) == len(docs), "an entry stands twice"
    return entries


def added(index: Path, config: object, kept: KeptEntries | None = None, times: int = 1) -> Entries:
    written(index, config)
    for _ in range(times):
        add_entries(index, Hits(reference(SITE), URLS), kept)
    return entries_of(index)


def test_field_in_material(index: Path) -> None:
    assert added(index, MATERIAL)["pet/#field-name"] == {
        "location": "pet/#field-name",
        "title": "name",
        "text": "str What it is called. - a&lt;b&gt;",
        "boost": 0.747,
    }


def test_field_in_the_builtin_search(index: Path) -> None:
    assert added(index, MKDOCS)["pet/#field-name"] == {
        "location": "pet/#field-name",
        "title": "name · Pet",
        "text": "str What it is called. - a<b>",
    }


@pytest.mark.parametrize(
    ("location", "title", "text"),
    [
        ("pet/#field-name_1", "name", "str"),
        ("kind/#value-CAT", "CAT", "cat"),
        ("pet/#field-kind", "kind", ""),
        ("rail/#value-RAIL-RESPONSE", "RAIL-RESPONSE", "rail-response"),
        ("wait/#value-Wait", "Wait · rail-response", "rail-response"),
        ("sdks/pets/#get-param-id", "id", "str Its id."),
    ],
)
def test_entry_of(location: str, title: str, text: str, index: Path) -> None:
    entry = added(index, MATERIAL)[location]

    assert (entry["title"], entry["text"]) == (title, text)


@pytest.mark.parametrize(
    ("location", "boost"),
    [
        ("sdks/pets/#get", 21.252),
        ("sdks/pets/", 3.733),
        ("pet/", 2.125),
        ("k0/", 1.222),
        ("pet/#field-kind", 0.747),
        ("k0/#value-ERROR", 0.331),
        ("index/", None),
    ],
)
def test_rank_in_material(location: str, boost: float | None, index: Path) -> None:
    assert added(index, MATERIAL)[location].get("boost") == boost


@pytest.mark.parametrize(
    ("config", "entry"),
    [
        (
            MATERIAL,
            {
                "title": "feed · feedPet · POST",
                "text": "<p>feed feedPet Pets.feed /pets/{id}/&lt;b&gt; /&lt;b&gt;</p>",
                "boost": 5.914,
                "tags": ["/v1/pets/{id}/&lt;b&gt;"],
            },
        ),
        (
            MKDOCS,
            {
                "title": "feed · feedPet · POST /v1/pets/{id}/<b>",
                "text": " feed feedPet Pets.feed /pets/{id}/<b> /<b>",
            },
        ),
    ],
    ids=["material", "mkdocs"],
)
def test_operation(config: object, entry: dict[str, Any], index: Path) -> None:
    assert added(index, config)["sdks/pets/#feed"] == {"location": "sdks/pets/#feed", **entry}


def test_the_user_s_own_tags_and_boost_stay(index: Path) -> None:
    own = {"tags": ["mine"], "boost": 9}
    entry = {"location": "sdks/pets/#feed", "title": "feed", "text": "", **own}
    index.write_text(json.dumps({"config": MATERIAL, "docs": [entry]}), "utf-8")
    add_entries(index, Hits(reference(SITE), URLS), None)

    found = entries_of(index)["sdks/pets/#feed"]
    assert (found["tags"][0], found["boost"]) == ("mine", 9)


def test_names_without_fields(index: Path) -> None:
    written(index, MATERIAL)
    add_entries(index, Hits(reference(SITE), URLS, has_fields=False), None)

    found = entries_of(index)
    assert found["sdks/pets/#feed"]["title"] == "feed · feedPet · POST"
    assert "pet/#field-name" not in found


def test_the_builtin_search_has_no_ranks(index: Path) -> None:
    assert not any("boost" in entry for entry in added(index, MKDOCS).values())


@pytest.mark.parametrize(
    ("page", "title", "found"),
    [("pet/", "Pet", "pet/"), ("pet/", "Fields", "pet/#it"), ("index/", "Home", "index/#it")],
)
def test_a_page_and_its_title_are_one_entry(page: str, title: str, found: str, index: Path) -> None:
    above = {"location": page, "title": "Home" if page == "index/" else "Pet", "text": ""}
    below = {"location": f"{page}#it", "title": title, "text": "Which one says."}
    index.write_text(json.dumps({"config": MATERIAL, "docs": [above, below]}), "utf-8")
    add_entries(index, Hits(reference(SITE), URLS), None)

    entries = entries_of(index)
    assert {at for at, entry in entries.items() if "Which one says." in entry["text"]} == {found}


@pytest.mark.parametrize("kept", [None, {}], ids=["a build", "a preview"])
def test_index_that_has_the_entries_already(kept: KeptEntries | None, index: Path) -> None:
    assert added(index, MATERIAL, kept, times=2) == added(index, MATERIAL)


def test_page_that_the_user_left_out(index: Path) -> None:
    written(index, MATERIAL)
    remove_entries(index, {"pet/"})
    add_entries(index, Hits(reference(SITE), URLS), None)

    assert [location for location in entries_of(index) if location.startswith("pet/")] == []


def test_pages_are_taken_out_with_their_headings(index: Path) -> None:
    written(index, MKDOCS)
    remove_entries(index, set(URLS.values()) - {"kind/"})

    assert list(entries_of(index)) == ["kind/"]


def test_entries_that_are_kept_are_those_of_the_page_as_it_is(index: Path) -> None:
    kept: KeptEntries = {}
    added(index, MATERIAL, kept)
    written(index, MATERIAL)
    changed = SITE | {"pet.md": object_("Pet", field("weight", "*int*"))}
    add_entries(index, Hits(reference(changed), URLS), kept)

    assert [at for at in entries_of(index) if at.startswith("pet/#")] == ["pet/#field-weight"]


def test_notes_by_hand_are_found_with_their_rows(index: Path) -> None:
    kept: KeptEntries = {}
    plain = added(index, MKDOCS, kept)["pet/#field-kind"]["text"]
    note = NoteFile("notes/Pet.md", "Pet", "Lead.\n\n## kind\n\n*Ask* the\nowner.\n")
    pages = reference(SITE).pages
    noted = Reference(pages.values(), SITE, "docs", str.lower, notes=[note])
    written(index, MKDOCS)
    add_entries(index, Hits(noted, URLS), kept)

    assert entries_of(index)["pet/#field-kind"]["text"] == f"{plain} Ask the owner.".strip()


UNKNOWN = {
    "no docs": '{"config":{}}',
    "another form": '{"docs":[],"config":{}}',
    "something behind the entries": '{"config":{},"docs":[],"index":{}}',
}


@pytest.mark.parametrize("text", UNKNOWN.values(), ids=UNKNOWN)
def test_index_of_another_form_stays(text: str, index: Path) -> None:
    index.write_text(text, "utf-8")
    add_entries(index, Hits(reference(SITE), URLS), None)

    assert index.read_text("utf-8") == text


TORN = {
    "no UTF-8": b'{"config":{},"docs":[]}caf\xe9',
    "entry": b'{"config":{},"docs":[{"location":"x","title":"","text":""},{]}',
}


@pytest.mark.parametrize("data", TORN.values(), ids=TORN)
def test_torn_index_stays_and_is_an_error(data: bytes, index: Path) -> None:
    index.write_bytes(data)
    with pytest.raises(ValueError):  # noqa: PT011 (what json and codecs say)
        add_entries(index, Hits(reference(SITE), URLS), None)

    assert index.read_bytes() == data
    assert [*index.parent.iterdir()] == [index]


def test_no_index_is_none_to_add_to(index: Path) -> None:
    add_entries(index, Hits(reference(SITE), URLS), None)

    assert not index.exists()


@pytest.mark.parametrize(
    ("config", "page", "row"),
    [(MATERIAL, "pet.md · Rust", "name"), (MKDOCS, "pet.md · Rust", "name · Pet · Rust")],
)
def test_site_of_several_sdks_names_each(config: object, page: str, row: str, index: Path) -> None:
    sdks = (Sdk("go/", "Go", "go"), Sdk("rust/", "Rust", "rust"))
    site = reference({f"{sdk.at}pet.md": SITE["pet.md"] for sdk in sdks})
    docs = [{"location": f"{sdk.at}pet/", "title": "pet.md", "text": ""} for sdk in sdks]
    index.write_text(json.dumps({"config": config, "docs": docs}), "utf-8")
    urls = {f"{sdk.at}pet.md": f"{sdk.at}pet/" for sdk in sdks}
    add_entries(index, Hits(Reference(site.pages.values(), urls, sdks=sdks), urls), None)

    entries = entries_of(index)
    assert entries["rust/pet/"]["title"] == page
    assert entries["rust/pet/#field-name"]["title"] == row
