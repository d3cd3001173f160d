"""What the processors of one Markdown instance share about the page in hand."""

from __future__ import annotations

import secrets
import xml.etree.ElementTree as etree
from collections.abc import Callable

from markdown import Markdown

from ..commonmark.ids import Ids
from ..model import Block, Link, Page
from ..reference import Resolution
from ..reference.added import AddedKind
from ..rendering.markup import Html
from ..rendering.nested import Nested
from ..rendering.types import TypeRenderer
from ..rendering.viewpoint import Viewpoint
from .details import Details
from .site import Build


class Now:
    """What the processors of one Markdown instance share about the page in hand.

    Attributes:
        generated: Whether a generator wrote the page.
        safe: Whether its text may do all that the host lets text do: it is by hand, or trusted.
    """

    def __init__(self, md: Markdown, build: Build) -> None:
        self.md = md
        self.build = build
        self.mark = ""
        self._indexes = build.added_at(AddedKind.MODELS)
        self.asides: list[etree.Element] = []
        self.fills: list[tuple[etree.Element, Callable[[], Html]]] = []
        self.filled: dict[etree.Element, Html] = {}
        self.begin(None)

    def begin(self, page: Page | None) -> None:
        """Take up a page, or none; everything known of the one before is forgotten."""
        self.page = page
        self.generated = page is not None and page.generated
        self.safe = page is None or self.build.trust or not self.build.reference.is_untrusted(page)
        self.lifted: dict[str, Block | Details] = {}
        self.lines: list[str] = []
        self.parameters: list[tuple[etree.Element, str]] = []
        self.ids = Ids()
        self.identified: set[etree.Element] = set()
        self.raw_blocks = range(0)
        self.guarded = 0
        self.raw_tags: dict[int, str] = {}
        self.asides.clear()
        self.filled.clear()
        self.fills.clear()  # what fills holds a viewpoint, which leads to this very list
        if page is None:
            for name in ("view", "types", "nested"):  # those of the page before
                vars(self).pop(name, None)
            return
        build = self.build
        self.view = Viewpoint(
            page=page,
            reference=build.reference,
            set_aside=self._set_aside,
            later=self._later,
            indexes=self._indexes,
            words=build.words,
        )
        self.types = TypeRenderer(page, build.reference, self._on_link, self.view.href)
        self.nested = Nested(self.view, self.types, self.identify, self.ids.unique)

    def _on_link(self, link: Link, found: Resolution) -> None:
        assert self.page is not None
        self.build.note(self.page, link.href, found, link.text)

    def _set_aside(self, element: etree.Element) -> None:
        element.set("data-search-exclude", "")
        self.asides.append(element)

    def _later(self, element: etree.Element, fill: Callable[[], Html]) -> None:
        self.fills.append((element, fill))

    def marker(self, piece: Block | Details) -> str:
        """A line that stands for a piece; random, so that no page can forge it."""
        self.mark = self.mark or f"sdkreference{secrets.token_hex(8)}x"
        marker = f"{self.mark}{len(self.lifted)}x"
        self.lifted[marker] = piece
        return marker

    def identify(self, element: etree.Element, wanted: str) -> str:
        """Give an element an id that is unique on its page (page.md, "Contracts")."""
        identifier = self.ids.unique(wanted)
        element.set("id", identifier)
        self.identified.add(element)
        return identifier
