"""Arranges the host's navigation: leaves out types, flattens operations, orders SDKs."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page as HostPage

from ...extension import Site
from ...extension.site import title_of_added
from ...model import Kind
from ...reference import Reference, Sdk
from ...reference.added import HOME, AddedKind
from ...rendering.summaries import title_of
from .pages import title_for_themes

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation


def leave_out_models(files: Files, config: MkDocsConfig, reference: Reference) -> None:
    """Remove the pages of types and of a language's helpers from the navigation.

    Prose that an author could have written stays, such as how to create a client.
    """
    named = set(_paths_in(config.nav))
    for page in reference.pages.values():
        is_prose = page.kind is Kind.OTHER and page.is_doubtful
        if page.generated and page.kind not in {Kind.OPERATIONS, Kind.OVERVIEW} and not is_prose:
            _leave_out(files.src_uris[page.path], named)


def forget_nav_of_all_pages(files: Files, config: MkDocsConfig) -> None:
    """Reset a `nav` of all pages that literate-nav set although nobody wrote one.

    The host's own navigation is correct then: it leaves out pages that don't belong there.
    """
    plugin = config.plugins.get("literate-nav")
    if plugin is None:
        return
    name = plugin.config["nav_file"]
    if not any(posixpath.basename(path) == name for path in files.src_uris):
        config.nav = None


def leave_out_added(files: Files, config: MkDocsConfig, added: Collection[str]) -> None:
    """Remove added pages that a `nav` doesn't list."""
    if config.nav is None:
        return
    named = set(_paths_in(config.nav))
    for path in added:
        if (file := files.get_file_from_path(path)) is not None:
            _leave_out(file, named)


def entry_of(path: str, files: Files, site: Site) -> HostPage | None:
    """Return the page that lists a page without its own entry in the navigation; else None."""
    file = files.get_file_from_path(path)
    if file is None or file.inclusion is not InclusionLevel.NOT_IN_NAV:
        return None
    page = site.page(path)
    if not page.generated:
        return None
    listed = page.path  # for an operation's own page, that of its group
    if page.is_model:
        listed = site.render_context.indexes.get(site.reference.root_of(path), "")
    lists = files.get_file_from_path(listed) if listed and listed != path else None
    return lists.page if lists else None


def flatten(nav: Navigation, site: Site) -> None:
    """List operation pages directly instead of in a section for each folder.

    A section with only one such page is replaced by it; one that contains only another section of
    such pages takes over its pages. Added pages come after the operations, outside any section.
    """
    nav.items = _flatten(nav.items, site)
    _set_parents(nav.items, None)
    _chain(nav)


def _chain(nav: Navigation) -> None:
    """Link each page to the previous and the next one, in the current order."""
    nav.pages = list(_pages_in(nav.items))
    for page, before, after in zip(
        nav.pages, [None, *nav.pages], [*nav.pages[1:], None], strict=False
    ):
        page.previous_page, page.next_page = before, after


def arrange_sdks(nav: Navigation, site: Site) -> None:
    """Name the sections of the site's SDKs, and put them in the order of the settings.

    The overview of all operations comes before them.
    """
    if site.reference.sdks:
        _arrange_sdks(nav.items, site)
        # A stable sort: the others keep their order.
        nav.items.sort(key=lambda item: _rank(item, site))
        _chain(nav)


def _rank(item: StructureItem, site: Site) -> int:
    path = item.file.src_uri if isinstance(item, HostPage) else ""
    if path in {HOME, "README.md"}:
        return 0
    is_overview = path in site.added and site.added[path].kind is AddedKind.OVERVIEW
    return 1 if is_overview else 2


def _arrange_sdks(items: list[StructureItem], site: Site) -> None:
    sdks = site.reference.sdks
    places = {at: sdk for at, item in enumerate(items) if (sdk := _sdk_of(item, site)) is not None}
    for item in items:
        if isinstance(item, Section) and _sdk_of(item, site) is None:
            _arrange_sdks(item.children, site)
    in_order = sorted(places, key=lambda at: sdks.index(places[at]))
    sections = [items[at] for at in in_order]
    for at, sdk_at, section in zip(places, in_order, sections, strict=True):
        assert isinstance(section, Section)
        section.title = title_for_themes(places[sdk_at].title)
        items[at] = section


def _sdk_of(item: StructureItem, site: Site) -> Sdk | None:
    """Return the SDK that all pages of a section belong to; None for any other item."""
    if not isinstance(item, Section):
        return None
    found = {site.reference.sdk_of(page.file.src_uri) for page in _pages_in(item.children)}
    return next(iter(found)) if len(found) == 1 else None


