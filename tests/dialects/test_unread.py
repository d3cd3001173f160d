"""Pages of generators that aren't read are told by what no author writes."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.commonmark.source import decode
from mkdocs_sdk_reference.dialects import read_page
from mkdocs_sdk_reference.dialects.unread import unread

from tests.writing import field, object_, table


def names(text: str) -> list[str]:
    return list(unread([read_page("lamp.md", decode(text.encode()))]))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(f"# Lamp\n\n{table(('Name', 'Type', 'Tags', 'Description'))}", "APIMatic", id="fields with tags"),
        pytest.param(
            f"# Lamps\n\n{table(('HTTP Status Code', 'Error Description', 'Exception Class'))}", "APIMatic", id="errors"
        ),
        pytest.param("# Reference\n\n#### 🔌 Usage\n\n```py\nx\n```\n", "Fern", id="usage"),
    ],
)  # fmt: skip
def test_marks(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# Guide\n\nSome text.\n", id="text"),
        pytest.param(f"# Guide\n\n{table(('Name', 'Type', 'Description', 'Notes'))}", id="table of the same head"),
        pytest.param(f"# Guide\n\n## Properties\n\n{table(('Name', 'Type', 'Default'))}", id="heading of the same name"),
        pytest.param("# Guide\n\n## Usage\n\n```py\nx\n```\n", id="usage"),
        pytest.param(object_("Lamp", field("a", "*str*", "[[Back to Model list]]")), id="page that is read"),
    ],
)  # fmt: skip
def test_no_marks(text: str) -> None:
    assert names(text) == []
