"""Tables are text while the search takes in a page, and tables again on the page."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from mkdocs_sdk_reference.extension.flat_tables import FlatTables

from tests.writing import field, object_

TABLE = '<table class="sdk-table"><tr><td>a</td>\n<td>List[<a href="#b">b</a>]</td></tr></table>'
VALUES = '<ul class="sdk-values">\n<li id="x"><code>x</code></li>\n</ul>'
_TAG = re.compile(r"</?\w+>")


@pytest.mark.parametrize("html", ["<p>None.</p>", TABLE, f"<h1>A</h1>{TABLE}<p>b</p>\n{VALUES}"])
def test_restoring_gives_the_page(html: str) -> None:
    tables = FlatTables("")
    flat = tables.flatten(html)
    assert "<table" not in flat
    assert "<ul" not in flat
    assert tables.restore(flat) == html


@pytest.mark.parametrize(("between", "words"), [("", "a List[b]"), (" ", "a List[ b ]")])
def test_text_of_a_table(between: str, words: str) -> None:
    assert words in FlatTables(between).flatten(TABLE)


def test_what_others_change_elsewhere_stays() -> None:
    tables = FlatTables("")
    flat = tables.flatten(f"<p>old</p>{TABLE}")
    assert tables.restore(flat.replace("old", "new")) == f"<p>new</p>{TABLE}"


def test_what_others_replace_or_repeat() -> None:
    """A plugin may hide a page from who may not see it: nothing of it must come back."""
    tables = FlatTables("")
    flat = tables.flatten(f"{TABLE}<p>b</p>{VALUES}")
    first, _, second = flat.partition("<p>b</p>")
    for changed, restored in [
        ("<p>Secret.</p>", "<p>Secret.</p>"),
        (second, VALUES),
        (first + first, TABLE + TABLE),
    ]:
        tables.flatten(f"{TABLE}<p>b</p>{VALUES}")
        assert tables.restore(changed) == restored


def test_a_page_forges_no_table() -> None:
    tables = FlatTables("")
    forged = "<!--sdk-flat-0123456789abcdef-0-->a<!--/sdk-flat-0123456789abcdef-->"
    assert tables.restore(tables.flatten(forged + TABLE)) == forged + TABLE


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_a_search_finds_the_same_words(
    theme: str, tmp_path: Path, build_site: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it does without this, in the same order; Material's keeps some tags of tables, too."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "pet.md").write_text(
        object_(
            "Pet",
            field("tag", "List[[Tag](tag.md)]", "One `of`, or _none_.<br/><br/>- first<br/>- last"),
            field("vet", "*str*", "a < b &lt; c & d", required=False),
        )
    )
    (tmp_path / "docs" / "tag.md").write_text(object_("Tag", field("name", "*str*")))
    search = "material/search" if theme == "material" else "search"
    found = []
    for _ in range(2):
        build_site(tmp_path / "docs", theme={"name": theme}, plugins=[search, "sdk-reference"])
        index = json.loads((tmp_path / "site/search/search_index.json").read_text("utf-8"))
        found.append(
            [(e["location"], e["title"], _TAG.sub("", e["text"]).split()) for e in index["docs"]]
        )
        page = (tmp_path / "site" / "pet.html").read_text("utf-8")
        assert '<table class="sdk-table">' in page
        assert "sdk-flat" not in page
        monkeypatch.setattr(FlatTables, "flatten", lambda _, html: html)
    assert found[0] == found[1]
