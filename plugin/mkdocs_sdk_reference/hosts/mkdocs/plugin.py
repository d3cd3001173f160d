"""The MkDocs plugin: its options, and what it does at each of the host's events.

The events come in this order: startup, config, files, nav, then for each page markdown and
content, then env, then for each page context and post_page, then post_build (hosts.md, "MkDocs");
at any time build_error, after which none comes.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files

from ...checks.linter import Linter, of_relations
from ...checks.report import Report
from ...exports.models_json import Reference
from ...extension.asides import Asides
from ...extension.dependents import snapshot
from ...extension.flat_tables import FlatTables
from ...extension.site import Build
from ...extension.spool import Spool
from ...model import Page, PageKind
from ...reference.added import AddedKind, added_pages
from ...reference.catalog import Catalog, Slugify, slug_rule
from ...reference.resolver import Links
from ...reference.symbols import Item, items
from ...reference.types import Before
from ...reference.usages import Relations, relate
from ...rendering.breaks import with_breaks
from ...rendering.summaries import title_of
from ...rendering.words import UnknownWordError, Words, translated
from .autorefs import register
from .collector import at_rest, put_together, set_apart, settle
from .compiled import CompiledTemplates
from .files import (
    SCRIPT,
    STYLESHEET,
    add_asset,
    add_home,
    add_pages,
    is_taken,
    title_of_added,
    to_front,
)
from .log import levels, log_findings
from .naming import name_things, naming_pages
from .navigation import flat, is_of_all_pages, leave_navigation, name_unread, paths_in, reorder
from .options import SdkReferenceConfig
from .outputs import Outputs, SiteSpool, write_report
from .pages import SitePages
from .preview import Preview
from .templates import Templates, title_for_themes
from .urls import Addresses

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as HostPage
    from mkdocs.utils.templates import TemplateContext

__all__ = ["SdkReferenceConfig", "SdkReferencePlugin"]

_log = get_plugin_logger(__name__)
_EXTENSION = "mkdocs_sdk_reference.extension"


class SdkReferencePlugin(BasePlugin[SdkReferenceConfig]):
    """Turns the pages of a generated SDK into a reference."""

    def __init__(self) -> None:
        self._pages = SitePages()
        self._preview = Preview()
        self._templates = Templates()
        self._compiled = CompiledTemplates()
        self._flat_tables = FlatTables("")
        self._words = Words()
        self._urls: dict[str, str] = {}
        self._read_from: Collection[str] = ()
        self._ours: Collection[str] = ()
        self._has_let_go = False
        self._is_preview = False
        self._dirty = False
        self._has_nav = False
        self._build: Build | None = None
        self._last: Build | None = None
        self._unmoved: Mapping[str, Page] | None = None  # the last build's: links lead as they did
        self._settings: object = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note what is done. Having this event makes `mkdocs serve` keep what was read."""
        self._is_preview = command == "serve"
        self._dirty = dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add the Markdown extension; the build that it looks into comes with the files."""
        settings = (dict(self.config), config.mdx_configs.get("toc"))
        self._last = self._build if settings == self._settings else None
        self._build, self._settings = None, settings
        try:
            self._words = translated(self.config.words)
        except UnknownWordError as error:
            raise PluginError(f"sdk-reference: option 'words': {error}") from None
        self._flat_tables = FlatTables(" " if "search" in config.plugins else "")
        if _EXTENSION not in config.markdown_extensions:
            config.markdown_extensions.append(_EXTENSION)
        if self.config.stylesheet:
            config.extra_css.insert(0, STYLESHEET)  # before the user's own, which may change it
        if self.config.script and SCRIPT not in config.extra_javascript:
            config.extra_javascript.append(SCRIPT)
        return config

    @event_priority(50)  # before literate-nav (-100) and others that look at the navigation
    def _read_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read every page, and take the models out of the navigation."""
        with at_rest():
            self._take_up(files, config)
        if not self._is_preview:
            set_apart()
        return files

    def _take_up(self, files: Files, config: MkDocsConfig) -> None:
        report = Report()
        self._urls, self._has_nav = {}, config.nav is not None
        home = add_home(files, config) if self.config.home else ""
        links, relations = self._read(files, config, report, home)
        catalog = links.catalog
        self._spool = SiteSpool(config.site_dir)
        added = {
            page.path: page
            for page in added_pages(catalog, relations, self._kinds(), is_taken(files, config))
        }
        self._build = Build(
            links=links,
            relations=relations,
            report=report,
            home=home,
            added=added,
            words=self._words,
            type_map=self.config.type_map,
            trust=self.config.trust_text,
            asides=Asides(self._spool),
        )
        self._has_let_go, self._read_from = False, catalog.files
        self._reference = Reference(partial(self._hold_again, config), self._urls)
        config.extra["sdk_reference"] = self._reference
        name_things(self._build, link_code=self.config.link_code)
        config.mdx_configs[_EXTENSION] = {
            "build": self._build,
            "markdown_in_details": self.config.markdown_in_details,
        }
        report.pages = Counter(page.kind.value for page in catalog.pages.values())
        report.findings += Linter(links, all_pages=False, skipped={home}).pages()
        report.findings += of_relations(links, relations)
        report.levels = levels(self.config, config)
        add_pages(files, config, added.values(), self._build)
        for path, is_wanted in ((STYLESHEET, self.config.stylesheet), (SCRIPT, self.config.script)):
            if is_wanted:
                add_asset(files, config, path)
        self._addresses = Addresses(files)
        self._build.addresses = self._addresses.seen_from
        for file in files.documentation_pages():
            self._urls[file.src_uri] = "" if file.url in {".", "./"} else file.url
        if self._dirty:
            naming = naming_pages(catalog, link_code=self.config.link_code)
            last = self._preview.snapshot
            before = last if last and last.pages is self._unmoved else None
            self._preview.catch_up(
                snapshot(
                    links,
                    relations,
                    naming,
                    added.values(),
                    settings=self._settings,
                    before=before,
                ),
                files,
            )
        self._outputs = Outputs(self.config, self._preview)
        self._make_outputs(config, self._spool if self._lets_go else None)
        generated = (path for path, page in catalog.pages.items() if page.generated)
        self._ours = {*self._build.added, *generated}
        if not self.config.models_in_nav:
            named = set(paths_in(config.nav))
            for page in catalog.pages.values():
                if page.generated and page.kind is not PageKind.SDK:
                    leave_navigation(files.src_uris[page.path], named)

    @event_priority(-110)  # after literate-nav, which may have set a `nav`
    def _leave_navigation(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take added pages out of a `nav` that doesn't name them; the files are complete now."""
        assert self._build is not None
        self._addresses.files = files
        if not self._has_nav and is_of_all_pages(config, files):
            config.nav = None
        named = set(paths_in(config.nav))
        for path in self._build.added if config.nav is not None else ():
            if (file := files.get_file_from_path(path)) is not None:
                leave_navigation(file, named)
        return files

    on_files = CombinedEvent(_read_files, _leave_navigation)

    @event_priority(50)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Make the pages of operations one flat list, unless the user has a `nav`."""
        if self.config.flat_navigation and config.nav is None and self._build:
            reorder(
                nav, flat(nav.items, self._build.catalog, self._build.added, self._words.operations)
            )
        if self._preview.builds > 1:
            name_unread(nav, self._title)
        if self._build:
            to_front(files, self._build.added.keys())  # not before: the order is the navigation's
        return nav

    @event_priority(100)  # before autorefs (0), which then resolves references
    def _register(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Make named things known to autorefs, where a site has it."""
        if self._is_preview and env.bytecode_cache is None:  # no template is read before this event
            env.bytecode_cache = self._compiled
        if "autorefs" in config.plugins:
            pages = {f.src_uri: f.page for f in files.documentation_pages() if f.page is not None}
            register(config.plugins["autorefs"], self._items(), pages, _slug(config))
        return env

    @event_priority(-100)  # after other plugins
    def _let_go(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Hold the pages no longer: all are rendered, and the search needs as much memory again."""
        assert self._build is not None
        if self._lets_go:
            self._build.let_go()
            self._has_let_go = True
        return env

    on_env = CombinedEvent(_register, _let_go)

    @event_priority(1000)  # before other plugins, which must see the mended text
    def _mend_text(
        self, markdown: str, *, page: HostPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Hand on the text as it was read, where the host's own reading would tear it.

        A stranger's text is disarmed: other plugins evaluate templates, and include files.
        """
        assert self._build is not None
        if self._has_let_go:  # a plugin has a page rendered once more
            self._hold_again(config)
        text = self._pages.mended.get(page.file.src_uri, markdown)
        if not self._is_strangers(page.file.src_uri):
            return text
        if "macros" in config.plugins:
            page.meta["render_macros"] = False  # a site may change the marks of mkdocs-macros
        return self._templates.disarm(text)

    @event_priority(-100)  # after other plugins, which may render Markdown of their own
    def _hand_page(
        self, markdown: str, *, page: HostPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Name the page that is rendered next, and let the host hold the text that we hold."""
        assert self._build is not None
        self._build.hand(page.file.src_uri)
        markdown = self._templates.restore(markdown)
        source = self._build.catalog.pages.get(page.file.src_uri)
        return source.text if source is not None and source.text == markdown else markdown

    on_page_markdown = CombinedEvent(_mend_text, _hand_page)

    def on_page_content(
        self, html: str, *, page: HostPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Name no page once one is rendered: nested Markdown instances have none."""
        assert self._build is not None
        if page.present_anchor_ids is not None:
            ids = page.present_anchor_ids | self._build.anchors
            page.present_anchor_ids = set(map(sys.intern, ids))  # most stand on many pages
        if page.title and self._is_strangers(page.file.src_uri):
            title = title_for_themes(page.title)
            if title != page.title:  # else a page would hold one attribute more for nothing
                page.title = title
        self._leave_out_sure_links(page)
        self._build.finish()
        return html

    def _leave_out_sure_links(self, page: HostPage) -> None:
        """Let the host keep no links to anchors that are there: it would hold all to the end."""
        if not page.links_to_anchors:
            return
        own = page.links_to_anchors.pop(page.file, {})
        present = page.present_anchor_ids or ()
        unsure = {anchor: link for anchor, link in own.items() if anchor not in present}
        if unsure:
            page.links_to_anchors[page.file] = unsure
        page.links_to_anchors = page.links_to_anchors or None

    @event_priority(50)  # before search plugins
    def _flatten(
        self, context: TemplateContext, *, page: HostPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Let search plugins see the text of tables."""
        if page.content and page.file.src_uri in self._ours and not self.config.trust_text:
            page.content = self._flat_tables.flatten(page.content)
        return context

    @event_priority(-100)  # after search plugins, which split text where a name may break
    def _unfold(
        self, context: TemplateContext, *, page: HostPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Put the tables back, and let long names break."""
        if page.content and page.file.src_uri in self._ours:
            page.content = with_breaks(self._flat_tables.restore(page.content))
        return context

    on_page_context = CombinedEvent(_flatten, _unfold)

    @event_priority(100)  # before plugins that change the page's HTML, and must see all of it
    def on_post_page(self, output: str, *, page: HostPage, config: MkDocsConfig) -> str:
        """Put back what was set aside while the search took in the page."""
        assert self._build is not None
        assert self._build.asides is not None
        is_ours = page.file.src_uri in self._ours
        return self._build.asides.put_back(output, with_breaks if is_ours else str)

    def _is_strangers(self, path: str) -> bool:
        """Whether a page's text is a stranger's, and isn't trusted."""
        assert self._build is not None
        page = self._build.catalog.pages.get(path)
        return not self._build.trust and page is not None and self._build.catalog.is_strangers(page)

    @event_priority(-100)  # after search plugins and mkdocstrings, whose files are added to
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Say in one line what was done, and write what other programs read."""
        assert self._build is not None
        if not self._is_preview:
            put_together()
        report = self._build.report
        _log.info(report.summary())
        log_findings(report, self._addresses.files)
        if self._spool.is_closed:  # a plugin has had all built again within this event
            self._hold_again(config)
            self._make_outputs(config, None)
        self._outputs.write(config, self._addresses.files, is_dirty=self._dirty)
        self._spool.close()
        if self.config.report:
            folder = Path(config.config_file_path or ".").parent
            write_report(folder / self.config.report, report.as_json() + "\n")

    def on_build_error(self, *, error: Exception) -> None:
        """Let go of what was set aside: no page will be written."""
        if not self._is_preview:
            put_together()
        if self._build is not None:
            with suppress(PluginError):  # it may be what ended the build
                self._spool.close()

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Watch the README that is the home, which stands outside the docs folder."""
        settle()
        readme = Path(config.docs_dir).parent / "README.md"
        if self.config.home and readme.is_file():
            server.watch(str(readme))
        return server

    def _read(
        self, files: Files, config: MkDocsConfig, report: Report, home: str
    ) -> tuple[Links, Relations]:
        """Read every page, and what they say of each other."""
        pages = self._pages.read(files, report, is_preview=self._is_preview)
        name = os.path.basename(config.docs_dir)
        catalog = Catalog(pages, files.src_uris, name, _slug(config))
        outside = {"../README.md": home} if home else {}
        links = Links(catalog, self.config.absolute_links_base, outside)
        return links, relate(links, self._before(links))

    @property
    def _lets_go(self) -> bool:
        """Whether nothing needs the pages once all are rendered."""
        return not self._is_preview and not Outputs.need_pages(self.config)

    def _hold_again(self, config: MkDocsConfig) -> tuple[Links, Relations]:
        """What the pages say; read once more from the same files if it was let go of."""
        assert self._build is not None
        build = self._build
        if self._has_let_go:
            self._has_let_go = False
            read = self._addresses.read
            files = Files([file for path, file in read.items() if path in self._read_from])
            build.links, build.relations = self._read(files, config, Report(), build.home)
            name_things(build, link_code=self.config.link_code)
        return build.links, build.relations

    def _make_outputs(self, config: MkDocsConfig, spool: Spool | None) -> None:
        assert self._build is not None
        build, reference = self._build, self._reference
        self._outputs.make(build, reference, self._urls, config.site_name, spool)

    def _title(self, path: str) -> str:
        """The title, as HTML, of a page that the generator wrote or the plugin added; else ""."""
        assert self._build is not None
        if (added := self._build.added.get(path)) is not None:
            return title_of_added(added, self._words)
        page = self._build.catalog.pages.get(path)
        if page is None or not page.generated:
            return ""
        return title_for_themes(escape(title_of(page), quote=False))

    def _items(self) -> Iterator[Item]:
        """Every named thing; made anew each time, since all at once would be the peak of memory."""
        assert self._build is not None
        return items(self._build.links, self._build.relations)

    def _before(self, links: Links) -> Before | None:
        """What the build before this one read that still holds, in a preview."""
        last, self._last, self._unmoved = self._last, None, None
        if last is None or not links.take_over(last.links):
            return None
        self._unmoved = last.catalog.pages
        return Before(last.catalog.pages, last.relations.fields)

    def _kinds(self) -> frozenset[AddedKind]:
        wanted = {
            AddedKind.MODELS: self.config.model_index,
            AddedKind.ERRORS: self.config.errors_page,
        }
        return frozenset(kind for kind, is_wanted in wanted.items() if is_wanted)


def _slug(config: MkDocsConfig) -> Slugify:
    return slug_rule(config.mdx_configs.get("toc", {}))
