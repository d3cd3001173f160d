"""Keeps `mkdocs serve --dirty` correct: rebuilds the pages that a change affects, and no others.

With ``--dirty``, the host rebuilds a page only if its file is newer than its output. Other pages
that show something of it would be stale.
"""

from __future__ import annotations

import os
from contextlib import suppress

from mkdocs.structure.files import Files

from ...exports.search.entries import KeptEntries
from ...extension import Site
from ...model import Page
from ...rendering.queries import OF_LINKS, Notes, is_stale
from .files import AddedPageFile

_LONG_AGO = (0, 0)


def _is_other(page: Page, before: Page) -> bool:
    """Whether a page's content differs from before."""
    return page is not before and page != before


class Preview:
    """The state that is kept between the builds of a preview.

    Attributes:
        is_preview: Whether the site is served and rebuilt after changes.
        is_dirty: Whether the host rebuilds only what has changed.
        is_rebuild: Whether the site was built before with ``--dirty``.
        entries: The search's entries, kept from build to build; None without ``--dirty``.
    """

    def __init__(self) -> None:
        self.is_preview = self.is_dirty = self.is_rebuild = False
        self.entries: KeptEntries | None = None
        self._notes: dict[str, Notes] = {}
        self._site: Site | None = None
        self._settings: object = None
        self._outputs: dict[str, str] = {}

    def begin(self, *, is_preview: bool, is_dirty: bool) -> None:
        """Record how the host builds."""
        self.is_preview, self.is_dirty = is_preview, is_dirty

    def catch_up(self, site: Site, files: Files, settings: object) -> None:
        """Make the host rebuild stale pages, and delete the output of removed pages.

        Args:
            site: The site of this build.
            files: The host's files; their outputs are those of the last build.
            settings: Everything else that affects how pages look.
        """
        if not self.is_dirty:
            return
        self.entries = {} if self.entries is None else self.entries
        shown = site.render_context
        settings = (
            settings,
            dict(site.added),
            site.home,
            shown.start,
            shown.overviews,
            site.split.places,
        )
        outputs = {file.src_uri: file.abs_dest_path for file in files.documentation_pages()}
        if self._site is not None:
            self.is_rebuild = True
            is_same = settings == self._settings
            stale = set(self._stale(site)) if is_same else {*outputs}
            for path, output in outputs.items():
                file = files.get_file_from_path(path)
                if isinstance(file, AddedPageFile):
                    file.is_fresh = path not in stale and os.path.isfile(output)
                elif path in stale:
                    with suppress(OSError):
                        os.utime(output, _LONG_AGO)  # older than its file, by the host's own rule
            for output in {*self._outputs.values()} - {*outputs.values()}:
                with suppress(OSError):
                    os.unlink(output)
        self._settings, self._outputs = settings, outputs

    def _stale(self, site: Site) -> list[str]:
        """Return the paths of pages whose output shows something that has changed."""
        assert self._site is not None
        reference, before = site.reference, self._site.reference
        ignored = OF_LINKS if reference.follows(before.pages) else frozenset()
        known: Notes = {}
        return [
            path
            for path in (*reference.pages, *site.added, *site.split.pages)
            if path not in self._notes
            or _is_other(site.page(path), self._site.page(path))
            or site.renders(path) != self._site.renders(path)
            or is_stale(self._notes[path], reference, known, ignored)
        ]

    def keep(self, site: Site) -> None:
        """Keep the questions that pages asked about others, for the next build."""
        if self.is_dirty:
            self._site = site
            self._notes |= site.notes or {}
            self._notes = {
                path: notes
                for path, notes in self._notes.items()
                if path in site.reference.pages or site.renders(path)
            }
