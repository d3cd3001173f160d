"""Reads the author's notes, and has MkDocs convert them like its own pages."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markupsafe import Markup
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as HostPage
from mkdocs.utils import is_markdown_file

from ...checks.findings import Finding
from ...extension import Site
from ...extension.notes import Conversion
from ...reference import Note, NoteFile
from ..notes import NoteLinks, is_in, read_notes, shown_notes
from .options import SdkReferenceConfig

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_log = get_plugin_logger(__name__)


class NotesFolder:
    """The folder of notes in one build.

    Args:
        options: The plugin's options.
        config: The host's settings.
        files: The host's files; notes are removed from them, because they aren't pages.

    Attributes:
        files: The notes.
        findings: Problems with their bytes.
    """

    def __init__(self, options: SdkReferenceConfig, config: MkDocsConfig, files: Files) -> None:
        self.files: list[NoteFile] = []
        self.findings: list[Finding] = []
        self._config = config
        self._on_disk: dict[str, str] = {}
        self._known: dict[str, tuple[str, str]] = {}
        self._converted: list[tuple[HostPage, HostPage]] = []
        # Random, so that no page can forge it.
        self._mark = f"<!--sdk-note-{secrets.token_hex(8)}-->"
        self._lent: dict[str, list[tuple[tuple[str, str], int]]] = {}
        if not options.notes:
            return
        folder = os.path.abspath(options.notes)
        if is_in(os.path.abspath(config.docs_dir), folder):
            raise PluginError("sdk-reference: option 'notes': it contains the whole site.")
        for file in list(files):
            if is_in(file.abs_src_path or "", folder) and is_markdown_file(file.src_uri):
                files.remove(file)
        base = os.path.dirname(os.path.abspath(config.config_file_path or "mkdocs.yml"))
        read = read_notes(folder, config.docs_dir, base)
        for path, reason in read.unreadable:
            _log.warning(f"Doc file '{path}' can't be read: {reason}.")
        self.files, self.findings, self._on_disk = read.files, read.findings, read.on_disk

    def convert(self, page: HostPage, site: Site, files: Files) -> None:
        """Convert the notes of a page that is converted next."""
        path = page.file.src_uri

        def links_of(note: Note) -> NoteLinks:
            here = os.path.dirname(self._on_disk[note.path])
            is_file = files.src_uris.__contains__
            return NoteLinks(note, here, site.split, is_file, self._places(site, files))

        def convert(note: Note, conversion: Conversion) -> tuple[str, str]:
            own = self._render(conversion, note, page, files)
            return own.content or "", own.edit_url or ""

        found = shown_notes(site, path, links_of, convert)
        site.shown_notes.update({place: tuple(notes) for place, notes in found.items()})
        self._lent[path] = [
            (place, number)
            for place, notes in found.items()
            for number, piece in enumerate(notes)
            if "<autoref" in piece.html
        ]

    def lend(self, path: str, site: Site, html: str) -> str:
        """Return a page's HTML followed by its notes with references for autorefs.

        autorefs resolves them once it knows all pages, and sees only the HTML of pages.
        """
        lent = (site.shown_notes[place][at] for place, at in self._lent.get(path, ()))
        return "".join([html, *(f"{self._mark}{note.html}" for note in lent)])

    def take_back(self, path: str, site: Site, html: str) -> str:
        """Take back the notes, now resolved, and return the page's HTML without them."""
        html, *found = html.split(self._mark)
        for (place, at), piece in zip(self._lent.pop(path, ()), found, strict=False):
            notes = list(site.shown_notes[place])
            notes[at] = replace(notes[at], html=Markup(piece))  # noqa: S704 (the author's own)
            site.shown_notes[place] = tuple(notes)
        return html

    def _places(self, site: Site, files: Files) -> Mapping[str, tuple[str, str]]:
        """Return the path and anchor in the site of each file on disk, a page or a note."""
        if not self._known:
            self._known = {f.abs_src_path: (f.src_uri, "") for f in files if f.abs_src_path}
            for page in site.reference.pages:
                for note in site.reference.notes_on(page):
                    self._known[self._on_disk[note.path]] = (note.page, note.anchor)
        return self._known

    def _render(self, conversion: Conversion, note: Note, page: HostPage, files: Files) -> HostPage:
        """Have the host convert a note like a page, with links that work where it is shown."""
        config = self._config
        file = File(note.path, None, config.site_dir, config.use_directory_urls)
        file.url, file.inclusion = page.file.url, page.file.inclusion
        template = config.edit_uri_template or f"{config.edit_uri or ''}{{path}}"
        file.edit_uri = edit_uri(self._on_disk[note.path], config.docs_dir, template)
        own = HostPage(None, file, config)
        own.markdown = conversion.markdown
        extensions = config.markdown_extensions
        extensions.append(conversion.extension)  # type: ignore[arg-type]  # the host accepts objects, too
        try:
            own.render(config, files)
        finally:
            extensions.pop()
        self._converted.append((own, page))
        return own

    def validate(self, files: Files) -> None:
        """Warn of links in notes to missing anchors, once the ids of all pages are known."""
        level = self._config.validation.links.anchors
        for own, page in self._converted:
            if own.present_anchor_ids is not None:
                own.present_anchor_ids |= page.present_anchor_ids or set()
            own.validate_anchor_links(files=files, log_level=level)
        self._converted.clear()


def edit_uri(file: str, docs: str, template: str) -> str | None:
    """Return the path of a file relative to the docs folder, for its edit URL.

    Args:
        file: The file, which may be outside the docs folder.
        docs: The docs folder.
        template: The URL with ``{path}`` for such a path.

    Returns:
        The path, or None if the URL doesn't contain the folders above the docs folder.
    """
    docs = os.path.abspath(docs)
    own = Path(os.path.relpath(file, docs)).as_posix()
    above = len(list(takewhile("..".__eq__, own.split("/"))))
    if not above:
        return own
    # URLs resolve `..` like file systems, except in query parameters.
    before, _, rest = template.partition("{path}")
    is_path = not set("?#{") & set(before) and "{" not in rest
    folders = tuple(urlsplit(before).path.strip("/").split("/"))[-above:]
    return own if is_path and folders == Path(docs).parts[-above:] else None
