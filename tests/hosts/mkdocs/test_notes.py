"""Notes by hand in a site: converted by MkDocs, and none of them lost with another release."""

from __future__ import annotations

import json
import logging
import re
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest
from bs4 import BeautifulSoup, Tag
from mkdocs.commands.build import build
from mkdocs.config.base import load_config
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files, get_files
from mkdocs_sdk_reference.hosts.mkdocs import SdkReferenceConfig
from mkdocs_sdk_reference.hosts.mkdocs.notes import NotesFolder, edit_uri

from tests.conftest import ADDED, forget_plugins
from tests.support.writing import enum, field, object_, operation, sdk, write

CRATE = object_("Crate", field("code", "*str*"), field("weight", "*int*"), lead="One crate.")
RELEASE = {
    "models/shared/crate.md": CRATE,
    "models/shared/grade.md": enum("Grade", "best", "worst"),
    "models/shared/tag.md": object_("Tag", field("id", "*str*")),
    "sdks/crates/README.md": sdk(
        "Crates",
        operation("list", field("limit", "*int*"), route="get /crates"),
        operation("drop", field("code", "*str*"), route="delete /crates"),
    ),
}
NEXT = {
    # Other folders, another order, a field and an operation less, and a type that is gone.
    "models/shared/crate.md": object_("Crate", field("code", "*str*"), lead="A crate, anew."),
    "models/components/grade.md": enum("Grade", "worst", "best"),
    "sdks/crates/README.md": sdk("Crates", operation("list", field("limit", "*int*"))),
}
NOTES = {
    "shared.Crate.md": (
        "# Crate\n\nNeverplastic. [grade](../docs/models/shared/grade.md) [list](Crates.list.md)"
        " [own](#stacking)[^1]\n\n"
        '!!! warning "Careful"\n    Melting.\n\n```python\ncolour\n```\n\n'
        "## Stacking\n\nHigh.\n\n## `code`\n\nPrinted.\n\n## `weight`\n\nWeighed.\n\n[^1]: Footed.\n"
    ),
    "Grade.md": "Handsorted.\n\n## BEST\n\nShiny.\n",
    "Crates.md": "Callfirst, then [print][shared.Crate].\n",
    "Crates.list.md": "Cached. [gone](gone.md)\n\n## limit\n\nHundred.\n",
    "Crates.drop.md": "Dropsafe.\n",
    "shared.Tag.md": "Torntag.\n\n## `id`\n\nInked.\n",
    "shared.Tig.md": "Misspelt \xff.\n",
}
WORDS = (
    *("Neverplastic", "Careful", "Melting", "colour", "Stacking", "High", "Printed", "Weighed"),
    *("Footed", "Handsorted", "Shiny", "Callfirst", "Cached", "Hundred", "Dropsafe"),
    *("Torntag", "Inked", "Misspelt"),
)
EXTENSIONS = ["admonition", "footnotes", "pymdownx.superfences", "toc"]
HAS_AUTOREFS = find_spec("mkdocs_autorefs") is not None


class Built(NamedTuple):
    """A site and the log of its build."""

    site: Path
    log: list[str]

    def page(self, path: str) -> BeautifulSoup:
        return BeautifulSoup((self.site / path / "index.html").read_text("utf-8"), "html.parser")

    def note(self, path: str, row: str = "") -> Tag:
        """The note on a page's row, or that above all rows."""
        found = self.page(path).select(f"#{row} .sdk-note" if row else ".sdk-note")
        assert found, f"no note on {path}#{row}"
        return found[0]


