"""Rows of the generator's tables, whole and torn."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.model import Field, FieldTable, Flaw, Kind, Link

from tests.dialects.apimatic.writing import ACCESSORS, field_of, object_, read, row


def field(*cells: str) -> Field:
    return field_of(object_("Lamp", row("a", *cells)))


@pytest.mark.parametrize(
    ("tags", "required", "place", "notes"),
    [
        pytest.param("Required", True, "", (), id="required"),
        pytest.param("Optional", False, "", (), id="optional"),
        pytest.param("", None, "", (), id="nothing"),
        pytest.param("Optional, Read-only", False, "", ("read-only",), id="read-only"),
        pytest.param("Required, Constant", True, "", ("constant",), id="constant"),
        pytest.param("Template, Required", True, "path", (), id="path"),
        pytest.param("Query, Optional", False, "query", (), id="query"),
        pytest.param("Header, Optional", False, "header", (), id="header"),
        pytest.param("Body, Required", True, "body", (), id="body"),
        pytest.param("Form, Optional", False, "form", (), id="form"),
        pytest.param("Optional, Sparkling", False, "", ("Sparkling",), id="unknown"),
    ],
)
def test_tags(tags: str, required: bool | None, place: str, notes: tuple[str, ...]) -> None:
    found = field("`str`", tags)
    assert (found.required, found.place, found.notes) == (required, place, notes)


L = "../../doc/models/bulb.md"


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        pytest.param("`List[int]`", ("List[int]",), id="Python"),
        pytest.param(f"[`Bulb[] \\| undefined`]({L})", (Link("Bulb[] | undefined", L),), id="TypeScript"),
        pytest.param("`List<Object>`", ("List<Object>",), id="Java"),
        pytest.param(f"[`Bulb?`]({L})", (Link("Bulb?", L),), id="C#"),
        pytest.param(f"[`models.Optional[models.Bulb]`]({L})", (Link("models.Optional[models.Bulb]", L),), id="Go"),
        pytest.param(f"[`?string(Bulb)`]({L})", (Link("?string(Bulb)", L),), id="PHP's enum"),
        pytest.param("`Hash[String, TrueClass \\| FalseClass]`", ("Hash[String, TrueClass | FalseClass]",), id="Ruby"),
        pytest.param(f"str \\| [Big Bulb]({L}) \\| None", ("str | ", Link("Big Bulb", L), " | None"), id="union in a cell"),
    ],
)  # fmt: skip
def test_types(cell: str, parts: tuple[object, ...]) -> None:
    found = field(cell).type
    assert found.parts == parts
    assert not found.unqualified


def test_default_and_constraints() -> None:
    found = field(
        "`int`",
        "Optional",
        "How bright.<br><br>**Default**: `5`<br><br>**Constraints**: `>= 1`, `<= 9`",
    )
    assert found.description == "How bright."
    assert found.default == "5"
    assert found.notes == ("Constraints: >= 1, <= 9",)


def test_getter_and_setter_are_code() -> None:
    text = object_(
        "Lamp",
        row("a", "`List<X>`", "Optional", "Bulbs.", "List<X> getA()", "setA(List<X> a)"),
        head=ACCESSORS,
    )
    assert field_of(text).description == "Bulbs.\n\n```\nList<X> getA()\nsetA(List<X> a)\n```"


def test_getters_that_say_nothing_are_left_out() -> None:
    assert (
        field_of(
            object_("Lamp", row("a", "`int`", "Optional", "-", "-", ""), head=ACCESSORS)
        ).description
        == ""
    )


def test_row_with_too_few_cells() -> None:
    page = read(object_("Lamp", row("a"), ("`b`", "`str`")))
    assert [f.name for f in page.fields] == ["a", "b"]
    assert page.fields[1].required is None
    (problem,) = page.problems
    assert (problem.flaw, problem.message) == (
        Flaw.ROW,
        "a row has 2 cells, but its table has 4 columns",
    )
    assert page.text.split("\n")[problem.line - page.first_line].startswith("| `b`")


def test_pipe_in_code_tears_nothing() -> None:
    page = read(object_("Lamp", row("a", "`str`", "Optional", "One of `x|y`.")))
    assert page.fields[0].description == "One of `x | y`."
    assert page.problems == ()


def test_pipe_in_a_description_is_its_own() -> None:
    page = read(object_("Lamp", row("a", "`str`", "Optional", "One | two")))
    assert page.fields[0].description == "One | two"
    assert len(page.problems) == 1


def test_getters_behind_a_torn_description() -> None:
    found = field_of(
        object_(
            "Lamp", row("a", "`str`", "Optional", "One | two", "int getA()", "-"), head=ACCESSORS
        )
    )
    assert found.description == "One | two\n\n```\nint getA()\n```"


def test_torn_type_leaves_the_table_as_it_is() -> None:
    page = read(object_("Lamp", row("a", "str | None", "Optional", "Text")))
    assert page.kind is Kind.OBJECT
    assert (page.fields, page.blocks) == ((), ())
    assert len(page.passed_through) == len(page.problems) == 1


def test_table_cut_off_below_its_head() -> None:
    text = "\n# Lamp\n\n## Structure\n\n`Lamp`\n\n## Fields\n\n| Name | Type | Tags |"
    page = read(text)
    assert page.kind is Kind.OBJECT
    assert [(p.flaw, p.line) for p in page.problems] == [(Flaw.CUT, 10)]
    assert page.passed_through == (10,)


def test_line_below_a_row_is_told() -> None:
    text = object_("Lamp", row("a", "`str`", "Optional", "One")).replace("One |", "One\ntwo |\n")
    page = read(text)
    (block,) = page.blocks
    assert isinstance(block.content, FieldTable)
    assert page.text.split("\n")[block.end].startswith("two")
    assert [p.message for p in page.problems] == ["a line that is not a row ends the table"]


@pytest.mark.parametrize("end", range(0, 200, 3))
def test_a_cut_page_never_raises(end: int) -> None:
    read(object_("Lamp", row("a", "`str`", "Optional", "One"))[:end])
