"""What a field's type refers to, shown where the field is: values, members, nested fields.

One level down and no deeper; a type's fields stand once on a page (page.md, "Fields").
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable, Sequence
from functools import cached_property, partial

from markdown.util import AtomicString

from ..ids import slug
from ..model import (
    Field,
    FieldTable,
    Member,
    Page,
    PageKind,
    Value,
    ValueList,
    ValueTable,
)
from .elements import append_text, child
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

    Attributes:
        words: The plugin's own labels.
    """

    def __init__(
        self, view: Viewpoint, types: TypeRenderer, identify: Callable[[etree.Element, str], str]
    ) -> None:
        self._view = view
        self._types = types
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
            self._view.set_aside(holder)
            self._view.later(partial(self._fill, holder, pages))

    def _fill(self, holder: etree.Element, pages: list[Page]) -> None:
        for page in pages:
            name = f"{title_of(page)}: " if len(pages) > 1 else ""
            if page.kind is PageKind.ENUM:
                self._values(holder, page, name)
            elif page.kind is PageKind.UNION:
                self._members(holder, page, name)
            elif page.kind is PageKind.OBJECT:
                self._fields(holder, page, name)

    def _count(self) -> int:
        """How many nested fields the page's own fields have in all."""
        targets = {
            target
            for named in self._view.relations.fields.get(self._view.page.path, ())
            for target in named.targets
        } - {self._view.page.path}
        pages = [self._view.pages[target] for target in targets if target in self._view.pages]
        return sum(len(fields_of(page)) for page in pages if page.kind is PageKind.OBJECT)

    def _values(self, holder: etree.Element, page: Page, name: str) -> None:
        values = values_of(page)
        if not values:
            return
        line = child(holder, "p", f"{name}{self.words.one_of} ")
        for at, value in enumerate(values[:MOST_VALUES]):
            append_text(line, ", " if at else "")
            child(line, "code", value.value or '""')
        self._more(line, page, len(values) - MOST_VALUES)

    def _members(self, holder: etree.Element, page: Page, name: str) -> None:
        named = members_of(page)
        if not named:
            return
        line = child(holder, "p", f"{name}{self.words.one_of} ")
        for at, member in enumerate(named[:MOST_MEMBERS]):
            append_text(line, ", " if at else "")
            self._types.of_another(child(line, "code"), page, member.type, unqualified=True)
        self._more(line, page, len(named) - MOST_MEMBERS)

    def _more(self, line: etree.Element, page: Page, left: int) -> None:
        if left > 0:
            append_text(line, " " if len(line) else "")
            words = self.words.and_more.format(n=f"{left:,}")
            child(line, "a", words, href=self._view.href(page.path))

    def _fields(self, holder: etree.Element, page: Page, name: str) -> None:
        fields = fields_of(page)
        if not fields:
            return
        words = self.words
        if page.path in self._shown:
            line = child(holder, "p")
            append_text(line, name)
            child(line, "a", words.fields_above, href=f"#{self._shown[page.path]}")
            return
        details = child(holder, "details", css="sdk-fold sdk-nested")
        self._shown[page.path] = self.identify(details, f"sdk-fields-{slug(title_of(page))}")
        if self._opens:
            details.set("open", "open")
        count = words.field if len(fields) == 1 else words.fields.format(n=len(fields))
        child(details, "summary", f"{name}{count}")
        items = child(details, "ul")
        for field in fields[:MOST_FIELDS]:
            self._field(child(items, "li"), page, field)
        if len(fields) > MOST_FIELDS:
            self._more(child(items, "li"), page, len(fields) - MOST_FIELDS)

    def _field(self, item: etree.Element, page: Page, field: Field) -> None:
        name = child(item, "code", field.name)
        words = self.words
        needed = f" {words.required if field.required else words.optional}"
        deprecated = f" {words.deprecated}" if field.deprecated else ""
        name.tail = AtomicString(f"{'' if field.required is None else needed}{deprecated} ")
        code = child(item, "code", css="sdk-type")
        self._types.of_another(code, page, field.type)
        if text := first_line_of(field.description):
            append_text(item, f" {text}")


def fields_of(page: Page) -> list[Field]:
    """The fields of an object's page, in source order."""
    return [
        field
        for block in page.blocks
        if isinstance(block.content, FieldTable)
        for field in block.content.fields
    ]


def values_of(page: Page) -> list[Value]:
    """The values of an enum's page, in source order."""
    return [
        value
        for block in page.blocks
        if isinstance(block.content, (ValueTable, ValueList))
        for value in block.content.values
    ]


def members_of(page: Page) -> list[Member]:
    """The members of a union's page that have a name, in source order."""
    return [
        block.content
        for block in page.blocks
        if isinstance(block.content, Member) and block.content.type.parts
    ]


def _says_something(page: Page) -> bool:
    """Whether there is anything of a type's page to show below a field."""
    return bool(values_of(page) or fields_of(page) or members_of(page))
