"""Writes the navigation of a prepared site: no pages of types, and operations in one list."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...extension import Site
from ...model import Kind
from ...reference import Sdk
from ...reference.added import HOME
from .mdx import SIDEBAR, plain_title, quoted_yaml
from .pages import inert_title, title_of_page
from .reading import FileSite
from .settings import Settings

FILES = {
    "yaml": ".sdk-reference-nav.yml",
    "literate": "SUMMARY.md",
    "awesome": ".nav.yml",
    "docusaurus": "sidebars.json",
}
"""The file that each form of the navigation is written to."""
_HOMES = frozenset({"index", "readme"})
_WORDS = re.compile(r"[-_]+")


@dataclass(slots=True)
class _Item:
    """A page of the navigation, or a section.

    Attributes:
        title: What readers see.
        path: Path of the page; "" for a section.
        file: Path of its file in the folder that the host builds.
        children: The items of a section.
    """

    title: str
    path: str = ""
    file: str = ""
    children: list[_Item] = field(default_factory=list)


def navigation(settings: Settings, site: FileSite) -> tuple[str, str]:
    """Return path and text of the navigation's file; "" for both if none is wanted."""
    if settings.nav not in FILES or not site.site.has_pages:
        return "", ""
    everything = bool(settings.given("models_in_nav", default=False))
    shown = {path: at for path, at in site.places.items() if everything or _is_shown(path, site)}
    items = _tree(shown, site.site)
    if settings.given("flat_navigation", default=True):
        items = _Flat(site.site).items(items)
    # A stable sort: the others keep their order.
    items.sort(key=lambda item: _rank(item, site.site))
    if settings.nav == "docusaurus":
        sidebars = {SIDEBAR: [_of_sidebar(item) for item in items]}
        return FILES[settings.nav], json.dumps(sidebars, indent=1) + "\n"
    write = _literate if settings.nav == "literate" else _yaml
    return FILES[settings.nav], "\n".join(
        ["nav:", *write(items)] if write is _yaml else write(items)
    ) + "\n"


def _is_shown(path: str, site: FileSite) -> bool:
    """Whether the navigation lists a page; it lists prose that an author could have written."""
    page = site.site.reference.pages.get(path)
    if page is None:
        return path in site.site.added
    is_prose = page.kind is Kind.OTHER and page.is_doubtful
    return not page.generated or page.kind in {Kind.OPERATIONS, Kind.OVERVIEW} or is_prose


def _tree(places: dict[str, str], site: Site) -> list[_Item]:
    """Return a tree by folder: first the folder's own page, then other pages, then folders."""
    root = _Item("")
    sections = {"": root}

    def section(folder: str) -> _Item:
        if folder not in sections:
            above, name = posixpath.split(folder)
            sections[folder] = _Item(_title_of_folder(folder, name, site))
            section(above).children.append(sections[folder])
        return sections[folder]

    for path, file in sorted(places.items(), key=lambda known: _order(known[1])):
        item = _Item(title_of_page(site, path), path, file)
        section(posixpath.dirname(file)).children.append(item)
    return root.children


def _order(path: str) -> tuple[tuple[int, str], ...]:
    *folders, name = path.split("/")
    stem = posixpath.splitext(name)[0].lower()
    return (*((2, folder) for folder in folders), (0 if stem in _HOMES else 1, name))


def _title_of_folder(folder: str, name: str, site: Site) -> str:
    sdk = next((sdk for sdk in site.reference.sdks if sdk.at == f"{folder}/"), None)
    if sdk is not None:
        return sdk.title
    title = _WORDS.sub(" ", name)
    return title[:1].upper() + title[1:] if title.islower() else title


def _rank(item: _Item, site: Site) -> tuple[int, int]:
    if item.path in {HOME, "README.md"}:
        return 0, 0
    sdk = _sdk_of(item, site)
    return (1, site.reference.sdks.index(sdk)) if sdk and not item.path else (1, -1)


class _Flat:
    """Lists operation pages directly instead of in a section for each folder.

    A section with only one such page is replaced by it. Added pages come after the operations,
    outside any section.
    """

    def __init__(self, site: Site) -> None:
        self._site = site

    def items(self, items: Sequence[_Item], around: Sdk | None = None) -> list[_Item]:
        """Return a list of items; `around` is the SDK that all of them belong to."""
        kept: list[_Item] = []
        last: list[_Item] = []
        for item in items:
            if item.path:
                (last if self._is_added(item) else kept).append(item)
                continue
            sdk = _sdk_of(item, self._site)
            self._flatten(item, sdk)
            only = item.children[0] if len(item.children) == 1 else None
            if sdk is not around:  # readers look for the SDK's name
                kept.append(item)
            elif only is not None and self._is_of_operations(only):
                kept.append(only)
            elif all(map(self._is_added, item.children)):
                last += item.children
            else:
                kept.append(item)
        return kept + last

    def _flatten(self, section: _Item, sdk: Sdk | None) -> None:
        operations = self._site.options.words.operations
        children = self.items(section.children, sdk)
        own = [item for item in children if not self._is_added(item)]
        only = own[0] if len(own) == 1 else None
        if only is not None and not only.path and only.title == operations:
            children = only.children + children[1:]
        elif own and all(map(self._is_of_operations, own)) and sdk not in self._site.reference.sdks:
            section.title = operations
        section.children = children

    def _is_of_operations(self, item: _Item) -> bool:
        page = self._site.reference.pages.get(item.path)
        return page is not None and page.kind is Kind.OPERATIONS

    def _is_added(self, item: _Item) -> bool:
        return item.path in self._site.added and item.path != HOME


def _sdk_of(item: _Item, site: Site) -> Sdk | None:
    """Return the SDK that all pages of an item belong to; None if there is no such SDK."""
    found = {site.reference.sdk_of(path) for path in _paths(item)}
    return next(iter(found)) if len(found) == 1 else None


def _paths(item: _Item) -> Iterator[str]:
    if item.path:
        yield item.path
    for child in item.children:
        yield from _paths(child)


def _yaml(items: Sequence[_Item], depth: int = 1) -> Iterator[str]:
    """Yield the lines of a `nav` in YAML."""
    for item in items:
        start = f"{'  ' * depth}- {quoted_yaml(inert_title(item.title))}:"
        if item.path:
            yield f"{start} {quoted_yaml(item.file)}"
        else:
            yield start
            yield from _yaml(item.children, depth + 2)


def _literate(items: Sequence[_Item], depth: int = 0) -> Iterator[str]:
    """Yield the lines of a list in Markdown."""
    for item in items:
        start, title = "    " * depth, inert_title(item.title)
        yield f"{start}- [{title}](<{item.file}>)" if item.path else f"{start}- {title}"
        yield from _literate(item.children, depth + 1)


def _of_sidebar(item: _Item) -> dict[str, Any]:
    """Return an item of a Docusaurus sidebar."""
    label = plain_title(item.title)
    if item.path:
        return {"type": "doc", "id": posixpath.splitext(item.file)[0], "label": label}
    inner = [_of_sidebar(child) for child in item.children]
    return {"type": "category", "label": label, "items": inner}
