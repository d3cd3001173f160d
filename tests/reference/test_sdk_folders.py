"""SDKs of other repositories: which folder is whose, and what the site gets of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from mkdocs_sdk_reference.reference.sdk_folders import (
    SdkEntry,
    SdkError,
    SdkFolder,
    find_sdks,
    site_files,
)
from mkdocs_sdk_reference.reference.sdks import Sdk


def write(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("# Page\n", "utf-8")


def find(tmp_path: Path, *entries: SdkEntry) -> list[SdkFolder]:
    return find_sdks(entries, tmp_path, tmp_path / "docs")


def files_of(folder: SdkFolder, base: Path) -> Mapping[str, str]:
    return {
        file.path: Path(file.file).resolve().relative_to(base.resolve()).as_posix()
        for file in folder.files()
    }


def test_docs_and_readme_of_a_repository(tmp_path: Path) -> None:
    write(tmp_path, "py/docs/models/pet.md", "py/docs/a.png", "py/README.md", "py/src/x.md")

    (folder,) = find(tmp_path, SdkEntry("py", language="Python"))

    assert folder.sdk == Sdk("python/", "Python", "python", "docs", "python/index.md")
    assert files_of(folder, tmp_path) == {
        "python/index.md": "py/README.md",
        "python/a.png": "py/docs/a.png",
        "python/models/pet.md": "py/docs/models/pet.md",
    }


def test_docs_folder_itself(tmp_path: Path) -> None:
    write(tmp_path, "go/reference/pet.md", "go/README.md")

    (folder,) = find(tmp_path, SdkEntry("go/reference", "sdks/go", "Go (beta)"))

    assert folder.sdk == Sdk("sdks/go/", "Go (beta)", "go (beta)", "reference", "sdks/go/index.md")


@pytest.mark.parametrize("name", ["index.md", "README.md"])
def test_readme_gives_way_to_the_docs_own_first_page(name: str, tmp_path: Path) -> None:
    write(tmp_path, f"py/docs/{name}", "py/README.md")

    (folder,) = find(tmp_path, SdkEntry("py"))

    assert (folder.sdk.readme, folder.readme) == ("", None)


def test_repository_without_a_docs_folder(tmp_path: Path) -> None:
    write(tmp_path, "fern/reference.md", "fern/README.md", "fern/src/deep.md", "fern/code.py")

    (folder,) = find(tmp_path, SdkEntry("fern"))

    assert [*files_of(folder, tmp_path)] == ["fern/README.md", "fern/reference.md"]


def test_folder_in_the_docs_folder_stays_where_it_is(tmp_path: Path) -> None:
    write(tmp_path, "docs/clients/py/models/pet.md")

    (folder,) = find(tmp_path, SdkEntry("docs/clients/py", language="python"))

    assert folder.sdk.at == "clients/py/"
    assert list(folder.files()) == []


@pytest.mark.parametrize(
    ("language", "title"), [("csharp", "C#"), ("typescript", "TypeScript"), ("ruby", "Ruby")]
)
def test_title_of_a_language(language: str, title: str, tmp_path: Path) -> None:
    write(tmp_path, "x/docs/a.md")

    assert find(tmp_path, SdkEntry("x", language=language))[0].sdk.title == title


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ([SdkEntry("none")], "entry 1: there is no folder 'none'"),
        ([SdkEntry("a"), SdkEntry("b", "a")], "entry 2: 'a' is also at 'a/': set 'at'"),
        ([SdkEntry("a"), SdkEntry("b", "a/b")], "entry 2: 'a/b/' and 'a/' can't be inside each"),
        ([SdkEntry("a"), SdkEntry("b", "A")], "entry 2: 'a' is also at 'a/': set 'at'"),
        ([SdkEntry("docs")], "entry 1: 'docs' contains the site's own docs folder"),
        ([SdkEntry(".")], "entry 1: '.' contains the site's own docs folder"),
        ([SdkEntry("a", "../x")], "entry 1: '../x' can't be a folder of the site: set 'at'"),
        (
            [SdkEntry("a", "assets/a")],
            "entry 1: 'assets/a' contains the site's own files: set 'at'",
        ),
        ([SdkEntry("a", "Search")], "entry 1: 'Search' contains the site's own files: set 'at'"),
        ([SdkEntry("a", "x y")], "entry 1: 'x y' can't be a folder of the site: set 'at'"),
        ([SdkEntry("docs/in", "x")], "entry 1: 'docs/in' is already in the docs folder, at 'in'"),
    ],
)
def test_wrong_entries(entries: list[SdkEntry], message: str, tmp_path: Path) -> None:
    write(tmp_path, "a/docs/x.md", "b/docs/x.md", "docs/in/x.md")

    with pytest.raises(SdkError) as caught:
        find(tmp_path, *entries)

    assert str(caught.value).startswith(message)


def test_folder_without_pages(tmp_path: Path) -> None:
    write(tmp_path, "py/docs/a.png", "py/README.md")
    (folder,) = find(tmp_path, SdkEntry("py"))

    with pytest.raises(SdkError, match="there are no Markdown files in"):
        list(folder.files())


def test_a_site_of_sdks_needs_no_pages_of_its_own(tmp_path: Path) -> None:
    write(tmp_path, "py/docs/pet.md")
    (tmp_path / "docs").mkdir()

    files = site_files(tmp_path / "docs", find(tmp_path, SdkEntry("py")))

    assert list(files) == ["py/pet.md"]


def test_a_site_without_sdks_needs_pages(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()

    with pytest.raises(SdkError, match="there are no Markdown files"):
        site_files(tmp_path / "docs", [])


def test_a_page_of_the_site_itself_comes_before_one_of_an_sdk(tmp_path: Path) -> None:
    write(tmp_path, "docs/py/pet.md", "py/docs/pet.md")

    files = site_files(tmp_path / "docs", find(tmp_path, SdkEntry("py")))

    assert files["py/pet.md"].file == str(tmp_path / "docs/py/pet.md")
