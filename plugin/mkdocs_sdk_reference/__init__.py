"""Turns the Markdown of an SDK generator into a readable API reference.

Read the pages as values, without a site:

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

from os import PathLike
from pathlib import Path

from .checks.findings import Edit, Finding
from .checks.linter import Linter, of_problems, of_reference
from .checks.rules import Level, Place, Rule
from .diff import Change, ChangeKind, Comparison, Rename, compare
from .model import (
    Destination,
    Field,
    FieldTable,
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
    Sample,
    Sdk,
    Symbol,
    SymbolKind,
    Usage,
    read_folder,
)

__version__ = "1.0.0rc1"

__all__ = [
    "Change",
    "ChangeKind",
    "Comparison",
    "Destination",
    "Edit",
    "Expression",
    "Field",
    "FieldTable",
    "Finding",
    "Heading",
    "Kind",
    "Level",
    "Link",
    "Member",
    "Operation",
    "Page",
    "Place",
    "Reference",
    "Rename",
    "Resolution",
    "Response",
    "Role",
    "Rule",
    "Run",
    "Sample",
    "Sdk",
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


def read(folder: str | PathLike[str]) -> Reference:
    """Read a docs folder as a generator writes it.

    Args:
        folder: The folder; symbolic links that lead out of it aren't followed, except to a page
            next to it.

    Returns:
        The pages and their relations. Files that can't be read are left out.

    Raises:
        OSError: The folder can't be listed.
    """
    return read_folder(Path(folder)).reference


def findings(reference: Reference) -> list[Finding]:
    """Return what is wrong on the pages of a reference: links, tables, marks, names.

    Args:
        reference: The pages.

    Returns:
        The findings, in the order of paths and of the source; those about all pages
        together come last.
    """
    problems = (
        finding
        for path, page in sorted(reference.pages.items())
        for finding in of_problems(path, page.problems)
    )
    pages = Linter(reference, all_pages=True).pages()
    return [*problems, *pages, *of_reference(reference)]
