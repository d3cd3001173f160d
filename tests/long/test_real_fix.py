"""`sdk-reference fix` on real SDKs, and killed at any moment."""

from __future__ import annotations

import random
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_check import OWNER, check
from tests.cli.test_fix import LINK, contents, fix
from tests.support.trees import FOLDER, REASON, TREES
from tests.support.writing import field, object_, write


@pytest.mark.slow
def test_killed_at_any_moment(tmp_path: Path) -> None:
    """Thirty runs are killed; every file is the old or the new one, byte by byte."""
    rows = [field(f"f{i}", LINK) for i in range(40)]
    old = {"models/shared/owner.md": OWNER}
    old |= {f"models/shared/type{i}.md": object_(f"Type{i}", *rows) for i in range(40)}
    new = {name: text.replace("undefined/", "../../") for name, text in old.items()}
    start = time.monotonic()
    docs = write(tmp_path / "docs", old)
    code = (
        "import sys; from mkdocs_sdk_reference.cli import main; print('ready', flush=True);"
        "sys.stdin.readline(); main(['fix', '--write', 'docs'])"
    )
    command = [sys.executable, "-c", code]
    took = _seconds_of_a_whole_run(command, tmp_path)
    states: set[str] = set()
    chance = random.Random(20261124)
    for _ in range(30):
        write(docs, old)
        with subprocess.Popen(
            command,
            cwd=tmp_path,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as run:
            assert run.stdin is not None
            assert run.stdout is not None
            run.stdout.readline()
            run.stdin.write(b"\n")
            run.stdin.flush()
            moment = time.monotonic() + chance.uniform(0, took * 1.1)
            while time.monotonic() < moment and run.poll() is None:
                pass
            run.send_signal(signal.SIGKILL)
        fixed = 0
        for name, text in old.items():
            now = (docs / name).read_bytes()
            assert now in {text.encode(), new[name].encode()}, f"{name} is torn"
            fixed += now != text.encode()
        states.add("none" if not fixed else "all" if fixed == 40 else "some")
    assert "some" in states, f"no run was killed amid its work in {time.monotonic() - start:.0f} s"
    subprocess.run(command, cwd=tmp_path, input=b"\n", check=True, capture_output=True)
    assert contents(docs) == {name: text.encode() for name, text in new.items()}


def _seconds_of_a_whole_run(command: list[str], folder: Path) -> float:
    with subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as run:
        assert run.stdin is not None
        assert run.stdout is not None
        run.stdout.readline()
        start = time.monotonic()
        run.communicate(b"\n")
        return time.monotonic() - start


LINKS = re.compile(r"\]\(([^)]*)\)")


@pytest.mark.skipif(not TREES, reason=REASON)
@pytest.mark.parametrize("tree", TREES or ["none"])
def test_real_sdk(tree: str, tmp_path: Path) -> None:
    shutil.copytree(FOLDER / tree / "docs", tmp_path / "docs")
    fix("--write", tmp_path / "docs")
    once = contents(tmp_path / "docs")
    assert fix("--write", tmp_path / "docs").stderr == "Nothing to fix.\n"
    assert contents(tmp_path / "docs") == once
    left = set(re.findall(r"^\w+: ([a-z-]+) \(", check(tmp_path / "docs").stdout, re.MULTILINE))
    assert left <= {"dead-link", "dead-anchor", "site-absolute"}


@pytest.mark.skipif(not TREES, reason=REASON)
@pytest.mark.parametrize("tree", TREES[::3] or ["none"])  # each is a whole build
def test_real_sdk_without_the_plugin(tree: str, tmp_path: Path, build_site: Any) -> None:
    """MkDocs alone finds every link of the fixed files that has a target."""
    docs = tmp_path / "docs"
    shutil.copytree(FOLDER / tree / "docs", docs)
    fix("--write", docs)
    log = "\n".join(build_site(docs, plugins=[]))
    warned = set(re.findall(r"Doc file '(.*?)' contains a link '(.*?)', but the target", log))
    dead = re.findall(r"docs/(\S+?\.md):\d+:\d+: '(.*?)'", check(docs).stdout)
    assert warned <= set(dead)


def test_a_broken_release_gets_the_links_of_its_repaired_one(tmp_path: Path) -> None:
    pair = ["testpan-python-broken", "testpan-python-fixed"]
    if not set(pair) <= set(TREES):
        pytest.skip("needs a release with undefined/ links and the next, repaired one")
    for tree in pair:
        shutil.copytree(FOLDER / tree / "docs", tmp_path / tree)
        fix("--write", tmp_path / tree)
    found, wanted = (
        {name: LINKS.findall(data.decode()) for name, data in contents(tmp_path / tree).items()}
        for tree in pair
    )
    assert found == wanted
    left = {
        name: LINKS.findall(d.decode()) for name, d in contents(FOLDER / pair[1] / "docs").items()
    }
    others = {link for name in found for link in set(left[name]) - set(found[name])}
    assert others == {"../../models//.md"}  # the next release left them dead
