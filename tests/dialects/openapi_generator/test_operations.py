"""Pages of operations: the list joined with the sections, and what each section says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from mkdocs_sdk_reference.model import (
    FieldTable,
    Kind,
    LeftOut,
    Link,
    ListedOperation,
    OperationTable,
    Page,
    Response,
    ResponseTable,
    Returns,
    Signature,
)

from tests.dialects.openapi_generator.writing import (
    FIELDS,
    FOOTER,
    OPERATIONS,
    STATUSES,
    api,
    call,
    listed,
    open_table,
    operation_of,
    piped,
    read,
    row,
)
from tests.support.growth import assert_linear

PATH = "docs/PetsApi.md"
ID = row("pet_id", "**str**", "Its id")
BODY = row("pet", "[**Pet**](Pet.md)", "A pet")


def one(*parameters: tuple[str, ...], route: str = "**GET** /pets", **facts: object) -> str:
    """A page of one operation."""
    return api("PetsApi", (listed("get_pet", route),), call("get_pet", *parameters, **facts))  # type: ignore[arg-type]


def page_of(text: str) -> Page:
    return read(text, PATH)


def listing(page: Page) -> tuple[ListedOperation, ...]:
    (table,) = (b.content for b in page.blocks if isinstance(b.content, OperationTable))
    return table.operations


@pytest.mark.parametrize(
    "heading",
    [
        pytest.param("# **{}**", id="Python, Java, C#"),
        pytest.param("## {}", id="Go, Rust, Ruby"),
        pytest.param("## `{}()`", id="PHP"),
        pytest.param("## **{}**", id="the markdown generator"),
        pytest.param("## **`{}()` - Get one**", id="api.video"),
        pytest.param("# {}", id="bare H1"),
    ],
)
def test_headings(heading: str) -> None:
    found = operation_of(one(heading=heading))
    assert (found.name, found.method, found.path) == ("get_pet", "GET", "/pets")


def test_operations_of_level_1_are_lowered_below_the_title() -> None:
    page = page_of(one())
    assert [(h.level, h.text) for h in page.headings][:2] == [(1, "PetsApi"), (2, "**get_pet**")]
    assert page.title == "PetsApi"


@pytest.mark.parametrize(
    ("title", "shown", "qualifier"),
    [
        ("PetsApi", "PetsApi", ""),
        (r"\PetsApi", "PetsApi", ""),
        (r"Stables\Api\PetsApi", "PetsApi", "Stables\\Api\\"),
        ("Stables::PetsApi", "PetsApi", "Stables::"),
        ("stables.PetsApi", "PetsApi", "stables."),
        ("# PetsApi", "PetsApi", ""),
    ],
)
def test_titles(title: str, shown: str, qualifier: str) -> None:
    page = page_of(api(title, (listed("get"),), call("get")))
    assert (page.title, page.qualifier, page.operations[0].group) == (shown, qualifier, "pets")


@pytest.mark.parametrize(
    "tag", ['<a id="GetPet"></a>', '<a name="GetPet"></a>', '<a id="GetPet"/>']
)
def test_an_id_above_a_heading_is_kept(tag: str) -> None:
    page = page_of(one(heading=f"{tag}\n# **{{}}**"))
    assert page.operations[0].anchor == "GetPet"
    assert listing(page)[0].anchor == "GetPet"
    assert any(isinstance(b.content, LeftOut) and b.end - b.start == 1 for b in page.blocks)


@pytest.mark.parametrize(
    "tag", ['<a id="__config"></a>', '<a id="a b"></a>', '<a id="1"></a>', '<a id=""></a>']
)
def test_an_id_that_can_not_be_one_is_left_out(tag: str) -> None:
    assert page_of(one(heading=f"{tag}\n# **{{}}**")).operations[0].anchor == "**get_pet**".strip(
        "*"
    )


@pytest.mark.parametrize(
    ("name", "anchor", "heading"),
    [
        pytest.param("get_pet", "get_pet", "get_pet", id="as it is"),
        pytest.param("GetPet", "getpet", "getPet", id="letter case"),
        pytest.param("Get a pet", "getPet", "getPet", id="the row has a summary for a name"),
        pytest.param("getPet", "operation-1", "getPet", id="the link leads elsewhere"),
        pytest.param("get\\_pet", "x", "get_pet", id="escaped"),
    ],
)
def test_a_section_is_joined_with_its_row(name: str, anchor: str, heading: str) -> None:
    rows = ((f"[**{name}**](PetsApi.md#{anchor})", "**GET** /pets/{id}", "Get one"),)
    assert operation_of(api("PetsApi", rows, call(heading))).path == "/pets/{id}"


def test_an_operation_named_like_its_page() -> None:
    page = page_of(api("Pets", (listed("pets"),), call("pets")))
    (found,) = page.operations
    assert page.text.split("\n")[found.heading] == "# **pets**"
    assert found.anchor == "pets_1"
    assert listing(page)[0].anchor == "pets_1"


def test_operations_of_one_name_are_taken_in_their_order() -> None:
    rows = listed("get", "**GET** /a"), listed("get", "**GET** /b")
    page = page_of(api("PetsApi", rows, call("get"), call("get")))
    assert [(o.path, o.anchor) for o in page.operations] == [("/a", "get"), ("/b", "get_1")]
    assert [row.anchor for row in listing(page)] == ["get", "get_1"]


def test_a_heading_that_no_row_names_is_no_operation() -> None:
    page = page_of(one() + "\n## Notes\n\n### Parameters\n\nNone.\n")
    assert [o.name for o in page.operations] == ["get_pet"]


def test_a_row_without_a_section_leads_nowhere() -> None:
    rows = listed("get_pet"), listed("gone")
    page = page_of(api("PetsApi", rows, call("get_pet")))
    assert [(row.name, bool(row.anchor)) for row in listing(page)] == [
        ("[**get_pet**](PetsApi.md#get_pet)", True),
        ("[**gone**](PetsApi.md#gone)", False),
    ]


@pytest.mark.parametrize("write", [open_table, piped])
def test_the_list_may_have_outer_pipes(write: Callable[..., str]) -> None:
    page = page_of(
        one().replace(
            open_table(OPERATIONS, listed("get_pet")), write(OPERATIONS, listed("get_pet"))
        )
    )
    assert [(o.method, o.path) for o in page.operations] == [("GET", "/pets")]


def test_a_head_and_rows_of_the_list_may_disagree() -> None:
    text = (
        one().replace("[**get_pet**]", "| [**get_pet**]").replace("/pets | ", "/pets | Get | one |")
    )
    (row_,) = listing(page_of(text))
    assert (row_.method, row_.path, row_.description) == ("GET", "/pets", "Get | one")


SIGNATURES = {
    "Python": ("> Pet get_pet(pet_id)", "Pet get_pet(pet_id)"),
    "Go": ("> Pet GetPet(ctx, petId).Execute()", "Pet GetPet(ctx, petId).Execute()"),
    "Ruby's list": ("> <Array<Pet>> get_pet(pet_id)", "<Array<Pet>> get_pet(pet_id)"),
    "TypeScript": ("> Array<Pet> getPet(petId)", "Array<Pet> getPet(petId)"),
    "Dart": ("> BuiltList<Pet> getPet(petId)", "BuiltList<Pet> getPet(petId)"),
    "Rust, joined with its summary": ("> Vec<models::Pet> get_pet(pet_id)\nGet one", "Vec<models::Pet> get_pet(pet_id)"),
    "references": ("> List&lt;Pet&gt; getPet(petId)", "List<Pet> getPet(petId)"),
    "PowerShell": (
        "> Pet Get-Pet<br>\n> &nbsp;&nbsp;&nbsp;&nbsp;[-PetId] <String><br>\n> &nbsp;&nbsp;&nbsp;&nbsp;[-Pet] <PSCustomObject><br>",
        "Pet Get-Pet\n    [-PetId] <String>\n    [-Pet] <PSCustomObject>",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("quote", "code"), SIGNATURES.values(), ids=SIGNATURES)
def test_signatures(quote: str, code: str) -> None:
    page = page_of(one().replace("> get_pet()", quote))
    (signature,) = (b.content for b in page.blocks if isinstance(b.content, Signature))
    assert signature.code == code


def test_a_quote_that_calls_nothing_stays_one() -> None:
    page = page_of(one().replace("> get_pet()", "> A pet you have."))
    assert not [b for b in page.blocks if isinstance(b.content, Signature)]


def test_a_quote_in_code_is_no_signature() -> None:
    page = page_of(one().replace("> get_pet()", "```\n> get_pet()\n```"))
    assert not [b for b in page.blocks if isinstance(b.content, Signature)]


def test_ruby_calls_each_operation_twice() -> None:
    more = (
        "#### Using the get_pet_with_http_info variant\n\nMore.\n\n"
        "> <Array(Pet, Integer, Hash)> get_pet_with_http_info(pet_id)\n\n### Parameters"
    )
    page = page_of(one(ID).replace("### Parameters", more))
    codes = [b.content.code for b in page.blocks if isinstance(b.content, Signature)]
    assert codes == ["get_pet()", "<Array(Pet, Integer, Hash)> get_pet_with_http_info(pet_id)"]
    assert [f.name for f in (page.operations[0].parameters or FieldTable((), ())).fields] == [
        "pet_id"
    ]


def parameters(text: str) -> list[tuple[str, str, bool | None]]:
    table = operation_of(text).parameters
    return [(f.name, f.place, f.required) for f in table.fields] if table is not None else []


@pytest.mark.parametrize("name", ["pet_id", "petId", "PetId", "pet-id", "PETID"])
def test_what_stands_in_the_path_is_a_required_parameter_of_it(name: str) -> None:
    text = one(row(name, notes="[optional]"), row("limit"), route="**GET** /pets/{petId}")
    assert parameters(text) == [(name, "path", True), ("limit", "", True)]


@pytest.mark.parametrize(
    ("content_type", "places"),
    [
        pytest.param("application/json", ["path", "", "body"], id="JSON"),
        pytest.param("application/json, application/xml", ["path", "", "body"], id="two types"),
        pytest.param("Not defined", ["path", "", ""], id="none"),
        pytest.param("Not Applicable", ["path", "", ""], id="none, in PowerShell's words"),
        pytest.param("multipart/form-data", ["path", "", ""], id="a form of parts"),
        pytest.param("application/x-www-form-urlencoded", ["path", "", ""], id="a form"),
    ],
)
def test_the_content_type_tells_a_body(content_type: str, places: list[str]) -> None:
    rows = row("petId"), row("limit"), BODY
    text = one(*rows, route="**PUT** /pets/{petId}", content_type=content_type)
    assert [place for _, place, _ in parameters(text)] == places


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        pytest.param((row("new_pet", "**NewPet**"), row("limit")), ["body", ""], id="called as its type"),
        pytest.param((row("data", "[**Pet**](Pet.md)"), row("limit")), ["body", ""], id="the only one with a page"),
        pytest.param((row("data", "[**Pet**](Pet.md)"), row("sort", "[**Order**](Order.md)")), ["", ""], id="two with pages"),
        pytest.param((row("pet", "[**Pet**](Pet.md)"), row("sort", "[**Order**](Order.md)")), ["", ""], id="any of two"),
        pytest.param(
            (row("pet", "[**Pet**](Pet.md)"), row("sort", "[**Order**](Order.md)", "", "[optional]")), ["body", ""], id="the required one"
        ),
        pytest.param(
            (row("kind", "[**Kind**](Kind.md)", "", "[optional]"), row("data", "[**list[Pet]**](Pet.md)")), ["", ""], id="none called as its type"
        ),
        pytest.param((row("ids", "[**list[str]**](str.md)"), row("pet", "[**Pet**](Pet.md)")), ["", "body"], id="beside a primitive"),
        pytest.param((row("data", "**object**"),), [""], id="no page"),
    ],
)  # fmt: skip
def test_which_parameter_is_the_body(rows: tuple[tuple[str, ...], ...], places: list[str]) -> None:
    text = one(*rows, route="**POST** /pets", content_type="application/json")
    assert [place for _, place, _ in parameters(text)] == places


GO = "**ctx** | **context.Context** | context for authentication, logging, cancellation, deadlines, tracing, etc."
HEAD = "Name | Type | Description  | Notes\n------------- | ------------- | ------------- | -------------\n"


def go(*sections: tuple[str, str]) -> str:
    text = "\n\n".join(f"### {name}\n\n{HEAD}{rows}" for name, rows in sections)
    rows = (listed("GetPet", "**Get** /pets/{petId}"),)
    return api(
        r"\PetsApi",
        rows,
        f"## GetPet\n\n> GetPet(ctx)\n\n{text}\n\n### Return type\n\n (empty response body)\n",
    )


def test_go_does_not_tell_which_other_parameters_are_required() -> None:
    text = go(
        ("Path Parameters", f"{GO}\n**petId** | **string** |  | "),
        (
            "Other Parameters",
            " **limit** | **int32** | | \n **sort** | **string** | | [default to &quot;a&quot;]",
        ),
    )
    assert parameters(text) == [
        ("ctx", "", True), ("petId", "path", True), ("limit", "", None), ("sort", "", None)
    ]  # fmt: skip


def test_go_4_tells_required_and_optional_parameters() -> None:
    text = go(
        (
            "Required Parameters",
            f"{GO}\n**petId** | **string** |  | \n **optional** | ***GetPetOpts** | optional parameters | nil if no parameters",
        ),
        ("Optional Parameters", " **limit** | **optional.Int32** | | "),
    )
    assert parameters(text) == [("ctx", "", True), ("petId", "path", True), ("limit", "", False)]


def test_a_parameter_called_optional_stays() -> None:
    text = go(("Required Parameters", "**optional** | **string** | | "))
    assert [name for name, _, _ in parameters(text)] == ["optional"]


def test_all_tables_of_parameters_have_ids() -> None:
    page = page_of(
        go(
            ("Path Parameters", "**petId** | **string** | | "),
            ("Other Parameters", "**petId** | **int32** | | "),
        )
    )
    tables = [b.content for b in page.blocks if isinstance(b.content, FieldTable)]
    assert [[f.anchor for f in table.fields] for table in tables] == [
        ["getpet-param-petId"], ["getpet-param-petId_1"]
    ]  # fmt: skip


def test_kinds_of_parameters_in_a_column() -> None:
    head = ("Param Type", "Name", "Data Type", "Required", "Description")
    rows = (
        ("Path", "petId", "**String**", "True", "Its id"),
        ("Query", "limit", "**Int32**", "  (optional) (default to 250)", "At most"),
        ("Body", "Pet", "[**Pet**](../models/pet)", "True", "A pet"),
        ("Header", "trace", "**String**", "(optional)", ""),
    )
    text = one(ID).replace(open_table(FIELDS, ID), open_table(head, *rows))
    assert parameters(text) == [
        ("petId", "path", True), ("limit", "query", False), ("Pet", "body", True), ("trace", "header", False)
    ]  # fmt: skip


def test_statuses_with_types_in_a_column() -> None:
    head = ("Code", "Description", "Data Type")
    table = open_table(head, ("200", "Pets", "Pet[]"), ("400", "Bad", "ErrorResponse"))
    text = one().replace(FOOTER, f"### Responses\n\n{table}\n")
    found = operation_of(text).responses
    assert [(r.status, r.type.text, r.is_error) for r in found] == [
        ("200", "Pet[]", False), ("400", "ErrorResponse", True)
    ]  # fmt: skip


def test_front_matter_is_no_part_of_the_page() -> None:
    page = page_of(f"---\nid: pets\nslug: /pets\n---\n\n{one(ID)}")
    assert page.kind is Kind.OPERATIONS
    assert (page.text.partition("\n")[0], page.first_line) == ("# PetsApi", 6)
    found = page.operations[0].parameters
    assert found is not None
    line = page_of(one(ID)).operations[0].parameters
    assert line is not None
    assert found.fields[0].line == line.fields[0].line + 5


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("[**Pet**](Pet.md)", "Pet"),
        ("**str**", "str"),
        ("[Pet](pet.md) *", "Pet *"),
        ("**Array<Pet>**", "Array<Pet>"),
        ("Promise<[**Pet**](Pet.md)>", "Promise<Pet>"),
        ("[**Page**](Page.md)<[**Pet**](Pet.md)>", "Page<Pet>"),
        ("`string`", "string"),
        ("[**Pet**](Pet.md) (PSCustomObject)", "Pet (PSCustomObject)"),
        ("**null_type**", "null_type"),
        ("***os.File**", "*os.File"),
    ],
)
def test_return_types(line: str, text: str) -> None:
    found = operation_of(one(returns=line))
    assert found.returns is not None
    assert found.returns.text == text
    assert [(r.status, r.is_error, r.type.text) for r in found.responses] == [("2XX", False, text)]


@pytest.mark.parametrize(
    "line",
    [
        "void (empty response body)", "null (empty response body)", "nil (empty response body)", "**void**",
        "Void (empty response body)", " (empty response body)", "`void` (Empty response body)", "None", "**null**",
        "[**null**]", "", "void", FOOTER,
    ],
)  # fmt: skip
def test_nothing_is_returned(line: str) -> None:
    page = page_of(one(returns=line))
    assert page.operations[0].returns is None
    assert not [b for b in page.blocks if isinstance(b.content, Returns)]


def test_the_type_is_that_of_the_first_success() -> None:
    statuses = (
        ("**302**", "Elsewhere", " -  "),
        ("**201**", "Made", " -  "),
        ("**202**", "Soon", " -  "),
        ("**422**", "Wrong", " -  "),
    )
    found = operation_of(one(returns="[**Pet**](Pet.md)", statuses=statuses)).responses
    assert [(r.status, r.type.text, r.is_error) for r in found] == [
        ("302", "", False), ("201", "Pet", False), ("202", "", False), ("422", "", True)
    ]  # fmt: skip


def test_status_0_stands_for_all_others() -> None:
    (found,) = operation_of(one(statuses=(("**0**", "Anything else", " -  "),))).responses
    assert (found.status, found.is_error, found.meaning, found.headers) == (
        "default",
        False,
        "Anything else",
        "",
    )


def test_headers_of_a_status_are_a_list() -> None:
    cell = " * X-Total - Total <br>  * X-Rest - The rest <br> "
    (found,) = operation_of(one(statuses=(("**200**", "Pets", cell),))).responses
    assert found.headers == "* X-Total - Total\n* X-Rest - The rest"


def test_a_pipe_in_a_statuses_description() -> None:
    (found,) = operation_of(one(statuses=(("**401**", "Not | allowed", " -  "),))).responses
    assert (found.meaning, found.headers) == ("Not | allowed", "")


def test_a_description_that_is_a_types_name_is_text() -> None:
    found: Response = operation_of(one(statuses=(("**400**", "Pet", " -  "),))).responses[0]
    assert (found.meaning, found.type.text) == ("Pet", "")


@pytest.mark.parametrize("write", [open_table, piped])
def test_statuses_below_a_piped_head(write: Callable[..., str]) -> None:
    head = "| Status code | Description | Response headers |\n|-------------|-------------|------------------|\n"
    lines = write(STATUSES, ("**200**", "Pets", " -  "), ("**0**", "x", " -  ")).split("\n")[2:]
    text = one().replace(FOOTER, f"### HTTP response details\n{head}" + "\n".join(lines) + "\n")
    assert [r.status for r in operation_of(text).responses] == ["200", "default"]


def test_the_lead_is_what_stands_above_the_list_less_the_address_of_the_api() -> None:
    text = one().replace("\nAll URIs", "\nPets of *all* kinds.\n\nAll URIs")
    assert page_of(text).lead == "Pets of *all* kinds."


def test_a_footer_of_several_lines_is_left_out() -> None:
    footer = "[[Back to top]](#) [[Back to API list]](../README.md#x)\n[[Back to Model list]](../README.md#y)\n[[Back to README]](../README.md)"
    page = page_of(one().replace(FOOTER, footer))
    assert len([b for b in page.blocks if isinstance(b.content, LeftOut)]) == 3


def test_authorization_keeps_its_links() -> None:
    page = page_of(one().replace("No authorization required", "[bearer](../README.md#bearer)"))
    assert "../README.md#bearer" in [link.href for link in page.destinations]


def test_a_link_in_the_list_is_known() -> None:
    page = page_of(one())
    assert "PetsApi.md#get_pet" in [link.href for link in page.destinations]


def test_types_of_parameters_keep_their_links() -> None:
    table = operation_of(one(BODY)).parameters
    assert table is not None
    assert table.fields[0].type.parts == (Link("Pet", "Pet.md"),)


MAKERS: dict[str, Callable[[int], str]] = {
    "operations": lambda n: api(
        "PetsApi",
        tuple(listed(f"op_{i}", f"**GET** /pets/{i}") for i in range(n)),
        *(call(f"op_{i}", ID, returns="**str**", statuses=(("**200**", "x", " -  "),)) for i in range(n)),
    ),
    "operations of one name": lambda n: api("PetsApi", (listed("op"),) * n, *(call("op") for _ in range(n))),
    "rows of the list": lambda n: api("PetsApi", tuple(listed(f"op_{i}") for i in range(n))),
    "parameters": lambda n: one(*(row(f"p{i}") for i in range(n))),
    "parameters of one name": lambda n: one(*(row("p") for _ in range(n))),
    "statuses": lambda n: one(statuses=tuple(("**200**", "x", " -  ") for _ in range(n))),
    "headers": lambda n: one(statuses=(("**200**", "x", " * X - x <br> " * n),)),
    "lines of a signature": lambda n: one().replace("> get_pet()", "> get_pet()<br>\n" * n),
    "a return type of marks": lambda n: one(returns="[" * n + "x"),
    "a return type of blanks": lambda n: one(returns="x" + " " * n + "x"),
    "blanks in a heading": lambda n: one(heading=f"# **{{}}**{' ' * n}x"),
    "a path of braces": lambda n: one(ID, route=f"**GET** /{'{' * n}"),
    "sections of no operation": lambda n: one() + "\n## x\n\n> x\n" * n,
    "footers": lambda n: one() + f"\n{FOOTER}\n" * n,
    "ids": lambda n: one() + '\n<a id="x"></a>\n## x\n' * n,
}  # fmt: skip


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_time_is_linear(make: Callable[[int], str]) -> None:
    def prepared(count: int) -> Callable[[], object]:
        text = make(count)
        return lambda: page_of(text)

    assert_linear(100, prepared)


def test_a_page_of_2_megabytes_with_200_operations() -> None:
    text = MAKERS["operations"](200).replace("Does it.", "Does it. " * 1_100)
    page = page_of(text)
    assert len(text) > 2_000_000
    assert [o.path for o in page.operations] == [f"/pets/{i}" for i in range(200)]
    assert all(o.parameters and o.responses and o.returns for o in page.operations)
    tables = [b.content for b in page.blocks if isinstance(b.content, (FieldTable, ResponseTable))]
    assert len(tables) == 400


def test_a_row_whose_place_is_left_empty() -> None:
    """SailPoint's rows begin with blanks and a pipe then, below a head without outer pipes."""
    head = "Param Type | Name | Data Type | Required  | Description\n--- | --- | --- | --- | ---\n"
    rows = 'Path   | Id | **String** | True  | Its id\n   | XTrial | **String** |   (optional) (default to "true") | Try.\n'
    text = one(route="**GET** /pets/{id}").replace(FOOTER, f"### Parameters\n{head}{rows}\n")
    assert parameters(text) == [("Id", "path", True), ("XTrial", "", False)]


