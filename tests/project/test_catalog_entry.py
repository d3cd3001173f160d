"""The entry for MkDocs' catalog names what the package has."""

from __future__ import annotations

from importlib.metadata import entry_points
from pathlib import Path

import yaml

from scripts.set_home import home

ROOT = Path(__file__).parents[2]


def test_entry() -> None:
    (entry,) = yaml.safe_load((ROOT / "docs" / "catalog.yaml").read_text("utf-8"))
    pyproject = (ROOT / "pyproject.toml").read_text("utf-8")

    assert entry["github_id"] == home(ROOT)
    assert f'name = "{entry["pypi_id"]}"' in pyproject
    assert entry["mkdocs_plugin"] in entry_points(group="mkdocs.plugins").names
    assert entry["labels"] == ["plugin"]
    assert entry["category"] == "api-docs"
