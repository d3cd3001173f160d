"""What tests share: the switch that rewrites golden files, and a build in process."""

from __future__ import annotations

import inspect
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config.base import load_config
from mkdocs.config.config_options import Plugins
from mkdocs.config.defaults import MkDocsConfig

THEME = Path(__file__).parent / "golden" / "theme"
_OF_EVERY_BUILD = ("Cleaning site directory", "Building documentation to", "Documentation built in")

ADDED = ("home", "model_index", "errors_page")
"""The options for the pages that the plugin adds."""

BuildSite = Callable[..., list[str]]
"""Builds the site of a docs folder into `tmp_path / "site"`; returns the log's lines."""


def runner() -> CliRunner:
    """Runs commands and tells stderr from stdout, which click before 8.2 does on request alone."""
    is_asked = "mix_stderr" in inspect.signature(CliRunner).parameters
    options: dict[str, Any] = {"mix_stderr": False} if is_asked else {}
    return CliRunner(**options)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite the expected files of tests/golden/cases with what the build gives",
    )


def forget_plugins() -> None:
    """Empty MkDocs' cache of plugins, so that the next build makes new ones."""
    plugins = dict(MkDocsConfig._schema)["plugins"]
    assert isinstance(plugins, Plugins)
    plugins.plugin_cache.clear()


def build_into(folder: Path, docs: Path, **settings: Any) -> None:
    """Build the site of a docs folder into `folder / "site"`."""
    config_file = folder / "mkdocs.yml"
    config_file.touch()
    theme = {"name": None, "custom_dir": str(THEME), "static_templates": ["nav.txt"]}
    options: dict[str, Any] = {
        "site_name": "Golden",
        "docs_dir": str(docs),
        "site_dir": str(folder / "site"),
        "theme": theme,
        "use_directory_urls": False,
        "plugins": [{"sdk-reference": dict.fromkeys(ADDED, False)}],
        **settings,
    }
    forget_plugins()  # each build is a new one
    config = load_config(str(config_file), **options)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)


@pytest.fixture
def build_site(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> BuildSite:
    def run(docs: Path, **settings: Any) -> list[str]:
        with caplog.at_level(logging.INFO, "mkdocs"):
            caplog.clear()
            build_into(tmp_path, docs, **settings)
        return [
            f"{record.levelname:<8} {record.getMessage()}"
            for record in caplog.records
            if record.name.startswith("mkdocs")
            and record.levelno >= logging.INFO
            and not record.getMessage().startswith(_OF_EVERY_BUILD)
        ]

    return run
