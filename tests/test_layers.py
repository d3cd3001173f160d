"""Who may import whom: each package only what stands below it, so that there is no circle."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import mkdocs_sdk_reference
import pytest

PACKAGE = Path(mkdocs_sdk_reference.__file__).parent
_TEXT = {"model", "commonmark"}
_REFERENCE = _TEXT | {"dialects", "reference"}
ALLOWED = {
    "model": set(),
    "commonmark": {"model"},
    "dialects": _TEXT,
    "reference": _TEXT | {"dialects"},
    "checks": _REFERENCE,
    "diff": _REFERENCE,
    "rendering": _REFERENCE | {"diff"},
    "exports": _REFERENCE | {"rendering"},
    "cli": _REFERENCE | {"checks", "diff", "exports", "hosts"},
    "extension": _REFERENCE | {"checks", "rendering", "exports"},
    "hosts": _REFERENCE | {"checks", "diff", "rendering", "exports", "extension"},
}
"""What each package takes; `__init__` is the face of all."""


def imports(file: Path) -> Iterator[tuple[str, ...]]:
    """The parts, below the package, of the modules that a file imports when it runs."""
    tree = ast.parse(file.read_text("utf-8"))
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    place = (*file.relative_to(PACKAGE).parent.parts,)
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom) or id(node) in for_types:
            continue
        if node.level:
            base = place[: len(place) - node.level + 1]
            named = tuple(node.module.split(".")) if node.module else ()
            yield from ((*base, *named, alias.name) for alias in node.names)
        elif (node.module or "").startswith("mkdocs_sdk_reference"):
            yield from ((*node.module.split(".")[1:], alias.name) for alias in node.names)  # type: ignore[union-attr]


FILES = sorted(p.relative_to(PACKAGE).as_posix() for p in PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("name", [name for name in FILES if name != "__init__.py"])
def test_a_package_imports_only_what_stands_below_it(name: str) -> None:
    own = name.split("/", maxsplit=1)[0].removesuffix(".py")
    taken = {parts[0] for parts in imports(PACKAGE / name)} & set(ALLOWED)
    assert taken - {own} <= ALLOWED[own]


@pytest.mark.parametrize("name", [name for name in FILES if not name.startswith("dialects/")])
def test_nobody_else_imports_from_a_dialect_s_folder(name: str) -> None:
    folders = {path.name for path in (PACKAGE / "dialects").iterdir() if path.is_dir()}
    taken = {parts[1] for parts in imports(PACKAGE / name) if parts[:1] == ("dialects",)}
    assert not taken & folders
