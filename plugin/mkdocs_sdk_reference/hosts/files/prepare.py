"""Prepares a docs folder for a host: writes every page of the reference as a finished file."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from importlib.resources import files as package_files
from pathlib import Path
from typing import Any, NamedTuple

from ... import __version__
from ...reference import Loader
from ...rendering.added import filter_data
from .by_hand import repaired
from .code import version_of_highlighter
from .mdx import front_matter
from .navigation import navigation
from .notes import NoteWriter
from .output import Output
from .pages import PageWriter
from .reading import FileSite, Sources, find_sources, input_files, read_sources
from .settings import Settings, SettingsError

ASSETS = {"stylesheet": "assets/sdk-reference.css", "script": "assets/sdk-reference.js"}
"""The options for the stylesheet and the script, and their paths."""


class Prepared(NamedTuple):
    """The result of a run.

    Attributes:
        pages: Number of rendered pages.
        files: Number of all files.
        written: Paths of the files that were written.
        warnings: Problems with notes and earlier releases, one line each.
    """

    pages: int
    files: int
    written: tuple[str, ...]
    warnings: tuple[str, ...] = ()


def prepare(settings: Settings, loader: Loader | None = None) -> Prepared | None:
    """Prepare a docs folder; return None if everything is up to date.

    Args:
        settings: The settings.
        loader: Caches the pages that were read.

    Raises:
        SettingsError: A setting is wrong.
        WriteError: The output folder can't be written to.
    """
    sources = _sources(settings)
    output = Output(settings.out)
    inputs = _digest_of_inputs(settings, sources)
    if output.manifest.inputs == inputs and output.check() == output.manifest.files:
        return None
    site = _read(settings, sources, loader)
    output.begin(_paths(settings, site))
    for path, data in _contents(settings, site):
        output.write(path, data)
    output.end(inputs, _facts(settings, site))
    rendered = sum(map(site.site.renders, site.places))
    return Prepared(rendered, len(output.manifest.files), tuple(output.written), site.warnings)


def outdated(settings: Settings) -> list[str]:
    """Return the paths of outdated, missing and extra files; write nothing.

    Raises:
        SettingsError: A setting is wrong.
        WriteError: A file isn't ours.
    """
    sources = _sources(settings)
    output = Output(settings.out)
    there = output.digests()
    inputs = _digest_of_inputs(settings, sources)
    if output.manifest.inputs == inputs and there == output.manifest.files:
        return []
    site = _read(settings, sources, None)
    wanted = {p: hashlib.sha256(data).hexdigest() for p, data in _contents(settings, site)}
    return sorted(p for p in {*wanted, *there} if wanted.get(p) != there.get(p))


def _sources(settings: Settings) -> Sources:
    """Find the files of a site, and check that their folders don't overlap with the output."""
    sources = find_sources(settings)
    out = os.path.realpath(settings.out)
    for folder in sources.folders:
        docs = os.path.realpath(folder)
        if os.path.commonpath([docs, out]) in {docs, out}:
            raise SettingsError(
                f"'{settings.out}' and '{folder}' must be separate: neither may be inside the other"
            )
    return sources


def _read(settings: Settings, sources: Sources, loader: Loader | None) -> FileSite:
    try:
        return read_sources(settings, sources, loader or Loader())
    except OSError as error:
        raise SettingsError(f"'{error.filename}' can't be read: {error.strerror}") from None


def _digest_of_inputs(settings: Settings, sources: Sources) -> str:
    values = [__version__, version_of_highlighter(), settings.options, settings.nav, settings.flat]
    digest = hashlib.sha256(json.dumps([*values, settings.docs.name], default=str).encode())
    for name, file in input_files(settings, sources):
        try:
            with open(file, "rb", buffering=0) as stream:
                data = stream.read()
        except OSError as error:
            raise SettingsError(f"'{file}' can't be read: {error.strerror}") from None
        digest.update(f"{len(name)} {len(data)} ".encode() + os.fsencode(name) + data)
    return digest.hexdigest()


def _paths(settings: Settings, site: FileSite) -> list[str]:
    """Return the paths of all files to write."""
    others = (path for path in site.sources.files if path not in site.places)
    data = (page.data for page in site.site.added.values() if page.data)
    own = (path for path, _ in _own_files(settings, site))
    return [*site.places.values(), *others, *data, *own]


def _contents(settings: Settings, site: FileSite) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the bytes of each file."""
    notes = NoteWriter(site.site, site.notes, site.sources.files, settings.extensions)
    writer = PageWriter(site.site, site.addresses, _front(settings, site))
    chosen = settings.given("markdown_in_details")
    opens_details = site.site.reference.has_generated if chosen is None else chosen
    for path, place in site.places.items():
        if site.site.renders(path):
            notes.convert(path)
            yield place, writer.text(path).encode("utf-8", "replace")
        else:
            page, data = site.site.reference.pages[path], _bytes(site.sources.files[path])
            yield (
                place,
                repaired(site.site, site.places, page, data, opens_details=opens_details),
            )
    for path, file in site.sources.files.items():
        if path not in site.places:
            yield path, _bytes(file)
    for added in site.site.added.values():
        if added.data:
            names = filter_data(site.site.reference, added.root)
            yield added.data, json.dumps(names, separators=(",", ":")).encode()
    yield from _own_files(settings, site)


def _front(settings: Settings, site: FileSite) -> Callable[[str, str], str] | None:
    """Return the function that makes the front matter of MDX pages; None for Markdown."""
    if not settings.is_mdx:
        return None
    has_sidebar = settings.nav == "docusaurus"
    return lambda title, path: front_matter(title, site.urls[path], has_sidebar=has_sidebar)


def _own_files(settings: Settings, site: FileSite) -> Iterator[tuple[str, bytes]]:
    """Yield the plugin's own files: the stylesheet, the script and the navigation."""
    if site.site.has_pages:
        folder = package_files("mkdocs_sdk_reference")
        for option, path in ASSETS.items():
            if settings.given(option, True) and path not in site.sources.files:
                yield path, folder.joinpath(path).read_bytes()
    path, text = navigation(settings, site)
    if path and path not in site.sources.files:
        yield path, text.encode("utf-8", "replace")


def _facts(settings: Settings, site: FileSite) -> dict[str, Any]:
    """Return the facts about a run that other programs need."""

    def seen(path: Path) -> str:
        return Path(os.path.relpath(path, settings.out)).as_posix()

    return {
        "docs": seen(settings.docs),
        "base": seen(settings.base),
        "options": settings.options,
        "pages": {place: site.urls[path] for path, place in sorted(site.places.items())},
    }


def _bytes(file: str) -> bytes:
    try:
        with open(file, "rb", buffering=0) as stream:
            return stream.read()
    except OSError as error:
        raise SettingsError(f"'{file}' can't be read: {error.strerror}") from None
