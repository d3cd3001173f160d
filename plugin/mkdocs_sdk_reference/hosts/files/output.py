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
from ...exports.site_files import WriteError, naming

MANIFEST = ".sdk-reference.json"
_FORMAT = 1
_LEFT = re.compile(r"sdk-reference-[0-9a-f]{16}\.tmp")
"""Temporary files that a killed run leaves behind."""


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
        WriteError: The manifest can't be read.
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
            WriteError: A file isn't ours.
        """
        found: dict[str, str] = {}
        ours = {*self.manifest.files, *self.manifest.begun}
        for path in _files_in(self.folder, ours):
            if path not in ours:
                raise WriteError(
                    f"'{self.folder / path}' isn't a prepared file: move it out of the folder, or "
                    "use another folder"
                )
            with open(self._folder + path, "rb", buffering=0) as stream:
                found[path] = _digest(stream.read())
        return found

    def check(self) -> dict[str, str]:
        """Return the digests of the existing files.

        Raises:
            WriteError: A file isn't ours, or was changed by someone else.
        """
        found = self.digests()
        for path in found.keys() - set(self.manifest.begun):
            if found[path] != self.manifest.files[path]:
                raise WriteError(
                    f"'{self.folder / path}' was edited after it was prepared: edit its source "
                    "instead, and delete this file"
                )
        return found

    def begin(self, paths: Collection[str]) -> None:
        """Record which files will be written, before writing them.

        Raises:
            WriteError: The folder can't be written to.
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
            raise WriteError(f"'{self.folder / path}' isn't a prepared file")

    def write(self, path: str, data: bytes) -> None:
        """Write a file, unless it already has these bytes."""
        digest = self._now[path] = _digest(data)
        if self._there.get(path) != digest:
            with naming(self.folder / path), whole_file(self.folder / path) as stream:
                stream.write(data)
            self.written.append(path)

    def end(self, inputs: str, facts: Mapping[str, Any]) -> None:
        """Delete files that weren't written in this run, and write the manifest.

        Args:
            inputs: Digest of all input files and settings.
            facts: Facts about the run, for other programs.
        """
        for path in self._there.keys() - self._now.keys():
            with naming(self.folder / path):
                (self.folder / path).unlink()
            with suppress(OSError):  # not empty
                os.removedirs((self.folder / path).parent)
        self._write_manifest(Manifest(dict(sorted(self._now.items())), [], inputs, dict(facts)))

    def _write_manifest(self, manifest: Manifest) -> None:
        data: dict[str, Any] = {"format": _FORMAT, "inputs": manifest.inputs, **manifest.facts}
        if manifest.begun:
            data["begun"] = manifest.begun
        data["files"] = manifest.files
        target = self.folder / MANIFEST
        with naming(target), whole_file(target) as stream:
            stream.write((json.dumps(data, indent=1, default=str) + "\n").encode())


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of the last run in a folder.

    Raises:
        WriteError: The manifest can't be read.
    """
    file = folder / MANIFEST
    try:
        return _manifest(json.loads(file.read_bytes()))
    except FileNotFoundError:
        return Manifest()
    except NotADirectoryError:
        raise WriteError(f"'{folder}' is not a folder") from None
    except OSError as error:
        raise WriteError(f"'{file}' can't be read: {error.strerror}") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        message = f"'{file}' is not a list of prepared files: delete the folder '{folder}'"
        raise WriteError(message) from None


def _manifest(data: dict[str, Any]) -> Manifest:
    if data.pop("format") != _FORMAT:
        raise ValueError("unknown format")
    files, begun = dict(data.pop("files")), list(data.pop("begun", ()))
    if not all(isinstance(path, str) for path in (*files, *begun)):
        raise TypeError("not a list of paths")
    return Manifest(files, begun, str(data.pop("inputs")), data)


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
