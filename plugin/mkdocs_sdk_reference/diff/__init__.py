"""Two releases of an SDK → what changed between them. Nothing in here reads a file."""

from .changes import Change, Comparison, Kind, Rename
from .comparison import compare
from .release import Release, release_of

__all__ = ["Change", "Comparison", "Kind", "Release", "Rename", "compare", "release_of"]
