"""Hosts without plugins, which build finished files."""

from .output import OutputError
from .prepare import Prepared, outdated, prepare
from .settings import Settings, SettingsError, settings_from

__all__ = [
    "OutputError",
    "Prepared",
    "Settings",
    "SettingsError",
    "outdated",
    "prepare",
    "settings_from",
]
