"""A small diagram of who uses a type and what it holds, as inline SVG with links on its boxes.

It reads from the top down, one box a row, so that it fits a phone without being scaled: what
uses the type, the type itself, what it holds.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from functools import cache, partial
from typing import NamedTuple

from .markup import Html, joined, tag, text
from .summaries import title_of
from .viewpoint import Viewpoint

_MOST_HELD = 12
"""A type that holds more is left without a map: its table of fields says it better."""
_MOST_USERS = 6
"""More users are one box that leads to the list of them."""
_WIDTH = 360
_ROW = 30
_BOX = 24
_INDENT = 24
_TRUNK = 12
_LONGEST = 44
"""Characters that fit a box; a character is 7.2 units wide in a font of 12."""


class _Box(NamedTuple):
    text: str
    href: str


def _rounded(width: int, height: int) -> str:
    """The path of a box, from below its upper left corner.

    A ``rect`` would be five attributes, and attributes are what a build spends its time on.
    """
    across, down = width - 6, height - 6
    top = f"a3 3 0 0 1 3-3h{across}a3 3 0 0 1 3 3"
    return f"{top}v{down}a3 3 0 0 1-3 3h-{across}a3 3 0 0 1-3-3v-{down}z"


_SHAPES = {left: _rounded(_WIDTH - left - 1, _BOX - 1) for left in (0, _INDENT)}


def type_map(view: Viewpoint) -> etree.Element | None:
    """The map of the page's type, folded; None where it holds no type or too many."""
    held = _held(view)
    if not held or len(held) > _MOST_HELD:
        return None
    details = etree.Element("details", {"class": "sdk-fold sdk-map"})
    view.aside(details, partial(_map, view, held))
    return details


def _map(view: Viewpoint, held: list[tuple[str, str]]) -> Html:
    users = _users(view)
    middle = len(users)
    height = _ROW * (middle + 1 + len(held))
    # Material's instant navigation sets the `href` of all that has one, and fails where that is a
    # drawing's link, which can't be set. A host that resolves links itself wants an `href`.
    link = "href" if view.address is None else "xlink:href"
    drawing = tag(
        "svg",
        _lines(middle, len(held)),
        *[_draw(row, box, _INDENT, link) for row, box in enumerate(users)],
        _draw(middle, _Box(title_of(view.page), ""), 0, link),
        *[
            _draw(row, _Box(words, view.href(target)), _INDENT, link)
            for row, (words, target) in enumerate(held, middle + 1)
        ],
        **{"aria-label": view.words.type_map},
        fill="currentColor",
        **{"font-family": "monospace", "font-size": "12"},
        height=str(height),
        role="group",
        viewBox=f"0 0 {_WIDTH} {height}",
        width=str(_WIDTH),
    )
    return joined((tag("summary", text(view.words.type_map)), drawing))


def _held(view: Viewpoint) -> list[tuple[str, str]]:
    """The types that the page's fields and members name, each once, with the first field.

    Gives what to call each, and its path.
    """
    found: dict[str, str] = {}
    page = view.page
    for field in page.fields:
        for target in view.reference.targets(page, field.type):
            found.setdefault(target, field.name)
    for member in page.members:
        for target in view.reference.targets(page, member.type):
            found.setdefault(target, "")
    held = []
    for target, name in found.items():
        other = view.pages.get(target)
        if other and other.is_model and target != page.path:
            title = title_of(other)
            held.append((f"{name}: {title}" if name else title, target))
    return held


def _users(view: Viewpoint) -> list[_Box]:
    found: dict[tuple[str, str], _Box] = {}
    uses = view.reference.usages(view.page.path)
    for use in uses:
        if use.page != view.page.path:
            title = use.operation.name if use.operation else title_of(view.pages[use.page])
            anchor = use.operation.anchor if use.operation else use.anchor
            found.setdefault((use.page, title), _Box(title, view.href(use.page, anchor)))
    if len(found) > _MOST_USERS:
        words = view.words.of_places.format(n=f"{len(uses):,}")
        return [_Box(f"{view.words.used_by}: {words}", "#sdk-used-by")]
    return list(found.values())


@cache  # maps of the same height are many
def _lines(above: int, below: int) -> Html:
    """One path: from each user down to the type, and from the type down to what it holds."""
    half = _BOX / 2
    steps = [f"M{_INDENT} {_ROW * row + half:g}H{_TRUNK}" for row in range(above)]
    if above:
        steps.append(f"M{_TRUNK} {half:g}V{_ROW * above}")
    bottom = _ROW * above + _BOX
    steps.append(f"M{_TRUNK} {bottom}V{_ROW * (above + below) + half:g}")
    steps += [f"M{_TRUNK} {_ROW * (above + 1 + n) + half:g}H{_INDENT}" for n in range(below)]
    return _outline("".join(steps))


def _draw(row: int, box: _Box, left: int, link: str) -> Html:
    words = _shortened(box.text)
    top = _ROW * row
    bold = {} if box.href else {"font-weight": "bold"}
    shown = (
        _box(row, left),
        tag("text", text(words), **bold, x=f"{left + 8}", y=f"{top + 16}"),
        *([tag("title", text(box.text))] if words != box.text else ()),
    )
    return tag("a", *shown, **{link: box.href}) if box.href else joined(shown)


@cache
def _box(row: int, left: int) -> Html:
    return _outline(f"M{left + 0.5} {_ROW * row + 3.5}{_SHAPES[left]}")


def _outline(path: str) -> Html:
    return tag("path", d=path, fill="none", stroke="currentColor")


def _shortened(text: str) -> str:
    """A long name less its middle: its end tells it from its neighbours."""
    if len(text) <= _LONGEST:
        return text
    return f"{text[: _LONGEST // 2 - 1]}…{text[-(_LONGEST // 2) :]}"
