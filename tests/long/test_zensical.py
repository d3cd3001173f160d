"""The same reference by Zensical, of what `prepare` and `finish` write, as by MkDocs.

Compared is what a page's article says: its elements with all attributes, its text, and where its
links lead. These alone differ, and are left out:

- What a theme adds: permalinks, buttons, and where its link to the content leads.
- The elements within a block of code: MkDocs' extensions colour it in their way. Its text counts.
- A `<div>` that says nothing, or that search leaves a section out: prepared HTML stands in such.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urljoin

import lxml.html
import pytest
import yaml
from click.testing import CliRunner
from mkdocs_sdk_reference.cli import main

from tests.long.test_hosts import run
from tests.support.hostile import TITLES, oddly_named_pages, titled_pages
from tests.support.judge import ran_by
from tests.support.trees import EVERY_GENERATOR, FOLDER
from tests.support.writing import field, object_, write

OTHER = FOLDER.parent / "corpus-other"
PARTS = {
    "speakeasy-python": (FOLDER / "kombo-python" / "docs", 25),
    "speakeasy-go": (FOLDER / "formance-go" / "docs", 25),
    "openapi": (EVERY_GENERATOR / "docs" / "python", 1),
    "apimatic": (OTHER / "apimatic-maxio-python" / "doc", 20),
    "liblab": (OTHER / "liblab-magicbell-go" / "docs", 1),
    "fern": (OTHER / "fern-square-php", 1),
}
"""A folder of each dialect, and of how many of its pages one is taken."""
MISSING = [str(folder) for folder, _ in PARTS.values() if not folder.is_dir()]
REASON = f"no real SDKs' docs in {', '.join(MISSING)}"
OF_THE_THEME = {"headerlink", "md-content__button", "md-source-file"}
OF_THE_SEARCH = {"data-search-exclude", "data-pagefind-ignore"}
SITE = "https://example.com/"
BETWEEN = " · "


class Sites(NamedTuple):
    """The sites of the same docs by both."""

    mkdocs: Path
    zensical: Path


def settings(docs: str, **options: Any) -> str:
    return yaml.safe_dump(
        {
            "site_name": "Same",
            "site_url": SITE,
            "docs_dir": docs,
            "theme": {"name": "material", "font": False},
            "plugins": ["search", "sdk-reference"],
            "markdown_extensions": ["attr_list", "md_in_html", "pymdownx.highlight"],
            **options,
        }
    )


def prepared(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Do the steps of the docs in a folder; returns where the site is."""
    with monkeypatch.context() as here:
        here.chdir(folder)
        done = CliRunner().invoke(main, ["prepare", "docs", "prepared"])
        assert done.exit_code == 0, done.output
        with (folder / "mkdocs.yml").open("a", encoding="utf-8") as stream:
            stream.write((folder / "prepared" / ".sdk-reference-nav.yml").read_text("utf-8"))
        built = run("zensical", "build", "--strict", folder=folder)
        assert "No issues found" in built.stdout + built.stderr, built.stdout + built.stderr
        done = CliRunner().invoke(main, ["finish", "site", "docs"])
        assert done.exit_code == 0, done.output
    return folder / "site"


def articles(site: Path) -> dict[str, list[tuple[str, ...]]]:
    """What the article of each page is made of, by its address."""
    found = {}
    for file in site.rglob("index.html"):
        url = urljoin(SITE, file.parent.relative_to(site).as_posix().replace(".", "", 1) + "/")
        (article,) = lxml.html.document_fromstring(file.read_text("utf-8")).iter("article")
        found[url] = list(joined(list(parts_of(article, url))))
    return found


def parts_of(element: lxml.html.HtmlElement, url: str) -> Iterator[tuple[str, ...]]:
    yield "", element.text or ""
    for inner in element:
        css = set((inner.get("class") or "").split())
        told = dict(inner.attrib)
        is_wrapper = inner.tag == "div" and told.keys() <= OF_THE_SEARCH
        told = {name: value for name, value in told.items() if name not in OF_THE_SEARCH}
        if not isinstance(inner.tag, str) or css & OF_THE_THEME or inner.get("id") == "__skip":
            pass
        elif inner.tag == "pre" or "highlight" in css:
            yield "code", inner.text_content().strip("\n")
        elif is_wrapper:
            yield from parts_of(inner, url)
        else:
            for name in {"href", "xlink:href", "src"} & told.keys():
                told[name] = unquote(urljoin(url, told[name]))
            yield inner.tag, *(f"{name}={value}" for name, value in sorted(told.items()))
            yield from parts_of(inner, url)
            yield (f"/{inner.tag}",)
        yield "", inner.tail or ""


