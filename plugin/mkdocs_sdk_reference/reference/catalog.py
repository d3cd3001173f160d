"""Finds the pages and types of a site by path, by name and by docs root."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from ..commonmark.ids import Slugify
from ..commonmark.mdx import is_mdx
from ..commonmark.names import SEPARATOR, folder_of, letters, page_name
from ..dialects import DIALECTS, Dialect, by_root
from ..dialects.repairs import other_form
from ..model import Page, Type
from .anchors import anchors_on, has_targets, meant
from .sdks import Sdk, sdk_at
from .settling import settle


class Catalog:
    """The pages and types of a site, and their names.

    Args:
        pages: The Markdown pages.
        files: Paths of all files under the docs folder that links may lead to.
        docs_name: Name of the docs folder itself, for links from the repository's root.
        slug: The host's rule for anchors.
        outside: Pages made of files outside the docs folder, by those files' paths from it.
        sdks: The SDKs of one API that share the site; () for a site of one SDK.

    Attributes:
        pages: The pages by path.
        types: The types by key, in the order of paths and of the source.
    """

    def __init__(  # noqa: PLR0913, PLR0917 (what a site consists of)
        self,
        pages: Iterable[Page],
        files: Iterable[str],
        docs_name: str,
        slug: Slugify,
        outside: Mapping[str, str] = MappingProxyType({}),
        sdks: Sequence[Sdk] = (),
    ) -> None:
        self._sdks = sdks
        self._site = Sdk("", docs_name=docs_name)
        self.slug = slug
        self.outside = {
            **outside,
            **{f"{sdk.at}../README.md": sdk.readme for sdk in sdks if sdk.readme},
        }
        self.pages: Mapping[str, Page] = settle({p.path: p for p in pages}, slug)
        self.files = frozenset(files)
        generated = [page for page in self.pages.values() if page.dialect is not None]
        self._dialects = list({p.dialect.name: p.dialect for p in generated if p.dialect}.values())
        self._roots = {p.dialect.docs_root(p.path) for p in generated if p.dialect}
        self._written = {folder_of(page.path) for page in generated}
        self._root_of: dict[str, str] = {}
        self._names_of: dict[str, str] = {}
        self._dialect_of = by_root(generated, self.root_of)
        self._types_in: dict[str, list[Type]] = {}
        self._by_name: dict[str, dict[str, list[Type]]] = {}
        self._named: dict[tuple[str, str], _Namesakes] = {}
        for page in generated:
            root = self.root_of(page.path) if page.types else ""
            for type_ in page.types:
                self._add_type(root, type_)
        self.types: Mapping[str, Type] = {
            type_.key: type_ for _, page in sorted(self.pages.items()) for type_ in page.types
        }
        self._anchors: dict[str, Mapping[str, str]] = {}

    def _add_type(self, root: str, type_: Type) -> None:
        if type_.owner:  # only its own page can mean it
            return
        self._types_in.setdefault(root, []).append(type_)
        names = self._by_name.setdefault(root, {})
        for name in {type_.name.lower(), type_.title.lower()}:
            names.setdefault(name, []).append(type_)

    def docs_at(self, path: str) -> tuple[str, str]:
        """Return the folder of a file's SDK in the site, and the name of the SDK's docs folder."""
        sdk = sdk_at(self._sdks, path)
        found = sdk if sdk is not None and sdk.docs_name else self._site
        return found.at, found.docs_name

    def root_of(self, path: str) -> str:
        """Return the docs root that a file is in: "" or a folder with a trailing ``/``."""
        folder = folder_of(path)
        if folder not in self._root_of:
            self._root_of[folder] = self._find_root(path)
        return self._root_of[folder]

    def _find_root(self, path: str) -> str:
        for dialect in self._dialects:
            marked = dialect.docs_root(path)
            if marked in self._roots:
                return marked
        folder = folder_of(path)
        while folder:
            if folder + "/" in self._roots:
                return folder + "/"
            folder = folder_of(folder)
        return ""

    def root_of_names(self, path: str) -> str:
        """Return the docs root whose types a page names: its own, or the only one below it."""
        folder, root = folder_of(path), self.root_of(path)
        if root in self._types_in:
            return root
        if folder not in self._names_of:
            below = [r for r in self._types_in if r.startswith(f"{folder}/" if folder else "")]
            self._names_of[folder] = below[0] if len(below) == 1 else root
        return self._names_of[folder]

    def dialect_at(self, path: str) -> Dialect:
        """Return the dialect of a file's docs root, or else that of most of the site."""
        dialect = self._dialect_of.get(self.root_of(path))
        return dialect or next(iter(self._dialects), DIALECTS[0])

    def is_untrusted(self, page: Page) -> bool:
        """Return whether a page's text is an OpenAPI description's, not the site's author's.

        That is so for each generated page, and for MDX. The API's text can spoil a page's
        structure: a page that looks generated and is among generated ones is untrusted, too.
        """
        if page.generated or is_mdx(page.path):  # no host renders MDX
            return True
        if not page.alike:
            return False
        if folder_of(page.path) in self._written:
            return True
        root = self.root_of(page.path)
        known = self.dialect_at(page.path).root_folders
        return root in self._roots and not known.isdisjoint(_folders(page.path[len(root) :]))

    def types_in(self, root: str) -> Sequence[Type]:
        """Return the types of a docs root."""
        return self._types_in.get(root, ())

    def namespace(self, type_: Type) -> str:
        """Return a type's namespace: the folders below the folder of types, or below the root."""
        root = self.root_of(type_.page)
        folders = type_.page[len(root) :].split("/")[:-1]
        tops = self.dialect_at(type_.page).type_folders
        below = (at + 1 for at, folder in enumerate(folders) if folder.lower() in tops)
        return ".".join(folders[next(below, 0) :] or folders[-1:])

    @cached_property
    def _by_spelling(self) -> Mapping[str, list[str]]:
        """Files by a key that all spellings of their paths share; computed for broken links."""
        found: dict[str, list[str]] = {}
        for path in sorted(self.files):
            found.setdefault(_spelling(path), []).append(path)
        return found

    @cached_property
    def _by_base(self) -> Mapping[tuple[str, str], list[str]]:
        """Files by docs root and file name; computed for broken links."""
        found: dict[tuple[str, str], list[str]] = {}
        for path in sorted(self.files):
            found.setdefault((self.root_of(path), posixpath.basename(path)), []).append(path)
        return found

    @cached_property
    def _by_letters(self) -> Mapping[tuple[str, str], list[str]]:
        """Pages by docs root and the letters of their names; computed for broken links."""
        found: dict[tuple[str, str], list[str]] = {}
        for path in sorted(self.pages):
            found.setdefault((self.root_of(path), letters(page_name(path))), []).append(path)
        return found

    def resolves_like(self, other: Catalog) -> bool:
        """Return whether every link and name leads to the same place as in another catalog.

        That is so if the files are the same, the types have the same names, and no page of
        operations has changed, as their headings are anchors.
        """
        return self.files == other.files and all(
            page is (was := other.pages.get(path))
            or (was is not None and _offers(page) == _offers(was) and not has_targets(page))
            for path, page in self.pages.items()
        )

    def file_at(self, path: str) -> str | None:
        """Return the file at a path, or the page with this address on Mintlify; else None."""
        if path in self.files or not self._has_mdx:
            return path if path in self.files else None
        pages = (f"{path}.mdx", f"{path}.md", posixpath.join(path, "index.mdx"))
        return next((page for page in pages if page in self.files), None)

    @cached_property
    def _has_mdx(self) -> bool:
        return any(map(is_mdx, self.files))

    def existing(self, path: str) -> Sequence[str]:
        """Return the file at a path, or those whose paths differ only in letter case.

        A page may be Markdown in one place and MDX in another.
        """
        if path in self.files:
            return [path]
        return self.in_any_case(path) or self.in_any_case(other_form(path))

    def above(self, page: Page, rest: str) -> Sequence[str]:
        """Return `rest` under the nearest folder above the page that contains it."""
        folder = folder_of(page.path)
        top, _ = self.docs_at(page.path)
        rest = posixpath.normpath(rest)
        if rest.startswith(".."):
            return ()
        while True:
            if found := self.existing(f"{folder}/{rest}" if folder else rest):
                return found
            if f"{folder}/" == (top or "/"):
                return ()
            folder = folder_of(folder)

    def in_any_case(self, path: str) -> list[str]:
        """Return the files whose paths differ only in letter case."""
        lower = path.lower()
        return [found for found in self.in_any_spelling(path) if found.lower() == lower]

    def in_any_spelling(self, path: str) -> list[str]:
        """Return the files whose paths differ only in letter case and the form of accents.

        An accent is a character of its own in some names (NFD), and part of its letter in others.
        """
        return self._by_spelling.get(_spelling(path), [])

    def of_base_name(self, name: str, root: str) -> Sequence[str]:
        """Return the files of exactly that name in a docs root, except in roots inside it."""
        return self._by_base.get((root, name), ())

    def of_letters(self, name: str, root: str) -> Sequence[str]:
        """Return the pages in a docs root whose names have exactly these letters and digits."""
        return self._by_letters.get((root, name), ())

    def is_primitive(self, name: str, origin: str) -> bool:
        """Return whether a name on a page is a primitive of its language."""
        return self.dialect_at(origin).is_primitive(name)

    def named(self, name: str, origin: str) -> Sequence[Type]:
        """Return the types that a qualified name on the page `origin` can mean.

        By namespace and folder first, then by the only type of that name in the same docs
        root. With more than one type, the name is ambiguous: the caller must not choose.
        """
        dialect = self.dialect_at(origin)
        parts = [part for part in SEPARATOR.split(name) if part]
        if not parts or name in dialect.library_names or dialect.is_primitive(name):
            return []
        *spaces, last = parts
        if own := self._owned(origin, last):
            return own
        found = self._namesakes(self.root_of_names(origin), last)
        if not spaces:
            return found.types
        tops, lower = dialect.type_folders, [space.lower() for space in spaces]
        if near := found.below(space for space in lower if space not in tops):
            return near
        # The newest layout: `models/x.md` beside `errors/x.md`.
        near = [t for space in lower if space in tops for t in found.directly_in.get(space, ())]
        if not near and dialect.is_namespace(lower):
            near = found.types
        return near or found.below(lower)

    def _owned(self, origin: str, name: str) -> Sequence[Type]:
        """The type of this name that belongs to a page's own type."""
        page = self.pages.get(origin)
        return [t for t in page.types if t.owner and t.name == name] if page is not None else ()

    def _namesakes(self, root: str, name: str) -> _Namesakes:
        if (root, name) not in self._named:
            found = self._by_name.get(root, {}).get(name.lower(), [])
            exact = [type_ for type_ in found if name in (type_.name, type_.title)]
            self._named[root, name] = _Namesakes(root, exact or found)
        return self._named[root, name]

    def anchor(self, path: str, fragment: str) -> str:
        """Return the anchor that a link ``#fragment`` to a page means.

        An operation named like a heading before it (``# Ping`` and ``## ping``) gets a
        suffix from the host, which links in the source lack. Other links spell the name of an
        operation or type differently from its heading. Any other fragment is returned as it is.
        """
        page = self.pages.get(path)
        if page is None or not has_targets(page):
            return fragment
        if path not in self._anchors:
            self._anchors[path] = anchors_on(page, self.slug)
        return meant(fragment, self._anchors[path])


