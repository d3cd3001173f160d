"""Which generated pages the host's navigation leaves out."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.structure.files import File, Files
from mkdocs_sdk_reference.commonmark.ids import default_slug
from mkdocs_sdk_reference.commonmark.source import decode
from mkdocs_sdk_reference.dialects import read_page
from mkdocs_sdk_reference.hosts.mkdocs.navigation import leave_out_models
from mkdocs_sdk_reference.reference import Reference

from tests.dialects.apimatic import writing as apimatic
from tests.support.writing import field, object_, operation, sdk

SPEAKEASY = {
    "models/pet.md": object_("Pet", field("id", "*str*")),
    "sdks/pets/README.md": sdk("Pets", operation("get", response="str")),
}
APIMATIC = {
    "models/lamp.md": apimatic.object_("Lamp", apimatic.row("x")),
    "models/lit.md": apimatic.object_("Lit", apimatic.row("x")),
    "controllers/lamps.md": apimatic.controller("Lamps", apimatic.call("Get", apimatic.row("x"))),
}
CLIENT = "\n# Client\n\nSee the [lamp](../doc/models/lamp.md).\n"


def left_out(pages: dict[str, str]) -> list[str]:
    read = [read_page(path, decode(text.encode())) for path, text in pages.items()]
    files = Files([File(path, "docs", "site", use_directory_urls=True) for path in pages])
    config: Any = SimpleNamespace(nav=None)
    leave_out_models(files, config, Reference(read, pages, "docs", default_slug))
    return [file.src_uri for file in files if file.inclusion.is_not_in_nav()]


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        pytest.param(SPEAKEASY, ["models/pet.md"], id="types"),
        pytest.param({**APIMATIC, "client.md": CLIENT}, ["models/lamp.md", "models/lit.md"], id="prose"),
        pytest.param({**SPEAKEASY, "guide.md": "# Guide\n"}, ["models/pet.md"], id="hand-written"),
    ],
)  # fmt: skip
def test_pages_left_out(pages: dict[str, str], expected: list[str]) -> None:
    assert left_out(pages) == expected
