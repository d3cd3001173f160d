"""Converts the author's notes on prepared pages, with the site's Markdown extensions."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlunsplit

from markdown import Markdown

from ...extension import Site
from ...extension.notes import Conversion
from ...reference import Note
from ...rendering.context import Address
from ..notes import NoteLinks, ReadNotes, shown_notes
from .settings import SettingsError

_ALWAYS = ("toc", "tables", "fenced_code")
"""Extensions that MkDocs always enables."""


class NoteWriter:
    """Converts the notes of prepared pages.

    Args:
        site: What is known of the site.
        read: The notes.
        files: Where the site's files are on disk, by path.
        extensions: The site's Markdown extensions with their settings, by name.

    Raises:
        SettingsError: An extension is missing or has wrong settings.
    """

    def __init__(
        self,
        site: Site,
        read: ReadNotes,
        files: Mapping[str, str],
        extensions: Mapping[str, Mapping[str, Any]],
    ) -> None:
        self._site = site
        self._on_disk = read.on_disk
        self._files = files
        self._extensions = {**{name: {} for name in _ALWAYS}, **extensions} if read.files else {}
        self._places = {os.path.abspath(file): (path, "") for path, file in files.items()}
        for page in site.reference.pages if read.files else ():
            for note in site.reference.notes_on(page):
                self._places[os.path.abspath(read.on_disk[note.path])] = (note.page, note.anchor)
        self._markdown()  # fails before anything is written

    def convert(self, path: str) -> None:
        """Convert the notes of a page that is rendered next."""
        address = self._site.seen_from(path)

        def links_of(note: Note) -> NoteLinks:
            here = os.path.dirname(os.path.abspath(self._on_disk[note.path]))
            is_file = self._files.__contains__
            links = _PageLinks(note, here, self._site.split, is_file, self._places)
            links.address = address
            return links

        found = shown_notes(self._site, path, links_of, self._html)
        self._site.shown_notes.update({place: tuple(notes) for place, notes in found.items()})

    def _html(self, _: Note, conversion: Conversion) -> tuple[str, str]:
        return self._markdown(conversion).convert(conversion.markdown), ""

    def _markdown(self, conversion: Conversion | None = None) -> Markdown:
        own = [conversion.extension] if conversion else []
        configs = {name: dict(settings) for name, settings in self._extensions.items()}
        try:
            return Markdown(extensions=[*self._extensions, *own], extension_configs=configs)
        except Exception as error:  # noqa: BLE001 (an extension may raise anything)
            reason = " ".join(str(error).split())
            raise SettingsError(f"'markdown_extensions' can't be loaded: {reason}") from None


class _PageLinks(NoteLinks):
    """Resolves the links of a note for the page that shows it."""

    address: Address

    def to(self, path: str, anchor: str, query: str = "") -> str:
        """Return a link of the page to a file of the site."""
        return urlunsplit(("", "", self.address(path), query, quote(anchor)))