def clean_sections(items: list[StructureItem], site: Site) -> bool:
    """Escape the names of folders with our pages, which the host inserts as HTML.

    Returns:
        Whether the items contain such a page.
    """
    found = False
    for item in items:
        if isinstance(item, Section):
            is_ours = clean_sections(item.children, site)
            if is_ours:
                item.title = title_for_themes(item.title)
        else:
            is_ours = isinstance(item, HostPage) and site.renders(item.file.src_uri)
        found = found or is_ours
    return found


def chain_operations(site: Site, files: Files) -> None:
    """Link each operation's own page to those of the previous and the next operation."""
    for origin, paths in site.split.paths.items():
        found = (files.get_file_from_path(path) for path in (origin, *paths))
        pages = [file.page for file in found if file is not None and file.page is not None]
        for before, after in pairwise(pages):
            after.previous_page = before
            if before.file.src_uri != origin:
                before.next_page = after


def name_unread(nav: Navigation, site: Site, files: Files) -> None:
    """Name pages that a preview doesn't parse again: the host would leave their titles blank."""
    own = (files.get_file_from_path(path) for path, _ in site.split.added)
    for page in (*nav.pages, *(file.page for file in own if file is not None and file.page)):
        if page.title is None and not page.file.is_modified():
            page.title = _title(page.file.src_uri, site) or None


def _title(path: str, site: Site) -> str:
    """Return the title, as HTML, of a generated or added page; "" for other pages."""
    if (added := site.added.get(path)) is not None:
        return title_of_added(added, site.options.words)
    page = site.page(path)
    if not page.generated or not page.title:
        return ""
    return title_for_themes(title_of(page))


def _leave_out(file: File, named: set[str]) -> None:
    """Remove a page from the navigation, unless the user has decided about it."""
    undecided = {InclusionLevel.UNDEFINED, InclusionLevel.INCLUDED}
    if file.inclusion in undecided and file.src_uri not in named:
        file.inclusion = InclusionLevel.NOT_IN_NAV


def _paths_in(nav: object) -> Iterator[str]:
    """Yield every path in a `nav` setting."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for value in nav.values():
            yield from _paths_in(value)
    elif isinstance(nav, list):
        for value in nav:
            yield from _paths_in(value)


def _pages_in(items: list[StructureItem]) -> Iterator[HostPage]:
    for item in items:
        if isinstance(item, Section):
            yield from _pages_in(item.children)
        elif isinstance(item, HostPage):
            yield item


def _flatten(
    items: list[StructureItem], site: Site, around: Sdk | None = None
) -> list[StructureItem]:
    """Flatten a list of items; `around` is the SDK that all of them belong to."""
    kept: list[StructureItem] = []
    last: list[StructureItem] = []
    for item in items:
        if isinstance(item, Section):
            sdk = _sdk_of(item, site)
            _flatten_section(item, site, sdk)
            only = item.children[0] if len(item.children) == 1 else None
            if sdk is not around:  # readers look for the SDK's name
                kept.append(item)
            elif only is not None and _is_of_operations(only, site):
                kept.append(only)
            elif item.children and all(_is_added(child, site) for child in item.children):
                last += item.children
            else:
                kept.append(item)
        else:
            (last if _is_added(item, site) else kept).append(item)
    return kept + last


def _flatten_section(section: Section, site: Site, sdk: Sdk | None) -> None:
    operations = site.options.words.operations
    children = _flatten(section.children, site, sdk)
    own = [item for item in children if not _is_added(item, site)]
    only = own[0] if len(own) == 1 else None
    if isinstance(only, Section) and only.title == operations:
        children = only.children + children[1:]
    elif own and all(_is_of_operations(item, site) for item in own):
        section.title = operations
    section.children = children


def _set_parents(items: list[StructureItem], parent: Section | None) -> None:
    for item in items:
        item.parent = parent
        if isinstance(item, Section):
            _set_parents(item.children, item)


def _is_of_operations(item: StructureItem, site: Site) -> bool:
    path = item.file.src_uri if isinstance(item, HostPage) else ""
    page = site.reference.pages.get(path)
    return page is not None and page.kind is Kind.OPERATIONS


def _is_added(item: StructureItem, site: Site) -> bool:
    """Whether an item is an added page other than the home page."""
    path = item.file.src_uri if isinstance(item, HostPage) else HOME
    return path in site.added and path != HOME
