"""Decides which pages the plugin adds to a site, and their paths."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from .reference import Reference
from .split import Split, is_long

HOME = "index.md"
"""Path of the site's home."""
_OVERVIEWS = ("operations.md", "api-overview.md", "all-operations.md")
"""Possible paths of the list of all SDKs' operations, best first."""
_CHANGES = ("changes.md", "api-changes.md", "changes-by-release.md")
"""Possible paths of the page of changes, best first."""
_MODELS = "models"
"""Folder for the pages of a docs root whose types have no folder of their own."""
_DATA = "sdk-fields.json"
"""The file with the names of all fields, which the model index's filter reads."""


class AddedKind(Enum):
    """Kind of an added page."""

    MODELS = "model index"
    ERRORS = "errors"
    HOME = "home"
    OVERVIEW = "overview"
    CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class AddedPage:
    """A page that the plugin adds.

    Attributes:
        path: Path under the docs folder.
        root: The docs root whose pages it lists; "" for one that lists those of all.
        data: Path of the file beside it that its script reads; "" without one.
    """

    path: str
    kind: AddedKind
    root: str
    data: str = ""


def new_pages(
    reference: Reference,
    kinds: frozenset[AddedKind],
    is_taken: Callable[[str], bool],
    most_operations: int,
) -> tuple[dict[str, AddedPage], Split]:
    """Return the pages of a site that no file has: added ones by path, and those of operations.

    Args:
        reference: The site's pages.
        kinds: What to add.
        is_taken: Whether a page of this path, or its address in the site, is there already.
        most_operations: Maximum number of operations on a page; 0 for no limit.
    """
    added = {page.path: page for page in added_pages(reference, kinds, is_taken)}
    long = (page for page in reference.pages.values() if is_long(page, most_operations))
    return added, Split(long, lambda path: path in added or is_taken(path))


def added_pages(
    reference: Reference,
    kinds: frozenset[AddedKind],
    is_taken: Callable[[str], bool],
) -> Iterator[AddedPage]:
    """Yield the pages to add to a site, none at the path of another page.

    Args:
        reference: The site's pages.
        kinds: What to add.
        is_taken: Whether a page of this path, or its address in the site, is there already.
    """
    failing = {
        reference.root_of(operation.page)
        for operation in reference.operations
        if any(response.is_error for response in operation.responses)
    }
    if AddedKind.HOME in kinds and reference.has_generated and not is_taken(HOME):
        yield AddedPage(HOME, AddedKind.HOME, "")
    if AddedKind.OVERVIEW in kinds and len(reference.sdks) > 1:
        free = (path for path in _OVERVIEWS if not is_taken(path))
        if path := next(free, ""):
            yield AddedPage(path, AddedKind.OVERVIEW, "")
    changes = next((path for path in _CHANGES if not is_taken(path)), "")
    if changes and AddedKind.CHANGES in kinds and reference.history is not None:
        yield AddedPage(changes, AddedKind.CHANGES, "")
    for root, folder in _type_folders(reference):
        for kind in (AddedKind.MODELS, AddedKind.ERRORS):
            if kind in kinds and (kind is AddedKind.MODELS or root in failing):
                free = (path for path in _places(kind, folder, reference) if not is_taken(path))
                if path := next(free, ""):
                    data = f"{folder}/{_DATA}" if kind is AddedKind.MODELS else ""
                    yield AddedPage(path, kind, root, "" if is_taken(data) else data)


def _type_folders(reference: Reference) -> Iterator[tuple[str, str]]:
    """Each docs root with types, and the folder of its types in its own spelling."""
    found: dict[str, Counter[str]] = {}
    for page in reference.pages.values():
        if page.types:
            root = reference.root_of(page.path)
            tops = reference.dialect_of(page).type_folders
            inner = posixpath.dirname(page.path)[len(root) :].split("/")
            below = (at + 1 for at, folder in enumerate(inner) if folder.lower() in tops)
            found.setdefault(root, Counter())[root + "/".join(inner[: next(below, 0)])] += 1
    for root, folders in sorted(found.items()):
        named = [folder for folder, _ in folders.most_common() if folder != root]
        yield root, named[0] if named else root + _MODELS


def _places(kind: AddedKind, folder: str, reference: Reference) -> tuple[str, ...]:
    """Possible paths of an added page, best first."""
    if kind is AddedKind.MODELS:
        return f"{folder}/index.md", f"{folder}/types.md", f"{folder}/all-types.md"
    prefix = f"{folder}/errors/"
    spelt = (path for path in reference.pages if path.lower().startswith(prefix.lower()))
    beside = next((path[: len(prefix)] + "index.md" for path in spelt), f"{folder}/errors.md")
    return beside, f"{folder}/errors-by-operation.md", f"{folder}/errors-by-status.md"
