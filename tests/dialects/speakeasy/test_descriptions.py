"""What the generator squeezed into one line is Markdown in lines again."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.dialects.speakeasy.descriptions import in_lines, split_notice


@pytest.mark.parametrize(
    ("cell", "message", "rest"),
    [
        ("N/A", None, ""),
        ("The colour.", None, "The colour."),
        ("One.<br/>- two<br/>", None, "One.\n- two"),
        (
            ": warning: ** DEPRECATED **: It will be removed.<br/><br/>The colour.<br/>More.",
            "It will be removed.",
            "The colour.\nMore.",
        ),
        (":warning: **DEPRECATED**: Gone.", "Gone.", ""),
        (": warning: ** DEPRECATED **", "", ""),
        ("Not :warning: **DEPRECATED** yet.", None, "Not :warning: **DEPRECATED** yet."),
    ],
)
def test_notice_of_deprecation(cell: str, message: str | None, rest: str) -> None:
    assert split_notice(cell) == (message, rest)


def test_blanks_at_a_line_s_start_stay() -> None:
    assert in_lines("a:<br/>    b<br/>") == "a:\n    b"
