"""Keeps what `mkdocs serve --dirty` shows right: builds anew what a change reaches, and no more.

With ``--dirty`` the host builds a page anew only if its file is newer than its output. What other
pages show of it would be stale.
"""

from __future__ import annotations

import os
from contextlib import suppress

from mkdocs.structure.files import Files

from ...exports.search import KeptEntries
from ...extension.dependents import Snapshot, stale
from .files import AddedPageFile

_LONG_AGO = (0, 0)


class Preview:
    """What the last build of a preview had and wrote.

    Attributes:
        builds: How many builds there were with ``--dirty``.
        entries: The search's entries, kept from build to build; None without ``--dirty``.
        snapshot: What the last build with ``--dirty`` had.
    """

    def __init__(self) -> None:
        self.builds = 0
        self.entries: KeptEntries | None = None
        self.snapshot: Snapshot | None = None
        self._outputs: dict[str, str] = {}

    def catch_up(self, snapshot: Snapshot, files: Files) -> None:
        """Make the host build the stale pages anew, and take away the pages that are gone.

        Args:
            snapshot: What this build has.
            files: The host's files; their outputs are those of the last build.
        """
        self.builds += 1
        self.entries = {} if self.entries is None else self.entries
        outputs = {file.src_uri: file.abs_dest_path for file in files.documentation_pages()}
        if self.snapshot is not None:
            reached = stale(self.snapshot, snapshot)
            for path in snapshot.listed:
                file = files.get_file_from_path(path)
                if isinstance(file, AddedPageFile) and os.path.isfile(file.abs_dest_path):
                    file.is_fresh = path not in reached
            for path in reached:
                if (output := outputs.get(path)) is not None:
                    with suppress(OSError):
                        os.utime(output, _LONG_AGO)  # older than its file, by the host's own rule
            for output in {*self._outputs.values()} - {*outputs.values()}:
                with suppress(OSError):
                    os.unlink(output)
        self.snapshot, self._outputs = snapshot, outputs
