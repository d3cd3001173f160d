"""Finished files for hosts without plugins."""

from ...exports.site_files import WriteError
from .finish import FinishError, Outputs, finish
from .places import SitePages, pages_in, read_site
from .prepare import Prepared, outdated, prepare
from .settings import Settings, SettingsError, settings_from
from .watch import WatchError, watch

__all__ = [
    "FinishError",
    "Outputs",
    "Prepared",
    "Settings",
    "SettingsError",
    "SitePages",
    "WatchError",
    "WriteError",
    "finish",
    "outdated",
    "pages_in",
    "prepare",
    "read_site",
    "settings_from",
    "watch",
]
