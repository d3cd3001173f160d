"""`sdk-reference init`: what it writes, what it finds, and what it leaves alone."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import Result
from mkdocs_sdk_reference.cli import main

from tests.conftest import runner
from tests.support.writing import field, object_

PET = object_("Pet", field("name", "*str*"))


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An SDK's repository, which is the current folder."""
    folder = tmp_path / "pets-python"
    write(folder / "docs")
    monkeypatch.chdir(folder)
    return folder


def write(docs: Path) -> None:
    (docs / "models").mkdir(parents=True)
    (docs / "models" / "pet.md").write_text(PET, "utf-8")


def init(*arguments: str) -> Result:
    done = runner().invoke(main, ["init", *arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def written(folder: Path) -> dict[str, Any]:
    settings: dict[str, Any] = yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))
    return settings


def test_settings_are_written(repository: Path) -> None:
    done = init()

    assert done.exit_code == 0, done.stderr
    assert (
        done.stdout == "Wrote mkdocs.yml for the pages in 'docs'.\nPreview the site: mkdocs serve\n"
    )
    settings = written(repository)
    assert settings["plugins"] == ["search", "sdk-reference"]
    assert "docs_dir" not in settings


def test_theme_that_is_missing_is_named(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "material", None)  # what Python takes for not installed

    assert 'pip install "mkdocs-sdk-reference[material]"' in init().stdout


def test_print_writes_nothing(repository: Path) -> None:
    printed = init("--print").stdout

    assert not (repository / "mkdocs.yml").exists()
    init()
    assert (repository / "mkdocs.yml").read_text("utf-8") == printed


@pytest.mark.parametrize(
    ("readme", "name"),
    [
        ("# Pets SDK\n", "Pets SDK"),
        ("<!-- a comment -->\n\n# `pets`\n", "pets"),
        ("# @pets/client\n", "@pets/client"),
        ("# Yes\n", "Yes"),
        ("# 1.0\n", "1.0"),
        ("# Pets: the SDK # {x}\n", "Pets: the SDK # {x}"),
        ("# Dogs & Cats 🐈\n", "Dogs & Cats 🐈"),
        ("# Pets <img src=x onerror=alert(1)>\n", "pets-python"),
        ("# a\u202eb\x7f\n", "ab"),
        ("Just text.\n", "pets-python"),
        ("", "pets-python"),
    ],
)
def test_name_is_the_readme_s_title(readme: str, name: str, repository: Path) -> None:
    (repository / "README.md").write_text(readme, "utf-8")
    init()

    assert written(repository)["site_name"] == name


def test_name_without_a_readme_is_that_of_the_folder(repository: Path) -> None:
    init()

    assert written(repository)["site_name"] == "pets-python"


def test_folder_that_is_named_is_taken(repository: Path) -> None:
    write(repository / "clients" / "go" / "reference")
    (repository / "clients" / "go" / "README.md").write_text("# Pets for Go\n", "utf-8")
    init("clients/go/reference")

    settings = written(repository)
    assert (settings["docs_dir"], settings["site_name"]) == (
        "clients/go/reference",
        "Pets for Go",
    )


@pytest.mark.parametrize("place", ["doc", "documentation", "sdk/docs", "packages/sdk/doc"])
def test_docs_are_found_below(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / place)
    for other in (".venv/docs", "node_modules/docs", "empty/docs"):
        (tmp_path / other).mkdir(parents=True)
    (tmp_path / "node_modules" / "docs" / "a.md").write_text("# A\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    init()

    assert written(tmp_path)["docs_dir"] == place


def test_several_docs_folders_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "go" / "docs")
    write(tmp_path / "java" / "doc")
    monkeypatch.chdir(tmp_path)
    done = init()

    assert done.exit_code == 2
    assert "several docs folders: 'go/docs', 'java/doc'." in done.stderr
    assert not (tmp_path / "mkdocs.yml").exists()


def test_no_docs_folder_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = init()

    assert done.exit_code == 2
    assert (
        "No folder called 'docs', 'doc' or 'documentation' has Markdown files. Pass the folder."
        in done.stderr
    )


def test_the_one_file_of_fern_may_be_linked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "reference.md").write_text("# Reference\n", "utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "reference.md").symlink_to("../reference.md")
    monkeypatch.chdir(tmp_path)

    assert init().exit_code == 0


def test_the_one_file_of_fern_gets_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "reference.md").write_text("# Reference\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    done = init()

    assert done.exit_code == 2
    assert "mkdir docs && ln -s ../reference.md docs" in done.stderr


@pytest.mark.parametrize("folder", [".", "..", "../docs"])
def test_docs_folder_around_the_settings_is_an_error(
    folder: str, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository / "docs")
    done = init(folder)

    assert done.exit_code == 2
    assert "mkdocs.yml can't be inside the docs folder" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_folder_whose_name_is_no_text_is_an_error(repository: Path) -> None:
    write(repository / "docs\udcff")
    done = init("docs\udcff")

    assert done.exit_code == 2
    assert "mkdocs.yml can't contain this folder's name: 'docs\\udcff'" in done.stderr


@pytest.mark.parametrize("name", ["mkdocs.yml", "mkdocs.yaml"])
def test_settings_of_the_user_stay(name: str, repository: Path) -> None:
    (repository / name).write_text("site_name: Mine\n", "utf-8")
    done = init()

    assert done.exit_code == 2
    assert f"There is already a {name}." in done.stderr
    assert (repository / name).read_text("utf-8") == "site_name: Mine\n"
    assert len([*repository.glob("mkdocs.y*")]) == 1


def test_link_to_nowhere_is_no_place_to_write(repository: Path, tmp_path: Path) -> None:
    (repository / "mkdocs.yml").symlink_to(tmp_path / "elsewhere.yml")

    assert init().exit_code == 2
    assert not (tmp_path / "elsewhere.yml").exists()
