"""The earlier releases that the option `releases` names."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.plugins import get_plugin_logger

from ...checks.display import shown
from ...diff import Past, RecordedError, RecordedRelease, read_recorded, version_key

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from .options import SdkReferenceConfig

_log = get_plugin_logger(__name__)
_END = ".json"


class Entry(NamedTuple):
    """An entry of the option `releases`.

    Attributes:
        path: A file or a folder, relative to the configuration file.
        version: That of the file; "" where its name tells it.
    """

    path: str
    version: str = ""


class ReleaseEntry(base.BaseConfigOption[Entry]):
    """An entry of the option: a path, or a path with its version."""

    def run_validation(self, value: object) -> Entry:
        """Return the entry.

        Raises:
            ValidationError: It is neither.
        """
        if isinstance(value, str) and value:
            return Entry(value)
        if not isinstance(value, dict) or value.keys() != {"version", "path"}:
            raise base.ValidationError("Expected a path, or 'version' and 'path'.")
        if not all(isinstance(text, str) and text for text in value.values()):
            raise base.ValidationError("'version' and 'path' must be text, in quotes.")
        return Entry(value["path"], value["version"])


class VersionName(c.Type[str]):
    """The option `version`, which YAML takes for a number unless it is in quotes."""

    def __init__(self) -> None:
        super().__init__(str, default="")

    def run_validation(self, value: object) -> str:
        """Return the version.

        Raises:
            ValidationError: It is no text.
        """
        if isinstance(value, (int, float)):
            raise base.ValidationError(
                f"{value} is a number to YAML, as 2.10 would be 2.1. Put the version in quotes, or "
                f"write 'v{value}'."
            )
        return super().run_validation(value)


class Releases:
    """Reads the files of earlier releases, each once as long as it stays the same."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[object, RecordedRelease | None]] = {}
        self._read: tuple[str, list[tuple[str, RecordedRelease]]] = ("", [])
        self._past: Past | None = None

    def past(self, options: SdkReferenceConfig, config: MkDocsConfig) -> Past | None:
        """Return the earlier releases; None where there are none. What is wrong is logged."""
        found = list(self._releases(options, config))
        now = options.version, found
        if now != self._read:
            self._read = now
            self._past = Past(found, options.version) if found else None
        return self._past

    def _releases(
        self, options: SdkReferenceConfig, config: MkDocsConfig
    ) -> Iterator[tuple[str, RecordedRelease]]:
        """Yield the releases before that of the pages, oldest first."""
        own = version_key(options.version)
        if options.version and own is None:
            _log.warning(f"Option 'version' names no version: '{shown(options.version)}'.")
        named: dict[object, tuple[str, Path]] = {}
        for version, file in _files(options.releases, config):
            key = version_key(version)
            if key is None:
                _log.warning(
                    f"Release '{shown(str(file))}' is left out: '{shown(version)}' is no version. "
                    "Name the file like '2.1.0.json', or set 'version'."
                )
            elif key in named:
                other = shown(str(named[key][1]))
                _log.warning(f"Release '{shown(str(file))}' is left out: '{other}' is the same.")
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
            reason = f"it is no models.json: {error}"
        _log.warning(f"Release '{shown(str(file))}' is left out: {reason}.")
        return None


def _files(entries: Sequence[Entry], config: MkDocsConfig) -> Iterator[tuple[str, Path]]:
    """Yield the files that entries name, with their versions; a folder may be empty yet."""
    for entry in entries:
        path = path_of(entry, config)
        if entry.version or (path.suffix == _END and not path.is_dir()):
            yield entry.version or path.name.removesuffix(_END), path
        elif path.is_dir():
            for file in sorted(path.glob(f"*{_END}")):
                yield file.name.removesuffix(_END), file
        else:
            _log.info(f"There are no releases as yet in '{shown(entry.path)}'.")


def path_of(entry: Entry, config: MkDocsConfig) -> Path:
    """Return the file or folder of an entry."""
    return Path(config.config_file_path or ".").parent / entry.path
