"""Known findings, so that only new ones count."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from .findings import Finding

VERSION = 1
_Key = tuple[str, str, str]


class BaselineError(Exception):
    """The text is not a baseline."""


class Baseline:
    """How many findings of a rule and a text are known on each page.

    Lines aren't part of it: a finding that only moved is not new.
    """

    def __init__(self, known: Counter[_Key]) -> None:
        self._known = known

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Baseline:
        """Make a baseline of these findings."""
        return cls(Counter(map(_key, findings)))

    @classmethod
    def parse(cls, text: str) -> Baseline:
        """Read what `dump` wrote.

        Raises:
            BaselineError: The text is something else.
        """
        try:
            data: dict[str, Any] = json.loads(text)
            if data["version"] != VERSION:
                raise BaselineError(f"version {data['version']!r} is not supported")
            known = Counter({_known(entry): entry["count"] for entry in data["known"]})
        except (ValueError, KeyError, TypeError, RecursionError):
            raise BaselineError("it is not a baseline") from None
        if any(type(count) is not int or count < 1 for count in known.values()):
            raise BaselineError("a count in it is not a positive number")
        return cls(known)

    def dump(self) -> str:
        """The baseline as JSON, sorted so that diffs stay small."""
        known = [
            {"file": file, "rule": rule, "text": text, "count": count}
            for (file, rule, text), count in sorted(self._known.items())
        ]
        return json.dumps({"version": VERSION, "known": known}, indent=2) + "\n"

    def split(self, findings: Iterable[Finding]) -> tuple[list[int], int, int]:
        """Separate new findings from known ones.

        Returns:
            Indexes of the new findings, the number of known ones, and the number of known ones
            that are gone.
        """
        left = self._known.copy()
        new = []
        for at, finding in enumerate(findings):
            key = _key(finding)
            if left[key] > 0:
                left[key] -= 1
            else:
                new.append(at)
        gone = left.total()
        return new, self._known.total() - gone, gone


def _known(entry: dict[str, Any]) -> _Key:
    key = (entry["file"], entry["rule"], entry["text"])
    if not all(isinstance(part, str) for part in key):
        raise TypeError
    return key


def _key(finding: Finding) -> _Key:
    return finding.path, finding.rule.name, finding.text or finding.detail
