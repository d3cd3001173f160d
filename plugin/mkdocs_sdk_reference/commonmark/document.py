"""A page's text with its lines and outline, each computed once."""

from __future__ import annotations

import re
from functools import cached_property

from ..model import Heading
from .expressions import parse_type
from .outline import Comment, Element, Fence, Raw, outline
from .source import Source

_EMPHASISED = re.compile(r"^(_{1,3})(?=\S)(.*\S)\1$")


class Document:
    """A page's text.

    Args:
        source: The decoded file.

    Attributes:
        text: The text after its front matter.
        first_line: Number of the text's first line in the file, from 1.
    """

    def __init__(self, source: Source) -> None:
        self.text = source.text
        self.first_line = source.first_line

    @cached_property
    def lines(self) -> list[str]:
        """The text in lines, without their ends."""
        return self.text.split("\n")

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """Its elements, except tables without outer pipes."""
        return tuple(outline(self.lines))

    @cached_property
    def elements_with_open_tables(self) -> tuple[Element, ...]:
        """Its elements, including tables without outer pipes."""
        return tuple(outline(self.lines, open_tables=True))

    @property
    def hidden(self) -> list[Fence | Comment | Raw]:
        """The elements whose content isn't Markdown."""
        return [element for element in self.elements if isinstance(element, (Fence, Comment, Raw))]

    @property
    def title(self) -> Heading | None:
        """The first heading of level 1."""
        for element in self.elements:
            if isinstance(element, Heading) and element.level == 1:
                return element
        return None


def shown_heading(heading: str) -> str:
    """Return a heading's visible text, from which its id is made."""
    words = parse_type(heading.replace("~~", "")).text
    return _EMPHASISED.sub(r"\2", words.strip())


def bare_heading(heading: str) -> str:
    """Return a heading's text without strike-through, code marks and escapes."""
    return heading.replace("~~", "").replace("`", "").replace("\\", "").strip()
