"""The earlier releases of a site: what is read in which order, and what is said of what can't be."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from mkdocs_sdk_reference.hosts.releases import Entry, Releases, entry_of

from tests.diff.recording import models_json
from tests.support.writing import field, object_, operation, reference, sdk, write

OLD = {
    "models/pet.md": object_("Pet", field("name", "*str*")),
    "sdks/pets/README.md": sdk("Pets", operation("get", field("name", "*str*"))),
}
TEXT = json.dumps(models_json(reference(OLD)))


def versions(folder: Path, *entries: str | Entry, version: str = "") -> tuple[list[str], list[str]]:
    """The releases that are known, oldest first, less that of the pages; and what is said."""
    said: list[str] = []
    releases = Releases(said.append, lambda _: None)
    found = [Entry(entry) if isinstance(entry, str) else entry for entry in entries]
    past = releases.past(found, version, folder)
    return past.versions[:-1] if past else [], said


def test_a_folder_is_in_the_order_of_versions(tmp_path: Path) -> None:
    names = ("2.10.0", "2.9.0", "2.10.0-rc1")
    write(tmp_path, {f"old/{name}.json": TEXT for name in names} | {"old/notes.txt": ""})
    assert versions(tmp_path, "old") == (["2.9.0", "2.10.0-rc1", "2.10.0"], [])


def test_files_and_names_of_one_s_own(tmp_path: Path) -> None:
    write(tmp_path, {"a/1.1.json": TEXT, "b/models.json": TEXT})
    assert versions(tmp_path, "a/1.1.json", Entry("b/models.json", "1.0")) == (["1.0", "1.1"], [])


def test_releases_that_are_no_earlier_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, {f"{name}.json": TEXT for name in ("1.0", "2.0", "2.1")})
    assert versions(tmp_path, ".", version="2.0.0") == (["1.0"], [])


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("1.0.json", "{}", "it is not a models.json file: its version is None, not 1"),
        ("1.0.json", "{", "it is not a models.json file: it is not JSON (line 1)"),
        ("1.0.json", None, "it can't be read: No such file or directory"),
        ("models.json", TEXT, "'models' isn't a version. Use a file name such as '2.1.0.json', or set 'version'"),
    ],
)  # fmt: skip
def test_a_file_that_is_none_is_left_out(
    name: str, text: str | None, reason: str, tmp_path: Path
) -> None:
    write(tmp_path, {"0.9.json": TEXT} | ({} if text is None else {name: text}))
    found, said = versions(tmp_path, "0.9.json", name)
    assert found == ["0.9"]
    assert said == [f"Release '{tmp_path / name}' is left out: {reason}."]


def test_a_version_that_comes_twice(tmp_path: Path) -> None:
    write(tmp_path, {"1.0.json": TEXT, "v1.json": TEXT})
    found, said = versions(tmp_path, "1.0.json", "v1.json")
    assert found == ["1.0"]
    assert "has the same version" in said[0]


def test_a_folder_may_be_empty_yet(tmp_path: Path) -> None:
    assert versions(tmp_path, "releases") == ([], [])


@pytest.mark.parametrize("value", ["", 5, {"path": "x"}, {"version": 2.1, "path": "x"}])
def test_an_entry_of_another_form(value: object) -> None:
    with pytest.raises(ValueError, match="path"):
        entry_of(value)


def test_entries() -> None:
    assert entry_of("old") == Entry("old")
    assert entry_of({"version": "2.1", "path": "x.json"}) == Entry("x.json", "2.1")


def test_a_preview_reads_again_only_what_has_changed(tmp_path: Path) -> None:
    write(tmp_path, {"1.0.json": TEXT})
    releases = Releases(lambda _: None, lambda _: None)
    entries: Sequence[Entry] = [Entry("1.0.json")]
    first = releases.past(entries, "", tmp_path)
    assert releases.past(entries, "", tmp_path) is first is not None
    write(tmp_path, {"1.0.json": TEXT + "\n"})
    assert releases.past(entries, "", tmp_path) is not first