def build_with_notes(folder: Path, docs: dict[str, str], notes: str) -> Built:
    write(folder / "docs", docs)
    for name, text in NOTES.items():
        (folder / notes).mkdir(parents=True, exist_ok=True)
        (folder / notes / name).write_bytes(text.encode("latin-1"))
    (folder / "mkdocs.yml").touch()
    forget_plugins()
    options = {**dict.fromkeys(ADDED, False), "notes": str(folder / notes)}
    config = load_config(
        str(folder / "mkdocs.yml"),
        site_name="Crates",
        docs_dir=str(folder / "docs"),
        site_dir=str(folder / "site"),
        theme="mkdocs",
        markdown_extensions=EXTENSIONS,
        repo_url="https://example.com/r",
        edit_uri="edit/main/docs/",
        plugins=["search", *(["autorefs"] if HAS_AUTOREFS else []), {"sdk-reference": options}],
    )
    log: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: log.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger("mkdocs").addHandler(handler)
    try:
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    finally:
        logging.getLogger("mkdocs").removeHandler(handler)
    return Built(folder / "site", log)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A release, with notes beside the docs folder."""
    return build_with_notes(tmp_path_factory.mktemp("first"), RELEASE, "notes")


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Another release, with the same notes in the docs folder."""
    return build_with_notes(tmp_path_factory.mktemp("later"), NEXT, "docs/notes")


def test_each_stands_at_its_place(first: Built) -> None:
    shown = {
        ("models/shared/crate", ""): "Neverplastic",
        ("models/shared/crate", "field-code"): "Printed",
        ("models/shared/grade", "value-BEST"): "Shiny",
        ("sdks/crates", ""): "Callfirst",
        ("sdks/crates", "list-param-limit"): "Hundred",
    }
    for (path, row), word in shown.items():
        assert word in first.note(path, row).get_text()


def test_extensions_of_the_site(first: Built) -> None:
    note = first.note("models/shared/crate")
    assert note.select_one(".admonition.warning") is not None
    assert note.select_one(".highlight") is not None
    assert note.select_one(".footnote") is not None


def test_ids_are_the_note_s_own(first: Built) -> None:
    ids = [str(tag["id"]) for tag in first.note("models/shared/crate").select("[id]")]
    assert ids
    assert all(name.startswith("sdk-note:") for name in ids)


def test_links_are_those_of_the_file(first: Built) -> None:
    links = {a.get_text(): a["href"] for a in first.note("models/shared/crate").select("p > a")}
    assert links["grade"] == "../grade/"
    assert links["list"] == "../../../sdks/crates/#list"
    assert links["own"] == "#sdk-note:stacking"


@pytest.mark.skipif(not HAS_AUTOREFS, reason="needs mkdocs-autorefs")
def test_references_by_autorefs(first: Built) -> None:
    (link,) = first.note("sdks/crates").select("a.autorefs")
    assert str(link["href"]).startswith("../../models/shared/crate/#")
    assert first.page("sdks/crates").get_text().count("Callfirst") == 1


def test_dead_link_is_the_note_s(first: Built) -> None:
    (line,) = [line for line in first.log if "gone.md" in line]
    assert line.startswith("Doc file 'notes/Crates.list.md' contains a link 'gone.md'")


def test_link_for_editing(first: Built, later: Built) -> None:
    for site, path in ((first, "notes"), (later, "docs/notes")):
        (link,) = site.note("models/shared/crate").select(".sdk-edit a")
        assert link["href"] == f"https://example.com/r/edit/main/{path}/shared.Crate.md"


def test_notes_are_no_pages(later: Built) -> None:
    assert not (later.site / "notes").exists()


@pytest.mark.parametrize(
    ("location", "word"),
    [
        ("models/shared/crate/", "Neverplastic"),
        ("models/shared/crate/#field-code", "Printed"),
        ("models/shared/grade/#value-BEST", "Shiny"),
        ("sdks/crates/#list", "Cached"),
        ("sdks/crates/#list-param-limit", "Hundred"),
    ],
)
def test_search(location: str, word: str, first: Built) -> None:
    docs = json.loads((first.site / "search/search_index.json").read_text("utf-8"))["docs"]
    entries = [entry["text"] for entry in docs if entry["location"] == location]
    assert any(word in text for text in entries)


