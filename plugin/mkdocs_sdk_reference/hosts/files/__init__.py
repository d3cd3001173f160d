"""Finished files for hosts without plugins."""

from .finish import FinishError, Outputs, finish
from .output import OutputError
from .places import SitePages, pages_in, read_site
from .prepare import Prepared, outdated, prepare
from .settings import Settings, SettingsError, settings_from
from .watch import WatchError, watch

__all__ = [
    "FinishError",
    "OutputError",
    "Outputs",
    "Prepared",
    "Settings",
    "SettingsError",
    "SitePages",
    "WatchError",
    "finish",
    "outdated",
    "pages_in",
    "prepare",
    "read_site",
    "settings_from",
    "watch",
]
