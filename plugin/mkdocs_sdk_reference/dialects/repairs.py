"""Rules that give broken links their targets: what a rule is, and those that suit any generator.

A rule has a name and gives candidates. One candidate is an answer, several are none: no rule
chooses by likeness.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from ..model import Page, Type

MOST_CANDIDATES = 20
"""As many files or types that a link or name could mean are told, and one more."""
_README = "readme.md"
_INDEXES = frozenset({"readme.md", "index.md", "readme.mdx", "index.mdx"})


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A relative link that leads to no file.

    Attributes:
        page: The page that it stands on.
        path: Its path as the source has it, decoded; never empty.
        wanted: The path under the docs folder that it names by itself.
        text: The link's own text; "" where that isn't known.
    """

    page: Page
    path: str
    wanted: str
    text: str


class Lookup(Protocol):
    """What a rule may look for among the files and types of a site."""

    @property
    def outside(self) -> Mapping[str, str]:
        """Pages made of files outside the docs folder, by those files' paths from it."""

    def docs_at(self, path: str) -> tuple[str, str]:
        """Return the folder of the SDK that a file belongs to, and its docs folder's own name.

        The folder has a ``/`` at its end; it is "" in a site of one SDK.
        """

    def root_of(self, path: str) -> str:
        """Return the docs root that a file stands in: "" or a folder with a ``/`` at its end."""

    def root_of_names(self, path: str) -> str:
        """Return the docs root whose types a page names: its own, or the only one below it."""

    def existing(self, path: str) -> Sequence[str]:
        """Return the file of a path, or those whose paths differ in letter case alone."""

    def above(self, page: Page, rest: str) -> Sequence[str]:
        """Return `rest` under the nearest folder above the page that holds it."""

    def in_any_case(self, path: str) -> Sequence[str]:
        """Return the files whose paths differ from this one in letter case alone."""

    def in_any_spelling(self, path: str) -> Sequence[str]:
        """Return those that differ in letter case and the form of accents alone."""

    def of_base_name(self, name: str, root: str) -> Sequence[str]:
        """Return the files of that very name under a docs root, none of a root inside it."""

    def of_letters(self, name: str, root: str) -> Sequence[str]:
        """Return the pages under a docs root whose names have these letters and digits alone."""

    def named(self, name: str, origin: str) -> Sequence[Type]:
        """Return the types that a qualified name can mean, seen from a page."""

    def is_primitive(self, name: str, origin: str) -> bool:
        """Return whether a name is the language's own, seen from a page."""


Find = Callable[[BrokenLink, Lookup], "Sequence[str] | None"]


def _nothing(_link: BrokenLink, _lookup: Lookup) -> None:
    """Repair nothing."""


@dataclass(frozen=True, slots=True)
class LinkRule:
    """A way to repair links.

    Attributes:
        name: Its name, which is that of the finding.
        find: Returns the files that a link may mean; None where the rule doesn't fit it.
        is_sure: Whether a link that the rule fits is certainly meant for a file, so that it is
            dead where the rule finds none.
        reads_text: Whether the answer depends on the link's text and its very page.
        is_general: Whether it also holds between pages that no generator wrote.
        missing: Returns the path that a dead link of this form points to; None for the path that
            the link names by itself.
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
    """Return a page's path with the ending of MDX for that of Markdown, or the reverse."""
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
"""The file whose path differs in letter case alone."""
OTHER_EXTENSION = LinkRule("other-extension", _other_extension, is_general=True)
"""The same page as MDX where Markdown is written, or as Markdown."""
OTHER_SPELLING = LinkRule("other-spelling", _spelling, is_general=True)
"""The same with a backslash for a slash, or accents in another form."""
ROOT_RELATIVE = LinkRule("root-relative", _root_relative, is_general=True)
"""A path from a folder above the page, or from the repository's root."""
WRONG_FOLDER = LinkRule("wrong-folder", _wrong_folder)
"""The only file of that name in the same docs root."""
README = LinkRule("readme-outside", _readme, is_sure=True)
"""The repository's README, where the site doesn't have it."""

GENERAL = (OUTSIDE, LETTER_CASE, OTHER_EXTENSION, OTHER_SPELLING, ROOT_RELATIVE, WRONG_FOLDER)
"""The rules that any generator's pages need, in the order in which they are tried."""

HEADING_ANCHOR = LinkRule("heading-anchor")
"""A fragment that means a heading whose id differs, since an earlier one has the same text."""
SITE_ABSOLUTE = LinkRule("site-absolute")
"""A link to the vendor's own site, which the user has named."""
EMPTY_NAME = "empty-name"
"""Name of the rule for links without a file's name, which findings tell from other dead ones."""