def test_bytes_that_are_not_text(first: Built) -> None:
    (line,) = [line for line in first.log if "not UTF-8" in line]
    assert "notes/shared.Tig.md', line 1" in line


def test_only_the_misspelt_note_is_lost_at_first(first: Built) -> None:
    (line,) = [line for line in first.log if "closest names" in line]
    assert "Doc file 'notes/shared.Tig.md': " in line
    assert "the closest names are shared.Tag" in line


@pytest.mark.parametrize("word", WORDS)
def test_no_word_is_lost_with_another_release(word: str, later: Built) -> None:
    """Each word is on a page, or in a file that the log names."""
    pages = " ".join(file.read_text("utf-8") for file in later.site.rglob("*.html"))
    if word not in pages:
        (name,) = [name for name, text in NOTES.items() if re.search(rf"\b{word}\b", text)]
        assert any(f"notes/{name}'" in line for line in later.log)


def test_what_is_gone_is_reported(later: Built) -> None:
    said = [line for line in later.log if "Doc file 'notes/" in line and "contains" not in line]
    assert [re.sub(r"^.*?Doc file 'notes/(.*?)'.*$", r"\1", line) for line in said] == [
        "shared.Tig.md",
        "Crates.drop.md",
        "shared.Crate.md",
        "shared.Tag.md",
    ]


def test_a_section_without_its_field_stays_in_the_note(later: Built) -> None:
    assert "Weighed" in later.note("models/shared/crate").get_text()


@pytest.mark.parametrize("folder", ["docs", "."])
def test_the_docs_folder_holds_pages_not_notes(folder: str, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    options = SdkReferenceConfig()
    options.load_dict({"notes": str(tmp_path / folder)})
    config = load_config(site_name="x", docs_dir=str(tmp_path / "docs"))
    with pytest.raises(PluginError, match="option 'notes'"):
        NotesFolder(options, config, Files([]))


def test_files_that_are_notes(tmp_path: Path) -> None:
    names = ("Pet.md", "py/Cat.markdown", "py/image.png", ".hidden.md", ".git/Dog.md")
    write(tmp_path / "docs" / "by-hand", dict.fromkeys(names, "Words."))
    (tmp_path / "docs" / "by-hand" / "py" / "circle").symlink_to(tmp_path / "docs" / "by-hand")
    options = SdkReferenceConfig()
    options.load_dict({"notes": str(tmp_path / "docs" / "by-hand")})
    config = load_config(site_name="x", docs_dir=str(tmp_path / "docs"))
    files = get_files(config)
    notes = NotesFolder(options, config, files)

    assert [file.path for file in notes.files] == ["by-hand/Pet.md", "by-hand/py/Cat.markdown"]
    assert [file.name for file in notes.files] == ["Pet", "py/Cat"]
    assert "by-hand/Pet.md" not in files.src_uris
    assert "by-hand/py/image.png" in files.src_uris


@pytest.mark.parametrize(
    ("file", "template", "wanted"),
    [
        ("/r/docs/notes/a.md", "edit/main/docs/{path}", "notes/a.md"),
        ("/r/notes/a.md", "edit/main/docs/{path}", "../notes/a.md"),
        ("/r/notes/a.md", "https://example.com/edit/docs/{path}", "../notes/a.md"),
        ("/r/notes/a.md", "edit/main/{path}", None),
        ("/r/notes/a.md", "edit/docs/{path_noext}.md", None),
        ("/r/notes/a.md", "edit?file=docs/{path}", None),
        ("/notes/a.md", "edit/r/docs/{path}", "../../notes/a.md"),
        ("/notes/a.md", "edit/main/docs/{path}", None),
    ],
)
def test_edit_uri(file: str, template: str, wanted: str | None) -> None:
    assert edit_uri(file, "/r/docs", template) == wanted
