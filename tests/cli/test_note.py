"""`sdk-reference note`: the file that it starts, and the names that it takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result
from mkdocs_sdk_reference.cli import main

from tests.conftest import runner
from tests.reference.test_notes import SITE, reference
from tests.support.writing import object_, write


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with pages, which is the current folder."""
    write(tmp_path / "docs", SITE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def note(*arguments: str) -> Result:
    done = runner().invoke(main, ["note", *arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def test_new_note(repository: Path) -> None:
    done = note("shared.Crate")
    assert (done.exit_code, done.stdout) == (0, "notes/shared.Crate.md\n")
    text = (repository / "notes/shared.Crate.md").read_text("utf-8")
    assert text.startswith("# `shared.Crate`\n")
    assert "## `code`\n## `grade`\n## `__id__`\n-->" in text


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Crates.list", "Crates.list.md"),
        ("crates", "Crates.md"),
        ("sdks/Grade", "grade.md"),
        ("models/operations/Crate", "operations.Crate.md"),
    ],
)
def test_file_is_called_by_the_full_name(name: str, file: str, repository: Path) -> None:
    assert note(name, "docs", "--folder", "mine").stdout == f"mine/{file}\n"
    assert (repository / "mine" / file).is_file()


def test_a_note_that_is_there_stays(repository: Path) -> None:
    write(repository / "notes", {"models/shared/Crate.md": "Mine."})
    done = note("shared.Crate")
    assert (done.exit_code, done.stdout) == (0, "notes/models/shared/Crate.md\n")
    assert "There is already a note on 'shared.Crate'" in done.stderr
    assert [file.name for file in (repository / "notes").rglob("*.md")] == ["Crate.md"]


@pytest.mark.usefixtures("repository")
def test_unknown_name() -> None:
    done = note("shared.Crates")
    assert done.exit_code == 2
    assert "There is no type or operation 'shared.Crates'." in done.stderr
    assert "The closest names are shared.Crate" in done.stderr


@pytest.mark.usefixtures("repository")
def test_name_of_several() -> None:
    done = note("Crate")
    assert done.exit_code == 2
    assert "'Crate' could be any of operations.Crate, shared.Crate." in done.stderr


def test_a_folder_that_is_a_file(repository: Path) -> None:
    (repository / "notes").write_text("Mine.")
    done = note("shared.Crate")
    assert done.exit_code == 2
    assert len(done.stderr.strip().splitlines()) <= 4


def test_a_stranger_s_name_is_no_markup(repository: Path) -> None:
    row = ("`--><b>`", "*str*", ":heavy_check_mark:", "N/A")
    write(repository / "docs", {"models/x.md": object_("X`<script>", row)})
    file = note("X<script>").stdout.strip()
    text = (repository / file).read_text("utf-8")
    known = reference((file.removeprefix("notes/").removesuffix(".md"), text), site=pages())
    (shown,) = known.notes_on("models/x.md")
    assert "script" not in shown.text
    assert text.count("-->") == 1


def pages() -> dict[str, str]:
    """The pages of the current folder's docs."""
    docs = Path("docs")
    return {
        file.relative_to(docs).as_posix(): file.read_text("utf-8") for file in docs.rglob("*.md")
    }
