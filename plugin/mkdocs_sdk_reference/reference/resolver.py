"""Resolves links of pages: each is sound, repaired by a named rule, or dead."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from ..commonmark.expressions import parse_type
from ..commonmark.mdx import is_mdx
from ..commonmark.names import folder_of
from ..commonmark.urls import is_address, is_qualified_name
from ..dialects.repairs import HEADING_ANCHOR, MOST_CANDIDATES, SITE_ABSOLUTE, BrokenLink, LinkRule
from ..model import Destination, Page
from .catalog import Catalog


@dataclass(frozen=True, slots=True)
class Resolution:
    """The target of a link.

    Attributes:
        href: The link for the host: as in the source if it is sound or isn't checked,
            "" if it is dead.
        target: Path of the file that it leads to; None if it doesn't lead to a file.
        rule: The rule that repaired it, or applies without finding a file; else None.
        missing: Path that a dead link points to.
        candidates: Paths of the first files that a dead link could mean, if they are several.
    """

    href: str
    target: str | None = None
    rule: LinkRule | None = None
    missing: str | None = None
    candidates: tuple[str, ...] = ()

    @property
    def is_dead(self) -> bool:
        """Whether the link has no target, even by a rule."""
        return self.missing is not None

    @property
    def is_repaired(self) -> bool:
        """Whether only a rule makes the link lead to its target."""
        return self.rule is not None and not self.is_dead

    @property
    def fragment(self) -> str:
        """The anchor that it leads to; "" if it has none."""
        return self.href.partition("#")[2]


class Resolver:
    """Resolves links of a site's pages against the files that are there.

    Args:
        catalog: The site's pages and files.
        absolute_base: Address before links such as ``/scopes``, which come from the OpenAPI
            text and mean the vendor's site; "" leaves them to the host.
    """

    def __init__(self, catalog: Catalog, absolute_base: str = "") -> None:
        self.catalog = catalog
        self._absolute_base = absolute_base.rstrip("/")
        self._known: dict[tuple[str, str], Resolution] = {}

    def take_over(self, before: Resolver) -> bool:
        """Reuse the resolutions of an earlier build, if they still hold."""
        if not self.catalog.resolves_like(before.catalog):
            return False
        self._known = before._known
        return True

    def resolve(self, page: Page, href: str, text: str = "") -> Resolution:
        """Return what `href` means on a page; `text` is the link's text, for empty file names."""
        if href.startswith("#"):
            return self._same_page(page, href)
        key = (folder_of(page.path), href)
        if (known := self._known.get(key)) is None:
            known = self._resolve(page, href, text)
            depends = known.rule and known.rule.reads_text  # on the page and the text, too
            if not known.is_dead and not depends and not href.startswith("/"):
                self._known[key] = known
        return known

    def resolve_at(self, page: Page, link: Destination) -> Resolution:
        """Return what a link in a page's text means."""
        known = self._known.get((folder_of(page.path), link.href))
        return known or self.resolve(page, link.href, parse_type(link.label).text)

    def wanted(self, page: Page, href: str) -> str:
        """Return the path that a relative link literally names; "" for any other link."""
        if not is_address(href) or href.startswith(("/", "#")) or is_qualified_name(href):
            return ""
        parts = urlsplit(href)
        return "" if parts.scheme or parts.netloc else self._join(page, unquote(parts.path))

    def href_to(self, page: Page, target: str, fragment: str = "") -> str:
        """Return a relative link from a page to a file, for the host to resolve."""
        # No ":", which may end a scheme: a file can be called `javascript:x.md`.
        path = quote(self.path_to(page, target), safe="/@+,;=!$&'()*~", errors="surrogateescape")
        return f"{path}#{fragment}" if fragment else path

    def path_to(self, page: Page, target: str) -> str:
        """Return the relative path from a page's folder to a file."""
        return _relative(target, page.path)

    def _join(self, page: Page, path: str) -> str:
        """The path that a relative path means; ``..`` stays if it leaves an SDK's folder."""
        at, _ = self.catalog.docs_at(page.path)
        folder = folder_of(page.path[len(at) :])
        return at + posixpath.normpath(posixpath.join(folder, path))

    def _same_page(self, page: Page, href: str) -> Resolution:
        fragment = unquote(href[1:])
        anchor = self.catalog.anchor(page.path, fragment)
        if anchor == fragment:
            is_type = f"{page.path}#{anchor}" in self.catalog.types
            return Resolution(href, page.path if is_type else None)
        return Resolution(f"#{anchor}", page.path, HEADING_ANCHOR)

    def _resolve(self, page: Page, href: str, text: str) -> Resolution:
        if not is_address(href):
            return Resolution("", missing=href)
        parts = urlsplit(href)
        if is_qualified_name(href):
            path = unquote(href)
            return self._repaired(page, href, BrokenLink(page, path, path, text), "")
        if parts.scheme or parts.netloc:
            return Resolution(href)
        if href.startswith("/"):
            target = self._from_root(page, unquote(parts.path)) if is_mdx(page.path) else None
            if target is not None:
                return self._sound(page, href, target, parts.fragment)
            if not self._absolute_base:
                return Resolution(href)
            return Resolution(self._absolute_base + href, None, SITE_ABSOLUTE)
        path = unquote(parts.path).removeprefix("./")
        if not path:
            return Resolution(href)
        wanted = self._join(page, path)
        if (target := self.catalog.file_at(wanted)) is not None:
            return self._sound(page, href, target, parts.fragment)
        if is_mdx(page.path) and not path.endswith("/") and not _has_extension(path):
            path, wanted = f"{path}.mdx", f"{wanted}.mdx"
        return self._repaired(page, href, BrokenLink(page, path, wanted, text), parts.fragment)

    def _from_root(self, page: Page, path: str) -> str | None:
        """The file of an absolute link in MDX: its site's root is the docs root."""
        return self.catalog.file_at(self.catalog.root_of(page.path) + path.lstrip("/"))

    def _repaired(self, page: Page, href: str, link: BrokenLink, fragment: str) -> Resolution:
        """The resolution of a broken link by the first rule that applies to it."""
        rule: LinkRule | None = None
        targets: tuple[str, ...] = ()
        for rule_ in (page.dialect or self.catalog.dialect_at(page.path)).link_rules:
            found = rule_.find(link, self.catalog)
            if found is not None:
                rule, targets = rule_, tuple(found[: MOST_CANDIDATES + 1])
                break
        if len(targets) == 1:
            anchor = self.catalog.anchor(targets[0], unquote(fragment))
            return Resolution(self.href_to(page, targets[0], anchor), targets[0], rule)
        is_sure = rule is not None and rule.is_sure
        if not is_sure and not _has_extension(link.path):
            return Resolution(href)  # no file name: the host reports those itself
        missing = link.wanted
        if rule is not None and rule.missing is not None:
            missing = rule.missing(link, self.catalog)
        return Resolution("", rule=rule, missing=missing, candidates=targets)

    def _sound(self, page: Page, href: str, target: str, fragment: str) -> Resolution:
        if fragment and (anchor := self.catalog.anchor(target, unquote(fragment))) != fragment:
            return Resolution(self.href_to(page, target, anchor), target, HEADING_ANCHOR)
        return Resolution(href, target)


def _has_extension(path: str) -> bool:
    """Whether a path names a file, even if its name is only an extension."""
    name = posixpath.basename(path)
    return bool(posixpath.splitext(name)[1]) or name in {".md", ".mdx"}


def _relative(target: str, origin: str) -> str:
    """The relative path from one file's folder to another file, both under one root."""
    to, start = target.split("/"), origin.split("/")[:-1]
    same = 0
    for here, there in zip(start, to[:-1], strict=False):
        if here != there:
            break
        same += 1
    return "/".join([".."] * (len(start) - same) + to[same:])
