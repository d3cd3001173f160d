"""A build that is interrupted leaves nothing that looks whole, and the next one is as ever."""

from __future__ import annotations

import os
import posixpath
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hosts.mkdocs.test_faults import TYPES
from tests.support.writing import write

INTERRUPTED = """
import os, signal, sys
from mkdocs.__main__ import cli
from mkdocs_sdk_reference.extension import Sections

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it

def interrupt(): os.kill(os.getpid(), int(sys.argv[2]))

def before_name(replace):
    def then(old, new):
        if os.path.basename(new) == sys.argv[1]: interrupt()
        return replace(old, new)
    return then

os.replace = before_name(os.replace)
if sys.argv[1] == "a page":
    Sections.put_in = lambda *_: interrupt()
cli(["build", "--quiet"])
"""
"""Builds a site, and ends itself by a signal just before an output takes its name, or as a page is put together."""


def tree(folder: Path) -> dict[str, bytes]:
    """Files of a site, less the map whose compression holds the time."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".gz")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


SETTINGS = """\
site_name: X
theme: mkdocs
plugins: [search, sdk-reference: {markdown: true, models_json: true, report: out/report.json}]
"""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a folder, at a time that stands still for the host."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "SOURCE_DATE_EPOCH": "0"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The output of a build that isn't interrupted."""
    folder = tmp_path_factory.mktemp("whole")
    write(folder / "docs", TYPES)
    (folder / "mkdocs.yml").write_text(SETTINGS)
    assert run(folder, "-m", "mkdocs", "build").returncode == 0
    return tree(folder / "site")


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
@pytest.mark.parametrize(
    ("output", "number"),
    [
        ("a page", signal.SIGINT),
        ("a page", signal.SIGTERM),
        ("search_index.json", signal.SIGTERM),
        ("index.md", signal.SIGTERM),
        ("llms.txt", signal.SIGTERM),
        ("models.json", signal.SIGINT),
        ("models.json", signal.SIGTERM),
        ("objects.inv", signal.SIGTERM),
        ("report.json", signal.SIGINT),
        ("report.json", signal.SIGTERM),
    ],
)
def test_interrupted_build(
    output: str, number: signal.Signals, whole: dict[str, bytes], tmp_path: Path
) -> None:
    """What was not whole has no name, and the next build leaves no trace of it."""
    write(tmp_path / "docs", TYPES)
    (tmp_path / "mkdocs.yml").write_text(SETTINGS)
    site, report = tmp_path / "site", tmp_path / "out" / "report.json"

    done = run(tmp_path, "-c", INTERRUPTED, output, str(int(number)))
    assert done.returncode in {1, -number}
    assert "Traceback" not in done.stderr
    left = tree(site)
    of_host = "search/search_index.json"  # which the host wrote first, whole
    assert [p for p in left if p in whole and p != of_host and left[p] != whole[p]] == []
    assert [p for p in left if p != of_host and posixpath.basename(p) == output] == []
    assert not report.exists()

    assert run(tmp_path, "-m", "mkdocs", "build").returncode == 0
    assert tree(site) == whole
    assert [path.name for path in report.parent.iterdir()] == ["report.json"]
