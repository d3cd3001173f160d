"""Prepares a docs folder again after each change of what it is made of."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from importlib import import_module
from pathlib import Path

from ...exports.site_files import WriteError
from ...reference import Loader
from ...reference.sdk_folders import SdkError, find_sdks
from .prepare import Prepared, prepare
from .settings import Settings, SettingsError

Wait = Callable[[Sequence[Path]], Iterator[object]]
"""From files and folders to an iterator whose first item says that they are watched, and whose
second that one has changed; it ends where the watch does."""

_TIMEOUT = 1000


class WatchError(Exception):
    """Nothing can be watched; the text says why, in one line."""


def watch(
    settings: Callable[[], Settings],
    also: Sequence[Path],
    say: Callable[[Prepared | None], None],
    complain: Callable[[str], None],
    wait: Wait | None = None,
) -> None:
    """Prepare, and again after each change, until the watch ends.

    Args:
        settings: Reads the settings, which may change, too.
        also: Files that they are read from.
        say: Takes what a run did.
        complain: Takes why one failed; the watch goes on.
        wait: Waits for changes; by default the package watchfiles does.

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
        # What changes while pages are written is seen, too: they are watched before.
        with closing(_iterator(wait, [*paths, *filter(Path.exists, also)])) as changes:
            next(changes, None)
            if read is not None:
                try:
                    say(prepare(read, loader))
                except (SettingsError, WriteError) as error:
                    complain(str(error))
            is_watched = next(changes, None) is not None


def watched(settings: Settings) -> list[Path]:
    """Return the files and folders that prepared pages are made of, as far as they are there."""
    found = [settings.docs, settings.docs.resolve().parent / "README.md"]
    try:
        for sdk in find_sdks(settings.sdks, settings.base, settings.docs):
            found += [sdk.docs, *([sdk.readme] if sdk.readme else [])]
    except SdkError:
        pass  # the run says so
    found += (settings.base / entry.path for entry in settings.releases)
    if settings.notes:
        found.append(Path(settings.notes))
    if settings.site.templates:
        found.append(Path(settings.site.templates))
    return [path for path in dict.fromkeys(found) if path.exists()]


def _iterator(wait: Wait, paths: Sequence[Path]) -> _Changes:
    return _Changes(wait(paths))


class _Changes(Iterator[object]):
    """An iterator that can be closed, whether it is a generator or not."""

    def __init__(self, changes: Iterator[object]) -> None:
        self._changes = changes

    def __next__(self) -> object:
        return next(self._changes)

    def close(self) -> None:
        """End the watch of what is watched."""
        getattr(self._changes, "close", lambda: None)()


def _wait() -> Wait:
    """Return what waits by the package watchfiles.

    Raises:
        WatchError: It is missing.
    """
    try:
        files = import_module("watchfiles")
    except ImportError:
        raise WatchError(
            "--watch needs the package watchfiles: pip install 'mkdocs-sdk-reference[watch]'"
        ) from None

    def wait(paths: Sequence[Path]) -> Iterator[object]:
        names = map(os.fspath, paths)
        changes = files.watch(*names, yield_on_timeout=True, rust_timeout=_TIMEOUT)
        # It watches from the first item on, which is a change or that nothing was.
        yield next(changes, None)
        yield next((found for found in changes if found), None)

    return wait
