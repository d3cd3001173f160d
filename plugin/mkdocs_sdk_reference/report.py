"""What was read, repaired, found dead and passed through in one build; as text and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field

from .links import Defect
from .relations import Unclear


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
        unclear: Names that could mean more than one page.
        unnamed: Paths of the types that no other page names.
    """

    pages: Counter[str] = field(default_factory=Counter)
    read_anew: int = 0
    repaired: Counter[Defect] = field(default_factory=Counter)
    dead: list[DeadLink] = field(default_factory=list)
    outside: int = 0
    passed_through: int = 0
    unclear: tuple[Unclear, ...] = ()
    unnamed: tuple[str, ...] = ()
    problems: list[tuple[str, int, str]] = field(default_factory=list)

    def summary(self) -> str:
        """One line for the log."""
        model = sum(self.pages[k] for k in ("object", "enum", "union", "bare"))
        repaired = ", ".join(f"{n:,} {d.value}" for d, n in self.repaired.most_common())
        return (
            f"{self.pages.total():,} pages ({model:,} of models, {self.pages['sdk']:,} of "
            f"operations), {self.read_anew:,} read anew; links repaired: {repaired or 'none'}; "
            f"links dead: {len(self.dead):,}; tables passed through: {self.passed_through:,}; "
            f"types that no page names: {len(self.unnamed):,} ({_share(self.unnamed, model)}); "
            f"ambiguous names: {len(self.unclear):,}"
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
                "types_unnamed": list(self.unnamed),
                "names_ambiguous": [
                    {"file": u.page, "line": u.line, "name": u.name, "pages": list(u.candidates)}
                    for u in self.unclear
                ],
                "problems": [{"file": p, "line": n, "what": m} for p, n, m in self.problems],
            },
            indent=2,
        )


def _share(some: tuple[str, ...], of_all: int) -> str:
    return f"{len(some) / of_all:.1%}" if of_all else "0.0%"
