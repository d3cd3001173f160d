"""What readers type into the search of a site that Zensical has built and `finish` has finished."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs_sdk_reference.cli import main

from tests.browser.conftest import PROJECT, Visit, _Quiet

ZENSICAL = Path(sys.prefix) / "hosts" / "zensical" / "bin" / "zensical"
SETTINGS = """\
site_name: Demo
docs_dir: prepared
theme: {font: false}
plugins:
  - sdk-reference: {docs: pages}
markdown_extensions: [attr_list, md_in_html]
"""
ERROR = "models/operations/postshipments503applicationjsonerror/"


@pytest.fixture(scope="module")
def zensical(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demo as Zensical builds it, served."""
    if not ZENSICAL.exists():
        pytest.skip("zensical is not installed")
    folder = tmp_path_factory.mktemp("zensical")
    shutil.copytree(PROJECT / "docs" / "demo", folder / "pages")
    handler = functools.partial(_Quiet, directory=str(folder / "site"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    address = f"http://127.0.0.1:{server.server_port}/"
    (folder / "mkdocs.yml").write_text(f"site_url: {address}\n{SETTINGS}", "utf-8")
    before = Path.cwd()
    os.chdir(folder)
    try:
        prepared = CliRunner().invoke(main, ["prepare"])
        subprocess.run([ZENSICAL, "build"], check=True, capture_output=True, timeout=60)
        finished = CliRunner().invoke(main, ["finish", "site"])
    finally:
        os.chdir(before)
    assert (prepared.exit_code, finished.exit_code) == (0, 0), prepared.output + finished.output
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield address
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("accuracy_m", "models/shared/geopoint/#field-accuracy_m"),
        ("PostShipments503ApplicationJSONError message", f"{ERROR}#field-message"),
        ("ashmeads_kernel", "models/shared/variety/#value-ASHMEADS_KERNEL"),
        ("POST /v1/shipments", "sdks/shipments/#post_shipments"),
    ],
)
def test_what_is_typed(visit: Callable[..., Visit], zensical: str, query: str, first: str) -> None:
    seen = visit()
    seen.page.goto(zensical)
    seen.page.locator(".md-search__button:visible").first.click()
    seen.page.get_by_role("combobox").fill(query)

    # Results come while one types: those for the whole query are the last.
    api = pytest.importorskip("playwright.sync_api")
    result = seen.page.get_by_role("option").first
    api.expect(result).to_have_attribute("href", f"{zensical}{first}", timeout=10_000)
