"""The heads of tables that are known."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.commonmark.outline import outline
from mkdocs_sdk_reference.commonmark.tables import Table
from mkdocs_sdk_reference.dialects.openapi_generator.columns import columns_of


@pytest.mark.parametrize(
    ("head", "known"),
    [
        pytest.param("Name | Type | Description | Notes", True, id="the usual"),
        pytest.param("Name | Type | Description  | Notes", True, id="two blanks"),
        pytest.param("Name | Type", True, id="fetch"),
        pytest.param("Name | Type | Required | Description", True, id="a column of its own"),
        pytest.param("Name | Type | Description | Required | Notes", True, id="Rust"),
        pytest.param("Param Type | Name | Data Type | Required | Description", True, id="kinds of parameters"),
        pytest.param("Name | Type | Value | Description", True, id="values"),
        pytest.param("Name | Type | Default", False, id="unknown column"),
        pytest.param("Type | Description", False, id="no name"),
        pytest.param("Name | Name", False, id="the same twice"),
    ],
)  # fmt: skip
def test_heads(head: str, known: bool) -> None:
    lines = [head, " | ".join(["---"] * (head.count("|") + 1))]
    (table,) = outline(lines, open_tables=True)
    assert isinstance(table, Table)
    assert (columns_of(table, lines) is not None) is known
