"""Takes the screenshots of the demo for README and site, in docs/images.

``python -m scripts.screenshots`` needs Chromium (``apt-get install chromium``).
"""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

PROJECT = Path(__file__).parent.parent
IMAGES = PROJECT / "docs" / "images"
ERROR = "models/operations/postshipments503applicationjson/"
OBJECT = "models/shared/harvest/#fields"
OPERATION = "sdks/shipments/#post_shipments"
ERRORS = "models/errors/"
SETTINGS = """\
site_name: Codling SDK
docs_dir: {docs}
theme:
  name: material
  font: false
  palette: {{scheme: default}}
  features: [toc.integrate, content.code.copy]
markdown_extensions: [pymdownx.highlight, pymdownx.superfences]
plugins: [{plugins}]
"""
BESIDE = (640, 880)
"""The size of pictures that stand beside each other, each shown at half the README's width."""
PLAIN = "not_in_nav: |\n  models/\n"
WITH = SETTINGS.format(docs=PROJECT / "docs" / "demo", plugins="sdk-reference")
WITHOUT = SETTINGS.format(docs=PROJECT / "docs" / "demo", plugins="") + PLAIN


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the base class's name)
        """Log nothing."""


@contextmanager
def served(settings: str) -> Iterator[str]:
    """Build a site, serve it on 127.0.0.1, and yield its address."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "mkdocs.yml").write_text(settings, encoding="utf-8")
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "-q", "-d", "site"],
            cwd=folder, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        handler = functools.partial(_Quiet, directory=f"{folder}/site")
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield f"http://127.0.0.1:{server.server_port}/"
            server.shutdown()


def picture(browser: Any, address: str, name: str, size: tuple[int, int]) -> None:
    """Take a picture of a page, sharp on any screen; "dark" is in the dark scheme."""
    viewport = dict(zip(("width", "height"), size, strict=True))
    page = browser.new_page(viewport=viewport, device_scale_factor=2)
    page.goto(address)
    page.add_style_tag(content="* { transition: none !important; }")
    if name == "dark":
        page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    page.screenshot(path=IMAGES / f"{name}.png")
    page.close()


def main() -> int:
    """Take all pictures.

    Returns:
        The exit code.
    """
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.stderr.write("needs Chromium: apt-get install chromium\n")
        return 1
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        with served(WITH) as site:
            picture(browser, site + ERROR, "light", BESIDE)
            picture(browser, site + OPERATION, "operation", (900, 1300))
            picture(browser, site + ERRORS, "errors", (900, 760))
            picture(browser, site + OBJECT, "dark", (900, 900))
            picture(browser, site + OBJECT, "phone", (390, 844))
        with served(WITHOUT) as site:
            picture(browser, site + ERROR, "before", BESIDE)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
