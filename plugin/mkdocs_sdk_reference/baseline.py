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
            return cls(
                Counter({(f["file"], f["code"], f["text"]): int(f["count"]) for f in data["known"]})
            )
        except (ValueError, KeyError, TypeError) as error:
            raise BaselineError(f"it is no baseline ({error})") from None

    def dump(self) -> str:
        """The baseline as JSON, in an order that makes small diffs."""
        known = [
            {"file": file, "code": code, "text": text, "count": count}
            for (file, code, text), count in sorted(self._known.items())
        ]
        return json.dumps({"version": VERSION, "known": known}, indent=2) + "\n"

    def split(self, findings: Iterable[Finding]) -> tuple[list[Finding], int, int]:
        """New findings, how many were known, and how many known ones are gone."""
        left = self._known.copy()
        new = []
        for finding in findings:
            key = _key(finding)
            if left[key] > 0:
                left[key] -= 1
            else:
                new.append(finding)
        gone = left.total()
        return new, self._known.total() - gone, gone


def _key(finding: Finding) -> _Key:
    return finding.path, finding.code.name, finding.text or finding.detail
