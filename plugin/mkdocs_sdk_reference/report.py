"""What was read, repaired, found dead and passed through in one build; as text and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field

from .links import Defect


@dataclass(frozen=True, slots=True)
class DeadLink:
    """A link without a target; `line` counts from 1 in the file, 0 where it wasn't found."""

    path: str
    line: int
    href: str


@dataclass(slots=True)
class Report:
    """Counts of one build.

    Attributes:
        pages: Pages by kind.
        read_anew: Pages that were parsed for this build; in a preview, those that changed.
        outside: Links of the home page to files of the repository outside the docs folder.
    """

    pages: Counter[str] = field(default_factory=Counter)
    read_anew: int = 0
    repaired: Counter[Defect] = field(default_factory=Counter)
    dead: list[DeadLink] = field(default_factory=list)
    outside: int = 0
    passed_through: int = 0
    problems: list[tuple[str, int, str]] = field(default_factory=list)

    def summary(self) -> str:
        """One line for the log."""
        model = sum(self.pages[k] for k in ("object", "enum", "union", "bare"))
        repaired = ", ".join(f"{n:,} {d.value}" for d, n in self.repaired.most_common())
        return (
            f"{self.pages.total():,} pages ({model:,} of models, {self.pages['sdk']:,} of "
            f"operations), {self.read_anew:,} read anew; links repaired: {repaired or 'none'}; "
            f"links dead: {len(self.dead):,}; tables passed through: {self.passed_through:,}"
        )

    def as_json(self) -> str:
        """The whole report; keys are stable, order is that of the build."""
        return json.dumps(
            {
                "pages": dict(sorted(self.pages.items())),
                "pages_read_anew": self.read_anew,
                "links_repaired": {d.value: n for d, n in self.repaired.most_common()},
                "links_dead": [{"file": d.path, "line": d.line, "link": d.href} for d in self.dead],
                "links_outside_docs": self.outside,
                "tables_passed_through": self.passed_through,
                "problems": [{"file": p, "line": n, "what": m} for p, n, m in self.problems],
            },
            indent=2,
        )
