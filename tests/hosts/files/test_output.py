"""The list of prepared files, read back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mkdocs_sdk_reference.exports.site_files import WriteError
from mkdocs_sdk_reference.hosts.files.output import MANIFEST, Manifest, read_manifest


def test_no_list_is_an_empty_one(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) == Manifest()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"format": 0}',
        '{"format": 1, "files": 3, "inputs": ""}',
        '{"format": 1, "files": {}, "begun": [5], "inputs": ""}',
        "[" * 100_000,
        "\ud800",
    ],
    ids=[
        "nothing",
        "a list",
        "no format",
        "another format",
        "no files",
        "no paths",
        "deep",
        "no text",
    ],
)
def test_what_is_no_list_is_named(text: str, tmp_path: Path) -> None:
    file = tmp_path / MANIFEST
    file.write_bytes(text.encode("utf-8", "surrogatepass"))

    message = f"'{file}' is not a list of prepared files: delete the folder '{tmp_path}'"
    with pytest.raises(WriteError, match=re.escape(message)):
        read_manifest(tmp_path)


def test_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "out"
    file.touch()

    with pytest.raises(WriteError, match=re.escape(f"'{file}' is not a folder")):
        read_manifest(file)


def test_list_that_can_not_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).mkdir()

    with pytest.raises(WriteError, match="can't be read: Is a directory"):
        read_manifest(tmp_path)
