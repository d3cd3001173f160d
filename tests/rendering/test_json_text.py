"""JSON as it is indented: all but white space as it was written."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.rendering.json_text import indented

FLAT = '{"id":1.50,"tags":[],"of":{"big":12345678901234567890.10,"big":"x\\n{,"},"none":null, "ok":true}'


def test_values_have_lines_of_their_own() -> None:
    assert indented(FLAT) == (
        '{\n  "id": 1.50,\n  "tags": [],\n  "of": {\n    "big": 12345678901234567890.10,\n'
        '    "big": "x\\n{,"\n  },\n  "none": null,\n  "ok": true\n}'
    )


def test_lines_without_indentation_are_indented() -> None:
    assert indented('{\n"a": [\n1\n]\n}') == '{\n  "a": [\n    1\n  ]\n}'


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1}',  # fits a line
        '{\n "a": [1,2,3]\n}',  # is indented
        FLAT.replace("}", "", 1),  # no JSON
        '"text"',
        "",
        "[" * 40 + "]" * 40,  # nested too deep
        "[" * 50_000 + "]" * 50_000,
        "{" * 200_000,
    ],
    ids=range(8),
)
def test_other_text_stays(text: str) -> None:
    assert indented(text) == text
