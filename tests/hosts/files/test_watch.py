"""`prepare --watch`: what is prepared again, and what ends it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Sequence
from pathlib import Path

import pytest
from mkdocs_sdk_reference.hosts.files import Prepared, Settings, WatchError, settings_from, watch

from tests.support.writing import field, object_, write


class EndedError(Exception):
    """The test has seen enough."""


@pytest.fixture
def settings(tmp_path: Path) -> Callable[[], Settings]:
    write(tmp_path / "docs", {"pet.md": object_("Pet", field("name", "*str*"))})
    return lambda: settings_from(tmp_path / "docs", tmp_path / "out", tmp_path, {})


def written(
    settings: Callable[[], Settings], edits: Sequence[Callable[[], object]]
) -> tuple[list[str], list[Path]]:
    """What each run said, and what was watched at last, where these edits come one by one."""
    said: list[str] = []
    seen: list[Path] = []
    left = iter(edits)

    def wait(paths: Sequence[Path]) -> Generator[object]:
        seen[:] = paths
        yield "watched"
        for edit in left:
            edit()
            yield "changed"
            return

    def say(done: Prepared | None) -> None:
        said.append("nothing" if done is None else " ".join(sorted(done.written)))

    watch(settings, (), say, said.append, wait)
    return said, seen


def test_only_what_an_edit_changes_is_written_again(
    settings: Callable[[], Settings], tmp_path: Path
) -> None:
    other = object_("Pet", field("name", "*int*"))
    said, _ = written(settings, [lambda: write(tmp_path / "docs", {"pet.md": other})])
    assert said[1:] == ["pet.md"]


def test_an_error_does_not_end_it(settings: Callable[[], Settings], tmp_path: Path) -> None:
    mine = tmp_path / "out" / "mine.md"
    said, _ = written(settings, [lambda: mine.write_text("mine"), mine.unlink])
    assert "isn't a prepared file" in said[1]
    assert said[2] == "nothing"


def test_all_that_pages_are_made_of_is_watched(tmp_path: Path) -> None:
    pages = {"docs/pet.md": object_("Pet", field("name", "*str*")), "other/docs/a.md": "# A\n"}
    write(tmp_path, {**pages, "README.md": "# R\n", "old/1.0.json": "{", "own/note.html": ""})
    options = {"sdks": [{"path": "other"}], "releases": ["old"], "templates": "own"}
    found = settings_from(tmp_path / "docs", tmp_path / "out", tmp_path, options)
    _, seen = written(lambda: found, [])
    names = {"docs", "README.md", "other/docs", "old", "own"}
    assert {path.relative_to(tmp_path).as_posix() for path in seen} == names


@pytest.mark.slow
def test_a_change_on_disk_is_noticed(settings: Callable[[], Settings], tmp_path: Path) -> None:
    pytest.importorskip("watchfiles")
    said: list[Prepared | None] = []

    def say(done: Prepared | None) -> None:
        said.append(done)
        if len(said) == 2:
            raise EndedError
        write(tmp_path / "docs", {"pet.md": object_("Pet", field("name", "*int*"))})

    with pytest.raises(EndedError):
        watch(settings, (), say, pytest.fail)
    assert said[1] is not None
    assert said[1].written == ("pet.md",)


def test_without_watchfiles(
    settings: Callable[[], Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    with pytest.raises(WatchError, match=r"pip install 'mkdocs-sdk-reference\[watch\]'"):
        watch(settings, (), lambda _: pytest.fail("prepared"), pytest.fail)
