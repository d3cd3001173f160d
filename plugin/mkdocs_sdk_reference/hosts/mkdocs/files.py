"""Adds files to a site: the plugin's own pages, assets and the home page."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import normalize_url

from ...extension import Site
from ...extension.site import title_of_added
from ...reference.added import HOME
from ...reference.split import Split
from ...rendering.added import filter_data
from .options import SdkReferenceConfig
from .releases import base_of

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page as HostPage
    from mkdocs.utils.templates import TemplateContext

STYLESHEET = "assets/sdk-reference.css"
SCRIPT = "assets/sdk-reference.js"
_ASSETS = {"extra_css": STYLESHEET, "extra_javascript": SCRIPT}
_FOLDER = Path(__file__).parents[2]


class AddedPageFile(File):
    """The file of a page that the plugin adds.

    Attributes:
        is_fresh: Whether its output is up to date, in a preview.
    """

    is_fresh = False

    def is_modified(self) -> bool:
        """Whether the host must build the page with ``--dirty``."""
        return not self.is_fresh


class Assets:
    """Links the stylesheet and the script only on pages that need them.

    They stay on all pages if the user links them, or if the theme swaps pages without loading
    their scripts.
    """

    def __init__(self, config: MkDocsConfig, options: SdkReferenceConfig, site: Site) -> None:
        wanted = {"extra_css": options.stylesheet, "extra_javascript": options.script}
        self._lists = {n: config[n] for n in wanted if wanted[n] and _ASSETS[n] not in config[n]}
        features = (config.theme.get("features") or ()) if site.has_pages else ()
        self._is_everywhere = "navigation.instant" in features

    def link(self, context: TemplateContext, page: HostPage, *, is_wanted: bool) -> None:
        """Link them on the page that is written next, if it needs them."""
        self.unlink()
        if is_wanted or self._is_everywhere:
            for name, paths in self._lists.items():
                # Before the user's own stylesheets, which may change it, and after their scripts.
                at = 0 if name == "extra_css" else len(paths)
                paths.insert(at, _ASSETS[name])
                context[name].insert(at, normalize_url(_ASSETS[name], page))  # type: ignore[literal-required]

    def unlink(self) -> None:
        """Link them on no page."""
        for name, paths in self._lists.items():
            if _ASSETS[name] in paths:
                paths.remove(_ASSETS[name])


def add_assets(files: Files, config: MkDocsConfig, options: SdkReferenceConfig) -> None:
    """Add the stylesheet and the script to the site, unless the user replaces them."""
    for path, is_wanted in ((STYLESHEET, options.stylesheet), (SCRIPT, options.script)):
        if is_wanted and files.get_file_from_path(path) is None:
            files.append(File.generated(config, path, abs_src_path=str(_FOLDER / path)))


def watched(options: SdkReferenceConfig, config: MkDocsConfig) -> Iterator[str]:
    """Yield the paths that a preview must watch outside the docs folder, such as the README."""
    readme = Path(config.docs_dir).parent / "README.md"
    if options.home and readme.is_file():
        yield str(readme)
    if options.templates:
        yield options.templates
    for entry in options.releases:
        if (path := base_of(config) / entry.path).exists():
            yield str(path)
    if options.notes and Path(options.notes).is_dir():
        yield options.notes


def add_pages(files: Files, config: MkDocsConfig, site: Site) -> None:
    """Add the plugin's own pages, and the data for their script."""
    for page in site.added.values():
        text = f"# {title_of_added(page, site.options.words)}\n"
        files.append(AddedPageFile.generated(config, page.path, content=text))
        if page.data:
            data = json.dumps(filter_data(site.reference, page.root), separators=(",", ":"))
            files.append(File.generated(config, page.data, content=data))


def add_operations(files: Files, config: MkDocsConfig, split: Split) -> None:
    """Add the pages of split operations, outside the navigation.

    Their edit links lead to the files that describe the operations.
    """
    for path, page in split.added:
        origin = files.src_uris[page.path]
        inclusion = min(origin.inclusion, InclusionLevel.NOT_IN_NAV, key=lambda level: level.value)
        file = AddedPageFile.generated(config, path, content="", inclusion=inclusion)
        file.edit_uri = origin.edit_uri
        files.append(file)


def add_home(files: Files, config: MkDocsConfig) -> str:
    """Make the repository's README the site's home; return its path, or "" if there is none."""
    readme = Path(config.docs_dir).parent / "README.md"
    has_mdx = any(map(files.get_file_from_path, ("index.mdx", "README.mdx")))  # not pages yet
    if has_mdx or is_taken(files, config)(HOME) or not readme.is_file():
        return ""
    files.append(File.generated(config, HOME, abs_src_path=str(readme)))
    return HOME


def give_way(files: Files, site: Site) -> None:
    """Drop the added home page if another plugin has made one since."""
    is_ours = site.added.get(HOME) and isinstance(files.get_file_from_path(HOME), AddedPageFile)
    if not is_ours:
        site.added.pop(HOME, None)


def make_page(file: File) -> None:
    """Make the host build an MDX file as a page; it only knows Markdown."""
    file.is_documentation_page = lambda: True  # type: ignore[method-assign]
    for follows in ("dest_uri", "url", "abs_dest_path"):
        file.__dict__.pop(follows, None)


def is_taken(files: Files, config: MkDocsConfig) -> Callable[[str], bool]:
    """Return a function that tells whether a page's path or address is taken or excluded."""
    excluded = [spec for spec in (config.exclude_docs, config.draft_docs) if spec]
    paths = {path.lower() for path in files.src_uris}
    addresses = {file.dest_uri.lower() for file in files if file.inclusion.is_in_serve()}
    addresses.update(config.theme.static_templates, config.extra_templates)

    def taken(path: str) -> bool:
        name = path[: -len(".md")]
        address = f"{name.removesuffix('index')}index.html" if name.endswith("/index") else ""
        pretty, plain = f"{name}/index.html", f"{name}.html"
        wanted = {address.lower()} if address else {pretty.lower(), plain.lower()}
        is_excluded = any(spec.match_file(path) for spec in excluded)
        return is_excluded or path.lower() in paths or bool(wanted & addresses)

    return taken
