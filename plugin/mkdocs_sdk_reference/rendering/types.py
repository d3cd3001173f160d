"""Type expressions → elements or HTML, each name linked to its page."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable
from dataclasses import dataclass

from ..commonmark.urls import safe_url
from ..model import Link, Page, TypeExpr
from ..reference.resolver import Links, Resolution
from ..reference.types import Reading, Run, read_type
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
    links: Links
    on_link: OnLink
    href: Callable[[str, str], str]

    def into(self, parent: etree.Element, type_: TypeExpr, *, unqualified: bool = False) -> Reading:
        """Append a type to an element: all its text, and its links on the names alone.

        Gives what was read in it. `unqualified` is that of `read_type`.
        """
        reading = read_type(self.links, self.page, type_, unqualified=unqualified)
        for written, found in reading.links:
            self.on_link(written, found)
        for run in reading.runs:
            if not run.href:
                append_text(parent, run.text)
                continue
            shown = child(parent, "a", run.text, href=run.href)
            if run.label:
                shown.set("aria-label", run.label)
        return reading

    def of_another(self, origin: Page, type_: TypeExpr, *, unqualified: bool = False) -> Html:
        """A type that another page writes; its links are made to be right on this one."""
        return self.written(origin, read_type(self.links, origin, type_, unqualified=unqualified))

    def written(self, origin: Page, reading: Reading) -> Html:
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
            href = self._from_here(run, origin) if run.href else ""
            if href:
                left -= 1
                label = {"aria-label": run.label} if run.label else None
                shown = tag("a", shown, **label, href=href) if label else link(href, shown)
            made.append(shown)
        return joined(made)

    def _from_here(self, run: Run, origin: Page) -> str:
        if run.target:
            if run.target.endswith(".md") and run.target not in self.links.catalog.pages:
                return ""  # left out of the site by the user: its own page links it, no other
            return self.href(run.target, run.href.partition("#")[2])
        if run.href.startswith("#"):
            return self.href(origin.path, run.href[1:])
        # What is relative to the other page and leads to no known file would be wrong here.
        return run.href if _ABSOLUTE.match(run.href) and safe_url(run.href) else ""
