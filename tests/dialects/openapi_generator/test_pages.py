"""Which pages are the generator's, by their content alone; and pages that are broken."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from mkdocs_sdk_reference.commonmark.source import decode
from mkdocs_sdk_reference.dialects import read_page
from mkdocs_sdk_reference.model import FieldTable, Flaw, Kind, OperationTable, Page
from mkdocs_sdk_reference.reference import Reference

from tests.dialects.openapi_generator.writing import (
    FIELDS,
    FOOTER,
    OPERATIONS,
    STATUSES,
    api,
    call,
    enum,
    listed,
    object_,
    open_table,
    piped,
    read,
    row,
)
from tests.support.growth import assert_linear
from tests.support.writing import field, sdk
from tests.support.writing import object_ as of_speakeasy
from tests.support.writing import operation as operation_of_speakeasy

PAGES = {
    "object": (object_("Pet", row("name")), Kind.OBJECT),
    "enum": (enum("Kind", "box"), Kind.ENUM),
    "operations": (api("PetsApi", (listed("get"),), call("get")), Kind.OPERATIONS),
    "operations without sections": (api("PetsApi", (listed("get"),)), Kind.OPERATIONS),
    "list of no operations": (api("PetsApi", ()), Kind.OPERATIONS),
}


def any_dialect(text: str, path: str) -> Page:
    return read_page(path, decode(text.encode()), str.lower)


def dialect_of(page: Page) -> str:
    return page.dialect.name if page.dialect is not None else ""


@pytest.mark.parametrize(("text", "kind"), PAGES.values(), ids=PAGES)
@pytest.mark.parametrize(
    "path", ["docs/Pet.md", "Models/Api.md", "docs/api/Default.md", "sdks/README2.md"]
)
def test_pages_are_told_by_content(text: str, kind: Kind, path: str) -> None:
    page = any_dialect(text, path)
    assert (dialect_of(page), page.kind, page.is_sure) == ("openapi-generator", kind, True) or (
        # A list that names nothing tells only what the page is of.
        not page.operations and page.kind is kind is Kind.OPERATIONS
    )


@pytest.mark.parametrize(
    "text", [text.replace("\n", "\r\n") for text, _ in PAGES.values()], ids=PAGES
)
def test_line_ends_of_windows(text: str) -> None:
    page = any_dialect(text, "docs/Pet.md")
    assert dialect_of(page) == "openapi-generator"


@pytest.mark.parametrize(("text", "kind"), PAGES.values(), ids=PAGES)
def test_a_byte_order_mark_and_no_line_end(text: str, kind: Kind) -> None:
    assert any_dialect(f"\ufeff{text.rstrip()}", "docs/Pet.md").kind is kind


OTHERS = {
    "empty": "",
    "no heading": "Properties of a pet, by HTTP request.\n\n| Name | Type |\n| - | - |\n| a | b |\n",
    "underlined heading": "Guide\n=====\n\nProperties\n----------\n\nText.\n",
    "text": "# Guide\n\nSome text about Properties of pets.\n",
    "table of another head": "# Guide\n\n## Properties\n\nName | Value | Default\n- | - | -\na | b | c\n",
    "table of a usual head elsewhere": f"# Guide\n\n## Settings\n\n{open_table(FIELDS, row('a'))}\n",
    "names and types, and another title": "# Guide\n\n## Properties\n\n| Name | Type |\n| - | - |\n| a | b |\n",
    "names, types and what is required": "# Options of ours\n\n## Properties\n\n| Name | Type | Required | Description |\n| - | - | - | - |\n| a | b | c | d |\n",
    "properties without a table": "# Guide\n\n## Properties\n\nIt has some.\n",
    "list of plain words": "# Guide\n\n## Enum\n\n- one\n- two\n",
    "heading with a table of two columns": "# Guide\n\n## Enum\n\n| Key | Meaning |\n| - | - |\n| a | b |\n",
    "page in code": f"# Guide\n\n````\n{object_('Pet', row('name'))}````\n",
    "page in a comment": f"# Guide\n\n<!--\n{object_('Pet', row('name'))}-->\n",
    "page in raw HTML": f"# Guide\n\n<pre>\n{object_('Pet', row('name'))}</pre>\n",
    "change log": "# Changelog\n\n## 1.2.0\n\n- Properties of `Pet` are read.\n- HTTP request | was changed\n\n## Properties\n\n- one\n",
    "list of all operations, by an author": f"# Guide\n\n{open_table(('Class', 'Method', 'HTTP request', 'Description'), ('*PetsApi*', '[**get**](PetsApi.md#get)', '**GET** /pets', ''))}\n",
    "interfaces alone": "# Guide\n\n## Implemented Interfaces\n\n* Pet\n\nProperties\n",
}  # fmt: skip


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
@pytest.mark.parametrize("path", ["docs/notes.md", "docs/CHANGELOG.md"])
def test_other_pages_stay_as_they_are(text: str, path: str) -> None:
    page = any_dialect(text, path)
    assert (page.kind, page.dialect, page.blocks, page.problems) == (Kind.OTHER, None, (), ())


@pytest.mark.parametrize(
    "text",
    [
        of_speakeasy("Pet", field("name", "*str*")),
        sdk("Pets", operation_of_speakeasy("get", field("a", "*str*"), response="str")),
    ],
    ids=["object", "operations"],
)
def test_pages_of_another_generator_are_its_own(text: str) -> None:
    assert not read(text, "models/pet.md").generated
    assert dialect_of(any_dialect(text, "models/pet.md")) == "speakeasy"


README = (
    "# Stables\n\n## Documentation for API Endpoints\n\n"
    + open_table(
        ("Class", "Method", "HTTP request", "Description"),
        ("*PetsApi*", "[**get**](docs/PetsApi.md#get)", "**GET** /pets", "Get | one"),
        ("*PetsApi*", "[**put**](docs/PetsApi.md#put)", "**PUT** /pets/{id}", ""),
    )
    + "\n\n## Documentation for Models\n\n - [Pet](docs/Pet.md)\n"
)


@pytest.mark.parametrize("path", ["README.md", "clients/go/README.md", "readme.md"])
def test_a_readme_is_an_overview(path: str) -> None:
    page = read(README, path)
    assert (page.kind, page.title) == (Kind.OVERVIEW, "Stables")
    (table,) = (b.content for b in page.blocks if isinstance(b.content, OperationTable))
    assert [(o.group, o.method, o.path, o.description) for o in table.operations] == [
        ("*PetsApi*", "GET", "/pets", "Get | one"),
        ("*PetsApi*", "PUT", "/pets/{id}", ""),
    ]


def test_a_readme_of_one_cell_for_class_and_method_is_an_overview_whose_table_stays() -> None:
    page = read(
        "# Stables\n\nClass | Method\n--- | ---\n*PetsApi* | [**get**](docs/PetsApi.md#get)<br/>**GET** /pets<br/>\n",
        "README.md",
    )
    assert (page.kind, page.blocks) == (Kind.OVERVIEW, ())


def test_a_readme_that_lists_other_classes_is_its_author_s() -> None:
    text = "# Design\n\n| Class | Method |\n| - | - |\n| `Cache` | `get` |\n"
    assert read(text, "README.md").kind is Kind.OTHER


def test_a_readme_without_such_a_list_is_none() -> None:
    text = "# Stables\n\nHTTP request | Method\n- | -\na | b\n"
    assert not read(text, "README.md").generated


def test_a_page_that_a_description_has_spoilt_is_alike() -> None:
    text = object_("Pet", row("name"), lead="```\nnever closed")
    page = read(text)
    assert (page.generated, page.alike) == (False, True)


# Input that is broken.


def flaws(page: Page) -> list[tuple[Flaw, int]]:
    return [(problem.flaw, problem.line) for problem in page.problems]


@pytest.mark.parametrize("piped_", [False, True], ids=["open", "piped"])
def test_a_table_that_is_cut_off_below_its_head(piped_: bool) -> None:
    head = (
        "| Name | Type | Description | Notes |" if piped_ else "Name | Type | Description | Notes"
    )
    page = read(f"# Pet\n\n## Properties\n\n{head}\n")
    assert flaws(page) == [(Flaw.CUT, 5)]
    assert (page.kind, page.fields, page.passed_through) == (Kind.OBJECT, (), (5,))


@pytest.mark.parametrize(
    ("cut", "fields"),
    [
        pytest.param("**b** | **i", [("a", "str"), ("b", "**i")], id="in a type"),
        pytest.param("**b** | **int** | Its", [("a", "str"), ("b", "int")], id="in a description"),
        pytest.param("**b", [("a", "str"), ("**b", "")], id="in a name"),
        pytest.param("**b** | [**Kind**](Ki", [("a", "str"), ("b", "[Kind](Ki")], id="in a link"),
    ],
)
def test_a_page_that_is_cut_off_in_a_row(cut: str, fields: list[tuple[str, str]]) -> None:
    page = read(f"# Pet\n\n## Properties\n\n{open_table(FIELDS, row('a'))}\n{cut}")
    assert [(f.name, f.type.text) for f in page.fields] == fields
    assert all(flaw is Flaw.ROW and line == 8 for flaw, line in flaws(page))


def test_a_cut_table_of_parameters_leaves_the_other_operations() -> None:
    calls = [
        call("get", row("a")).replace("\n" + "-------------" + " | -------------" * 3, "\n\nx"),
        call("put", row("b")),
    ]
    page = read(api("PetsApi", (listed("get"), listed("put")), *calls), "docs/PetsApi.md")
    lines = page.text.split("\n")
    assert [(flaw, lines[line - 1]) for flaw, line in flaws(page)] == [
        (Flaw.CUT, "Name | Type | Description | Notes")
    ]
    assert [f.name for o in page.operations if o.parameters for f in o.parameters.fields] == ["b"]


def test_a_cut_table_of_statuses_is_told() -> None:
    text = api("PetsApi", (listed("get"),), call("get", statuses=(("**200**", "x", " -  "),)))
    page = read(
        text[: text.index("**200**")].rpartition("\n")[0].rpartition("\n")[0], "docs/PetsApi.md"
    )
    assert flaws(page) == [(Flaw.CUT, page.text.split("\n").index(" | ".join(STATUSES)) + 1)]


def test_a_cut_list_of_operations_is_no_page_of_operations() -> None:
    page = read("# PetsApi\n\nMethod | HTTP request | Description\n", "docs/PetsApi.md")
    assert (page.kind, page.alike) == (Kind.OTHER, True)


@pytest.mark.parametrize("end", range(0, 700, 7))
def test_a_page_may_end_anywhere(end: int) -> None:
    call_ = call("get", row("id"), returns="**str**", statuses=(("**200**", "x", " -  "),))
    text = api("PetsApi", (listed("get"),), call_)[:end]
    page = read(text, "docs/PetsApi.md")
    last = page.text.count("\n") + 1
    assert all(0 < problem.line <= last for problem in page.problems)


def test_a_list_of_operations_below_properties_leaves_one_of_both() -> None:
    listing = open_table(OPERATIONS, listed("get"))
    page = read(f"{object_('Pet', row('name'))}\n{listing}\n\n{call('get')}")
    found = page.kind, [f.name for f in page.fields], [o.name for o in page.operations]
    assert found in [(Kind.OBJECT, ["name"], []), (Kind.OPERATIONS, [], ["get"])]


def test_properties_below_a_list_of_operations_leave_them() -> None:
    text = api("PetsApi", (listed("get"),), call("get")) + "\n" + object_("Pet", row("name"))
    page = read(text, "docs/PetsApi.md")
    assert (page.kind, [o.name for o in page.operations]) == (Kind.OPERATIONS, ["get"])
    assert not any(isinstance(b.content, FieldTable) for b in page.blocks)


def test_a_list_of_operations_without_a_heading_is_a_page_of_them() -> None:
    text = f"All URIs are relative to */v1*\n\n{open_table(OPERATIONS, listed('get'))}"
    page = read(text, "docs/PetsApi.md")
    assert (page.kind, page.title, page.operations) == (Kind.OPERATIONS, "", ())


def test_two_tables_of_properties_are_one_type() -> None:
    page = read(object_("Pet", row("a")) + object_("Pet", row("b"), row("a")).partition("\n")[2])
    assert [(f.name, f.anchor) for f in page.fields] == [
        ("a", "field-a"), ("b", "field-b"), ("a", "field-a_1")
    ]  # fmt: skip


def test_bytes_that_are_no_utf_8_leave_the_rest() -> None:
    source = decode(object_("Pet", row("na\u00efve"), row("b")).encode("latin-1"))
    page = read_page("docs/Pet.md", source, str.lower)
    assert [(p.flaw, p.line) for p in source.problems] == [(Flaw.BYTES, 9)]
    assert [f.name for f in page.fields][1] == "b"


def test_a_nul_byte_leaves_the_rest() -> None:
    page = any_dialect(object_("Pet", row("a\0b"), row("c")), "docs/Pet.md")
    assert [f.name for f in page.fields][1] == "c"


def test_a_cut_page_among_others_is_settled_with_them() -> None:
    texts = {
        "docs/Cut.md": "# Cut\n\n## Properties\n\nName | Type | Description | Notes\n",
        "docs/Pet.md": object_("Pet", row("name")),
    }
    pages = [any_dialect(text, path) for path, text in texts.items()]
    found = Reference(pages, texts, "docs", str.lower)
    assert [f.required for f in found.pages["docs/Pet.md"].fields] == [True]


MAKERS: dict[str, Callable[[int], str]] = {
    "rows": lambda n: object_("Pet", *(row(f"f{i}") for i in range(n))),
    "rows of one name": lambda n: object_("Pet", *(row("f"),) * n),
    "torn rows": lambda n: object_("Pet", *(("**a**", "**str**"),) * n),
    "piped rows": lambda n: f"# Pet\n\n## Properties\n\n{piped(FIELDS, *(row('f'),) * n)}\n",
    "values": lambda n: enum("Kind", *map(str, range(n))),
    "values of one name": lambda n: enum("Kind", *("x",) * n),
    "a value of marks": lambda n: "# K\n\n## Enum\n\n* `" + "` (value: `x" * n,
    "own enums": lambda n: object_("Pet", row("a")) + "\n## Enum: KindEnum\n\n| Name | Value |\n| - | - |\n| A | a |\n" * n,
    "values in one row": lambda n: object_("Pet", row("a")) + "\n## Enum: kind\n\n| Name | Value |\n| - | - |\n| kind | " + "a, " * n + "b |\n",
    "members": lambda n: "# Any\n\n## oneOf\n\n" + "- [Pet](Pet.md)\n" * n,
    "Julia's members": lambda n: object_("Any", row("value", "This is a oneOf model. It is: " + "Pet, " * n + "Box")),
    "Julia's colons": lambda n: object_("Any", row("value", "This is a oneOf model." + ": a" * n + ":")),
    "sections": lambda n: object_("Pet", row("a")) + "\n## x\n\nx\n" * n,
    "heads": lambda n: object_("Pet", row("a")) + "\nName | Type | Description | Notes\n" * n,
    "tables": lambda n: object_("Pet", row("a")) + f"\n## Properties\n\n{open_table(FIELDS, row('a'))}\n" * n,
    "ids": lambda n: '<a id="x"></a>\n## x\n' * n + object_("Pet", row("a")),
    "footers": lambda n: object_("Pet", row("a")) + f"{FOOTER}\n" * n,
    "half footers": lambda n: object_("Pet", row("a")) + "[[" * n,
    "namespaces of a title": lambda n: object_("a." * n + "Pet", row("a")),
    "backslashes of a title": lambda n: object_("\\" * n + "Pet", row("a")),
    "marks of a title": lambda n: object_("# " * n + "Pet", row("a")),
    "blanks of a title": lambda n: object_("Pet" + " " * n + "Food", row("a")),
}  # fmt: skip


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_time_is_linear(make: Callable[[int], str]) -> None:
    def prepared(count: int) -> Callable[[], object]:
        text = make(count)
        return lambda: read(text)

    assert_linear(500, prepared)
