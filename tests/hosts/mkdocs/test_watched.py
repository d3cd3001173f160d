"""What `mkdocs serve` watches besides the docs folder and the settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mkdocs.config.base import load_config
from mkdocs.structure.files import get_files
from mkdocs_sdk_reference.hosts.mkdocs import SdkReferencePlugin

from tests.conftest import forget_plugins

FOLDERS = ("docs", "looks", "notes", "python/docs")
FILES = ("docs/index.md", "README.md", "1.0.json", "python/README.md", "python/docs/pet.md")


class Recorder:
    """A server that does nothing but note what it should watch."""

    def __init__(self) -> None:
        self.paths: list[str] = []

    def watch(self, path: str) -> None:
        self.paths.append(path)


def watched(folder: Path, **options: Any) -> set[str]:
    """What is watched with these options, seen from the project's folder."""
    for name in FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name in FILES:
        (folder / name).write_text("{}" if name.endswith(".json") else "# Page\n", "utf-8")
    (folder / "mkdocs.yml").touch()
    forget_plugins()
    config = load_config(
        str(folder / "mkdocs.yml"), site_name="x", plugins=[{"sdk-reference": options}]
    )
    plugin = config.plugins["sdk-reference"]
    assert isinstance(plugin, SdkReferencePlugin)
    config.plugins.on_files(get_files(config), config=config)
    server: Any = Recorder()
    plugin.on_serve(server, config=config, builder=None)
    return {Path(path).relative_to(folder).as_posix() for path in server.paths}


@pytest.mark.parametrize(
    ("options", "paths"),
    [
        ({}, {"README.md"}),
        ({"home": False}, set()),
        ({"home": False, "notes": "notes", "templates": "looks"}, {"notes", "looks"}),
        ({"home": False, "releases": ["1.0.json"]}, {"1.0.json"}),
        (
            {"home": False, "sdks": [{"path": "python", "language": "python"}]},
            {"python/docs", "python/README.md"},
        ),
    ],
    ids=["README", "nothing", "notes and templates", "releases", "SDKs"],
)
def test_watched(options: dict[str, Any], paths: set[str], tmp_path: Path) -> None:
    assert watched(tmp_path, **options) == paths
