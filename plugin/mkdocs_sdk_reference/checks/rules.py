"""The codes of findings: what is wrong, where the fix belongs, and how loud it is said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum


class Level(IntEnum):
    """How loud a finding is said; the names are those of MkDocs' option `validation`."""

    IGNORE = 0
    INFO = 1
    WARN = 2

    @property
    def word(self) -> str:
        """The level as options and reports write it."""
        return self.name.lower()


LEVELS = {level.word: level for level in Level}
"""The levels by the words that options and reports use."""


class Place(Enum):
    """Where the fix of a finding belongs."""

    GENERATOR = "generator"
    OPENAPI = "OpenAPI description"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding; its name is stable, other programs rest on it.

    Attributes:
        level: How loud it is said unless the user asks for another level.
        things: What is counted, in the plural.
        cause: What is wrong with them, to be read after `things`.
        place: Where the fix belongs.
        remedy: What to do, in a sentence or two.
    """

    name: str
    level: Level
    things: str
    cause: str
    place: Place
    remedy: str

    @property
    def advice(self) -> str:
        """What to do, and where."""
        return f"{self.remedy} Where to fix it: {self.place.value}."


UNDEFINED_PREFIX = Code(
    "undefined-prefix",
    Level.INFO,
    "links",
    "begin with 'undefined/' where the way up to the docs folder belongs",
    Place.GENERATOR,
    "Releases of the generator from 1.99 on write them right.",
)
LETTER_CASE = Code(
    "letter-case",
    Level.INFO,
    "links",
    "differ from their file in letter case alone",
    Place.GENERATOR,
    "They work only on disks that don't tell the cases apart.",
)
OTHER_SPELLING = Code(
    "other-spelling",
    Level.INFO,
    "links",
    "have a backslash for a slash, or accents in another form of Unicode than their file's name",
    Place.PAGE,
    "They work only on some systems.",
)
WRONG_FOLDER = Code(
    "wrong-folder",
    Level.INFO,
    "links",
    "lead to a folder that doesn't hold the page, which stands once elsewhere in the same docs",
    Place.GENERATOR,
    "The generator moved the pages of these types; running it anew may write the links right.",
)
ROOT_RELATIVE = Code(
    "root-relative",
    Level.INFO,
    "links",
    "are written from the repository's root, not from their own page",
    Place.OPENAPI,
    "Write them from the page that they stand on.",
)
EMPTY_NAME = Code(
    "empty-name",
    Level.INFO,
    "links",
    "have a target without a name; what they mean is told by their text alone",
    Place.GENERATOR,
    "The type has no page of its own, since it only wraps others or is a primitive.",
)
SITE_ABSOLUTE = Code(
    "site-absolute",
    Level.INFO,
    "links",
    "begin with '/' and mean the vendor's own site",
    Place.OPENAPI,
    "Write whole addresses, or name the site with `absolute_links_base`.",
)
DEAD_LINK = Code(
    "dead-link",
    Level.WARN,
    "links",
    "lead to no file of the docs",
    Place.PAGE,
    "Add the missing page, or take the link out where it is written.",
)
AMBIGUOUS_LINK = Code(
    "ambiguous-link",
    Level.WARN,
    "links",
    "lead to no file, and more than one could be meant",
    Place.PAGE,
    "Say which one is meant where the link is written.",
)
OUTSIDE_DOCS = Code(
    "outside-docs",
    Level.WARN,
    "links",
    "lead out of the docs folder, where the site has nothing",
    Place.PAGE,
    "Link to the file in the repository by its whole address.",
)
DEAD_ANCHOR = Code(
    "dead-anchor",
    Level.INFO,
    "links",
    "lead to an anchor that their page doesn't have",
    Place.OPENAPI,
    "Take the anchor off, or name one that the page has.",
)
HEADING_ANCHOR = Code(
    "heading-anchor",
    Level.IGNORE,
    "links",
    "lead to the page's title, which has the name of the operation that is meant",
    Place.GENERATOR,
    "Hosts call the second heading of a name differently, so that no one link suits all.",
)
UNSAFE_ADDRESS = Code(
    "unsafe-address",
    Level.INFO,
    "links",
    "have an address that could run a program, or that is none",
    Place.OPENAPI,
    "They are shown as text.",
)
DEPRECATION_MARK = Code(
    "deprecation-mark",
    Level.INFO,
    "notices of deprecation",
    "are malformed, so that their marks show",
    Place.GENERATOR,
    "They should read ':warning: **DEPRECATED**:'.",
)
TORN_ROW = Code(
    "torn-row",
    Level.WARN,
    "rows of tables",
    "have more or fewer cells than their head",
    Place.GENERATOR,
    "A '|' in a cell must be written '\\|'.",
)
CUT_TABLE = Code(
    "cut-table",
    Level.WARN,
    "tables",
    "are cut off below their head",
    Place.GENERATOR,
    "The file may not have been written to its end.",
)
BAD_BYTES = Code(
    "bad-bytes",
    Level.WARN,
    "files",
    "hold bytes that are no text",
    Place.PAGE,
    "Save them as UTF-8.",
)
UNKNOWN_TABLE = Code(
    "unknown-table",
    Level.IGNORE,
    "tables",
    "have a form that isn't known here, and pass through as they are",
    Place.PAGE,
    "There is nothing to do, unless one should have been known.",
)
AMBIGUOUS_NAME = Code(
    "ambiguous-name",
    Level.IGNORE,
    "names of types",
    "could mean more than one page, and are no links",
    Place.OPENAPI,
    "Name the types apart, or let the generator link them.",
)
UNNAMED_TYPE = Code(
    "unnamed-type",
    Level.IGNORE,
    "types",
    "are named by no other page",
    Place.OPENAPI,
    "They are found by the model index and the search.",
)
SAME_ADDRESS = Code(
    "same-address",
    Level.WARN,
    "pages",
    "have the output address of another page, and one of them overwrites the other",
    Place.PAGE,
    "Rename one of them.",
)
UNKNOWN_EMBED = Code(
    "unknown-embed",
    Level.WARN,
    "blocks '/// sdk'",
    "name what isn't in the reference",
    Place.PAGE,
    "Name a type or an operation that is there.",
)

CODES = {
    code.name: code
    for code in (
        UNDEFINED_PREFIX,
        LETTER_CASE,
        OTHER_SPELLING,
        WRONG_FOLDER,
        ROOT_RELATIVE,
        EMPTY_NAME,
        SITE_ABSOLUTE,
        DEAD_LINK,
        AMBIGUOUS_LINK,
        OUTSIDE_DOCS,
        DEAD_ANCHOR,
        HEADING_ANCHOR,
        UNSAFE_ADDRESS,
        DEPRECATION_MARK,
        TORN_ROW,
        CUT_TABLE,
        BAD_BYTES,
        UNKNOWN_TABLE,
        AMBIGUOUS_NAME,
        UNNAMED_TYPE,
        SAME_ADDRESS,
        UNKNOWN_EMBED,
    )
}
"""All codes by name, in the order in which they are reported."""
