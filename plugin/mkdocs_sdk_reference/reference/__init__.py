"""Relates all pages of a site: what their names and links lead to."""

from .loader import Folder, Loader, read_folder
from .notes import Note, NoteFile
from .reference import Reference
from .resolver import Resolution
from .samples import Sample
from .sdks import Sdk
from .symbols import Symbol, SymbolKind
from .types import Expression, Run
from .usages import Role, Usage

__all__ = [
    "Expression",
    "Folder",
    "Loader",
    "Note",
    "NoteFile",
    "Reference",
    "Resolution",
    "Role",
    "Run",
    "Sample",
    "Sdk",
    "Symbol",
    "SymbolKind",
    "Usage",
    "read_folder",
]
