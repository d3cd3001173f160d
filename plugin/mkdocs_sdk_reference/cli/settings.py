"""Reads the folders of a site from its `mkdocs.yml`, without MkDocs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import click
import yaml

from ..checks.display import shown
from ..reference import Reference
from ..reference.sdk_folders import SdkError, SdkFolder, find_sdks, read_site, sdk_entries

FILES = ("mkdocs.yml", "mkdocs.yaml")
"""The files that MkDocs looks for, in this order."""
_PLUGIN = "sdk-reference"


class _Loader(yaml.SafeLoader):
    """Ignores tags such as ``!ENV``: no folder depends on them."""


_Loader.add_multi_constructor("", lambda *_: None)


class Settings(NamedTuple):
    """The folders of a site.

    Attributes:
        docs: Its own docs folder.
        sdks: The SDKs from other places.
    """

    docs: Path
    sdks: list[SdkFolder]


def settings_here() -> Path:
    """Return the settings in the current folder.

    Raises:
        UsageError: There are none.
    """
    for name in FILES:
        if Path(name).is_file():
            return Path(name)
    raise click.UsageError(f"There is no {FILES[0]} in the current folder. Pass a docs folder.")


def read_settings(file: Path) -> Settings:
    """Read the settings of a site.

    Raises:
        UsageError: The file can't be read, or one of its SDKs is wrong.
    """
    settings = load(file)
    docs = file.parent / str(settings.get("docs_dir", "docs"))
    entries = options_of_plugin(settings).get("sdks") or ()
    try:
        return Settings(docs, find_sdks(sdk_entries(entries), file.parent, docs))
    except SdkError as error:
        raise click.UsageError(f"{shown(str(file))}: option 'sdks': {error}.") from None


def reference_of(file: Path) -> Reference:
    """Return the reference of a site.

    Raises:
        UsageError: A page can't be read.
    """
    docs, sdks = read_settings(file)
    try:
        return read_site(docs, sdks)
    except (OSError, SdkError) as error:
        raise click.UsageError(f"Cannot read the site of '{shown(str(file))}': {error}.") from None


def load(file: Path) -> Mapping[str, Any]:
    """Return the contents of a `mkdocs.yml`.

    Raises:
        UsageError: It can't be read.
    """
    try:
        found = yaml.load(file.read_bytes(), _Loader)  # noqa: S506 (a SafeLoader)
    except OSError as error:
        raise click.UsageError(f"Cannot read '{shown(str(file))}': {error.strerror}.") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = " ".join(str(error).split())
        raise click.UsageError(f"Cannot read '{shown(str(file))}': {reason}.") from None
    return found if isinstance(found, dict) else {}


def options_of_plugin(settings: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the plugin's options from the contents of a `mkdocs.yml`."""
    plugins = settings.get("plugins")
    if not isinstance(plugins, (list, dict)):
        return {}
    for plugin in [plugins] if isinstance(plugins, dict) else plugins:
        options = plugin.get(_PLUGIN) if isinstance(plugin, dict) else None
        if isinstance(options, dict):
            return options
    return {}
