"""`sdk-reference prepare`: what is written, kept, taken away, and refused."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from mkdocs_sdk_reference.cli import main

from tests.support.writing import field, object_


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
    assert "'out/models/pet.md' was edited" in done.output
    assert (here / "out/models/pet.md").read_text() == "mine"


@pytest.mark.parametrize(
    ("docs", "out", "said"),
    [
        ("docs", "docs/out", "neither may be inside the other"),
        ("docs", ".", "neither may be inside the other"),
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
    (here / name).write_text(text)
    assert run().exit_code == 0
    assert (here / "out/models/pet.md").exists()


def test_an_unknown_option_is_one_line(here: Path) -> None:
    (here / "mkdocs.yml").write_text("plugins:\n  - sdk-reference: {docs: docs, type_maps: true}\n")
    done = run("docs", "out")
    assert done.exit_code == 2
    assert "there is no option 'type_maps'; the closest is 'type_map'.\n" in done.output


def test_interrupt_ends_a_watch(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("mkdocs_sdk_reference.hosts.files.watch", interrupted)
    assert run("docs", "out", "--watch").exit_code == 0


def test_a_change_of_an_earlier_release_is_seen(here: Path) -> None:
    (here / "1.0.json").write_text("{")
    (here / "mkdocs.yml").write_text(
        "plugins:\n  - sdk-reference: {docs: docs, releases: [1.0.json], version: '2.0'}\n"
    )
    assert (
        "Release '1.0.json' is left out: it is not a models.json file" in run("docs", "out").output
    )
    assert run("docs", "out", "--check").exit_code == 0
    (here / "1.0.json").write_text("{}")
    assert "left out" in run("docs", "out").output


def test_a_full_disk_leaves_whole_files(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("docs", "out")
    before = {path: path.read_bytes() for path in (here / "out").rglob("*.md")}
    (here / "docs/models/owner.md").write_text(object_("Owner", field("mail", "*str*")))

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr("mkdocs_sdk_reference.exports.atomic.os.replace", full)
        done = run("docs", "out")
    assert done.exit_code == 2
    assert "can't be written: No space left on device." in done.output
    assert {path: path.read_bytes() for path in (here / "out").rglob("*.md")} == before
    assert not list((here / "out").rglob("*.tmp"))
    assert run("docs", "out").exit_code == 0
    assert "mail" in (here / "out/models/owner.md").read_text()


def test_a_hidden_file_of_the_user_s_stays(here: Path) -> None:
    (here / "out").mkdir()
    (here / "out/.sdk-reference-nav.yml").write_text("mine")
    done = run("docs", "out")
    assert done.exit_code == 2
    assert "'out/.sdk-reference-nav.yml' isn't a prepared file" in done.output
    assert (here / "out/.sdk-reference-nav.yml").read_text() == "mine"


def test_out_that_a_link_puts_into_the_docs(here: Path) -> None:
    (here / "docs/inside").mkdir()
    (here / "out").symlink_to(here / "docs/inside")
    assert "neither may be inside the other" in run("docs", "out").output


NOTE = "A *word*, see [Owner](../docs/models/owner.md).\n\n!!! tip\n    Feed it.\n\n## owner\n\nWho feeds it.\n"


def test_notes_are_converted_with_the_site_s_extensions(here: Path) -> None:
    (here / "mkdocs.yml").write_text(
        "markdown_extensions: [admonition]\nplugins: [sdk-reference: {notes: notes}]\n"
    )
    (here / "notes").mkdir()
    (here / "notes" / "Pet.md").write_text(NOTE)
    done = run("docs", "out")
    assert done.exit_code == 0, done.output
    above, _, row = (here / "out/models/pet.md").read_text().partition('id="field-owner"')
    assert 'A <em>word</em>, see <a href="owner&#46;md">Owner</a>' in above
    assert '<div class="admonition tip">' in above
    assert "Who feeds it" in row
    assert "Who feeds it" not in above


def test_a_change_of_a_note_is_seen(here: Path) -> None:
    (here / "mkdocs.yml").write_text("plugins: [sdk-reference: {notes: notes}]\n")
    (here / "notes").mkdir()
    (here / "notes" / "Pet.md").write_text("One.\n")
    run("docs", "out")
    (here / "notes" / "Pet.md").write_text("Two.\n")
    assert "models/pet.md" in run("docs", "out", "--check").output


def test_a_note_without_its_type_is_reported(here: Path) -> None:
    (here / "mkdocs.yml").write_text("plugins: [sdk-reference: {notes: notes}]\n")
    (here / "notes").mkdir()
    (here / "notes" / "Pett.md").write_text("Words.\n")
    done = run("docs", "out")
    assert done.exit_code == 0
    assert "'notes/Pett.md': there is no type, operation or page" in done.output
    assert "the closest names are Pet" in done.output


def test_notes_in_the_docs_folder_are_no_pages(here: Path) -> None:
    (here / "mkdocs.yml").write_text("plugins: [sdk-reference: {notes: docs/notes}]\n")
    (here / "docs/notes").mkdir()
    (here / "docs/notes/Pet.md").write_text("Words.\n")
    run("docs", "out")
    assert not (here / "out/notes").exists()
    assert "Words" in (here / "out/models/pet.md").read_text()


def test_an_extension_that_is_missing_is_one_line(here: Path) -> None:
    (here / "mkdocs.yml").write_text(
        "markdown_extensions: [nowhere]\nplugins: [sdk-reference: {notes: notes}]\n"
    )
    (here / "notes").mkdir()
    (here / "notes" / "Pet.md").write_text("Words.\n")
    done = run("docs", "out")
    assert done.exit_code == 2
    assert "'markdown_extensions' can't be loaded: " in done.output
