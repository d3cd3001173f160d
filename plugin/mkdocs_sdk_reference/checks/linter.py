"""Pages → findings: what is wrong with their links, tables and marks, read from the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote, unquote

from ..commonmark.urls import is_address, safe_url
from ..dialects.repairs import EMPTY_NAME, HEADING_ANCHOR, SITE_ABSOLUTE
from ..model import Destination, Flaw, Page, Problem
from ..reference import Reference, Resolution
from . import rules as codes
from .anchors import Anchors
from .findings import Finding, Mend
from .rules import Code

_OF_FLAW = {
    Flaw.BYTES: codes.BAD_BYTES,
    Flaw.ROW: codes.TORN_ROW,
    Flaw.CUT: codes.CUT_TABLE,
}
_PATH_END = re.compile(r"[?#]")
_ESCAPED = re.compile(r"[&\\]")
_OF_PLUGINS = re.compile(r"\{[{%]|^:::|--8<--", re.MULTILINE)
"""What other plugins make headings of, which the source doesn't show."""


class Examination:
    """Examines the pages of a docs folder.

    Args:
        reference: What the folder's pages say.
        all_pages: Whether links of pages by hand that don't lead into the reference are judged,
            and images; a host judges those itself.
        skipped: Paths of pages whose links are not the folder's own, such as a home made from
            the repository's README.
        beyond: Folders that only symbolic links lead to, with a ``/`` at their end. What is in
            them isn't known.
    """

    def __init__(
        self,
        reference: Reference,
        *,
        all_pages: bool,
        skipped: Iterable[str] = (),
        beyond: Iterable[str] = (),
    ) -> None:
        self._reference = reference
        self._anchors = Anchors(reference)
        self._all_pages = all_pages
        self._skipped = frozenset(skipped)
        self._beyond = tuple(beyond)

    def pages(self) -> Iterator[Finding]:
        """What is wrong on each page, in the order of paths and of the source."""
        for path, page in sorted(self._reference.pages.items()):
            if path not in self._skipped:
                yield from self.page(page)

    def page(self, page: Page) -> Iterator[Finding]:
        """What is wrong on a page, in source order."""
        found = [*self._of_links(page), *_of_notices(page)]
        if len(found) > 1:
            found.sort(key=lambda finding: (finding.line, finding.column))
        yield from found
        for line in page.passed_through:
            yield Finding(codes.UNKNOWN_TABLE, page.path, line)

    def _of_links(self, page: Page) -> Iterator[Finding]:
        places = _Places(page)
        for link in page.destinations:
            judged = self._judge(page, link)
            if judged is not None:
                code, read_as, mend = judged
                line, column = places.of(link.start)
                text = page.text[link.start : link.end]
                yield Finding(code, page.path, line, column, text, read_as, mend=mend)

    def _judge(self, page: Page, link: Destination) -> tuple[Code, str, Mend | None] | None:
        """A link's code, what it was read as, and how it is mended; None for a sound one."""
        is_ours = page.generated and not link.of_image
        is_judged = is_ours or self._all_pages
        if link.of_image and not self._all_pages:
            return None
        if is_judged and not (is_address(link.href) and safe_url(link.href, image=link.of_image)):
            return codes.UNSAFE_ADDRESS, "", None
        if self._beyond and self._reference.wanted(page, link.href).startswith(self._beyond):
            return None
        found = self._reference.resolve_at(page, link)
        if found.target in self._skipped:
            return None  # right in the repository, where that page stands elsewhere
        if found.is_dead:
            return _dead(found, link) if is_judged else None
        is_into_reference = self._is_generated(found.target)
        if found.rule is not None:
            is_general = self._all_pages and found.rule.is_general
            if is_ours or is_into_reference or is_general:
                mend = self._mend(page, link, found)
                return codes.CODES[found.rule.name], found.target or found.href, mend
            # A rule for generated pages is none between pages by hand.
            wanted = self._reference.wanted(page, link.href)
            return (codes.DEAD_LINK, wanted, None) if self._all_pages else None
        if is_judged and link.href.startswith("/"):
            return codes.SITE_ABSOLUTE, "", None
        if (is_judged or is_into_reference) and not self._has_anchor(page, link, found):
            return codes.DEAD_ANCHOR, "", None
        return None

    def _is_generated(self, path: str | None) -> bool:
        page = self._reference.pages.get(path or "")
        return page is not None and page.generated

    def _has_anchor(self, page: Page, link: Destination, found: Resolution) -> bool:
        address, _, fragment = link.href.partition("#")
        if not fragment or ":~:" in fragment or (address and found.target is None):
            return True
        target = self._reference.pages.get(found.target or page.path)
        if target is None or (not target.generated and _OF_PLUGINS.search(target.text)):
            return True
        return unquote(fragment) in self._anchors.of(target)

    def _mend(self, page: Page, link: Destination, found: Resolution) -> Mend | None:
        """The destination that leads to a link's target on every host; None for an anchor's."""
        written = page.text[link.start : link.end]
        if found.rule is SITE_ABSOLUTE:
            base = found.href.removesuffix(link.href)
            return Mend(link.start, link.end, _quoted(base) + written)
        if found.target is None or found.rule is HEADING_ANCHOR:
            return None
        rest = _PATH_END.search(written)
        if rest and not _ESCAPED.search(written):
            behind = written[rest.start() :]
        else:
            path, mark, behind = link.href.partition("#")
            path, question, query = path.partition("?")
            behind = _escaped(question + query + mark + behind)
        return Mend(link.start, link.end, self._written(page, found.target) + behind)

    def _written(self, page: Page, target: str) -> str:
        """A file's address as the generator writes it: up to the docs root, and down again."""
        root = self._reference.root_of(page.path)
        if page.generated and target.startswith(root):
            up = page.path.removeprefix(root).count("/")
            return _quoted("../" * up + target.removeprefix(root))
        return _quoted(self._reference.path_to(page, target))


