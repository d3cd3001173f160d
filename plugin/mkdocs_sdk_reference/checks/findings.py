"""What was found wrong in a docs folder: each finding by its code, with its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .rules import CODES, Code, Level

_LONGEST = 240
"""Characters of a stranger's text that a message shows."""

Levels = Mapping[str, Level]
"""Levels that are not those of the codes themselves, by the codes' names."""


@dataclass(frozen=True, slots=True)
class Mend:
    """The one right text for a stretch of a page.

    Attributes:
        start: Offset of the stretch's first character in the page's text, from 0.
        end: Offset past its last one.
        new: What should stand there.
    """

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong on a page.

    Attributes:
        path: Path of the page under the docs folder.
        line: Number in the file, from 1; 0 for the whole file.
        column: Of the first character in its line, from 1; 0 for the whole line.
        text: The link or cell as it stands; "" where the finding has none.
        read_as: What it was taken for: a path under the docs folder, or several; "" for nothing.
        detail: What the code alone doesn't say, in words; "" for nothing.
        mend: How `fix` mends it; None where there is no one right text.
    """

    code: Code
    path: str
    line: int
    column: int = 0
    text: str = ""
    read_as: str = ""
    detail: str = ""
    mend: Mend | None = None

    @property
    def what(self) -> str:
        """What stands there and what it was read as, in a few words."""
        text = f"'{shown(self.text)}'" if self.text else ""
        if self.read_as:
            text += f" read as '{shown(self.read_as)}'"
        return ": ".join(part for part in (text, self.detail) if part)

    @property
    def message(self) -> str:
        """The whole of it in words, for a reader who sees this finding alone."""
        code = self.code
        about = f"{self.what}: such {code.things}" if self.what else f"Such {code.things}"
        return f"{about} {code.cause}. {code.advice}"

    def as_dict(self, levels: Levels) -> dict[str, Any]:
        """The finding for JSON, by docs/report.schema.json."""
        return {
            "code": self.code.name,
            "level": level_of(self.code, levels).word,
            "file": self.path,
            "line": self.line,
            "column": self.column,
            "text": self.text,
            "read_as": self.read_as,
            "mend": self.mend.new if self.mend else None,
            "place": self.code.place.value,
            "message": self.message,
        }


@dataclass(frozen=True, slots=True)
class Group:
    """All findings of one code."""

    code: Code
    level: Level
    findings: tuple[Finding, ...]

    @property
    def headline(self) -> str:
        """How many there are, and what is wrong with them."""
        files = len({finding.path for finding in self.findings})
        counts = f"{len(self.findings):,} in {counted(files, 'file')}"
        return (
            f"{self.code.name} ({counts}): {self.code.things} {self.code.cause}. {self.code.advice}"
        )

    @property
    def distinct(self) -> tuple[Finding, ...]:
        """The findings less those that say again what stands elsewhere on the same page."""
        once: dict[tuple[str, str, str], Finding] = {}
        for finding in self.findings:
            once.setdefault((finding.path, finding.text, finding.detail), finding)
        return tuple(once.values())

    @property
    def mendable(self) -> int:
        """How many of them have one right text, which `fix` writes."""
        return sum(finding.mend is not None for finding in self.findings)


def counted(number: int, thing: str) -> str:
    """A number of things in words: "no pages", "1 page", "2,454 pages"."""
    if not number:
        return f"no {thing}s"
    return f"1 {thing}" if number == 1 else f"{number:,} {thing}s"


def shown(text: str) -> str:
    """A stranger's text in one line, cut where it is long, for logs and terminals."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text[:_LONGEST]).split())
    return f"{line}…" if len(text) > _LONGEST else line


def level_of(code: Code, levels: Levels) -> Level:
    """How loud a code's findings are said."""
    return levels.get(code.name, code.level)


def by_code(findings: Iterable[Finding], levels: Levels) -> list[Group]:
    """The findings by code, those of the highest level first; none of level `ignore`."""
    of: dict[str, list[Finding]] = {}
    for finding in findings:
        of.setdefault(finding.code.name, []).append(finding)
    groups = [
        Group(code, level, tuple(of[name]))
        for name, code in CODES.items()
        if name in of and (level := level_of(code, levels)) is not Level.IGNORE
    ]
    return sorted(groups, key=lambda group: -group.level)


def place(finding: Finding) -> str:
    """File, line and column, as compilers write them."""
    numbers = [finding.line, finding.column] if finding.column else [finding.line]
    return ":".join([shown(finding.path), *(str(number) for number in numbers if number)])
