"""Type expressions → elements or HTML, each name linked to its page."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable
from dataclasses import dataclass

from ..commonmark.urls import safe_url
from ..model import Link, Page, TypeExpr
from ..reference import Expression, Reference, Resolution, Run
from .elements import append_text, child
from .markup import Html, joined, link, tag, text

_ABSOLUTE = re.compile(r"/|[A-Za-z][A-Za-z0-9+.-]*:")

_MOST_LINKS = 10
_LONGEST = 600
"""A type of another page's with more links or characters is cut, with a link to that page."""

OnLink = Callable[[Link, Resolution], None]
"""Told of each link of the source, once what it means is known."""


@dataclass(frozen=True, slots=True)
class TypeRenderer:
    """Renders the type expressions of one page.

    Attributes:
        on_link: Told of every source link, for the report.
        href: Gives a link from the page to a file of the site, by path, and its fragment.
    """

    page: Page
    reference: Reference
    on_link: OnLink
    href: Callable[[str, str], str]

    def into(self, parent: etree.Element, type_: TypeExpr) -> Expression:
        """Append a type to an element: all its text, and its links on the names alone.

        Returns what was read in it.
        """
        reading = self.reference.expression(self.page, type_)
        for written, found in reading.links:
            self.on_link(written, found)
        for run in reading.runs:
            if not run.is_link:
                append_text(parent, run.text)
                continue
            shown = child(parent, "a", run.text, href=self._href(run))
            if run.label:
                shown.set("aria-label", run.label)
        return reading

    def of_another(self, origin: Page, type_: TypeExpr) -> Html:
        """A type that another page writes; its links are made to be right on this one."""
        return self.written(origin, self.reference.expression(origin, type_))

    def written(self, origin: Page, reading: Expression) -> Html:
        """A type that another page writes, as it was read there."""
        left, length = _MOST_LINKS, 0
        runs = reading.runs
        made = []
        for at, run in enumerate(runs):
            length += len(run.text)
            if left == 0 or length > _LONGEST:
                rest = sum(1 for other in runs[at:] if other.target)
                more = f" … (+{rest})" if rest else " …"
                made.append(link(self.href(origin.path, ""), text(more)))
                break
            shown = text(run.text)
            href = self._from_here(run, origin) if run.is_link else ""
            if href:
                left -= 1
                label = {"aria-label": run.label} if run.label else None
                shown = tag("a", shown, **label, href=href) if label else link(href, shown)
            made.append(shown)
        return joined(made)

    def _href(self, run: Run) -> str:
        if not run.target:
            return run.url
        path = self.reference.path_of(run.target)
        return self.reference.href_to(self.page, path, run.fragment)

    def _from_here(self, run: Run, origin: Page) -> str:
        if run.target:
            path = self.reference.path_of(run.target)
            if path.endswith(".md") and path not in self.reference.pages:
                return ""  # left out of the site by the user: its own page links it, no other
            return self.href(path, run.fragment)
        if run.url.startswith("#"):
            return self.href(origin.path, run.url[1:])
        # What is relative to the other page and leads to no known file would be wrong here.
        return run.url if _ABSOLUTE.match(run.url) and safe_url(run.url) else ""
