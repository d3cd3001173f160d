"""Sorts versions by their names."""

from __future__ import annotations

import re

_VERSION = re.compile(r"v?(\d{1,18}(?:[._-]\d{1,18})*)(.*)", re.IGNORECASE | re.DOTALL | re.ASCII)
_PART = re.compile(r"(\d{1,18})|([^\W\d_]+)", re.ASCII)
_AFTER = ("+", ".post", "-post")
"""Start of a suffix that doesn't mean a pre-release: a build, or a post-release."""

VersionKey = tuple[tuple[int, ...], bool, tuple[tuple[int, str], ...]]


def version_key(name: str) -> VersionKey | None:
    """Return a key to sort versions: by their numbers, pre-releases before their release.

    Dates are versions, too. Suffixes of pre-releases sort by letters and numbers: alpha, beta,
    rc.

    Args:
        name: The version, such as ``2.1.0``, ``v2.1`` or ``2.2.0-beta.1``.

    Returns:
        The key; None for a name that doesn't begin with a number, or isn't printable.
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
