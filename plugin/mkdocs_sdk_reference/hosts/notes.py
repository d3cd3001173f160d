"""Reads the author's notes for any host, has them converted, and resolves their links."""

from __future__ import annotations

import os
import posixpath
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from ..checks.findings import Finding
from ..checks.linter import of_problems
from ..commonmark.ids import slug
from ..commonmark.source import decode
from ..extension import Site
from ..extension.notes import Conversion, NoteContext, prefix_for
from ..reference import Note, NoteFile
from ..reference.files import MARKDOWN
from ..reference.split import Split
from ..rendering.notes import ShownNote


@dataclass(slots=True)
class ReadNotes:
    """The notes read from a folder.

    Attributes:
        files: The notes.
        findings: Problems with their bytes.
        on_disk: Path of each on disk, by its path in findings.
        unreadable: Paths, as in findings, of those that can't be read, and why.
    """

    files: list[NoteFile] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    on_disk: dict[str, str] = field(default_factory=dict)
    unreadable: list[tuple[str, str]] = field(default_factory=list)


def read_notes(folder: str, docs: str, base: str) -> ReadNotes:
    """Read the notes of a folder, which may be missing.

    Args:
        folder: The folder.
        docs: The docs folder, which may contain it.
        base: The folder of the settings.
    """
    found = ReadNotes()
    called = _called(folder, docs, base)
    for name in markdown_in(folder):
        file, place = os.path.join(folder, name), Path(name).as_posix()
        path = posixpath.join(called, place)
        try:
            source = decode(Path(file).read_bytes())
        except OSError as error:
            found.unreadable.append((path, error.strerror or str(error)))
            continue
        found.findings += of_problems(path, source.problems)
        stem = posixpath.splitext(place)[0]
        found.files.append(NoteFile(path, stem, source.text, source.first_line))
        found.on_disk[path] = file
    return found


class NoteLinks:
    """Resolves the links of a note, relative to its file on disk or as if it were in the docs.

    Args:
        note: The note.
        here: Its folder on disk.
        split: The operation pages that are split.
        is_file: Whether the site has a file of this path.
        places: Path and anchor in the site of each file on disk, a page or a note.
    """

    def __init__(
        self,
        note: Note,
        here: str,
        split: Split,
        is_file: Callable[[str], bool],
        places: Mapping[str, tuple[str, str]],
    ) -> None:
        self._folder = posixpath.dirname(note.path)
        self._here = here
        self._split = split
        self._is_file = is_file
        self._places = places

    def __call__(self, href: str) -> str:
        """Return a link as seen from the note; unchanged if it leads to no known file."""
        found = self.target(href)
        return self.to(*found) if found else href

    def to(self, path: str, anchor: str, query: str = "") -> str:
        """Return a link of the note to a file of the site."""
        there = quote(posixpath.relpath(path, self._folder or "."))
        return urlunsplit(("", "", there, query, quote(anchor)))

    def target(self, href: str) -> tuple[str, str, str] | None:
        """Return path, anchor and query of a link's target; None if it isn't a file of the site."""
        url = urlsplit(href)
        if url.scheme or url.netloc or not url.path or url.path.startswith(("/", "\\")):
            return None
        path, anchor = self._found(unquote(url.path), unquote(url.fragment))
        return (self._split.place(path, anchor), anchor, url.query) if path else None

    def _found(self, path: str, anchor: str) -> tuple[str, str]:
        found = self._places.get(os.path.normpath(os.path.join(self._here, path)))
        if found is not None:
            return found[0], anchor or found[1]
        in_docs = posixpath.normpath(posixpath.join(self._folder, path))
        return (in_docs if self._is_file(in_docs) else ""), anchor


def shown_notes(
    site: Site,
    path: str,
    links_of: Callable[[Note], NoteLinks],
    convert: Callable[[Note, Conversion], tuple[str, str]],
) -> dict[tuple[str, str], list[ShownNote]]:
    """Return the notes shown on a page, by the page and the id that each belongs to.

    Args:
        site: The site.
        path: Path of the page in the site.
        links_of: Returns the resolver for the links of a note.
        convert: Returns the HTML of a note and its edit URL, or "" without one.
    """
    if not site.renders(path):
        return {}
    page = site.page(path)
    levels = {heading.anchor: heading.level for heading in page.headings}
    found: dict[tuple[str, str], list[ShownNote]] = {}
    counts: Counter[str] = Counter()
    for note in site.reference.notes_on(page.path):
        if site.split.place(note.page, note.anchor) != path:
            continue
        number = counts[slug(note.anchor)]
        counts[slug(note.anchor)] += 1
        links = links_of(note)
        conversion = Conversion(note, NoteContext(site, path, links.to), links)
        html, edit = convert(note, conversion)
        for anchor, piece in conversion.shown(
            html,
            level=levels.get(note.anchor, 1),
            prefix=prefix_for(note.anchor, number),
            edit=edit,
        ):
            found.setdefault((note.page, anchor or note.anchor), []).append(piece)
    return found


def is_in(path: str, folder: str) -> bool:
    """Return whether a path is in a folder, or is that folder."""
    return f"{path}{os.sep}".startswith(folder + os.sep)


def markdown_in(folder: str) -> Iterator[str]:
    """Yield the paths of the Markdown files in a folder; links are followed, once per target."""
    seen: set[str] = set()
    for place, folders, names in os.walk(folder, followlinks=True):
        real = os.path.realpath(place)
        if real in seen:
            folders.clear()
            continue
        seen.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(MARKDOWN) and not name.startswith("."):
                yield os.path.relpath(os.path.join(place, name), folder)


def _called(folder: str, docs: str, base: str) -> str:
    """Return the name of a folder in messages: relative to the docs folder or the settings."""
    docs = os.path.abspath(docs)
    beside = os.path.abspath(base)
    parts = Path(os.path.relpath(folder, docs if is_in(folder, docs) else beside)).parts
    return "/".join(part for part in parts if part != "..")
