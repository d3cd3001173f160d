"""On real SDKs' docs, a host's extensions change nothing of what a page says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.hosts.mkdocs.test_hostile_extensions import all_extensions, articles
from tests.support.trees import FOLDER, REASON, TREES


@pytest.mark.skipif("kombo-python" not in TREES, reason=REASON)
def test_articles_are_the_same_with_and_without_extensions(tmp_path: Path, build_site: Any) -> None:
    docs, site = FOLDER / "kombo-python" / "docs", tmp_path / "site"

    without = articles(docs, site, build_site, [])
    found = articles(docs, site, build_site, all_extensions(docs))

    assert len(without) > 500
    assert [path for path, article in without.items() if found[path] != article] == []
