"""`sdk-reference check` on real SDKs."""

from __future__ import annotations

import time

import pytest

from tests.cli.test_check import check
from tests.support.trees import FOLDER, REASON, TREES


@pytest.mark.skipif(not TREES, reason=REASON)
def test_time_a_page_takes_on_a_real_sdk() -> None:
    tree = max(TREES, key=lambda name: sum(1 for _ in (FOLDER / name / "docs").rglob("*.md")))
    count = sum(1 for _ in (FOLDER / tree / "docs").rglob("*.md"))
    before = time.process_time()
    check(FOLDER / tree / "docs")
    assert (time.process_time() - before) / count < 0.0015
