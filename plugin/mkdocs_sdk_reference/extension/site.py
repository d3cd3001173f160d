"""What one build knows of a site, and how its pages are rendered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from itertools import chain

from markupsafe import escape

from ..checks.report import Report
from ..commonmark.mdx import is_mdx
from ..model import Kind, Page
from ..reference import Reference
from ..reference.added import HOME, AddedKind, AddedPage
from ..reference.split import Split
from ..rendering.added import changes_page, errors_page, home, model_index, overview
from ..rendering.context import Address, RenderContext
from ..rendering.environment import Templates
from ..rendering.notes import ShownNote
from ..rendering.page import above, render_page
from ..rendering.parts import CodePart, FoldPart, HeadingPart, Rendered, Section, TabsPart
from ..rendering.prose import Prose
from ..rendering.queries import Notes
from ..rendering.source import Source
from ..rendering.trail import overviews
from ..rendering.view import View
from ..rendering.words import ENGLISH, Words
from .stubs import Stubs

_EMBED = re.compile(r"^[ \t]*/{3,}[ \t]*sdk[ \t]*\|", re.MULTILINE)
_FENCE = re.compile(
    r"^[ \t]*(`{3,}|~{3,})[^\n`]*\n(?:.*?^[ \t]*\1[`~]*[ \t]*$|.*)", re.MULTILINE | re.DOTALL
)
_ID = re.compile(r' (?:id|name)="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Options:
    """What a site's author chose of how pages look.

    Attributes:
        trust_text: Whether raw HTML of generated pages stays as it is.
        type_map: Whether types get a map of what they hold and who uses them.
        templates: A folder of templates that replace those of the same names; "" for none.
        words: The labels.
        link_code: Whether names in inline code of hand-written pages become links.
        markdown: Whether generated pages stand in the site as Markdown, too.
    """

    trust_text: bool = False
    type_map: bool = True
    templates: str = ""
    words: Words = ENGLISH
    link_code: bool = False
    markdown: bool = False


@dataclass(slots=True)
class Site:
    """The state of one build; a host makes a new one for each.

    Attributes:
        reference: All pages.
        options: What the site's author chose.
        seen_from: From the path of a page to what returns the address of a file, as that page's
            HTML has it.
        report: What was read and found.
        home: Path of the page that the repository's README was made; "" without one.
        added: The pages that the plugin adds, by path.
        split: The pages of operations that are shown as several.
        notes: What pages asked about others, by path; None where nothing is built again.
        shown_notes: The author's notes as they are shown, by the page and the id that each belongs
            to. The host adds those of a page before it converts the page.
        stubs: The lines that stand for pages.
        render_context: What all pages are rendered with.
        templates: Render sections.
        readmes: Paths of the pages made of repositories' READMEs, by the folders of their SDKs.
        has_embeds: Whether a hand-written page embeds a type or an operation.
    """

    reference: Reference
    options: Options
    seen_from: Callable[[str], Address]
    report: Report = field(default_factory=Report)
    home: str = ""
    added: dict[str, AddedPage] = field(default_factory=dict)
    split: Split = field(default_factory=Split)
    notes: dict[str, Notes] | None = None
    shown_notes: dict[tuple[str, str], tuple[ShownNote, ...]] = field(default_factory=dict)
    stubs: Stubs = field(default_factory=Stubs)
    render_context: RenderContext = field(init=False)
    templates: Templates = field(init=False)
    readmes: dict[str, str] = field(init=False)
    has_embeds: bool = field(init=False)

    def __post_init__(self) -> None:
        """Make what all pages are rendered with."""
        found = {sdk.at: sdk.readme for sdk in self.reference.sdks if sdk.readme}
        self.readmes = {"": self.home, **found} if self.home else found
        indexes = {p.root: p.path for p in self.added.values() if p.kind is AddedKind.MODELS}
        prose = Prose(trusted=self.options.trust_text)
        words, pages = self.options.words, self.reference.pages
        starts = (path for path in (HOME, "README.md") if path in self.added or path in pages)
        self.render_context = RenderContext(
            self.reference,
            prose,
            words,
            indexes,
            self.readmes,
            next(starts, ""),
            overviews(self.reference),
            self.split,
            has_markdown=self.options.markdown,
            notes=self.shown_notes,
        )
        self.templates = Templates(self.options.templates, words)
        by_hand = (page for page in pages.values() if not page.generated)
        self.has_embeds = any(_embeds(page.text) for page in by_hand)

    def renders(self, path: str) -> bool:
        """Return whether a page is rendered here, and no extension of the host sees its text.

        So it is for what a generator wrote, for what the plugin adds, and for the README.
        """
        if path in self.added or path in self.readmes.values() or path in self.split.pages:
            return True
        page = self.reference.pages.get(path)
        return page is not None and self.reference.is_untrusted(page)

    @property
    def has_pages(self) -> bool:
        """Whether any page of the site is rendered here."""
        return any(map(self.renders, chain(self.added, self.reference.pages)))

    def view(self, path: str, ids: Iterable[str] = ()) -> View:
        """Return the view of a page."""
        notes = None if self.notes is None else self.notes.setdefault(path, {})
        return View(
            self.page(path), self.render_context, self.seen_from(path), ids, notes, path=path
        )

    def page(self, path: str) -> Page:
        """Return what a page of the site says itself: a file, or a part of it, as it was read."""
        read = self.split.pages.get(path) or self.reference.pages.get(path)
        return read or Page(path, Kind.OTHER, None, "")  # one that the plugin adds

    def parts(self, path: str) -> list[Rendered]:
        """Return what a page is made of."""
        page = self.page(path)
        view = self.view(path, [heading.anchor for heading in page.headings])
        if (added := self.added.get(path)) is not None:
            return list(self._added(view, added))
        source = Source(
            lines=page.text.split("\n"),
            blocks=page.blocks,
            headings={heading.line: heading for heading in page.headings},
            sections=frozenset(
                chain(
                    (type_.line for type_ in page.types),
                    (operation.heading for operation in page.operations),
                )
            ),
            slug=self.reference.slug,
            as_on_github=path in self.readmes.values(),
            is_mdx=is_mdx(path),
            shortcodes=page.dialect.shortcodes if page.dialect else {},
        )
        return list(
            render_page(view, self.render_context.prose, source, has_map=self.options.type_map)
        )

    def html(self, section: Section, view: View) -> str:
        """Return a section of a page, rendered."""
        if not section.template:
            return section.html
        return self.templates.render(
            section.template, view=view, words=self.options.words, **section.given
        )

    def _added(self, view: View, added: AddedPage) -> Iterator[Rendered]:
        title = title_of_added(added, self.options.words)
        yield from above(view, title)
        yield HeadingPart(1, escape(title), view.heading_id(title))
        match added.kind:
            case AddedKind.MODELS:
                yield from model_index(view, added.root, added.data)
            case AddedKind.ERRORS:
                yield from errors_page(view, added.root)
            case AddedKind.HOME:
                yield from home(view, list(self.added.values()))
            case AddedKind.OVERVIEW:
                yield from overview(view)
            case AddedKind.CHANGES:
                yield from changes_page(view)


def has_blocks() -> bool:
    """Return whether the package is there that embedding needs."""
    return find_spec("pymdownx") is not None


def _embeds(text: str) -> bool:
    """Return whether a page embeds a type or an operation; in code it only says how."""
    return bool(_EMBED.search(text)) and bool(_EMBED.search(_FENCE.sub("", text)))


def ids_of(parts: Iterable[Rendered]) -> list[str]:
    """Return the ids in a page's parts, as far as they are known before all is rendered."""
    found: list[str] = []
    for part in parts:
        if isinstance(part, (HeadingPart, FoldPart)):
            found.append(part.anchor)
        elif not isinstance(part, (CodePart, TabsPart)):
            found += part.ids
            found += _ID.findall(part.html)
    return found


def title_of_added(page: AddedPage, words: Words) -> str:
    """Return the title of a page that the plugin adds."""
    titles = {
        AddedKind.MODELS: words.models,
        AddedKind.ERRORS: words.errors,
        AddedKind.HOME: words.reference,
        AddedKind.OVERVIEW: words.api_overview,
        AddedKind.CHANGES: words.changes,
    }
    return titles[page.kind]
