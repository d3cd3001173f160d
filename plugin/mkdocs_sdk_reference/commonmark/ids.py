"""The ids of fields, values and parameters, on which other tools rest (page.md, "Contracts")."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ..model import Field, FieldTable, Operation, Page, Value, ValueList, ValueTable

_NOT_IN_ID = re.compile(r"[^A-Za-z0-9_-]+")


def slug(name: str) -> str:
    """The part of an id that stands for a field, value or parameter."""
    return _NOT_IN_ID.sub("-", name)


def heading_id(slug: str) -> str:
    """The id of a generated page's heading, given the host's for it.

    Ids that begin with ``__`` are Material's own: its script takes its settings from the first
    element of the page that is called ``__config``.
    """
    return slug.lstrip("_") if slug.startswith("__") else slug


class Ids(set[str]):
    """The ids of one page."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        super().__init__(taken)
        self._last: dict[str, int] = {}

    def unique(self, wanted: str) -> str:
        """Take an id; a second equal one gets ``_1``, then ``_2``, by Python-Markdown's rule."""
        if wanted and wanted not in self:
            self.add(wanted)
            return sys.intern(wanted)  # the ids of fields are the same on many pages
        # Numbers that were taken stay so: counting goes on from the last one.
        count = self._last.get(wanted, 0 if wanted else 1)
        identifier = f"{wanted}_{count}" if count else wanted
        while identifier in self:
            count += 1
            identifier = f"{wanted}_{count}"
        self._last[wanted] = count
        self.add(identifier)
        return sys.intern(identifier)


def value_name(value: Value) -> str:
    """What an enum's value is called: a value without a name is its own, less quotes."""
    return value.value.strip("\"'") if value.name is None else value.name


def wanted_id(row: Field | Value) -> str:
    """The id of a field or value, where nothing before it on the page has the same."""
    return _id("field", row.name) if isinstance(row, Field) else _id("value", value_name(row))


@lru_cache(maxsize=4096)  # many types have fields of the same names
def _id(kind: str, name: str) -> str:
    return sys.intern(f"{kind}-{slug(name)}")


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
    taken = Ids()
    for block in page.blocks:
        content = block.content
        rows: tuple[Field, ...] | tuple[Value, ...] = ()
        if isinstance(content, FieldTable) and not content.of_parameters:
            rows = content.fields
        elif isinstance(content, (ValueTable, ValueList)):
            rows = content.values
        for row in rows:
            yield row, taken.unique(wanted_id(row))


def parameters_with_ids(operation: Operation, anchor: str) -> Iterator[tuple[Field, str]]:
    """Each parameter with the id that its row has; `anchor` is the operation's heading's id."""
    taken = Ids()
    for field in operation.parameters.fields if operation.parameters else ():
        yield field, taken.unique(f"{anchor}-param-{slug(field.name)}")
