"""Pages of types: objects, enums, unions, and several of them on one page."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.model import FieldTable, Kind, MemberTable, ValueTable

from .writing import LAMP, UNION, bare, entry, read, row, type_, union, value


def test_an_object() -> None:
    page = read(type_("Lamp", row("id", "string", "✅", "Its id."), row("bulb"), lead="It shines."))
    (lamp,) = page.types

    assert (lamp.name, lamp.kind, lamp.lead, lamp.anchor) == ("Lamp", Kind.OBJECT, "It shines.", "")
    assert [(f.name, f.type.text, f.required, f.description, f.line) for f in lamp.fields] == [
        ("id", "string", True, "Its id.", 9), ("bulb", "string", False, "", 10),
    ]  # fmt: skip
    assert [field.anchor for field in lamp.fields] == ["field-id", "field-bulb"]
    assert page.is_sure


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param((value("ON", "on"), value("OFF", "off")), id="capitals"),
        pytest.param((value("ON", "on", "str"),), id="Python"),
        pytest.param((value("AT\\_", "application/text"),), id="capitals that aren't the value's letters"),
        pytest.param((value("switched_on", "switched_on"),), id="called as the value"),
        pytest.param((value("\\_1", "1"),), id="number"),
    ],
)  # fmt: skip
def test_an_enum(rows: tuple[tuple[str, ...], ...]) -> None:
    (lamp,) = read(type_("Lamp", *rows)).types

    assert lamp.kind is Kind.ENUM
    assert lamp.fields == ()
    assert [value.value for value in lamp.values] == [cells[3] for cells in rows]


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param(row("ON", "string", "✅", "It is on."), id="text"),
        pytest.param(row("ON", "string", "❌", '"on"'), id="optional"),
        pytest.param(row("ON", "Lamp", "✅", '"on"'), id="type of the API"),
        pytest.param(row("state", "string", "✅", '"on"'), id="called as something else"),
        pytest.param(row("ON", "string", "✅", 'Either "on" or "off"'), id="quotes in text"),
        pytest.param(row("ON", "string", "✅", '"on" or "off"'), id="several in quotes"),
    ],
)
def test_one_row_that_is_no_value_makes_an_object(cells: tuple[str, ...]) -> None:
    (lamp,) = read(type_("Lamp", value("OFF", "off"), cells)).types

    assert lamp.kind is Kind.OBJECT
    assert len(lamp.fields) == 2


def test_types_behind_the_first() -> None:
    page = read(
        type_("Lamp", row("bulb", "LampBulb"), row("kind", "LampKind"))
        + type_("LampBulb", row("bulb"), lead="It glows.")
        + type_("LampKind", value("FLOOR", "floor"))
    )

    assert [(t.name, t.key, t.kind, t.lead) for t in page.types] == [
        ("Lamp", LAMP, Kind.OBJECT, ""),
        ("LampBulb", f"{LAMP}#lampbulb", Kind.OBJECT, "It glows."),
        ("LampKind", f"{LAMP}#lampkind", Kind.ENUM, ""),
    ]
    assert [(h.text, h.level) for h in page.headings] == [
        ("Lamp", 1), ("LampBulb", 2), ("LampKind", 2),
    ]  # fmt: skip
    assert [field.anchor for field in page.fields] == ["field-bulb", "field-kind", "field-bulb_1"]
    assert [type(block.content) for block in page.blocks] == [FieldTable, FieldTable, ValueTable]


def test_a_union_of_types_with_pages() -> None:
    page = read(union("Lamp", "FloorLamp", "DeskLamp", lead="Any lamp."))
    (lamp,) = page.types
    (block,) = page.blocks

    assert (lamp.kind, lamp.lead) == (Kind.UNION, "Any lamp.")
    assert isinstance(block.content, MemberTable)
    assert [member.type.parts[0] for member in lamp.members] == [
        link for found in block.content.members for link in found.type.parts
    ]
    assert [member.type.text for member in lamp.members] == ["FloorLamp", "DeskLamp"]
    assert [heading.text for heading in page.headings] == ["Lamp"]
    assert [(d.href, d.of_type) for d in page.destinations] == [
        ("FloorLamp.md", True), ("DeskLamp.md", True),
    ]  # fmt: skip


def test_a_union_whose_members_stand_on_its_page() -> None:
    page = read(
        union("Lamp", "DeskLamp")
        + type_("FloorLamp", row("foot", "LampFoot"))
        + type_("LampFoot", row("size"))
        + bare("LampText", "Its name.")
    )
    lamp, *others = page.types

    assert [m.type.text for m in lamp.members] == ["DeskLamp", "FloorLamp", "LampText"]
    assert [(t.name, t.kind) for t in others] == [
        ("FloorLamp", Kind.OBJECT), ("LampFoot", Kind.OBJECT), ("LampText", Kind.BARE),
    ]  # fmt: skip


def test_a_union_behind_another_type() -> None:
    page = read(type_("Lamp", row("light", "Light")) + union("Light", "Bulb"))
    lamp, light = page.types

    assert lamp.members == ()
    assert (light.kind, light.anchor) == (Kind.UNION, "light")
    assert [member.type.text for member in light.members] == ["Bulb"]


def test_members_without_a_union_are_text() -> None:
    page = read(type_("Lamp", row("id")) + entry("Bulb"))

    assert [found.name for found in page.types] == ["Lamp"]
    assert [heading.text for heading in page.headings] == ["Lamp", "Bulb"]


def test_a_name_with_a_lead_behind_the_type_that_uses_it() -> None:
    page = read(
        type_("Lamp", row("id", "LampId[]"))
        + bare("LampId", "The lamp's id.")
        + bare("Warning", "A heading of the API's text.")
    )

    assert [(t.name, t.kind, t.lead) for t in page.types[1:]] == [
        ("LampId", Kind.BARE, "The lamp's id.")
    ]
    assert [(h.text, h.level) for h in page.headings[1:]] == [("LampId", 2), ("Warning", 2)]


def test_a_name_with_a_lead_before_others() -> None:
    page = read(bare("Lamp", "A lamp.") + type_("Lamp2", row("id")))

    assert [(found.name, found.kind) for found in page.types] == [
        ("Lamp", Kind.BARE), ("Lamp2", Kind.OBJECT),
    ]  # fmt: skip
    assert page.is_sure


def test_text_of_an_api_before_the_table() -> None:
    lead = f"## Notes\n\n**Properties**\n\nNone.\n\n# Two words\n\n```\n# Code\n{UNION}\n```"
    (lamp,) = read(type_("Lamp", row("id"), lead=lead)).types

    assert (lamp.kind, lamp.lead) == (Kind.OBJECT, lead)
    assert [field.name for field in lamp.fields] == ["id"]


def test_a_name_that_a_language_has_already() -> None:
    (found,) = read(type_("Default\\_", row("id")), "documentation/models/default_.md").types

    assert found.name == "Default_"
