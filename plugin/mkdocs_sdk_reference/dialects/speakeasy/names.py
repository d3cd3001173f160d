"""Speakeasy's folders and names: docs roots, namespaces and primitives."""

from __future__ import annotations

from collections.abc import Sequence

ROOT_FOLDERS = frozenset(
    {
        "sdks", "models", "pkg", "sdk", "lib", "errors", "shared", "components", "operations",
        "requests", "sdkerrors", "webhooks", "callbacks",
    }
)  # fmt: skip
"""Folders directly under a docs root, in lower case."""
HELPER_FOLDERS = frozenset({"types", "utils"})
"""Folders with pages about helpers of every SDK, directly under a docs root."""
NAMESPACES = frozenset(
    {
        "models", "components", "shared", "operations", "errors", "sdkerrors", "webhooks",
        "callbacks",
    }
)  # fmt: skip
LIBRARY_NAMES = frozenset({"requests.Response", "httpx.Response"})
"""Types of HTTP libraries whose module has the name of one of the generator's folders."""
PRIMITIVES = frozenset(
    {
        "any", "array", "bool", "boolean", "byte", "bytes", "date", "datetime", "decimal", "dict",
        "dictionary", "double", "float", "float64", "hash", "int", "int64", "integer",
        "jsonnullable", "list", "long", "map", "mapofany", "none", "null", "nullable", "number",
        "object", "optional", "record", "str", "string", "symbol", "uint8array", "union", "void",
    }
)  # fmt: skip
"""Names of primitives, if without a namespace, in lower case."""


def docs_root(path: str) -> str:
    """Return the docs root that a path implies: past ``docs``, or before a known folder."""
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
    """Return whether the qualifiers contain one of the generator's namespaces."""
    return not NAMESPACES.isdisjoint(spaces)


def is_primitive(name: str) -> bool:
    """Return whether a name is a primitive of the language."""
    return name.removeprefix("::").lower() in PRIMITIVES
