"""Findings in a docs folder, each with its rule and its location."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .display import counted, in_one_line, shown
from .rules import RULES, Level, Rule

Levels = Mapping[str, Level]
"""Levels that differ from the rules' own, by the rules' names."""


@dataclass(frozen=True, slots=True)
class Edit:
    """The replacement of a part of a page's text.

    Attributes:
        start: Offset of the first character to replace, from 0.
        end: Offset past the last one.
        new: The text that takes their place.
    """

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong on a page.

    Attributes:
        rule: The rule that the page breaks.
        path: Path of the page under the docs folder.
        line: Line in the file, from 1; 0 for the whole file.
        column: Column of the first character, from 1; 0 for the whole line.
        text: The link or cell in the source; "" where the finding has none.
        read_as: Its interpretation: a path under the docs folder, or several; "" for none.
        detail: Details that the rule doesn't contain, in words; "" for nothing.
        edit: The edit that `fix` makes; None if there is no single right answer.
    """

    rule: Rule
    path: str
    line: int
    column: int = 0
    text: str = ""
    read_as: str = ""
    detail: str = ""
    edit: Edit | None = None

    @property
    def what(self) -> str:
        """The text and its interpretation, in a few words."""
        text = f"'{shown(self.text)}'" if self.text else ""
        if self.read_as:
            text += f" read as '{shown(self.read_as)}'"
        return ": ".join(part for part in (text, in_one_line(self.detail)) if part)

    @property
    def message(self) -> str:
        """The whole finding in words, for a reader who sees it alone."""
        rule = self.rule
        about = f"{self.what}: {rule.summary}." if self.what else rule.sentence
        return f"{about} {rule.advice}"

    @property
    def location(self) -> str:
        """File, line and column, as compilers write them."""
        numbers = [self.line, self.column] if self.column else [self.line]
        return ":".join([shown(self.path), *(str(number) for number in numbers if number)])

    def as_dict(self, levels: Mapping[str, Level]) -> dict[str, Any]:
        """Return the finding for JSON, by docs/report.schema.json.

        Args:
            levels: Levels that differ from the rules' own, by the rules' names.
        """
        return {
            "rule": self.rule.name,
            "level": level_of(self.rule, levels).word,
            "file": self.path,
            "line": self.line,
            "column": self.column,
            "text": self.text,
            "read_as": self.read_as,
            "fix": self.edit.new if self.edit else None,
            "place": self.rule.place.value,
            "message": self.message,
        }


@dataclass(frozen=True, slots=True)
class Group:
    """All findings of one rule."""

    rule: Rule
    level: Level
    findings: tuple[Finding, ...]

    @property
    def headline(self) -> str:
        """The rule's name, the number of findings, the summary and advice."""
        rule = self.rule
        files = len({finding.path for finding in self.findings})
        counts = f"{len(self.findings):,} in {counted(files, 'file')}"
        return f"{rule.name} ({counts}): {rule.summary}. {rule.advice}"

    @property
    def distinct(self) -> tuple[Finding, ...]:
        """The findings, without repetitions on the same page."""
        once: dict[tuple[str, str, str], Finding] = {}
        for finding in self.findings:
            once.setdefault((finding.path, finding.text, finding.detail), finding)
        return tuple(once.values())

    @property
    def fixable(self) -> int:
        """Number of findings that `fix` can fix."""
        return sum(finding.edit is not None for finding in self.findings)


def level_of(rule: Rule, levels: Levels) -> Level:
    """Return the level of a rule's findings."""
    return levels.get(rule.name, rule.level)


def by_rule(findings: Iterable[Finding], levels: Levels) -> list[Group]:
    """Group findings by rule.

    Returns:
        A group for each rule that has findings, the highest level first. Those of level `ignore`
        are left out.
    """
    of: dict[str, list[Finding]] = {}
    for finding in findings:
        of.setdefault(finding.rule.name, []).append(finding)
    groups = [
        Group(rule, level, tuple(of[name]))
        for name, rule in RULES.items()
        if name in of and (level := level_of(rule, levels)) is not Level.IGNORE
    ]
    return sorted(groups, key=lambda group: -group.level)
