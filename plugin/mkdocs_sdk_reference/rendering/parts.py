"""The parts of a rendered page, which the host gets in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from ..model import Block

OWN = "sdk-own"
"""The class of headings that aren't in the page's own text."""
PART = "sdk-part"
"""The class of headings inside the section of a type or an operation."""
MEMBER = "sdk-member"
"""The class of headings of a union's members."""
_OF_ROWS = frozenset({"fields", "values"})
"""Templates of tables whose rows are the page's own; their texts for a search are large."""
_NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class HeadingPart:
    """A heading, which the host's table of contents and permalinks take in.

    Attributes:
        level: 1 to 6.
        html: Its content.
        anchor: Its id.
        css: Names of its classes.
        line: Index of its line in the page's text, from 0; -1 for one that is ours.
        method: The HTTP method of the operation that it names, "" where no page tells; None for
            any other heading.
    """

    level: int
    html: Markup
    anchor: str
    css: str = ""
    line: int = -1
    method: str | None = None


@dataclass(frozen=True, slots=True)
class CodePart:
    """A code block, which the host highlights; `language` is one word, or ""."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class ProsePart:
    """Running text, rendered."""

    html: Markup


@dataclass(frozen=True, slots=True)
class FoldPart:
    """A section that is folded at first, with rendered content.

    Attributes:
        title: The content of its heading.
        anchor: The heading's id.
    """

    title: Markup
    anchor: str
    parts: tuple[ProsePart | CodePart, ...]


@dataclass(frozen=True, slots=True)
class TabsPart:
    """The first sample of an operation, with those of other SDKs.

    Attributes:
        group: Its unique key in the site.
        tabs: Title and sample of each SDK; the page's own is the first.
    """

    group: str
    tabs: tuple[tuple[str, CodePart], ...]


@dataclass(frozen=True, slots=True)
class BlockPart:
    """A block that the page's dialect parsed, still to be rendered by its template."""

    block: Block


@dataclass(frozen=True, slots=True)
class NotePart:
    """The place of the author's notes below a heading; "" is the page's title."""

    anchor: str


Part = HeadingPart | CodePart | ProsePart | BlockPart | FoldPart | TabsPart


@dataclass(frozen=True, slots=True)
class Section:
    """A part that the host inserts unchanged when it writes the page.

    Attributes:
        template: Its template; "" if it is rendered already.
        given: The template's values.
        html: The part, rendered.
        search: Returns the HTML for search, without text of other pages. It is called as
            late as possible: for many pages, these texts are large.
        ids: The ids in it that are known before it is rendered.
    """

    template: str = ""
    given: Mapping[str, Any] = field(default_factory=dict)
    html: Markup = _NOTHING
    search: Callable[[], Markup] = Markup
    ids: tuple[str, ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether it says something of its own page, which a search should see."""
        return not self.template or self.template in _OF_ROWS or bool(self.search())


Rendered = HeadingPart | CodePart | FoldPart | TabsPart | Section
"""A part of a page as a host gets it."""
