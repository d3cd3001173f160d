"""Validates the options `releases` and `version`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import base
from mkdocs.config import config_options as c

from ..releases import Entry, entry_of, wrong_version

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class ReleaseEntry(base.BaseConfigOption[Entry]):
    """An entry of the option: a path, or a path with its version."""

    def run_validation(self, value: object) -> Entry:
        """Return the entry.

        Raises:
            ValidationError: The value is neither.
        """
        try:
            return entry_of(value)
        except ValueError as error:
            raise base.ValidationError(str(error)) from None


class VersionName(c.Type[str]):
    """The option `version`, which YAML reads as a number unless it is in quotes."""

    def __init__(self) -> None:
        super().__init__(str, default="")

    def run_validation(self, value: object) -> str:
        """Return the version.

        Raises:
            ValidationError: The value isn't text.
        """
        if reason := wrong_version(value):
            raise base.ValidationError(reason)
        return super().run_validation(value)


def base_of(config: MkDocsConfig) -> Path:
    """Return the folder that paths in the options start from."""
    return Path(config.config_file_path or ".").parent
