"""A real browser, and sites for it to look at."""

from __future__ import annotations

import functools
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).parents[2]
MATERIALX = Path(sys.prefix) / "materialx"
AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
SCHEMES = ("default", "slate")
_ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip

ELSEWHERE = re.compile(r"https?://(?!127\.0\.0\.1[:/])")
"""What a page would load from the network: tests have none."""
_RUN_AXE = """() => axe.run(
    {include: ["article, [role=main]"], exclude: [".md-code__nav", "pre"]},  // Material's own
    {resultTypes: ["violations"]},
)"""

OWN_SETTINGS = f"INHERIT: {PROJECT / 'mkdocs.yml'}\n"
"""The project's own site; its ``docs`` belong beside them."""

BuildDocs = Callable[..., str]
"""Builds a site and returns its URL.

Takes what stands in ``mkdocs.yml``, a folder that is copied to ``docs`` beside it, and a folder of
packages that come before the installed ones.
"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("needs Chromium: apt-get install chromium")
    api = pytest.importorskip("playwright.sync_api", reason="needs Playwright for Python")
    with api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)
        yield chromium
        chromium.close()


class Visit:
    """A page in the browser, and what it complained of.

    Attributes:
        complaints: Errors in its console, and addresses that it asked for and didn't get.
    """

    def __init__(self, browser: Any, **settings: Any) -> None:
        self.complaints: list[str] = []
        self.context = browser.new_context(**{"viewport": DESK, **settings})
        self.context.route(ELSEWHERE, lambda route: route.fulfill(body=""))
        self.page = self.context.new_page()
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("requestfailed", lambda request: self.complaints.append(request.url))

    def _heard(self, message: Any) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def scheme(self, name: str) -> None:
        """Switch Material to a palette's scheme."""
        self.page.add_style_tag(content="* { transition: none !important; }")
        self.page.evaluate("name => document.body.setAttribute('data-md-color-scheme', name)", name)

    def axe(self) -> list[str]:
        """What axe-core finds wrong in the page's content: rule, element, what to fix."""
        if not AXE.exists():
            pytest.skip("needs axe-core: npm install --prefix tests/browser")
        if self.page.evaluate("typeof axe") == "undefined":
            self.page.evaluate(AXE.read_text("utf-8"))
        found = self.page.evaluate(_RUN_AXE)
        return [
            f"{violation['id']}: {node['html'][:200]}: {node['failureSummary'][:300]}"
            for violation in found["violations"]
            for node in violation["nodes"]
        ]

    def overflow(self) -> int:
        """By how many pixels the page is wider than the window."""
        width: int = self.page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        return width


@pytest.fixture
def visit(browser: Any) -> Iterator[Callable[..., Visit]]:
    """Opens pages; each has settings of its own."""
    visits: list[Visit] = []

    def open_(**settings: Any) -> Visit:
        visits.append(Visit(browser, **settings))
        return visits[-1]

    yield open_
    for opened in visits:
        opened.context.close()


@pytest.fixture(scope="session")
def build_docs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuildDocs]:
    """Builds sites and serves them on 127.0.0.1."""
    servers: list[http.server.ThreadingHTTPServer] = []

    def build(settings: str, *, docs: Path | None = None, packages: Path | None = None) -> str:
        folder = tmp_path_factory.mktemp("site")
        if docs is not None:
            shutil.copytree(docs, folder / "docs")
        handler = functools.partial(_Quiet, directory=str(folder / "site"))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        address = f"http://127.0.0.1:{server.server_port}"
        (folder / "mkdocs.yml").write_text(f"site_url: {address}/\n{settings}", encoding="utf-8")
        paths = (str(packages or ""), os.environ.get("PYTHONPATH", ""))
        built = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(folder / "site")],
            cwd=folder, capture_output=True, text=True, check=False,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": os.pathsep.join(filter(None, paths))},
        )  # fmt: skip
        assert built.returncode == 0, built.stderr
        return address

    yield build
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def demo(build_docs: BuildDocs) -> str:
    """The project's own site, without what it would load from elsewhere."""
    return build_docs(f"{OWN_SETTINGS}theme:\n  font: false\n", docs=PROJECT / "docs")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the base class's name)
        """Nothing: tests listen to the browser."""
