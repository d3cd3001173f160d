"""The data with which all pages of a site are rendered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ..reference import Reference
from ..reference.split import Split
from .notes import ShownNote
from .prose import Prose
from .words import Words

Address = Callable[[str], str]
"""From the path of a file of the site to its address, as the HTML of one page has it."""


@dataclass(frozen=True, slots=True)
class RenderContext:
    """The data with which all pages of a site are rendered.

    Attributes:
        reference: The pages and their relations.
        prose: Renders Markdown.
        words: The labels.
        indexes: Path of the model index of each docs root that has one.
        readmes: Path of the page made of a repository's README, by the folder of its SDK in the
            site, which is "" for a site of one.
        start: Path of the page that the site begins with; "" without one.
        overviews: Path of the generated page that introduces a docs root, where there is one.
        split: The pages of operations that are shown as several.
        has_markdown: Whether each generated page stands in the site as Markdown, too.
        notes: The author's notes as shown, by the page and the id that each belongs to.
    """

    reference: Reference
    prose: Prose
    words: Words
    indexes: Mapping[str, str] = field(default_factory=dict)
    readmes: Mapping[str, str] = field(default_factory=dict)
    start: str = ""
    overviews: Mapping[str, str] = field(default_factory=dict)
    split: Split = field(default_factory=Split)
    has_markdown: bool = False
    notes: Mapping[tuple[str, str], Sequence[ShownNote]] = field(default_factory=dict)
