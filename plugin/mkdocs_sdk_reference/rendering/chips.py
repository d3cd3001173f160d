"""Labels for methods and statuses, and the errors to show in an operation's line."""

from __future__ import annotations

import re

from ..model import Operation, Response

_METHODS = frozenset({"delete", "get", "patch", "post", "put"})
_STATUS = re.compile(r"([1-5])(?:\d\d|XX)", re.IGNORECASE)


def tone(text: str) -> str:
    """Return the class that gives a method or a status its colour; "" for any other text."""
    if text.lower() in _METHODS:
        return f"sdk-{text.lower()}"
    status = _STATUS.fullmatch(text)
    return f"sdk-{status[1]}xx" if status else "sdk-chip"


def errors_of(operation: Operation) -> list[tuple[str, Response]]:
    """Return the statuses of an operation's errors in order, each once, with the first that has it.

    An unknown status is "".
    """
    found: dict[str, Response] = {}
    for response in operation.responses:
        if response.is_error:
            for code in map(str.strip, response.status.split(",")):
                found.setdefault(code, response)
    return sorted(found.items(), key=lambda error: (not error[0], error[0].upper()))
