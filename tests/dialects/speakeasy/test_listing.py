"""The list of a page's operations."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.commonmark.ids import default_slug
from mkdocs_sdk_reference.commonmark.source import decode
from mkdocs_sdk_reference.dialects import read_page
from mkdocs_sdk_reference.dialects.speakeasy.listing import listing
from mkdocs_sdk_reference.model import ListedOperation, OperationTable

CALL = "### Response\n\n**int**\n"


def rows(*lines: str) -> tuple[ListedOperation, ...] | None:
    """The rows of a list; None where it isn't one."""
    block = listing(lines, 0)
    if block is None:
        return None
    assert isinstance(block.content, OperationTable)
    return block.content.operations


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["* [get](#get)"], ""),
        (["- [get](#get) - Gets it"], "Gets it"),
        (["* [~~get~~](#get) - Gets it :warning: **Deprecated**"], "Gets it ⚠ **Deprecated**"),
        (["* [get](#get) - Gets it", "at once.", "", "It is free.", ""], "Gets it\nat once.\n\nIt is free."),
        (["* [get](#get) - Of these:", "", "- one", "* two"], "Of these:\n\n- one\n* two"),
    ],
    ids=["a name", "what it does", "deprecated", "paragraphs below", "a list below"],
)  # fmt: skip
def test_item(lines: list[str], said: str) -> None:
    found = rows(*lines)

    assert found is not None
    assert [row.description for row in found] == [said]


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["Text.", "* [get](#get)"],
        ["* [get](get.md)"],
        ["* [get](#get): Gets it"],
        ["* [get](#get)", "```", "code", "```"],
        ["* [get](#get)", "<details>"],
        ["* [get](#get)", "| a |", "| - |"],
        ["* [get](#get)", "", "    code"],
        ["* [get](#get) - Gets it", "---"],
    ],
    ids=[
        "nothing",
        "text first",
        "another page",
        "another sign",
        "a fence",
        "raw HTML",
        "a table",
        "indented code",
        "a heading's line",
    ],
)
def test_other_shapes_are_left(lines: list[str]) -> None:
    assert rows(*lines) is None


def test_it_ends_at_the_next_heading() -> None:
    block = listing(["", "* [get](#get)", "", "## get", "* [put](#put)"], 0)

    assert block is not None
    assert (block.start, block.end) == (1, 2)


def test_rows_have_the_ids_of_their_operations() -> None:
    items = "* [~~get~~](#get)\n* [get](#get)\n* [gone](#gone)"
    text = (
        f"# Pets\n\n### Available Operations\n\n{items}\n\n## ~~get~~\n\n{CALL}\n## get\n\n{CALL}"
    )
    page = read_page("pets.md", decode(text.encode()), default_slug)
    (table,) = (b.content for b in page.blocks if isinstance(b.content, OperationTable))

    assert [row.anchor for row in table.operations] == ["get", "get_1", ""]
