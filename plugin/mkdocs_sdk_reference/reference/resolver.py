"""What a link of a page means: sound, repaired by a rule with a name, or dead."""

from __future__ import annotations

import posixpath
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from urllib.parse import quote, unquote, urlsplit

from ..commonmark.expressions import parse_type
from ..commonmark.urls import is_address
from ..model import Destination, Page
from .catalog import Catalog, folder_of, is_primitive


class Defect(Enum):
    """The defects that have a rule (input.md), by the codes of their findings."""

    UNDEFINED = "undefined-prefix"
    LETTER_CASE = "letter-case"
    SPELLING = "other-spelling"
    ROOT_RELATIVE = "root-relative"
    EMPTY_NAME = "empty-name"
    WRONG_FOLDER = "wrong-folder"
    ANCHOR = "heading-anchor"
    SITE_ABSOLUTE = "site-absolute"


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a link means.

    Attributes:
        href: What the host should be given; the source's own text where it is sound or not
            ours to judge, "" where the link is dead.
        target: Path of the file that it leads to, None for a link that isn't to a file.
        defect: The defect that was repaired, None where nothing was.
        missing: Path that a dead link points to.
        candidates: Paths of the files that a dead link could mean, where they are several.
    """

    href: str
    target: str | None = None
    defect: Defect | None = None
    missing: str | None = None
    candidates: tuple[str, ...] = ()

    @property
    def is_dead(self) -> bool:
        """Whether the link has no target and no rule gives it one."""
        return self.missing is not None


_NAME = re.compile(
    r"[^\W\d][\w$]*(?:(?:\.|::|\\|/)[^\W\d][\w$]*)*"
    r"(?![\w$]|(?:\.|::|\\|/)[^\W\d]|[\[<(](?!\]))"
)
"""A name that is no wrapper: ``shared.X`` of ``List[shared.X]``, and of ``shared.X[]``; no ``T``
of ``T.nilable(…)``."""
_INDEXES = frozenset({"readme.md", "index.md"})


class Links:
    """Resolves links of a site's pages against the files that are there.

    Args:
        absolute_base: Address before links such as ``/scopes``, which come from the OpenAPI
            text and mean the vendor's site; "" leaves them to the host.
        outside: Pages made of files outside the docs folder, by those files' paths from it.
    """

    def __init__(
        self,
        catalog: Catalog,
        absolute_base: str = "",
        outside: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.catalog = catalog
        self._absolute_base = absolute_base.rstrip("/")
        self._outside = outside
        self._known: dict[tuple[str, str], Resolution] = {}

    def take_over(self, before: Links) -> bool:
        """Take over what links meant in an earlier build, if they mean the same now."""
        if not self.catalog.resolves_like(before.catalog):
            return False
        self._known = before._known
        return True

    def resolve(self, page: Page, href: str, text: str = "") -> Resolution:
        """What `href` means on a page; `text` is the link's own, for links without a name."""
        if href.startswith("#"):
            return self._same_page(page, href)
        key = (sys.intern(folder_of(page.path)), href)
        if (known := self._known.get(key)) is None:
            known = self._resolve(page, href, text)
            if known.defect is not Defect.EMPTY_NAME and not known.is_dead:
                self._known[key] = known  # the others depend on the page and the text, too
        return known

    def resolve_at(self, page: Page, link: Destination) -> Resolution:
        """What a link of a page's text means."""
        known = self._known.get((folder_of(page.path), link.href))
        return known or self.resolve(page, link.href, parse_type(link.label).text)

    def wanted(self, page: Page, href: str) -> str:
        """The path that a relative link names by itself; "" for any other link."""
        if not is_address(href) or href.startswith(("/", "#")):
            return ""
        parts = urlsplit(href)
        return "" if parts.scheme or parts.netloc else _join(page.path, unquote(parts.path))

    def href_to(self, page: Page, target: str, fragment: str = "") -> str:
        """A relative link from a page to a file, for the host to resolve."""
        # No ":", which may end a scheme: a file can be called `javascript:x.md`.
        path = quote(self.path_to(page, target), safe="/@+,;=!$&'()*~", errors="surrogateescape")
        return f"{path}#{fragment}" if fragment else path

    def path_to(self, page: Page, target: str) -> str:
        """The way from a page's folder to a file."""
        return _relative(target, page.path)

    def _same_page(self, page: Page, href: str) -> Resolution:
        fragment = unquote(href[1:])
        anchor = self.catalog.anchor(page.path, fragment)
        if anchor == fragment:
            return Resolution(href)
        return Resolution(f"#{anchor}", page.path, Defect.ANCHOR)

    def _resolve(self, page: Page, href: str, text: str) -> Resolution:
        if not is_address(href):
            return Resolution("", missing=href)
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return Resolution(href)
        if href.startswith("/"):
            if not self._absolute_base:
                return Resolution(href)
            return Resolution(self._absolute_base + href, None, Defect.SITE_ABSOLUTE)
        path = unquote(parts.path).removeprefix("./")
        if not path:
            return Resolution(href)
        wanted = _join(page.path, path)
        if wanted in self.catalog.files:
            return self._sound(page, href, wanted, parts.fragment)
        targets, defect = self._repair(page, path, wanted, text)
        if len(targets) == 1:
            fragment = self.catalog.anchor(targets[0], unquote(parts.fragment))
            return Resolution(self.href_to(page, targets[0], fragment), targets[0], defect)
        names_no_file = not posixpath.splitext(posixpath.basename(path))[1]
        if names_no_file and not path.startswith("undefined/") and not path.endswith(".md"):
            return Resolution(href)  # names no file: the host has a word of its own for those
        if path.startswith("undefined/"):
            root = self.catalog.root_of(page.path)
            wanted = posixpath.normpath(root + path.removeprefix("undefined/"))
        return Resolution("", missing=wanted, candidates=tuple(targets))

    def _sound(self, page: Page, href: str, target: str, fragment: str) -> Resolution:
        if fragment and (anchor := self.catalog.anchor(target, unquote(fragment))) != fragment:
            return Resolution(self.href_to(page, target, anchor), target, Defect.ANCHOR)
        return Resolution(href, target)

    def _repair(
        self, page: Page, path: str, wanted: str, text: str
    ) -> tuple[Sequence[str], Defect | None]:
        """The files that the first fitting rule gives: one is an answer, several are none."""
        if path.startswith("undefined/"):
            return self._above(page, path.removeprefix("undefined/")), Defect.UNDEFINED
        if posixpath.basename(path) == ".md":
            return self._named_in(text, page), Defect.EMPTY_NAME
        if wanted in self._outside:
            return [self._outside[wanted]], Defect.ROOT_RELATIVE
        if same := self.catalog.in_any_case(wanted):
            return same, Defect.LETTER_CASE
        if same := self.catalog.in_any_spelling(_join(page.path, path.replace("\\", "/"))):
            return same, Defect.SPELLING
        if "/" in path and not path.startswith("."):
            if found := self._above(page, path):
                return found, Defect.ROOT_RELATIVE
            rest = path.removeprefix(self.catalog.docs_name + "/")
            if rest != path and (found := self._existing(rest)):
                return found, Defect.ROOT_RELATIVE
        base = posixpath.basename(path)
        if base.endswith(".md") and base.lower() not in _INDEXES:
            root = self.catalog.root_of(page.path)
            return self.catalog.of_base_name(base, root), Defect.WRONG_FOLDER
        return (), None

    def _named_in(self, text: str, page: Page) -> Sequence[str]:
        """The pages of the names in a type's text that are no wrappers and no primitives.

        One page is an answer where there is one name; of several names none is what is meant.
        """
        names = {name[0]: None for name in _NAME.finditer(text) if not is_primitive(name[0])}
        found = [page_.path for name in names for page_ in self.catalog.named(name, page.path)]
        return found if len(names) == 1 or len(found) > 1 else ()

    def _above(self, page: Page, rest: str) -> Sequence[str]:
        """`rest` under the nearest folder above the page that holds it."""
        folder = folder_of(page.path)
        rest = posixpath.normpath(rest)
        if rest.startswith(".."):
            return ()
        while True:
            if found := self._existing(f"{folder}/{rest}" if folder else rest):
                return found
            if not folder:
                return ()
            folder = folder_of(folder)

    def _existing(self, path: str) -> Sequence[str]:
        return [path] if path in self.catalog.files else self.catalog.in_any_case(path)


def _join(origin: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(folder_of(origin), path))


def _relative(target: str, origin: str) -> str:
    """The way from one file's folder to another file, both under one root."""
    to, start = target.split("/"), origin.split("/")[:-1]
    same = 0
    for here, there in zip(start, to[:-1], strict=False):
        if here != there:
            break
        same += 1
    return "/".join([".."] * (len(start) - same) + to[same:])
