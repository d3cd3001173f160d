"""What one build knows: its catalog, its links, its report, and the page in hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from ..checks.findings import Finding
from ..checks.report import Report
from ..checks.rules import DEAD_LINK
from ..commonmark.source import Source
from ..dialects import read_page
from ..model import Page
from ..reference import Reference, Resolution, Symbol
from ..reference.added import AddedKind, AddedPage
from ..rendering.words import ENGLISH, Words
from .asides import Asides


@dataclass(slots=True)
class Build:
    """The state of one build; a host makes a new one for each.

    Attributes:
        reference: What the site's pages say.
        home: Path of the page that the repository's README was made, "" without one. It
            stands outside the docs folder, and so may what it links to.
        added: What the pages are that the plugin adds, by path.
        words: What the plugin's own labels say.
        type_map: Whether pages of types get a map of what they hold and who uses them.
        trust: Whether text of generated pages may do what text by hand may.
        asides: Where the host takes HTML that its search must not see; None where it has no
            use for that.
        addresses: Gives for the path of a page what gives the address of a file of the site, by
            its path, as the page's HTML has it; None where the host resolves all links itself.
        names: Page and anchor of what inline code of hand-written pages may name.
        embeddable: Types and operations by each of their names, where a page embeds any.
        anchors: Ids in what was set aside on the page that was rendered last.
        forget: Lets go of the elements of the page that was rendered last.
    """

    reference: Reference
    report: Report
    home: str = ""
    added: Mapping[str, AddedPage] = field(default_factory=dict)
    words: Words = ENGLISH
    type_map: bool = True
    trust: bool = False
    asides: Asides | None = None
    addresses: Callable[[str], Callable[[str], str]] | None = None
    names: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    embeddable: Mapping[str, Sequence[Symbol]] = field(default_factory=dict)
    anchors: set[str] = field(default_factory=set)
    forget: Callable[[], None] | None = None
    _in_hand: Page | None = None
    _dead: set[tuple[str, str]] | None = None

    def added_at(self, kind: AddedKind) -> Mapping[str, str]:
        """Paths of the added pages of a kind, by docs root."""
        return {page.root: page.path for page in self.added.values() if page.kind is kind}

    def hand(self, path: str) -> None:
        """Name the page that the host renders next."""
        self._in_hand = self.reference.pages.get(path)
        if path in self.added:
            self._in_hand = read_page(path, Source("", 1))

    def finish(self) -> None:
        """Take the page in hand as rendered; its elements go now, not with Python's next sweep."""
        self._in_hand = None
        self.anchors.clear()
        if self.forget is not None:
            self.forget()
            self.forget = None

    def let_go(self) -> None:
        """Hold the pages no longer. None must be rendered until they are held again."""
        self.reference = Reference((), (), "", self.reference.slug)
        self.names, self.embeddable = {}, {}

    def take(self) -> Page | None:
        """The page that is rendered now, once: nested Markdown instances get None."""
        page, self._in_hand = self._in_hand, None
        return page

    def note(self, page: Page, href: str, found: Resolution, text: str = "") -> None:
        """Take in a dead link that is met while rendering, unless the source told of it.

        A host's extensions may make links of what is none in the source; `text` is the link's own.
        """
        if found.missing is None or page.path == self.home:
            return
        if self._dead is None:
            self._dead = {(f.path, unquote(f.text)) for f in self.report.findings}
        if (page.path, unquote(href)) not in self._dead:
            self._dead.add((page.path, unquote(href)))
            line = _line_of(page, href, text)
            finding = Finding(DEAD_LINK, page.path, line, text=href, read_as=found.missing)
            self.report.findings.append(finding)


def _line_of(page: Page, href: str, text: str) -> int:
    """Number in the file of the first line that holds a link, 0 where none does."""
    at = page.text.find(f"[{text}]({href}")
    at = page.text.find(href) if at < 0 else at
    return page.text.count("\n", 0, at) + page.first_line if at >= 0 else 0
