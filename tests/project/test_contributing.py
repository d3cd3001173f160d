"""CONTRIBUTING names only files, tests and modules that exist."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import mkdocs_sdk_reference
import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = Path(mkdocs_sdk_reference.__file__).parent
PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
PROSE = re.sub(r"^```\w.*?^```$", "", PAGE, flags=re.MULTILINE | re.DOTALL)
PATHS = sorted(
    {
        text
        for text in re.findall(r"`([\w./-]+)`", PROSE)
        if re.search(r"/|^[A-Z]+\.md$", text) and not text.startswith(".venv")
    }
)
HOSTS = re.compile(
    r"\b(?:(?:upload\.)?pypi\.org|test\.pypi\.org|files\.pythonhosted\.org|(?:registry\.)?npmjs\.(?:com|org)"
    r"|anaconda\.org|ghcr\.io|docker\.io)\b"
)
OWN = (
    "*.md",
    "*.toml",
    "*.yml",
    "*.yaml",
    "Makefile",
    "docs/*.md",
    "docs/*.yaml",
    ".github/**/*.*",
)


@pytest.mark.parametrize("path", PATHS)
def test_path_exists(path: str) -> None:
    assert (ROOT / path).exists() or (PACKAGE / path).exists()


def test_test_exists() -> None:
    ((path, name),) = re.findall(r'"(tests/[\w/]+\.py)::(\w+)"', PAGE)
    assert f"\ndef {name}(" in (ROOT / path).read_text("utf-8")


def test_scripts_exist() -> None:
    named = set(re.findall(r"python -m (scripts\.\w+)", PAGE))
    assert named
    assert [name for name in named if importlib.util.find_spec(name) is None] == []


def test_no_file_names_the_host_of_a_package_registry() -> None:
    files = [path for pattern in OWN for path in ROOT.glob(pattern) if path.is_file()]
    assert [path.name for path in files if HOSTS.search(path.read_text("utf-8"))] == []
