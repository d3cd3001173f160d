"""Compares releases of an SDK. Nothing in here reads a file."""

from .changes import Change, Comparison, Kind, Rename
from .comparison import compare, compare_releases
from .history import Age, History, Noted, Past, Step
from .recorded import RecordedError, RecordedRelease, read_recorded
from .release import ReferenceRelease, Release
from .versions import version_key

__all__ = [
    "Age",
    "Change",
    "Comparison",
    "History",
    "Kind",
    "Noted",
    "Past",
    "RecordedError",
    "RecordedRelease",
    "ReferenceRelease",
    "Release",
    "Rename",
    "Step",
    "compare",
    "compare_releases",
    "read_recorded",
    "version_key",
]
