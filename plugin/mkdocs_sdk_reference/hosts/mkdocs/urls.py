"""Addresses of the site's files, as links in a page's HTML."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.utils import get_relative_url

_log = get_plugin_logger(__name__)


class Addresses:
    """The addresses of a site's files, all by path.

    Other plugins may change or remove files after the pages are read.

    Args:
        files: The host's files when they were read.

    Attributes:
        files: The host's files as they are now.
        pages: Addresses of the pages in the site, by path; "" for the root.
    """

    def __init__(self, files: Files) -> None:
        self.pages: dict[str, str] = {}
        self.take(files)

    def take(self, files: Files) -> None:
        """Use these files, which now include the plugin's own."""
        self.files = files
        self.read = {file.src_uri: file for file in files}
        self._gone: set[str] | None = None
        self.pages |= {
            file.src_uri: "" if file.url in {".", "./"} else file.url
            for file in files.documentation_pages()
        }

    def seen_from(self, page: str) -> Callable[[str], str]:
        """Return a function from a file's path to its address as seen from that page."""
        here = (self.files.src_uris.get(page) or self.read[page]).url
        if self._gone is None:  # files don't change once pages are rendered
            self._gone = {path for path in self.read if self._is_gone(path)}
        gone = self._gone
        known: dict[str, str] = {}  # pages link to the same pages repeatedly
        relative = relative_to(here)

        def address(target: str) -> str:
            if target not in known:
                if target in gone:
                    self._warn_of_gone(target, page)
                file = self.files.src_uris.get(target) or self.read[target]
                known[target] = relative(file.url)
            return known[target]

        return address

    def _is_gone(self, path: str) -> bool:
        file = self.files.src_uris.get(path)
        return file is None or file.inclusion.is_excluded()

    def _warn_of_gone(self, target: str, page: str) -> None:
        assert self._gone is not None
        self._gone.discard(target)  # once is enough
        _log.warning(
            f"Doc file '{target}' was removed after it had been read: "
            f"links to it break, such as the one in '{page}'."
        )


def relative_to(here: str) -> Callable[[str], str]:
    """Return the host's `get_relative_url` for one page, comparing paths only once per folder."""
    folders: dict[str, str] = {}

    def relative(url: str) -> str:
        name = url.rfind("/", 0, -1) + 1
        if name == 0 or here.startswith(url):
            return get_relative_url(url, here)
        folder = url[:name]
        if folder not in folders:
            folders[folder] = get_relative_url(folder, here).removeprefix("./")
        return folders[folder] + url[name:]

    return relative
