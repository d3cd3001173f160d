"""The parts of a page that hold code, as sections: a host says how a block is highlighted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from markupsafe import Markup

from ..rendering.parts import CodePart, FoldPart, Section, TabsPart
from .site import Site

Highlight = Callable[[CodePart], str | None]
"""From a code block to its HTML; None where it is shown plain."""


class PartSections:
    """Makes sections of the parts of a page.

    Args:
        site: What is known of the site.
        highlight: Returns the HTML of a code block.
    """

    def __init__(self, site: Site, highlight: Highlight) -> None:
        self._site = site
        self._highlight = highlight

    def section(self, part: CodePart | FoldPart | TabsPart | Section) -> Section:
        """Return what stands between headings as a section."""
        if isinstance(part, CodePart):
            return self._code(part)
        if isinstance(part, TabsPart):
            return self._tabs(part)
        if not isinstance(part, FoldPart):
            return part
        held = [
            self._code(inner)
            if isinstance(inner, CodePart)
            else Section(html=inner.html, search=partial(Markup, inner.html))
            for inner in part.parts
        ]
        html = Markup("\n").join(section.html for section in held)
        render = partial(
            self._site.templates.render, "sample", title=part.title, anchor=part.anchor
        )
        return Section(html=render(html=html), search=lambda: _searched(part, held))

    def _tabs(self, part: TabsPart) -> Section:
        """Return samples as tabs; a search sees that of the page's own SDK alone."""
        tabs = [(title, self._code(code)) for title, code in part.tabs]
        html = self._site.templates.render(
            "tabs",
            group=part.group,
            label=self._site.options.words.sdks,
            tabs=[(title, section.html) for title, section in tabs],
        )
        return Section(html=html, search=tabs[0][1].search)

    def _code(self, part: CodePart) -> Section:
        """Return a code block as the host shows it."""
        plain = partial(self._site.templates.render, "code", code=part)
        html = self._highlight(part)
        return Section(html=plain() if html is None else Markup(html), search=plain)  # noqa: S704 (rendered by the host)


def _searched(part: FoldPart, held: Iterable[Section]) -> Markup:
    """What a search should see of a folded part."""
    title = Markup("<p>{}</p>").format(part.title)
    return Markup("\n").join([title, *(section.search() for section in held)])
