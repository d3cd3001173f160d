"""Zensical, which offers nothing but Python-Markdown extensions."""
