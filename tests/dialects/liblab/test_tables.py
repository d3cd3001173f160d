"""Rows of the generator's table: types, pipes, and what is torn or cut."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.model import Flaw, Kind

from .writing import read, row, table, type_


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("| a | string | ✅ | Text. |", ("string", True, "Text."), id="whole"),
        pytest.param("| a | List<Lamp> | ❌ |  |", ("List<Lamp>", False, ""), id="angle brackets"),
        pytest.param("| a | string | ✅ | one | two |", ("string", True, "one | two"), id="pipe in text"),
        pytest.param("| a | string | null | ✅ | Text. |", ("string | null", True, "Text."), id="pipe in type"),
        pytest.param("| a | string \\| null | ✅ | Text. |", ("string | null", True, "Text."), id="escaped pipe"),
        pytest.param("| a | [Lamp](Lamp.md)[] | ✅ | Text. |", ("Lamp[]", True, "Text."), id="link"),
        pytest.param("| a | lamps.Type\\_ | ✅ | Text. |", ("lamps.Type_", True, "Text."), id="escape"),
        pytest.param("| a | string | maybe | Text. |", ("string", None, "Text."), id="no sign"),
    ],
)  # fmt: skip
def test_a_row(line: str, expected: tuple[str, bool | None, str]) -> None:
    page = read(type_("Lamp", row("first")).rstrip() + f"\n{line}\n")
    field = page.fields[1]

    assert (field.type.text, field.required, field.description) == expected
    assert page.problems == ()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param("| a | str", "a row has 2 cells, but its table has 4 columns", id="cells"),
        pytest.param("| a | str | ✅ | Te", "a row is cut off in its last cell", id="last cell"),
    ],
)
def test_a_torn_row(line: str, message: str) -> None:
    page = read(type_("Lamp", row("first")).rstrip() + f"\n{line}\n")

    assert [(p.flaw, p.line, p.message) for p in page.problems] == [(Flaw.ROW, 8, message)]
    assert [field.name for field in page.fields] == ["first", "a"]


@pytest.mark.parametrize("rest", ["| Name | Type | Required | Description |", "| Name | Ty"])
def test_a_table_that_is_cut_off(rest: str) -> None:
    page = read(f"# Lamp\n\n**Properties**\n\n{rest}\n")

    assert [(problem.flaw, problem.line) for problem in page.problems] == [(Flaw.CUT, 5)]
    assert (page.kind, page.passed_through) == (Kind.OBJECT, (5,))


def test_a_page_that_is_cut_off_before_its_table() -> None:
    page = read("# Lamp\n\nIt shines.\n\n**Properties**\n\n")

    assert [(problem.flaw, problem.line) for problem in page.problems] == [(Flaw.CUT, 5)]
    assert (page.kind, page.lead) == (Kind.OBJECT, "It shines.")


@pytest.mark.parametrize(
    "known",
    [
        pytest.param(table(("Name", "Type", "Required"), ("a", "b", "✅")), id="other head"),
        pytest.param(table(("Name", "Type", "Required", "Description"), row("a", required="yes")), id="words for signs"),
        pytest.param("| Name | Type | Required | Description |\n| --- | --- | --- | --- |\n| a | b | ✅ | c |", id="no colons"),
    ],
)  # fmt: skip
def test_another_table_is_nobody_s(known: str) -> None:
    assert not read(f"# Lamp\n\n**Properties**\n\n{known}\n").generated


def test_another_table_among_the_generator_s_stays() -> None:
    other = "# Bulb\n\n**Properties**\n\n| A | B |\n| - | - |\n| a | b |\n"
    page = read(type_("Lamp", row("id")) + other)

    assert [found.name for found in page.types] == ["Lamp"]
    assert page.passed_through == (13,)


def test_a_context_is_no_type_of_the_api() -> None:
    rows = (row("ctx", "Context"), row("context", "Context"))

    assert [f.type.unqualified for f in read(type_("Lamp", *rows)).fields] == [False, True]
