"""Measures how soon an edit of a page is on screen under `mkdocs serve --dirty`."""

from __future__ import annotations

import random
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

_POLL = 0.02
"""Seconds between two requests for the served page."""


def edits_on_screen(
    config: Path, page: Path, url: str, environment: Mapping[str, str], times: int
) -> list[float]:
    """Return the seconds from writing a page's file until the served page shows the edit.

    Edits happen at random moments, since the host looks for changes at intervals.

    Args:
        config: The site's `mkdocs.yml`.
        page: The page's file; it is restored afterwards.
        url: The page's address.
        environment: The server's environment.
        times: Number of edits.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [sys.executable, "-u", "-m", "mkdocs", "serve", "--dirty", "-a", address]
    server = subprocess.Popen(  # noqa: S603 (our own command)
        [*command, "-f", str(config)],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=dict(environment),
    )  # fmt: skip
    text = page.read_text(encoding="utf-8")
    try:
        assert server.stdout is not None
        for line in server.stdout:
            if "Serving on" in line:
                break
        return list(_edits(page, text, f"http://{address}/{url}", times))
    finally:
        server.terminate()
        server.communicate()
        page.write_text(text, encoding="utf-8")


def _edits(page: Path, text: str, url: str, times: int) -> Iterator[float]:
    moments = random.Random(0)  # noqa: S311 (not for secrets)
    title, _, rest = text.partition("\n")
    for number in range(times):
        time.sleep(moments.uniform(1, 2))
        lead = f"The lead after edit {number}."
        start = time.monotonic()
        page.write_text(f"{title}\n\n{lead}\n{rest}", encoding="utf-8")
        while lead not in _get(url):
            time.sleep(_POLL)
        yield time.monotonic() - start


def _get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=60) as answer:  # noqa: S310 (our own server)
        found: str = answer.read().decode()
    return found
