"""What the line about a build says of pages that aren't known."""

from __future__ import annotations

from collections import Counter

import pytest
from mkdocs_sdk_reference.checks.report import Report
from mkdocs_sdk_reference.dialects import DIALECTS

TITLES = ", ".join(dialect.title for dialect in DIALECTS)
NONE = f"None is from a supported generator ({TITLES})."


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        pytest.param({"object": 2, "other": 1}, "", id="known"),
        pytest.param({"other": 2}, f" {NONE}", id="none known"),
        pytest.param({}, "", id="no pages"),
    ],
)
def test_pages_that_are_not_known(pages: dict[str, int], said: str) -> None:
    report = Report(Counter(pages))
    assert report.none_known() == said
    assert report.summary().endswith(said)


def test_summary_without_a_known_page_counts_nothing_else() -> None:
    assert Report(Counter({"other": 2}), 2).summary() == f"2 pages, 2 parsed. {NONE}"
