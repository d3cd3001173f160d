"""A page while it is rendered, with its addresses, ids and HTML, and access to all other pages.

Everything that a page shows of others goes through here and is noted, so that a preview knows which
pages a change affects.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from urllib.parse import unquote

from markupsafe import Markup

from ..commonmark.ids import Ids, heading_id
from ..model import Field, Page, Response, TypeExpr, Value
from ..reference import Reference, Sdk
from . import queries
from .answers import Answers
from .context import Address, RenderContext
from .nesting import Nested, Nesting
from .notes import ShownNote
from .queries import Notes
from .types import as_code, type_html

_PATH_END = re.compile(r"[?#]")


class View(Answers):
    """A page while it is rendered.

    Args:
        page: The page.
        site: The data that all pages share.
        address: The address of a file of the site, as the page's HTML has it; None for a file
            that isn't part of the site.
        ids: The ids that the page has already.
        notes: Records queries about other pages; None if nobody needs them.
        path: Path of the page in the site; "" for that of its file.
    """

    def __init__(  # noqa: PLR0913 (what a page is rendered with)
        self,
        page: Page,
        site: RenderContext,
        address: Address,
        ids: Iterable[str] = (),
        notes: Notes | None = None,
        *,
        path: str = "",
    ) -> None:
        super().__init__(page, path or page.path, site.reference, site.words, notes)
        self._site = site
        self._address = address
        self._ids = Ids(ids)
        self._nesting = Nesting(self, self._ids.unique)

    # Where links lead

    def href(self, key: str, anchor: str = "") -> str:
        """Return the address of a type, a page or another file, for this page."""
        type_ = self._reference.types.get(key)
        path = type_.page if type_ else key
        fragment = anchor or (type_.anchor if type_ else "")
        place = self._site.split.place(path, fragment)
        if place == self.path and fragment:
            return f"#{fragment}"
        return f"{self._address(place)}#{fragment}" if fragment else self._address(place)

    def link(self, href: str, text: str) -> str | None:
        """Return where a link of the page's own text leads; None for nowhere."""
        found = self.resolve(href, text)
        if found.is_dead:
            return None
        target = self.page.path if found.href.startswith("#") else found.target
        if target is not None:
            at = _PATH_END.search(found.href)
            rest = found.href[at.start() :] if at else ""
            place = self._site.split.place(target, unquote(found.fragment))
            is_here = place == self.path and rest.startswith("#")
            return rest if is_here else self._address(place) + rest
        if self.is_home and _is_relative(found.href):
            return None  # a file of the repository, not in the site
        return found.href

    def image(self, src: str) -> str | None:
        """Return the address of an image of the page's own text; None where it has none."""
        return self.link(src, "")

    def href_of(self, response: Response) -> str:
        """Return the address of a response's description; "" if there is none.

        That is the table below on this page, or else its type.
        """
        if response.line and response.page == self.page.path:
            headings = self.page.headings
            at = bisect_left(headings, response.line - self.page.first_line, key=attrgetter("line"))
            return f"#{headings[at - 1].anchor}"
        targets = self.ask(queries.targets, (response.page, response.type))
        return self.href(targets[0]) if targets and self.is_shown(targets[0]) else ""

    # The page itself

    @property
    def is_home(self) -> bool:
        """Whether the page is a repository's README."""
        return self.page.path in self._site.readmes.values()

    @property
    def markdown(self) -> str:
        """Address of the page as Markdown, which stands beside it; "" where the site has none."""
        if not (self._site.has_markdown and self.page.generated):
            return ""
        own = self._address(self.path)
        return f"{own[:-5]}.md" if own.endswith(".html") else f"{own}index.md"

    @property
    def index(self) -> str:
        """Path of the model index of the page's docs root; "" without one."""
        return self._site.indexes.get(self._root, "")

    @property
    def overview(self) -> str:
        """Path of the generated page that introduces the page's docs root; "" without one."""
        return self._site.overviews.get(self._root, "")

    @property
    def readme(self) -> str:
        """Path of the page made of the README of the page's repository; "" without one."""
        return self._site.readmes.get(self.sdk.at if self.sdk else "", "")

    @property
    def start(self) -> str:
        """Path of the page that the site begins with; "" without one."""
        return self._site.start

    @cached_property
    def sdk(self) -> Sdk | None:
        """The SDK that the page belongs to, where several share the site."""
        return self.ask(Reference.sdk_of, self.path)

    @cached_property
    def _root(self) -> str:
        return self.ask(Reference.root_of, self.page.path)

    def moved(self, anchor: str) -> Sequence[str] | None:
        """Return the ids of an operation's headings that are on a page of their own, or None."""
        return self._site.split.operations.get(self.path, {}).get(anchor)

    def anchor_at(self, line: int) -> str:
        """Return the id of the heading that stands on a line of the page."""
        return self._anchors[line]

    @cached_property
    def _anchors(self) -> Mapping[int, str]:
        return {heading.line: heading.anchor for heading in self.page.headings}

    # The author's notes

    @cached_property
    def has_notes(self) -> bool:
        """Whether the author has any notes on what the page describes."""
        return bool(self.ask(Reference.notes_on, self.page.path))

    def notes(self, anchor: str) -> Sequence[ShownNote]:
        """Return the author's notes below the heading of an id; "" is the page's title."""
        return self._site.notes.get((self.page.path, anchor), ()) if self.has_notes else ()

    def row_notes(self, row: Field | Value) -> Sequence[ShownNote]:
        """Return the author's notes on a field, a parameter or a value."""
        return self.notes(row.anchor) if row.anchor else ()

    def is_noted(self, anchor: str) -> bool:
        """Return whether a note of the author is shown below the heading of an id."""
        return bool(self.notes(anchor)) and (bool(anchor) or not self.group)

    # HTML

    def prose(self, markdown: str) -> Markup:
        """Render Markdown of this page inside a cell."""
        return self._site.prose.text(markdown, self)

    def type(self, type_: TypeExpr, origin: str = "", *, is_code: bool = False) -> Markup:
        """Render a type.

        Args:
            type_: The type.
            origin: Path of the page that writes it; "" for this one.
            is_code: Whether it is to be marked as code.
        """
        path = origin or self.page.path
        html = type_html(self.ask(queries.expression, (path, type_)), self, path)
        return as_code(html) if is_code else html

    def row_type(self, row: Field, found: Sequence[Nested] = (), origin: str = "") -> Markup:
        """Render the type of a field's row; its links have tooltips.

        Args:
            row: The field.
            found: The types that the row shows already, whose links need no tooltip.
            origin: Path of the page that writes it; "" for this one.
        """
        path = origin or self.page.path
        shown = frozenset(nested.key for nested in found if not nested.is_above)
        expression = self.ask(queries.expression, (path, row.type))
        return type_html(expression, self, path, lambda key: "" if key in shown else self.hint(key))

    def nested(self, type_: TypeExpr, origin: str = "") -> list[Nested]:
        """Return what a field's type refers to: values, members, and fields of two levels."""
        return self._nesting.of(type_, origin or self.page.path)

    @property
    def opens_nested(self) -> bool:
        """Whether nested fields are unfolded at first."""
        return self.page.is_model and self._nesting.is_short

    # Ids

    def heading_id(self, title: str) -> str:
        """Return the id of a heading of ours, by the host's rule."""
        return self._ids.unique(heading_id(self._reference.slug(title)))

    def take_ids(self, ids: Iterable[str]) -> None:
        """Note ids that the page has."""
        self._ids.update(ids)

    def unique_id(self, wanted: str) -> str:
        """Reserve an unused id on the page."""
        return self._ids.unique(wanted)


def _is_relative(url: str) -> bool:
    return bool(url) and not url.startswith(("#", "/")) and ":" not in url.partition("/")[0]
