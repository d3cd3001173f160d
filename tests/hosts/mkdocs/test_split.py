"""A page for each operation: what a site, its files for programs and its log make of them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sphobjinv
from bs4 import BeautifulSoup

from tests.support.writing import field, object_, operation, sdk, write

PETS = sdk(
    "Pets",
    operation("listPets", field("limit", "*int*", "See [it](#getpet).")),
    operation("getPet", field("id", "*str*", "[gone](gone.md)"), route="get /pets/{id}"),
)
SITE = {
    "index.md": "# Home\n\n[get](sdks/pets/README.md#getpet-param-id)\n",
    "models/pet.md": object_("Pet", field("name", "*str*")),
    "sdks/pets/README.md": PETS,
}

Build = Callable[..., list[str]]


@pytest.fixture
def build(tmp_path: Path, build_site: Build) -> Build:
    """Builds the site with a page for each operation."""

    def run(
        site: dict[str, str] = SITE, plugins: tuple[Any, ...] = (), **settings: Any
    ) -> list[str]:
        options = {"split_operations": 1, **settings.pop("options", {})}
        write(tmp_path / "docs", site)
        names = [{"sdk-reference": options}, *plugins]
        return build_site(
            tmp_path / "docs", plugins=names, **{"use_directory_urls": True, **settings}
        )

    return run


def shown(tmp_path: Path, path: str) -> BeautifulSoup:
    return BeautifulSoup((tmp_path / "site" / path).read_text("utf-8"), "html.parser")


def test_nothing_is_split_unless_asked_for(build: Build, tmp_path: Path) -> None:
    build(options={"split_operations": 0})

    assert not (tmp_path / "site/sdks/pets/getpet").exists()


def test_ids_are_those_of_the_whole_page(build: Build, tmp_path: Path) -> None:
    build(options={"split_operations": 0})
    whole = [
        str(element["id"]) for element in shown(tmp_path, "sdks/pets/index.html").select("[id]")
    ]
    build()
    pages = [
        "sdks/pets/index.html",
        *(f"sdks/pets/{name}/index.html" for name in ("listpets", "getpet")),
    ]
    ids = {str(element["id"]) for path in pages for element in shown(tmp_path, path).select("[id]")}

    assert set(whole) <= ids


def test_each_word_is_on_one_of_the_pages(build: Build, tmp_path: Path) -> None:
    build(options={"split_operations": 0})
    whole = shown(tmp_path, "sdks/pets/index.html").get_text(" ").split()
    build()
    pages = sorted((tmp_path / "site/sdks/pets").rglob("*.html"))
    words = " ".join(
        shown(tmp_path, p.relative_to(tmp_path / "site").as_posix()).get_text(" ") for p in pages
    )

    assert len(pages) == 3
    assert set(whole) <= set(words.split())


def test_links_of_hand_written_pages_are_sound_to_the_host(build: Build, tmp_path: Path) -> None:
    log = build(
        {**SITE, "sdks/pets/README.md": PETS.replace("[gone](gone.md)", "")},
        validation={"anchors": "warn"},
    )

    assert [line for line in log if line.startswith("WARNING")] == []
    assert [a["href"] for a in shown(tmp_path, "index.html").select("p a")] == [
        "sdks/pets/getpet/#getpet-param-id"
    ]


def test_findings_name_the_file_and_its_line(build: Build) -> None:
    line = next(at for at, text in enumerate(PETS.split("\n"), 1) if "gone.md" in text)
    (warning,) = [text for text in build() if "gone.md" in text]

    assert "Doc file 'sdks/pets/README.md'" in warning
    assert f"(line {line})" in warning


def test_the_report_counts_files(build: Build, tmp_path: Path) -> None:
    build(options={"report": "report.json"})

    assert json.loads((tmp_path / "report.json").read_text())["pages"] == {
        "object": 1, "other": 1, "operations": 1,
    }  # fmt: skip


def test_the_link_for_editing_leads_to_the_file(build: Build, tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    write(theme, {"main.html": "{{ page.edit_url }} {{ page.title }}"})
    settings = {"repo_url": "https://example.com/r/", "edit_uri": "edit/docs/"}
    build(theme={"name": None, "custom_dir": str(theme)}, **settings)

    assert (tmp_path / "site/sdks/pets/getpet/index.html").read_text() == (
        "https://example.com/r/edit/docs/sdks/pets/README.md getPet"
    )


def test_the_navigation_marks_the_page_that_lists_the_operation(
    build: Build, tmp_path: Path
) -> None:
    build(theme="mkdocs")

    nav = shown(tmp_path, "sdks/pets/getpet/index.html").select(".navbar a.active")
    assert [link.get_text(strip=True) for link in nav] == ["Pets"]
    other = shown(tmp_path, "models/pet/index.html").select(".navbar a.active")
    assert "Pets" not in [link.get_text(strip=True) for link in other]


def test_one_operation_leads_to_the_next(build: Build, tmp_path: Path) -> None:
    build(theme="readthedocs")

    def around(path: str) -> list[tuple[str, str]]:
        links = shown(tmp_path, path).select("footer a[title]")
        return [(str(link["href"]), str(link["title"])) for link in links]

    assert around("sdks/pets/listpets/index.html") == [("../", "Pets"), ("../getpet/", "getPet")]
    assert around("sdks/pets/getpet/index.html") == [("../listpets/", "listPets")]


def test_programs_find_operations_on_their_pages(build: Build, tmp_path: Path) -> None:
    build(options={"models_json": True}, plugins=("search",))
    site = tmp_path / "site"

    operations = json.loads((site / "models.json").read_text())["operations"]
    assert [(o["url"], o["source"]) for o in operations] == [
        ("sdks/pets/listpets/", "sdks/pets/README.md"),
        ("sdks/pets/getpet/", "sdks/pets/README.md"),
    ]
    inventory = sphobjinv.Inventory(str(site / "objects.inv"))
    uris = {item.name: item.uri for item in inventory.objects}
    assert uris["Pets.getPet"] == "sdks/pets/getpet/#getpet"
    entries = json.loads((site / "search/search_index.json").read_text())["docs"]
    found = [entry["location"] for entry in entries if "-param-" in entry["location"]]
    assert sorted(found) == [
        "sdks/pets/getpet/#getpet-param-id",
        "sdks/pets/listpets/#listpets-param-limit",
    ]
    locations = [entry["location"] for entry in entries]
    assert len(locations) == len(set(locations))


def test_search_leaves_out_operations_where_it_leaves_out_the_reference(
    build: Build, tmp_path: Path
) -> None:
    build(options={"search": "none"}, plugins=("search",))
    entries = json.loads((tmp_path / "site/search/search_index.json").read_text())["docs"]

    assert {entry["location"].partition("#")[0] for entry in entries} == {""}


def test_each_page_as_markdown(build: Build, tmp_path: Path) -> None:
    build(options={"markdown": True})
    site = tmp_path / "site"

    listed = (site / "sdks/pets/listpets/index.md").read_text()
    assert listed.startswith("# listPets\n\nDoes it.\n\n## Example Usage\n")
    assert "See [it](../getpet/index.md#getpet)." in listed
    assert "[getPet](getpet/index.md#getpet)" in (site / "sdks/pets/index.md").read_text()
    assert "[getPet](sdks/pets/getpet/index.md): Does it." in (site / "llms.txt").read_text()


def test_autorefs_lead_to_an_operation_s_page(build: Build, tmp_path: Path) -> None:
    pytest.importorskip("mkdocs_autorefs", reason="needs mkdocs-autorefs")
    log = build({**SITE, "index.md": "# Home\n\n[get][Pets.getPet]\n"}, plugins=("autorefs",))

    assert [a["href"] for a in shown(tmp_path, "index.html").select("p a")] == [
        "sdks/pets/getpet/#getpet"
    ]
    assert not any("autorefs" in line for line in log)


def test_an_embedded_operation_links_its_page(build: Build, tmp_path: Path) -> None:
    pytest.importorskip("pymdownx", reason="needs pymdown-extensions")
    embed = "# Home\n\n/// sdk | Pets.getPet\n    heading: 2\n///\n"
    build({**SITE, "index.md": embed})

    heading = shown(tmp_path, "index.html").select_one("h2 a")
    assert heading is not None
    assert heading["href"] == "sdks/pets/getpet/#getpet"


def test_files_that_are_there_stay(build: Build, tmp_path: Path) -> None:
    build(
        {**SITE, "sdks/pets/getpet.md": "# Mine\n", "sdks/pets/listpets/index.md": "# Mine, too\n"}
    )

    titles = {
        name: re.findall(
            "<h1[^>]*>([^<]*)", (tmp_path / f"site/sdks/pets/{name}/index.html").read_text()
        )
        for name in ("getpet", "getpet_1", "listpets", "listpets_1")
    }
    assert titles == {
        "getpet": ["Mine"], "getpet_1": ["getPet"], "listpets": ["Mine, too"], "listpets_1": ["listPets"],
    }  # fmt: skip


def test_pages_of_a_user_s_nav_stay_out_of_it_quietly(build: Build) -> None:
    log = build(nav=[{"Home": "index.md"}, {"Pets": "sdks/pets/README.md"}])

    assert not any("getpet" in line for line in log)
