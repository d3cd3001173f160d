"""The block ``/// sdk | operations.Foo``, which shows a type or an operation on any page.

It is a block of pymdownx.blocks, and there only where that package is.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from markdown import Markdown
from markdown.util import AtomicString
from markupsafe import escape
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block, type_integer, type_ranged_integer, type_string

from ..checks.findings import Finding
from ..checks.rules import UNKNOWN_EMBED
from ..reference import Symbol
from ..rendering.embedded import Choice, embedded, unknown_fields
from .context import Context
from .inert import inert
from .sections import Sections

if TYPE_CHECKING:
    from pymdownx.blocks import BlocksProcessor

_MOST_NEAR = 3


class SdkBlock(Block):  # type: ignore[misc]
    """The block; its argument is a full or short name."""

    NAME = "sdk"
    ARGUMENT = True
    OPTIONS = {  # noqa: RUF012 (as its base class has it)
        "fields": ["", type_string],
        "depth": [1, type_integer],
        "heading": [0, type_ranged_integer(0, 6)],
    }

    def on_validate(self, parent: etree.Element) -> bool:
        """Return whether it may stand here: on hand-written pages alone."""
        context: Context = self.config["context"]
        return context.page is not None

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make the element that the type's table is put into."""
        return etree.SubElement(parent, "div")

    def on_end(self, block: etree.Element) -> None:
        """Fill it, or say that there is no such name."""
        context: Context = self.config["context"]
        if context.page is None:
            return
        found = context.view.embeddable(self.argument)
        if len(found) == 1:
            self._fill(context, block, found[0])
            return
        if found:
            near = sorted(symbol.full_name for symbol in found)
            message = f"'{self.argument}' could be any of {', '.join(near)}"
        else:
            near = get_close_matches(self.argument, context.site.reference.embeddable, _MOST_NEAR)
            hint = f"; the closest names are {', '.join(near)}" if near else ""
            message = f"there is no type or operation '{self.argument}'{hint}"
        self._warn(context, message)
        block.text = AtomicString(self.argument)

    def _fill(self, context: Context, block: etree.Element, symbol: Symbol) -> None:
        wanted = [name.strip() for name in self.options["fields"].split(",")]
        choice = Choice(
            fields=frozenset(filter(None, wanted)),
            is_nested=self.options["depth"] > 0,
            heading=self.options["heading"],
        )
        if choice.heading:
            heading = etree.SubElement(block, f"h{choice.heading}")
            href = context.href(symbol.page, symbol.anchor)
            link = etree.SubElement(heading, "a", {"href": href})
            link.text = AtomicString(self.md.htmlStash.store(inert(escape(symbol.name))))
        thing = symbol.type or symbol.operation
        assert thing is not None  # types and operations alone can be embedded
        section = embedded(context.view, thing, choice)
        sections: Sections = self.config["sections"]
        (place,) = sections.add(context.view.page.path, [section], section.ids)
        etree.SubElement(block, "p").text = AtomicString(self.md.htmlStash.store(place))
        if unknown := unknown_fields(thing, choice):
            names = ", ".join(f"'{name}'" for name in unknown)
            self._warn(context, f"'{self.argument}' has no field {names}")

    def _warn(self, context: Context, message: str) -> None:
        assert context.page is not None
        finding = Finding(UNKNOWN_EMBED, context.page.path, 0, detail=message)
        context.site.report.findings.append(finding)


class EmbedExtension(BlocksExtension):  # type: ignore[misc]
    """Registers the block with pymdownx.blocks."""

    def __init__(self, context: Context, sections: Sections) -> None:
        super().__init__()
        self._shared: dict[str, Any] = {"context": context, "sections": sections}

    def extendMarkdownBlocks(  # noqa: N802 (the base class's name)
        self, md: Markdown, block_mgr: BlocksProcessor
    ) -> None:
        """Register the block."""
        block_mgr.register(SdkBlock, self._shared)
