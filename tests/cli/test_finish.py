"""`sdk-reference finish`: what it takes, and what it says of what is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from mkdocs_sdk_reference.cli import main

from tests.conftest import runner
from tests.support.writing import field, object_, write

INDEX = json.dumps(
    {
        "config": {"lang": ["en"]},
        "items": [
            {"location": "pet/", "level": 1, "title": "Pet", "text": "", "path": [], "tags": []}
        ],
    }
)
SETTINGS = """\
site_name: Mine
docs_dir: pages
plugins:
  - sdk-reference: {models_json: true, inventory: false}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(
        tmp_path,
        {
            "mkdocs.yml": SETTINGS,
            "pages/pet.md": object_("Pet", field("name", "*str*")),
            "site/pet/index.html": "<h1>Pet</h1>",
            "site/search.json": INDEX,
        },
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def finish(*arguments: str) -> Result:
    return runner().invoke(main, ["finish", *arguments])


def test_docs_folder_as_an_argument(project: Path) -> None:
    (project / "mkdocs.yml").unlink()
    done = finish("site", "pages")

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        "search.json: 1 fields, values and parameters (Zensical)\nobjects.inv: written\n"
    )


def test_docs_folder_and_options_of_the_settings(project: Path) -> None:
    assert finish("site").exit_code == 0

    assert (project / "site/models.json").is_file()
    assert not (project / "site/objects.inv").exists()


def test_arguments_come_before_settings(project: Path) -> None:
    assert finish("site", "--inventory", "--search", "pages").exit_code == 0

    assert (project / "site/objects.inv").is_file()
    assert "#field-name" not in (project / "site/search.json").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("gone", "pages"), "Error: there is no folder 'gone': build the site first.\n"),
        (
            ("pages", "pages"),
            "Error: 'pages' has no page of the reference in 'pages': "
            "pass the folder of the built site.\n",
        ),
    ],
)
def test_wrong_folders(arguments: tuple[str, str], message: str, project: Path) -> None:
    done = finish(*arguments)

    assert (done.exit_code, done.stderr) == (2, message)


@pytest.mark.parametrize(
    ("validation", "message"),
    [
        (
            "{dead-links: warn}",
            "option 'validation': there is no rule 'dead-links'; the closest is 'dead-link'.",
        ),
        (
            "{dead-link: warning}",
            "option 'validation': 'dead-link' must be one of ignore, info, warn, not 'warning'.",
        ),
        (
            "{dead-link: [warn]}",
            "option 'validation': 'dead-link' must be one of ignore, info, warn, not ['warn'].",
        ),
        ("[dead-link]", "option 'validation' must be a table, not ['dead-link']."),
    ],
)
def test_wrong_levels_of_findings(validation: str, message: str, project: Path) -> None:
    settings = SETTINGS.replace("inventory: false", f"validation: {validation}")
    (project / "mkdocs.yml").write_text(settings, "utf-8")
    done = finish("site")

    assert done.exit_code == 2
    assert done.stderr.startswith(f"Error: {message}")


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("report: [a]", "option 'report' must be a path, not ['a']."),
        ('markdown: "no"', "option 'markdown' must be true or false, not 'no'."),
    ],
)
def test_wrong_outputs(option: str, message: str, project: Path) -> None:
    (project / "mkdocs.yml").write_text(SETTINGS.replace("inventory: false", option), "utf-8")
    done = finish("site")

    assert (done.exit_code, done.stderr) == (2, f"Error: {message}\n")


def test_torn_index(project: Path) -> None:
    (project / "site/search.json").write_bytes(b'{"config":{},"items":[{]}')
    done = finish("site", "pages")

    assert done.exit_code == 2
    assert done.stderr.startswith("Error: 'site/search.json' can't be read: ")
    assert done.stderr.count("\n") == 1
