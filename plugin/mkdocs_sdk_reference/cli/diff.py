"""`sdk-reference diff`: what changed between two releases of an SDK."""

from __future__ import annotations

import click


@click.command()
def diff() -> None:
    """Say what changed between two docs folders."""
