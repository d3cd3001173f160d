"""The lines that stand for pages which are rendered here, so that no extension sees their text."""

from __future__ import annotations

import secrets


class Stubs:
    """The stubs of a site's pages, each a line of letters and digits.

    Attributes:
        current: Path of the page that the host converts next; "" for what is no page.
    """

    def __init__(self) -> None:
        self.current = ""
        self._token = f"sdkreference{secrets.token_hex(8)}x"  # random, so that no page can forge it
        self._paths: list[str] = []
        self._numbers: dict[str, int] = {}

    def take(self) -> str:
        """Return the page that is converted now, once: nested Markdown instances convert none."""
        path, self.current = self.current, ""
        return path

    def stub(self, path: str) -> str:
        """Return the line that stands for a page."""
        if path not in self._numbers:
            self._numbers[path] = len(self._paths)
            self._paths.append(path)
        return f"{self._token}{self._numbers[path]}"

    def path(self, line: str) -> str | None:
        """Return the page that a line stands for; None for any other line."""
        line = line.strip()
        if not line.startswith(self._token):
            return None
        number = line.removeprefix(self._token)
        known = number.isascii() and number.isdecimal() and int(number) < len(self._paths)
        return self._paths[int(number)] if known else None
