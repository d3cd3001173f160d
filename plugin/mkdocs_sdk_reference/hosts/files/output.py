"""Writes prepared files to their folder, and changes only files that it wrote itself.

A manifest lists our files with their digests. It is written before any other file and again at the
end, so that after an interrupted run the next one still knows which files are ours.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ...exports.atomic import whole_file

MANIFEST = ".sdk-reference.json"
_FORMAT = 1
_LEFT = re.compile(r"sdk-reference-[0-9a-f]{16}\.tmp")
"""Temporary files that a killed run leaves behind."""


class OutputError(Exception):
    """The folder can't be written to; the message is one line."""


@dataclass(slots=True)
class Manifest:
    """The record of a run.

    Attributes:
        files: Digests of the files that are ours, by path.
        begun: Paths of files that an interrupted run may have written.
        inputs: Digest of all input files and settings; "" after an interrupted run.
        facts: Facts about the run, for other programs.
    """

    files: dict[str, str] = field(default_factory=dict)
    begun: list[str] = field(default_factory=list)
    inputs: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


class Output:
    """A folder of prepared files.

    Args:
        folder: The folder, which need not exist.

    Attributes:
        manifest: What the last run wrote.
        written: Paths of the files that this run has written.

    Raises:
        OutputError: The manifest can't be read.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._folder = os.path.join(folder, "")
        self.manifest = read_manifest(folder)
        self.written: list[str] = []
        self._now: dict[str, str] = {}

    def digests(self) -> dict[str, str]:
        """Return the digests of the existing files.

        Raises:
            OutputError: A file isn't ours.
        """
        found: dict[str, str] = {}
        ours = {*self.manifest.files, *self.manifest.begun}
        for path in _files_in(self.folder, ours):
            if path not in ours:
                raise OutputError(
                    f"'{self.folder / path}' isn't a prepared file: move it out of the folder, or "
                    "use another folder"
                )
            with open(self._folder + path, "rb", buffering=0) as stream:
                found[path] = _digest(stream.read())
        return found

    def check(self) -> dict[str, str]:
        """Return the digests of the existing files.

        Raises:
            OutputError: A file isn't ours, or was changed by someone else.
        """
        found = self.digests()
        for path in found.keys() - set(self.manifest.begun):
            if found[path] != self.manifest.files[path]:
                raise OutputError(
                    f"'{self.folder / path}' was edited after it was prepared: edit its source "
                    "instead, and delete this file"
                )
        return found

    def begin(self, paths: Collection[str]) -> None:
        """Record which files will be written, before writing them.

        Raises:
            OutputError: The folder can't be written to.
        """
        self._there = self.check()
        for path in paths:
            if "." in {name[:1] for name in path.split("/")}:  # `check` sees all others
                self._check_place(path)
        begun = sorted({*paths, *self.manifest.begun})
        self._write_manifest(Manifest(dict(self.manifest.files), begun, "", {}))
        for left in list(_left_in(self.folder)):
            with suppress(OSError):
                left.unlink()

    def _check_place(self, path: str) -> None:
        """Check that a hidden file is ours."""
        is_known = path in self._there or not os.path.lexists(self.folder / path)
        if not is_known:
            raise OutputError(f"'{self.folder / path}' isn't a prepared file")

    def write(self, path: str, data: bytes) -> None:
        """Write a file, unless it already has these bytes."""
        digest = self._now[path] = _digest(data)
        if self._there.get(path) != digest:
            with _naming(self.folder / path), whole_file(self.folder / path) as stream:
                stream.write(data)
            self.written.append(path)

    def end(self, inputs: str, facts: Mapping[str, Any]) -> int:
        """Delete files that weren't written in this run, and write the manifest.

        Args:
            inputs: Digest of all input files and settings.
            facts: Facts about the run, for other programs.

        Returns:
            The number of deleted files.
        """
        gone = [path for path in self._there if path not in self._now]
        for path in gone:
            with _naming(self.folder / path):
                (self.folder / path).unlink()
            with suppress(OSError):  # not empty
                os.removedirs((self.folder / path).parent)
        self._write_manifest(Manifest(dict(sorted(self._now.items())), [], inputs, dict(facts)))
        return len(gone)

    def _write_manifest(self, manifest: Manifest) -> None:
        data: dict[str, Any] = {"format": _FORMAT, "inputs": manifest.inputs, **manifest.facts}
        if manifest.begun:
            data["begun"] = manifest.begun
        data["files"] = manifest.files
        target = self.folder / MANIFEST
        with _naming(target), whole_file(target) as stream:
            stream.write((json.dumps(data, indent=1) + "\n").encode())


class _naming:  # noqa: N801 (a context manager)
    """Turns an OSError into a one-line OutputError."""

    def __init__(self, path: Path | str) -> None:
        self._path = path

    def __enter__(self) -> None:
        return

    def __exit__(self, _: object, error: object, __: object) -> None:
        if isinstance(error, OSError):
            raise OutputError(f"'{self._path}' can't be written: {error.strerror}") from None


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of the last run in a folder.

    Raises:
        OutputError: The manifest can't be read.
    """
    file = folder / MANIFEST
    try:
        data = json.loads(file.read_bytes())
        {_FORMAT: None}[data.pop("format")]
        files, begun = dict(data.pop("files")), list(data.pop("begun", ()))
        return Manifest(files, begun, str(data.pop("inputs")), data)
    except FileNotFoundError:
        return Manifest()
    except NotADirectoryError:
        raise OutputError(f"'{folder}' is not a folder") from None
    except OSError as error:
        raise OutputError(f"'{file}' can't be read: {error.strerror}") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        message = f"'{file}' is not a list of prepared files: delete the folder '{folder}'"
        raise OutputError(message) from None


def _files_in(folder: Path, ours: Collection[str]) -> Iterator[str]:
    """Yield the paths of the files in a folder; hidden ones only if they are ours."""
    for place, folders, names in os.walk(folder):
        links = [name for name in folders if os.path.islink(os.path.join(place, name))]
        folders[:] = [name for name in folders if not name.startswith(".")]
        start = os.path.relpath(place, folder).replace(os.sep, "/")
        for name in (*names, *links):
            path = name if start == "." else f"{start}/{name}"
            is_hidden = name.startswith(".") and path not in ours
            if path != MANIFEST and not is_hidden and not _LEFT.fullmatch(name):
                yield path


def _left_in(folder: Path) -> Iterator[Path]:
    for place, _, names in os.walk(folder):
        yield from (Path(place, name) for name in names if _LEFT.fullmatch(name))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
