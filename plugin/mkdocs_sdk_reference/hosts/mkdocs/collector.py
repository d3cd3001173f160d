"""Keeps Python's collector of cycles from looking through what stays: pages, and the host's files.

It would do so with every quarter that memory grows, and find nothing: no page is part of a cycle.
With the pages apart it looks through the host's own garbage the more often, and memory is less.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_ALLOCATIONS = 500_000
"""Objects between Python's sweeps: a rebuild of a large site leaves a fifth of these at most."""


@contextmanager
def at_rest() -> Iterator[None]:
    """Let it rest while pages are made."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def set_apart() -> None:
    """Have it pass over all that there is now, for one build.

    Not in a preview: the host's garbage of the build before would be apart, too, and stay.
    """
    gc.freeze()


def put_together() -> None:
    """Let it look through everything again; nothing happens where nothing was set apart."""
    gc.unfreeze()


def settle() -> None:
    """Set apart what a preview's first build made, which stays to the preview's end.

    Sweeps through that would take a third of each rebuild of a large site. What a rebuild makes
    stays to its end, too: sweeps in its midst find nothing.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS, 2, 2)
