"""The order of versions, by their names."""

from __future__ import annotations

import re

_VERSION = re.compile(r"v?(\d{1,18}(?:[._-]\d{1,18})*)(.*)", re.IGNORECASE | re.DOTALL | re.ASCII)
_PART = re.compile(r"(\d{1,18})|([^\W\d_]+)", re.ASCII)
_AFTER = ("+", ".post", "-post")
"""What begins an ending that makes no pre-release: a build, or something done after a release."""

VersionKey = tuple[tuple[int, ...], bool, tuple[tuple[int, str], ...]]


def version_key(name: str) -> VersionKey | None:
    """Return what versions are sorted by: their numbers, and of one number pre-releases first.

    Dates are versions, too. The endings of pre-releases are in the order of letters and numbers:
    alpha, beta, rc.

    Args:
        name: The version, such as ``2.1.0``, ``v2.1`` or ``2.2.0-beta.1``.

    Returns:
        The key; None for a name that doesn't begin with a number, or can't be shown.
    """
    if not name.isprintable():
        return None
    found = _VERSION.fullmatch(name.strip())
    if found is None:
        return None
    numbers = [int(number) for number in re.split(r"[._-]", found[1])]
    while numbers and numbers[-1] == 0:  # 2.1 is 2.1.0
        numbers.pop()
    ending = found[2].lower()
    parts = tuple((int(part[1] or -1), part[2] or "") for part in _PART.finditer(ending))
    return tuple(numbers), not ending or ending.startswith(_AFTER), parts
