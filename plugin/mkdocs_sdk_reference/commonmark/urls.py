"""URLs of links: which can be parsed, and which are safe to follow."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlsplit

SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp"})
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_MAY_NAME_HOST = re.compile(r"//|[\t\r\n]")
"""Two slashes, or white space that parsers remove before they look for these."""
_QUALIFIED_NAME = re.compile(r"[A-Za-z]\w*::")
_IGNORED_IN_URL = re.compile(r"[\x00-\x20]+")


def is_address(url: str) -> bool:
    """Return whether a URL can be parsed; hosts raise an error if it can't."""
    if _MAY_NAME_HOST.search(url) is None:
        return True  # only a host can fail to parse
    try:
        urlsplit(url)
    except ValueError:  # such as an unclosed bracket in the host's name
        return False
    return True


def is_qualified_name(url: str) -> bool:
    """Return whether an apparent scheme is a namespace, as in ``std::path::PathBuf.md``."""
    return _QUALIFIED_NAME.match(url) is not None


def safe_url(url: str, *, image: bool = False) -> bool:
    """Return whether following a URL runs no code: it is relative, or has a harmless scheme."""
    if "&" in url:
        url = unescape(url)  # as browsers do with attributes
    if ":" not in url:
        return True
    bare = _IGNORED_IN_URL.sub("", url)
    scheme = _SCHEME.match(bare)
    if not scheme or scheme[1].lower() in SAFE_SCHEMES:
        return True
    return image and bare.lower().startswith("data:image/")
