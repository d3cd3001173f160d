"""The hooks for pre-commit: those for users call the command, our own watch files that exist."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from mkdocs_sdk_reference.cli import main

from .test_action import PET

ROOT = Path(__file__).parents[2]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: a docs folder, in which one link can be fixed, and settings."""
    (tmp_path / "docs/models").mkdir(parents=True)
    (tmp_path / "docs/models/pet.md").write_text(PET)
    (tmp_path / "docs/models/owner.md").write_text("# Owner\n")
    (tmp_path / "mkdocs.yml").write_text("plugins: [sdk-reference]\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(name: str, *arguments: str) -> int:
    (hook,) = (hook for hook in HOOKS if hook["id"] == name)
    program, *entry = shlex.split(hook["entry"])
    assert program == "sdk-reference"
    return CliRunner().invoke(main, [*entry, *arguments]).exit_code


@pytest.mark.parametrize("arguments", [[], ["docs"]])
@pytest.mark.usefixtures("repository")
def test_check_fails_on_a_finding(arguments: list[str]) -> None:
    assert run("sdk-reference-check", *arguments) == 1


@pytest.mark.parametrize("arguments", [[], ["docs"]])
def test_fix_changes_the_files(repository: Path, arguments: list[str]) -> None:
    assert run("sdk-reference-fix", *arguments) == 0
    assert "(../models/owner.md)" in (repository / "docs/models/pet.md").read_text()
    assert run("sdk-reference-check", *arguments) == 0


def test_our_own_hooks_watch_files_that_exist() -> None:
    text = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")
    named = {path.replace("\\", "") for path in re.findall(r"[\w/]+\\\.(?:py|md)", text)}

    assert "docs/options.md" in named
    roots = (ROOT, ROOT / "plugin" / "mkdocs_sdk_reference")  # patterns share a beginning
    assert [name for name in named if not any((root / name).exists() for root in roots)] == []
