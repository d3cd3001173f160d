"""The workflows run with few rights, and on the versions that the package names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.matrix import AGES, PYTHONS

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
WORKFLOWS = {path.stem: yaml.load(path.read_text("utf-8"), yaml.BaseLoader) for path in FILES}
USES = re.compile(r"uses: ([\w/-]+)@(\S+)")
MAJOR = re.compile(r"v\d+|release/v\d+")


def steps() -> Iterator[Any]:
    """Yield each step of each job, with a name for the test's report."""
    for name, workflow in WORKFLOWS.items():
        for job, settings in workflow["jobs"].items():
            for number, step in enumerate(settings["steps"], 1):
                yield pytest.param(step, id=f"{name}-{job}-{number}")


def used(text: str) -> dict[str, str]:
    return {action: version for action, version in USES.findall(text) if "/" in action}


@pytest.mark.parametrize("workflow", WORKFLOWS.values(), ids=WORKFLOWS)
def test_workflow_may_only_read(workflow: Any) -> None:
    assert workflow["permissions"] == {"contents": "read"}
    assert "pull_request_target" not in workflow["on"]
    assert all("timeout-minutes" in job for job in workflow["jobs"].values())


@pytest.mark.parametrize("step", list(steps()))
def test_step(step: Any) -> None:
    action, _, version = step.get("uses", "").partition("@")
    if action:
        assert MAJOR.fullmatch(version)
    if action == "actions/checkout":
        assert step["with"]["persist-credentials"] == "false"
    # An expression in a script's text would be code.
    assert "${{" not in step.get("run", "")


def test_only_jobs_that_run_no_code_of_the_project_may_write() -> None:
    for workflow in WORKFLOWS.values():
        for job in workflow["jobs"].values():
            if "write" in job.get("permissions", {}).values():
                ours = [step for step in job["steps"] if "checkout" in step.get("uses", "")]
                assert ours == []


def test_matrix_is_that_of_the_script() -> None:
    matrix = WORKFLOWS["ci"]["jobs"]["quick"]["strategy"]["matrix"]
    assert matrix == {"python": [*PYTHONS], "dependencies": [*AGES]}


def test_classifiers_name_the_same_pythons() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    named = re.findall(r'"Programming Language :: Python :: (3\.\d+)"', text)
    assert tuple(named) == PYTHONS


def test_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    texts = "\n".join(path.read_text("utf-8") for path in FILES)
    named = set(re.findall(r"run: make (\w+)", texts))
    assert named
    assert named <= targets


def test_documentation_uses_the_same_versions() -> None:
    ours: dict[str, str] = {}
    for path in FILES:
        ours |= used(path.read_text("utf-8"))
    for path in [ROOT / "action.yml", *(ROOT / "docs").glob("*.md")]:
        theirs = used(path.read_text("utf-8"))
        shared = theirs.keys() & ours.keys()
        assert {name: theirs[name] for name in shared} == {name: ours[name] for name in shared}