@pytest.mark.parametrize(
    ("route", "rows", "placed"),
    [
        pytest.param("**GET** /a/{user-id}", ("userId", "user_id"), [("userId", "path"), ("user_id", "")], id="first of its letters"),
        pytest.param("**GET** /a/{user_id}", ("userId", "user_id"), [("userId", ""), ("user_id", "path")], id="as it is spelt"),
    ],
)  # fmt: skip
def test_one_parameter_stands_for_a_name_in_the_path(
    route: str, rows: tuple[str, ...], placed: list[tuple[str, str]]
) -> None:
    text = one(*(row(name, "**str**", "", "[optional]") for name in rows), route=route)
    assert [(name, place) for name, place, _ in parameters(text)] == placed


def test_a_body_is_never_that_of_a_get() -> None:
    text = one(row("pet", "[**Pet**](Pet.md)"), content_type="application/json")
    assert [place for _, place, _ in parameters(text)] == [""]


def test_the_type_is_that_of_the_smallest_success() -> None:
    statuses = "### HTTP response details\n| Status code | Description |\n| --- | --- |\n| **201** | a |\n| **200** | b |\n"
    text = one().replace(FOOTER, f"### Return type\n\n[**Pet**](Pet.md)\n\n{statuses}")
    assert [(r.status, r.type.text) for r in operation_of(text).responses] == [
        ("201", ""),
        ("200", "Pet"),
    ]


def test_a_heading_of_another_level_is_no_operation() -> None:
    rows = listed("get_pet"), listed("sort")
    text = api("PetsApi", rows, "# **get_pet**\n\n## Sort\n\nBy age.\n\n### Parameters\n\nNone.\n")
    assert [operation.name for operation in page_of(text).operations] == ["get_pet"]


def test_an_empty_sample_is_no_stray_fence() -> None:
    sample = "### Example\n\n```\n```\n\n### Parameters\n"
    text = one(ID).replace("### Parameters\n", sample)
    assert len(parameters(text)) == 1
