"""The navigation beside literate-nav, which makes one of all pages where nobody wrote one."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ADDED
from tests.support.writing import field, object_, operation, sdk, write

pytest.importorskip("mkdocs_literate_nav", reason="needs mkdocs-literate-nav")
SITE = {
    "index.md": "# Home\n",
    "guides/start.md": "# Start\n",
    "models/shared/pet.md": object_("Pet", field("name", "*str*")),
    "sdks/owners/README.md": sdk("Owners", operation("get", response="str")),
    "sdks/pets/README.md": sdk("Pets", operation("get", response="str")),
}
PLUGINS = [{"sdk-reference": dict.fromkeys(ADDED, False)}, "literate-nav"]


def navigation(tmp_path: Path, build_site: Any, more: dict[str, str], **settings: Any) -> str:
    write(tmp_path / "docs", (SITE | more))
    log = build_site(tmp_path / "docs", **deepcopy(settings))  # the host takes settings apart
    assert [line for line in log if line.startswith("WARNING")] == []
    return (tmp_path / "site" / "nav.txt").read_text("utf-8")


@pytest.mark.parametrize("plugins", [PLUGINS, PLUGINS[::-1]], ids=["before", "behind"])
def test_none_was_written(plugins: list[Any], tmp_path: Path, build_site: Any) -> None:
    alone = navigation(tmp_path, build_site, {}, plugins=PLUGINS[:1])
    beside = navigation(tmp_path, build_site, {}, plugins=plugins)

    assert beside == alone
    assert "Pet" not in beside.replace("Pets", "")


def test_one_was_written(tmp_path: Path, build_site: Any) -> None:
    summary = "* [Pets first](sdks/pets/README.md)\n* [A type](models/shared/pet.md)\n"
    found = navigation(tmp_path, build_site, {"SUMMARY.md": summary}, plugins=PLUGINS)

    assert "Pets first" in found
    assert "A type" in found
    assert "Owners" not in found


def test_one_stands_in_the_settings(tmp_path: Path, build_site: Any) -> None:
    nav = [{"Pets first": "sdks/pets/README.md"}]
    found = navigation(tmp_path, build_site, {}, plugins=PLUGINS, nav=nav)

    assert "Pets first" in found
    assert "Owners" not in found
