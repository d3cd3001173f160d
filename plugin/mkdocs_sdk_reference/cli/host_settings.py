"""Reads the options for `prepare` and `finish` from the settings of a site or its project."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from ..checks.display import shown
from .settings import FILES, load, options_of_plugin

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_NAME = "sdk-reference"
_ZENSICAL = "zensical.toml"
_PROJECT = "pyproject.toml"
SETTINGS = (_ZENSICAL, *FILES, _PROJECT)
"""Files that may hold the options; the first that exists counts."""


def host_settings() -> tuple[dict[str, Any], str]:
    """Return the options in the current folder's settings, and the folder that the host builds.

    The first file that exists counts: `zensical.toml` (table `project.extra.sdk-reference`),
    `mkdocs.yml` (the plugin's options), or `pyproject.toml` (table `tool.sdk-reference`).

    Raises:
        UsageError: A file can't be read.
    """
    if Path(_ZENSICAL).is_file():
        project = _table(_toml(Path(_ZENSICAL)), "project")
        theme = _table(project, "theme")
        options = _with_language(_table(project, "extra", _NAME), theme)
        return _with_extensions(options, project), _docs(project)
    for name in FILES:
        if Path(name).is_file():
            settings = load(Path(name))
            theme = _table(settings, "theme")
            options = _with_language(options_of_plugin(settings), theme)
            return _with_extensions(options, settings), _docs(settings)
    if Path(_PROJECT).is_file():
        return dict(_table(_toml(Path(_PROJECT)), "tool", _NAME)), ""
    return {}, ""


def site_named() -> dict[str, str]:
    """Return the name and the address of the site, if the current folder's settings have them.

    Raises:
        UsageError: A file can't be read.
    """
    found: Mapping[str, Any] = {}
    if Path(_ZENSICAL).is_file():
        found = _table(_toml(Path(_ZENSICAL)), "project")
    elif (file := next(filter(Path.is_file, map(Path, FILES)), None)) is not None:
        found = load(file)
    values = {"name": found.get("site_name"), "url": found.get("site_url")}
    return {name: value for name, value in values.items() if isinstance(value, str)}


def _docs(settings: Mapping[str, Any]) -> str:
    return str(settings.get("docs_dir") or "docs")


def _with_language(options: Mapping[str, Any], theme: Mapping[str, Any]) -> dict[str, Any]:
    language = theme.get("language") or theme.get("locale")
    return {"language": str(language), **options} if language else dict(options)


def _with_extensions(options: dict[str, Any], settings: Mapping[str, Any]) -> dict[str, Any]:
    """Add the site's Markdown extensions, which convert the notes, to the options."""
    found = settings.get("markdown_extensions")
    return {"markdown_extensions": found, **options} if found else options


def _table(settings: Mapping[str, Any], *keys: str) -> Mapping[str, Any]:
    for key in keys:
        found = settings.get(key)
        settings = found if isinstance(found, dict) else {}
    return settings


def _toml(file: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise click.UsageError(f"Cannot read '{shown(str(file))}': {error.strerror}.") from None
    except (ValueError, RecursionError) as error:
        raise click.UsageError(f"Cannot read '{shown(str(file))}': {error}.") from None
