"""Adds SDKs from other repositories to a site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urljoin

from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.exceptions import ConfigurationError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files

from ...reference.sdk_folders import SdkEntry, SdkError, SdkFolder, find_sdks

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_log = get_plugin_logger(__name__)
_ASSUMED = "docs/"
"""The end of the `edit_uri` that the host derives from a known repository host."""


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
        repo_url: Address of its repository; "" if not set.
        edit_uri: Path from there to where its docs folder is edited; "" if unknown.
    """

    folder: SdkFolder
    repo_url: str
    edit_uri: str

    def edit_url(self, path: str) -> str | None:
        """Return the edit URL of a page of the SDK; None if unknown."""
        sdk, edit_uri = self.folder.sdk, self.edit_uri
        if not self.repo_url or not edit_uri:
            return None
        folder = f"{sdk.docs_name}/" if self.folder.has_docs else ""
        if edit_uri.endswith(f"/{_ASSUMED}"):
            edit_uri = edit_uri.removesuffix(_ASSUMED) + folder
        rest = path[len(sdk.at) :]
        if path == sdk.readme:
            if not edit_uri.endswith(f"/{folder}"):
                return None
            edit_uri, rest = edit_uri.removesuffix(folder), "README.md"
        return urljoin(self.repo_url.rstrip("/") + "/", edit_uri + quote(rest))


def find(entries: Sequence[SdkConfig], config: MkDocsConfig) -> list[Mount]:
    """Return the SDKs of a site.

    Raises:
        ConfigurationError: An entry is wrong.
    """
    found = [SdkEntry(entry.path, entry.at, entry.title, entry.language) for entry in entries]
    base_folder = Path(config.config_file_path or "mkdocs.yml").parent
    try:
        folders = find_sdks(found, base_folder, Path(config.docs_dir))
    except SdkError as error:
        raise _wrong(error) from None
    return [
        Mount(folder, entry.repo_url or "", entry.edit_uri or "")
        for folder, entry in zip(folders, entries, strict=True)
    ]


def _wrong(error: SdkError) -> ConfigurationError:
    return ConfigurationError(f"sdk-reference: option 'sdks': {error}.")


def add_files(files: Files, config: MkDocsConfig, mounts: Sequence[Mount]) -> None:
    """Add the files of SDKs to the site; those of the docs folder itself come first.

    Raises:
        ConfigurationError: A folder can't be read, or has no pages.
    """
    for mount in mounts:
        try:
            found = list(mount.folder.files())
        except SdkError as error:
            raise _wrong(error) from None
        for path, file, _ in found:
            if files.get_file_from_path(path) is not None:
                _log.warning(f"'{file}' is left out: the docs folder already has '{path}'.")
            else:
                files.append(File.generated(config, path, abs_src_path=file))


def watched(mounts: Sequence[Mount]) -> Iterator[str]:
    """Yield the folders and files that a preview must watch."""
    for mount in mounts:
        if not mount.folder.is_inside:
            yield str(mount.folder.docs)
        if mount.folder.readme is not None:
            yield str(mount.folder.readme)


def edit_url(mounts: Sequence[Mount], path: str) -> str | None:
    """Return the edit URL of a page of an SDK; None if unknown."""
    mount = next((mount for mount in mounts if path.startswith(mount.folder.sdk.at)), None)
    return mount.edit_url(path) if mount else None
