"""`sdk-reference prepare`: what is written, kept, taken away, and refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from mkdocs_sdk_reference.cli import main

from tests.writing import field, object_


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    models = tmp_path / "docs" / "models"
    models.mkdir(parents=True)
    (tmp_path / "docs" / "index.md").write_text("# Home\n\n[Pet](models/Pet.md)\n")
    (models / "pet.md").write_text(object_("Pet", field("owner", "[Owner](owner.md)")))
    (models / "owner.md").write_text(object_("Owner", field("name", "*str*")))
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["prepare", *arguments])


def test_pages_are_finished_and_links_of_others_repaired(here: Path) -> None:
    assert run("docs", "out").exit_code == 0
    assert 'href="owner&#46;md"' in (here / "out/models/pet.md").read_text()
    assert "[Pet](models/pet.md)" in (here / "out/index.md").read_text()
    assert (here / "out/models/index.md").exists()
    manifest = json.loads((here / "out/.sdk-reference.json").read_text())
    assert manifest["pages"]["models/pet.md"] == "models/pet/"


def test_only_what_changed_is_written_and_what_is_gone_is_taken_away(here: Path) -> None:
    run("docs", "out")
    assert "up to date" in run("docs", "out").output
    before = (here / "out/models/owner.md").stat().st_mtime_ns
    (here / "docs/models/pet.md").unlink()
    (here / "docs/index.md").write_text("# Home\n")
    assert run("docs", "out", "--check").exit_code == 1
    assert (here / "out/models/pet.md").exists()
    assert run("docs", "out").exit_code == 0
    assert not (here / "out/models/pet.md").exists()
    assert (here / "out/models/owner.md").stat().st_mtime_ns != before  # "used by" is gone


def test_a_file_of_the_user_s_stays(here: Path) -> None:
    (here / "out").mkdir()
    (here / "out" / "mine.md").write_text("mine")
    done = run("docs", "out")
    assert done.exit_code == 2
    assert "'out/mine.md' isn't a prepared file" in done.output
    assert [path.name for path in (here / "out").iterdir()] == ["mine.md"]


def test_a_prepared_file_that_was_changed_stays(here: Path) -> None:
    run("docs", "out")
    (here / "out/models/pet.md").write_text("mine")
    done = run("docs", "out")
    assert done.exit_code == 2
    assert "'out/models/pet.md' was changed" in done.output
    assert (here / "out/models/pet.md").read_text() == "mine"


@pytest.mark.parametrize(
    ("docs", "out", "said"),
    [
        ("docs", "docs/out", "neither inside the other"),
        ("docs", ".", "neither inside the other"),
        ("nothing", "out", "there is no folder 'nothing'"),
    ],
)
def test_folders_that_cannot_be(docs: str, out: str, said: str) -> None:
    done = run(docs, out)
    assert done.exit_code == 2
    assert said in done.output


def test_a_run_that_was_killed_is_taken_up(here: Path) -> None:
    run("docs", "out")
    whole = (here / "out/models/pet.md").read_bytes()
    file = here / "out/.sdk-reference.json"
    manifest = json.loads(file.read_text())
    digests = manifest["files"]
    file.write_text(json.dumps({**manifest, "files": {}, "begun": [*digests], "inputs": ""}))
    (here / "out/models/pet.md").unlink()
    (here / "out/models/sdk-reference-0123456789abcdef.tmp").write_text("half")
    assert run("docs", "out").exit_code == 0
    assert (here / "out/models/pet.md").read_bytes() == whole
    assert not list((here / "out").rglob("*.tmp"))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("mkdocs.yml", "docs_dir: out\nplugins:\n  - sdk-reference:\n      docs: docs\n"),
        ("pyproject.toml", '[tool.sdk-reference]\ndocs = "docs"\nout = "out"\n'),
        ("zensical.toml", '[project]\ndocs_dir = "out"\n[project.extra.sdk-reference]\ndocs = "docs"\n'),
    ],
)  # fmt: skip
def test_settings_name_the_folders(name: str, text: str, here: Path) -> None:
    if name.endswith("toml"):
        pytest.importorskip("tomllib")
    (here / name).write_text(text)
    assert run().exit_code == 0
    assert (here / "out/models/pet.md").exists()


def test_an_unknown_option_is_one_line(here: Path) -> None:
    (here / "mkdocs.yml").write_text("plugins:\n  - sdk-reference: {docs: docs, type_maps: true}\n")
    done = run("docs", "out")
    assert done.exit_code == 2
    assert "there is no option 'type_maps'; did you mean 'type_map'?" in done.output
