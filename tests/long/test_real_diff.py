"""`sdk-reference diff` on real SDKs."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.cli import main

from tests.conftest import runner
from tests.support.trees import FOLDER, REASON, TREES


@pytest.mark.skipif(not TREES, reason=REASON)
@pytest.mark.parametrize("tree", TREES or ["none"])
def test_real_sdk_against_itself(tree: str) -> None:
    docs = str(FOLDER / tree / "docs")
    done = runner().invoke(main, ["diff", docs, docs])
    assert (done.exit_code, done.stdout) == (0, "Nothing changed.\n")


def test_real_sdk_and_its_next_release() -> None:
    pair = ["testpan-python-broken", "testpan-python-fixed"]
    if not set(pair) <= set(TREES):
        pytest.skip("needs a release with undefined/ links and the next, repaired one")
    done = runner().invoke(main, ["diff", *(str(FOLDER / tree / "docs") for tree in pair)])
    assert (done.exit_code, done.stdout) == (0, "Nothing changed.\n")
