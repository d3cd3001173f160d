"""The generator's folders and names: docs roots, and what is the language's own."""

from __future__ import annotations

from collections.abc import Sequence

TYPES = "models"
_UNIONS = "containers"
"""Name of the folder inside that of the types which holds unions."""
ROOT_FOLDERS = frozenset({TYPES, "controllers", "apis", "auth"})
"""Folders that stand directly under a docs root, in lower case."""
PRIMITIVES = frozenset(
    {
        "any", "array", "bigint", "binary", "bool", "boolean", "byte", "date", "datetime",
        "decimal", "dict", "dictionary", "double", "dynamic", "falseclass", "file", "filewrapper",
        "float", "float32", "float64", "guid", "hash", "int", "int32", "int64", "integer",
        "interface", "jsonobject", "jsonvalue", "list", "localdate", "localdatetime", "long",
        "map", "mixed", "nil", "none", "null", "number", "object", "optional", "readablestream",
        "record", "stream", "str", "string", "symbol", "task", "time", "trueclass", "undefined",
        "unknown", "uuid", "void", "zoneddatetime",
    }
)  # fmt: skip
"""Names that are some language's own, in lower case."""


def docs_root(path: str) -> str:
    """Return the docs root of a page: its folder, or the one above where that is of one kind."""
    folders = path.split("/")[:-1]
    if is_of_unions(path):
        folders.pop()
    if folders and folders[-1].lower() in ROOT_FOLDERS:
        folders.pop()
    return "/".join(folders) + "/" if folders else ""


def is_of_unions(path: str) -> bool:
    """Return whether a page stands in the folder of unions."""
    return [folder.lower() for folder in path.split("/")[-3:-1]] == [TYPES, _UNIONS]


def is_namespace(spaces: Sequence[str]) -> bool:
    """Return whether the namespace of types, such as ``models.`` in Go, is before a name."""
    return TYPES in spaces
