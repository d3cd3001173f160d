"""A page's lines → headings, fences and tables, those without outer pipes on request."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.commonmark.outline import outline
from mkdocs_sdk_reference.commonmark.tables import Table

OPEN = "Name | Type\n--- | ---\na | str\n| b | int |\n"


def tables(text: str, *, open_tables: bool = False) -> list[Table]:
    found = outline(text.split("\n"), open_tables=open_tables)
    return [item for item in found if isinstance(item, Table)]


def test_tables_without_outer_pipes_are_read_on_request() -> None:
    assert tables(OPEN) == []
    (table,) = tables(f"# A\n\n{OPEN}\ntext | more", open_tables=True)
    assert (table.head, table.rows) == (("Name", "Type"), (("a", "str"), ("b", "int")))
    assert (table.start, table.end, table.is_alone) == (2, 6, True)


def test_an_open_table_may_begin_with_code() -> None:
    (table,) = tables("`a` | b\n--- | ---\n`c` | d\n", open_tables=True)
    assert table.rows == (("`c`", "d"),)


@pytest.mark.parametrize("end", ["", "## Next", "```", "> quote", "<!-- x -->"])
def test_an_open_table_ends_where_something_else_begins(end: str) -> None:
    (table,) = tables(f"{OPEN}{end}\nc | d\n", open_tables=True)
    assert table.end == 4


@pytest.mark.parametrize(
    "text", ["a | b\n", "a | b\n---\n", "text\n--- | ---\n", "a | b\n--- | --- | ---\n"]
)
def test_what_is_no_open_table(text: str) -> None:
    assert tables(text, open_tables=True) == []


@pytest.mark.parametrize(
    ("text", "is_alone"),
    [
        ("| a |\n| - |\n| b |", True),
        ("text\n| a |\n| - |\n| b |", False),
        ("| a |\n| - |\n| b |\ntext", False),
        ("## A\n| a |\n| - |\n| b |\n## B", True),
        ("| a |\n| - |\n| b |\n```\ncode\n```", True),
        ("| a |\n| - |\n| b |\n<!-- comment -->", True),
    ],
)
def test_text_that_touches_a_table(text: str, is_alone: bool) -> None:
    (table,) = tables(text)
    assert table.is_alone is is_alone
