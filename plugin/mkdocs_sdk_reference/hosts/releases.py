"""Reads the earlier releases that the option `releases` names, for any host."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ..checks.display import shown
from ..diff import Past, RecordedError, RecordedRelease, read_recorded, version_key

_END = ".json"

Say = Callable[[str], None]


class Entry(NamedTuple):
    """An entry of the option `releases`.

    Attributes:
        path: A file or a folder, relative to the file of the settings.
        version: Its version; "" if the file's name is the version.
    """

    path: str
    version: str = ""


def entry_of(value: object) -> Entry:
    """Return the entry for a value of the option: a path, or a path with its version.

    Raises:
        ValueError: The value is neither; the message says what is expected.
    """
    if isinstance(value, str) and value:
        return Entry(value)
    if not isinstance(value, dict) or value.keys() != {"version", "path"}:
        raise ValueError("Expected a path, or 'version' and 'path'.")
    if not all(isinstance(text, str) and text for text in value.values()):
        raise ValueError("'version' and 'path' must be text, in quotes.")
    return Entry(value["path"], value["version"])


def wrong_version(value: object) -> str:
    """Return why a version that YAML reads as a number is wrong; "" for any other version."""
    if not isinstance(value, (int, float)):
        return ""
    return (
        f"{value} is a number in YAML, and 2.10 would become 2.1. Put the version in quotes, or "
        f"write 'v{value}'."
    )


class Releases:
    """Reads the files of earlier releases; unchanged files are read only once.

    Args:
        warn: Logs a problem.
        inform: Logs something that may be intended.
    """

    def __init__(self, warn: Say, inform: Say) -> None:
        self._warn = warn
        self._inform = inform
        self._known: dict[Path, tuple[object, RecordedRelease | None]] = {}
        self._read: tuple[str, list[tuple[str, RecordedRelease]]] = ("", [])
        self._past: Past | None = None

    def past(self, entries: Sequence[Entry], version: str, base: Path) -> Past | None:
        """Return the earlier releases; None without any.

        Args:
            entries: What the option names.
            version: Version of the current pages; "" if unknown.
            base: The folder that paths are relative to.
        """
        found = list(self._releases(entries, version, base))
        now = version, found
        if now != self._read:
            self._read = now
            self._past = Past(found, version) if found else None
        return self._past

    def _releases(
        self, entries: Sequence[Entry], own_version: str, base: Path
    ) -> Iterator[tuple[str, RecordedRelease]]:
        """Yield the releases before the current one, oldest first."""
        own = version_key(own_version)
        if own_version and own is None:
            self._warn(f"Option 'version' is not a version: '{shown(own_version)}'.")
        named: dict[object, tuple[str, Path]] = {}
        for version, file in self._files(entries, base):
            key = version_key(version)
            if key is None:
                self._warn(
                    f"Release '{shown(str(file))}' is left out: '{shown(version)}' isn't a "
                    "version. Use a file name such as '2.1.0.json', or set 'version'."
                )
            elif key in named:
                other = shown(str(named[key][1]))
                self._warn(
                    f"Release '{shown(str(file))}' is left out: '{other}' has the same version."
                )
            elif own is None or key < own:
                named[key] = version, file
        for _, (version, file) in sorted(named.items()):
            if (release := self._release(file)) is not None:
                yield version, release

    def _release(self, file: Path) -> RecordedRelease | None:
        try:
            status = os.stat(file)
            stamp = status.st_mtime_ns, status.st_size
            if file not in self._known or self._known[file][0] != stamp:
                self._known[file] = stamp, None
                self._known[file] = stamp, read_recorded(file.read_bytes())
            return self._known[file][1]
        except OSError as error:
            reason = f"it can't be read: {error.strerror or error}"
        except RecordedError as error:
            reason = f"it is not a models.json file: {error}"
        self._warn(f"Release '{shown(str(file))}' is left out: {reason}.")
        return None

    def _files(self, entries: Sequence[Entry], base: Path) -> Iterator[tuple[str, Path]]:
        for entry in entries:
            found = list(files_of(entry, base))
            if not found and not (base / entry.path).is_dir():
                self._inform(f"There are no releases yet in '{shown(entry.path)}'.")
            yield from found


def files_of(entry: Entry, base: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files that an entry names, with their versions; a folder may still be empty."""
    path = base / entry.path
    if entry.version or (path.suffix == _END and not path.is_dir()):
        yield entry.version or path.name.removesuffix(_END), path
    elif path.is_dir():
        for file in sorted(path.glob(f"*{_END}")):
            yield file.name.removesuffix(_END), file
