"""Destinations of links in real SDKs, against a parser of CommonMark."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.commonmark.source import decode

from tests.commonmark.test_destinations import by_commonmark, ours
from tests.support.trees import FOLDER, REASON, TREES


@pytest.mark.skipif(not TREES, reason=REASON)
@pytest.mark.parametrize("tree", TREES or ["none"])
def test_real_sdk_as_commonmark(tree: str) -> None:
    for file in sorted((FOLDER / tree).rglob("*.md")):
        text = decode(file.read_bytes()).text
        if "<Note>" not in text:  # a block of HTML for CommonMark, text for Python-Markdown
            assert ours(text) == by_commonmark(text), file.relative_to(FOLDER)
