"""What a link of the generator's means, which leaves the docs folder and comes back."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.commonmark.source import decode
from mkdocs_sdk_reference.dialects import read_page
from mkdocs_sdk_reference.reference import Reference, Resolution

from tests.dialects.apimatic.writing import call, controller, listed, object_, row

LAMP = "models/lamp.md"
BULB = "models/bulb.md"
BOX = "models/containers/box.md"
LAMPS = "controllers/lamps.md"
GUIDE = "guide.md"
FILES = (LAMP, BULB, BOX, LAMPS, GUIDE)


def reference(paths: tuple[str, ...], docs_name: str = "doc") -> Reference:
    """A site with these files: operations of `Lamps`, text of `guide`, types of all others."""
    pages = []
    for path in paths:
        title = path.rpartition("/")[2].removesuffix(".md").title()
        text = object_(title, row("a"))
        if title == "Lamps":
            text = controller(title, call("V2 - Get"), items=(listed("V2 - Get", "v2---get"),))
        elif title == "Guide":
            text = "# A guide of ours\n"
        pages.append(read_page(path, decode(text.encode())))
    return Reference(pages, paths, docs_name)


def resolve(
    origin: str, href: str, paths: tuple[str, ...] = FILES, docs_name: str = "doc"
) -> Resolution:
    site = reference(paths, docs_name)
    return site.resolve(site.pages[origin], href)


@pytest.mark.parametrize(
    ("origin", "href", "target"),
    [
        pytest.param(LAMP, "../../doc/models/bulb.md", BULB, id="from a type"),
        pytest.param(LAMPS, "../../doc/models/bulb.md", BULB, id="from operations"),
        pytest.param(BOX, "../../../doc/models/bulb.md", BULB, id="from a union"),
        pytest.param(GUIDE, "../doc/models/bulb.md", BULB, id="from a hand-written page"),
        pytest.param(LAMP, "../../doc/models/Bulb.md", BULB, id="letter case"),
        pytest.param(LAMP, "../../doc/models/gone.md", None, id="a page that is missing"),
    ],
)
def test_targets(origin: str, href: str, target: str | None) -> None:
    found = resolve(origin, href)
    assert found.target == target
    assert found.is_dead is (target is None)


@pytest.mark.parametrize(
    "href",
    [
        pytest.param("../doc/models/bulb.md", id="one folder too few"),
        pytest.param("../../../doc/models/bulb.md", id="one folder too many"),
        pytest.param("../../doc/../models/bulb.md", id="out again"),
        pytest.param("../../other/models/bulb.md", id="another SDK's folder"),
    ],
)
def test_other_links_are_for_other_rules(href: str) -> None:
    rule = resolve(LAMP, href).rule
    assert rule is None or rule.name != "root-relative"


@pytest.mark.parametrize("docs_name", ["doc", "docs", "reference"])
def test_whatever_the_docs_folder_is_called(docs_name: str) -> None:
    found = resolve(LAMP, "../../doc/models/bulb.md", docs_name=docs_name)
    assert found.href == "bulb.md"
    assert found.rule is not None
    assert found.rule.name == "root-relative"


def test_a_docs_folder_that_was_renamed_in_links_too() -> None:
    assert resolve(LAMP, "../../docs/models/bulb.md", docs_name="docs").target == BULB


def test_links_are_sound_where_the_folder_is_part_of_the_docs() -> None:
    found = resolve(
        "doc/models/lamp.md",
        "../../doc/models/bulb.md",
        ("doc/models/lamp.md", "doc/models/bulb.md"),
    )
    assert (found.href, found.rule) == ("../../doc/models/bulb.md", None)


def test_links_stay_in_their_own_sdk() -> None:
    paths = ("go/models/lamp.md", "go/models/bulb.md", "php/models/bulb.md", "php/models/lamp.md")
    assert (
        resolve("php/models/lamp.md", "../../doc/models/bulb.md", paths).target
        == "php/models/bulb.md"
    )


def test_missing_pages_are_called_by_their_own_path() -> None:
    assert resolve(LAMP, "../../doc/models/gone.md").missing == "models/gone.md"


def test_operations_are_found_by_the_ids_of_links() -> None:
    assert (
        resolve(LAMP, "../../doc/controllers/lamps.md#v2---get").href
        == "../controllers/lamps.md#v2---get"
    )


def test_readme_outside_the_docs() -> None:
    found = resolve(GUIDE, "../README.md#environments")
    assert found.is_dead
    assert found.rule is not None
    assert found.rule.name == "readme-outside"
