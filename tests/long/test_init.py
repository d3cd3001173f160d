"""The settings that `sdk-reference init` writes make a site without a warning."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs_sdk_reference.cli import main

from tests.conftest import runner

DEMO = Path(__file__).parents[2] / "docs" / "demo"


def test_written_settings_build_strictly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(DEMO, tmp_path / "docs", ignore=shutil.ignore_patterns("index.md"))
    monkeypatch.chdir(tmp_path)
    done = runner().invoke(main, ["init"])
    assert done.exit_code == 0, done.stderr

    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert built.returncode == 0, built.stderr
    page = (tmp_path / "site" / "sdks" / "shipments" / "index.html").read_text("utf-8")
    assert '"navigation.instant"' in page
    assert 'data-md-color-scheme="slate"' in page
    assert '<span class="kn">import</span>' in page
