"""How long something takes as its input grows."""

from __future__ import annotations

import time
from collections.abc import Callable

_TIMES = 24
_TRIES = 4
_NOISE = 0.1
"""Seconds that a busy machine may add."""


def assert_linear(count: int, prepared: Callable[[int], Callable[[], object]]) -> None:
    """Eight times the input takes some eight times as long; by its square, it would take 64 times.

    Args:
        count: Size of the smaller input.
        prepared: Returns what is measured, given an input's size.
    """

    def seconds(size: int) -> float:
        run = prepared(size)
        start = time.process_time()
        run()
        return time.process_time() - start

    seconds(count)
    small = min(seconds(count) for _ in range(3))
    # A busy machine may be slow for a while: time that is not linear stays so.
    assert any(seconds(8 * count) < _TIMES * small + _NOISE for _ in range(_TRIES))
