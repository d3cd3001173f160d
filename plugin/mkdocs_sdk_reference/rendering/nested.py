"""What a field's type refers to, shown where the field is: values, members, nested fields.

One level down and no deeper; a type's fields stand once on a page (page.md, "Fields").
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable, Sequence
from functools import cached_property, partial

from ..commonmark.ids import slug
from ..model import Field, Kind, Page
from .elements import child
from .markup import COMMA, NOTHING, SPACE, Html, joined, link, tag, text
from .summaries import first_line_of, title_of
from .types import TypeRenderer
from .viewpoint import Viewpoint

MOST_VALUES = 10
MOST_MEMBERS = 10
MOST_FIELDS = 20
_MOST_OPEN = 12
"""A page with more nested fields than these in all has them folded."""


class Nested:
    """Shows on one page what the types of its fields refer to.

    Args:
        view: The page, and what is known of all others.
        types: Renders types on that page.
        identify: Gives an element an id, made unique on the page.
        unique: Makes an id unique on the page.

    Attributes:
        words: The plugin's own labels.
    """

    def __init__(
        self,
        view: Viewpoint,
        types: TypeRenderer,
        identify: Callable[[etree.Element, str], str],
        unique: Callable[[str], str],
    ) -> None:
        self._view = view
        self._types = types
        self._unique = unique
        self.identify = identify
        self.words = view.words
        self._shown: dict[str, str] = {}

    @cached_property
    def _opens(self) -> bool:
        """Whether nested fields are unfolded at first."""
        return self._view.page.is_model and self._count() <= _MOST_OPEN

    def into(self, cell: etree.Element, targets: Sequence[str]) -> None:
        """Append what a type refers to, given the files that it leads to."""
        found = [self._view.pages.get(target) for target in targets]
        pages = [page for page in found if page and page.path != self._view.page.path]
        if any(map(_says_something, pages)):
            holder = child(cell, "div", css="sdk-refers")
            self._view.aside(holder, partial(self._inside, pages))

    def _inside(self, pages: list[Page]) -> Html:
        return joined(
            self._of(page, f"{title_of(page)}: " if len(pages) > 1 else "") for page in pages
        )

    def _of(self, page: Page, name: str) -> Html:
        if page.kind is Kind.ENUM:
            return self._values(page, name)
        if page.kind is Kind.UNION:
            return self._members(page, name)
        return self._fields(page, name) if page.kind is Kind.OBJECT else NOTHING

    def _count(self) -> int:
        """How many nested fields the page's own fields have in all."""
        page, reference = self._view.page, self._view.reference
        found = (reference.targets(page, field.type) for field in page.fields)
        targets = {target for of_field in found for target in of_field} - {page.path}
        pages = [self._view.pages[target] for target in targets if target in self._view.pages]
        return sum(len(page.fields) for page in pages if page.kind is Kind.OBJECT)

    def _values(self, page: Page, name: str) -> Html:
        values = page.values
        shown = [tag("code", text(value.value or '""')) for value in values[:MOST_VALUES]]
        return self._one_of(page, name, shown, len(values) - MOST_VALUES)

    def _members(self, page: Page, name: str) -> Html:
        named = page.members
        shown = [
            tag("code", self._types.of_another(page, member.type))
            for member in named[:MOST_MEMBERS]
        ]
        return self._one_of(page, name, shown, len(named) - MOST_MEMBERS)

    def _one_of(self, page: Page, name: str, shown: list[Html], left: int) -> Html:
        if not shown:
            return NOTHING
        more = (SPACE, self._more(page, left)) if left > 0 else ()
        return tag("p", text(f"{name}{self.words.one_of} "), joined(shown, COMMA), *more)

    def _more(self, page: Page, left: int) -> Html:
        words = self.words.and_more.format(n=f"{left:,}")
        return link(self._view.href(page.path), text(words))

    def _fields(self, page: Page, name: str) -> Html:
        fields = page.fields
        if not fields:
            return NOTHING
        words = self.words
        if page.path in self._shown:
            above = link(f"#{self._shown[page.path]}", text(words.fields_above))
            return tag("p", text(name), above)
        identifier = self._unique(f"sdk-fields-{slug(title_of(page))}")
        self._shown[page.path] = identifier
        count = words.field if len(fields) == 1 else words.fields.format(n=len(fields))
        items = [self._field(page, field) for field in fields[:MOST_FIELDS]]
        if len(fields) > MOST_FIELDS:
            items.append(tag("li", self._more(page, len(fields) - MOST_FIELDS)))
        return tag(
            "details",
            tag("summary", text(f"{name}{count}")),
            tag("ul", *items),
            css="sdk-fold sdk-nested",
            id=identifier,
            **({"open": "open"} if self._opens else {}),
        )

    def _field(self, page: Page, field: Field) -> Html:
        words = self.words
        needed = f" {words.required if field.required else words.optional}"
        deprecated = f" {words.deprecated}" if field.deprecated else ""
        said = first_line_of(field.description)
        return tag(
            "li",
            tag("code", text(field.name)),
            text(f"{'' if field.required is None else needed}{deprecated} "),
            tag("code", self._types.of_another(page, field.type), css="sdk-type"),
            text(f" {said}") if said else NOTHING,
        )


def _says_something(page: Page) -> bool:
    """Whether there is anything of a type's page to show below a field."""
    return bool(page.values or page.fields or page.members)
