"""A real `mkdocs serve`, whose pages are edited under its feet."""

from __future__ import annotations

import queue
import re
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.writing import write

LONGEST_BUILD = 60
"""Seconds after which a build is taken for hung."""

PAGE = """# {title}


## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
{row}"""
ROW = "| `{name}` | {type} | :heavy_check_mark: | N/A |"


class Preview:
    """A running `mkdocs serve`; its log is the event that tests wait for."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.docs = folder / "docs"
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{probe.getsockname()[1]}"
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-m", "mkdocs", "serve", "-a", self.address, *arguments],
            cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.rstrip())

    def stop(self) -> None:
        """End the server; its log ends with it."""
        assert self.process.stdout is not None
        self.process.terminate()
        self.process.wait(timeout=10)
        self._reader.join(timeout=10)
        self.process.stdout.close()

    def until(self, pattern: str) -> list[str]:
        """Lines of the log up to the first that holds a pattern, that one included."""
        seen: list[str] = []
        while not seen or not re.search(pattern, seen[-1]):
            seen.append(self._lines.get(timeout=LONGEST_BUILD))
        return seen

    def build(self) -> list[str]:
        """The log of the next build."""
        return self.until("Reloading browsers")

    def write(self, path: str, text: str) -> None:
        file = self.docs / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def get(self, url: str) -> str:
        with urllib.request.urlopen(f"http://{self.address}/{url}", timeout=10) as answer:
            text: str = answer.read().decode()
            return text


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [sdk-reference]\n")
    types = {
        "models/order.md": (
            "Order",
            ROW.format(name="item", type="[models.Item](undefined/models/item.md)"),
        ),
        "models/item.md": ("Item", ROW.format(name="size", type="*int*")),
    }
    for path, (title, row) in types.items():
        file = tmp_path / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(PAGE.format(title=title, row=row))
    (tmp_path / "docs" / "index.md").write_text("# Home\n")
    running = Preview(tmp_path)
    try:
        running.until("Serving on")
        yield running
    finally:
        running.stop()


def warnings(log: list[str]) -> list[str]:
    return [line for line in log if line.startswith("WARNING")]


def read_anew(log: list[str]) -> int:
    (found,) = (m for line in log if (m := re.search(r"(\d+) parsed", line)))
    return int(found[1])


@pytest.mark.slow
def test_pages_change_under_its_feet(preview: Preview) -> None:
    assert 'href="../item/"' in preview.get("models/order/")

    # Edited: the page shows it, and no other page is read again.
    preview.write(
        "models/item.md", PAGE.format(title="Item", row=ROW.format(name="weight", type="*int*"))
    )
    log = preview.build()
    assert (read_anew(log), warnings(log)) == (1, [])
    assert 'id="field-weight"' in preview.get("models/item/")

    # Deleted: the other page keeps its text and loses its link, with one warning.
    (preview.docs / "models/item.md").unlink()
    log = preview.build()
    assert read_anew(log) == 0
    assert warnings(log) == [
        "WARNING -  mkdocs_sdk_reference: Doc file 'models/order.md' contains a link "
        "'undefined/models/item.md', but the target 'models/item.md' is not found "
        "among documentation files. (line 8)"
    ]
    assert "item/" not in preview.get("models/order/")
    assert "models.Item" in preview.get("models/order/")

    # Added: the link is there again.
    preview.write("models/item.md", PAGE.format(title="Item", row=""))
    log = preview.build()
    assert (read_anew(log), warnings(log)) == (1, [])
    assert 'href="../item/"' in preview.get("models/order/")

    # Renamed: the page of the new name is served, and the link to the old one is gone.
    (preview.docs / "models/item.md").rename(preview.docs / "models/thing.md")
    log = preview.build()
    assert (read_anew(log), len(warnings(log))) == (1, 1)
    assert "Item" in preview.get("models/thing/")

    # Half written: one warning, and the server goes on.
    preview.write("models/thing.md", PAGE.format(title="Thing", row="| `size` | *in"))
    log = preview.build()
    assert [line for line in warnings(log) if "thing.md" in line] == [
        "WARNING -  mkdocs_sdk_reference: Doc file 'models/thing.md', line 8: "
        "a row has 2 cells, but its table has 4 columns."
    ]
    assert 'id="field-size"' in preview.get("models/thing/")
    assert preview.process.poll() is None


@pytest.mark.slow
def test_pages_of_mdx_change_under_its_feet(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [sdk-reference]\n")

    def page(title: str, row: str) -> str:
        return (
            f"---\ntitle: {title}\n---\n{PAGE.format(title=title, row=row).partition(chr(10))[2]}"
        )

    write(tmp_path / "docs", {
        "models/order.mdx": page("Order", ROW.format(name="item", type="[models.Item](item)")),
        "models/item.mdx": page("Item", ROW.format(name="size", type="*int*")),
    })  # fmt: skip
    running = Preview(tmp_path, "--dirty")
    try:
        running.until("Serving on")
        assert "size" in running.get("models/order/")
        running.write("models/item.mdx", page("Item", ROW.format(name="weight", type="*int*")))
        log = running.build()
        assert (read_anew(log), warnings(log)) == (1, [])
        assert "weight" in running.get("models/order/")
        assert 'id="field-weight"' in running.get("models/item/")
    finally:
        running.stop()


@pytest.mark.slow
def test_option_that_changes_under_its_feet(preview: Preview) -> None:
    preview.write(
        "models/item.md", "# Item\n\nSee [it](/scopes).\n\n" + PAGE.format(title="", row="")[4:]
    )
    preview.build()
    assert 'href="/scopes"' in preview.get("models/item/")
    options = "sdk-reference: {absolute_links_base: 'https://docs.example.com'}"
    (preview.docs.parent / "mkdocs.yml").write_text(f"site_name: x\nplugins: [{{{options}}}]\n")
    preview.build()
    assert 'href="https://docs.example.com/scopes"' in preview.get("models/item/")


@pytest.mark.slow
def test_a_page_that_puts_another_in_doubt_is_added(tmp_path: Path) -> None:
    """Fields of one type may be those of a union's member, as soon as a page has the same."""
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [sdk-reference]\n")

    def page(title: str) -> str:
        head = "Name | Type | Description | Notes\n--- | --- | --- | ---\n"
        return f"# {title}\n\n## Properties\n\n{head}**size** | **int** |  | \n"

    write(tmp_path / "docs", {"Item.md": page("Item")})
    running = Preview(tmp_path, "--dirty")
    try:
        running.until("Serving on")
        assert "required" in running.get("Item/")
        running.write("Pick.md", page("Pick"))
        log = running.build()
        assert (read_anew(log), warnings(log)) == (1, [])
        assert "required" not in running.get("Item/")
        assert "required" not in running.get("Pick/")
    finally:
        running.stop()
