"""The repository's address is the same everywhere, and one script sets it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from scripts.set_home import files, home, set_home

ROOT = Path(__file__).parents[2]
OWNER, NAME = home(ROOT).split("/")
NAMED = re.compile(rf"(\w[^\s\"'`(=:/]*)/{re.escape(NAME)}(?![\w.-]*\.(?:py|git))")
"""What stands before the repository's name: its owner, or the host of its site."""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The files that name the repository, somewhere else."""
    for path in files(ROOT):
        target = tmp_path / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    return tmp_path


def contents(root: Path) -> dict[Path, bytes]:
    return {path.relative_to(root): path.read_bytes() for path in files(root)}


def owners(root: Path) -> set[str]:
    return {
        found.removesuffix(".github.io")
        for text in contents(root).values()
        for found in NAMED.findall(text.decode())
    }


def test_owner_has_one_spelling() -> None:
    assert owners(ROOT) == {OWNER}


def test_settings_of_the_site() -> None:
    settings = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), yaml.BaseLoader)
    assert settings["repo_url"] == f"https://github.com/{OWNER}/{NAME}"
    assert settings["site_url"] == f"https://{OWNER}.github.io/{NAME}/"


def test_new_home_is_set_everywhere(copy: Path) -> None:
    changed = {path.relative_to(copy).as_posix() for path in set_home(copy, "acme/pages.of-sdk")}

    assert {"pyproject.toml", "mkdocs.yml", "docs/ci.md"} <= changed
    assert home(copy) == "acme/pages.of-sdk"
    assert owners(copy) == set()
    site = yaml.load((copy / "mkdocs.yml").read_text("utf-8"), yaml.BaseLoader)["site_url"]
    assert site == "https://acme.github.io/pages.of-sdk/"


def test_old_home_can_be_set_again(copy: Path) -> None:
    before = contents(copy)
    set_home(copy, "acme/pages")
    set_home(copy, f"{OWNER}/{NAME}")

    assert contents(copy) == before


@pytest.mark.parametrize("new", ["", "acme", "a/b/c", "https://github.com/a/b", "-a/b", "a b/c"])
def test_what_is_no_home_changes_nothing(new: str, copy: Path) -> None:
    before = contents(copy)
    with pytest.raises(ValueError, match="isn't OWNER/NAME"):
        set_home(copy, new)

    assert contents(copy) == before
