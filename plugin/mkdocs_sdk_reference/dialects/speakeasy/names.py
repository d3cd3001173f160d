"""Speakeasy's folders and names: docs roots, namespaces, and what is the language's own."""

from __future__ import annotations

from collections.abc import Sequence

ROOT_FOLDERS = frozenset(
    {
        "sdks", "models", "pkg", "sdk", "lib", "errors", "shared", "components", "operations",
        "requests", "sdkerrors", "webhooks", "callbacks",
    }
)  # fmt: skip
"""Folders that stand directly under a docs root, in lower case."""
HELPER_FOLDERS = frozenset({"types", "utils"})
"""Folders of pages about helpers that each SDK has, right under a docs root."""
NAMESPACES = frozenset(
    {
        "models", "components", "shared", "operations", "errors", "sdkerrors", "webhooks",
        "callbacks",
    }
)  # fmt: skip
LIBRARY_NAMES = frozenset({"requests.Response", "httpx.Response"})
"""Types of HTTP libraries whose module is spelt like one of the generator's folders."""
PRIMITIVES = frozenset(
    {
        "any", "array", "bool", "boolean", "byte", "bytes", "date", "datetime", "decimal", "dict",
        "dictionary", "double", "float", "float64", "hash", "int", "int64", "integer",
        "jsonnullable", "list", "long", "map", "mapofany", "none", "null", "nullable", "number",
        "object", "optional", "record", "str", "string", "symbol", "uint8array", "union", "void",
    }
)  # fmt: skip
"""Names that without a namespace are the language's own, in lower case."""


def docs_root(path: str) -> str:
    """Return the docs root that a path itself tells: past ``docs``, or before a known folder."""
    folders = path.split("/")[:-1]
    lower = [folder.lower() for folder in folders]
    # An API's tag may be called "docs" (`docs/sdks/docs/README.md`): what follows must fit.
    fits = [i for i, f in enumerate(lower[:-1]) if f == "docs" and lower[i + 1] in ROOT_FOLDERS]
    if fits:
        keep = fits[-1] + 1
    elif "docs" in lower:
        keep = len(folders) - lower[::-1].index("docs")
    else:
        end = len(folders) - (bool(lower) and lower[-1] in HELPER_FOLDERS)
        keep = next((i for i, f in enumerate(lower) if f in ROOT_FOLDERS), end)
    return "/".join(folders[:keep]) + "/" if keep else ""


def is_namespace(spaces: Sequence[str]) -> bool:
    """Return whether one of the generator's namespaces is among those before a name."""
    return not NAMESPACES.isdisjoint(spaces)


def is_primitive(name: str) -> bool:
    """Return whether a name is the language's own."""
    return name.removeprefix("::").lower() in PRIMITIVES
