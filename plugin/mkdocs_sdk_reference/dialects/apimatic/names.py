"""The generator's folders and names: docs roots, namespaces and primitives."""

from __future__ import annotations

from collections.abc import Sequence

TYPES = "models"
_UNIONS = "containers"
"""Name of the folder for unions, inside the folder of types."""
ROOT_FOLDERS = frozenset({TYPES, "controllers", "apis", "auth"})
"""Folders directly under a docs root, in lower case."""
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
"""Names of primitives in any language, in lower case."""


def docs_root(path: str) -> str:
    """Return a page's docs root: its folder, or the parent of a folder for one kind of page."""
    folders = path.split("/")[:-1]
    if is_of_unions(path):
        folders.pop()
    if folders and folders[-1].lower() in ROOT_FOLDERS:
        folders.pop()
    return "/".join(folders) + "/" if folders else ""


def is_of_unions(path: str) -> bool:
    """Return whether a page is in the folder of unions."""
    return [folder.lower() for folder in path.split("/")[-3:-1]] == [TYPES, _UNIONS]


def is_namespace(spaces: Sequence[str]) -> bool:
    """Return whether the qualifiers contain the namespace of types, such as Go's ``models``."""
    return TYPES in spaces
