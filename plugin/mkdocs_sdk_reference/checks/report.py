"""The report of one build or check, as lines for a log and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..dialects import DIALECTS
from ..model import Kind
from .display import counted, json_text
from .findings import Finding, Group, Levels, by_rule
from .rules import AMBIGUOUS_NAME, RULES, UNKNOWN_TABLE, UNNAMED_TYPE

VERSION = 1
EXAMPLES = 3
"""Number of findings that a log shows for each rule."""


@dataclass(slots=True)
class Report:
    """Counts and findings of one build, or of one check of docs folders.

    Attributes:
        pages: Pages by kind.
        read_anew: Pages that were parsed for this build; in a preview, those that changed.
        findings: All findings, in the order of paths and of the source.
        levels: Levels that differ from the rules' own.
    """

    pages: Counter[str] = field(default_factory=Counter)
    read_anew: int = 0
    findings: list[Finding] = field(default_factory=list)
    levels: Levels = field(default_factory=dict)

    @property
    def counts(self) -> Mapping[str, int]:
        """Number of findings of each rule, whatever its level."""
        return Counter(finding.rule.name for finding in self.findings)

    def groups(self) -> list[Group]:
        """Return the findings by rule, the highest level first; none of level `ignore`."""
        return by_rule(self.findings, self.levels)

    def summary(self) -> str:
        """Return one line about the pages that were read."""
        pages = counted(self.pages.total(), "page")
        if not self._are_known:
            return f"{pages}, {self.read_anew:,} parsed.{self.none_known()}"
        model = sum(self.pages[k] for k in ("object", "enum", "union", "bare"))
        counts = self.counts
        unnamed = counts.get(UNNAMED_TYPE.name, 0)
        share = f"{unnamed / model:.1%}" if model else "0.0%"
        return (
            f"{pages} ({model:,} of models, {self.pages[Kind.OPERATIONS.value]:,} of "
            f"operations), {self.read_anew:,} parsed; unknown tables: "
            f"{counts.get(UNKNOWN_TABLE.name, 0):,}; types not mentioned elsewhere: "
            f"{unnamed:,} ({share}); ambiguous names: "
            f"{counts.get(AMBIGUOUS_NAME.name, 0):,}"
        )

    def none_known(self) -> str:
        """Return a sentence, after a space, if there are pages but none by a generator; else ""."""
        if not self.pages or self._are_known:
            return ""
        names = ", ".join(dialect.title for dialect in DIALECTS)
        return f" None is from a supported generator ({names})."

    @property
    def _are_known(self) -> bool:
        """Whether any page is of a known kind."""
        return self.pages.total() > self.pages[Kind.OTHER.value]

    def as_dict(self) -> dict[str, Any]:
        """Return the whole report for JSON, by docs/report.schema.json."""
        counts = self.counts
        return {
            "version": VERSION,
            "pages": dict(sorted(self.pages.items())),
            "pages_read_anew": self.read_anew,
            "counts": {name: counts[name] for name in RULES if name in counts},
            "findings": [finding.as_dict(self.levels) for finding in self.findings],
        }

    def as_json(self) -> str:
        """Return the whole report as JSON."""
        return json_text(self.as_dict())


def examples(group: Group, headline: str) -> str:
    """Return a group in a few lines: the headline, and the first few of its findings."""
    first = group.distinct[:EXAMPLES]
    lines = [headline, *(f"  {line_of(finding)}" for finding in first)]
    if len(group.findings) > len(first):
        lines.append(f"  and {len(group.findings) - len(first):,} more")
    return "\n".join(lines)


def line_of(finding: Finding) -> str:
    """Return a finding in one line: its location, its text and its interpretation."""
    return ": ".join(part for part in (finding.location, finding.what) if part)
