"""Data for programs of real SDKs."""

from __future__ import annotations

import pytest

from tests.exports.test_models_json import assert_round_trip, data_of
from tests.support.trees import FOLDER, REASON, TREES
from tests.support.writing import reference


@pytest.mark.skipif(not TREES, reason=REASON)
@pytest.mark.parametrize("tree", TREES or ["none"])
def test_round_trip_of_a_real_sdk(tree: str) -> None:
    docs = FOLDER / tree / "docs"
    of = reference(
        {p.relative_to(docs).as_posix(): p.read_text("utf-8") for p in docs.rglob("*.md")}
    )

    assert_round_trip(of)
    trees = [f["type"] for t in data_of(of)["types"] for f in t["fields"]]
    unknown = [
        t["text"]
        for t in trees
        if t["tree"] == {"name": t["text"]} and set(t["text"]) & set("[<,| ")
    ]
    assert len(unknown) <= len(trees) // 100, unknown[:5]
