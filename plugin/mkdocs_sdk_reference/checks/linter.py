"""Checks a docs folder: pages → findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import Flaw, Page, Problem
from ..reference import Reference
from . import rules
from .display import listed
from .findings import Finding
from .links import LinkChecker
from .notes import check_notes
from .notices import check_notices

_OF_FLAW = {
    Flaw.BYTES: rules.BAD_BYTES,
    Flaw.ROW: rules.TORN_ROW,
    Flaw.CUT: rules.CUT_TABLE,
}


class Linter:
    """Checks the pages of a docs folder.

    Args:
        reference: The folder's pages.
        all_pages: Whether to check links of hand-written pages that don't lead into the
            reference, and their images; a host checks those itself.
        skipped: Paths of pages not to check, such as a home page made from the repository's
            README.
        beyond: Folders that only symbolic links lead to, with a ``/`` at their end. What is in
            them isn't known.
    """

    def __init__(
        self,
        reference: Reference,
        *,
        all_pages: bool,
        skipped: Iterable[str] = (),
        beyond: Iterable[str] = (),
    ) -> None:
        self._pages = reference.pages
        self._skipped = frozenset(skipped)
        self._links = LinkChecker(
            reference, all_pages=all_pages, skipped=self._skipped, beyond=beyond
        )

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
    """Yield a finding for each problem of a page."""
    for problem in problems:
        yield Finding(_OF_FLAW[problem.flaw], path, problem.line, detail=problem.message)


def of_reference(reference: Reference) -> Iterator[Finding]:
    """Yield the findings about all pages together: names, types without users, notes."""
    for found in reference.ambiguous:
        candidates = listed(found.candidates)
        yield Finding(
            rules.AMBIGUOUS_NAME, found.page, found.line, text=found.name, read_as=candidates
        )
    for key in reference.unnamed:
        type_ = reference.types[key]
        yield Finding(rules.UNNAMED_TYPE, type_.page, 0, text=type_.name)
    yield from check_notes(reference)
