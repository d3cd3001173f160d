"""The generator's folders and names: docs roots, titles, namespaces and primitives."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...commonmark.entities import unescaped
from ...commonmark.names import page_name

TYPE_FOLDERS = frozenset({"model", "models"})
ROOT_FOLDERS = TYPE_FOLDERS | {"api", "apis", "methods"}
"""Folders directly under a docs root, in lower case."""
PRIMITIVES = frozenset(
    {
        "any", "anycodable", "anyobject", "anytype", "array", "arraylist", "bigdecimal", "binary",
        "blob", "bool", "boolean", "buffer", "builtlist", "builtmap", "builtset", "byte",
        "bytearray", "bytes", "char", "character", "collection", "date", "date_time", "datetime",
        "decimal", "dict", "dictionary", "double", "f32", "f64", "file", "float", "float32",
        "float64", "guid", "hash", "hashmap", "hashtable", "i32", "i64", "instant", "int", "int16",
        "int32", "int64", "int8", "integer", "interface", "iterable", "iterator", "jsonobject",
        "jsonvalue", "linkedhashmap", "linkedhashset", "list", "list_t", "localdate",
        "localdatetime", "localtime", "long", "map", "mixed", "multipartfile", "nil", "none",
        "none_type", "nonetype", "nsarray", "nsdata", "nsdate", "nsdictionary", "nsnumber",
        "nsobject", "nsstring", "nsurl", "null", "nullable", "num", "number", "numeric",
        "oas_any_type_not_mapped", "object", "object_t", "offsetdatetime", "option", "optional",
        "pathbuf", "pointer", "promise", "pscustomobject", "set", "short", "splfileobject", "str",
        "stream", "string", "systemcollectionshashtable", "time", "timestamp", "u32", "u64", "uint",
        "uint16", "uint32", "uint64", "uint8", "uint8list", "undefined", "uri", "url", "uuid",
        "vec", "vector", "void", "zoneddatetime",
    }
)  # fmt: skip
"""Names of primitives in any language, in lower case."""
_WORDS = frozenset({"Union", "inline", "key", "to"})
"""Words in types that are no names: ``Pointer to Pet``, the key of ``{ [key: string]: Pet; }``."""
_LIBRARY = re.compile(
    r"(?:builtins|chrono|context|datetime|decimal|io|java|javax|kotlinx?|net|os|reqwest|serde_json"
    r"|std|System|time|typing|url|uuid)(?:\.|::)"
)
"""Start of the name of a type from a language's libraries."""
_QUALIFIED = re.compile(r"((?:[^\W\d]\w*(?:\.|::|\\+))+)([^\W\d]\w*)")
_MARKS_OF_TITLE = re.compile(r"^(?:#+[ \t]+|\\+)*")
_COPY = re.compile(r" \d+$")


def docs_root(path: str) -> str:
    """Return a page's docs root: its folder, or the parent of a folder for one kind of page.

    A repository may hold many clients side by side, with the same page names.
    """
    folders = path.split("/")[:-1]
    if folders and folders[-1].lower() in ROOT_FOLDERS:
        folders.pop()
    return "/".join(folders) + "/" if folders else ""


def is_primitive(name: str) -> bool:
    """Return whether a name is a language's primitive, or a library's type."""
    bare = name.lstrip("\\:")
    is_own = bare.lower() in PRIMITIVES or bare in _WORDS
    return is_own or _LIBRARY.match(bare) is not None


def is_namespace(spaces: Sequence[str]) -> bool:
    """Return whether a name has any qualifier: each SDK's author names the package."""
    return bool(spaces)


def split_title(heading: str) -> tuple[str, str]:
    r"""Split an H1 into the namespace with its separator (or "") and the title.

    Some languages' pages write ``# # Pet`` and ``# \PetsApi``.
    """
    title = _MARKS_OF_TITLE.sub("", heading.replace("`", "").replace("**", "")).strip()
    found = _QUALIFIED.fullmatch(title.replace("\\_", "_"))
    return (found[1], found[2]) if found else ("", unescaped(title))


def type_name(path: str, title: str) -> tuple[str, str]:
    """Return the name of a page's type, which is the file's, and its title for lists.

    Links and names don't mean a copy of a page, such as ``Pet 2.md``.
    """
    name = page_name(path)
    return name, name if _COPY.search(name) or not title else title
