"""Keeps Python's collector of cycles from looking through pages that stay for the whole build.

It would do so with every quarter that memory grows, and find nothing: no page is part of a cycle.
With the pages apart it looks through the host's own garbage the more often, and memory is less.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def pages_apart() -> Iterator[None]:
    """Let it rest while pages are made, and then set apart all that there is."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if was_on:
            gc.enable()


def together() -> None:
    """Let it look through everything again; nothing happens where nothing was set apart."""
    gc.unfreeze()
