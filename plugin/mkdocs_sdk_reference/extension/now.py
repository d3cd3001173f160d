"""What the processors of one Markdown instance share about the page in hand."""

from __future__ import annotations

import secrets
import xml.etree.ElementTree as etree

from markdown import Markdown

from ..build import Build
from ..details import Details
from ..ids import unique
from ..model import Block, Page


class Now:
    """What the processors of one Markdown instance share about the page in hand."""

    def __init__(self, md: Markdown, build: Build) -> None:
        self.md = md
        self.build = build
        self.mark = ""
        self.begin(None)

    def begin(self, page: Page | None) -> None:
        """Take up a page, or none; everything known of the one before is forgotten."""
        self.page = page
        self.safe = page is None or not page.generated
        self.lifted: dict[str, Block | Details] = {}
        self.lines: list[str] = []
        self.parameters: list[tuple[etree.Element, str]] = []
        self.ids: set[str] = set()
        self.raw_blocks = range(0)
        self.raw_tags: dict[int, str] = {}

    def marker(self, piece: Block | Details) -> str:
        """A line that stands for a piece; random, so that no page can forge it."""
        self.mark = self.mark or f"sdkreference{secrets.token_hex(8)}x"
        marker = f"{self.mark}{len(self.lifted)}x"
        self.lifted[marker] = piece
        return marker

    def take_id(self, wanted: str) -> str:
        """Make one of the plugin's ids unique on its page (page.md, "Contracts")."""
        return unique(wanted, self.ids)
