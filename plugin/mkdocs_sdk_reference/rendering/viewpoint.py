"""What is needed to show other pages on the page in hand."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..model import Page
from ..reference import Reference
from .markup import Html
from .words import Words


@dataclass(slots=True)
class Viewpoint:
    """A page, and what is known of all others.

    Attributes:
        page: The page in hand.
        set_aside: Told of each element whose text is other pages', for the host to leave out of
            its search.
        later: Told of what gives the rest of what such an element, or one inside it, holds: it is
            called, in this order, once the host's extensions, which have nothing to do there, are
            through with the page.
        indexes: Path of the model index of each docs root that has one.
        address: Gives the address of a file of the site as the page's HTML has it, once the host
            is through with the links of the page's source.
    """

    page: Page
    reference: Reference
    set_aside: Callable[[etree.Element], None]
    later: Callable[[etree.Element, Callable[[], Html]], None]
    indexes: Mapping[str, str]
    words: Words
    address: Callable[[str], str] | None = None

    def aside(self, element: etree.Element, fill: Callable[[], Html]) -> None:
        """Set an element aside, and have it filled later."""
        self.set_aside(element)
        self.later(element, fill)

    @property
    def pages(self) -> Mapping[str, Page]:
        """All pages of the site, by path."""
        return self.reference.pages

    @property
    def index(self) -> str:
        """Path of the model index of the page's own docs root; "" without one."""
        return self.indexes.get(self.reference.root_of(self.page.path), "")

    def href(self, target: str, fragment: str = "") -> str:
        """A link to a page of the site, for this page, as it is told now."""
        target = self.reference.path_of(target)
        if target == self.page.path and fragment:
            return f"#{fragment}"
        if self.address is None:
            return self.reference.href_to(self.page, target, fragment)
        return f"{self.address(target)}#{fragment}" if fragment else self.address(target)
