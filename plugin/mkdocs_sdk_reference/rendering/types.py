"""Type expressions → elements, each name linked to its page."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable
from dataclasses import dataclass

from ..links import Links, Resolution
from ..model import Link, Page, TypeExpr
from ..references import Reading, Run, read_type
from .elements import append_text, child

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

    def of_another(self, parent: etree.Element, reading: Reading) -> None:
        """Append a type that another page writes; its links are made to be right on this one."""
        for run in reading.runs:
            href = self.links.href_to(self.page, run.target) if run.target else run.href
            _append(parent, run, href)


def _append(parent: etree.Element, run: Run, href: str) -> None:
    if not href:
        append_text(parent, run.text)
        return
    link = child(parent, "a", run.text, href=href)
    if run.label:
        link.set("aria-label", run.label)