class _Namesakes:
    """The types of one name in a docs root, indexed by folder, as they may be many.

    Attributes:
        types: All of them.
        directly_in: Those directly in a folder, by its name in lower case.
    """

    def __init__(self, root: str, types: Sequence[Type]) -> None:
        self.types = types
        self.directly_in: dict[str, list[Type]] = {}
        self._below: dict[str, list[Type]] = {}
        for type_ in types:
            folders = _folders(type_.page[len(root) :])
            for folder in folders[-1:]:
                self.directly_in.setdefault(folder, []).append(type_)
            for folder in dict.fromkeys(folders):
                self._below.setdefault(folder, []).append(type_)

    def below(self, folders: Iterable[str]) -> Sequence[Type]:
        """Return the types below any of these folders, whose names are in lower case."""
        found = [self._below[folder] for folder in dict.fromkeys(folders) if folder in self._below]
        if len(found) == 1:
            return found[0]
        return list({type_.key: type_ for types in found for type_ in types}.values())


def _spelling(path: str) -> str:
    return unicodedata.normalize("NFC", path).lower()


def _folders(path: str) -> list[str]:
    return [folder.lower() for folder in path.split("/")[:-1]]


def _offers(page: Page) -> object:
    """The parts of a page on which links and names of other pages depend."""
    return page.kind, [(type_.key, type_.name, type_.title) for type_ in page.types]
