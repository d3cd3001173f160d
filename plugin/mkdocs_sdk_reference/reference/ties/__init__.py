"""Finds the types and operations that are the same in several SDKs of one API."""

from .operations import tie_operations
from .types import tie_types

__all__ = ["tie_operations", "tie_types"]
