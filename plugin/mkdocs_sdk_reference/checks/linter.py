"""Checks a docs folder: pages → findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import Flaw, Page, Problem
from ..reference.resolver import Links
from ..reference.usages import Relations
from . import rules
from .findings import Finding
from .links import LinkChecker
from .notices import check_notices

_OF_FLAW = {
    Flaw.BYTES: rules.BAD_BYTES,
    Flaw.ROW: rules.TORN_ROW,
    Flaw.CUT: rules.CUT_TABLE,
}


class Linter:
    """Checks the pages of a docs folder.

    Args:
        links: The folder's links.
        all_pages: Whether to check links of hand-written pages that don't lead into the
            reference, and images; a host checks those itself.
        skipped: Paths of pages not to check, such as a home page made from the repository's
            README.
        beyond: Folders that only symbolic links lead to, with a ``/`` at their end. What is in
            them isn't known.
    """

    def __init__(
        self,
        links: Links,
        *,
        all_pages: bool,
        skipped: Iterable[str] = (),
        beyond: Iterable[str] = (),
    ) -> None:
        self._pages = links.catalog.pages
        self._skipped = frozenset(skipped)
        self._links = LinkChecker(links, all_pages=all_pages, skipped=self._skipped, beyond=beyond)

    def pages(self) -> Iterator[Finding]:
        """Check all pages, in the order of paths and of the source."""
        for path, page in sorted(self._pages.items()):
            if path not in self._skipped:
                yield from self.page(page)

    def page(self, page: Page) -> Iterator[Finding]:
        """Check one page, in source order."""
        found = [*self._links.check(page), *check_notices(page)]
        if len(found) > 1:
            found.sort(key=lambda finding: (finding.line, finding.column))
        yield from found
        for line in page.passed_through:
            yield Finding(rules.UNKNOWN_TABLE, page.path, line)


def of_problems(path: str, problems: Iterable[Problem]) -> Iterator[Finding]:
    """The findings of what could not be read as it is."""
    for problem in problems:
        yield Finding(_OF_FLAW[problem.flaw], path, problem.line, detail=problem.message)


def of_relations(links: Links, relations: Relations) -> Iterator[Finding]:
    """The findings that take all pages together: ambiguous names, and types without users."""
    pages = links.catalog.pages
    for unclear in relations.unclear:
        candidates = ", ".join(unclear.candidates)
        yield Finding(
            rules.AMBIGUOUS_NAME, unclear.page, unclear.line, text=unclear.name, read_as=candidates
        )
    for path in relations.unnamed:
        yield Finding(rules.UNNAMED_TYPE, path, 0, text=pages[path].title)
