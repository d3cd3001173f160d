"""`sdk-reference assets`, for hosts without plugins."""

from __future__ import annotations

from pathlib import Path

import mkdocs_sdk_reference
from mkdocs_sdk_reference.cli import main

from tests.conftest import runner

ASSETS = Path(mkdocs_sdk_reference.__file__).parent / "assets"


def test_stylesheet_and_script_are_written_over_old_ones(tmp_path: Path) -> None:
    folder = tmp_path / "docs" / "assets"
    folder.mkdir(parents=True)
    (folder / "sdk-reference.css").write_text("old")

    done = runner().invoke(main, ["assets", str(folder)])

    assert (done.exit_code, done.stderr) == (0, "")
    written = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert written == {file.name: file.read_bytes() for file in ASSETS.iterdir()}
    assert set(done.stdout.split()) == {str(folder / name) for name in written}
