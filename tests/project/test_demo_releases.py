"""The recorded releases of the demo are those that the demo's pages make."""

from __future__ import annotations

import json

import pytest

from scripts.demo_releases import RECORDED, RELEASES, recorded


@pytest.mark.parametrize("version", RECORDED)
def test_release_is_that_of_the_demo(version: str) -> None:
    """If not, run `python -m scripts.demo_releases`."""
    written = json.loads((RELEASES / f"{version}.json").read_text("utf-8"))
    assert json.loads(recorded(RECORDED[version])) == written
