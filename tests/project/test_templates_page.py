"""The page on templates names them all, and what rendering gives each of them."""

from __future__ import annotations

import posixpath
import re
import shutil
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, meta
from markdown import Markdown
from markupsafe import Markup
from mkdocs_sdk_reference.commonmark.source import decode
from mkdocs_sdk_reference.dialects import read_page
from mkdocs_sdk_reference.extension import Options, Sections, Site, SiteExtension
from mkdocs_sdk_reference.reference import NoteFile, Reference, read_folder
from mkdocs_sdk_reference.reference.added import AddedKind, added_pages
from mkdocs_sdk_reference.reference.split import Split, is_long
from mkdocs_sdk_reference.rendering import environment
from mkdocs_sdk_reference.rendering.environment import Templates
from mkdocs_sdk_reference.rendering.notes import ShownNote
from mkdocs_sdk_reference.rendering.view import View

from tests.diff.recording import with_past
from tests.support.several import Several
from tests.support.several import sampled as sampled_in
from tests.support.writing import enum, field, operation, reference, sdk

PROJECT = Path(__file__).parents[2]
PAGE = (PROJECT / "docs" / "templates.md").read_text("utf-8")
THEMING = (PROJECT / "docs" / "theming.md").read_text("utf-8")
FOLDER = Path(environment.__file__).parent / "templates"
TEMPLATES = {file.name: file.read_text("utf-8") for file in FOLDER.iterdir()}
MACROS = {"chip.html", "nested.html", "statuses.html"}
ALWAYS = {"view", "words"}
WITHOUT = {"code.html", "excluded.html", "sample.html", "tabs.html"}
ALIKE = {"place.html", "type_map.html", "used_by.html"}
"""Templates that are told the same, whether they need it or not."""
CAT = {"pet.md": enum("Pet", "cat")}
LISTED = {
    name: set(re.findall(r"`(\w+)`", given))
    for name, given in re.findall(r"^\| `(\w+\.html)` \| .* \| (.*) \|$", PAGE, re.MULTILINE)
}


def documented(comment: str) -> set[str]:
    """Return the names that a template's comment says it is given."""
    _, _, given = comment.partition("Given: ")
    while "(" in given:
        given = re.sub(r"\([^()]*\)", "", given)
    return set(re.findall(r"\w+", given)) - {"nothing"}


def seen_from(page: str) -> Callable[[str], str]:
    start = posixpath.dirname(page) or "."
    return lambda target: posixpath.relpath(target, start)


def render(reference: Reference, options: Options, most: int = 0) -> dict[str, str]:
    """Return the HTML of all pages and added pages, without an extension for code blocks."""
    added = added_pages(reference, frozenset(AddedKind), lambda _path: False)
    split = Split(page for page in reference.pages.values() if is_long(page, most))
    site = Site(
        reference, options, seen_from, added={page.path: page for page in added}, split=split
    )
    shown = ShownNote(Markup("<p>By hand.</p>"), "By hand.", "https://example.com/")
    for note in chain.from_iterable(map(reference.notes_on, reference.pages)):
        site.shown_notes[note.page, note.anchor] = (shown,)
    sections = Sections(site, marks_excluded=True)
    md = Markdown(extensions=["toc", SiteExtension(site, sections, opens_details=True)])
    html = {}
    for path in (*reference.pages, *site.added, *(path for path, _ in split.added)):
        site.stubs.current = path
        page = reference.pages.get(path)
        written = md.reset().convert(page.text if page else "an added page")
        html[path] = sections.put_in(written)
    return html


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo, with a page that embeds an operation."""
    docs = tmp_path_factory.mktemp("demo") / "docs"
    shutil.copytree(PROJECT / "docs" / "demo", docs)
    (docs / "guide.md").write_text("# Guide\n\n/// sdk | shared.Harvest\n///\n", "utf-8")
    return docs


@pytest.fixture(scope="module")
def given(demo: Path) -> dict[str, set[str]]:
    """What each template was given while the demo was rendered."""
    found: dict[str, set[str]] = {}
    original = Templates.render

    def note(self: Templates, name: str, **given: Any) -> Any:
        assert found.setdefault(f"{name}.html", set(given)) == set(given)
        return original(self, name, **given)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Templates, "render", note)
        render(read_folder(demo).reference, Options())
        render(read_folder(PROJECT / "docs" / "demo-openapi").reference, Options())
        render(qualified(), Options(markdown=True))
        render(sampled(), Options())
        render(unlisted(), Options(), most=1)
        render(with_errors_of_its_own(), Options())
        render(several(), Options())
        render(with_past({"pet.md": enum("Pet", "cat", "dog")}, CAT), Options())
        render(noted(), Options())
    return found


def qualified() -> Reference:
    """A page of operations whose title begins with a package, as those of Python do."""
    text = "# pets.PetsApi\n\nMethod | HTTP request | Description\n--- | --- | ---\n"
    text += "[**get**](#get) | **GET** /pets | \n\n# **get**\n"
    page = read_page("PetsApi.md", decode(text.encode()))
    return Reference([page], [page.path], "docs", str.lower)


def unlisted() -> Reference:
    """A page of two operations that it doesn't list."""
    operations = (operation(name, field("id", "*str*")) for name in ("get", "drop"))
    text = "\n\n".join(["# Pets", *operations])
    page = read_page("sdks/pets/README.md", decode(text.encode()))
    return Reference([page], [page.path], "docs", str.lower)


