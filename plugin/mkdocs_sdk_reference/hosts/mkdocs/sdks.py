"""The SDKs of other repositories that become part of a site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urljoin

from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.exceptions import ConfigurationError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files

from ...reference.sdk_folders import SdkError, SdkFolder, check_places, find_sdk
from ...reference.sdks import Sdk, language_name

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_log = get_plugin_logger(__name__)
_PLACE = re.compile(r"[\w.-]+(?:/[\w.-]+)*")
_ASSUMED = "docs/"
"""The end of the `edit_uri` that the host assumes where the address of a repository tells it."""


class SdkConfig(base.Config):
    """An entry of the option `sdks`."""

    path = c.Type(str)
    at = c.Type(str, default="")
    title = c.Type(str, default="")
    language = c.Type(str, default="")
    repo_url = c.Optional(c.URL())
    edit_uri = c.Optional(c.EditURI("repo_url"))


class Mount(NamedTuple):
    """An SDK of the site.

    Attributes:
        folder: Where its files are.
        entry: What the option says of it.
        is_inside: Whether its files stand in the site's own docs folder.
    """

    folder: SdkFolder
    entry: SdkConfig
    is_inside: bool

    def edit_url(self, path: str) -> str | None:
        """Return where a page of the SDK is edited; None where that isn't known."""
        sdk, edit_uri = self.folder.sdk, self.entry.edit_uri
        if not self.entry.repo_url or not edit_uri:
            return None
        in_repository = f"{sdk.docs_name}/" if self.folder.has_docs else ""
        if edit_uri.endswith(f"/{_ASSUMED}"):
            edit_uri = edit_uri.removesuffix(_ASSUMED) + in_repository
        rest = path[len(sdk.at) :]
        if path == sdk.readme:
            if not edit_uri.endswith(in_repository):
                return None
            edit_uri, rest = edit_uri.removesuffix(in_repository), "README.md"
        return urljoin(self.entry.repo_url.rstrip("/") + "/", edit_uri + quote(rest))


def find(entries: Sequence[SdkConfig], config: MkDocsConfig) -> list[Mount]:
    """Return the SDKs of a site.

    Raises:
        ConfigurationError: An entry is wrong, in one line.
    """
    mounts = []
    for number, entry in enumerate(entries, 1):
        with _naming(number):
            mounts.append(_found(entry, config))
            check_places([mount.folder.sdk for mount in mounts])
    return mounts


@contextmanager
def _naming(number: int) -> Iterator[None]:
    """Say in one line which entry is wrong."""
    try:
        yield
    except SdkError as error:
        message = f"sdk-reference: option 'sdks', entry {number}: {error}."
        raise ConfigurationError(message) from None


def _found(entry: SdkConfig, config: MkDocsConfig) -> Mount:
    path = Path(config.config_file_path or ".").resolve().parent / entry.path
    language = entry.language.lower()
    at = entry.at.strip("/") or language or path.resolve().name
    inside = _inside(path, Path(config.docs_dir))
    if inside:
        if entry.at and at != inside:
            raise SdkError(f"'{entry.path}' is in the docs folder already, at '{inside}'")
        at = inside
    elif not _PLACE.fullmatch(at) or ".." in at.split("/"):
        raise SdkError(f"'{at}' can't be a folder of the site: set 'at'")
    title = entry.title or language_name(language) or at
    folder = find_sdk(path, Sdk(f"{at}/", title, language or title.lower()))
    if inside:
        folder = SdkFolder(Sdk(f"{at}/", title, folder.sdk.language), path, None)
    return Mount(folder, entry, bool(inside))


def _inside(path: Path, docs: Path) -> str:
    """The path of a folder under the docs folder; "" where it stands elsewhere."""
    try:
        found = path.resolve().relative_to(docs.resolve()).as_posix()
    except ValueError:
        return ""
    return "" if found == "." else found


def add_files(files: Files, config: MkDocsConfig, mounts: Sequence[Mount]) -> None:
    """Add the files of SDKs to the site; those of the docs folder itself come first.

    Raises:
        ConfigurationError: A folder can't be read, or has no pages.
    """
    for number, mount in enumerate(mounts, 1):
        with _naming(number):
            found = [] if mount.is_inside else list(mount.folder.files())
        for path, file in found:
            if files.get_file_from_path(path) is not None:
                _log.warning(f"'{file}' is left out: the docs folder has '{path}', too.")
            else:
                files.append(File.generated(config, path, abs_src_path=file))


def watched(mounts: Sequence[Mount]) -> Iterator[str]:
    """Yield the folders and files that a preview must watch."""
    for mount in mounts:
        if not mount.is_inside:
            yield str(mount.folder.docs)
            if mount.folder.readme is not None:
                yield str(mount.folder.readme)


def edit_url(mounts: Sequence[Mount], path: str) -> str | None:
    """Return where a page of an SDK is edited; None where that isn't known."""
    for mount in mounts:
        if path.startswith(mount.folder.sdk.at):
            return mount.edit_url(path)
    return None
