"""A type or an operation of the reference on a hand-written page → elements.

Text of descriptions is shown without its Markdown: a page by hand is trusted, and what a stranger
wrote into an OpenAPI document is not.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from markdown.util import AtomicString

from ..commonmark.ids import slug
from ..model import Field, Kind, Page
from ..reference import Symbol, SymbolKind
from .elements import append_text, cell_text, child
from .markup import append_elements
from .nested import Nested
from .operations import status_table
from .summaries import text_of, title_of
from .tables import table_of
from .types import TypeRenderer
from .viewpoint import Viewpoint


@dataclass(frozen=True, slots=True)
class Choice:
    """What of a type or operation is shown.

    Attributes:
        fields: Names of the fields or parameters to show; empty for all.
        is_nested: Whether what their types refer to is shown below them.
        heading: Level of a heading with the name, 1 to 6; 0 for none.
    """

    fields: Collection[str] = ()
    is_nested: bool = True
    heading: int = 0


@dataclass(frozen=True, slots=True)
class Embedding:
    """Shows things of the reference on one hand-written page.

    Attributes:
        identify: Gives an element an id, made unique on the page.
    """

    view: Viewpoint
    types: TypeRenderer
    nested: Nested
    identify: Callable[[etree.Element, str], str]

    def into(self, parent: etree.Element, item: Symbol, choice: Choice) -> list[str]:
        """Append a type's fields, values or members, or an operation's parameters and responses.

        Gives the names of chosen fields that there are none of.
        """
        fields: Sequence[Field] = ()
        page = self.view.pages[item.page]
        name = f"{item.name}" if item.kind is SymbolKind.OPERATION else title_of(page)
        if choice.heading:
            heading = child(parent, f"h{choice.heading}")
            child(heading, "a", name, href=self.view.href(item.page, item.anchor))
        if item.operation is not None:
            table = item.operation.parameters
            fields = table.fields if table else ()
            self._fields(parent, page, name, fields, choice)
            append_elements(parent, status_table(item.operation.responses, self.view, self.types))
        elif page.kind is Kind.ENUM:
            self._values(parent, page)
        elif page.kind is Kind.UNION:
            items = child(parent, "ul", css="sdk-values")
            for member in page.members:
                code = child(child(items, "li"), "code", css="sdk-type")
                append_elements(code, self.types.of_another(page, member.type))
        else:
            fields = page.fields
            self._fields(parent, page, name, fields, choice)
        return sorted(set(choice.fields) - {field.name for field in fields})

    def _values(self, parent: etree.Element, page: Page) -> None:
        items = child(parent, "ul", css="sdk-values")
        for value in page.values:
            child(child(items, "li"), "code", value.value or '""')

    def _fields(
        self,
        parent: etree.Element,
        page: Page,
        name: str,
        fields: Iterable[Field],
        choice: Choice,
    ) -> None:
        shown = [f for f in fields if not choice.fields or f.name in choice.fields]
        if not shown:
            return
        words = self.view.words
        body = table_of(parent, "sdk-fields", (words.field_name, words.type, words.meaning))
        for field in shown:
            row = child(body, "tr")
            identifier = self.identify(row, f"sdk-{slug(name)}-{slug(field.name)}")
            cell = child(row, "td")
            link = child(cell, "a", css="sdk-permalink", href=f"#{identifier}")
            child(link, "code", field.name)
            needed = {True: f" {words.required}", False: f" {words.optional}", None: ""}
            link.tail = AtomicString(needed[field.required])
            if field.deprecated:
                append_text(cell, f" {words.deprecated}")
            self._type(child(row, "td"), page, field, is_nested=choice.is_nested)
            words_ = (text_of(field.deprecation), text_of(field.description))
            cell_text(row, " ".join(filter(None, words_)))

    def _type(self, cell: etree.Element, page: Page, field: Field, *, is_nested: bool) -> None:
        reading = self.view.reference.expression(page, field.type)
        append_elements(child(cell, "code", css="sdk-type"), self.types.written(page, reading))
        if is_nested:
            self.nested.into(cell, reading.targets)
