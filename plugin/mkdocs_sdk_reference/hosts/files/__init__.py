"""Hosts without plugins: files before their build, and files after it."""
