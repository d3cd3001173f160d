"""Prepares a docs folder again after each change of its sources."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from importlib import import_module
from pathlib import Path

from ...exports.site_files import WriteError
from ...reference import Loader
from ...reference.sdk_folders import SdkError, find_sdks
from .prepare import Prepared, prepare
from .settings import Settings, SettingsError

Wait = Callable[[Sequence[Path]], Generator[object]]
"""From files and folders to a generator: its first item means that they are being watched, its
second that one has changed. It ends when the watch ends."""

_TIMEOUT = 1000


class WatchError(Exception):
    """Nothing can be watched; the message is one line."""


def watch(
    settings: Callable[[], Settings],
    also: Sequence[Path],
    say: Callable[[Prepared | None], None],
    complain: Callable[[str], None],
    wait: Wait | None = None,
) -> None:
    """Prepare now and after each change, until the watch ends.

    Args:
        settings: Reads the settings, which may change, too.
        also: Files that contain the settings.
        say: Called with the result of each run.
        complain: Called with the reason if a run fails; the watch goes on.
        wait: Waits for changes; by default with the package watchfiles.

    Raises:
        WatchError: The package is missing.
    """
    wait = wait or _wait()
    loader = Loader()
    paths: list[Path] = []
    is_watched = True
    while is_watched:
        read: Settings | None = None
        try:
            read = settings()
            paths = watched(read)
        except SettingsError as error:
            complain(str(error))
        # Start to watch first, so that changes while pages are written are seen, too.
        with closing(wait([*paths, *filter(Path.exists, also)])) as changes:
            next(changes, None)
            if read is not None:
                try:
                    say(prepare(read, loader))
                except (SettingsError, WriteError) as error:
                    complain(str(error))
            is_watched = next(changes, None) is not None


def watched(settings: Settings) -> list[Path]:
    """Return the existing files and folders that prepared pages depend on."""
    found = [settings.docs, settings.docs.resolve().parent / "README.md"]
    try:
        for sdk in find_sdks(settings.sdks, settings.base, settings.docs):
            found += [sdk.docs, *([sdk.readme] if sdk.readme else [])]
    except SdkError:
        pass  # the run reports it
    found += (settings.base / entry.path for entry in settings.releases)
    if settings.notes:
        found.append(Path(settings.notes))
    if settings.site.templates:
        found.append(Path(settings.site.templates))
    return [path for path in dict.fromkeys(found) if path.exists()]


def _wait() -> Wait:
    """Return the default `wait`, which uses the package watchfiles.

    Raises:
        WatchError: It is missing.
    """
    try:
        files = import_module("watchfiles")
    except ImportError:
        raise WatchError(
            "--watch needs the package watchfiles: pip install 'mkdocs-sdk-reference[watch]'"
        ) from None

    def wait(paths: Sequence[Path]) -> Generator[object]:
        names = map(os.fspath, paths)
        changes = files.watch(*names, yield_on_timeout=True, rust_timeout=_TIMEOUT)
        # The watch starts with the first item: a change, or a timeout without one.
        yield next(changes, None)
        yield next((found for found in changes if found), None)

    return wait
