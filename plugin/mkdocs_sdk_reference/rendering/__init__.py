"""Renders pages as HTML, independent of any host."""
