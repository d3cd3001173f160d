"""Addresses of links: which can be taken apart at all, and which run nothing when followed."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlsplit

SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp"})
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_MAY_NAME_HOST = re.compile(r"//|[\t\r\n]")
"""Two slashes, or what is taken out of a URL before those are looked for."""
_QUALIFIED_NAME = re.compile(r"[A-Za-z]\w*::")
_IGNORED_IN_URL = re.compile(r"[\x00-\x20]+")


def is_address(url: str) -> bool:
    """Whether a URL can be taken apart at all; hosts raise an error where it can't."""
    if _MAY_NAME_HOST.search(url) is None:
        return True  # what has no host can be
    try:
        urlsplit(url)
    except ValueError:  # such as an unclosed bracket in the host's name
        return False
    return True


def is_qualified_name(url: str) -> bool:
    """Whether what looks like a scheme is a namespace, as in ``std::path::PathBuf.md``."""
    return _QUALIFIED_NAME.match(url) is not None


def safe_url(url: str, *, image: bool = False) -> bool:
    """Whether an address runs nothing: relative, or of a scheme that only leads somewhere."""
    if "&" in url:
        url = unescape(url)  # as a browser does with an attribute that holds entities
    if ":" not in url:
        return True
    bare = _IGNORED_IN_URL.sub("", url)
    scheme = _SCHEME.match(bare)
    if not scheme or scheme[1].lower() in SAFE_SCHEMES:
        return True
    return image and bare.lower().startswith("data:image/")
