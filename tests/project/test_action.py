"""The scripts of action.yml, run as a workflow runs them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}
SCRIPTS = {name: step["run"] for name, step in STEPS.items() if "run" in step}
HOSTILE = ["$(touch owned)", "`touch owned`", "'; touch owned; '", '"; touch owned; "', "--help"]
PET = """# Pet


## Fields

| Field | Type | Required | Description |
| --- | --- | --- | --- |
| `owner` | [models.Owner](undefined/models/owner.md) | :heavy_check_mark: | N/A |
"""
RECORDER = """#!/bin/sh
printf '%s\\n' "$@" '' >> '{record}'
exit {status}
"""

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a docs folder, in which one link can be fixed."""
    folder = tmp_path / "repository"
    (folder / "docs/models").mkdir(parents=True)
    (folder / "docs/models/pet.md").write_text(PET)
    (folder / "docs/models/owner.md").write_text("# Owner\n")
    return folder


def run(
    name: str, folder: Path, inputs: dict[str, str], **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run a step's script with these inputs; `variables` are what other steps and GitHub set."""
    values = {key: given["default"] for key, given in ACTION["inputs"].items()} | inputs
    for variable, text in STEPS[name].get("env", {}).items():
        if found := re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", text):
            variables[variable] = values[found[1]]
    bash = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", SCRIPTS[name]]
    return subprocess.run(
        bash, cwd=folder, env=os.environ | variables, capture_output=True, text=True, check=False
    )


class Recorder:
    """A program that does nothing but record how it is called."""

    def __init__(self, program: Path, status: int = 0) -> None:
        self.folder = program.parent
        self.folder.mkdir(parents=True, exist_ok=True)
        self._record = self.folder / "record"
        program.write_text(RECORDER.format(record=self._record, status=status))
        program.chmod(0o755)

    def calls(self) -> list[list[str]]:
        return [call.split("\n") for call in self._record.read_text().split("\n\n") if call]


@pytest.fixture
def checked(tmp_path: Path, repository: Path) -> Callable[..., list[list[str]]]:
    """Run the step "Check" with a command of this status; returns how it was called."""

    def run_check(inputs: dict[str, str], status: int = 0) -> list[list[str]]:
        command = Recorder(tmp_path / "programs/sdk-reference", status)
        answer = run("Check", repository, inputs, PROGRAMS=str(command.folder))
        assert answer.returncode == status, answer.stderr
        return command.calls()

    return run_check


@pytest.fixture
def installed(tmp_path: Path, repository: Path) -> Callable[[str], Any]:
    """Run the step "Install"; returns its answer and how pip was called."""

    def run_install(version: str) -> Any:
        # A Python whose `-m venv FOLDER` puts a recorder there.
        pip = Recorder(tmp_path / "python")
        python = tmp_path / "python3"
        python.write_text(f'#!/bin/sh\nmkdir "$3/bin" && cp \'{pip.folder}/python\' "$3/bin"\n')
        python.chmod(0o755)
        output = tmp_path / "output"
        answer = run(
            "Install sdk-reference", repository, {"version": version}, PYTHON=str(python),
            RUNNER_TEMP=str(tmp_path), GITHUB_ACTION_PATH="/the action", GITHUB_OUTPUT=str(output),
        )  # fmt: skip
        return answer, pip.calls() if output.exists() else []

    return run_install


def test_no_script_holds_an_expression() -> None:
    assert [name for name, script in SCRIPTS.items() if "${{" in script] == []


def test_each_input_is_a_variable() -> None:
    given = "".join(text for step in STEPS.values() for text in step.get("env", {}).values())
    assert set(re.findall(r"inputs\.([\w-]+)", given)) == set(ACTION["inputs"])


def test_page_lists_the_inputs() -> None:
    page = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w-]+)` \| (?:`(\w+)`)? ?\|", page, re.MULTILINE)
    assert dict(rows) == {name: given["default"] for name, given in ACTION["inputs"].items()}


def test_findings_are_annotations_and_sarif(repository: Path) -> None:
    answer = run(
        "Check", repository, {"sarif": "out/found.sarif"}, PROGRAMS=str(Path(sys.executable).parent)
    )
    assert answer.returncode == 1, answer.stderr
    assert answer.stdout.startswith("::notice file=docs/models/pet.md,line=8,")
    results = json.loads((repository / "out/found.sarif").read_text())["runs"][0]["results"]
    assert [result["ruleId"] for result in results] == ["undefined-prefix"]


def test_without_docs_or_settings_the_folder_is_docs(checked: Any) -> None:
    assert checked({}) == [["check", "--format=github", "--fail-on=info", "--", "docs"]]


@pytest.mark.parametrize("name", ["mkdocs.yml", "mkdocs.yaml"])
def test_settings_name_the_folders(checked: Any, repository: Path, name: str) -> None:
    (repository / name).touch()
    assert checked({}) == [["check", "--format=github", "--fail-on=info", "--"]]


def test_several_folders(checked: Any) -> None:
    assert checked({"docs": "a b/docs\n\nc/docs\n"})[0][-3:] == ["--", "a b/docs", "c/docs"]


def test_baseline(checked: Any) -> None:
    assert "--baseline=known.json" in checked({"baseline": "known.json"})[0]


@pytest.mark.parametrize("status", [0, 1])
def test_sarif_is_written_whether_findings_count_or_not(
    checked: Any, repository: Path, status: int
) -> None:
    calls = checked({"sarif": "found.sarif"}, status)
    assert [call[1] for call in calls] == ["--format=github", "--format=sarif"]
    assert (repository / "found.sarif").exists()


def test_wrong_usage_writes_no_sarif(checked: Any, repository: Path) -> None:
    assert len(checked({"sarif": "found.sarif"}, 2)) == 1
    assert not (repository / "found.sarif").exists()


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_inputs_are_arguments_as_they_are(
    checked: Any, repository: Path, value: str
) -> None:
    inputs = dict.fromkeys(["docs", "fail-on", "baseline", "sarif"], value)
    want = [f"--fail-on={value}", f"--baseline={value}", "--", value]
    assert [call[2:] for call in checked(inputs)] == [want, want]
    assert not (repository / "owned").exists()


@pytest.mark.parametrize(
    ("version", "package"), [("", "/the action"), ("1.2.0rc1", "mkdocs-sdk-reference==1.2.0rc1")]
)
def test_package_that_is_installed(installed: Any, version: str, package: str) -> None:
    answer, ((*_, found),) = installed(version)
    assert answer.returncode == 0, answer.stderr
    assert found == package


@pytest.mark.parametrize("version", [*HOSTILE, "1.0 @ https://example.com/x.whl", "1.0,<2"])
def test_what_is_no_version_is_not_installed(
    installed: Any, repository: Path, version: str
) -> None:
    answer, calls = installed(version)
    assert (answer.returncode, calls) == (2, [])
    assert answer.stdout == "::error::The input 'version' is not a version.\n"
    assert not (repository / "owned").exists()


@pytest.mark.parametrize(
    ("statuses", "found"),
    [
        ({"python3": 0, "python": 0}, "python=python3\n"),
        ({"python3": 1, "python": 0}, "python=python\n"),
        ({"python3": 1, "python": 1}, ""),
    ],
)
def test_first_python_that_suffices(
    tmp_path: Path, repository: Path, statuses: dict[str, int], found: str
) -> None:
    for name, status in statuses.items():
        Recorder(tmp_path / "programs" / name, status)
    output = tmp_path / "output"
    output.touch()
    path = f"{tmp_path / 'programs'}{os.pathsep}{os.environ['PATH']}"
    answer = run("Find Python", repository, {}, PATH=path, GITHUB_OUTPUT=str(output))
    assert answer.returncode == 0, answer.stderr
    assert output.read_text() == found
