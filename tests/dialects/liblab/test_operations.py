"""Pages of services: operations with routes, parameters and what they return."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.exports.markdown import clean_page
from mkdocs_sdk_reference.model import Flaw, Kind, LeftOut, Returns

from .writing import HEAD, LAMPS, call, operation, read, reference, row, service, table


def test_an_operation() -> None:
    text = service("LampsService", call("getLamp", row("id"), returns="List<Lamp>"))
    found = operation(text)

    assert (found.name, found.anchor, found.group) == ("getLamp", "getlamp", "lamps")
    assert found.route == "GET /lamps"
    assert found.returns is not None
    assert (found.returns.text, found.returns.unqualified) == ("List<Lamp>", True)
    assert found.parameters is not None
    assert [(p.name, p.anchor) for p in found.parameters.fields] == [("id", "getlamp-param-id")]


def test_the_lines_of_the_route_are_said_at_the_heading() -> None:
    page = read(service("LampsService", call("getLamp")), LAMPS)
    (block,) = page.blocks

    assert page.kind is Kind.OPERATIONS
    assert block.content == LeftOut(in_markdown=True)
    assert page.text.split("\n")[block.start : block.end] == [
        "- HTTP Method: `GET`", "- Endpoint: `/lamps`",
    ]  # fmt: skip


def test_markdown_for_programs_keeps_the_route() -> None:
    of = reference({LAMPS: service("LampsService", call("getLamp"))})

    assert "- Endpoint: `/lamps`" in clean_page(of.pages[LAMPS], of, lambda path, _: path)


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        pytest.param(row("lampId", "string", "✅"), "path", id="path"),
        pytest.param(row("body", "Lamp", "✅", "The request body."), "body", id="body"),
        pytest.param(row("lamp", "Lamp", "✅", "Request Body"), "body", id="body in Java"),
        pytest.param(row("body", "string", "❌", "The lamp's body."), "", id="query"),
    ],
)
def test_where_a_parameter_goes(cells: tuple[str, ...], place: str) -> None:
    text = service("LampsService", call("setLamp", cells, route=("PUT", "/lamps/{lamp_id}")))
    parameters = operation(text).parameters

    assert parameters is not None
    assert [parameter.place for parameter in parameters.fields] == [place]


def test_headings_in_text_are_no_operations() -> None:
    text = "Does it.\n\n## Notes\n\n- HTTP Method: `NONE`\n\n## getLamp\n\nIt does."
    page = read(service("LampsService", call("getLamp", row("id"), text=text)), LAMPS)

    assert [(o.name, o.route) for o in page.operations] == [("getLamp", "GET /lamps")]
    assert page.operations[0].parameters is not None


def test_text_that_says_what_the_generator_says() -> None:
    text = (
        "- HTTP Method: `PUT`\n- Endpoint: `/never`\n\n**Return Type**\n\n`Never`\n\n"
        f"**Parameters**\n\n{table(HEAD, row('never'))}"
    )
    found = operation(
        service("LampsService", call("getLamp", row("id"), text=text, returns="Lamp"))
    )

    assert (found.route, found.returns and found.returns.text) == ("GET /lamps", "Lamp")
    assert found.parameters is not None
    assert [parameter.name for parameter in found.parameters.fields] == ["id"]


def test_a_deprecated_operation() -> None:
    text = service("LampsService", call("getLamp", text="**This endpoint is deprecated.**"))

    assert operation(text).deprecated


def test_what_isn_t_one_code_span_is_no_return_type() -> None:
    text = service("LampsService", call("getLamp", returns="Lamp"))
    page = read(text.replace("`Lamp`\n", "Nothing.\n"), LAMPS)

    assert page.operations[0].returns is None
    assert not any(isinstance(block.content, Returns) for block in page.blocks)


def test_a_page_that_is_cut_off() -> None:
    text = service("LampsService", call("getLamp", row("id")))
    page = read(text[: text.index("| :-----", text.index("**Parameters**"))], LAMPS)

    assert page.operations[0].route == "GET /lamps"
    assert [problem.flaw for problem in page.problems] == [Flaw.CUT]
