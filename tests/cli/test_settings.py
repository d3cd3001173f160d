"""The folders that a command takes from a site's `mkdocs.yml`."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs_sdk_reference.cli import main

from tests.cli.test_check import BROKEN, OWNER, check
from tests.conftest import runner
from tests.support.writing import write

SETTINGS = """\
theme: !ENV [THEME, material]
plugins:
  - search
  - sdk-reference:
      sdks:
        - path: ../py
          language: python
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(
        tmp_path,
        {
            "site/docs/index.md": "# Home\n\n[Pet](python/models/shared/pet.md)\n",
            "site/mkdocs.yml": SETTINGS,
            "py/docs/models/shared/pet.md": BROKEN,
            "py/docs/models/shared/owner.md": OWNER,
        },
    )
    monkeypatch.chdir(tmp_path / "site")
    return tmp_path


def test_check_takes_every_folder_of_the_site(site: Path) -> None:
    found = check()

    assert "../py/docs/models/shared/pet.md" in found.stdout
    assert "docs/index.md" not in found.stdout  # its link leads to a page of the SDK
    assert "3 pages" in found.stdout


def test_fix_corrects_the_sdk_s_own_files(site: Path) -> None:
    assert runner().invoke(main, ["fix", "--write"]).exit_code == 0

    assert "undefined/" not in (site / "py/docs/models/shared/pet.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "plugins: [sdk-reference: {sdks: [{at: x}]}]",
            "option 'sdks': entry 1: it needs a 'path'",
        ),
        ("plugins: [sdk-reference: {sdks: [{path: none}]}]", "entry 1: there is no folder 'none'"),
        ("plugins: [sdk-reference: {sdks: 5}]", "option 'sdks': it must be a list, not 5"),
        ("plugins: [sdk-reference: {sdks: abc}]", "option 'sdks': it must be a list, not 'abc'"),
        ("plugins: 5\ndocs_dir: none", "mkdocs.yml: there is no folder 'none'"),
        ("a: [", "Cannot read 'mkdocs.yml'"),
        ("a: 2020-99-99", "Cannot read 'mkdocs.yml'"),
        pytest.param("a: " + "[" * 5000, "Cannot read 'mkdocs.yml'", id="deep"),
    ],
)
def test_wrong_settings(text: str, message: str, site: Path) -> None:
    Path("mkdocs.yml").write_text(text, "utf-8")

    found = check()

    assert found.exit_code == 2
    assert message in found.stderr


def test_no_settings_and_no_folder(site: Path) -> None:
    Path("mkdocs.yml").unlink()

    assert "There is no mkdocs.yml in the current folder. Pass a docs folder." in check().stderr


def test_diff_takes_the_whole_site_and_names_the_sdk(site: Path) -> None:
    before = Path("before.yml")
    before.write_text(SETTINGS.replace("../py", "../old"), "utf-8")
    write(site / "old/docs", {"models/shared/pet.md": BROKEN})

    found = runner().invoke(main, ["diff", str(before)])

    assert (found.exit_code, found.stdout) == (
        0,
        "## Other changes: Python\n\n- type `shared.Owner` added\n",
    )
