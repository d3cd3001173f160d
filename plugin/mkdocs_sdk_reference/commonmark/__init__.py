"""Markdown as text: lines, tables, links and type cells. Nothing in here knows a generator."""
