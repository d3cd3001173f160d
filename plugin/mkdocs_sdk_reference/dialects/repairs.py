"""Rules that repair broken links: their interface, and those for any generator.

A rule has a name and returns candidates. One candidate is an answer, several are none: no rule
chooses by similarity.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from ..model import Page, Type

MOST_CANDIDATES = 20
"""How many files or types that a link or name could mean are reported, plus one."""
_README = "readme.md"
_INDEXES = frozenset({"readme.md", "index.md", "readme.mdx", "index.mdx"})


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A relative link that leads to no file.

    Attributes:
        page: The page that it is on.
        path: Its path as in the source, decoded; never empty.
        wanted: The path under the docs folder that it literally names.
        text: The link's text; "" if it isn't known.
    """

    page: Page
    path: str
    wanted: str
    text: str


class Lookup(Protocol):
    """The look-ups that a rule may make among the files and types of a site."""

    @property
    def outside(self) -> Mapping[str, str]:
        """Pages made of files outside the docs folder, by those files' paths from it."""

    def docs_at(self, path: str) -> tuple[str, str]:
        """Return the folder of a file's SDK in the site, and the name of the SDK's docs folder.

        The folder ends with ``/``; it is "" in a site of one SDK.
        """

    def root_of(self, path: str) -> str:
        """Return the docs root that a file is in: "" or a folder with a trailing ``/``."""

    def root_of_names(self, path: str) -> str:
        """Return the docs root whose types a page names: its own, or the only one below it."""

    def existing(self, path: str) -> Sequence[str]:
        """Return the file at a path, or those whose paths differ only in letter case."""

    def above(self, page: Page, rest: str) -> Sequence[str]:
        """Return `rest` under the nearest folder above the page that contains it."""

    def in_any_case(self, path: str) -> Sequence[str]:
        """Return the files whose paths differ only in letter case."""

    def in_any_spelling(self, path: str) -> Sequence[str]:
        """Return the files whose paths differ only in letter case and the form of accents."""

    def of_base_name(self, name: str, root: str) -> Sequence[str]:
        """Return the files of exactly that name in a docs root, except in roots inside it."""

    def of_letters(self, name: str, root: str) -> Sequence[str]:
        """Return the pages in a docs root whose names have exactly these letters and digits."""

    def named(self, name: str, origin: str) -> Sequence[Type]:
        """Return the types that a qualified name on a page can mean."""

    def is_primitive(self, name: str, origin: str) -> bool:
        """Return whether a name on a page is a primitive of its language."""


Find = Callable[[BrokenLink, Lookup], "Sequence[str] | None"]


def _nothing(_link: BrokenLink, _lookup: Lookup) -> None:
    """Repair nothing."""


@dataclass(frozen=True, slots=True)
class LinkRule:
    """A way to repair links.

    Attributes:
        name: Its name, and that of its findings.
        find: Returns the files that a link may mean; None if the rule doesn't apply to it.
        is_sure: Whether a link that the rule applies to certainly means a file, so that it is
            dead if the rule finds none.
        reads_text: Whether the answer depends on the link's text and its page, too.
        is_general: Whether it also applies between hand-written pages.
        missing: Returns the path that a dead link of this form points to; None for the path that
            the link literally names.
    """

    name: str
    find: Find = _nothing
    is_sure: bool = False
    reads_text: bool = False
    is_general: bool = False
    missing: Callable[[BrokenLink, Lookup], str] | None = None


def _outside(link: BrokenLink, lookup: Lookup) -> Sequence[str] | None:
    found = lookup.outside.get(link.wanted)
    return [found] if found is not None else None


def other_form(path: str) -> str:
    """Return a page's path with MDX's extension instead of Markdown's, or the reverse."""
    return f"{path}x" if path.endswith(".md") else re.sub(r"\.mdx$", ".md", path)


def _other_extension(link: BrokenLink, lookup: Lookup) -> Sequence[str] | None:
    if not link.wanted.endswith((".md", ".mdx")):
        return None
    return lookup.in_any_case(other_form(link.wanted)) or None


def _letter_case(link: BrokenLink, lookup: Lookup) -> Sequence[str] | None:
    return lookup.in_any_case(link.wanted) or None


def _spelling(link: BrokenLink, lookup: Lookup) -> Sequence[str] | None:
    folder = posixpath.dirname(link.page.path)
    path = posixpath.normpath(posixpath.join(folder, link.path.replace("\\", "/")))
    return lookup.in_any_spelling(path) or None


def _root_relative(link: BrokenLink, lookup: Lookup) -> Sequence[str] | None:
    if "/" not in link.path or link.path.startswith("."):
        return None
    if found := lookup.above(link.page, link.path):
        return found
    at, name = lookup.docs_at(link.page.path)
    rest = link.path.removeprefix(name + "/")
    return (rest != link.path and lookup.existing(at + rest)) or None


def _wrong_folder(link: BrokenLink, lookup: Lookup) -> Sequence[str] | None:
    base = posixpath.basename(link.path)
    if not base.endswith((".md", ".mdx")) or base.lower() in _INDEXES:
        return None
    return lookup.of_base_name(base, lookup.root_of(link.page.path))


def _readme(link: BrokenLink, _lookup: Lookup) -> Sequence[str] | None:
    return () if posixpath.basename(link.wanted).lower() == _README else None


OUTSIDE = LinkRule("root-relative", _outside, is_general=True)
"""A file outside the docs folder that the site has as a page."""
LETTER_CASE = LinkRule("letter-case", _letter_case, is_general=True)
"""The file whose path differs only in letter case."""
OTHER_EXTENSION = LinkRule("other-extension", _other_extension, is_general=True)
"""The same page as MDX instead of Markdown, or the reverse."""
OTHER_SPELLING = LinkRule("other-spelling", _spelling, is_general=True)
"""The same path with a backslash for a slash, or accents in another form."""
ROOT_RELATIVE = LinkRule("root-relative", _root_relative, is_general=True)
"""A path from a folder above the page, or from the repository's root."""
WRONG_FOLDER = LinkRule("wrong-folder", _wrong_folder)
"""The only file of that name in the same docs root."""
README = LinkRule("readme-outside", _readme, is_sure=True)
"""The repository's README, if it isn't part of the site."""

GENERAL = (OUTSIDE, LETTER_CASE, OTHER_EXTENSION, OTHER_SPELLING, ROOT_RELATIVE, WRONG_FOLDER)
"""The rules of each dialect that doesn't list its own, in the order in which they are tried."""

HEADING_ANCHOR = LinkRule("heading-anchor")
"""A fragment for a heading with another id, as an earlier heading has the same text."""
SITE_ABSOLUTE = LinkRule("site-absolute")
"""A link to the vendor's own site, whose address the user has set."""
EMPTY_NAME = "empty-name"
"""Name of the rule for links without a file name, which findings treat separately."""
