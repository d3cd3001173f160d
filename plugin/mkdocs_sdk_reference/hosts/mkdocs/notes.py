"""Notes by hand, read from their folder and converted by MkDocs as its own pages are."""

from __future__ import annotations

import os
import posixpath
import secrets
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from markupsafe import Markup
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as HostPage
from mkdocs.utils import is_markdown_file

from ...checks.findings import Finding
from ...checks.linter import of_problems
from ...commonmark.ids import slug
from ...commonmark.source import decode
from ...extension import Site
from ...extension.notes import Conversion, NoteContext, prefix_for
from ...reference import Note, NoteFile
from ...rendering.notes import ShownNote
from .options import SdkReferenceConfig

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_log = get_plugin_logger(__name__)


class NotesFolder:
    """The folder of notes, in one build.

    Args:
        options: The plugin's own.
        config: The host's settings.
        files: The host's files; notes among them are no pages, and are taken out.

    Attributes:
        files: The notes.
        findings: What is wrong with their bytes.
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
        if _is_in(os.path.abspath(config.docs_dir), folder):
            raise PluginError("sdk-reference: option 'notes': all pages of the site are in it.")
        for file in list(files):
            if _is_in(file.abs_src_path or "", folder) and is_markdown_file(file.src_uri):
                files.remove(file)
        called = _called(folder, config)
        for name in _markdown_in(folder):
            self._read(os.path.join(folder, name), Path(name).as_posix(), called)

    def _read(self, file: str, name: str, folder: str) -> None:
        path = posixpath.join(folder, name)
        try:
            source = decode(Path(file).read_bytes())
        except OSError as error:
            _log.warning(f"Doc file '{path}' can't be read: {error.strerror or error}.")
            return
        self.findings += of_problems(path, source.problems)
        stem = posixpath.splitext(name)[0]
        self.files.append(NoteFile(path, stem, source.text, source.first_line))
        self._on_disk[path] = file

    def convert(self, page: HostPage, site: Site, files: Files) -> None:
        """Convert the notes of a page that is converted next."""
        path = page.file.src_uri
        shown = site.page(path)
        if not site.renders(path):
            return
        levels = {heading.anchor: heading.level for heading in shown.headings}
        found: dict[tuple[str, str], list[ShownNote]] = {}
        counts: Counter[str] = Counter()
        for note in site.reference.notes_on(shown.path):
            if site.split.place(note.page, note.anchor) != path:
                continue
            number = counts[slug(note.anchor)]
            counts[slug(note.anchor)] += 1
            here = os.path.dirname(self._on_disk[note.path])
            links = _Links(note, here, site, files, self._places(site, files))
            conversion = Conversion(note, NoteContext(site, path, links.to), links)
            own = self._render(conversion, note, page, files)
            for anchor, piece in conversion.shown(
                own.content or "",
                level=levels.get(note.anchor, 1),
                prefix=prefix_for(note.anchor, number),
                edit=own.edit_url or "",
            ):
                found.setdefault((note.page, anchor or note.anchor), []).append(piece)
        site.shown_notes.update({place: tuple(notes) for place, notes in found.items()})
        self._lent[path] = [
            (place, number)
            for place, notes in found.items()
            for number, piece in enumerate(notes)
            if "<autoref" in piece.html
        ]

    def lend(self, path: str, site: Site, html: str) -> str:
        """Return a page's HTML with its notes behind it that hold references for autorefs.

        That plugin resolves them once it knows all pages, and sees nothing but pages' HTML.
        """
        lent = (site.shown_notes[place][at] for place, at in self._lent.get(path, ()))
        return "".join([html, *(f"{self._mark}{note.html}" for note in lent)])

    def take_back(self, path: str, site: Site, html: str) -> str:
        """Return a page's HTML without them again."""
        html, *found = html.split(self._mark)
        for (place, at), piece in zip(self._lent.pop(path, ()), found, strict=False):
            notes = list(site.shown_notes[place])
            notes[at] = replace(notes[at], html=Markup(piece))  # noqa: S704 (the author's own)
            site.shown_notes[place] = tuple(notes)
        return html

    def _places(self, site: Site, files: Files) -> Mapping[str, tuple[str, str]]:
        """Path and anchor of what files on disk became: pages, and notes below a heading."""
        if not self._known:
            self._known = {f.abs_src_path: (f.src_uri, "") for f in files if f.abs_src_path}
            for page in site.reference.pages:
                for note in site.reference.notes_on(page):
                    self._known[self._on_disk[note.path]] = (note.page, note.anchor)
        return self._known

    def _render(self, conversion: Conversion, note: Note, page: HostPage, files: Files) -> HostPage:
        """Return a note as the host converts a page; its links are right where it is shown."""
        config = self._config
        file = File(note.path, None, config.site_dir, config.use_directory_urls)
        file.url, file.inclusion = page.file.url, page.file.inclusion
        template = config.edit_uri_template or f"{config.edit_uri or ''}{{path}}"
        file.edit_uri = edit_uri(self._on_disk[note.path], config.docs_dir, template)
        own = HostPage(None, file, config)
        own.markdown = conversion.markdown
        extensions = config.markdown_extensions
        extensions.append(conversion.extension)  # type: ignore[arg-type]  # the host takes objects, too
        try:
            own.render(config, files)
        finally:
            extensions.pop()
        self._converted.append((own, page))
        return own

    def validate(self, files: Files) -> None:
        """Say of links in notes to anchors that there are none; the ids of all pages are known."""
        level = self._config.validation.links.anchors
        for own, page in self._converted:
            if own.present_anchor_ids is not None:
                own.present_anchor_ids |= page.present_anchor_ids or set()
            own.validate_anchor_links(files=files, log_level=level)
        self._converted.clear()


