"""The option `releases`: their forms, and what a site shows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config.base import ValidationError
from mkdocs_sdk_reference.hosts.mkdocs.releases import ReleaseEntry, VersionName
from mkdocs_sdk_reference.hosts.releases import Entry

from tests.conftest import BuildSite
from tests.diff.recording import models_json
from tests.support.writing import field, object_, operation, reference, sdk, write

PET = "models/pet.md"
NAME, AGE = field("name", "*str*"), field("age", "*int*", required=False)
CALL = {"sdks/pets/README.md": sdk("Pets", operation("get", NAME))}
OLD = {PET: object_("Pet", NAME), **CALL}
NEW = {PET: object_("Pet", NAME, AGE), **CALL}
TEXT = json.dumps(models_json(reference(OLD)))


@pytest.mark.parametrize("value", ["", 5, {"path": "x"}, {"version": 2.1, "path": "x"}])
def test_an_entry_of_another_form(value: object) -> None:
    with pytest.raises(ValidationError):
        ReleaseEntry().run_validation(value)


def test_a_version_that_is_a_number_to_yaml() -> None:
    with pytest.raises(ValidationError, match=r"quotes, or write 'v2\.1'"):
        VersionName().run_validation(2.10)
    assert VersionName().run_validation("2.10") == "2.10"


def test_entries() -> None:
    assert ReleaseEntry().run_validation("old") == Entry("old")
    entry = {"version": "2.1", "path": "x.json"}
    assert ReleaseEntry().run_validation(entry) == Entry("x.json", "2.1")


def test_a_site(tmp_path: Path, build_site: BuildSite) -> None:
    write(tmp_path, {"releases/1.0.json": TEXT, "releases/1.1.json": TEXT[:100]})
    site: dict[str, Any] = {"releases": ["releases"], "version": "1.2"}
    log = build_site(write(tmp_path / "docs", NEW), plugins=[{"sdk-reference": site}])
    (warning,) = [line for line in log if line.startswith("WARNING")]
    assert "releases/1.1.json' is left out: it is not a models.json file" in warning
    page = (tmp_path / "site" / "changes.html").read_text("utf-8")
    assert 'field <a href="models/pet.html#field-age"><code>age</code></a> added' in page
    assert "since 1.2" in (tmp_path / "site" / PET).with_suffix(".html").read_text("utf-8")
    assert "Changes" in (tmp_path / "site" / "nav.txt").read_text("utf-8")
    assert 'href="changes.html">Changes' in (tmp_path / "site" / "index.html").read_text("utf-8")
