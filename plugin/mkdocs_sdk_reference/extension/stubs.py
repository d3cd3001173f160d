"""The lines that stand for pages which are rendered here, so that no extension sees their text."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress


class Stubs:
    """The stubs of a site's pages, each a line of letters and digits.

    Attributes:
        current: Path of the page that the host converts next; "" for what is no page.
    """

    def __init__(self) -> None:
        self.current = ""
        self._token = f"sdkreference{secrets.token_hex(8)}x"  # random, so that no page can forge it

    def take(self) -> str:
        """Return the page that is converted now, once: nested Markdown instances convert none."""
        path, self.current = self.current, ""
        return path

    def stub(self, path: str) -> str:
        """Return the line that stands for a page."""
        return self._token + os.fsencode(path).hex()

    def path(self, line: str) -> str | None:
        """Return the page that a line stands for; None for any other line."""
        line = line.strip()
        if not line.startswith(self._token):
            return None
        with suppress(ValueError):  # another plugin may have changed the line
            return os.fsdecode(bytes.fromhex(line.removeprefix(self._token)))
        return None
