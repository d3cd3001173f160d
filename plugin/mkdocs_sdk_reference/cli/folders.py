"""Reads the docs folders that a command names, with a progress bar if it takes long."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..checks.display import shown
from ..reference.files import Sort, find_files
from ..reference.loader import Folder, read_folder
from ..reference.sdk_folders import SdkError
from .settings import read_settings, settings_here

if TYPE_CHECKING:
    from typing_extensions import Self

_PATIENCE = 1.0
"""Seconds before a progress bar appears."""

DOCS = click.Path(exists=True, file_okay=False, path_type=Path)
RELEASE = click.Path(exists=True, path_type=Path)
"""A docs folder, or a file that describes a release."""


class Progress:
    """A progress bar that appears on a terminal's stderr once a command takes long."""

    def __init__(self, label: str, total: int) -> None:
        self._label, self._total = label, total
        self._start = time.monotonic()
        self._stack = ExitStack()
        self._bar: Any = None
        self._done = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def step(self) -> None:
        """Count one more as done."""
        self._done += 1
        if self._bar is not None:
            self._bar.update(1)
        elif time.monotonic() - self._start > _PATIENCE and sys.stderr.isatty():
            bar = click.progressbar(length=self._total, label=self._label, file=sys.stderr)
            self._bar = self._stack.enter_context(bar)
            self._bar.update(self._done)


def read_folders(paths: Sequence[Path], absolute_base: str) -> Iterator[Folder]:
    """Read each folder once, however often it is named, and report what can't be read.

    Without paths, read the folders of the site whose `mkdocs.yml` is in the current folder.
    """
    mounted: Mapping[Path, Sequence[str]] = {} if paths else _of_site()
    once = {os.path.realpath(path): path for path in reversed(paths or tuple(mounted))}
    for path in reversed(once.values()):
        try:
            folder = _read(path, absolute_base, mounted.get(path, ()))
        except OSError as error:
            message = f"Cannot read '{shown(str(path))}': {error.strerror}."
            raise click.UsageError(message) from None
        for name, reason in folder.unreadable:
            click.echo(f"{shown(name_in(folder, name))}: can't be read: {reason}", err=True)
        yield folder


def _of_site() -> Mapping[Path, Sequence[str]]:
    """Return the docs folders of a site; its own with the paths of the files it gets from others.

    Raises:
        UsageError: The current folder has no settings, or they are wrong.
    """
    file = settings_here()
    docs, sdks = read_settings(file)
    if not sdks and not docs.is_dir():
        raise click.UsageError(f"{file}: there is no folder '{shown(str(docs))}'.")
    try:
        also = [file.path for sdk in sdks for file in sdk.files()]
    except SdkError as error:
        raise click.UsageError(f"{file}: option 'sdks': {error}.") from None
    own = {docs: also} if docs.is_dir() and _has_pages(docs) else {}
    return {**own, **{sdk.docs: () for sdk in sdks if not sdk.is_inside}}


def _has_pages(path: Path) -> bool:
    return any(file.sort is Sort.PAGE for file in find_files(path))


def _read(path: Path, absolute_base: str, also: Iterable[str]) -> Folder:
    """Read a folder.

    Raises:
        OSError: It can't be listed.
    """
    count = sum(file.sort is Sort.PAGE for file in find_files(path))
    if not count:
        raise click.UsageError(f"There are no Markdown files in '{shown(str(path))}'.")
    with Progress(f"Reading {shown(str(path))}", count) as progress:
        return read_folder(path, absolute_base, progress.step, also=also)


def name_in(folder: Folder, path: str) -> str:
    """Return a page's path as the user would write it."""
    return (folder.path / path).as_posix()