def of_problems(path: str, problems: Iterable[Problem]) -> Iterator[Finding]:
    """The findings of what could not be read as it stands."""
    for problem in problems:
        yield Finding(_OF_FLAW[problem.flaw], path, problem.line, detail=problem.message)


def of_relations(reference: Reference) -> Iterator[Finding]:
    """The findings that only all pages together tell: names of types, and types without one."""
    for found in reference.ambiguous:
        candidates = ", ".join(found.candidates)
        yield Finding(
            codes.AMBIGUOUS_NAME, found.page, found.line, text=found.name, read_as=candidates
        )
    for key in reference.unnamed:
        type_ = reference.types[key]
        yield Finding(codes.UNNAMED_TYPE, type_.page, 0, text=type_.name)


def _dead(found: Resolution, link: Destination) -> tuple[Code, str, Mend | None]:
    missing = found.missing or ""
    if not is_address(link.href):
        return codes.UNSAFE_ADDRESS, "", None
    if found.candidates:
        is_empty = found.rule is not None and found.rule.name == EMPTY_NAME
        code = codes.EMPTY_NAME if is_empty else codes.AMBIGUOUS_LINK
        return code, ", ".join(found.candidates), None
    if missing.startswith("../"):
        return codes.OUTSIDE_DOCS, missing, None
    return codes.DEAD_LINK, missing, None


def _of_notices(page: Page) -> Iterator[Finding]:
    """What the generator wrote wrong besides links."""
    if page.dialect is None:
        return
    places = _Places(page)
    for start, end, new in page.dialect.corrections(page):
        line, column = places.of(start)
        mend = Mend(start, end, new)
        text = page.text[start:end]
        yield Finding(codes.DEPRECATION_MARK, page.path, line, column, text, mend=mend)


class _Places:
    """Line and column of offsets in a page's text that are asked for in order."""

    def __init__(self, page: Page) -> None:
        self._text = page.text
        self._line = page.first_line
        self._at = 0

    def of(self, offset: int) -> tuple[int, int]:
        """Line in the file and column, both from 1."""
        self._line += self._text.count("\n", self._at, offset)
        self._at = offset
        return self._line, offset - self._text.rfind("\n", 0, offset)


def _quoted(path: str) -> str:
    """A path as a destination that needs no brackets, in Markdown, HTML and a cell alike."""
    quoted = quote(path, safe="/@:+,;=$~-._", errors="surrogateescape")
    first = quoted.partition("/")[0]
    return f"./{quoted}" if ":" in first and not first.endswith(":") else quoted


def _escaped(rest: str) -> str:
    """A query or fragment, as safe as a path."""
    quoted = quote(rest, safe="/?#%@:+,;=&!$~-._", errors="surrogateescape")
    return quoted.replace("&", "&amp;")
