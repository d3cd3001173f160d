"""The comparison of a document with pages notices what is wrong, and what isn't told."""

from __future__ import annotations

from typing import Any

import pytest
from mkdocs_sdk_reference.commonmark.source import decode
from mkdocs_sdk_reference.dialects import read_page
from mkdocs_sdk_reference.reference import Reference

from tests.support.truth import Document, Outcome, compare, summed_up

LAMP = {
    "description": "A lamp.",
    "required": ["glow"],
    "properties": {
        "glow": {"$ref": "#/components/schemas/Glow"},
        "spares": {"type": "array", "items": {"$ref": "#/components/schemas/Bulb"}},
        "watts": {"type": "integer", "default": 40, "readOnly": True, "description": "Its power."},
    },
}
DOCUMENT: dict[str, Any] = {
    "paths": {
        "/lamps/{id}": {
            "put": {
                "operationId": "light",
                "summary": "Light a lamp",
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}},
                    {"name": "dim", "in": "query", "schema": {"enum": ["a", "b"]}},
                ],
                "responses": {
                    "200": {
                        "description": "Lit",
                        "headers": {"X-Age": {}},
                        "content": {"json": {"schema": {"$ref": "#/components/schemas/Lamp"}}},
                    },
                    "404": {"description": "Gone"},
                },
            }
        }
    },
    "components": {
        "schemas": {
            "Lamp": LAMP,
            "Bulb": {"properties": {"size": {"type": "string"}}},
            "Glow": {"enum": ["warm", "cold"]},
            "Any": {
                "oneOf": [
                    {"$ref": "#/components/schemas/Lamp"},
                    {"$ref": "#/components/schemas/Bulb"},
                ]
            },
        }
    },
}
HEAD = "Name | Type | Description | Notes\n--- | --- | --- | ---\n"
PAGES = {
    "Lamp.md": "# Lamp\n\nA lamp.\n\n## Properties\n\n"
    + HEAD
    + "**glow** | [**Glow**](Glow.md) |  | \n"
    "**spares** | [**List[Bulb]**](Bulb.md) |  | [optional] \n"
    "**watts** | **int** | Its power. | [optional] [readonly] [default to 40]\n",
    "Bulb.md": f"# Bulb\n\n## Properties\n\n{HEAD}**size** | **str** |  | [optional] \n",
    "Glow.md": '# Glow\n\n## Enum\n\n* `WARM` (value: `"warm"`)\n* `COLD` (value: `"cold"`)\n',
    "Any.md": "# Any\n\n## oneOf\n\n- [**Lamp**](Lamp.md)\n- [**Bulb**](Bulb.md)\n",
    "LampsApi.md": "# LampsApi\n\nMethod | HTTP request | Description\n--- | --- | ---\n"
    "[**light**](LampsApi.md#light) | **PUT** /lamps/{id} | Light a lamp\n\n"
    "# **light**\n> Lamp light(id, dim)\n\n### Parameters\n\n" + HEAD + "**id** | **str** |  | \n"
    "**dim** | **str** |  | [optional] [enum: a, b]\n\n"
    "### Return type\n\n[**Lamp**](Lamp.md)\n\n### HTTP response details\n\n"
    "| Status code | Description | Response headers |\n|---|---|---|\n"
    "**200** | Lit | * X-Age - Age <br> |\n**404** | Gone | - |\n",
}


def outcomes(changes: dict[str, tuple[str, str]]) -> tuple[set[str], dict[str, str]]:
    """The facts that are wrong once pages are changed, and what is told of each fact."""
    texts = dict(PAGES)
    for path, (old, new) in changes.items():
        assert old in texts[path]
        texts[path] = texts[path].replace(old, new)
    pages = [read_page(path, decode(text.encode())) for path, text in texts.items()]
    said = list(compare(Document(DOCUMENT), Reference(pages, list(texts))))
    return {one.fact for one in said if one.outcome is Outcome.WRONG}, summed_up(said)


def test_right_pages_tell_all_that_they_can() -> None:
    wrong, told = outcomes({})
    assert wrong == set()
    assert {fact for fact, outcome in told.items() if outcome != "told"} == {"query parameters"}


@pytest.mark.parametrize(
    ("page", "old", "new", "fact"),
    [
        ("Lamp.md", "(Glow.md) |  | ", "(Glow.md) |  | [optional] ", "required"),
        ("Lamp.md", "[optional] [readonly]", "[readonly]", "required"),
        ("Lamp.md", "to 40", "to 41", "defaults"),
        ("Lamp.md", "|  | [optional]", "|  | [optional] [default to 1]", "defaults"),
        ("Lamp.md", "|  | [optional]", "|  | [optional] [readonly]", "read-only"),
        ("Lamp.md", "[**List[Bulb]**](Bulb.md)", "[**List[Glow]**](Glow.md)", "references"),
        ("Lamp.md", "**int**", "**List[int**", "types"),
        ("Lamp.md", "Its power.", "Its weight.", "descriptions"),
        ("Lamp.md", "**watts**", "**volts**", "fields"),
        ("Bulb.md", "# Bulb", "# Bulb\n\n## Enum\n\n* `A` (value: `1`)\n", "objects"),
        ("Glow.md", '"cold"', '"hot"', "enums"),
        ("Any.md", "[**Bulb**](Bulb.md)", "[**Glow**](Glow.md)", "unions"),
        ("LampsApi.md", "**PUT**", "**POST**", "routes"),
        ("LampsApi.md", "**id**", "**ids**", "parameters"),
        ("LampsApi.md", "[optional] [enum: a, b]", "[enum: a, b]", "parameter required"),
        ("LampsApi.md", "[enum: a, b]", "[enum: a, c]", "parameter values"),
        ("LampsApi.md", "[**Lamp**](Lamp.md)\n", "[**Bulb**](Bulb.md)\n", "return types"),
        ("LampsApi.md", "**404**", "**403**", "statuses"),
        ("LampsApi.md", "Gone | -", "Gone | * X-Age - Age <br>", "headers"),
    ],
)
def test_what_is_wrong_is_noticed(page: str, old: str, new: str, fact: str) -> None:
    wrong, _ = outcomes({page: (old, new)})
    assert fact in wrong


@pytest.mark.parametrize(
    ("page", "old", "new", "fact"),
    [
        ("Lamp.md", "A lamp.", "", "type descriptions"),
        ("Lamp.md", " [default to 40]", "", "defaults"),
        ("Lamp.md", " [readonly]", "", "read-only"),
        ("Glow.md", PAGES["Glow.md"], f"# Glow\n\n## Properties\n\n{HEAD}", "enums"),
        ("LampsApi.md", "> Lamp light(id, dim)", "", "signatures"),
        ("LampsApi.md", " [enum: a, b]", "", "parameter values"),
        ("LampsApi.md", "* X-Age - Age <br>", "-", "headers"),
    ],
)
def test_what_is_missing_is_not_told(page: str, old: str, new: str, fact: str) -> None:
    wrong, told = outcomes({page: (old, new)})
    assert wrong == set()
    assert told[fact] == "not told"
