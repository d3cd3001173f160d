"""Each heading, field, value and parameter has its id from the moment it is read."""

from __future__ import annotations

from mkdocs_sdk_reference.commonmark.source import decode
from mkdocs_sdk_reference.dialects import read_page
from mkdocs_sdk_reference.model import FieldTable, Page

from tests.support.writing import enum, field, object_, operation, sdk


def read(text: str, path: str = "models/thing.md") -> Page:
    return read_page(path, decode(text.encode()))


def test_fields_before_headings() -> None:
    lead = "## Field a\n\nText.\n"
    page = read(object_("Thing", field("a", "*str*"), field("a", "*str*"), lead=lead))

    assert [row.anchor for row in page.fields] == ["field-a", "field-a_1"]
    assert [h.anchor for h in page.headings] == ["thing", "field-a_2", "fields"]


def test_values() -> None:
    assert [v.anchor for v in read(enum("Thing", "x", "y")).values] == ["value-X", "value-Y"]
    page = read('# Thing\n\n## Values\n\n- `"a b"`\n- `""`\n')
    assert [v.anchor for v in page.values] == ["value-a-b", "value-"]


def test_operation_named_like_its_page() -> None:
    ping = operation("ping", field("a", "*str*"), errors=(("errors.Gone", "404"),))
    page = read(sdk("Ping", ping), "sdks/ping/README.md")
    (found,) = page.operations

    assert found.anchor == "ping_1"
    assert found.parameters is not None
    assert [row.anchor for row in found.parameters.fields] == ["ping_1-param-a"]
    assert [response.anchor for response in found.responses] == ["ping_1"]
    tables = [b.content for b in page.blocks if isinstance(b.content, FieldTable)]
    assert tables == [found.parameters]


def test_a_torn_table_takes_no_ids() -> None:
    torn = object_("Thing", field("a", "*str*"), ("`b`", "x", ":heavy_check_mark:", "1", "2"))
    head = "| Field | Type | Required | Description |\n| - | - | - | - |\n"
    page = read(f"{torn}\n\n## Fields\n\n{head}| `a` | *str* | :heavy_check_mark: | N/A |\n")

    assert [row.anchor for row in page.fields] == ["field-a"]


def test_the_host_s_own_rule() -> None:
    source = decode(sdk("Pets", operation("get")).encode())
    page = read_page("sdks/pets/README.md", source, lambda text: f"x-{text}")
    assert [o.anchor for o in page.operations] == ["x-get"]
