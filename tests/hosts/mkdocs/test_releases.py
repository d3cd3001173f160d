"""The option `releases`: what is read in which order, and what is said of what can't be."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config.base import ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs_sdk_reference.diff import Past
from mkdocs_sdk_reference.hosts.mkdocs.options import SdkReferenceConfig
from mkdocs_sdk_reference.hosts.mkdocs.releases import Entry, ReleaseEntry, Releases, VersionName

from tests.cli.test_check import write
from tests.conftest import BuildSite
from tests.diff.recording import models_json
from tests.writing import field, object_, operation, reference, sdk

PET = "models/pet.md"
NAME, AGE = field("name", "*str*"), field("age", "*int*", required=False)
CALL = {"sdks/pets/README.md": sdk("Pets", operation("get", NAME))}
OLD = {PET: object_("Pet", NAME), **CALL}
NEW = {PET: object_("Pet", NAME, AGE), **CALL}
TEXT = json.dumps(models_json(reference(OLD)))


def config_in(folder: Path) -> MkDocsConfig:
    config = MkDocsConfig(str(folder / "mkdocs.yml"))
    config.load_dict({"site_name": "x"})
    return config


def options(*entries: object, version: str = "") -> SdkReferenceConfig:
    found = SdkReferenceConfig()
    found.load_dict({"releases": list(entries), "version": version})
    assert found.validate() == ([], [])
    return found


def versions(folder: Path, *entries: object, version: str = "") -> list[str]:
    """The releases that are known, oldest first, less that of the pages."""
    past = Releases().past(options(*entries, version=version), config_in(folder))
    return past.versions[:-1] if past else []


def test_a_folder_is_in_the_order_of_versions(tmp_path: Path) -> None:
    names = ("2.10.0", "2.9.0", "2.10.0-rc1")
    write(tmp_path, {f"old/{name}.json": TEXT for name in names} | {"old/notes.txt": ""})
    assert versions(tmp_path, "old") == ["2.9.0", "2.10.0-rc1", "2.10.0"]


def test_files_and_names_of_one_s_own(tmp_path: Path) -> None:
    write(tmp_path, {"a/1.1.json": TEXT, "b/models.json": TEXT})
    named = {"version": "1.0", "path": "b/models.json"}
    assert versions(tmp_path, "a/1.1.json", named) == ["1.0", "1.1"]


def test_releases_that_are_no_earlier_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, {f"{name}.json": TEXT for name in ("1.0", "2.0", "2.1")})
    assert versions(tmp_path, ".", version="2.0.0") == ["1.0"]


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("1.0.json", "{}", "it is no models.json: its version is None, not 1"),
        ("1.0.json", "{", "it is no models.json: it is no JSON (line 1)"),
        ("1.0.json", None, "it can't be read: No such file or directory"),
        ("models.json", TEXT, "'models' is no version. Name the file like '2.1.0.json', or set 'version'"),
    ],
)  # fmt: skip
def test_a_file_that_is_none_is_left_out(
    name: str, text: str | None, reason: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write(tmp_path, {"0.9.json": TEXT} | ({} if text is None else {name: text}))
    assert versions(tmp_path, "0.9.json", name) == ["0.9"]
    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    assert record.getMessage().endswith(f"Release '{tmp_path / name}' is left out: {reason}.")


def test_a_version_that_comes_twice(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    write(tmp_path, {"1.0.json": TEXT, "v1.json": TEXT})
    assert versions(tmp_path, "1.0.json", "v1.json") == ["1.0"]
    assert "is the same" in caplog.text


def test_a_folder_may_be_empty_yet(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert versions(tmp_path, "releases") == []
    assert [record.levelname for record in caplog.records if record.levelno > logging.INFO] == []


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


def test_a_preview_reads_again_only_what_has_changed(tmp_path: Path) -> None:
    write(tmp_path, {"1.0.json": TEXT})
    releases, config = Releases(), config_in(tmp_path)

    def past() -> Past | None:
        return releases.past(options("1.0.json"), config)

    first = past()
    assert past() is first is not None
    write(tmp_path, {"1.0.json": TEXT + "\n"})
    assert past() is not first


def test_a_site(tmp_path: Path, build_site: BuildSite) -> None:
    write(tmp_path, {"releases/1.0.json": TEXT, "releases/1.1.json": TEXT[:100]})
    site: dict[str, Any] = {"releases": ["releases"], "version": "1.2"}
    log = build_site(write(tmp_path / "docs", NEW), plugins=[{"sdk-reference": site}])
    (warning,) = [line for line in log if line.startswith("WARNING")]
    assert "releases/1.1.json' is left out: it is no models.json" in warning
    page = (tmp_path / "site" / "changes.html").read_text("utf-8")
    assert 'field <a href="models/pet.html#field-age"><code>age</code></a> added' in page
    assert "since 1.2" in (tmp_path / "site" / PET).with_suffix(".html").read_text("utf-8")
    assert "Changes" in (tmp_path / "site" / "nav.txt").read_text("utf-8")
    assert 'href="changes.html">Changes' in (tmp_path / "site" / "index.html").read_text("utf-8")
