"""Parses a type's text into a tree of wrappers, in the notation of any SDK's language.

``Optional[List[shared.X]]`` is ``Optional`` of ``List`` of ``shared.X``. Prefixes and suffixes
are wrappers, too: ``[]X``, ``*X``, ``?X``, ``X[]``; ``A | B`` is ``|`` of both.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from .types import Run

_TOKEN = re.compile(
    r"""\s*(?P<literal>"[^"]*"|'[^']*')|\s*(?P<name>(?:::|\\)?[^\W\d][\w$.:\\/-]*)|\s*(?P<number>-?\d[\d.]*)"""
    r"""|\s*(?P<mark>\[\]|[\[\](){}<>,|&*?])"""
)
_CLOSING = {"[": "]", "<": ">", "(": ")"}
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class TypeTree:
    """A node of a type.

    Attributes:
        name: A type's or wrapper's name; ``[]``, ``*``, ``?``, ``|`` and ``&`` for those marks.
        arguments: The types that it wraps, in source order.
        target: Key of the type, or path of the file, that the name leads to; "" if none.
    """

    name: str
    arguments: tuple[TypeTree, ...] = ()
    target: str = ""


class _UnknownNotationError(Exception):
    """The text isn't in a known notation."""


def type_tree(runs: Sequence[Run]) -> TypeTree:
    """Return the tree of a type, given its runs; a single name if its notation is unknown."""
    text = "".join(run.text for run in runs)
    try:
        return _Parser(text, runs).whole()
    except _UnknownNotationError:
        targets = {run.target for run in runs if run.target}
        return TypeTree(text.strip(), target=targets.pop() if len(targets) == 1 else "")


class _Parser:
    def __init__(self, text: str, runs: Sequence[Run]) -> None:
        self._tokens = self._split(text)
        self._at = 0
        self._targets: list[tuple[int, int, str]] = []
        start = 0
        for run in runs:
            if run.target:
                self._targets.append((start, start + len(run.text), run.target))
            start += len(run.text)

    @staticmethod
    def _split(text: str) -> list[tuple[str, str, int]]:
        """Kind, text and place of each token."""
        tokens, at = [], 0
        while at < len(text.rstrip()):
            found = _TOKEN.match(text, at)
            if not found or found.lastgroup is None:
                raise _UnknownNotationError
            tokens.append((found.lastgroup, found[found.lastgroup], found.start(found.lastgroup)))
            at = found.end()
        return tokens

    def whole(self) -> TypeTree:
        """The tree of all tokens."""
        tree = self._union(0)
        if self._at != len(self._tokens):
            raise _UnknownNotationError
        return tree

    def _peek(self) -> str:
        return self._tokens[self._at][1] if self._at < len(self._tokens) else ""

    def _take(self, mark: str) -> bool:
        if self._at < len(self._tokens) and self._tokens[self._at][:2] == ("mark", mark):
            self._at += 1
            return True
        return False

    def _union(self, depth: int) -> TypeTree:
        members = [self._suffixed(depth)]
        mark = self._peek()
        if mark not in {"|", "&"}:
            return members[0]
        while self._take(mark):
            members.append(self._suffixed(depth))
        return TypeTree(mark, tuple(members))

    def _suffixed(self, depth: int) -> TypeTree:
        tree = self._one(depth)
        while self._take("[]"):
            depth += 1
            if depth > _DEEPEST:
                raise _UnknownNotationError
            tree = TypeTree("[]", (tree,))
        return tree

    def _one(self, depth: int) -> TypeTree:
        if depth > _DEEPEST or self._at == len(self._tokens):
            raise _UnknownNotationError
        for mark in ("[]", "*", "?"):
            if self._take(mark):
                return TypeTree(mark, (self._one(depth + 1),))
        if self._take("("):
            inner = self._union(depth + 1)
            if not self._take(")"):
                raise _UnknownNotationError
            return inner
        kind, text, start = self._tokens[self._at]
        if kind == "mark":
            raise _UnknownNotationError
        self._at += 1
        target = self._target(start, start + len(text))
        mark = self._peek()
        if kind != "name" or mark not in _CLOSING or not self._take(mark):
            return TypeTree(text, target=target)
        arguments = self._arguments(_CLOSING[mark], depth)
        if text == "map" and mark == "[":  # Go: `map[string]X`
            arguments = (*arguments, self._one(depth + 1))
        return TypeTree(text, arguments, target)

    def _arguments(self, closing: str, depth: int) -> tuple[TypeTree, ...]:
        arguments = [self._union(depth + 1)]
        while self._take(","):
            arguments.append(self._union(depth + 1))
        if not self._take(closing):
            raise _UnknownNotationError
        return tuple(arguments)

    def _target(self, start: int, end: int) -> str:
        """The target of the run that contains a name."""
        at = bisect_right(self._targets, (end,)) - 1
        if at >= 0 and self._targets[at][0] < end and start < self._targets[at][1]:
            return self._targets[at][2]
        return ""
