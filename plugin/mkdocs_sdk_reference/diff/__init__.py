"""Two releases of an SDK → what changed between them. Nothing in here reads a file."""

from .changes import Change, Comparison, Kind, Rename
from .comparison import compare

__all__ = ["Change", "Comparison", "Kind", "Rename", "compare"]
