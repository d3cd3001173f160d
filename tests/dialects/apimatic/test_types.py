"""Pages of objects, enums and unions."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.model import Kind, Link, MemberTable, ValueTable

from tests.dialects.apimatic.writing import (
    ACCESSORS,
    LAMP,
    enum,
    field_of,
    object_,
    read,
    row,
    union,
)

UNION = "models/containers/lamp.md"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(object_("Lamp", row("a")), Kind.OBJECT, id="object"),
        pytest.param(object_("Lamp", row("a", "`str`", "Optional", "-", "-", "-"), head=ACCESSORS), Kind.OBJECT, id="object with getters"),
        pytest.param(object_("Lamp"), Kind.BARE, id="object without fields"),
        pytest.param("\n# Lamp\n\n## Structure\n\n`Lamp`\n", Kind.BARE, id="object without a table"),
        pytest.param(enum("Lamp", "ON"), Kind.ENUM, id="enum"),
        pytest.param(enum("Lamp"), Kind.BARE, id="enum without constants"),
        pytest.param(union("Lamp", "`int`"), Kind.UNION, id="union without a name"),
        pytest.param(union("Lamp", "`int`", name="Lamp"), Kind.UNION, id="union with a name"),
        pytest.param("# Lamp\n\n## Structure\n\nOur folders.\n", Kind.OTHER, id="structure in words"),
        pytest.param("# Our lamps\n\n## Structure\n\n`lib/`\n", Kind.OTHER, id="structure of something else"),
        pytest.param("# Lamp\n\n## Structure\n\n`Lamp`\n\n## Fields\n\n| Name | Type |\n| - | - |\n| a | b |\n", Kind.BARE, id="another table"),
        pytest.param("# Guide\n\n## Structure\n\n`x`\n\n## Fields\n\n| Name | Type |\n| - | - |\n| a | b |\n", Kind.OTHER, id="table of a hand-written page"),
        pytest.param("# Levels\n\n## Enumeration\n\n`Level`\n\n## Fields\n\n| Name |\n| - |\n| a |\n", Kind.OTHER, id="enum of a hand-written page"),
        pytest.param("# Tests\n\n## Class Name\n\n`Test`\n\n## Cases\n\n| Type |\n| - |\n| a |\n", Kind.OTHER, id="cases of a hand-written page"),
        pytest.param("# Lamp\n\n## Class Name\n\n`Lamp`\n\n## Cases\n\nNone.\n", Kind.OTHER, id="cases in words"),
    ],
)  # fmt: skip
def test_kind(text: str, kind: Kind) -> None:
    assert read(text).kind is kind


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("DeskLamp", "DeskLamp", id="the title in letters"),
        pytest.param("M5gLamp", "M5gLamp", id="M before a digit"),
        pytest.param("Lamps.Models.DeskLamp", "DeskLamp", id="qualified"),
        pytest.param("Lamps::DeskLamp", "DeskLamp", id="qualified in Ruby"),
    ],
)
def test_name_is_that_in_code(name: str, expected: str) -> None:
    (type_,) = read(object_("Desk Lamp", row("a"), name=name)).types
    assert (type_.name, type_.title) == (expected, "Desk Lamp")


def test_unions_without_a_name_have_their_title_s() -> None:
    (type_,) = read(union("Desk Lamp", "`int`"), "models/containers/desk-lamp.md").types
    assert type_.name == "Desk Lamp"


def test_unions_with_a_class_have_its_name() -> None:
    text = union("Desk Lamp", "`int`", name="DeskLampUnion")
    (type_,) = read(text, "models/containers/desk-lamp.md").types
    assert type_.name == "DeskLampUnion"


def test_lead() -> None:
    said = "Gives light.\n\n*This model accepts additional fields of type Object.*"
    page = read(object_("Lamp", row("a"), lead=said))
    assert page.lead == page.types[0].lead == said


def test_sections_in_the_text_are_not_the_generator_s() -> None:
    lead = "## Fields\n\n| A | B |\n| --- | --- |\n| 1 | 2 |"
    assert field_of(object_("Lamp", row("a"), lead=lead)).name == "a"


def test_a_second_title_is_a_section() -> None:
    page = read(object_("Lamp", row("a"), lead="# Again"))
    assert [h.level for h in page.headings if h.text in {"Lamp", "Again"}] == [1, 2]


def test_constants_have_no_values() -> None:
    page = read(enum("Lamp", "ON", "Enum0"))
    assert [(value.name, value.value) for value in page.values] == [("ON", None), ("Enum0", None)]
    assert [value.anchor for value in page.values] == ["value-ON", "value-Enum0"]
    lines = page.text.split("\n")
    assert all(str(v.name) in lines[v.line - page.first_line] for v in page.values)


def test_constants_with_descriptions() -> None:
    page = read(enum("Lamp", "ON: It<br>shines.", "OFF: -", head=("Name", "Description")))
    assert [value.description for value in page.values] == ["It\nshines.", ""]


def test_column_of_descriptions_that_say_nothing_is_left_out() -> None:
    (block,) = read(enum("Lamp", "ON: -", head=("Name", "Description"))).blocks
    assert isinstance(block.content, ValueTable)
    assert block.content.head == ("Name",)


def test_members() -> None:
    page = read(union("Lamp", "[`Bulb`](../../../doc/models/bulb.md)", "`int`"), UNION)
    link = Link("Bulb", "../../../doc/models/bulb.md")
    assert [member.type.parts for member in page.members] == [(link,), ("int",)]
    (block,) = page.blocks
    assert isinstance(block.content, MemberTable)
    assert block.content.head == ()


def test_members_with_factories_in_code() -> None:
    head = ("Type", "Factory Method")
    page = read(union("Lamp", "`int` -> Lamp.FromInt(List<int> x)", name="Lamp", head=head), UNION)
    assert [m.description for m in page.members] == ["`Lamp.FromInt(List<int> x)`"]


def test_anchors_of_fields() -> None:
    page = read(object_("Lamp", row("a"), row("b")))
    assert [field.anchor for field in page.fields] == ["field-a", "field-b"]
    lines = page.text.split("\n")
    assert [lines[f.line - page.first_line][3] for f in page.fields] == ["a", "b"]


def test_page_is_sure() -> None:
    assert read(object_("Lamp", row("a")), LAMP).is_sure
