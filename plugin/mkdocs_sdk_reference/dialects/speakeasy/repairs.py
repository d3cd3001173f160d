"""Rules for the defects in links that Speakeasy's releases write."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence

from .. import repairs
from ..repairs import MOST_CANDIDATES, BrokenLink, LinkRule, Lookup

_UNDEFINED = "undefined/"
_NAME = re.compile(
    r"[^\W\d][\w$]*(?:(?:\.|::|\\|/)[^\W\d][\w$]*)*"
    r"(?![\w$]|(?:\.|::|\\|/)[^\W\d]|[\[<(](?!\])|:(?!:))"
)
"""A name that isn't a wrapper: ``shared.X`` in ``List[shared.X]`` and ``shared.X[]``, but not
``T`` in ``T.nilable(…)`` or ``k`` in ``{ [k: string]: X }``."""


def _undefined(link: BrokenLink, lookup: Lookup) -> Sequence[str] | None:
    if not link.path.startswith(_UNDEFINED):
        return None
    return lookup.above(link.page, link.path.removeprefix(_UNDEFINED))


def _under_the_root(link: BrokenLink, lookup: Lookup) -> str:
    root = lookup.root_of(link.page.path)
    return posixpath.normpath(root + link.path.removeprefix(_UNDEFINED))


def _empty_name(link: BrokenLink, lookup: Lookup) -> Sequence[str] | None:
    """The pages of the names in the link's text, except wrappers and primitives.

    One page is an answer only if there is one name; with several names, the link means none.
    """
    if posixpath.basename(link.path) not in {".md", ".mdx"}:
        return None
    origin = link.page.path
    found = (name[0] for name in _NAME.finditer(link.text))
    names = dict.fromkeys(name for name in found if not lookup.is_primitive(name, origin))
    most = MOST_CANDIDATES + 1
    pages = [type_.page for name in names for type_ in lookup.named(name, origin)[:most]]
    return pages if len(names) == 1 or len(pages) > 1 else ()


UNDEFINED_PREFIX = LinkRule(
    "undefined-prefix", _undefined, is_sure=True, is_general=True, missing=_under_the_root
)
"""``undefined/`` in place of the way up to the docs root."""
EMPTY_NAME = LinkRule(repairs.EMPTY_NAME, _empty_name, is_sure=True, reads_text=True)
"""A path that ends where the file's name belongs: ``../../models/.md``."""

LINK_RULES = (UNDEFINED_PREFIX, EMPTY_NAME, *repairs.GENERAL)
