"""The block ``/// sdk | operations.Foo``, which shows a type or an operation on any page.

It is a block of pymdownx.blocks, and there only where that package is.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from markdown import Markdown
from markdown.util import AtomicString
from pymdownx.blocks import BlocksExtension  # type: ignore[import-untyped]
from pymdownx.blocks.block import (  # type: ignore[import-untyped]
    Block,
    type_integer,
    type_ranged_integer,
    type_string,
)

from ..checks.findings import Finding
from ..checks.rules import UNKNOWN_EMBED
from ..rendering.embedded import Choice, Embedding
from .now import Now

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
        """Whether it may stand here: on pages by hand alone, since blocks take any attribute."""
        now: Now = self.config["now"]
        return now.page is not None and not now.generated and now.safe

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make the element that the type's table is put into."""
        return etree.SubElement(parent, "div", {"class": "sdk-embed"})

    def on_end(self, block: etree.Element) -> None:
        """Fill it, or say that there is no such name."""
        now: Now = self.config["now"]
        if now.page is None:
            return
        found = now.build.embeddable.get(self.argument, ())
        if len(found) == 1:
            wanted = [name.strip() for name in self.options["fields"].split(",")]
            choice = Choice(
                fields=frozenset(filter(None, wanted)),
                is_nested=self.options["depth"] > 0,
                heading=self.options["heading"],
            )
            embedding = Embedding(now.view, now.types, now.nested, now.identify)
            unknown = embedding.into(block, found[0], choice)
            if unknown:
                names = ", ".join(f"'{name}'" for name in unknown)
                self._warn(now, f"'{self.argument}' has no field {names}")
            return
        if found:
            near = sorted(item.full_name for item in found)
            message = f"'{self.argument}' may be any of {', '.join(near)}"
        else:
            near = get_close_matches(self.argument, now.build.embeddable, _MOST_NEAR)
            hint = f"; the nearest names are {', '.join(near)}" if near else ""
            message = f"there is no type or operation '{self.argument}'{hint}"
        self._warn(now, message)
        block.text = AtomicString(self.argument)

    def _warn(self, now: Now, message: str) -> None:
        assert now.page is not None
        finding = Finding(UNKNOWN_EMBED, now.page.path, 0, detail=message)
        now.build.report.findings.append(finding)


class EmbedExtension(BlocksExtension):  # type: ignore[misc]
    """Registers the block with pymdownx.blocks."""

    def __init__(self, now: Now) -> None:
        super().__init__()
        self._now = now

    def extendMarkdownBlocks(  # noqa: N802 (the base class's name)
        self, md: Markdown, block_mgr: BlocksProcessor
    ) -> None:
        """Register the block."""
        config: dict[str, Any] = {"now": self._now}
        block_mgr.register(SdkBlock, config)
