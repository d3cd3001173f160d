"""What other pages say is on a page, but not in its search."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import build_into
from tests.support.writing import enum, field, object_, operation, sdk, union, write

SITE = {
    "models/shared/stripes.md": enum("Stripes", "zebra"),
    "models/shared/horse.md": object_(
        "Horse", field("stripes", "[shared.Stripes](stripes.md)"), lead="Okapi or horse."
    ),
    "models/shared/stable.md": object_("Stable", field("horse", "[shared.Horse](horse.md)")),
    "models/shared/tack.md": union("Tack", "shared.Horse", "str"),
    "rules.md": "# House\n\n## Rules\n\nNo smoking.\n",
    "models/errors/bolted.md": object_("Bolted", field("message", "*str*"), lead="Quagga is gone."),
    "models/errors/gone.md": object_("Gone", field("message", "*str*"), lead="Quagga was here."),
    "sdks/stables/README.md": sdk(
        "Stables",
        operation(
            "open_door",
            field("horse", "[shared.Horse](../../models/shared/horse.md)"),
            errors=(("errors.Bolted", "404"), ("errors.Gone", "410")),
            route="get /stables/{id}/door",
        ),
    ),
}


@pytest.fixture(scope="module", params=["material", "mkdocs"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site in a theme."""
    folder = tmp_path_factory.mktemp("search")
    write(folder / "docs", SITE)
    search = "material/search" if request.param == "material" else "search"
    build_into(
        folder, folder / "docs", theme={"name": request.param}, plugins=[search, "sdk-reference"]
    )
    return folder / "site"


@pytest.fixture
def index(site: Path) -> list[dict[str, str]]:
    """The entries of a theme's search index."""
    file = site / "search" / "search_index.json"
    entries: list[dict[str, str]] = json.loads(file.read_text("utf-8"))["docs"]
    assert len(entries) >= len(SITE)
    return entries


@pytest.mark.parametrize(
    ("word", "page"),
    [
        ("zebra", "models/shared/stripes"),
        ("Okapi", "models/shared/horse"),
        ("is gone", "models/errors/bolted"),
        ("open_door", "sdks/stables/"),
        ("Used by", None),
        ("Responses of", None),
        ("Same shape", None),
        ("Identical", None),
        ("one of", None),
        ("sdk-aside", None),
    ],
)
def test_a_word_is_found_on_its_own_page_alone(
    index: list[dict[str, str]], word: str, page: str | None
) -> None:
    found = {e["location"] for e in index if word in e["text"] or word in e["title"]}
    assert all(page is not None and location.startswith(page) for location in found), found
    assert bool(found) == (page is not None)


def test_a_hit_is_called_by_what_it_belongs_to(index: list[dict[str, str]]) -> None:
    titles = [entry["title"] for entry in index]

    assert not {"Fields", "Values", "Supported Types", "Parameters"} & set(titles)
    assert any(title.startswith("open_door · GET") for title in titles)
    assert "Rules" in titles, "a hand-written page's headings stay"


@pytest.mark.parametrize(
    ("word", "title"),
    [
        ("Parameters", "open_door"),
        ("410", "open_door"),
        ("Stables.open_door", "open_door"),
        ("/door", "open_door"),
        ("Supported Types", "Tack"),
        ("shared.Horse", "Tack"),
        ("errors.Bolted", "Bolted · 404"),
    ],
)
def test_a_part_s_words_are_those_of_what_it_belongs_to(
    index: list[dict[str, str]], word: str, title: str
) -> None:
    found = [entry["title"] for entry in index if word in entry["text"]]

    assert any(name.startswith(title) for name in found), found


def test_parts_are_headings_of_the_page(site: Path) -> None:
    html = (site / "models" / "shared" / "tack.html").read_text("utf-8")

    assert re.search(r'<h2 [^>]*id="supported-types"', html)
    assert re.search(r'<h3 [^>]*class="sdk-member"', html)
    assert "<!--sdk-" not in html


def test_what_is_not_searched_is_on_the_page(site: Path) -> None:
    html = (site / "models" / "shared" / "stable.html").read_text("utf-8")
    assert "stripes" in html
    assert "sdk-aside" not in html
    assert "data-search-exclude" not in html


def test_a_plugin_that_builds_again_once_all_is_built(tmp_path: Path, build_site: Any) -> None:
    """As those do that build a site in several languages; what is added must be there at the end."""
    hook = tmp_path / "again.py"
    hook.write_text(
        "from mkdocs.commands.build import build\n"
        "builds = []\n"
        "def on_post_build(config):\n"
        "    builds.append(config)\n"
        "    if len(builds) == 1:\n"
        "        build(config)\n"
    )
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "pet.md").write_text(object_("Pet", field("tag", "*str*")))
    log = build_site(tmp_path / "docs", hooks=[str(hook)], plugins=["search", "sdk-reference"])

    assert [line for line in log if line.startswith("WARNING")] == []
    index = json.loads((tmp_path / "site/search/search_index.json").read_text("utf-8"))
    assert [e["title"] for e in index["docs"] if "#field-" in e["location"]] == ["tag · Pet"]
