"""All pages of a site, found by path, by name and by docs root."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from markdown.extensions.toc import slugify

from ..commonmark.ids import Ids, heading_id
from ..model import Operation, Page, PageKind

_ROOT_MARKS = frozenset(
    {
        "sdks", "models", "pkg", "sdk", "lib", "errors", "shared", "components", "operations",
        "requests", "sdkerrors", "webhooks", "callbacks",
    }
)  # fmt: skip
"""Folders that stand directly under a docs root, in lower case (input.md, "Folder layouts")."""

_NAMESPACES = frozenset(
    {
        "models", "components", "shared", "operations", "errors", "sdkerrors", "webhooks",
        "callbacks",
    }
)  # fmt: skip
_LIBRARY_NAMES = frozenset({"requests.Response", "httpx.Response"})
"""Types of HTTP libraries whose module is spelt like one of the generator's folders."""
_PRIMITIVES = frozenset(
    {
        "any", "array", "bool", "boolean", "byte", "bytes", "date", "datetime", "decimal", "dict",
        "dictionary", "double", "float", "float64", "hash", "int", "int64", "integer",
        "jsonnullable", "list", "long", "map", "mapofany", "none", "null", "nullable", "number",
        "object", "optional", "record", "str", "string", "symbol", "uint8array", "union", "void",
    }
)  # fmt: skip
"""Names that without a namespace are the language's own, in lower case."""
_SEPARATOR = re.compile(r"\.|::|\\|/")

Slugify = Callable[[str], str]
"""The host's own rule from a heading's text to its anchor."""


def slug_rule(toc: Mapping[str, Any]) -> Slugify:
    """The rule for anchors by the user's settings of Python-Markdown's `toc`."""
    rule, separator = toc.get("slugify", slugify), toc.get("separator", "-")
    return lambda text: str(rule(text, separator))


