"""What the README, CONTRIBUTING and the site's pages tell people to type exists."""

import logging
import re
from pathlib import Path

import pytest
import yaml
from mkdocs.config.base import load_config
from mkdocs_sdk_reference.cli.init import SETTINGS
from mkdocs_sdk_reference.hosts.mkdocs.plugin import SdkReferenceConfig

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
OPTIONS = {name for name, _ in SdkReferenceConfig()._schema}


def _blocks(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


FOREIGN = re.compile(r"^jobs:|^\w+:\n  image:|^version: 2$|^repos:|^- uses:", re.MULTILINE)
"""What tells files of other programs: GitHub, GitLab, Read the Docs, pre-commit, a single step."""


def _yaml(*, is_foreign):
    """Each YAML block that is (part of) an MkDocs configuration, or not, with the page's name."""
    for page in PAGES:
        for number, block in enumerate(_blocks(page.read_text(encoding="utf-8"), "yaml"), 1):
            if bool(FOREIGN.search(block)) == is_foreign:
                yield pytest.param(block, id=f"{page.stem}-{number}")


@pytest.mark.parametrize("block", list(_yaml(is_foreign=True)))
def test_files_of_other_programs_load(block):
    found = yaml.safe_load(block)
    workflow = found if isinstance(found, dict) and "jobs" in found else {"jobs": {}}
    for job in workflow["jobs"].values():
        assert "runs-on" in job
        assert all(("uses" in step) != ("run" in step) for step in job["steps"])


@pytest.mark.parametrize("block", list(_yaml(is_foreign=False)))
def test_settings_load(block, tmp_path, caplog):
    settings = {"site_name": "x", **yaml.safe_load(block)}
    config_file = tmp_path / "mkdocs.yml"
    config_file.write_text(yaml.safe_dump(settings), encoding="utf-8")
    for folder in ("docs", "overrides/sdk", "notes", "prepared"):  # as the examples call them
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "prepared" / ".sdk-reference-nav.yml").write_text("nav: []\n", encoding="utf-8")
    with caplog.at_level(logging.WARNING, "mkdocs"):
        config = load_config(str(config_file))
    assert caplog.messages == []
    assert "plugins" not in settings or "sdk-reference" in config.plugins


@pytest.mark.parametrize("name", ["README.md", "docs/quick-start.md"])
def test_first_settings_are_those_that_init_writes(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert _blocks(text, "yaml")[0] == SETTINGS.format(name='"Your SDK"')


def test_make_targets_exist():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", CONTRIBUTING, re.MULTILINE))
    assert named
    assert named <= targets


def test_options_are_all_named():
    named = re.findall(r"^\| \[`(\w+)`\]\(docs/options\.md#\1\)", README, re.MULTILINE)
    assert sorted(named) == sorted(OPTIONS)


@pytest.mark.parametrize("text", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_files_linked_exist(text):
    prose = re.sub(r"^```\w.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    paths = re.findall(r"\]\(([\w/.-]+?)(?:#[\w-]+)?\)", prose)
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []
