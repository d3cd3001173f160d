"""The ids of fields, values and parameters, on which other tools rest (page.md, "Contracts")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .model import Field, FieldTable, Operation, Page, Value, ValueList, ValueTable

_NOT_IN_ID = re.compile(r"[^A-Za-z0-9_-]+")


def slug(name: str) -> str:
    """The part of an id that stands for a field, value or parameter."""
    return _NOT_IN_ID.sub("-", name)


def unique(wanted: str, taken: set[str]) -> str:
    """Python-Markdown's rule for a second equal id: ``_1``, then ``_2``."""
    identifier, count = wanted or "_1", 0 if wanted else 1
    while identifier in taken:
        count += 1
        identifier = f"{wanted}_{count}"
    taken.add(identifier)
    return identifier


def value_name(value: Value) -> str:
    """What an enum's value is called: a value without a name is its own, less quotes."""
    return value.value.strip("\"'") if value.name is None else value.name


def wanted_id(row: Field | Value) -> str:
    """The id of a field or value, where nothing before it on the page has the same."""
    if isinstance(row, Field):
        return f"field-{slug(row.name)}"
    return f"value-{slug(value_name(row))}"


def fields_with_ids(page: Page) -> Iterator[tuple[Field, str]]:
    """Each field of a type's page with the id that its row has, in source order."""
    for row, identifier in _rows_with_ids(page):
        if isinstance(row, Field):
            yield row, identifier


def values_with_ids(page: Page) -> Iterator[tuple[Value, str]]:
    """Each value of an enum's page with the id that its row has, in source order."""
    for row, identifier in _rows_with_ids(page):
        if isinstance(row, Value):
            yield row, identifier


def _rows_with_ids(page: Page) -> Iterator[tuple[Field | Value, str]]:
    taken: set[str] = set()
    for block in page.blocks:
        content = block.content
        rows: tuple[Field, ...] | tuple[Value, ...] = ()
        if isinstance(content, FieldTable) and not content.of_parameters:
            rows = content.fields
        elif isinstance(content, (ValueTable, ValueList)):
            rows = content.values
        for row in rows:
            yield row, unique(wanted_id(row), taken)


def parameters_with_ids(operation: Operation, anchor: str) -> Iterator[tuple[Field, str]]:
    """Each parameter with the id that its row has; `anchor` is the operation's heading's id."""
    taken: set[str] = set()
    for field in operation.parameters.fields if operation.parameters else ():
        yield field, unique(f"{anchor}-param-{slug(field.name)}", taken)
