"""Renders a home page for a site without one: the contents of its docs roots."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import escape

from ...model import Kind
from ...reference import Reference
from ...reference.added import AddedKind, AddedPage
from ..parts import OWN, HeadingPart, Rendered, Section
from ..trail import overviews
from ..view import View

_NOTHING: Mapping[str, object] = {
    "overview": "",
    "readme": "",
    "operations": (),
    "types": 0,
    "models": "",
    "errors": "",
    "changes": "",
}


class Offer(NamedTuple):
    """The contents of a docs root.

    Attributes:
        root: The docs root.
        title: Title of its SDK, or of its folder.
        readme: Path of the page that introduces its SDK; "" where a site has only one SDK.
        operations: Paths of its pages of operations, each with the number of operations.
        types: The number of its types.
    """

    root: str
    title: str
    readme: str
    operations: tuple[tuple[str, int], ...]
    types: int


def home(view: View, added: Sequence[AddedPage]) -> Iterator[Rendered]:
    """Yield the contents of a site: for each docs root its pages of operations and added pages.

    Args:
        view: The page.
        added: All pages that are added to the site.
    """
    offers = view.ask(_offers, None)
    found = {page.kind: page.path for page in added if not page.root}
    overview, changes = found.get(AddedKind.OVERVIEW, ""), found.get(AddedKind.CHANGES, "")
    if overview or (changes and len(offers) != 1):  # they are those of all
        yield Section("home", {**_NOTHING, "overview": overview, "changes": changes})
    for offer in offers:
        if len(offers) > 1 and offer.title:
            yield HeadingPart(2, escape(offer.title), view.heading_id(offer.title), OWN)
        pages = {page.kind: page.path for page in added if page.root == offer.root}
        given = {
            **_NOTHING,
            "readme": offer.readme,
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
    titles, introductions = _titles(reference, pages), overviews(reference)
    return [
        Offer(
            root,
            title,
            (sdk.readme or introductions.get(root, "")) if (sdk := reference.sdk_of(root)) else "",
            tuple(pages[root]),
            len(reference.types_in(root)),
        )
        for root, title in titles.items()
    ]


def _titles(reference: Reference, roots: Iterable[str]) -> Mapping[str, str]:
    """Titles of docs roots, in the order of SDKs; with their folders if an SDK has several."""
    sdks = {root: reference.sdk_of(root) for root in sorted(roots)}
    order = [None, *reference.sdks]
    count = Counter(sdks.values())
    titles = {}
    for root in sorted(sdks, key=lambda root: order.index(sdks[root])):
        sdk = sdks[root]
        titles[root] = root.rstrip("/")
        if sdk is not None:
            inside = root.removeprefix(sdk.at).rstrip("/")
            has_more = count[sdk] > 1 and inside
            titles[root] = f"{sdk.title}: {inside}" if has_more else sdk.title
    return titles
