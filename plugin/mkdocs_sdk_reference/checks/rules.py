"""The rules for docs folders: what each finds, and where the fix belongs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum


class Level(IntEnum):
    """Severity of a finding; the names are those of MkDocs' option `validation`."""

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
    """Where a finding should be fixed."""

    GENERATOR = "generator"
    OPENAPI = "OpenAPI description"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of finding.

    Attributes:
        name: Stable name, used in configurations, baselines and other programs.
        level: Severity, unless the user sets another.
        summary: What is wrong, in the singular and without a capital or a full stop.
        place: Where the fix belongs.
        remedy: How to fix it, in a sentence or two.
    """

    name: str
    level: Level
    summary: str
    place: Place
    remedy: str

    @property
    def advice(self) -> str:
        """The remedy, and where to apply it."""
        return f"{self.remedy} Where to fix it: {self.place.value}."

    @property
    def sentence(self) -> str:
        """The summary as a sentence."""
        return f"{self.summary[0].upper()}{self.summary[1:]}."


UNDEFINED_PREFIX = Rule(
    "undefined-prefix",
    Level.INFO,
    "link starts with 'undefined/' instead of a path to the docs folder",
    Place.GENERATOR,
    "Newer releases of the generator write these links correctly.",
)
LETTER_CASE = Rule(
    "letter-case",
    Level.INFO,
    "link differs from its file only in letter case",
    Place.GENERATOR,
    "It works only on file systems that ignore case.",
)
OTHER_EXTENSION = Rule(
    "other-extension",
    Level.INFO,
    "link has no file extension, or '.md' for an '.mdx' page, or the reverse",
    Place.PAGE,
    "Use the page's own extension.",
)
OTHER_SPELLING = Rule(
    "other-spelling",
    Level.INFO,
    "link has a backslash for a slash, or accents in a different Unicode form from its file",
    Place.PAGE,
    "It works only on some systems.",
)
WRONG_FOLDER = Rule(
    "wrong-folder",
    Level.INFO,
    "link points to the wrong folder; the page exists in exactly one other folder",
    Place.GENERATOR,
    "The generator moved the page; running it again may correct the link.",
)
ROOT_RELATIVE = Rule(
    "root-relative",
    Level.INFO,
    "link is relative to the repository's root, not to its own page",
    Place.GENERATOR,
    "Make it relative to the page that contains it.",
)
EMPTY_NAME = Rule(
    "empty-name",
    Level.INFO,
    "link target has no file name; only the link's text shows what it means",
    Place.GENERATOR,
    "The type has no page of its own: it is a primitive or only wraps other types.",
)
PRIMITIVE_LINK = Rule(
    "primitive-link",
    Level.IGNORE,
    "link of a primitive or library type leads to no page",
    Place.GENERATOR,
    "It is shown as text.",
)
README_OUTSIDE = Rule(
    "readme-outside",
    Level.IGNORE,
    "link leads to the repository's README, which is outside the docs folder",
    Place.GENERATOR,
    "It is shown as text, unless the README is in the docs folder or is the home page.",
)
SITE_ABSOLUTE = Rule(
    "site-absolute",
    Level.INFO,
    "link starts with '/' and refers to the vendor's own site",
    Place.OPENAPI,
    "Write the full URL, or set `absolute_links_base`.",
)
DEAD_LINK = Rule(
    "dead-link",
    Level.WARN,
    "link target does not exist in the docs",
    Place.PAGE,
    "Add the missing page, or remove the link at its source.",
)
AMBIGUOUS_LINK = Rule(
    "ambiguous-link",
    Level.WARN,
    "link target does not exist, and several files could be meant",
    Place.PAGE,
    "Name the intended file at the link's source.",
)
OUTSIDE_DOCS = Rule(
    "outside-docs",
    Level.WARN,
    "link target is outside the docs folder, so it is not on the site",
    Place.PAGE,
    "Link to the file in the repository by its full URL.",
)
DEAD_ANCHOR = Rule(
    "dead-anchor",
    Level.INFO,
    "link anchor does not exist on its page",
    Place.OPENAPI,
    "Remove the anchor, or use one that the page has.",
)
HEADING_ANCHOR = Rule(
    "heading-anchor",
    Level.IGNORE,
    "link to an operation or an enum spells its anchor differently from the site",
    Place.GENERATOR,
    "Hosts derive heading anchors differently, so no single link works on all of them.",
)
UNSAFE_ADDRESS = Rule(
    "unsafe-address",
    Level.INFO,
    "link URL is unsafe or malformed",
    Place.OPENAPI,
    "It is shown as text.",
)
DEPRECATION_MARK = Rule(
    "deprecation-mark",
    Level.INFO,
    "deprecation notice is malformed, so its markup shows",
    Place.GENERATOR,
    "It should read ':warning: **DEPRECATED**:'.",
)
TORN_ROW = Rule(
    "torn-row",
    Level.WARN,
    "table row has more or fewer cells than its header",
    Place.GENERATOR,
    "Write '|' in a cell as '\\|'.",
)
CUT_TABLE = Rule(
    "cut-table",
    Level.WARN,
    "table ends after its header",
    Place.GENERATOR,
    "The file may be incomplete.",
)
BAD_BYTES = Rule(
    "bad-bytes",
    Level.WARN,
    "file contains bytes that are not text",
    Place.PAGE,
    "Save it as UTF-8.",
)
UNKNOWN_TABLE = Rule(
    "unknown-table",
    Level.IGNORE,
    "table has an unknown format and is left as it is",
    Place.PAGE,
    "Nothing to do, unless it should have been recognized.",
)
AMBIGUOUS_NAME = Rule(
    "ambiguous-name",
    Level.IGNORE,
    "type name matches several pages, so it is not linked",
    Place.OPENAPI,
    "Give the types different names, or have the generator link them.",
)
UNNAMED_TYPE = Rule(
    "unnamed-type",
    Level.IGNORE,
    "type is not mentioned on any other page",
    Place.OPENAPI,
    "Readers find it in the model index and by search.",
)
SAME_ADDRESS = Rule(
    "same-address",
    Level.WARN,
    "page has the same output URL as another page, and one overwrites the other",
    Place.PAGE,
    "Rename one of them.",
)
UNKNOWN_EMBED = Rule(
    "unknown-embed",
    Level.WARN,
    "block '/// sdk' names something that is not in the reference",
    Place.PAGE,
    "Use the name of a type or operation that exists.",
)
NOTE_TARGET = Rule(
    "note-target",
    Level.WARN,
    "note, or a section in it, is not named after exactly one thing in the reference",
    Place.PAGE,
    "Rename the file or the heading after what it describes.",
)

_ALL = (
    UNDEFINED_PREFIX,
    LETTER_CASE,
    OTHER_EXTENSION,
    OTHER_SPELLING,
    WRONG_FOLDER,
    ROOT_RELATIVE,
    EMPTY_NAME,
    PRIMITIVE_LINK,
    README_OUTSIDE,
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
    NOTE_TARGET,
)
RULES = {rule.name: rule for rule in _ALL}
"""All rules by name, in the order in which reports have them."""
