"""What the home of a site says that has several SDKs."""

from __future__ import annotations

from bs4 import BeautifulSoup
from mkdocs_sdk_reference.extension import Options, Site
from mkdocs_sdk_reference.reference import Reference
from mkdocs_sdk_reference.reference.added import AddedKind, AddedPage
from mkdocs_sdk_reference.reference.sdks import Sdk
from mkdocs_sdk_reference.rendering.parts import HeadingPart, Section

from tests.support.several import GO, PYTHON, Several
from tests.support.writing import operation, sdk

HOME = "index.md"
PETS = sdk("Pets", operation("get"))
SITE = {"python/docs/sdks/pets/README.md": PETS, "go/docs/sdks/pets/README.md": PETS}
ADDED = (
    AddedPage(HOME, AddedKind.HOME, ""),
    AddedPage("operations.md", AddedKind.OVERVIEW, ""),
)


def said(of: Reference) -> list[str]:
    """The headings and what is linked, in order."""
    site = Site(of, Options(), lambda _: str, added={page.path: page for page in ADDED})
    found = []
    for part in site.parts(HOME)[1:]:
        if isinstance(part, HeadingPart):
            found.append(f"## {part.html}")
        elif isinstance(part, Section):
            soup = BeautifulSoup(site.html(part, site.view(HOME)), "html.parser")
            found += [a.get_text() for a in soup.select("a")]
    return found


def test_sdks_are_called_by_their_titles_in_their_order() -> None:
    assert said(Several(SITE)) == ["API overview", "## Python", "Pets", "## Go", "Pets"]


def test_docs_roots_of_one_sdk_are_told_apart() -> None:
    more = {"go/cats/docs/sdks/cats/README.md": PETS, "go/dogs/docs/sdks/dogs/README.md": PETS}
    found = [text for text in said(Several({**SITE, **more})) if text.startswith("##")]

    assert found == ["## Python", "## Go: cats/docs", "## Go: docs", "## Go: dogs/docs"]


def test_the_readme_of_an_sdk_is_its_first_page() -> None:
    readme = {"go/index.md": "# The pets of Go\n"}
    sdks = (PYTHON, Sdk(GO.at, GO.title, GO.language, readme="go/index.md"))

    assert said(Several(SITE | readme, sdks))[-3:] == ["## Go", "The pets of Go", "Pets"]
