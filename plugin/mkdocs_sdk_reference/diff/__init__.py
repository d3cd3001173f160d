"""Compares releases of an SDK. Nothing in here reads a file."""

from .changes import Change, ChangeKind, Comparison, Rename
from .comparison import compare, compare_releases
from .history import Age, History, Noted, Past, Step
from .recorded import RecordedError, RecordedRelease, read_recorded
from .release import ReferenceRelease, Release
from .versions import version_key

__all__ = [
    "Age",
    "Change",
    "ChangeKind",
    "Comparison",
    "History",
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
