"""Turns the Markdown reference that an SDK generator writes into one that people read."""

__version__ = "0.1.0"