class Catalog:
    """What a site's pages are, once each is read.

    Args:
        pages: The Markdown pages.
        files: Paths of all files under the docs folder that links may lead to.
        docs_name: Name of the docs folder itself, for links from the repository's root.
        slug: The host's rule for anchors.

    Attributes:
        slug: The same rule.
    """

    def __init__(
        self, pages: Iterable[Page], files: Iterable[str], docs_name: str, slug: Slugify
    ) -> None:
        self.docs_name = docs_name
        self.slug = slug
        self.pages: Mapping[str, Page] = _settle_bare({p.path: p for p in pages})
        self.files = frozenset(files)
        self._roots = {_marked_root(p.path) for p in self.pages.values() if p.generated}
        self._written = {folder_of(p.path) for p in self.pages.values() if p.generated}
        self._root_of: dict[str, str] = {}
        self._types: dict[str, list[Page]] = {}
        self._by_title: dict[str, dict[str, list[Page]]] = {}
        for page in self.pages.values():
            if page.is_model:
                root = self.root_of(page.path)
                self._types.setdefault(root, []).append(page)
                titles = self._by_title.setdefault(root, {})
                titles.setdefault(page.title.lower(), []).append(page)
        self._anchors: dict[str, tuple[dict[int, str], dict[str, str]]] = {}

    def root_of(self, path: str) -> str:
        """The docs root that a file stands in: "" or a folder with a ``/`` at its end."""
        folder = folder_of(path)
        if folder not in self._root_of:
            self._root_of[folder] = self._find_root(path)
        return self._root_of[folder]

    def _find_root(self, path: str) -> str:
        marked = _marked_root(path)
        if marked in self._roots:
            return marked
        folder = folder_of(path)
        while folder:
            if folder + "/" in self._roots:
                return folder + "/"
            folder = folder_of(folder)
        return ""

    def is_strangers(self, page: Page) -> bool:
        """Whether a page's text is a stranger's: an OpenAPI document's, not the site's author's.

        So is that of each page which a generator wrote. Text of an API can spoil a page's shape:
        what looks like a generator's page and stands among them is a stranger's, too.
        """
        if page.generated or not page.alike:
            return page.generated
        if folder_of(page.path) in self._written:
            return True
        root = self.root_of(page.path)
        return root in self._roots and not _ROOT_MARKS.isdisjoint(_folders(page.path[len(root) :]))

    def types_of(self, root: str) -> Sequence[Page]:
        """The pages of types that stand in a docs root."""
        return self._types.get(root, ())

    @cached_property
    def _by_spelling(self) -> Mapping[str, list[str]]:
        """Files by what all spellings of their paths have in common; made when a link is broken."""
        found: dict[str, list[str]] = {}
        for path in sorted(self.files):
            found.setdefault(_spelling(path), []).append(path)
        return found

    @cached_property
    def _by_base(self) -> Mapping[str, list[str]]:
        """Files by their own names; made when a link is broken."""
        found: dict[str, list[str]] = {}
        for path in sorted(self.files):
            found.setdefault(posixpath.basename(path), []).append(path)
        return found

    def resolves_like(self, other: Catalog) -> bool:
        """Whether every link and name leads where it does in another catalog.

        So it is if the same files are there, the same types have the same names, and no page of
        operations was changed, whose headings are anchors.
        """
        return self.files == other.files and all(
            page is (was := other.pages.get(path))
            or (
                was is not None
                and (page.title, page.kind) == (was.title, was.kind)
                and page.kind is not PageKind.SDK
            )
            for path, page in self.pages.items()
        )

    def in_any_case(self, path: str) -> list[str]:
        """Files whose paths differ from this one in letter case alone."""
        lower = path.lower()
        return [found for found in self.in_any_spelling(path) if found.lower() == lower]

    def in_any_spelling(self, path: str) -> list[str]:
        """Files whose paths differ from this one in letter case and the form of accents alone.

        An accent is a character of its own in some names (NFD), and part of its letter in others.
        """
        return self._by_spelling.get(_spelling(path), [])

    def of_base_name(self, name: str, root: str) -> list[str]:
        """Files of that very name under a docs root, none of a root inside it."""
        return [
            path
            for path in self._by_base.get(name, ())
            if path.startswith(root) and self.root_of(path) == root
        ]

    def named(self, name: str, origin: str) -> list[Page]:
        """Model pages that a type's qualified name can mean, seen from the page `origin`.

        By namespace and folder first, then by the only page of that name in the same docs
        root. More than one page is no answer; the caller must not choose.
        """
        parts = [part for part in _SEPARATOR.split(name) if part]
        if not parts or name in _LIBRARY_NAMES:
            return []
        *spaces, last = parts
        if is_primitive(name):
            return []
        root = self.root_of(origin)
        found = self._by_title.get(root, {}).get(last.lower(), [])
        exact = [page for page in found if page.title == last]
        found = exact or found
        if not spaces:
            return found
        lower = {space.lower() for space in spaces}
        folders = {page.path: _folders(page.path[len(root) :]) for page in found}
        found = [page for page in found if lower & (_NAMESPACES | set(folders[page.path]))]
        near = [page for page in found if (lower - {"models"}) & set(folders[page.path])]
        if not near and "models" in lower:  # the newest layout: `models/x.md` beside `errors/x.md`
            near = [page for page in found if folders[page.path][-1:] == ["models"]]
        return near or found

    def anchor(self, path: str, fragment: str) -> str:
        """The anchor that a link ``#fragment`` to an SDK page means.

        An operation named like a heading before it (``# Ping`` and ``## ping``) gets a
        suffix from the host; links in the source don't know that. Any other fragment is
        given back as it is.
        """
        page = self.pages.get(path)
        if page is None or not page.operations:
            return fragment
        _, by_slug = self._operation_anchors(page)
        return by_slug.get(fragment, fragment)

    def operation_anchor(self, page: Page, operation: Operation) -> str:
        """The id that an operation's heading has on its page."""
        by_line, _ = self._operation_anchors(page)
        return by_line[operation.heading]

    def _operation_anchors(self, page: Page) -> tuple[dict[int, str], dict[str, str]]:
        """Ids of the operations' headings, by their lines and by what links call them."""
        if page.path not in self._anchors:
            lines = {operation.heading for operation in page.operations}
            taken = Ids()
            by_line: dict[int, str] = {}
            by_slug: dict[str, str] = {}
            for line, text in page.headings:
                slug = self.slug(text)
                identifier = taken.unique(heading_id(slug))
                if line in lines:
                    by_line[line] = identifier
                    by_slug.setdefault(slug, identifier)
            self._anchors[page.path] = (by_line, by_slug)
        return self._anchors[page.path]


def folder_of(path: str) -> str:
    """The folder that a file or folder stands in: `posixpath.dirname`, at a fifth of its time."""
    return path.rpartition("/")[0]


def is_primitive(name: str) -> bool:
    """Whether a name is the language's own, not that of a page."""
    return name.removeprefix("::").lower() in _PRIMITIVES


def _marked_root(path: str) -> str:
    """The docs root that a path itself tells: past ``docs``, or before a folder of models."""
    folders = path.split("/")[:-1]
    lower = [folder.lower() for folder in folders]
    # An API's tag may be called "docs" (`docs/sdks/docs/README.md`): what follows must fit.
    fits = [i for i, f in enumerate(lower[:-1]) if f == "docs" and lower[i + 1] in _ROOT_MARKS]
    if fits:
        keep = fits[-1] + 1
    elif "docs" in lower:
        keep = len(folders) - lower[::-1].index("docs")
    else:
        keep = next((i for i, f in enumerate(lower) if f in _ROOT_MARKS), len(folders))
    return "/".join(folders[:keep]) + "/" if keep else ""


def _spelling(path: str) -> str:
    return unicodedata.normalize("NFC", path).lower()


def _folders(path: str) -> list[str]:
    return [folder.lower() for folder in path.split("/")[:-1]]


def _settle_bare(pages: dict[str, Page]) -> dict[str, Page]:
    """Take a bare page for a type's only where its folder holds types that are no doubt."""
    sure = {
        folder_of(page.path)
        for page in pages.values()
        if page.is_model and page.kind is not PageKind.BARE
    }
    return {
        path: replace(page, kind=PageKind.OTHER, generated=False, lead="", alike=True)
        if page.kind is PageKind.BARE and folder_of(path) not in sure
        else page
        for path, page in pages.items()
    }
