"""Type expressions → elements, each name linked to its page."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable
from dataclasses import dataclass

from ..links import Links, Resolution
from ..model import Link, Page, TypeExpr
from ..references import Run, read_type
from .elements import append_text, child
from .sanitiser import safe_url

_ABSOLUTE = re.compile(r"/|[A-Za-z][A-Za-z0-9+.-]*:")

OnLink = Callable[[Link, Resolution], None]
"""Told of each link of the source, once what it means is known."""


@dataclass(frozen=True, slots=True)
class TypeRenderer:
    """Renders the type expressions of one page.

    Attributes:
        on_link: Told of every source link, for the report.
    """

    page: Page
    links: Links
    on_link: OnLink

    def into(
        self, parent: etree.Element, type_: TypeExpr, *, unqualified: bool = False
    ) -> list[str]:
        """Append a type to an element: all its text, and its links on the names alone.

        Gives the paths of the files that it leads to. `unqualified` is that of `read_type`.
        """
        reading = read_type(self.links, self.page, type_, unqualified=unqualified)
        for link, found in reading.links:
            self.on_link(link, found)
        for run in reading.runs:
            _append(parent, run, run.href)
        return reading.targets

    def of_another(
        self, parent: etree.Element, origin: Page, type_: TypeExpr, *, unqualified: bool = False
    ) -> None:
        """Append a type that another page writes; its links are made to be right on this one."""
        for run in read_type(self.links, origin, type_, unqualified=unqualified).runs:
            _append(parent, run, self._from_here(run, origin))

    def _from_here(self, run: Run, origin: Page) -> str:
        if run.target:
            return self.links.href_to(self.page, run.target, run.href.partition("#")[2])
        if run.href.startswith("#"):
            return self.links.href_to(self.page, origin.path, run.href[1:])
        # What is relative to the other page and leads to no known file would be wrong here.
        return run.href if _ABSOLUTE.match(run.href) and safe_url(run.href) else ""


def _append(parent: etree.Element, run: Run, href: str) -> None:
    if not href:
        append_text(parent, run.text)
        return
    link = child(parent, "a", run.text, href=href)
    if run.label:
        link.set("aria-label", run.label)
