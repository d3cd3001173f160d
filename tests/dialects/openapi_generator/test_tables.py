"""Rows of the generator's tables: outer pipes, rows that are too long or too short, and cells."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from mkdocs_sdk_reference.commonmark.outline import outline
from mkdocs_sdk_reference.commonmark.tables import Table
from mkdocs_sdk_reference.dialects.openapi_generator.columns import columns_of, rows
from mkdocs_sdk_reference.dialects.openapi_generator.tables import route, type_of
from mkdocs_sdk_reference.model import Field, FieldTable, Kind, Link, Page

from tests.dialects.openapi_generator.writing import (
    FIELDS,
    field_of,
    object_,
    open_table,
    operation_of,
    piped,
    read,
    row,
)
from tests.support.growth import assert_linear

OPEN = "Name | Type | Description | Notes\n--- | --- | --- | ---\n"
PIPED = "| Name | Type | Description | Notes |\n| --- | --- | --- | --- |\n"


def page_of(table: str) -> Page:
    return read(f"# Pet\n\n## Properties\n\n{table}\n")


def only(table: str) -> Field:
    (found,) = page_of(table).fields
    return found


@pytest.mark.parametrize("head", [OPEN, PIPED], ids=["open head", "piped head"])
@pytest.mark.parametrize(
    "line",
    [
        pytest.param("**name** | **str** | Its name | [optional] ", id="open row"),
        pytest.param("| **name** | **str** | Its name | [optional] |", id="piped row"),
        pytest.param("| **name** | **str** | Its name | [optional]", id="row that begins with a pipe"),
        pytest.param(" **name** | **str**| Its name | [optional]", id="no blank before a pipe"),
        pytest.param("**name**|**str**|Its name|[optional]", id="no blanks"),
    ],
)  # fmt: skip
def test_outer_pipes_of_head_and_row_need_not_agree(head: str, line: str) -> None:
    found = only(head + line)
    assert (found.name, found.type.text, found.description) == ("name", "str", "Its name")
    assert found.required is False


@pytest.mark.parametrize(
    ("line", "description", "required", "default"),
    [
        pytest.param("**a** | **str** | box | tube | ", "box | tube", True, None, id="empty notes"),
        pytest.param("| **a** | **str** | box | tube |  |", "box | tube", True, None, id="outer pipes"),
        pytest.param("**a** | **str** | box | tube | [optional] ", "box | tube", False, None, id="notes"),
        pytest.param("**a** | **str** | a | b | c | [default to 'a']", "a | b | c", True, "'a'", id="three parts"),
        pytest.param("**a** | **str** | box | tube", "box", None, None, id="as many cells as columns"),
        pytest.param("**a** | **str** | a | b | c", "a | b | c", True, None, id="no notes at all"),
        pytest.param("**a** | **str** | box \\| tube | [optional]", "box | tube", False, None, id="escaped pipe"),
        pytest.param("**a** | **str** |  | tube | [optional]", " | tube", False, None, id="pipe first"),
    ],
)  # fmt: skip
def test_a_pipe_in_a_description(
    line: str, description: str, required: bool | None, default: str | None
) -> None:
    found = only(OPEN + line)
    # Four cells may be a whole row: what stands in the last one is text beside it then.
    assert found.description.split("\n\n")[0].strip() == description.strip()
    assert (found.required, found.default) == (required, default)


def test_no_text_of_a_row_is_lost_between_description_and_notes() -> None:
    assert only(OPEN + "**a** | **str** | box | tube").description == "box\n\ntube"


@pytest.mark.parametrize(
    ("line", "required"),
    [
        pytest.param("**a** | **str** | text", True, id="notes missing"),
        pytest.param("**a** | **str**", None, id="two cells missing"),
        pytest.param("**a**", None, id="name alone"),
    ],
)
def test_short_rows(line: str, required: bool | None) -> None:
    found = only(f"{OPEN}{line} |\n" if line == "**a**" else f"{OPEN}{line}\n")
    assert (found.name, found.required) == ("a", required)


def test_a_torn_row_is_told_with_its_line_and_leaves_the_others() -> None:
    page = page_of(f"{OPEN}**a** | **str** | | \n**b** | **str**\n**c** | **int** | | [optional]")
    assert [(p.line, p.message) for p in page.problems] == [
        (8, "a row has 2 cells, but its table has 4 columns")
    ]
    assert [(f.name, f.required) for f in page.fields] == [("a", True), ("b", None), ("c", False)]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        pytest.param("**'a' | 'b'**", "'a' | 'b'", id="bold"),
        pytest.param("[**'a' | 'b'**]", "'a' | 'b'", id="in brackets"),
        pytest.param("[**'a' | 'b'**]**Array<'a' &#124; 'b'>**", "['a' | 'b']Array<'a' | 'b'>", id="in brackets, then a list"),
        pytest.param("**Array<'a' &#124; 'b'>**", "Array<'a' | 'b'>", id="as a reference"),
        pytest.param("**'a' | 'b' | 'c' | 'd'**", "'a' | 'b' | 'c' | 'd'", id="several"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("write", [open_table, piped], ids=["open", "piped"])
def test_a_pipe_in_a_type(write: Callable[..., str], cell: str, text: str) -> None:
    found = only(write(FIELDS, ("**kind**", cell, "Its kind", "[optional]")))
    assert (found.type.text, found.description, found.required) == (text, "Its kind", False)


@pytest.mark.parametrize(
    ("cell", "text", "hrefs"),
    [
        pytest.param("**str**", "str", [], id="bold"),
        pytest.param("str", "str", [], id="bare"),
        pytest.param("`str`", "str", [], id="code"),
        pytest.param("```str```", "str", [], id="three backticks"),
        pytest.param("[```Pet```](Pet.md)", "Pet", ["Pet.md"], id="three backticks in a link"),
        pytest.param("[**Pet**](Pet.md)", "Pet", ["Pet.md"], id="link"),
        pytest.param("Pointer to [**[]Pet**](Pet.md)", "Pointer to []Pet", ["Pet.md"], id="Go"),
        pytest.param("Pointer to **string**", "Pointer to string", [], id="Go's pointer"),
        pytest.param("***os.File**", "*os.File", [], id="Go's file"),
        pytest.param("Pointer to ***os.File**", "Pointer to *os.File", [], id="Go's pointer to a file"),
        pytest.param("[**map[string]interface{}**](map.md)", "map[string]interface{}", ["map.md"], id="Go's map"),
        pytest.param("[**List&lt;Pet&gt;**](Pet.md)", "List<Pet>", ["Pet.md"], id="Java"),
        pytest.param("[**Dict[str, Pet]**](Pet.md)", "Dict[str, Pet]", ["Pet.md"], id="Python"),
        pytest.param("**bool, date, none_type**", "bool, date, none_type", [], id="Python's any"),
        pytest.param("Option<[**Vec<models::Pet>**](Pet.md)>", "Option<Vec<models::Pet>>", ["Pet.md"], id="Rust"),
        pytest.param(r"[**\Stables\Model\Pet[]**](Pet.md)", r"\Stables\Model\Pet[]", ["Pet.md"], id="PHP"),
        pytest.param(r"**array<string,\Stables\Model\Pet>**", r"array<string,\Stables\Model\Pet>", [], id="PHP's map"),
        pytest.param(r"**\SplFileObject****\SplFileObject**", r"\SplFileObject", [], id="PHP's file, twice"),
        pytest.param("**int****str**", "intstr", [], id="two types"),
        pytest.param(r"[**pet_t**](pet.md) \*", "pet_t *", ["pet.md"], id="C"),
        pytest.param(r"**char \***", "char *", [], id="C's string"),
        pytest.param("**list_t***", "list_t*", [], id="C's list"),
        pytest.param("[Pet]", "[Pet]", [], id="Swift's list"),
        pytest.param("[[Pet]]", "[[Pet]]", [], id="Swift's list of lists"),
        pytest.param("**String?**", "String?", [], id="Swift 2"),
        pytest.param("[**{ [key: string]: Pet; }**](Pet.md)", "{ [key: string]: Pet; }", ["Pet.md"], id="TypeScript's map"),
        pytest.param("[**string**]", "string", [], id="brackets without a link"),
        pytest.param("[**Page**](Page.md)<[**Pet**](Pet.md)>", "Page<Pet>", ["Page.md", "Pet.md"], id="two links"),
        pytest.param("[**inline**](#Kind)", "Kind", ["#Kind"], id="Kotlin's own enum"),
        pytest.param("[**inline**](#kotlin.collections.List&lt;Flags&gt;)", "Flags", ["#kotlin.collections.List<Flags>"], id="Kotlin's list of it"),
        pytest.param('**Enum** [ "A",    "B" ]', 'Enum [ "A",    "B" ]', [], id="values in the type"),
        pytest.param("**NSArray&lt;Pet&gt;***", "NSArray<Pet>*", [], id="ObjC"),
        pytest.param("**HASH[string,Pet]**", "HASH[string,Pet]", [], id="Perl"),
        pytest.param("[**Pet**](.md)", "Pet", [".md"], id="no name"),
        pytest.param("[**Pet**]()", "Pet", [""], id="no destination"),
        pytest.param("", "", [], id="empty"),
    ],
)  # fmt: skip
def test_types(cell: str, text: str, hrefs: list[str]) -> None:
    found = type_of(cell)
    assert found.text == text
    assert [part.href for part in found.parts if isinstance(part, Link)] == hrefs


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        pytest.param("**name**", "name", id="bold"),
        pytest.param("name", "name", id="bare"),
        pytest.param("`name`", "name", id="code"),
        pytest.param("```name```", "name", id="three backticks"),
        pytest.param("`name`<sup>*_required_</sup>", "name", id="marked as required"),
        pytest.param("**name**<sup>*_required_</sup>", "name", id="bold and marked"),
        pytest.param("**_class**", "_class", id="underscore"),
        pytest.param("**__links**", "__links", id="two underscores"),
        pytest.param("**$ref**", "$ref", id="sign"),
        pytest.param("**pet.name[]**", "pet.name[]", id="brackets"),
        pytest.param("**a&lt;b**", "a<b", id="reference"),
        pytest.param("**@type**", "@type", id="at"),
    ],
)
def test_names(cell: str, name: str) -> None:
    assert only(f"{PIPED}| {cell} | **str** | | |").name == name


def test_a_row_without_a_name_is_no_field() -> None:
    assert [f.name for f in page_of(f"{OPEN}| | **str** | | |\n**b** | **str** | | ").fields] == [
        "b"
    ]


@pytest.mark.parametrize(
    ("head", "line", "required"),
    [
        pytest.param(FIELDS, ("`a`<sup>*_required_</sup>", "```str```", "", ""), True, id="mark at the name"),
        pytest.param(FIELDS, ("**a**", "**str**", "", "[required]"), True, id="notes say so"),
        pytest.param(FIELDS, ("**a**", "**str**", "", ""), True, id="no notes"),
        pytest.param(FIELDS, ("**a**", "**str**", "", "[readonly]"), True, id="notes of something else"),
        pytest.param(FIELDS, ("**a**", "**str**", "", "[optional]"), False, id="optional"),
        pytest.param(FIELDS, ("**a**", "**str**", "", "free text"), None, id="notes are text"),
        pytest.param(("Name", "Type"), ("`a`", "str"), None, id="no column of notes"),
        pytest.param(("Name", "Type", "Required", "Description"), ("**a**", "**str**", "**yes**", ""), True, id="yes"),
        pytest.param(("Name", "Type", "Required", "Description"), ("**a**", "**str**", "**no**", ""), False, id="no"),
        pytest.param(("Name", "Type", "Description", "Required", "Notes"), ("**a**", "**str**", "", "[required]", ""), True, id="Rust: required"),
        pytest.param(("Name", "Type", "Description", "Required", "Notes"), ("**a**", "**str**", "", "", ""), False, id="Rust: not required"),
        pytest.param(("Name", "Type", "Description", "Required", "Notes"), ("**a**", "**str**", "", "[required]", "[default to 5]"), True, id="Rust: with a default"),
    ],
)  # fmt: skip
def test_required(head: tuple[str, ...], line: tuple[str, ...], required: bool | None) -> None:
    text = f"# Pet\n\n## Properties\n\n{open_table(head, line)}\n"
    assert field_of(text).required is required


@pytest.mark.parametrize(
    ("said", "default"),
    [
        ("  (optional) (default to 250)", "250"),
        ("(optional) (default to &#39;a&#39;)", "'a'"),
        ("(optional) (default to null)", None),
        ("(optional) (default to ())", None),
        ("(optional)", None),
    ],
)
def test_a_default_beside_what_is_required(said: str, default: str | None) -> None:
    head = ("Param Type", "Name", "Data Type", "Required", "Description")
    line = ("Query", "limit", "**Int32**", said, "At most")
    text = "# PetsApi\n\nMethod | HTTP request\n--- | ---\n[**get**](#get) | **GET** /pets\n\n## get\n\n"
    found = operation_of(f"{text}### Parameters\n\n{open_table(head, line)}\n").parameters
    assert found is not None
    assert [(f.required, f.default) for f in found.fields] == [(False, default)]


def test_where_one_field_is_marked_all_others_are_optional() -> None:
    rows_ = ("`a`<sup>*_required_</sup>", "```str```", "", ""), ("`b`", "```str```", "", "")
    assert [f.required for f in page_of(open_table(FIELDS, *rows_)).fields] == [True, False]


def test_values_at_the_end_of_a_description() -> None:
    found = only(OPEN + "**kind** | **Kind** | box | tube (enum: box, tube) | [default to Box]")
    assert (found.description, found.values, found.default) == (
        "box | tube", ("box", "tube"), "Box"
    )  # fmt: skip


@pytest.mark.parametrize(
    "heading",
    ["Properties\n", "Properties"],
    ids=["a blank line above the table", "the table right below its heading"],
)
def test_a_table_below_its_heading(heading: str) -> None:
    assert field_of(f"# Pet\n\n## {heading}\n{OPEN}**a** | **str** | | \n").line in {6, 7}


def test_a_footer_right_below_a_table_is_no_row() -> None:
    page = page_of(f"{OPEN}**a** | **str** | | \n[[Back to Model list]](../README.md#models)")
    assert [f.name for f in page.fields] == ["a"]
    assert page.problems == ()


@pytest.mark.parametrize(
    ("cell", "route_"),
    [
        pytest.param("**GET** /pets/{id}", ("GET", "/pets/{id}"), id="bold"),
        pytest.param("**Post** /pets", ("Post", "/pets"), id="Go"),
        pytest.param("`GET` `/pets`", ("GET", "/pets"), id="code"),
        pytest.param("**GET** `/pets`", ("GET", "/pets"), id="path as code"),
        pytest.param("GET /pets", ("GET", "/pets"), id="bare"),
        pytest.param(r"**PUT** /pdf/\{name}", ("PUT", "/pdf/{name}"), id="backslash"),
        pytest.param("**GET** /a&amp;b", ("GET", "/a&b"), id="reference"),
        pytest.param("**FETCH** /pets", ("", "FETCH /pets"), id="no method"),
        pytest.param("/pets", ("", "/pets"), id="path alone"),
        pytest.param("**GET**", ("GET", ""), id="method alone"),
        pytest.param("", ("", ""), id="empty"),
    ],
)
def test_route(cell: str, route_: tuple[str, str]) -> None:
    assert route(cell) == route_


def test_a_type_with_pipes_in_many_cells_is_joined_once() -> None:
    page = page_of(f"{OPEN}**a** | **{'x | ' * 8_000}y** | text | [optional]")
    (found,) = page.fields
    assert (found.description, found.required) == ("text", False)


def test_a_row_of_32_000_characters() -> None:
    found = only(f"{OPEN}**a** | **str** | {'word ' * 6_400}| [optional]")
    assert len(found.description) == 31_999
    assert found.required is False


ROWS: dict[str, Callable[[int], str]] = {
    "pipes": lambda n: "**a** | **str** | " + "| " * n,
    "pipes in an open type": lambda n: "**a** | **str | " + "| " * n,
    "stars": lambda n: "**a** | " + "**a " * n + " | | ",
    "doubled stars": lambda n: "**a** | " + "**a****" * n + " | | ",
    "lists in brackets": lambda n: "**a** | [**a**]" + "**Array<a>**]" * n + " | | ",
    "brackets": lambda n: "**a** | " + "[" * n + " | | " + "[" * n,
    "notes": lambda n: "**a** | **str** | | " + "[optional] " * n,
    "defaults": lambda n: "**a** | **str** | | " + "defaults to " * n,
    "values": lambda n: "**a** | **str** | (enum: " + 'a, "' * n + ") | ",
    "half values": lambda n: "**a** | **str** | " + "(enum: a " * n + "| ",
    "blanks": lambda n: f"**a** | **str** | x{' ' * n}y | {' ' * n}z{' ' * n}w",
    "backslashes": lambda n: "**a** | " + "\\" * n + " | | ",
    "marks": lambda n: "`" * n + " | **str** | | ",
}


@pytest.mark.parametrize("of", ROWS.values(), ids=ROWS)
def test_time_of_a_row_is_linear(of: Callable[[int], str]) -> None:
    def prepared(count: int) -> Callable[[], object]:
        lines = f"{OPEN}{of(count)}".split("\n")
        (table,) = (e for e in outline(lines, open_tables=True) if isinstance(e, Table))
        columns = columns_of(table, lines)
        assert columns is not None
        return lambda: [
            type_of(row.cells[1]) for row in rows(table, columns, lines, 1, lambda *_: None)
        ]

    assert_linear(1_000, prepared)


@pytest.mark.parametrize("of", ROWS.values(), ids=ROWS)
def test_time_of_a_page_with_such_a_row_is_linear(of: Callable[[int], str]) -> None:
    assert_linear(1_000, lambda count: lambda: page_of(f"{OPEN}{of(count)}"))


def test_a_table_keeps_its_head() -> None:
    (block, *_) = page_of(f"{OPEN}**a** | **str** | | ").blocks
    assert isinstance(block.content, FieldTable)
    assert block.content.head == FIELDS


def test_a_hand_written_table_is_left() -> None:
    page = page_of("Name | Type | Default\n--- | --- | ---\na | b | c")
    assert page.kind is Kind.OTHER


def test_rows_of_operations_may_be_short() -> None:
    text = (
        "# PetsApi\n\nMethod | HTTP request\n--- | ---\n[**get**](#get) | **GET** /pets\n\n## get\n"
    )
    found = operation_of(text)
    assert (found.method, found.path) == ("GET", "/pets")


@pytest.mark.parametrize("name", ["filter[*]", "a*b", "_links", "$ref"])
def test_a_name_keeps_its_marks(name: str) -> None:
    assert field_of(object_("Pet", row(name))).name == name


def test_values_in_the_place_of_a_type_name_no_types() -> None:
    found = field_of(object_("Pet", row("kind", "`identity`, `devices`")))
    assert (found.type.text, found.type.unqualified) == ("identity, devices", False)
