"""Repairs the generator's links, which go by way of the SDK's repository root."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .. import repairs
from ..repairs import BrokenLink, LinkRule, Lookup

_DOCS = "doc"
"""The generator's name for the docs folder in the repository."""
_FROM_REPOSITORY = re.compile(r"(?P<up>(?:\.\./)+)(?P<folder>[^/]+)/(?P<rest>.+)")


def _target(link: BrokenLink, lookup: Lookup) -> str:
    """Target of a link that leaves the docs root and comes back; "" for any other link.

    ``../../doc/models/x.md`` on a page of ``models/`` is ``models/x.md`` in the same docs root,
    whatever the site calls that.
    """
    found = _FROM_REPOSITORY.fullmatch(link.path)
    _, name = lookup.docs_at(link.page.path)
    if found is None or found["folder"] not in {_DOCS, name}:
        return ""
    root = lookup.root_of(link.page.path)
    depth = link.page.path[len(root) :].count("/")
    is_out = found["up"].count("/") == depth + 1
    return root + found["rest"] if is_out and ".." not in found["rest"].split("/") else ""


def _from_repository(link: BrokenLink, lookup: Lookup) -> Sequence[str] | None:
    target = _target(link, lookup)
    return lookup.existing(target) if target else None


FROM_REPOSITORY = LinkRule(
    "root-relative", _from_repository, is_sure=True, is_general=True, missing=_target
)
"""A page of the same docs root by way of the repository's root: ``../../doc/models/pet.md``."""

LINK_RULES = (
    repairs.OUTSIDE,
    repairs.LETTER_CASE,
    FROM_REPOSITORY,
    repairs.README,
    *(rule for rule in repairs.GENERAL if rule not in (repairs.OUTSIDE, repairs.LETTER_CASE)),
)
