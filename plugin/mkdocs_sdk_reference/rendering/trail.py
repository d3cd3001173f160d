"""Breadcrumbs of a page, and links to the README's guides on errors and retries."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from ..commonmark.ids import Ids, github_slug, heading_id
from ..commonmark.outline import headings
from ..model import Kind, Page
from ..reference import Reference
from .labels import namespace_id
from .view import View

_GUIDES = (("error handling", "handling errors", "error classes", "errors"), ("retries",))
"""Headings of a README's sections on handling errors, and on retries, best first."""


class Step(NamedTuple):
    """A breadcrumb; the last one, the page itself, has no address."""

    label: str
    href: str = ""


def trail(view: View, title: str) -> list[Step]:
    """Return a page's breadcrumbs; [] if it is below no other page.

    Args:
        view: The page.
        title: What it is called.
    """
    steps = list(_above(view))
    return [*steps, Step(title)] if steps else []


def _above(view: View) -> Iterator[Step]:
    page, words = view.page, view.words
    sdk = view.sdk
    first = (view.readme or view.overview or view.index) if sdk else ""
    if sdk and first not in {"", page.path}:
        yield Step(sdk.title, view.href(first))
    if page.is_model:
        if view.index:
            yield Step(words.models, view.href(view.index))
            if name := view.namespace(page.types[0].key):
                yield Step(name, view.href(view.index, namespace_id(name)))
        return
    if not sdk and view.start and page.path not in {view.start, view.readme}:
        yield Step(words.home, view.href(view.start))
    if view.overview not in {"", view.start, first, page.path}:
        yield Step(view.title(view.overview), view.href(view.overview))
    if view.group:
        yield Step(view.title(view.group), view.href(view.group))


def guides(view: View) -> list[Step]:
    """Return links to the README's sections on handling errors and on retries."""
    path = view.overview or view.readme
    anchors = view.ask(_guides_on, path) if path else ("", "")
    labels = (view.words.catching, view.words.retrying)
    return [
        Step(label, view.href(path, anchor))
        for label, anchor in zip(labels, anchors, strict=True)
        if anchor
    ]


def _guides_on(reference: Reference, path: str) -> tuple[str, str]:
    page = reference.pages.get(path)
    anchors = _anchors(page) if page else {}
    catching, retrying = (
        next((anchors[name] for name in names if name in anchors), "") for names in _GUIDES
    )
    return catching, retrying


def _anchors(page: Page) -> Mapping[str, str]:
    """The ids of a page's headings by their words."""
    if page.headings:
        return {heading.text.lower(): heading.anchor for heading in page.headings}
    return _anchors_as_on_github(page.text)


@lru_cache(maxsize=4)  # all pages of errors ask for the same README
def _anchors_as_on_github(text: str) -> Mapping[str, str]:
    ids = Ids(separator="-")
    return {title.lower(): ids.unique(heading_id(github_slug(title))) for title in headings(text)}


def overviews(reference: Reference) -> Mapping[str, str]:
    """Return the generated page that introduces each docs root: the nearest one above or in it."""
    pages = reference.pages.values()
    folders = {
        f"{posixpath.dirname(page.path)}/".lstrip("/"): page.path
        for page in pages
        if page.generated and page.kind is Kind.OVERVIEW
    }
    if not folders:
        return {}
    found = {}
    for root in {reference.root_of(page.path) for page in pages if page.generated}:
        if above := [folder for folder in folders if root.startswith(folder)]:
            found[root] = folders[max(above, key=len)]
    return found
