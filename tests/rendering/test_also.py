"""Where a page says which other SDKs have the same."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from mkdocs_sdk_reference.extension import Options, Site
from mkdocs_sdk_reference.reference import Reference
from mkdocs_sdk_reference.rendering.parts import Section
from mkdocs_sdk_reference.rendering.queries import is_stale

from tests.support.several import Several
from tests.support.writing import field, object_, operation, reference, sdk

PET = object_("Pet", field("name", "*str*"))
PYTHON, GO, RUBY = (f"{at}/docs/models/pet.md" for at in ("python", "go", "ruby"))
PAGE = "python/docs/sdks/pets/README.md"
TYPES = {PYTHON: PET, GO: PET, RUBY: PET}
OPERATIONS = {
    PAGE: sdk("Pets", operation("get_pet", route="get /pets"), operation("drop")),
    "go/docs/sdks/pets/README.md": sdk("Pets", operation("GetPet")),
    "ruby/docs/sdks/pets/README.md": sdk("Pets", operation("get_pet")),
}


def links(of: Reference, path: str) -> list[list[tuple[str, str, bool]]]:
    """Text, address and whether the script adds an id, of the links of each place on a page."""
    site = Site(of, Options(), lambda _: lambda target: f"/{target}")
    found = [p for p in site.parts(path) if isinstance(p, Section) and p.template == "also"]
    html = [BeautifulSoup(site.html(part, site.view(path)), "html.parser") for part in found]
    return [
        [(a.get_text(), str(a["href"]), a.get("class") == ["sdk-also"]) for a in soup.select("a")]
        for soup in html
    ]


def test_type_is_linked_in_the_order_of_sdks() -> None:
    assert links(Several(TYPES), RUBY) == [
        [("Python", f"/{PYTHON}", True), ("Go", f"/{GO}", True)],
    ]


def test_operation_is_linked_where_another_sdk_has_it() -> None:
    get = "go/docs/sdks/pets/README.md#getpet", "ruby/docs/sdks/pets/README.md#get_pet"

    assert links(Several(OPERATIONS), PAGE) == [
        [("Go", f"/{get[0]}", False), ("Ruby", f"/{get[1]}", False)],
    ]


def test_nothing_is_said_of_an_sdk_that_has_it_not() -> None:
    assert links(Several({PYTHON: PET, RUBY: PET}), PYTHON) == [[("Ruby", f"/{RUBY}", True)]]


@pytest.mark.parametrize("path", [PYTHON, PAGE])
def test_nothing_is_said_in_a_site_of_one_sdk(path: str) -> None:
    assert links(reference(TYPES | OPERATIONS), path) == []


@pytest.mark.parametrize("gone", [GO, "go/docs/sdks/pets/README.md"])
def test_page_is_stale_once_another_sdk_lacks_it(gone: str) -> None:
    pages = TYPES | OPERATIONS
    site = Site(Several(pages), Options(), lambda _: str, notes={})
    path = PYTHON if gone == GO else PAGE
    site.parts(path)
    assert site.notes is not None

    assert is_stale(site.notes[path], Several({p: t for p, t in pages.items() if p != gone}), {})
    assert not is_stale(site.notes[path], Several(pages), {})
