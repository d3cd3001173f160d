"""The issue forms have what GitHub asks of them, and name all generators that are read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs_sdk_reference.dialects import DIALECTS

FOLDER = Path(__file__).parents[2] / ".github" / "ISSUE_TEMPLATE"
FORMS = {
    path.stem: yaml.safe_load(path.read_text("utf-8"))
    for path in sorted(FOLDER.glob("*.yml"))
    if path.stem != "config"
}
NEEDED = {"dropdown": {"label", "options"}, "markdown": {"value"}}
"""The attributes that an element can't do without; for the others it is their label."""


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_form(form: Any) -> None:
    assert {"name", "description", "body"} <= form.keys()
    assert any(element.get("validations", {}).get("required") for element in form["body"])
    ids = [element["id"] for element in form["body"] if element["type"] != "markdown"]
    labels = [e["attributes"]["label"] for e in form["body"] if e["type"] != "markdown"]
    assert len(ids) == len(set(ids)) == len(set(labels))
    for element in form["body"]:
        assert element["type"] in {"dropdown", "input", "markdown", "textarea"}
        assert NEEDED.get(element["type"], {"label"}) <= element["attributes"].keys()


def test_generators() -> None:
    (choice,) = (e for e in FORMS["1-page"]["body"] if e.get("id") == "generator")
    assert {dialect.title for dialect in DIALECTS} <= set(choice["attributes"]["options"])
