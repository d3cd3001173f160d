"""Fields, values and members → tables that read on a phone too (page.md, "Fields")."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterable

from markdown.util import AtomicString

from ..commonmark.ids import field_id, slug, value_id
from ..model import Field, FieldTable, Member, ValueTable
from .descriptions import fill, fill_example
from .elements import append_text, child
from .markup import Html, joined, tag, text
from .nested import Nested
from .types import TypeRenderer
from .words import Words

Identify = Callable[[etree.Element, str], str]
"""Gives an element an id, made unique on its page; gives the id."""


def field_table(
    parent: etree.Element, table: FieldTable, types: TypeRenderer, nested: Nested
) -> list[tuple[etree.Element, str]]:
    """Append a table of fields or parameters.

    Gives the rows of parameters with their slugs: their ids begin with the heading of their
    operation, which the host names later.
    """
    # A column in which every cell says nothing would only make the types scroll.
    described = any(f.description or f.deprecation or f.example for f in table.fields)
    columns = (table.head[0], "Type", "Description")
    body = table_of(parent, "sdk-fields", columns if described else columns[:2])
    rows = []
    for field in table.fields:
        row = child(body, "tr")
        name = child(row, "td")
        link = child(name, "a", css="sdk-permalink", href="#")
        child(child(link, "del") if field.deprecated else link, "code", field.name)
        _labels(name, link, field, nested.words)
        cell = child(row, "td")
        nested.into(cell, types.into(child(cell, "code", css="sdk-type"), field.type).targets)
        if described:
            _description(child(row, "td"), field, nested.words)
        if table.is_of_parameters:
            rows.append((row, slug(field.name)))
        else:
            link.set("href", f"#{nested.identify(row, field_id(field.name))}")
    return rows


def identify_parameter(row: etree.Element, identifier: str) -> None:
    """Give a parameter's row its id, and the permalink on its name the way to it."""
    row.set("id", identifier)
    row[0][0].set("href", f"#{identifier}")


def value_table(parent: etree.Element, table: ValueTable, identify: Identify) -> None:
    """Append a table of an enum's named values."""
    body = table_of(parent, "sdk-values", table.head)
    for value in table.values:
        # No permalink on each: a thousand values would be a thousand stops of the Tab key.
        row = child(body, "tr")
        identify(row, value_id(value.label))
        if value.name is None:
            child(row, "td", "-")
        else:
            child(child(row, "td"), "code", value.name)
        # Plain where the source has it plain: elements are what a build spends its time on.
        shown = value.value or '""'
        child(child(row, "td"), "code", shown) if value.is_code else child(row, "td", shown)


def value_list(parent: etree.Element, values: ValueTable, identify: Identify) -> None:
    """Append an enum's values that have no names; each is its own name, less quotes."""
    items = child(parent, "ul", css="sdk-values")
    for value in values.values:
        item = child(items, "li")
        identify(item, value_id(value.label))
        child(item, "code", value.value or "")


def member(parent: etree.Element, content: Member, types: TypeRenderer) -> None:
    """Append a union member's heading.

    An empty heading (a primitive, 2023) is left out: a screen reader would announce nothing.
    """
    if content.type.parts:
        heading = child(parent, "h3", css="sdk-member")
        types.into(child(heading, "code"), content.type)


def table_of(parent: etree.Element, css: str, head: tuple[str, ...]) -> etree.Element:
    """Append a table with these column heads; gives its body."""
    # Themes style and scroll tables without a class: this one is the stylesheet's alone.
    table = child(child(parent, "div", css=css), "table", css="sdk-table")
    titles = child(child(table, "thead"), "tr")
    for title in head:
        child(titles, "th", title, scope="col")
    return child(table, "tbody")


def written_table(css: str, head: Iterable[str], rows: Iterable[Html]) -> Html:
    """A table with these column heads and rows, as `table_of` makes it of elements."""
    titles = joined(tag("th", text(title), scope="col") for title in head)
    return tag(
        "div",
        tag("table", tag("thead", tag("tr", titles)), tag("tbody", *rows), css="sdk-table"),
        css=css,
    )


def _labels(cell: etree.Element, link: etree.Element, field: Field, words: Words) -> None:
    """Say in words whether a field is required and deprecated; few elements, they cost most."""
    if field.required:
        link.tail = AtomicString(" ")
        child(cell, "strong", words.required, css="sdk-required")
    elif field.required is False:
        link.tail = AtomicString(f" {words.optional}")
    if field.deprecated:
        append_text(cell, " ")
        child(cell, "em", words.deprecated, css="sdk-deprecated")


def _description(cell: etree.Element, field: Field, words: Words) -> None:
    message, rest = field.deprecation, field.description
    if message:
        notice = child(cell, "div", css="sdk-deprecation")
        child(notice, "strong", words.deprecated_notice).tail = AtomicString(" ")
        fill(child(notice, "span"), message)
        cell = child(cell, "div") if rest or field.example else cell
    if rest:
        fill(cell, rest)
    if field.example:
        example = child(cell, "div", f"{words.example} ", css="sdk-example")
        fill_example(example, field.example)
