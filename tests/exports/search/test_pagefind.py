"""Names of rows and headings in the files that Pagefind keeps of pages."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from mkdocs_sdk_reference.exports.search.hits import Hits
from mkdocs_sdk_reference.exports.search.names import Named
from mkdocs_sdk_reference.exports.search.pagefind import (
    bundle_in,
    name_anchors,
    settings_in,
    with_names,
)

from tests.support.writing import field, object_, operation, reference, sdk

DOCS = {
    "pet.md": object_("Pet", field("name", "*str*")),
    "kind.md": object_("Kind", field("cat", "*str*")),
    "sdks/pets/README.md": sdk("Pets", operation("feed", route="post /v1/pets/{id}")),
    "notes.md": "# Notes\n",
}
URLS = {
    "pet.md": "pet/",
    "kind.md": "a%20kind.html",
    "sdks/pets/README.md": "sdks/pets/",
    "notes.md": "",
}


def packed(fragment: object, signature: bytes = b"pagefind_dcd") -> bytes:
    return gzip.compress(signature + json.dumps(fragment).encode(), mtime=0)


def anchor(id_: str, element: str = "tr", text: str = "") -> dict[str, Any]:
    return {"element": element, "id": id_, "text": text, "location": 1}


def named(bundle: Path, url: str, *anchors: dict[str, Any], times: int = 1) -> list[Any]:
    """The element and text of each anchor of a page, once they are named."""
    file = bundle / "fragment" / "en_1.pf_fragment"
    file.parent.mkdir()
    file.write_bytes(packed({"url": url, "content": "Own.", "anchors": anchors}))
    for _ in range(times):
        name_anchors(bundle, Hits(reference(DOCS), URLS))
    data = gzip.decompress(file.read_bytes())
    fragment = json.loads(data.removeprefix(b"pagefind_dcd"))
    assert fragment["content"] == "Own."
    return [(a["element"], a["text"]) for a in fragment["anchors"]]


@pytest.mark.parametrize("url", ["/pet/", "/pet/index.html"])
def test_row_is_named(url: str, tmp_path: Path) -> None:
    assert named(tmp_path, url, anchor("field-name")) == [("h6", "name")]


@pytest.mark.parametrize("url", ["/a kind.html", "/a%20kind.html"])
def test_address_with_an_escape(url: str, tmp_path: Path) -> None:
    assert named(tmp_path, url, anchor("field-cat")) == [("h6", "cat")]


def test_heading_of_an_operation_has_its_route(tmp_path: Path) -> None:
    heading = anchor("feed", "h3", "feed")
    found = named(tmp_path, "/sdks/pets/index.html", heading, times=2)
    assert found == [("h3", "feed · POST /v1/pets/{id}")]


def test_other_anchors_stay(tmp_path: Path) -> None:
    anchors = [anchor("fields", "h2", "Fields"), anchor("sdk-used-by", "div")]
    assert named(tmp_path, "/pet/", *anchors) == [("h2", "Fields"), ("div", "")]


def test_other_pages_stay(tmp_path: Path) -> None:
    assert named(tmp_path, "/elsewhere/", anchor("field-name")) == [("tr", "")]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"torn",
        packed({"url": "/pet/"})[:-9],
        packed({}, b"another_form"),
        packed({}),
        packed([]),
        packed({"url": "/pet/", "anchors": [{}]}),
        packed({"url": 1, "anchors": []}),
    ],
    ids=["empty", "no archive", "cut off", "signature", "no page", "list", "anchor", "address"],
)
def test_fragment_of_another_form(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "fragment" / "en_1.pf_fragment"
    file.parent.mkdir()
    file.write_bytes(data)
    with pytest.raises(
        ValueError, match=r"^'en_1\.pf_fragment' is not a fragment of a known format$"
    ):
        name_anchors(tmp_path, Hits(reference(DOCS), URLS))

    assert file.read_bytes() == data


@pytest.mark.parametrize("folder", ["pagefind", "search", "_pagefind", "found"])
def test_bundle(folder: str, tmp_path: Path) -> None:
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "pagefind-entry.json").touch()
    assert bundle_in(tmp_path, "found") == tmp_path / folder


def test_site_without_a_bundle(tmp_path: Path) -> None:
    assert bundle_in(tmp_path) is None


def test_heading_says_what_it_is_found_by() -> None:
    names = {"pets/#feed": Named(" · feedPet", 'pets.feed "', 1, "/v1/pets")}
    html = '<h3 class="a" id="feed">feed</h3><h3 id="other">other</h3>'
    assert with_names(html, "pets/", names) == (
        '<h3 class="a" id="feed" data-sdk-names=" · feedPet /v1/pets pets.feed &quot;"'
        ' data-pagefind-index-attrs="data-sdk-names">feed</h3><h3 id="other">other</h3>'
    )


def test_title_says_what_its_page_is_found_by() -> None:
    names = {"pets/": Named(" · 429", "", 1)}
    html = with_names('<h1 id="pets">Pets</h1><h2 id="more">More</h2>', "pets/", names)
    assert html.count('data-sdk-names="') == 1


@pytest.mark.parametrize(
    ("extra", "found"),
    [
        ({}, None),
        ({"search_config": {"provider": "lunr"}}, None),
        ({"search_config": "mine"}, None),
        ({"search_config": {"provider": "pagefind"}}, {}),
        (
            {"search_config": {"provider": "pagefind", "pagefind": {"outputSubdir": "x"}}},
            {"outputSubdir": "x"},
        ),
    ],
)
def test_settings_of_materialx(extra: dict[str, Any], found: object) -> None:
    assert settings_in(extra) == found
