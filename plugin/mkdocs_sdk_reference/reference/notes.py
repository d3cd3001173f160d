"""The author's notes on generated pages: the subject of each, and notes without one.

A note is a file named after a type, an operation or a page of operations. It outlives the pages,
which the generator writes again: the names stay.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from ..commonmark.document import bare_heading
from ..commonmark.names import page_name
from ..commonmark.outline import outline
from ..dialects.repairs import MOST_CANDIDATES
from ..model import Heading, Kind, Operation, Page, Type
from .symbols import SymbolKind

if TYPE_CHECKING:
    from .reference import Reference

_NOT_IN_FILE_NAME = re.compile(r'[\x00-\x1f<>:"/\\|?*]')
_INDEXES = frozenset({"readme", "index"})
_ATTRIBUTES = re.compile(r"[ \t]*\{[^{}]*\}$")
_CODE = re.compile(r"`([^`]+)`")
_SECTION = 2
"""Level of the headings in a note that may name a field, a value or a parameter."""
_MOST_NEAR = 3
_MOST_ASKED = 20
"""Maximum number of lost notes that get the nearest names: each is compared with all names."""


class NoteFile(NamedTuple):
    """A file of the folder of notes.

    Attributes:
        path: Its path in findings.
        name: Its path in that folder without extension, which names its subject.
        text: Its Markdown.
        first_line: Number of the text's first line in the file, from 1.
    """

    path: str
    name: str
    text: str
    first_line: int = 1


class Target(NamedTuple):
    """A possible subject of a note.

    Attributes:
        page: Path of its page.
        anchor: Id of its heading; "" for the page itself, and for the type that it is named after.
        names: Its names: the full one, the short one, others.
        thing: A type, an operation, or a page of operations.
    """

    page: str
    anchor: str
    names: tuple[str, ...]
    thing: Type | Operation | Page


class NoteSection(NamedTuple):
    """A section of a note that is about one field, value or parameter.

    Attributes:
        anchor: Id of its row.
        start: Index of the heading's line in the note's text, from 0.
        end: Index past its last line.
    """

    anchor: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Note:
    """A note with a subject.

    Attributes:
        path: Its file's path in findings.
        page: Path of the page that it is shown on.
        anchor: Id of the heading that it is shown below; "" for the page's title.
        text: Its Markdown, without a title that only names its subject.
        sections: Its sections that are shown elsewhere on the page, in order.
    """

    path: str
    page: str
    anchor: str
    text: str
    sections: tuple[NoteSection, ...] = ()

    def said(self) -> Iterator[tuple[str, str]]:
        """Yield the Markdown of each section, by the id of the row that it is about."""
        lines = self.text.split("\n")
        for section in self.sections:
            yield section.anchor, "\n".join(lines[section.start + 1 : section.end])


class LostNote(NamedTuple):
    """A note, or a section of one, whose name fits no subject, or several.

    Attributes:
        path: Its file's path in findings.
        line: Line in the file, from 1; 0 for the whole file.
        name: Its name.
        owner: Of a section, the subject of the whole note; "" for a note.
        meant: Names of the subjects that it may have, if they are several.
        near: The nearest names, if it has no subject.
        twin: The file of another note on the same subject; "" if there is none.
    """

    path: str
    line: int
    name: str
    owner: str = ""
    meant: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    twin: str = ""


def file_name(name: str) -> str:
    """Return a name as a file name without extension."""
    return _NOT_IN_FILE_NAME.sub("-", name)


def rows_of(thing: Type | Operation | Page) -> Mapping[str, str]:
    """Return the ids of fields, values or parameters by name; "" for an ambiguous name."""
    found: dict[str, str] = {}
    pairs: list[tuple[str, str]] = []
    if isinstance(thing, Type):
        pairs += ((field.name, field.anchor) for field in thing.fields)
        for value in thing.values:
            pairs += ((name, value.anchor) for name in dict.fromkeys((value.label, value.bare)))
    elif isinstance(thing, Operation) and thing.parameters is not None:
        pairs += ((field.name, field.anchor) for field in thing.parameters.fields)
    for name, anchor in pairs:
        if name and anchor:
            found[name] = anchor if found.get(name, anchor) == anchor else ""
    return found


class Targets:
    """All possible subjects of notes, by name."""

    def __init__(self, reference: Reference) -> None:
        self._sdks = tuple(sdk.at for sdk in reference.sdks)
        self._by_name: dict[str, list[Target]] = {}
        for target in _targets(reference):
            for name in dict.fromkeys(map(file_name, target.names)):
                self._by_name.setdefault(name, []).append(target)

    def find(self, name: str) -> Sequence[Target]:
        """Return the subjects that a note may have, by its path without extension.

        If it is in a folder, its subject is in the site's folder of the same name.
        """
        folder, _, own = name.rpartition("/")
        found = self._by_name.get(file_name(own), ())
        if folder:
            found = [target for target in found if target.page.startswith(f"{folder}/")]
        return found or self._by_name.get(file_name(name), ())

    def name_of(self, target: Target) -> str:
        """Return the path, without extension, of a note on this subject only."""
        own = file_name(target.names[0])
        at = next((at for at in self._sdks if target.page.startswith(at)), "")
        places = (at, f"{posixpath.dirname(target.page)}/".lstrip("/"))
        found = (place + name for place in places for name in (own, *map(file_name, target.names)))
        return next((name for name in found if len(self.find(name)) == 1), own)

    def nearest(self, name: str) -> tuple[str, ...]:
        """Return the names, three at most, that are most similar to an unknown one.

        Types of the same name in other namespaces come first.
        """
        folder, _, own = name.rpartition("/")
        wanted, prefix = file_name(own), f"{folder}/" if folder else ""
        known = self._in_folder(prefix)
        if not known:
            known, prefix = list(self._by_name), ""
        same = self._by_name.get(wanted.rpartition(".")[2], ())
        same = [it for it in same if isinstance(it.thing, Type) and it.page.startswith(prefix)]
        close = (prefix + near for near in get_close_matches(wanted, known, _MOST_NEAR))
        return tuple(dict.fromkeys((*map(self.name_of, same[:_MOST_NEAR]), *close)))[:_MOST_NEAR]

    def _in_folder(self, folder: str) -> Sequence[str]:
        return [
            name
            for name, targets in self._by_name.items()
            if any(target.page.startswith(folder) for target in targets)
        ]


def _targets(reference: Reference) -> Iterator[Target]:
    for path, page in sorted(reference.pages.items()):
        group = _group_names(page)
        if page.generated and page.kind is Kind.OPERATIONS:
            yield Target(path, "", group, page)
        for symbol in reference.symbols_on(page):
            names: tuple[str, ...] = (symbol.full_name, symbol.short_name)
            if symbol.kind is SymbolKind.TYPE and symbol.type is not None:
                yield Target(path, symbol.anchor, names, symbol.type)
            elif symbol.kind is SymbolKind.OPERATION and symbol.operation is not None:
                owners = filter(None, (*group, symbol.operation.group))
                names += tuple(f"{owner}.{symbol.name}" for owner in owners)
                yield Target(path, symbol.anchor, names, symbol.operation)


def _group_names(page: Page) -> tuple[str, ...]:
    """The names of a page of operations: its title, and its file's name or its folder's."""
    stem = page_name(page.path)
    if stem.lower() in _INDEXES:
        stem = posixpath.basename(posixpath.dirname(page.path))
    return tuple(filter(None, (page.title, stem)))


class Notes:
    """The notes of a site.

    Attributes:
        on: The notes of each page, by its path.
        lost: Those whose name fits no subject, or several.
    """

    def __init__(self, reference: Reference, files: Sequence[NoteFile]) -> None:
        self.on: Mapping[str, tuple[Note, ...]] = {}
        self.lost: list[LostNote] = []
        if not files:
            return
        self._targets = Targets(reference)
        placed: dict[str, list[Note]] = {}
        first: dict[tuple[str, str], str] = {}
        for file in sorted(files):
            found = self._targets.find(file.name)
            if len(found) != 1:
                self._lose(file, found)
                continue
            page, anchor = found[0][:2]
            twin = first.setdefault((page, anchor), file.path)
            if twin != file.path:  # both are shown: no text of the author is lost
                self.lost.append(LostNote(file.path, 0, file.name, twin=twin))
            placed.setdefault(page, []).append(self._note(file, found[0]))
        self.on = {page: tuple(notes) for page, notes in placed.items()}

    def _lose(self, file: NoteFile, found: Sequence[Target]) -> None:
        meant = tuple(map(self._targets.name_of, found[: MOST_CANDIDATES + 1]))
        has_near = not meant and len(self.lost) < _MOST_ASKED
        near = self._targets.nearest(file.name) if has_near else ()
        self.lost.append(LostNote(file.path, 0, file.name, meant=meant, near=near))

    def _note(self, file: NoteFile, target: Target) -> Note:
        lines = file.text.split("\n")
        headings = [part for part in outline(lines) if isinstance(part, Heading)]
        if headings and _is_title(headings[0], lines, (*target.names, file.name)):
            lines[headings.pop(0).line] = ""
        found = [heading for heading in headings if heading.level <= _SECTION]
        ends = (*(heading.line for heading in found), len(lines))
        rows = rows_of(target.thing)
        sections = []
        for heading, end in zip(found, ends[1:], strict=True):
            if heading.level == _SECTION and (anchor := self._row(file, target, heading, rows)):
                sections.append(NoteSection(anchor, heading.line, end))
        return Note(file.path, target.page, target.anchor, "\n".join(lines), tuple(sections))

    def _row(
        self, file: NoteFile, target: Target, heading: Heading, rows: Mapping[str, str]
    ) -> str:
        """Return the id of a section's row; "" for a section that stays in its note."""
        bare = _ATTRIBUTES.sub("", heading.text)
        for name in (heading.text, bare, bare_heading(bare)):
            if rows.get(name):
                return rows[name]
        code = _CODE.fullmatch(bare)
        if code and not isinstance(target.thing, Page):  # a heading that is only code
            meant = (code[1],) if code[1] in rows else ()
            near = () if meant else tuple(get_close_matches(code[1], rows, _MOST_NEAR))
            line = file.first_line + heading.line
            self.lost.append(LostNote(file.path, line, code[1], target.names[0], meant, near))
        return ""


def _is_title(heading: Heading, lines: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a heading is a note's title that only names its subject."""
    is_first = heading.level == 1 and not "".join(lines[: heading.line]).strip()
    own = file_name(bare_heading(heading.text))
    return is_first and own in {file_name(form) for n in names for form in (n, bare_heading(n))}
