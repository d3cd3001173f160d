"""One page's text → `Page`. Nothing in here knows another page, or a host."""

from .pages import read_page
from .source import Source, decode
from .types import parse_type

__all__ = ["Source", "decode", "parse_type", "read_page"]
