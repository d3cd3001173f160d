"""Edits for `fix`: those that correct links, and their application to a file's bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from operator import add
from urllib.parse import quote

from ..commonmark.ids import Slugify, default_slug
from ..commonmark.mdx import is_mdx, to_markdown
from ..commonmark.source import Source, after_front_matter
from ..dialects import Dialect, read_page
from ..dialects.repairs import HEADING_ANCHOR, SITE_ABSOLUTE
from ..model import Destination, Page
from ..reference import Reference, Resolution
from .findings import Edit

_CR = re.compile("\r")
_PATH_END = re.compile(r"[?#]")
_ESCAPED = re.compile(r"[&\\]")


@dataclass(frozen=True, slots=True)
class EditablePage:
    """A page, with the positions of its text in its file.

    Attributes:
        page: The page.
        raw: The whole file; bytes that aren't UTF-8 are surrogates.
        place: Maps an offset in the page's text to one in the file.
    """

    page: Page
    raw: str
    place: Callable[[int], int]

    def apply(self, edits: Iterable[Edit]) -> bytes:
        """Apply edits to the file.

        Args:
            edits: Edits of the page's text that don't overlap, in any order.

        Returns:
            The file's new bytes; those outside the edits are unchanged.
        """
        parts, at = [], 0
        for edit in sorted(edits, key=lambda edit: edit.start):
            start = self.place(edit.start)
            end = start + edit.end - edit.start
            if _readable(self.raw[start:end]) != self.page.text[edit.start : edit.end]:
                continue  # split by a comment, in MDX
            parts += [self.raw[at:start], edit.new]
            at = end
        return "".join([*parts, self.raw[at:]]).encode("utf-8", "surrogateescape")


def read_editable(
    path: str,
    data: bytes,
    slug: Slugify = default_slug,
    dialects: Sequence[Dialect] | None = None,
) -> EditablePage:
    """Read a file's bytes as a page with positions.

    A CR is read as a space and a NUL as U+FFFD: a lone CR ends no line, and a NUL isn't
    text. (Reading for display removes both, which would move everything after them.)

    Args:
        path: The file's path under the docs folder.
        data: Its bytes.
        slug: The docs folder's rule for anchors.
        dialects: The dialects that it may be in; None for all.
    """
    raw = data.decode("utf-8", "surrogateescape")
    text = _readable(raw)
    mark = len(text) - len(text.removeprefix("\ufeff"))
    offset = mark + after_front_matter(text[mark:])
    if is_mdx(path):
        made = to_markdown(text, offset)
        source, place = Source(made.text, made.first_line), made.place
    else:
        source = Source(text[offset:], text.count("\n", 0, offset) + 1)
        place = partial(add, offset)
    return EditablePage(read_page(path, source, slug, dialects), raw, place)


def _readable(raw: str) -> str:
    return _CR.sub(" ", raw).replace("\x00", "\ufffd")


def link_edit(
    reference: Reference, page: Page, link: Destination, found: Resolution
) -> Edit | None:
    """Return the edit that makes a link lead to its target on every host.

    Returns:
        None if only the anchor is wrong: hosts differ in how they number headings.
    """
    written = page.text[link.start : link.end]
    if found.rule is SITE_ABSOLUTE:
        base = found.href.removesuffix(link.href)
        return Edit(link.start, link.end, _quoted(base) + written)
    if found.target is None or found.rule is HEADING_ANCHOR:
        return None
    rest = _PATH_END.search(written)
    if rest and not _ESCAPED.search(written):
        behind = written[rest.start() :]
    else:
        path, mark, behind = link.href.partition("#")
        path, question, query = path.partition("?")
        behind = _escaped(question + query + mark + behind)
    return Edit(link.start, link.end, _written(reference, page, found.target) + behind)


def unlinked(page: Page, link: Destination) -> Edit | None:
    """Return the edit that reduces a link to its text; None unless written ``[text](href)``."""
    start, end = link.start - len(link.label) - len("[]("), link.end + len(")")
    plain = f"[{link.label}]({page.text[link.start : link.end]})"
    if start < 0 or page.text[start:end] != plain or "](" in link.label or not link.label.strip():
        return None
    return Edit(start, end, link.label)


def _written(reference: Reference, page: Page, target: str) -> str:
    """A file's path as the generator writes it: up to the docs root, and down again."""
    root = reference.root_of(page.path)
    if page.generated and target.startswith(root):
        up = page.path.removeprefix(root).count("/")
        return _quoted("../" * up + target.removeprefix(root))
    return _quoted(reference.path_to(page, target))


def _quoted(path: str) -> str:
    """A path as a destination that needs no brackets, in Markdown, HTML and a cell alike."""
    quoted = quote(path, safe="/@:+,;=$~-._", errors="surrogateescape")
    first = quoted.partition("/")[0]
    return f"./{quoted}" if ":" in first and not first.endswith(":") else quoted


def _escaped(rest: str) -> str:
    """A query or fragment, as safe as a path."""
    quoted = quote(rest, safe="/?#%@:+,;=&!$~-._", errors="surrogateescape")
    return quoted.replace("&", "&amp;")