def noted() -> Reference:
    """A type that somebody has written a note on."""
    page = read_page("models/pet.md", decode(enum("Pet", "cat").encode()))
    return Reference([page], [page.path], notes=[NoteFile("notes/Pet.md", "Pet", "By hand.")])


def sampled() -> Reference:
    """An operation with two samples."""
    sample = "```python\nget()\n```"
    text = sdk("Pets", f"## get\n\n### Example Usage\n\n{sample}\n\n### In a loop\n\n{sample}")
    return reference({"pets.md": text})


def with_errors_of_its_own() -> Reference:
    """An operation with many errors that no other one has."""
    errors = tuple((f"errors.E{status}", str(status)) for status in range(400, 440))
    return reference(
        {
            "models/pet.md": enum("Pet", "cat"),
            "sdks/pets/README.md": sdk("Pets", operation("get", errors=errors)),
        }
    )


def several() -> Reference:
    """An operation with a sample in each of two SDKs."""
    return Several({f"{at}/pets.md": sdk("Pets", sampled_in("get", at)) for at in ("python", "go")})


def test_list_is_complete() -> None:
    assert set(LISTED) | MACROS == set(TEMPLATES)
    assert all(f"`{name}`" in PAGE for name in MACROS)


@pytest.mark.parametrize("name", sorted(LISTED))
def test_given(name: str, given: dict[str, set[str]]) -> None:
    always = set() if name in WITHOUT else ALWAYS

    assert LISTED[name] | always == given[name]
    comment = TEMPLATES[name].partition("#}")[0]
    assert documented(comment) == LISTED[name]
    environment = Templates()._environment
    used = meta.find_undeclared_variables(environment.parse(TEMPLATES[name]))
    used -= set(re.findall(r"set (\w+) =", TEMPLATES[name]))  # in one branch only
    used -= set(environment.globals)
    assert used <= given[name]
    assert LISTED[name] <= used or name in ALIKE


@pytest.mark.parametrize("name", sorted(MACROS))
def test_macro(name: str) -> None:
    (macro,) = re.findall(rf"`{name[:-5]}\((.*?)\)`", PAGE)
    template = Templates()._environment.get_template(name)

    assert getattr(template.module, name[:-5]).arguments == tuple(macro.split(", "))


def test_view_is_described() -> None:
    described = set(re.findall(r"^\| `view\.(\w+)", PAGE, re.MULTILINE))
    used = {name for text in TEMPLATES.values() for name in re.findall(r"\bview\.(\w+)", text)}

    assert used <= described
    assert [name for name in described - {"page"} if not hasattr(View, name)] == []


def test_filters_are_described() -> None:
    own = set(Templates()._environment.filters) - set(Environment().filters)
    rows = re.findall(
        r"^\| (`\w+`(?:, `\w+`)*) \| [^|]*\|$", PAGE.partition("| Filter |")[2], re.MULTILINE
    )

    assert {name for row in rows for name in re.findall(r"`(\w+)`", row)} == own


def test_example(demo: Path, tmp_path: Path) -> None:
    (template,) = re.findall(r"^```jinja\n(.*?)^```$", THEMING, re.MULTILINE | re.DOTALL)
    (tmp_path / "place.html").write_text(template, "utf-8")
    html = render(read_folder(demo).reference, Options(templates=str(tmp_path)))

    assert "This enum is in <code>shared</code>." in html["models/shared/grade.md"]


def test_an_empty_file_removes_a_section(demo: Path, tmp_path: Path) -> None:
    reference = read_folder(demo).reference
    path = next(path for path, page in reference.pages.items() if page.kind.value == "object")
    assert "sdk-place" in render(reference, Options())[path]

    (tmp_path / "place.html").write_text("", "utf-8")
    html = render(reference, Options(templates=str(tmp_path)))[path]
    assert "sdk-place" not in html
    assert "sdk-fields" in html
