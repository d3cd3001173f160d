"""A small diagram of who uses a type and what it holds, as inline SVG with links on its boxes.

It reads from the top down, one box a row, so that it fits a phone without being scaled: what
uses the type, the type itself, what it holds.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from markupsafe import Markup, escape

from ..model import Kind, Type
from . import queries
from .type_sections import used_by_id
from .view import View

_MOST_HELD = 12
"""A type that refers to more types gets no map: its table of fields is clearer."""
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
    """The path of a box with round corners, from below its upper left one."""
    across, down = width - 6, height - 6
    top = f"a3 3 0 0 1 3-3h{across}a3 3 0 0 1 3 3"
    return f"{top}v{down}a3 3 0 0 1-3 3h-{across}a3 3 0 0 1-3-3v-{down}z"


_SHAPES = {left: _rounded(_WIDTH - left - 1, _BOX - 1) for left in (0, _INDENT)}


def type_map(view: View, type_: Type) -> Markup:
    """Return the map of a type, folded; "" where it holds no type or too many."""
    held = _held(view, type_)
    if not held or len(held) > _MOST_HELD:
        return Markup("")
    users = _users(view, type_)
    middle = len(users)
    boxes = [_draw(row, box, _INDENT) for row, box in enumerate(users)]
    boxes.append(_draw(middle, _Box(view.title(type_.key), ""), 0))
    boxes += [
        _draw(row, _Box(words, view.href(key)), _INDENT)
        for row, (words, key) in enumerate(held, middle + 1)
    ]
    label, height = escape(view.words.type_map), _ROW * (middle + 1 + len(held))
    return Markup(  # noqa: S704 (escaped)
        f'<details class="sdk-fold sdk-map"><summary>{label}</summary>'
        f'<svg aria-label="{label}" fill="currentColor" font-family="monospace" font-size="12"'
        f' height="{height}" role="group" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}">'
        f"{_lines(middle, len(held))}{''.join(boxes)}</svg></details>"
    )


def _held(view: View, type_: Type) -> list[tuple[str, str]]:
    """The types that a type's fields and members name, each once: label and key."""
    found: dict[str, str] = {}
    for own in type_.fields:
        for target in view.ask(queries.targets, (view.page.path, own.type)):
            found.setdefault(target, own.name)
    for member in type_.members if type_.kind is Kind.UNION else ():
        for target in view.ask(queries.targets, (view.page.path, member.type)):
            found.setdefault(target, "")
    return [
        (f"{name}: {view.title(key)}" if name else view.title(key), key)
        for key, name in found.items()
        if key != type_.key and view.ask(queries.kind_of, key)
    ]


def _users(view: View, type_: Type) -> list[_Box]:
    found: dict[tuple[str, str], _Box] = {}
    usages = view.usages(type_.key)
    for usage in usages:
        if usage.page == view.page.path:
            continue
        title = usage.operation.name if usage.operation else view.title(usage.page)
        anchor = usage.operation.anchor if usage.operation else usage.anchor
        found.setdefault((usage.page, title), _Box(title, view.href(usage.page, anchor)))
    if len(found) > _MOST_USERS:
        words = view.words.of_places.format(n=view.words.number(len(usages)))
        return [_Box(f"{view.words.used_by}: {words}", f"#{used_by_id(type_.anchor)}")]
    return list(found.values())


@cache  # maps of the same height are many
def _lines(above: int, below: int) -> str:
    """One path: from each user down to the type, and from the type down to what it holds."""
    half = _BOX / 2
    steps = [f"M{_INDENT} {_ROW * row + half:g}H{_TRUNK}" for row in range(above)]
    if above:
        steps.append(f"M{_TRUNK} {half:g}V{_ROW * above}")
    bottom = _ROW * above + _BOX
    steps.append(f"M{_TRUNK} {bottom}V{_ROW * (above + below) + half:g}")
    steps += [f"M{_TRUNK} {_ROW * (above + 1 + n) + half:g}H{_INDENT}" for n in range(below)]
    return _outline("".join(steps))


def _draw(row: int, box: _Box, left: int) -> str:
    words = _shortened(box.text)
    bold = "" if box.href else ' font-weight="bold"'
    whole = f"<title>{escape(box.text)}</title>" if words != box.text else ""
    label = f'<text{bold} x="{left + 8}" y="{_ROW * row + 16}">{escape(words)}</text>'
    shown = f"{_box(row, left)}{label}{whole}"
    # Material's instant navigation sets the `href` of all that has one, and fails on a drawing's.
    return f'<a xlink:href="{escape(box.href)}">{shown}</a>' if box.href else shown


@cache
def _box(row: int, left: int) -> str:
    return _outline(f"M{left + 0.5} {_ROW * row + 3.5}{_SHAPES[left]}")


def _outline(path: str) -> str:
    return f'<path d="{path}" fill="none" stroke="currentColor"></path>'


def _shortened(text: str) -> str:
    """A long name without its middle, as its end distinguishes it from its neighbours."""
    if len(text) <= _LONGEST:
        return text
    return f"{text[: _LONGEST // 2 - 1]}…{text[-(_LONGEST // 2) :]}"
