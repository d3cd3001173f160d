"""A file is replaced whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from mkdocs_sdk_reference.exports.atomic import replace_file, whole_file


class Interrupted(BaseException):
    """What ends a program in the midst of its work."""


def test_file_that_is_whole_takes_its_name(tmp_path: Path) -> None:
    with whole_file(tmp_path / "new" / "a.txt") as stream:
        stream.write(b"whole")

    assert [path.name for path in (tmp_path / "new").iterdir()] == ["a.txt"]
    assert (tmp_path / "new" / "a.txt").read_bytes() == b"whole"


def test_file_that_is_half_written_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"before")

    def write_half() -> None:
        with whole_file(target) as stream:
            stream.write(b"half")
            raise Interrupted

    with pytest.raises(Interrupted):
        write_half()

    assert target.read_bytes() == b"before"
    assert [*tmp_path.iterdir()] == [target]


def test_replacing_keeps_the_mode(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"before")
    target.chmod(0o640)
    replace_file(target, b"after")

    assert target.read_bytes() == b"after"
    assert target.stat().st_mode & 0o777 == 0o640


def test_replacing_that_fails_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"before")

    def fail(*_: object) -> None:
        raise Interrupted

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(Interrupted):
        replace_file(target, b"after")

    assert target.read_bytes() == b"before"
    assert [*tmp_path.iterdir()] == [target]


def test_name_as_long_as_a_disk_takes(tmp_path: Path) -> None:
    target = tmp_path / ("x" * 255)
    replace_file(target, b"data")

    assert target.read_bytes() == b"data"


def test_what_a_killed_run_left_is_taken_away(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"

    def left() -> set[Path]:
        return {*tmp_path.iterdir()}

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", lambda *_: None)
        patch.setattr(os, "unlink", lambda *_: None)
        replace_file(target, b"one")
    assert len(left()) == 1
    replace_file(target, b"two")

    assert left() == {target}
