"""The files that the plugin adds to a site: its own pages, assets, and the home."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files

from ...extension.site import Build
from ...reference.added import AddedKind, AddedPage
from ...rendering.added import field_names
from ...rendering.words import Words

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

STYLESHEET = "assets/sdk-reference.css"
SCRIPT = "assets/sdk-reference.js"
_FOLDER = Path(__file__).parents[2]


class AddedPageFile(File):
    """The file of a page that the plugin adds.

    Attributes:
        is_fresh: Whether its output is right as it is, in a preview.
    """

    is_fresh = False

    def is_modified(self) -> bool:
        """Whether the host must build the page, with ``--dirty``."""
        return not self.is_fresh


def add_asset(files: Files, config: MkDocsConfig, path: str) -> None:
    """Add a file of the package to the site, unless the user has one at that place."""
    if files.get_file_from_path(path) is None:
        files.append(File.generated(config, path, abs_src_path=str(_FOLDER / path)))


def add_pages(
    files: Files,
    config: MkDocsConfig,
    pages: Iterable[AddedPage],
    build: Build,
) -> None:
    """Add the plugin's own pages, and the data that their script reads."""
    for page in pages:
        text = f"# {title_of_added(page, build.words)}\n"
        files.append(AddedPageFile.generated(config, page.path, content=text))
        if page.data:
            found = field_names(build.reference, page.root)
            names = json.dumps(found, separators=(",", ":"))
            files.append(File.generated(config, page.data, content=names))


def to_front(files: Files, paths: Collection[str]) -> None:
    """Let the host begin with these pages.

    A page that lists thousands takes megabytes while it is made: the pages after it use them again.
    Files that another plugin keeps in a way of its own stay in their order.
    """
    found = list(files)
    if not paths or type(files) is not Files:
        return
    if any(files.src_uris.get(file.src_uri) is not file for file in found):
        return
    for file in found:
        if file.src_uri not in paths:
            files.remove(file)
            files.append(file)


def title_of_added(page: AddedPage, words: Words) -> str:
    """The title of a page that the plugin adds."""
    return words.models if page.kind is AddedKind.MODELS else words.errors


def add_home(files: Files, config: MkDocsConfig) -> str:
    """Make the repository's README the site's home; gives its path, "" where none was made."""
    readme = Path(config.docs_dir).parent / "README.md"
    taken = any(files.get_file_from_path(name) for name in ("index.md", "README.md", "index.html"))
    if taken or not readme.is_file():
        return ""
    files.append(File.generated(config, "index.md", abs_src_path=str(readme)))
    return "index.md"


def is_taken(files: Files, config: MkDocsConfig) -> Callable[[str], bool]:
    """Whether a page's path, or its address in the site, is another's, or excluded."""
    excluded = [spec for spec in (config.exclude_docs, config.draft_docs) if spec]
    paths = {path.lower() for path in files.src_uris}
    addresses = {file.dest_uri.lower() for file in files}

    def taken(path: str) -> bool:
        name = path[: -len(".md")]
        address = f"{name.removesuffix('index')}index.html" if name.endswith("/index") else ""
        pretty, plain = f"{name}/index.html", f"{name}.html"
        wanted = {address.lower()} if address else {pretty.lower(), plain.lower()}
        is_excluded = any(spec.match_file(path) for spec in excluded)
        return is_excluded or path.lower() in paths or bool(wanted & addresses)

    return taken
