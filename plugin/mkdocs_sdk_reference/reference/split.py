"""Splits long pages of operations into a page for each operation, and maps ids to pages.

The site's pages then differ from the files. Reading, checks and relations still follow the files:
`Page.path` of each of these pages is that of its file.
"""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, count, pairwise
from operator import attrgetter
from typing import TypeVar

from ..commonmark.names import page_name
from ..model import Block, Destination, Kind, Operation, Page
from .symbols import Symbol

Place = Callable[[str, str], str]
"""Maps a file's path and an id on its page to the path of the site's page with the id."""

_T = TypeVar("_T")
_PARAMETER = "-param-"
"""Separator in a parameter's id, after the operation's id."""
_NO_NAME = re.compile(r"[^\w-]+")
_LONGEST_NAME = 200
"""Maximum bytes of a file's name; file systems allow 255, with extension."""
_MARKS = re.compile(r"#+")


def is_long(page: Page, most: int) -> bool:
    """Return whether a page has more than `most` operations; never if that is 0."""
    return 0 < most < len(page.operations) and page.kind is Kind.OPERATIONS and not page.types


class Split:
    """The pages of operations that a site shows as several.

    Args:
        pages: The pages to split.
        is_taken: Whether a page of this path, or its address in the site, is there already.

    Attributes:
        pages: The content of each of the site's pages, by its path in the site: an operation, or
            everything before the first one on a file's page.
        places: For each file, the paths of the operations' pages by the ids of their headings.
        operations: For each file, the ids of each operation's headings by that of its first.
        paths: For each file, the paths of its operations' pages, in source order.
    """

    def __init__(
        self, pages: Iterable[Page] = (), is_taken: Callable[[str], bool] = lambda _: False
    ) -> None:
        self.pages: dict[str, Page] = {}
        self.places: dict[str, Mapping[str, str]] = {}
        self.operations: dict[str, Mapping[str, Sequence[str]]] = {}
        self.paths: dict[str, Sequence[str]] = {}
        self._is_taken = is_taken
        self._used: set[str] = set()
        for page in pages:
            self._add(page)

    def _add(self, page: Page) -> None:
        rest, operations = split(page)
        places: dict[str, str] = {}
        ids: dict[str, Sequence[str]] = {}
        self.pages[page.path] = rest
        for own in operations:
            path = self._free(page.path, own.operations[0].anchor)
            self.pages[path] = own
            found = ids[own.operations[0].anchor] = [heading.anchor for heading in own.headings]
            places |= dict.fromkeys(found, path)
        self.places[page.path] = places
        self.paths[page.path] = list(dict.fromkeys(places.values()))
        self.operations[page.path] = ids

    def _free(self, origin: str, anchor: str) -> str:
        """An unused path next to a file, for one of its operations."""
        folder, stem = posixpath.dirname(origin), page_name(origin)
        prefix = "" if stem.lower() in {"readme", "index"} else f"{stem}-"
        name = (prefix + _NO_NAME.sub("-", anchor)).encode()[:_LONGEST_NAME].decode(errors="ignore")
        for number in count():
            path = posixpath.join(folder, f"{name}_{number}.md" if number else f"{name}.md")
            if path.lower() not in self._used and not self._is_taken(path):
                self._used.add(path.lower())
                return path
        raise AssertionError("there is always another number")

    @property
    def added(self) -> Iterable[tuple[str, Page]]:
        """Return the operations' pages with their paths, which have no files."""
        return ((path, self.pages[path]) for paths in self.paths.values() for path in paths)

    def place(self, path: str, anchor: str) -> str:
        """Return the path of the site's page that has an id of a file's page."""
        places = self.places.get(path)
        if places is None:
            return path
        head = anchor
        while head not in places and _PARAMETER in head:
            head = head.rpartition(_PARAMETER)[0]
        return places.get(head, path)

    def placed(self, symbol: Symbol) -> Symbol:
        """Return a symbol with the path of the site's page that it is on."""
        if symbol.page not in self.places:
            return symbol
        return symbol._replace(page=self.place(symbol.page, symbol.anchor))


def split(page: Page) -> tuple[Page, list[Page]]:
    """Return a page of operations without these, and a page for each.

    An operation's page is everything from its heading to the next operation's. It keeps the ids,
    and the path of the file.
    """
    cut = _Cut(page)
    starts = [operation.heading for operation in page.operations]
    rest = replace(cut.lines(0, starts[0], 0), operations=(), passed_through=(), problems=())
    ends = pairwise([*starts, len(cut.all)])
    return rest, [
        _own_page(cut, operation, start, end)
        for operation, (start, end) in zip(page.operations, ends, strict=True)
    ]


def _own_page(cut: _Cut, operation: Operation, start: int, end: int) -> Page:
    at = bisect_left(cut.page.headings, start, key=attrgetter("line"))
    page = cut.lines(start, end, cut.page.headings[at].level - 1)
    others = (*(h.line for h in page.headings[1:2]), *(b.start for b in page.blocks[:1]))
    lines = page.text.split("\n")
    return replace(
        page,
        title=operation.name,
        deprecated=operation.deprecated,
        qualifier="",
        lead="\n".join(lines[1 : min(others, default=len(lines))]).strip("\n"),
        operations=(replace(operation, heading=0),),
        passed_through=(),
        problems=(),
    )


class _Cut:
    """A page in lines, of which ranges become pages.

    Attributes:
        all: The lines.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.all = page.text.split("\n")
        self._offsets = list(accumulate((len(line) + 1 for line in self.all), initial=0))

    def lines(self, start: int, end: int, raised: int) -> Page:
        """Return some lines as a page, headings `raised` levels up; only the first may be H1."""
        lines = self.all[start:end]
        headings = []
        shift, shifts = -self._offsets[start], []
        for heading in _between(self.page.headings, start, end, attrgetter("line")):
            at = heading.line - start
            level = max(2 if at else 1, heading.level - raised) if raised else heading.level
            if raised:
                marked = _MARKS.sub("#" * level, lines[at], count=1)
                shift += len(marked) - len(lines[at])
                lines[at] = marked
                shifts.append((self._offsets[heading.line], shift))
            headings.append(heading._replace(line=at, level=level))
        first, last = self._offsets[start], self._offsets[end]
        return replace(
            self.page,
            text="\n".join(lines),
            first_line=self.page.first_line + start,
            headings=tuple(headings),
            blocks=tuple(
                replace(block, start=block.start - start, end=block.end - start)
                for block in _between(self.page.blocks, start, end, _start)
            ),
            destinations=tuple(
                _moved(link, shifts, -first)
                for link in _between(self.page.destinations, first, last, _start)
            ),
        )


def _moved(link: Destination, shifts: Sequence[tuple[int, int]], shift: int) -> Destination:
    """A link moved by the shortened headings before it."""
    at = bisect_left(shifts, link.start, key=lambda known: known[0])
    if at:
        shift = shifts[at - 1][1]
    return replace(link, start=link.start + shift, end=link.end + shift)


def _between(items: Sequence[_T], start: int, end: int, place: Callable[[_T], int]) -> Sequence[_T]:
    return items[bisect_left(items, start, key=place) : bisect_left(items, end, key=place)]


def _start(part: Block | Destination) -> int:
    return part.start
