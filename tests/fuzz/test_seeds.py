"""Each seed of the fuzzer, and each input that once made it fail, through its target."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS

SEEDS = sorted((Path(__file__).parent / "seeds").iterdir())


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)
def test_seed(seed: Path) -> None:
    TARGETS[seed.name.partition("-")[0]](seed.read_bytes())
