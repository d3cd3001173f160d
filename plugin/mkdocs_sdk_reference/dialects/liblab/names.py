"""The generator's folders and names: what is a type's, and what is the language's own."""

from __future__ import annotations

import re
from collections.abc import Sequence

TYPE_FOLDERS = frozenset({"models"})
ROOT_FOLDERS = TYPE_FOLDERS | {"services", "snippets"}
"""Folders that stand directly under a docs root, in lower case."""
PRIMITIVES = frozenset(
    {
        "any", "array", "arraybuffer", "bigdecimal", "bool", "boolean", "byte", "bytes",
        "dict", "double", "float", "float32", "float64", "int", "int32", "int64", "integer",
        "interface", "list", "long", "map", "mixed", "never", "nil", "none", "null", "number",
        "object", "optional", "record", "str", "string", "uint8array", "undefined", "union",
        "unknown", "void",
    }
)  # fmt: skip
"""Names that are some language's own, in lower case. Words that an API may well call a type by are
no such names, since the generator changes a type's name where the language has it already."""
_LIBRARY = re.compile(r"(?:context|datetime|io|java|json|os|System|time|typing|uuid)\.")
"""What begins the name of a type that a language's libraries have."""
_IDENTIFIER = re.compile(r"[^\W\d][\w$]*")


def is_primitive(name: str) -> bool:
    """Return whether a name is a language's own, or a library's."""
    return name.lower() in PRIMITIVES or _LIBRARY.match(name) is not None


def is_namespace(spaces: Sequence[str]) -> bool:
    """Return whether anything stands before a name: Go's packages are called as the API's tags."""
    return bool(spaces)


def is_type_name(title: str) -> bool:
    """Return whether a heading may be a type's name: one word, less its Markdown."""
    return _IDENTIFIER.fullmatch(title) is not None


def names_in(type_: str) -> list[str]:
    """Return the names that a type's text holds, such as ``List`` and ``Pet`` in ``List<Pet>``."""
    return _IDENTIFIER.findall(type_)
