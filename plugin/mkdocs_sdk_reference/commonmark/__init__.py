"""Markdown as text, independent of any generator: lines, tables, links and type cells."""