class _Links:
    """What links of a note mean: those of its file on disk, or as if its folder were in the docs.

    Args:
        note: The note.
        here: Its folder on disk.
        site: What is known of the site.
        files: The host's files.
        places: Path and anchor of what files on disk became.
    """

    def __init__(
        self,
        note: Note,
        here: str,
        site: Site,
        files: Files,
        places: Mapping[str, tuple[str, str]],
    ) -> None:
        self._folder = posixpath.dirname(note.path)
        self._here = here
        self._site = site
        self._files = files
        self._places = places

    def __call__(self, href: str) -> str:
        """Return a link as the host resolves it; as it is where it leads to no known file."""
        url = urlsplit(href)
        if url.scheme or url.netloc or not url.path or url.path.startswith(("/", "\\")):
            return href
        path, anchor = self._target(unquote(url.path), unquote(url.fragment))
        if not path:
            return href
        return self.to(self._site.split.place(path, anchor), anchor, url.query)

    def to(self, path: str, anchor: str, query: str = "") -> str:
        """Return a link of the note to a file of the site."""
        there = quote(posixpath.relpath(path, self._folder or "."))
        return urlunsplit(("", "", there, query, quote(anchor)))

    def _target(self, path: str, anchor: str) -> tuple[str, str]:
        found = self._places.get(os.path.normpath(os.path.join(self._here, path)))
        if found is not None:
            return found[0], anchor or found[1]
        in_docs = posixpath.normpath(posixpath.join(self._folder, path))
        return (in_docs if in_docs in self._files.src_uris else ""), anchor


def edit_uri(file: str, docs: str, template: str) -> str | None:
    """Return the path of a file from the docs folder, for the address where it can be edited.

    Args:
        file: The file, which may stand outside the docs folder.
        docs: The docs folder.
        template: From such a path, ``{path}``, to an address.

    Returns:
        The path, or None where the address doesn't tell what stands above the docs folder.
    """
    docs = os.path.abspath(docs)
    own = Path(os.path.relpath(file, docs)).as_posix()
    above = len(list(takewhile("..".__eq__, own.split("/"))))
    if not above:
        return own
    # Addresses take `..` as file systems do, but for those that have paths as parameters.
    before, _, rest = template.partition("{path}")
    is_path = not set("?#{") & set(before) and "{" not in rest
    told = tuple(urlsplit(before).path.strip("/").split("/"))[-above:]
    return own if is_path and told == Path(docs).parts[-above:] else None


def _is_in(path: str, folder: str) -> bool:
    """Whether a file or folder stands in a folder, or is it."""
    return f"{path}{os.sep}".startswith(folder + os.sep)


def _called(folder: str, config: MkDocsConfig) -> str:
    """What a folder is called in messages: in the docs folder as its pages are, else as it is."""
    docs = os.path.abspath(config.docs_dir)
    beside = os.path.dirname(os.path.abspath(config.config_file_path or "mkdocs.yml"))
    parts = Path(os.path.relpath(folder, docs if _is_in(folder, docs) else beside)).parts
    return "/".join(part for part in parts if part != "..")


def _markdown_in(folder: str) -> Iterator[str]:
    """Yield the paths of the Markdown files in a folder; links are followed, once to each place."""
    seen: set[str] = set()
    for place, folders, names in os.walk(folder, followlinks=True):
        real = os.path.realpath(place)
        if real in seen:
            folders.clear()
            continue
        seen.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if is_markdown_file(name) and not name.startswith("."):
                yield os.path.relpath(os.path.join(place, name), folder)
