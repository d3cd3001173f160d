"""Findings that are known and put up with, so that only new ones count."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from .findings import Finding

VERSION = 1
_Key = tuple[str, str, str]


class BaselineError(Exception):
    """The text is no baseline."""


class Baseline:
    """How many findings of which code and text are known on which page.

    Lines aren't part of it: a finding that only moved is not new.
    """

    def __init__(self, known: Counter[_Key]) -> None:
        self._known = known

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Baseline:
        """The baseline in which all of these are known."""
        return cls(Counter(map(_key, findings)))

    @classmethod
    def parse(cls, text: str) -> Baseline:
        """Read what `dump` wrote; raises BaselineError."""
        try:
            data: dict[str, Any] = json.loads(text)
            if data["version"] != VERSION:
                raise BaselineError(f"version {data['version']!r} isn't known here")
            known = Counter({_known(entry): entry["count"] for entry in data["known"]})
        except (ValueError, KeyError, TypeError, RecursionError):
            raise BaselineError("it is no baseline") from None
        if any(type(count) is not int or count < 1 for count in known.values()):
            raise BaselineError("it has a count that is no number of findings")
        return cls(known)

    def dump(self) -> str:
        """The baseline as JSON, in an order that makes small diffs."""
        known = [
            {"file": file, "code": code, "text": text, "count": count}
            for (file, code, text), count in sorted(self._known.items())
        ]
        return json.dumps({"version": VERSION, "known": known}, indent=2) + "\n"

    def split(self, findings: Iterable[Finding]) -> tuple[list[int], int, int]:
        """Indexes of new findings, how many were known, and how many known ones are gone."""
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
    key = (entry["file"], entry["code"], entry["text"])
    if not all(isinstance(part, str) for part in key):
        raise TypeError
    return key


def _key(finding: Finding) -> _Key:
    return finding.path, finding.code.name, finding.text or finding.detail
