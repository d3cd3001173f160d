"""Turns the Markdown reference that an SDK generator writes into one that people read.

Without a site, its pages can be read as values:

```python
from mkdocs_sdk_reference import compare, findings, read

reference = read("docs")
pet = reference.types["models/pet.md"]
print(pet.name, [field.name for field in pet.fields], reference.usages(pet.key))
print([finding.message for finding in findings(reference)])
print(compare(read("released/docs"), reference).breaking)
```
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from os import PathLike

    from .checks.findings import Finding
    from .diff import Change, Comparison, compare
    from .model import (
        Destination,
        Field,
        Heading,
        Kind,
        Link,
        Member,
        Operation,
        Page,
        Response,
        Type,
        TypeExpr,
        Value,
    )
    from .reference import (
        Expression,
        Reference,
        Resolution,
        Role,
        Run,
        Symbol,
        SymbolKind,
        Usage,
    )

__version__ = "0.1.0"

__all__ = [
    "Change",
    "Comparison",
    "Destination",
    "Expression",
    "Field",
    "Finding",
    "Heading",
    "Kind",
    "Link",
    "Member",
    "Operation",
    "Page",
    "Reference",
    "Resolution",
    "Response",
    "Role",
    "Run",
    "Symbol",
    "SymbolKind",
    "Type",
    "TypeExpr",
    "Usage",
    "Value",
    "compare",
    "findings",
    "read",
]

_MODULES = {
    "checks.findings": ("Finding",),
    "diff": ("Change", "Comparison", "compare"),
    "model": (
        *("Destination", "Field", "Heading", "Kind", "Link", "Member", "Operation", "Page"),
        *("Response", "Type", "TypeExpr", "Value"),
    ),
    "reference": (
        *("Expression", "Reference", "Resolution", "Role", "Run", "Symbol", "SymbolKind"),
        "Usage",
    ),
}
"""Where the public names are; each module is imported when a name of it is first asked for, since
a host imports this package for its version alone."""


def read(folder: str | PathLike[str]) -> Reference:
    """Read a docs folder as a generator writes it.

    Args:
        folder: The folder; symbolic links that lead out of it aren't followed.

    Returns:
        What its pages say. Files that can't be read are left out.

    Raises:
        OSError: The folder can't be listed.
    """
    from pathlib import Path  # noqa: PLC0415 (see above)

    from .reference import read_folder  # noqa: PLC0415

    return read_folder(Path(folder)).reference


def findings(reference: Reference) -> list[Finding]:
    """Return what is wrong on the pages of a reference: links, tables, marks, names.

    Args:
        reference: What the pages say.

    Returns:
        The findings, in the order of paths and of the source; those that only all pages together
        tell come last.
    """
    from .checks.linter import Examination, of_problems, of_relations  # noqa: PLC0415 (see above)

    problems = (
        finding
        for path, page in sorted(reference.pages.items())
        for finding in of_problems(path, page.problems)
    )
    pages = Examination(reference, all_pages=True).pages()
    return [*problems, *pages, *of_relations(reference)]


def __getattr__(name: str) -> Any:
    for module, names in _MODULES.items():
        if name in names:
            return getattr(import_module(f".{module}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
