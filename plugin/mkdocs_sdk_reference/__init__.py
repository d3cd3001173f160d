"""Turns the Markdown of an SDK generator into a readable API reference."""

__version__ = "0.1.0"
