"""The generator's folders and names: types, namespaces and primitives."""

from __future__ import annotations

import re
from collections.abc import Sequence

TYPE_FOLDERS = frozenset({"models"})
ROOT_FOLDERS = TYPE_FOLDERS | {"services", "snippets"}
"""Folders directly under a docs root, in lower case."""
PRIMITIVES = frozenset(
    {
        "any", "array", "arraybuffer", "bigdecimal", "bool", "boolean", "byte", "bytes",
        "dict", "double", "float", "float32", "float64", "int", "int32", "int64", "integer",
        "interface", "list", "long", "map", "mixed", "never", "nil", "none", "null", "number",
        "object", "optional", "record", "str", "string", "uint8array", "undefined", "union",
        "unknown", "void",
    }
)  # fmt: skip
"""Names of primitives in any language, in lower case. Likely names of an API's types are left out:
the generator renames a type if the language already has one of that name."""
_LIBRARY = re.compile(r"(?:context|datetime|io|java|json|os|System|time|typing|uuid)\.")
"""Start of the name of a type from a language's libraries."""
_IDENTIFIER = re.compile(r"[^\W\d][\w$]*")


def is_primitive(name: str) -> bool:
    """Return whether a name is a language's primitive, or a library's type."""
    return name.lower() in PRIMITIVES or _LIBRARY.match(name) is not None


def is_namespace(spaces: Sequence[str]) -> bool:
    """Return whether a name has any qualifier: Go's packages are named after the API's tags."""
    return bool(spaces)


def is_type_name(title: str) -> bool:
    """Return whether a heading may be a type's name: one word, without Markdown."""
    return _IDENTIFIER.fullmatch(title) is not None


def names_in(type_: str) -> list[str]:
    """Return the names in a type's text, such as ``List`` and ``Pet`` in ``List<Pet>``."""
    return _IDENTIFIER.findall(type_)
