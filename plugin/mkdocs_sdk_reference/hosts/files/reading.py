"""Reads the files of a site, and decides the path and address of each page."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ...checks.display import shown
from ...checks.findings import Finding
from ...checks.notes import check_notes
from ...extension import Site
from ...reference import Loader, Reference, Sdk
from ...reference.added import HOME, new_pages
from ...reference.sdk_folders import SdkError, find_sdks, site_files
from ..notes import ReadNotes, is_in, markdown_in, read_notes
from ..releases import Releases, files_of
from .settings import Settings, SettingsError
from .urls import Addresses, url_of

_HOMES = ("index.md", "README.md", "index.mdx", "README.mdx")
_MARKDOWN = ".md"


@dataclass(frozen=True, slots=True)
class Sources:
    """The source files of a site.

    Attributes:
        files: Path of each on disk, by its path in the site.
        pages: Paths of the Markdown files.
        sdks: The SDKs from other places.
        folders: The docs folders of the site and these SDKs.
        home: Path of the home page made from the repository's README; "" without one.
    """

    files: Mapping[str, str]
    pages: frozenset[str]
    sdks: tuple[Sdk, ...]
    folders: tuple[Path, ...]
    home: str


@dataclass(frozen=True, slots=True)
class FileSite:
    """A site as files.

    Attributes:
        site: The site.
        sources: Its source files.
        places: Path of each page in the folder that the host builds, by its path in the docs.
        urls: The address of each page in the site, by path.
        addresses: The addresses of all files, as each page's HTML has them.
        notes: The author's notes.
        warnings: Problems with notes and with files of earlier releases.
    """

    site: Site
    sources: Sources
    places: Mapping[str, str]
    urls: Mapping[str, str]
    addresses: Addresses
    notes: ReadNotes
    warnings: tuple[str, ...]


def find_sources(settings: Settings) -> Sources:
    """Find the files of a site without reading them.

    Raises:
        SettingsError: A folder is missing, can't be listed, or has no pages.
    """
    docs = settings.docs
    if not docs.is_dir():
        raise SettingsError(f"there is no folder '{docs}'")
    try:
        sdks = find_sdks(settings.sdks, settings.base, docs)
    except SdkError as error:
        raise SettingsError(f"option 'sdks': {error}") from None
    outside = [sdk for sdk in sdks if not sdk.is_inside]
    try:
        found = site_files(docs, outside)
    except SdkError as error:
        raise SettingsError(str(error)) from None
    if settings.notes:  # notes aren't pages
        found = {
            path: file
            for path, file in found.items()
            if not (file.is_page and is_in(os.path.abspath(file.file), settings.notes))
        }
    files = {path: file.file for path, file in found.items()}
    pages = {path for path, file in found.items() if file.is_page}
    home = ""
    readme = docs.resolve().parent / "README.md"
    has_own = any(name in files for name in _HOMES)
    if settings.given("home", default=True) and not sdks and not has_own and readme.is_file():
        home = HOME
        files[home] = str(readme)
        pages.add(home)
    folders = (docs, *(sdk.docs for sdk in outside))
    return Sources(files, frozenset(pages), tuple(sdk.sdk for sdk in sdks), folders, home)


def read_sources(settings: Settings, sources: Sources, loader: Loader) -> FileSite:
    """Read the files of a site.

    Args:
        settings: The settings.
        sources: The files.
        loader: Caches the pages that were read.

    Raises:
        OSError: A file can't be read.
    """
    loaded = [loader.file(p, f).page for p, f in sources.files.items() if p in sources.pages]
    loader.keep_only(set(sources.files))
    warnings: list[str] = []
    notes = _notes(settings, warnings)
    releases = Releases(warnings.append, lambda _: None)
    past = releases.past(settings.releases, settings.version, settings.base)
    home = sources.home if any(p.is_sure for p in loaded) else ""
    reference = Reference(
        [page for page in loaded if home or page.path != sources.home],
        sources.files,
        settings.docs.resolve().name,
        loader.slug,
        absolute_base=settings.given("absolute_links_base", ""),
        outside={"../README.md": home} if home else {},
        sdks=sources.sdks,
        history=past.history if past else None,
        notes=notes.files,
    )
    warnings += map(_line, check_notes(reference))
    places = dict(_places(reference, sources))
    urls = {path: url_of(place, flat=settings.flat) for path, place in places.items()}
    is_taken = _taken(sources, urls, flat=settings.flat)
    most = settings.given("split_operations", 0)
    added, split = new_pages(reference, settings.kinds, is_taken, most)
    for path in (*added, *(path for path, _ in split.added)):
        places[path] = path
        urls[path] = url_of(path, flat=settings.flat)
    data = frozenset(page.data for page in added.values() if page.data)
    addresses = Addresses(urls, places, from_source=not settings.has_urls, data=data)
    site = Site(reference, settings.site, addresses.seen_from, home=home, added=added, split=split)
    return FileSite(site, sources, places, urls, addresses, notes, tuple(warnings))


def _notes(settings: Settings, warnings: list[str]) -> ReadNotes:
    folder = settings.notes
    if not folder:
        return ReadNotes()
    found = read_notes(folder, str(settings.docs), str(settings.base))
    warnings += (f"'{path}' can't be read: {reason}" for path, reason in found.unreadable)
    warnings += map(_line, found.findings)
    return found


def _line(finding: Finding) -> str:
    """Return a finding in one line."""
    at = f", line {finding.line}" if finding.line else ""
    return f"'{shown(finding.path)}'{at}: {shown(finding.detail or finding.rule.summary)}"


def _places(reference: Reference, sources: Sources) -> Iterator[tuple[str, str]]:
    """Yield the path of each page with that of its file; a generated `.mdx` becomes `.md`."""
    for path, page in reference.pages.items():
        stem, end = posixpath.splitext(path)
        as_markdown = stem + _MARKDOWN
        is_made = end != _MARKDOWN and reference.is_untrusted(page)
        yield path, as_markdown if is_made and as_markdown not in sources.files else path


def _taken(sources: Sources, urls: Mapping[str, str], *, flat: bool) -> Callable[[str], bool]:
    """Return a function that tells whether a page's path or address is taken."""
    paths = {path.lower() for path in sources.files}
    addresses = {url.lower() for url in urls.values()}
    return lambda path: path.lower() in paths or url_of(path, flat=flat).lower() in addresses


def input_files(settings: Settings, sources: Sources) -> Iterator[tuple[str, str]]:
    """Yield the names of all files that pages depend on, with their paths on disk."""
    yield from sorted(sources.files.items())
    folder = settings.site.templates
    for name in sorted(os.listdir(folder)) if folder else ():
        if os.path.isfile(file := os.path.join(folder, name)):
            yield f"templates:{name}", file
    for name in markdown_in(settings.notes) if settings.notes else ():
        yield f"note:{name}", os.path.join(settings.notes, name)
    for entry in settings.releases:
        for version, path in files_of(entry, settings.base):
            if path.is_file():
                yield f"release:{version}", str(path)
