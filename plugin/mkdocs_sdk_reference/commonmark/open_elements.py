"""The elements that are open at a place of a text whose tags need not match."""

from __future__ import annotations

from collections import Counter
from typing import Generic, TypeVar

_T = TypeVar("_T")


class OpenElements(Generic[_T]):
    """The elements that are open, each with what is known of it."""

    def __init__(self) -> None:
        self._elements: list[tuple[str, _T]] = []
        self._count: Counter[str] = Counter()

    def __bool__(self) -> bool:
        return bool(self._elements)

    def open(self, name: str, known: _T) -> None:
        """Open an element inside those that are open."""
        self._elements.append((name, known))
        self._count[name] += 1

    def close(self, name: str) -> list[_T]:
        """Close an element and those in it; return what is known of them, innermost first."""
        closed = []
        while self._count[name]:
            last, known = self._elements.pop()
            self._count[last] -= 1
            closed.append(known)
            if last == name:
                break
        return closed

    def close_all(self) -> list[_T]:
        """Close all elements; return what is known of them, innermost first."""
        closed = [known for _, known in reversed(self._elements)]
        self._elements.clear()
        self._count.clear()
        return closed
