"""The pages that the plugin adds: which a site gets, and where they stand."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from .catalog import Catalog
from .usages import Relations

_DATA = "sdk-fields.json"
"""The file that holds the names of all fields, which the model index's filter looks into."""


class AddedKind(Enum):
    """What an added page is."""

    MODELS = "model index"
    ERRORS = "errors"


@dataclass(frozen=True, slots=True)
class AddedPage:
    """A page that the plugin adds.

    Attributes:
        path: Path under the docs folder.
        root: The docs root whose pages it lists.
        data: Path of the file beside it that its script reads; "" without one.
    """

    path: str
    kind: AddedKind
    root: str
    data: str = ""


def added_pages(
    catalog: Catalog,
    relations: Relations,
    kinds: frozenset[AddedKind],
    is_taken: Callable[[str], bool],
) -> Iterator[AddedPage]:
    """The pages to add to a site, none of which stands where another page is.

    Args:
        catalog: The site's pages.
        relations: Their relations.
        kinds: What to add.
        is_taken: Whether a page of this path, or its address in the site, is there already.
    """
    failing = {
        catalog.root_of(call.page)
        for call in relations.calls
        if any(outcome.is_error for outcome in call.outcomes)
    }
    for root, folder in _model_folders(catalog):
        for kind in AddedKind:
            if kind in kinds and (kind is AddedKind.MODELS or root in failing):
                free = (path for path in _places(kind, folder, catalog) if not is_taken(path))
                if path := next(free, ""):
                    data = f"{folder}/{_DATA}" if kind is AddedKind.MODELS else ""
                    yield AddedPage(path, kind, root, "" if is_taken(data) else data)


def _model_folders(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Each docs root with types, and the folder of its models as it is spelt."""
    found: dict[str, Counter[str]] = {}
    for page in catalog.pages.values():
        if page.is_model:
            root = catalog.root_of(page.path)
            inner = posixpath.dirname(page.path)[len(root) :].split("/")
            lower = [folder.lower() for folder in inner]
            depth = lower.index("models") + 1 if "models" in lower else 0
            found.setdefault(root, Counter())[root + "/".join(inner[:depth])] += 1
    for root, folders in sorted(found.items()):
        named = [f for f, _ in folders.most_common() if f.lower().endswith("models")]
        yield root, named[0] if named else f"{root}models"


def _places(kind: AddedKind, folder: str, catalog: Catalog) -> tuple[str, ...]:
    """Where an added page may stand, best first."""
    if kind is AddedKind.MODELS:
        return f"{folder}/index.md", f"{folder}/types.md", f"{folder}/all-types.md"
    prefix = f"{folder}/errors/"
    spelt = (path for path in catalog.pages if path.lower().startswith(prefix.lower()))
    beside = next((path[: len(prefix)] + "index.md" for path in spelt), f"{folder}/errors.md")
    return beside, f"{folder}/errors-by-operation.md", f"{folder}/errors-by-status.md"
