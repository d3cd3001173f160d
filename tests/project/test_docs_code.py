"""Code on the README and on the site's pages works: settings, commands, Python, data, templates.

The examples of `architecture.md` and `add-a-generator.md` run in `test_architecture_page.py`, the template
of `theming.md` in `test_templates_page.py`.
"""

from __future__ import annotations

import json
import logging
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import yaml
from jinja2 import Environment
from jsonschema import Draft202012Validator
from mkdocs.config.base import load_config
from mkdocs_sdk_reference import read
from mkdocs_sdk_reference.cli import main
from mkdocs_sdk_reference.cli.init import SETTINGS
from mkdocs_sdk_reference.hosts.files.settings import settings_from

from .written_pages import PAGES, ROOT, Block, blocks, of

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

EXTRAS = set(re.findall(r"^(\w+) = \[", (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE))
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
DEMO = read(ROOT / "docs" / "demo")
FOREIGN = re.compile(r"^jobs:|^\w+:\n  image:|^version: 2$|^repos:|^- uses:", re.MULTILINE)
"""What tells files of other programs: GitHub, GitLab, Read the Docs, pre-commit, a single step."""
FOLDERS = ("docs", "overrides/sdk", "notes", "prepared")
"""Folders that the settings name."""


def each(found: list[Block]) -> pytest.MarkDecorator:
    """Run a test for each block."""
    return pytest.mark.parametrize("block", [pytest.param(b, id=b.name) for b in found])


@each([block for block in of("yaml") if FOREIGN.search(block.text)])
def test_files_of_other_programs_load(block: Block) -> None:
    found = yaml.safe_load(block.text)
    workflow = found if isinstance(found, dict) and "jobs" in found else {"jobs": {}}
    for job in workflow["jobs"].values():
        assert "runs-on" in job
        assert all(("uses" in step) != ("run" in step) for step in job["steps"])


@each([block for block in of("yaml") if not FOREIGN.search(block.text)])
def test_settings_are_accepted(
    block: Block, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings = {"site_name": "x", **yaml.safe_load(block.text)}
    config_file = tmp_path / "mkdocs.yml"
    config_file.write_text(yaml.safe_dump(settings), encoding="utf-8")
    for folder in FOLDERS:
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "prepared" / ".sdk-reference-nav.yml").write_text("nav: []\n", encoding="utf-8")
    with caplog.at_level(logging.WARNING, "mkdocs"):
        config = load_config(str(config_file))
    assert caplog.messages == []
    assert "plugins" not in settings or "sdk-reference" in config.plugins


@each(of("toml"))
def test_settings_of_prepare_are_accepted(block: Block, tmp_path: Path) -> None:
    project = tomllib.loads(block.text)["project"]
    options = project["extra"]["sdk-reference"]
    settings = settings_from(
        Path("docs"), Path(project.get("docs_dir", "prepared")), tmp_path, options
    )
    assert settings.options == options


def test_quick_start_shows_what_init_writes() -> None:
    first = next(b for b in blocks("docs/quick-start.md") if b.language == "yaml")
    assert first.text == SETTINGS.format(name='"Your SDK"')


def commands(block: Block) -> Iterator[list[str]]:
    """Yield the words of each command in a block of shell code."""
    for line in block.text.replace("\\\n", " ").splitlines():
        words = shlex.split(line.partition(" #")[0])
        if words and words[0].startswith(("mkdocs", "pip", "sdk-reference", "make", ".venv")):
            yield words


def of_the_command(block: Block) -> list[list[str]]:
    """Return what follows `sdk-reference`, less where its output goes."""
    found = (words[1:] for words in commands(block) if words[0] == "sdk-reference")
    return [words[: words.index(">")] if ">" in words else words for words in found]


@each([block for block in of("sh") if of_the_command(block)])
def test_options_of_the_command_exist(block: Block) -> None:
    for name, *arguments in of_the_command(block):
        command = main.commands[name]
        given, _, _ = command.make_parser(click.Context(command)).parse_args(arguments)
        for parameter in command.params:
            if isinstance(parameter.type, click.Choice):
                assert {given.get(parameter.name or "")} <= {*parameter.type.choices, None}


def test_all_commands_are_listed() -> None:
    listed = re.findall(r"^\| \[?`(\w+)`", PAGES["docs/command.md"], re.MULTILINE)
    assert sorted(listed) == sorted(main.commands)


@each([block for block in of("sh") if any(commands(block))])
def test_packages_targets_and_scripts_exist(block: Block) -> None:
    for program, *words in commands(block):
        if program == "pip":
            assert set(re.findall(r"\[(\w+)\]", " ".join(words))) <= EXTRAS
        elif program == "make":
            assert set(words) <= TARGETS
        elif program.endswith("python") and words[0] == "-m":
            assert (ROOT / f"{words[1].replace('.', '/')}.py").is_file()
        elif program.endswith("python"):
            assert (ROOT / words[0]).is_file()


@each(of("sh"))
def test_notes_have_names(block: Block) -> None:
    names = {words[1].rpartition("/")[2] for words in of_the_command(block) if words[0] == "note"}
    assert names <= named()


@each([block for block in of("markdown") if "/// sdk" in block.text])
def test_embeds_have_names(block: Block) -> None:
    assert set(re.findall(r"^/// sdk \| (\S+)$", block.text, re.MULTILINE)) <= named()


def named() -> set[str]:
    return {symbol.full_name for symbol in DEMO.symbols()}


@each([block for block in of("python") if not block.name.startswith("docs/api.md")])
def test_python_compiles(block: Block) -> None:
    compile(block.text, block.name, "exec")


def test_example_of_the_api_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = next(b.text for b in blocks("docs/api.md") if "import" in b.text)
    for folder in ("docs", "released/docs"):
        shutil.copytree(ROOT / "docs/demo/models/shared", tmp_path / folder / "models")
        shutil.copy(ROOT / "docs/demo/models/shared/crate.md", tmp_path / folder / "models/pet.md")
    monkeypatch.chdir(tmp_path)

    exec(compile(text, "docs/api.md", "exec"), {})
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Crate ['code'")
    assert lines[-1] == "()"


@each(of("json"))
def test_data_fits_its_schema(block: Block) -> None:
    data = json.loads(block.text)
    if "findings" in data:
        schema = json.loads((ROOT / "docs/report.schema.json").read_text("utf-8"))
        Draft202012Validator(schema).validate(data)
    else:
        schema = json.loads((ROOT / "docs/models.schema.json").read_text("utf-8"))
        part = {"$ref": "#/$defs/expression", "$defs": schema["$defs"]}
        Draft202012Validator(part).validate(data)


@each(of("jinja"))
def test_templates_parse(block: Block) -> None:
    Environment().parse(block.text)


def test_variables_are_those_of_the_stylesheet() -> None:
    stylesheet = ROOT / "plugin/mkdocs_sdk_reference/assets/sdk-reference.css"
    used = set(re.findall(r"var\((--sdk-\w+)", stylesheet.read_text("utf-8")))
    described = set(re.findall(r"`(--sdk-\w+)`", PAGES["docs/theming.md"]))

    assert described == used
    (example,) = (block for block in blocks("docs/theming.md") if block.language == "css")
    assert set(re.findall(r"--sdk-\w+", example.text)) <= used
