"""Puts what other pages say about the page in hand round its own text, apart from its search."""

from __future__ import annotations

import re
import secrets
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from typing import Any

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from ..model import Kind
from ..reference.added import AddedKind, AddedPage
from ..rendering import added, relations
from ..rendering.markup import Html, append_elements, tag
from ..rendering.type_map import type_map
from ..rendering.viewpoint import Viewpoint
from .now import Now

_FILLED = re.compile(r"<!--sdk-filled-[\da-f]+-->")
_ID = re.compile(r' id="([^"]+)"')


class Surround(Treeprocessor):
    """Adds the place line below the title, and the relations below the text."""

    def __init__(self, md: Markdown, now: Now) -> None:
        super().__init__(md)
        self._now = now

    def run(self, root: etree.Element) -> None:
        """Run over the whole tree."""
        if self._now.page is None:
            return
        view = self._now.view
        page = self._now.build.added.get(view.page.path)
        if page is not None:
            self._fill(root, view, page)
        elif view.page.generated and view.page.kind is not Kind.OPERATIONS:
            self._surround(root, view)

    def _surround(self, root: etree.Element, view: Viewpoint) -> None:
        if view.page.is_model:
            title = next((at for at, e in enumerate(root) if e.tag == "h1"), -1)
            root.insert(title + 1, relations.place(view))
        found = (
            type_map(view) if self._now.build.type_map else None,
            relations.used_by(view),
            relations.responses(view, self._now.types),
            relations.same_shape(view),
        )
        root.extend(section for section in found if section is not None)

    def _fill(self, root: etree.Element, view: Viewpoint, page: AddedPage) -> None:
        holder = etree.SubElement(root, "div", {"class": "sdk-added"})
        if page.kind is AddedKind.MODELS:
            holder.set("data-sdk-filter", view.words.filter)
            holder.set("data-sdk-count", view.words.filter_count)
            holder.extend(added.model_index(view, page.root, page.data))
        else:
            holder.extend(added.errors_page(view, page.root, self._now.types))
        view.set_aside(holder)


class FillIn(Treeprocessor):
    """Fills what other pages say in, once the host's extensions are through with the page.

    A host that resolves a dozen links for each of these pages would spend a twentieth of a build
    on them: where it tells addresses, they are right at once.
    """

    def __init__(self, md: Markdown, now: Now) -> None:
        super().__init__(md)
        self._now = now

    def run(self, root: etree.Element) -> None:
        """Fill every element, in the order in which they were made."""
        self._now.ids.update(_ids(getattr(self.md, "toc_tokens", [])))
        addresses = self._now.build.addresses
        if self._now.fills and addresses is not None:
            self._now.view.address = addresses(self._now.view.page.path)
        for element, fill in self._now.fills:
            html = fill()
            if self._now.build.asides is None:
                append_elements(element, html)
            else:
                self._now.filled[element] = html


def _ids(tokens: list[dict[str, Any]]) -> Iterator[str]:
    """The ids that `toc` gave to headings."""
    for token in tokens:
        yield token["id"]
        yield from _ids(token["children"])


class SetAside(Treeprocessor):
    """Hands other pages' text on to a host that keeps it out of its search.

    The element gives way to a comment, which the host replaces once its search has seen the
    page. Hosts that don't ask for it find it marked for Material's search.
    """

    def __init__(self, md: Markdown, now: Now) -> None:
        super().__init__(md)
        self._now = now

    def run(self, root: etree.Element) -> None:
        """Take out every element that was set aside."""
        build = self._now.build
        build.anchors.clear()
        if build.asides is None:
            return
        pieces, tails = [], []
        for element in self._now.asides:
            tail, element.tail = element.tail, None
            tails.append(tail)
            del element.attrib["data-search-exclude"]
            html = self._written(element)
            build.anchors.update(_ID.findall(html))
            pieces.append(html)
            element.clear()
        comments = build.asides.keep(pieces)
        for element, tail, comment in zip(self._now.asides, tails, comments, strict=True):
            element.tag = etree.Comment  # type: ignore[assignment]
            element.text, element.tail = comment, tail

    def _written(self, element: etree.Element) -> str:
        """The HTML of an element and of what it, or what is inside it, is filled with."""
        filled = self._now.filled
        is_ours = element.attrib.keys() <= {"class"} and element.get("class", "") is not None
        if is_ours and not len(element) and not element.text and element in filled:
            return tag(element.tag, filled[element], **element.attrib)
        places: dict[str, Html] = {}
        for holder in [inner for inner in element.iter() if inner in filled]:
            comment = etree.Comment(f"sdk-filled-{secrets.token_hex(8)}")  # no page can forge it
            holder.append(comment)
            places[f"<!--{comment.text}-->"] = filled[holder]
        # A permalink of `toc` holds what a postprocessor would turn into an ampersand.
        html = self.md.serializer(element).replace(AMP_SUBSTITUTE, "&")
        return _FILLED.sub(lambda place: places.get(place[0], place[0]), html)
