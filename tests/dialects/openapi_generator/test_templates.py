"""What the templates of single languages print in a way of their own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count

import pytest
from mkdocs_sdk_reference.commonmark.source import decode
from mkdocs_sdk_reference.dialects import read_page
from mkdocs_sdk_reference.dialects.openapi_generator.tables import type_of
from mkdocs_sdk_reference.exports.markdown import clean_page
from mkdocs_sdk_reference.model import Field, Kind, OperationTable, Page
from mkdocs_sdk_reference.reference import Reference

from tests.support.growth import assert_linear

NUMBERS = count()
"""Makes each text new, as types that were read are remembered."""
HEAD = "Name | Type | Description | Notes\n--- | --- | --- | ---\n"


def read(text: str, path: str = "docs/Lamp.md") -> Page:
    return read_page(path, decode(text.encode()))


def field(row: str) -> Field:
    (found,) = read(f"# Lamp\n\n## Properties\n\n{HEAD}{row}\n").fields
    return found


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("**NSArray&lt;NSString*&gt;***", "NSArray<NSString*>*"),
        ("[**NSArray&lt;OAILamp&gt;***](OAILamp.md)", "NSArray<OAILamp>*"),
        ("***os.File**", "*os.File"),
        ("**char \\***", "char *"),
        ("[**`*Lamp`**](Lamp.md)", "*Lamp"),
        ("[**&#39;on&#39; | &#39;off&#39;**]**Array<&#39;on&#39; &#124; &#39;off&#39;>**", "['on' | 'off']Array<'on' | 'off'>"),
        ("**Array<&#39;on&#39; &#124; &#39;off&#39;>**", "Array<'on' | 'off'>"),
        ("***os.File*****os.File**", "*os.File"),
        ("**\\SplFileObject****\\SplFileObject**", "\\SplFileObject"),
        ("**NSURL*****NSURL***", "NSURL*"),
        ("[**'on'**]**Array<'off'>**", "['on']Array<'off'>"),
    ],
    ids=lambda value: value if "\\" not in value else "escaped",
)  # fmt: skip
def test_type_is_read_whole_and_once(cell: str, text: str) -> None:
    assert field(f"**a** | {cell} |  | ").type.text == text


@pytest.mark.parametrize(
    "make",
    [
        lambda n: "[**" + "**](" * n,
        lambda n: "**a" * n,
        lambda n: "[**a" + "**]**Array<a" * n,
        lambda n: "**" + "a*b " * n + "**",
    ],
    ids=["links", "bold", "lists", "stars"],
)
def test_time_to_read_a_type_is_linear(make: Callable[[int], str]) -> None:
    def prepared(size: int) -> Callable[[], object]:
        return partial(type_of, f"{make(size)}{next(NUMBERS)}")

    assert_linear(1000, prepared)


@pytest.mark.parametrize("written", ["null", "undefined", "const []"])
def test_no_default_is_none(written: str) -> None:
    assert field(f"**a** | **X** |  | [optional] [default to {written}]").default is None


PARTED = """# LampsAPI

Method | HTTP request | Description
--- | --- | ---
[**Light**](LampsAPI.md#Light) | **Put** /lamps/{id} |

## Light

### Other Parameters

Name | Type | Description | Notes
--- | --- | --- | ---

 **glow** | [**Glow**](Glow.md) | how |

 **note** | **string** | why | [default to "hi"]

### Return type

**string**
"""


def test_rows_that_blank_lines_part_from_their_table_are_its_own() -> None:
    (operation,) = read(PARTED, "docs/LampsAPI.md").operations
    assert operation.parameters is not None
    told = [(row.name, row.default) for row in operation.parameters.fields]
    assert told == [("glow", None), ("note", '"hi"')]
    assert operation.returns is not None


def test_an_export_joins_such_rows_with_their_table() -> None:
    page = read(PARTED, "docs/LampsAPI.md")
    text = clean_page(page, Reference([page], [page.path]), lambda path, _: path)
    _, _, below = text.partition("### Other Parameters\n\n")
    names = [line.split(" | ")[0] for line in below.partition("\n\n")[0].split("\n")]
    assert names == ["| Name", "| ---", "| **glow**", "| **note**"]


def test_text_below_a_table_is_no_row() -> None:
    page = read(PARTED.replace(" **note** |", "Or | so:\n\n **note** |"), "docs/LampsAPI.md")
    (operation,) = page.operations
    assert operation.parameters is not None
    assert [row.name for row in operation.parameters.fields] == ["glow"]


ENUMS = """

## Enum: [GlowEnum]

* `warm` (value: `"warm"`)
* `cold` (value: `"cold"`)
"""


@pytest.mark.parametrize(
    ("row", "values"),
    [
        ("**glow** | **[String]** |  | ", ('"warm"', '"cold"')),
        ("**glow** | [**GlowEnum**](#GlowEnum) |  | ", ()),
        ("**other** | **String** |  | ", ()),
    ],
    ids=["named-after-its-field", "named-in-its-type", "of-another-field"],
)
def test_an_enum_that_no_type_names_is_told_at_its_field(row: str, values: tuple[str, ...]) -> None:
    page = read(f"# Lamp\n\n## Properties\n\n{HEAD}{row}{ENUMS}")
    assert [found.values for found in page.fields] == [values]
    (table,) = (block.content for block in page.blocks if hasattr(block.content, "fields"))
    assert table.fields == page.fields


def test_an_overview_may_call_classes_categories() -> None:
    row = "*LampsAPI* | [**LampsAPI_light**](docs/LampsAPI.md#LampsAPI_light) | **PUT** /lamps |"
    head = "Category | Method | HTTP request | Description\n--- | --- | --- | ---\n"
    page = read(f"# Lamps\n\n{head}{row}\n", "README.md")
    assert page.kind is Kind.OVERVIEW
    (table,) = (block.content for block in page.blocks)
    assert isinstance(table, OperationTable)
    assert [operation.path for operation in table.operations] == ["/lamps"]
