"""Notes → what pages show of them, by a host's own Markdown.

A note is converted as one text, so that a footnote or a link's address may stand anywhere in it.
The headings of what stands elsewhere on the page are marks while that is done.
"""

from __future__ import annotations

import hashlib
import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator
from functools import cached_property

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import STX, AtomicString
from markupsafe import Markup, escape

from ..commonmark.document import bare_heading
from ..commonmark.ids import slug
from ..reference import Note
from ..rendering.notes import ShownNote
from ..rendering.view import View
from .code_links import LinkCode
from .context import Context
from .site import Site

Rewrite = Callable[[str], str]
"""From a link as a note has it to one that the host takes for right."""

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"<h([1-6])((?:\s[^<>]*)?)>(.*?)</h\1>", re.DOTALL)
_PERMALINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
_TAG = re.compile(r"""<[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*>""")
_ATTRIBUTE = re.compile(r"""(?<=\s)([^\s"'=<>/]+)=("[^"]*"|'[^']*')""")
_IDS = frozenset({"for", "aria-controls", "aria-describedby", "aria-labelledby"})
"""Attributes whose values are ids."""
_LOWEST = 6


class NoteContext(Context):
    """The page that a note is shown on, as the note's own file names others.

    Args:
        site: What is known of the site.
        path: Path of the page in the site.
        link: From the path of a page in the site, and an id on it, to a link as the note has it.
    """

    def __init__(self, site: Site, path: str, link: Callable[[str, str], str]) -> None:
        super().__init__(site)
        self.begin(site.page(path))
        self._path = path
        self._link = link

    def href(self, target: str, anchor: str = "") -> str:
        """Return a link as the note's source has it, for the host to resolve."""
        return self._link(self.site.split.place(target, anchor), anchor)

    @cached_property
    def view(self) -> View:
        """What the page shows of others."""
        return self.site.view(self._path)


class Conversion:
    """A note that a host converts.

    Args:
        note: The note.
        context: Where it is shown.
        rewrite: What a link of it means to the host.

    Attributes:
        markdown: What the host converts.
        extension: What it needs for that besides the site's own extensions.
    """

    def __init__(self, note: Note, context: NoteContext, rewrite: Rewrite) -> None:
        # The same in each build, and nothing that anybody writes.
        self._mark = f"sdknote{hashlib.sha256(note.text.encode()).hexdigest()[:16]}x"
        self._sections = note.sections
        lines = note.text.split("\n")
        self._headings = [lines[section.start].strip().strip("#") for section in note.sections]
        for number, section in enumerate(note.sections):
            lines[section.start] = f"## {self._mark}{number}x"
        self.markdown = "\n".join(lines)
        self.extension = _NoteExtension(self._mark, context, rewrite)

    def shown(
        self, html: str, *, level: int, prefix: str, edit: str
    ) -> Iterator[tuple[str, ShownNote]]:
        """Yield what is shown of the note, by the id of its row, "" for what stands in none.

        Args:
            html: What the host made of it.
            level: That of the heading which the note stands below.
            prefix: Begins each id in it, so that none is another's of the page.
            edit: Where the note's file can be edited; "" where that isn't known.
        """
        pieces = re.split(rf"<p>{self._mark}p(\d*)x</p>", with_prefix(html, prefix))
        found = {"": pieces[0]}
        for number, piece in zip(pieces[1::2], pieces[2::2], strict=True):
            anchor = self._sections[int(number)].anchor if number else ""
            found[anchor] = found.get(anchor, "") + piece
        for anchor, piece in found.items():
            whole = self._with_headings(piece).strip()
            if not _COMMENT.sub("", whole).strip():
                continue
            made = without_headings(whole) if anchor else lowered(whole, level)
            text = Markup(_PERMALINK.sub("", whole)).striptags()  # noqa: S704 (becomes text)
            yield anchor, ShownNote(Markup(made), text, edit, tuple(_ids(made)))  # noqa: S704 (the author's own)

    def _with_headings(self, html: str) -> str:
        """HTML with those headings again that stand inside something else, such as a list."""
        return re.sub(
            rf"{self._mark}(\d+)x",
            lambda mark: escape(bare_heading(self._headings[int(mark[1])])),
            html,
        )


