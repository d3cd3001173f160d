"""The home of a site that has none: what its docs roots offer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import escape

from ...model import Kind
from ...reference import Reference
from ...reference.added import AddedKind, AddedPage
from ..page import OWN, Rendered, Section
from ..parts import HeadingPart
from ..view import View

_NOTHING: Mapping[str, object] = {"operations": (), "types": 0, "models": "", "errors": ""}


class Offer(NamedTuple):
    """What a docs root offers.

    Attributes:
        operations: Paths of its pages of operations, each with the number of operations.
        types: The number of its types.
    """

    root: str
    operations: tuple[tuple[str, int], ...]
    types: int


def home(view: View, added: Sequence[AddedPage]) -> Iterator[Rendered]:
    """Yield what a site offers: for each docs root its pages of operations and the added ones.

    Args:
        view: The page.
        added: All pages that are added to the site.
    """
    offers = view.ask(_offers, None)
    changes = next((page.path for page in added if page.kind is AddedKind.CHANGES), "")
    if changes and len(offers) != 1:  # they are those of all
        yield Section("home", {**_NOTHING, "changes": changes})
    for offer in offers:
        if len(offers) > 1 and offer.root:
            title = offer.root.rstrip("/")
            yield HeadingPart(2, escape(title), view.heading_id(title), OWN)
        pages = {page.kind: page.path for page in added if page.root == offer.root}
        given = {
            "operations": offer.operations,
            "types": offer.types,
            "models": pages.get(AddedKind.MODELS, ""),
            "errors": pages.get(AddedKind.ERRORS, ""),
            "changes": changes if len(offers) == 1 else "",
        }
        yield Section("home", given)


def _offers(reference: Reference, _: None) -> list[Offer]:
    pages: dict[str, list[tuple[str, int]]] = {}
    for path, page in sorted(reference.pages.items()):
        if page.generated and page.kind is not Kind.OVERVIEW:
            found = pages.setdefault(reference.root_of(path), [])
            if page.kind is Kind.OPERATIONS:
                found.append((path, len(page.operations)))
    return [
        Offer(root, tuple(found), len(reference.types_in(root)))
        for root, found in sorted(pages.items())
    ]
