"""Untrusted text in logs, terminals and JSON: nothing in it is hidden or moves the cursor."""

from __future__ import annotations

import json
import unicodedata

import pytest
from mkdocs_sdk_reference.checks.display import json_text, shown

CONTROLS = [chr(code) for code in [*range(0x80, 0xA0), 0x7F, 0x61C, 0x200E, 0x200F]]
DIRECTIONS = [chr(code) for code in [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]]


@pytest.mark.parametrize("hidden", CONTROLS + DIRECTIONS, ids=lambda c: f"U+{ord(c):04X}")
def test_hidden_characters_are_escaped(hidden: str) -> None:
    escape = f"\\u{ord(hidden):04x}"
    assert shown(f"a{hidden}b") == f"a{escape}b"
    text = json_text({f"a{hidden}": hidden})
    assert escape in text
    assert hidden not in text
    assert json.loads(text) == {f"a{hidden}": hidden}


def test_readable_characters_stay() -> None:
    text = "Größe 漢字 😀 e\u0301"
    assert shown(text) == text
    assert json_text(text) == f'"{text}"'


def test_text_is_one_line_of_bounded_length() -> None:
    assert shown(" a\r\n\tb ") == "a b"
    assert shown("x" * 1000) == "x" * 240 + "…"
    assert all(unicodedata.category(c) != "Cc" for c in shown("\x00\x1b\x85" * 1000))


def test_bytes_that_are_no_text_are_escaped() -> None:
    assert shown("a\udcff") == "a\\udcff"
    assert json_text("a\udcff") == '"a\\udcff"'
