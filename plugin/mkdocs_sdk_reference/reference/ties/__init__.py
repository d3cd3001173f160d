"""Which types and operations of several SDKs of one API are the same ones."""

from .operations import tie_operations
from .types import tie_types

__all__ = ["tie_operations", "tie_types"]
