"""Releases of real SDKs, written down and read again, are the same."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.diff import ReferenceRelease, compare_releases
from mkdocs_sdk_reference.reference.loader import read_folder

from tests.diff.recording import recorded
from tests.support.trees import FOLDER

TREES = {
    "kombo-python": FOLDER / "kombo-python" / "docs",
    "formance-go": FOLDER / "formance-go" / "docs",
    "conekta-php": FOLDER.parent / "corpus-openapi" / "conekta-php",
    "apimatic-maxio-python": FOLDER.parent / "corpus-other" / "apimatic-maxio-python",
    "liblab-magicbell-go": FOLDER.parent / "corpus-other" / "liblab-magicbell-go",
    "fern-square-php": FOLDER.parent / "corpus-other" / "fern-square-php",
}
"""One or two of each dialect."""


@pytest.mark.parametrize("tree", TREES)
def test_real_sdk_against_what_was_written_down(tree: str) -> None:
    if not TREES[tree].is_dir():
        pytest.skip(f"no real SDK's docs in {tree}")
    of = read_folder(TREES[tree]).reference
    then, now = recorded(of), ReferenceRelease(of)
    for found, _ in (compare_releases(then, now), compare_releases(now, then)):
        assert found.changes == ()
        assert found.moved == ()
