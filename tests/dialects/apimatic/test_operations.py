"""Pages of operations: which headings are operations, and what each section says."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.model import (
    FieldTable,
    Kind,
    Link,
    Page,
    Response,
    ResponseTable,
    Returns,
    TypeExpr,
)

from tests.dialects.apimatic.writing import (
    LAMPS,
    call,
    controller,
    listed,
    object_,
    operation_of,
    read,
    row,
)
from tests.support.growth import assert_linear

L = "../../doc/models/lamp.md"
TWO = controller(
    "Lamps",
    call("List Lamps", returns=f"[`List[Lamp]`]({L})"),
    call("Get Lamp", row("id", "`str`", "Template, Required")),
    items=(listed("List Lamps"), listed("Get Lamp")),
)


def page_of(text: str) -> Page:
    return read(text, LAMPS)


def names(text: str) -> list[str]:
    return [operation.name for operation in page_of(text).operations]


def one(*parameters: tuple[str, ...], **facts: object) -> str:
    """A page of one operation."""
    return controller("Lamps", call("Get Lamp", *parameters, **facts))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(TWO, ["List Lamps", "Get Lamp"], id="two"),
        pytest.param(one(), ["Get Lamp"], id="one, without a list"),
        pytest.param(controller("Lamps", call("Get Lamp", text="# A title in the text"), items=(listed("Get Lamp"),)), ["Get Lamp"], id="title in the text"),
        pytest.param(one(text="# A title in the text"), ["Get Lamp"], id="title in the text, without a list"),
        pytest.param(controller("Lamps", call("Get Lamp"), call("Get-Lamp"), items=(listed("Get Lamp"), listed("Get-Lamp"))), ["Get Lamp", "Get-Lamp"], id="names of the same letters"),
        pytest.param(controller("Lamps", items=(listed("Get Lamp"),)), [], id="cut below the list"),
    ],
)  # fmt: skip
def test_operations(text: str, found: list[str]) -> None:
    assert page_of(text).kind is Kind.OPERATIONS
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# Lamps\n\n## Class Name\n\n`Lamps`\n", id="class alone"),
        pytest.param(
            "# Lamps\n\n## Class Name\n\n`Lamps`\n\n# More\n\n## Notes\n", id="another title"
        ),
        pytest.param(
            "# Lamps\n\n## Class Name\n\nA name.\n\n# Get\n\n## Parameters\n", id="class in words"
        ),
        pytest.param("# Lamps\n\n## Methods\n\n* [a](#a)\n\n# a\n\n## Parameters\n", id="no class"),
    ],
)
def test_hand_written_pages(text: str) -> None:
    assert page_of(text).kind is Kind.OTHER


def test_operations_are_one_level_down() -> None:
    page = page_of(TWO)
    levels = {heading.text: heading.level for heading in page.headings}
    assert [levels[name] for name in ("Lamps", "Class Name", "List Lamps", "Response Type")] == [
        1,
        2,
        2,
        3,
    ]


def test_headings_in_the_text_are_below_their_operation() -> None:
    text = "# A title\n\n## A section\n\n###### Deep"
    levels = {heading.text: heading.level for heading in page_of(one(text=text)).headings}
    assert [levels[name] for name in ("A title", "A section", "Deep")] == [3, 3, 6]


@pytest.mark.parametrize(
    ("name", "anchor", "expected"),
    [
        pytest.param("Get Lamp", "get-lamp", "get-lamp", id="as the host makes it"),
        pytest.param("V2 - Get Lamp", "v2---get-lamp", "v2---get-lamp", id="as GitHub makes it"),
        pytest.param("5g Lamp", "5g-lamp", "5g-lamp", id="digit first"),
        pytest.param("Get Lamp", "sdk-used-by", "get-lamp", id="the site's own"),
        pytest.param("Get Lamp", "__config", "get-lamp", id="the theme's own"),
        pytest.param("Get Lamp", "a&quot;b", "get-lamp", id="not an id"),
    ],
)
def test_ids_are_those_of_links(name: str, anchor: str, expected: str) -> None:
    text = controller("Lamps", call(name), items=(listed(name, anchor),))
    assert operation_of(text).anchor == expected


def test_ids_are_not_taken_by_the_text_of_others() -> None:
    text = controller(
        "Lamps",
        call("List Lamps", text="## Get Lamp"),
        call("Get Lamp"),
        items=(listed("List Lamps"), listed("Get Lamp")),
    )
    assert [o.anchor for o in page_of(text).operations] == ["list-lamps", "get-lamp"]


def test_parameters() -> None:
    operation = operation_of(
        one(row("id", "`str`", "Template, Required", "Its id."), row("q", tags="Query, Optional"))
    )
    assert operation.parameters is not None
    assert [(p.name, p.place, p.required, p.anchor) for p in operation.parameters.fields] == [
        ("id", "path", True, "get-lamp-param-id"),
        ("q", "query", False, "get-lamp-param-q"),
    ]


def test_sections_in_the_text_are_not_the_generator_s() -> None:
    text = "## Parameters\n\n| Parameter | Type | Tags | Description |\n| --- | --- | --- | --- |\n| `x` | `y` | | |"
    operation = operation_of(one(row("id"), text=text))
    assert operation.parameters is not None
    assert [p.name for p in operation.parameters.fields] == ["id"]


@pytest.mark.parametrize(
    ("line", "returned"),
    [
        pytest.param(f"[`Lamp`]({L})", "Lamp", id="linked"),
        pytest.param(f"[`Task<Models.Lamp>`]({L})", "Task<Models.Lamp>", id="C#"),
        pytest.param("`List[int]`", "List[int]", id="code"),
        pytest.param("`void`", None, id="nothing"),
        pytest.param("`Lamp`, in words", None, id="words behind"),
        pytest.param("`Lamp`\nin words", None, id="a line behind"),
        pytest.param("Nothing.", None, id="words"),
    ],
)
def test_returned_type(line: str, returned: str | None) -> None:
    page = page_of(one(returns=line))
    (operation,) = page.operations
    assert (operation.returns.text if operation.returns else None) == returned
    assert any(isinstance(b.content, Returns) for b in page.blocks) is (returned is not None)


RESULT = (
    "This method returns an [`ApiResponse`](../../doc/api-response.md) instance. The `result`"
    " property of this instance returns the response data which is of type"
)


def told(*responses: Response) -> list[tuple[str, str, str]]:
    return [(r.status, r.type.text, r.meaning) for r in responses]


@pytest.mark.parametrize(
    ("text", "responses", "returned"),
    [
        pytest.param(f"**200**: A lamp.\n\n{RESULT} [`Lamp`]({L}).", [("200", "Lamp", "A lamp.")], "Lamp", id="status and type"),
        pytest.param("**204**: Gone.\n\nThis method returns an [`ApiResponse`](../../doc/api-response.md) instance.", [("204", "", "Gone.")], None, id="no type"),
        pytest.param(f"**200**: A lamp.\n\n**201**: Made.\n\n{RESULT} [`Lamp`]({L}).", [("200", "Lamp", "A lamp."), ("201", "Lamp", "Made.")], "Lamp", id="two statuses of a type"),
        pytest.param(f"**200**: A lamp.\n\n{RESULT} [`Lamp`]({L}).\n\n**202**: Later.\n\nThis method returns an instance.", [("200", "Lamp", "A lamp."), ("202", "", "Later.")], "Lamp", id="a status with a type and one without"),
        pytest.param(f"**200**: One.\n\n- two\n\n{RESULT} [`Lamp`]({L}).", [("200", "Lamp", "One.\n\n- two")], "Lamp", id="meaning of several lines"),
        pytest.param(f"{RESULT} [`Lamp`]({L}).", [], "Lamp", id="type without a status"),
        pytest.param(f"**200**: A lamp.\n\n{RESULT} `int`.", [("200", "int", "A lamp.")], "int", id="type without a link"),
    ],
)  # fmt: skip
def test_responses_in_words(
    text: str, responses: list[tuple[str, str, str]], returned: str | None
) -> None:
    page = page_of(one(returns=text))
    (operation,) = page.operations
    assert told(*operation.responses) == responses
    assert (operation.returns.text if operation.returns else None) == returned
    assert page.blocks == ()  # all of it stays running text


def test_type_in_words_is_no_running_text() -> None:
    page = page_of(one(returns=f"**200**: A lamp.\n\n{RESULT} [`Lamp`]({L})."))
    assert [(d.href.rpartition("/")[2], d.of_type) for d in page.destinations] == [
        ("api-response.md", False),
        ("lamp.md", True),
    ]


def test_errors() -> None:
    error = "../../doc/models/lamp-exception.md"
    rows = (
        ("404", "Not<br>there", "`ApiException`"),
        ("Default", "-", f"[`LampException`]({error})"),
    )
    page = page_of(one(errors=rows))
    (operation,) = page.operations
    assert told(*operation.responses) == [
        ("404", "ApiException", "Not\nthere"),
        ("Default", "LampException", ""),
    ]
    assert all(r.is_error and r.anchor == "get-lamp" for r in operation.responses)
    assert operation.responses[1].type == TypeExpr((Link("LampException", error),))
    (table,) = (b.content for b in page.blocks if isinstance(b.content, ResponseTable))
    assert table.columns == ("status", "meaning", "type")
    assert [d.of_type for d in page.destinations] == [True]


@pytest.mark.parametrize(
    ("text", "deprecated"),
    [
        pytest.param("**This endpoint is deprecated.**\n\nDoes it.", True, id="said first"),
        pytest.param("Text on **This endpoint is deprecated.**", False, id="in a sentence"),
        pytest.param("Does it.", False, id="not said"),
    ],
)
def test_deprecated(text: str, deprecated: bool) -> None:
    assert operation_of(one(text=text)).deprecated is deprecated


def test_group_and_lead() -> None:
    page = page_of(TWO)
    assert {operation.group for operation in page.operations} == {"lamps"}
    assert page.lead == "Text on lamps."


def test_tables_are_of_parameters() -> None:
    (table,) = (
        b.content for b in page_of(one(row("id"))).blocks if isinstance(b.content, FieldTable)
    )
    assert table.is_of_parameters


def test_a_page_of_a_type_is_none_of_operations() -> None:
    assert page_of(object_("Lamp", row("a"))).operations == ()


@pytest.mark.parametrize("end", range(0, len(TWO), 13))
def test_a_cut_page_never_raises(end: int) -> None:
    page_of(TWO[:end])


def test_time_is_linear() -> None:
    def prepared(count: int) -> object:
        calls = [
            call(f"Get {n}", row("a"), returns=f"**200**: A.\n\n{RESULT} [`Lamp`]({L}).")
            for n in range(count)
        ]
        text = controller("Lamps", *calls, items=tuple(listed(f"Get {n}") for n in range(count)))
        return lambda: page_of(text)

    assert_linear(30, prepared)  # type: ignore[arg-type]
