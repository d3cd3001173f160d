"""The MkDocs plugin, with a method for each event of the host.

The events come in this order: startup, files, nav; then for each page markdown and content;
then env; then for each page context and post_page; then post_build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files

from ...exports.models_json import Data
from ...exports.search import pagefind
from ...extension import Sections, Site, SiteExtension
from ...reference.added import new_pages
from ..releases import Releases
from . import autorefs, log, navigation, outputs, pages, sdks
from . import files as site_files
from .notes import NotesFolder
from .options import SdkReferenceConfig, kinds_of, site_options
from .preview import Preview
from .reading import Reader, has_generated
from .releases import base_of
from .urls import Addresses

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as HostPage
    from mkdocs.utils.templates import TemplateContext

    from ...exports.search.names import Named
    from ...reference import Reference

_log = get_plugin_logger(__name__)


class SdkReferencePlugin(BasePlugin[SdkReferenceConfig]):
    """Turns the pages of a generated SDK into a reference."""

    _site: Site
    _sections: Sections
    _addresses: Addresses
    _assets: site_files.Assets
    _mounts: list[sdks.Mount]
    _notes: NotesFolder
    _has_nav: bool
    _reads_pages: bool
    _names: Mapping[str, Named]
    _entry: HostPage | None = None

    def __init__(self) -> None:
        self._reader = Reader()
        self._releases = Releases(_log.warning, _log.info)
        self._preview = Preview()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Record the command. Having this event makes `mkdocs serve` keep the plugin object."""
        self._preview.begin(is_preview=command == "serve", is_dirty=dirty)

    @event_priority(50)  # before literate-nav (-100) and others that look at the navigation
    def _read(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read every page, add the plugin's own, and take models out of the navigation."""
        options = self.config
        self._has_nav = config.nav is not None
        self._mounts = sdks.find(options.sdks, config)
        sdks.add_files(files, config, self._mounts)
        self._notes = NotesFolder(options, config, files)
        # The README next to a site with several SDKs isn't about any of them.
        has_home = options.home and not self._mounts and has_generated(files)
        home = site_files.add_home(files, config) if has_home else ""
        past = self._releases.past(options.releases, options.version, base_of(config))
        reference = self._reader.read(
            files,
            options,
            config,
            home,
            [mount.folder.sdk for mount in self._mounts],
            history=past.history if past else None,
            notes=self._notes,
            is_preview=self._preview.is_preview,
        )
        self._addresses = Addresses(files)
        self._site = self._site_of(reference, home, files, config)
        self._reads_pages = pagefind.settings_in(config.extra) is not None
        self._sections = Sections(self._site, marks_excluded=self._reads_pages)
        log.warn_of_missing_package(self._site)
        self._add_files(files, config)
        config.extra["sdk_reference"] = Data(
            lambda: reference, self._addresses.pages, self._site.split.place
        )
        self._extend(config)
        if not options.models_in_nav:
            navigation.leave_out_models(files, config, reference)
        settings = (dict(options), self._site.options.words, config.mdx_configs.get("toc"), past)
        self._preview.catch_up(self._site, files, settings)
        return files

    def _site_of(self, reference: Reference, home: str, files: Files, config: MkDocsConfig) -> Site:
        """Return the site, with the pages that the plugin adds."""
        options = self.config
        is_taken = site_files.is_taken(files, config)
        added, split = new_pages(reference, kinds_of(options), is_taken, options.split_operations)
        return Site(
            reference,
            site_options(options, config.theme),
            self._addresses.seen_from,
            report=log.report(self._reader, reference, home, log.levels(options, config)),
            home=home,
            added=added,
            split=split,
            notes={} if self._preview.is_dirty else None,
        )

    def _add_files(self, files: Files, config: MkDocsConfig) -> None:
        """Add the plugin's pages, style and script to the host's files."""
        site_files.add_pages(files, config, self._site)
        site_files.add_operations(files, config, self._site.split)
        self._assets = site_files.Assets(config, self.config, self._site)
        if self._site.has_pages:
            site_files.add_assets(files, config, self.config)
        self._addresses.take(files)

    def _extend(self, config: MkDocsConfig) -> None:
        """Register the site's extension with Python-Markdown, in place of the previous build's."""
        extensions = config.markdown_extensions
        extensions[:] = [e for e in extensions if not isinstance(e, SiteExtension)]
        details = self.config.markdown_in_details
        extension = SiteExtension(
            self._site,
            self._sections,
            opens_details=self._site.reference.has_generated if details is None else details,
        )
        extensions.append(extension)  # type: ignore[arg-type]  # the host accepts objects, too

    @event_priority(-110)  # after literate-nav, which may have set a `nav`
    def _leave_navigation(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Remove added pages that a `nav` doesn't list, now that the files are complete."""
        self._addresses.files = files
        site_files.give_way(files, self._site)
        if not self._has_nav:
            navigation.forget_nav_of_all_pages(files, config)
        navigation.leave_out_added(files, config, self._site.added)
        return files

    on_files = CombinedEvent(_read, _leave_navigation)

    @event_priority(50)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """List operation pages without sections, unless the user has a `nav`."""
        if self.config.flat_navigation and config.nav is None:
            navigation.flatten(nav, self._site)
        if config.nav is None:
            navigation.clean_sections(nav.items, self._site)
            navigation.arrange_sdks(nav, self._site)
        navigation.chain_operations(self._site, files)
        if self._preview.is_rebuild:
            navigation.name_unread(nav, self._site, files)
        return nav

    @event_priority(1000)  # before other plugins: none sees the text of a generated page
    def _hide(self, markdown: str, *, page: HostPage, config: MkDocsConfig, files: Files) -> str:
        """Replace a generated page's text by a stub."""
        path = page.file.src_uri
        if (edit_url := sdks.edit_url(self._mounts, self._site.page(path).path)) is not None:
            page.edit_url = edit_url
        if not self._site.renders(path):
            return self._reader.texts.get(path, markdown)
        pages.clean_meta(page, trusted=self.config.trust_text)
        if self._reads_pages and self.config.search == "none":
            page.meta["search"] = {"exclude": True}
        if "autorefs" in config.plugins:
            headings = self._site.page(path).headings
            autorefs.name_headings(config.plugins["autorefs"], page, headings)
        return self._site.stubs.stub(path)

    @event_priority(-100)  # after other plugins, which may render Markdown of their own
    def _begin(self, markdown: str, *, page: HostPage, config: MkDocsConfig, files: Files) -> str:
        """Convert the notes on a page, and set it as the page that is converted next."""
        self._notes.convert(page, self._site, files)
        self._site.stubs.current = page.file.src_uri
        self._sections.ids.clear()
        return markdown

    on_page_markdown = CombinedEvent(_hide, _begin)

    def on_page_content(
        self, html: str, *, page: HostPage, config: MkDocsConfig, files: Files
    ) -> str:
        """After a page's conversion, unset the current page and give the host its ids."""
        self._site.stubs.current = ""
        pages.add_ids(page, self._sections.ids)
        if self._site.renders(page.file.src_uri):
            pages.clean_titles(page)
        return self._notes.lend(page.file.src_uri, self._site, html)

    @event_priority(100)  # before autorefs (0), which then resolves references
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Register symbols with autorefs, if the site has it, and check the links in notes."""
        self._notes.validate(files)
        if self._reads_pages:
            self._names = outputs.hits(self._site, self.config, self._addresses).names
        if "autorefs" in config.plugins:
            autorefs.register(config.plugins["autorefs"], self._site, files)
        return env

    @event_priority(50)  # before search plugins
    def _show_search(
        self, context: TemplateContext, *, page: HostPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Show each section's search text to search plugins."""
        html = self._notes.take_back(page.file.src_uri, self._site, page.content or "")
        page.content = self._sections.for_search(html)
        return context

    @event_priority(-100)  # after search plugins
    def _hide_again(
        self, context: TemplateContext, *, page: HostPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Put the sections' placeholders back, and link the assets that they need."""
        page.content = self._sections.after_search(page.content or "")
        is_ours = self._site.renders(page.file.src_uri) or self._sections.are_in(page.content)
        self._assets.link(context, page, is_wanted=is_ours)
        self._entry = navigation.entry_of(page.file.src_uri, self._addresses.files, self._site)
        if self._entry is not None:
            self._entry.active = True  # themes mark it as they mark the page itself
        return context

    on_page_context = CombinedEvent(_show_search, _hide_again)

    @event_priority(100)  # before plugins that change the page's HTML, and must see all of it
    def on_post_page(self, output: str, *, page: HostPage, config: MkDocsConfig) -> str:
        """Replace the placeholders by the rendered sections."""
        if self._entry is not None:
            self._entry.active = False
        html = self._sections.put_in(output)
        if self._reads_pages and self._site.renders(page.file.src_uri):
            url = self._addresses.pages[page.file.src_uri]
            html = pagefind.with_names(html, url, self._names)
        return html

    @event_priority(-100)  # after search plugins and mkdocstrings, whose files are added to
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Log a summary and the findings, and write the files for other programs."""
        self._sections.clear()
        self._assets.unlink()
        _log.info(self._site.report.summary())
        log.log_findings(self._site.report, self._addresses.files)
        outputs.write(self._site, self.config, config, self._addresses, self._preview)
        self._preview.keep(self._site)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Watch files and folders outside the docs folder."""
        for path in (*site_files.watched(self.config, config), *sdks.watched(self._mounts)):
            server.watch(path)
        return server
