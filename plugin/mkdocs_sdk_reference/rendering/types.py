"""Renders type expressions as HTML with links, and adds line breaks to long names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from ..commonmark.urls import safe_url
from .sanitiser import tooltip

if TYPE_CHECKING:
    from ..reference import Expression, Run
    from .view import View

_ABSOLUTE = re.compile(r"/|[A-Za-z][A-Za-z0-9+.-]*:")
_LONG_NAME = re.compile(r">([\w.:$\\/{}-]{24,200})(?=</(?:a|code|del|h[1-6]|li|td|th)>|<a )")
"""A long name at an element's end, or before a permalink, which follows the words of a heading."""
_HUMP = re.compile(r"(?<=[a-z\d])(?=[A-Z])|(?<=[A-Za-z])(?=\d{3})|(?<=[._/\\])(?![._/\\])|(?<=::)")
_OPENING = re.compile(r"(?<=[\[<(])(?!\W)")
_FITS = 16
"""Characters of a type or a field's name for which each column of a table has room."""
_SHORTEST = 10
"""Characters between two places to break: more places than these are of no use to a reader."""
_MOST_LINKS = 10
_LONGEST = 600
"""A type that another page writes is cut past so many links or characters, with a link to it."""


def type_html(
    expression: Expression, view: View, origin: str, hint: Callable[[str], str] | None = None
) -> Markup:
    """Return a type with its links, as the page of a view shows it.

    Args:
        expression: The type, as it was read on its page.
        view: The page that shows it.
        origin: Path of the page that writes it. Where that is another one, a long type is cut.
        hint: Returns the tooltip of a link to a type, by the type's key; "" for none. A type
            with hints is in a cell, and may break.
    """
    runs = expression.runs
    text = _in_a_cell if hint and sum(len(run.text) for run in runs) > _FITS else escape
    if len(runs) == 1 and not (runs[0].target or runs[0].url):
        return text(runs[0].text)
    if origin == view.page.path:
        return _joined([_run(run, view, origin, text, hint) for run in runs])
    shown: list[Markup] = []
    links = length = 0
    for at, run in enumerate(runs):
        length += len(run.text)
        if links == _MOST_LINKS or length > _LONGEST:
            shown.append(_rest(runs[at:], view, origin))
            break
        links += bool(run.target or run.url)
        shown.append(_run(run, view, origin, text, hint))
    return _joined(shown)


def _joined(parts: Iterable[Markup]) -> Markup:
    return Markup("".join(parts))  # noqa: S704 (each is escaped)


def as_code(html: Markup) -> Markup:
    """Return HTML of a type, marked as code."""
    return Markup(f"<code>{html}</code>")  # noqa: S704 (escaped)


def _run(
    run: Run,
    view: View,
    origin: str,
    text: Callable[[str], Markup],
    hint: Callable[[str], str] | None,
) -> Markup:
    shown = text(run.text)
    href = _href(run, view, origin)
    if not href:
        return shown
    label = f' aria-label="{escape(run.label)}"' if run.label else ""
    if hint and run.target and (words := hint(run.target)):
        label += f' title="{escape(tooltip(words))}"'
    return Markup(f'<a{label} href="{escape(href)}">{shown}</a>')  # noqa: S704 (escaped)


def _href(run: Run, view: View, origin: str) -> str:
    if run.target:
        if origin != view.page.path and not view.is_shown(run.target):
            return ""  # excluded by the site's author: only its own page links it
        return view.href(run.target, run.fragment)
    if run.url.startswith("#"):
        return view.href(origin, run.url[1:])
    is_here = origin == view.page.path
    # What is relative to another page and leads to no known file would be wrong here.
    return run.url if safe_url(run.url) and (is_here or _ABSOLUTE.match(run.url)) else ""


def _rest(runs: Iterable[Run], view: View, origin: str) -> Markup:
    left = sum(1 for run in runs if run.target)
    more = f" … (+{left})" if left else " …"
    return Markup(f'<a href="{escape(view.href(origin))}">{more}</a>')  # noqa: S704 (escaped)


def with_breaks(html: str) -> str:
    """Return HTML in which long names may break: after a dot or an underscore, before a capital.

    ``<wbr>`` isn't a character, so a copied name is whole.
    """
    return _LONG_NAME.sub(lambda name: f">{_broken(name[1])}", html)


@lru_cache(maxsize=4096)  # a page has few types, most of them many times
def _in_a_cell(text: str) -> Markup:
    """Text of a type that may break behind an opening bracket, too, and as a name may."""
    pieces = [piece for part in _OPENING.split(text) for piece in _pieces(part)]
    return Markup("<wbr>").join(pieces)


def breakable(name: str) -> Markup:
    """Return a name of a row that may break, where it is too long for most columns."""
    return Markup("<wbr>").join(_pieces(name)) if len(name) > _FITS else escape(name)


@lru_cache(maxsize=4096)  # the same names stand on many pages
def _broken(name: str) -> str:
    return "<wbr>".join(_pieces(name))


def _pieces(name: str) -> list[str]:
    found, start = [], 0
    for hump in _HUMP.finditer(name):
        if hump.start() - start >= _SHORTEST:
            found.append(name[start : hump.start()])
            start = hump.start()
    return [*found, name[start:]]