def joined(parts: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Parts with texts that stand side by side as one, less those of spaces."""
    text = ""
    for part in [*parts, ("end",)]:
        if not part[0]:
            text += part[1]
            continue
        if text.strip():
            yield "", " ".join(text.split())
        text = ""
        yield part


def hits(site: Path) -> dict[str, str]:
    """The titles of what the search finds, by address."""
    index = site / "search.json"
    is_zensical = index.is_file()
    data = json.loads((index if is_zensical else site / "search/search_index.json").read_text())
    entries = data["items" if is_zensical else "docs"]
    found = {
        entry["location"]: unescape(re.sub("<[^>]*>", "", entry["title"])) for entry in entries
    }
    assert len(found) == len(entries)
    return found


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    if MISSING:
        pytest.skip(REASON)
    folder = tmp_path_factory.mktemp("same")
    for name, (source, each) in PARTS.items():
        for page in sorted(source.rglob("*.md"))[::each]:
            copy = folder / "docs" / name / page.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(page, copy)
    (folder / "docs" / "index.md").write_text("# Home\n", "utf-8")
    (folder / "by-mkdocs.yml").write_text(settings("docs"), "utf-8")
    (folder / "mkdocs.yml").write_text(settings("prepared"), "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", "by-mkdocs.yml", "-d", "other"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=300)
    with pytest.MonkeyPatch.context() as monkeypatch:
        yield Sites(folder / "other", prepared(folder, monkeypatch))


@pytest.mark.slow
def test_articles_are_those_of_mkdocs(sites: Sites) -> None:
    wanted, found = articles(sites.mkdocs), articles(sites.zensical)
    assert wanted.keys() == found.keys()
    assert len(wanted) > 200
    for url, parts in wanted.items():
        assert found[url] == parts, url


@pytest.mark.slow
def test_search_has_the_hits_of_mkdocs(sites: Sites) -> None:
    wanted, found = hits(sites.mkdocs), hits(sites.zensical)
    assert len(wanted) > 2000
    assert found.keys() == wanted.keys()
    # Zensical shows what a row belongs to, and the route of an operation, in the title.
    other = {at for at in wanted if found[at].split(BETWEEN)[0] != wanted[at].split(BETWEEN)[0]}
    assert [(wanted[at], found[at]) for at in other if not found[at].startswith(wanted[at])] == []


PETS = {
    f"models/pet{number}.md": object_(f"Pet{number}", field("owner", "[Owner](owner.md)"))
    for number in range(7)
}
OWNER = object_("Owner", field("name", "*str*", "Its name"), lead="Who owns pets")
KEEPER = object_("Keeper", field("name", "*str*", "The name"), lead="Who keeps pets")


class Edited(NamedTuple):
    """A small site that has been built, whose docs may change."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch

    def build(self, pages: dict[str, str], **options: Any) -> dict[str, str]:
        """Build it of these pages, with the cache that there is; returns their articles' HTML."""
        shutil.rmtree(self.folder / "docs", ignore_errors=True)
        write(self.folder / "docs", pages)
        (self.folder / "mkdocs.yml").write_text(settings("prepared", **options), "utf-8")
        site = prepared(self.folder, self.monkeypatch)
        files = {
            file.parent.relative_to(site).as_posix(): file for file in site.rglob("index.html")
        }
        texts = {path: file.read_text("utf-8") for path, file in files.items()}
        return {
            path: text[text.index("<article") : text.rindex("</article>")]
            for path, text in texts.items()
        }


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Edited:
    return Edited(tmp_path, monkeypatch)


@pytest.mark.slow
def test_edit_of_a_type_is_on_all_pages_that_show_it(edited: Edited) -> None:
    before = edited.build({**PETS, "models/owner.md": OWNER})
    assert all("Its name" in before[f"models/pet{number}"] for number in range(7))

    after = edited.build({**PETS, "models/owner.md": KEEPER})
    for number in range(7):
        assert "The name" in after[f"models/pet{number}"]
        assert "Its name" not in after[f"models/pet{number}"]
    assert "Who keeps pets" in after["models/owner"]
    assert "Keeper" in after["models"]


@pytest.mark.slow
def test_pages_that_are_deleted_and_renamed(edited: Edited) -> None:
    edited.build({**PETS, "models/owner.md": OWNER})
    others = {path: page for path, page in PETS.items() if path[-4] > "1"}
    pages = {**others, "models/cat.md": PETS["models/pet0.md"], "models/owner.md": OWNER}
    after = edited.build(pages)

    assert {"models/pet0", "models/pet1"}.isdisjoint(after)
    assert "../cat/#field-owner" in after["models/owner"]
    assert "Pet1" not in after["models/owner"] + after["models"]
    found = hits(edited.folder / "site")
    assert "models/cat/#field-owner" in found
    assert not any(location.startswith(("models/pet0", "models/pet1")) for location in found)


@pytest.mark.slow
def test_nothing_of_a_page_or_its_title_is_active(edited: Edited) -> None:
    text = '{{ 6 * 7 }} and {% include-markdown "../../secret.md" %}'
    pages = {
        "index.md": "# Home\n\nBy hand: {{ 6 * 7 }}\n",
        "secret.md": "# Secret\n\nthe secret\n",
        "models/shared/pet.md": object_("Pet", field("name", "*str*", text), lead=text),
        **dict(oddly_named_pages()),
    }
    for name, title in TITLES.items():
        pages |= dict([*titled_pages(title, name)][2:4])  # a type and a page of operations
    found = edited.build(pages, plugins=["search", "macros", "include-markdown"])

    assert "By hand: 42" in found["."]
    pet = lxml.html.fromstring(found["models/shared/pet"]).text_content()
    assert pet.count("{{ 6 * 7 }}") == 2
    assert "42" not in pet
    assert "the secret" not in pet
    site = edited.folder / "site"
    files = sorted(site.rglob("index.html"))
    assert [f"{f.parent}: {wrong}" for f in files for wrong in ran_by(f.read_text("utf-8"))] == []
