"""One page's text → `Page`. Nothing in here knows another page, or a host."""

from .outline import headings
from .pages import read_page
from .source import Source, decode
from .types import parse_type

__all__ = ["Source", "decode", "headings", "parse_type", "read_page"]
