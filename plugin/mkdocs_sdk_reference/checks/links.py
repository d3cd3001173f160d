"""Checks the links of pages: their targets, anchors and URLs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import unquote

from ..commonmark.urls import is_address, is_qualified_name, safe_url
from ..dialects.repairs import EMPTY_NAME
from ..model import Destination, Kind, Page
from ..reference import Reference, Resolution
from . import rules
from .anchors import Anchors
from .display import listed
from .edits import link_edit, unlinked
from .findings import Edit, Finding
from .lines import Lines
from .rules import RULES, Rule

_OF_PLUGINS = re.compile(r"\{[{%]|^:::|--8<--", re.MULTILINE)
"""Syntax of other plugins that may generate headings, which the source doesn't show."""

_OF_NO_PAGE = frozenset({EMPTY_NAME, rules.PRIMITIVE_LINK.name})
"""Rules for links that mean no page and should become plain text."""


class _Verdict(NamedTuple):
    """A defect of a link; the fields are those of a finding."""

    rule: Rule
    read_as: str = ""
    edit: Edit | None = None


class LinkChecker:
    """Checks the links of a docs folder's pages.

    Args:
        reference: The folder's pages.
        all_pages: Whether to check links of hand-written pages that don't lead into the
            reference, and their images; a host checks those itself.
        skipped: Paths of pages whose links are relative to another place, such as a home page
            made from the repository's README.
        beyond: Folders that only symbolic links lead to, with a ``/`` at their end. What is in
            them isn't known.
    """

    def __init__(
        self,
        reference: Reference,
        *,
        all_pages: bool,
        skipped: frozenset[str],
        beyond: Iterable[str],
    ) -> None:
        self._reference = reference
        self._anchors = Anchors(reference)
        self._all_pages = all_pages
        self._skipped = skipped
        self._beyond = tuple(beyond)

    def check(self, page: Page) -> Iterator[Finding]:
        """Check the links of a page, in source order."""
        lines = Lines(page)
        for link in page.destinations:
            verdict = self._judge(page, link)
            if verdict is not None:
                rule, read_as, edit = verdict
                line, column = lines.position(link.start)
                text = page.text[link.start : link.end]
                yield Finding(rule, page.path, line, column, text, read_as, edit=edit)

    def _judge(self, page: Page, link: Destination) -> _Verdict | None:
        """The defect of a link; None if it is sound or isn't checked."""
        is_ours = self._reference.is_untrusted(page)  # a host doesn't see its text
        is_checked = is_ours or self._all_pages
        if link.of_image and not is_checked:
            return None
        if is_checked and not _is_safe(link):
            return _Verdict(rules.UNSAFE_ADDRESS)
        if self._beyond and self._reference.wanted(page, link.href).startswith(self._beyond):
            return None
        found = self._reference.resolve_at(page, link)
        if found.target in self._skipped:
            return None  # right in the repository, where that page has another path
        if found.is_dead:
            is_reported = is_checked and not self._leads_to_sources(page, found)
            return _dead(page, found, link) if is_reported else None
        if found.rule is not None:
            return self._repaired(page, link, found, is_ours=is_ours)
        if is_checked and link.href.startswith("/") and found.target is None:
            return _Verdict(rules.SITE_ABSOLUTE)
        if is_checked and not self._has_anchor(page, link, found):
            return _Verdict(rules.DEAD_ANCHOR)
        return None

    def _repaired(
        self, page: Page, link: Destination, found: Resolution, *, is_ours: bool
    ) -> _Verdict | None:
        """The verdict on a link that a repair rule resolved."""
        assert found.rule is not None
        is_in_reference = is_ours or self._is_generated(found.target)
        if is_in_reference or (self._all_pages and found.rule.is_general):
            edit = link_edit(self._reference, page, link, found)
            return _Verdict(RULES[found.rule.name], found.target or found.href, edit)
        # The other rules are for generated pages; between hand-written ones they would guess.
        wanted = self._reference.wanted(page, link.href)
        return _Verdict(rules.DEAD_LINK, wanted) if self._all_pages else None

    def _leads_to_sources(self, page: Page, found: Resolution) -> bool:
        """Whether a page about one of the generator's helpers links to a file beside the docs."""
        missing, root = found.missing or "", self._reference.root_of(page.path)
        is_helper = page.generated and page.kind is Kind.OTHER
        return is_helper and (missing.startswith("../") or not missing.startswith(root))

    def _is_generated(self, path: str | None) -> bool:
        page = self._reference.pages.get(path or "")
        return page is not None and page.generated

    def _has_anchor(self, page: Page, link: Destination, found: Resolution) -> bool:
        address, _, fragment = link.href.partition("#")
        if not fragment or ":~:" in fragment or (address and found.target is None):
            return True
        target = self._reference.pages.get(found.target or page.path)
        if target is None or (not target.generated and _OF_PLUGINS.search(target.text)):
            return True
        return unquote(fragment) in self._anchors.of(target)


def _is_safe(link: Destination) -> bool:
    if is_qualified_name(link.href):
        return True  # read as a name, never shown as a URL
    return is_address(link.href) and safe_url(link.href, image=link.of_image)


def _dead(page: Page, found: Resolution, link: Destination) -> _Verdict:
    missing = found.missing or ""
    if not is_address(link.href):
        return _Verdict(rules.UNSAFE_ADDRESS)
    candidates = listed(found.candidates)
    if found.rule is not None and found.rule.name in _OF_NO_PAGE:
        rule = RULES[found.rule.name]
        return _Verdict(rule, candidates, None if candidates else unlinked(page, link))
    if found.rule is not None and found.rule.name == rules.README_OUTSIDE.name:
        return _Verdict(rules.README_OUTSIDE, missing)
    if candidates:
        return _Verdict(rules.AMBIGUOUS_LINK, candidates)
    if missing.startswith("../") or "/../" in missing:  # of the site, or of one of its SDKs
        return _Verdict(rules.OUTSIDE_DOCS, missing)
    return _Verdict(rules.DEAD_LINK, missing)
