"""A release has the version and the date that the changelog says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mkdocs_sdk_reference import __version__

from scripts.release_notes import SECTION, notes

CHANGELOG = (Path(__file__).parents[2] / "CHANGELOG.md").read_text("utf-8")
SOME = """\
# Changelog

## [1.0.0rc1] - 2026-12-01

### Added

- More.

## [0.1.0] - 2026-11-01

### Added

- All.
"""


def test_newest_section() -> None:
    assert notes("v1.0.0rc1", "1.0.0rc1", SOME) == "### Added\n\n- More.\n"


def test_only_section() -> None:
    only = SOME.partition("## [0")[0]
    assert notes("v1.0.0rc1", "1.0.0rc1", only) == "### Added\n\n- More.\n"


@pytest.mark.parametrize(
    ("tag", "package", "changelog", "message"),
    [
        ("v1.0.0", "1.0.0rc1", SOME, "the tag is v1.0.0, but the package's version is 1.0.0rc1"),
        ("1.0.0rc1", "1.0.0rc1", SOME, "the tag is 1.0.0rc1"),
        ("v1.0.0", "1.0.0", SOME, "is about 1.0.0rc1"),
        ("v1.0.0rc1", "1.0.0rc1", SOME.replace("2026-12-01", "Unreleased"), "no date for 1.0.0rc1"),
    ],
    ids=["other version", "no tag of a version", "no section", "no date"],
)
def test_what_is_not_ready(tag: str, package: str, changelog: str, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        notes(tag, package, changelog)


def test_own_changelog_can_be_read() -> None:
    first = SECTION.search(CHANGELOG)
    assert first is not None
    assert first["version"] == __version__
    dated = CHANGELOG.replace("Unreleased", "2026-12-01", 1)
    assert notes(f"v{__version__}", __version__, dated).startswith("### ")