class _NoteExtension(Extension):
    def __init__(self, mark: str, context: NoteContext, rewrite: Rewrite) -> None:
        super().__init__()
        self._mark = mark
        self._context = context
        self._rewrite = rewrite

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register the processors; the numbers are Python-Markdown's priorities."""
        # Before `toc` (5), and behind those that make footnotes (50) and read text (20).
        md.treeprocessors.register(_Marks(md, self._mark), "sdk_note_marks", 5.5)
        # Before MkDocs resolves links (0).
        md.treeprocessors.register(_Links(md, self._rewrite), "sdk_note_links", 5.4)
        md.treeprocessors.register(LinkCode(md, self._context), "sdk_note_code", 5.35)


class _Marks(Treeprocessor):
    """Puts marks where sections begin and end, between the blocks of a note."""

    def __init__(self, md: Markdown, mark: str) -> None:
        super().__init__(md)
        self._mark = mark
        self._heading = re.compile(rf"{mark}(\d+)x")

    def run(self, root: etree.Element) -> None:
        """Run over the blocks of the note."""
        blocks: list[etree.Element] = []
        is_inside = False
        for block in root:
            named = self._heading.fullmatch(block.text or "") if block.tag == "h2" else None
            if named:
                is_inside = True
                blocks.append(self._place(named[1]))
                continue
            if is_inside and (block.tag in {"h1", "h2"} or block.get("class") == "footnote"):
                is_inside = False
                blocks.append(self._place(""))
            blocks.append(block)
        root[:] = blocks

    def _place(self, number: str) -> etree.Element:
        place = etree.Element("p")
        place.text = AtomicString(f"{self._mark}p{number}x")
        return place


class _Links(Treeprocessor):
    def __init__(self, md: Markdown, rewrite: Rewrite) -> None:
        super().__init__(md)
        self._rewrite = rewrite
        self._unescape = UnescapeTreeprocessor().unescape

    def run(self, root: etree.Element) -> None:
        """Run over the whole note."""
        for element in root.iter():
            name = {"a": "href", "img": "src"}.get(element.tag, "")
            address = self._unescape(element.get(name, "")) if name else ""
            if address and STX not in address:  # as it is in an address for mail
                element.set(name, self._rewrite(address))


def prefix_for(anchor: str, number: int) -> str:
    """Return what begins the ids in a note, and no other ids of its page.

    Args:
        anchor: Id of the heading that the note stands below; "" for the page's title.
        number: Counts the notes below headings whose ids have the same slug, from 0.
    """
    # A slug has no colon, so no two prefixes make the same id of different ones.
    return f"sdk-note{number or ''}{anchor and '-'}{slug(anchor)}:"


def with_prefix(html: str, prefix: str) -> str:
    """Return HTML in which all ids, and what refers to them, begin so."""
    ids = set(_ids(html))

    def renamed(attribute: re.Match[str]) -> str:
        name, quote, value = attribute[1], attribute[2][0], attribute[2][1:-1]
        if name in {"id", "name"}:  # names are those of groups of buttons
            value = prefix + value
        elif name == "href" and value.startswith("#") and value[1:] in ids:
            value = f"#{prefix}{value[1:]}"
        elif name in _IDS:
            value = " ".join(prefix + part if part in ids else part for part in value.split())
        else:
            return attribute[0]
        return f"{name}={quote}{value}{quote}"

    def tag(found: re.Match[str]) -> str:
        is_other = found[0].lower().startswith(("<meta", "<iframe", "<param"))
        return found[0] if is_other else _ATTRIBUTE.sub(renamed, found[0])

    return _TAG.sub(tag, html)


def _ids(html: str) -> Iterator[str]:
    for tag in _TAG.findall(html):
        for name, value in _ATTRIBUTE.findall(tag):
            if name == "id":
                yield value[1:-1]


def lowered(html: str, level: int) -> str:
    """Return HTML whose highest heading is one level below that of the heading above it."""
    highest = min((int(found[1]) for found in _HEADING.finditer(html)), default=level + 1)
    shift = level + 1 - highest

    def lower(found: re.Match[str]) -> str:
        number = min(_LOWEST, int(found[1]) + shift)
        return f"<h{number}{found[2]}>{found[3]}</h{number}>"

    return _HEADING.sub(lower, html) if shift else html


def without_headings(html: str) -> str:
    """Return HTML whose headings are paragraphs in bold, as they are in every cell."""
    return _HEADING.sub(r"<p\2><strong>\3</strong></p>", _PERMALINK.sub("", html))
