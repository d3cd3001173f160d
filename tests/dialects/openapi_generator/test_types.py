"""Pages of objects, enums and unions, in the forms of all templates."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.model import Kind, LeftOut, MemberTable, Page, ValueTable

from tests.dialects.openapi_generator.writing import (
    FIELDS,
    FOOTER,
    enum,
    object_,
    open_table,
    piped,
    read,
    row,
)

BULLETS = '* `BOX` (value: `"box"`)\n\n* `TUBE` (value: `"tube"`)\n'


def values_of(page: Page) -> list[tuple[str, str | None]]:
    return [(value.label, value.value) for value in page.values]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(object_("Pet", row("name")), Kind.OBJECT, id="object"),
        pytest.param(object_("Pet"), Kind.BARE, id="no fields"),
        pytest.param(enum("Kind", "box"), Kind.ENUM, id="enum"),
        pytest.param("# Kind\n\n## Enum\n", Kind.OTHER, id="enum without values"),
        pytest.param("# Kind\n\n## Enum Variants\n\n| Name | Value |\n|---- | -----|\n", Kind.BARE, id="Rust's enum without values"),
        pytest.param("# Pet\n\n## oneOf schemas\n* [Cat](Cat.md)\n", Kind.UNION, id="Java's union"),
        pytest.param("# Pet\n\n## anyOf\n\n- **string**\n", Kind.UNION, id="php-nextgen's union"),
        pytest.param("# Pet\n\n## oneOf schemas\n\nNone.\n", Kind.OTHER, id="union without a list"),
        pytest.param("# Asserting\n\n## oneOf\n\n- [Pet](Pet.md)\n", Kind.OTHER, id="section of a hand-written page"),
        pytest.param("# Pet\n\n## oneOf\n\n- **Type:** `(list: T) => void`\n", Kind.OTHER, id="list of something else"),
        pytest.param("# Korzh\n\n### Enum\n\n| Name | Value |\n| --- | --- |\n| A | 1 |\n", Kind.OTHER, id="enum of a hand-written page"),
        pytest.param("# Pet\n\n## Class instance methods\n\n### `dup`\n", Kind.OTHER, id="methods of no union"),
        pytest.param("# All settings\n\n## Properties\n\nName | Type | Description | Notes\n- | - | - | -\na | str |  | \n", Kind.OTHER, id="properties of a hand-written page"),
        pytest.param("# Pet\n\n## Properties\n\nName | Type | Description | Notes\n- | - | - | -\n**value** | **str** | One (enum: a, b) | \n", Kind.OBJECT, id="object with a field called value"),
        pytest.param("# Pet\n", Kind.OTHER, id="title alone"),
        pytest.param("# Pet\n\nProperties\n", Kind.OTHER, id="word alone"),
    ],
)  # fmt: skip
def test_kind(text: str, kind: Kind) -> None:
    assert read(text).kind is kind


ENUMS = {
    "bullets": f"## Enum\n\n\n{BULLETS}",
    "bullets of dashes": f"## Enum\n\n{BULLETS.replace('*', '-')}",
    "bullets without blank lines": f"## Enum\n{BULLETS.replace(chr(10) * 2, chr(10))}",
    "bullets indented like code": "## Enum\n\n" + "".join(f"\n    {b}\n" for b in BULLETS.splitlines() if b),
    "table": '## Enum\n\nName | Value\n---- | -----\nBOX | &quot;box&quot;\nTUBE | &quot;tube&quot;\n',
    "Rust's table": '## Enum Variants\n\n| Name | Value |\n|---- | -----|\n| BOX | "box" |\n| TUBE | "tube" |\n',
    "table with types": '## Properties\nName | Type | Value | Description\n--- | --- | --- | ---\n**BOX** | string | "box" | A box\n**TUBE** | string | "tube" | \n',
}  # fmt: skip


@pytest.mark.parametrize("text", ENUMS.values(), ids=ENUMS)
def test_values(text: str) -> None:
    page = read(f"# Kind\n\n{text}\n{FOOTER}\n", "docs/Kind.md")
    assert page.kind is Kind.ENUM
    assert values_of(page) == [("BOX", '"box"'), ("TUBE", '"tube"')]
    lines = page.text.split("\n")
    assert all("BOX" in lines[page.values[0].line - 1] for _ in lines)
    assert [v.anchor for v in page.values] == ["value-BOX", "value-TUBE"]


@pytest.mark.parametrize(
    ("bullet", "value"),
    [
        pytest.param('* `EMPTY` (value: `""`)', ("EMPTY", '""'), id="empty"),
        pytest.param("* `STAR` (value: `*lost`)", ("STAR", "*lost"), id="star"),
        pytest.param("* `TRUE` (value: `true`)", ("TRUE", "true"), id="true"),
        pytest.param("* `NUMBER_5` (value: `5`)", ("NUMBER_5", "5"), id="number"),
        pytest.param('* `&#x60;true&#x60;` (value: `"true"`)', ("true", '"true"'), id="name in backticks"),
        pytest.param("* `T` (value: `&#x60;true&#x60;`)", ("T", "`true`"), id="value in backticks"),
        pytest.param('* `box` (value: `"box"`)', ("box", '"box"'), id="called as it is"),
        pytest.param('* `` (value: `"x"`)', ("x", '"x"'), id="no name"),
        pytest.param("* `A` (value: `` ` ``)", ("A", "` ` `"), id="a backtick"),
        pytest.param('* `A` (value: `") ` (value: `"`)', ("A", '") ` (value: `"'), id="looks like the next"),
    ],
)  # fmt: skip
def test_a_value(bullet: str, value: tuple[str, str]) -> None:
    assert values_of(read(f"# Kind\n\n## Enum\n\n{bullet}\n")) == [value]


def test_descriptions_of_values() -> None:
    page = read(f"# Kind\n\n{ENUMS['table with types']}", "docs/Kind.md")
    assert [value.description for value in page.values] == ["A box", ""]


def test_text_ends_a_list_of_values() -> None:
    page = read(f"# Kind\n\n## Enum\n\n{BULLETS}\nMore.\n\n* `NO` (value: `x`)\n")
    assert [value.name for value in page.values] == ["BOX", "TUBE"]


def test_values_of_the_only_field_of_python_5() -> None:
    note = 'defaults to "box", must be one of ["box", "tube", ]'
    page = read(object_("Kind", row("value", "**str**", "", note)), "docs/Kind.md")
    assert page.kind is Kind.ENUM
    assert values_of(page) == [("box", '"box"'), ("tube", '"tube"')]


def test_a_field_called_value_with_others_is_a_field() -> None:
    note = 'must be one of ["box", ]'
    page = read(object_("Pet", row("value", "**str**", "", note), row("name")))
    assert page.kind is Kind.OBJECT
    assert page.fields[0].values == ('"box"',)


def test_values_that_are_not_listed_are_not_said_to_be_none() -> None:
    page = read(object_("Kind"), "docs/Kind.md")
    (type_,) = page.types
    assert (page.kind, type_.kind, type_.values) == (Kind.BARE, Kind.BARE, ())
    assert page.is_sure


def nested(heading: str, table: str, type_: str) -> str:
    return f"# Pet\n\n## Properties\n\n{open_table(FIELDS, row('kind', type_))}\n\n## Enum: {heading}\n\n{table}\n"


@pytest.mark.parametrize(
    ("heading", "table", "type_", "name", "values"),
    [
        pytest.param(
            "KindEnum", 'Name | Value\n---- | -----\nBOX | &quot;box&quot;\nTUBE | &quot;tube&quot;', "[**KindEnum**](#KindEnum)",
            "KindEnum", [("BOX", '"box"'), ("TUBE", '"tube"')], id="Java",
        ),
        pytest.param(
            "List&lt;FlagsEnum&gt;", 'Name | Value\n---- | -----\nCOLD | &quot;cold&quot;', "[**List&lt;FlagsEnum&gt;**](#List&lt;FlagsEnum&gt;)",
            "FlagsEnum", [("COLD", '"cold"')], id="Java's list",
        ),
        pytest.param(
            "kind", "| Name | Value |\n| ---- | ----- |\n| kind | box, tube |", "[**inline**](#Kind)",
            "kind", [("box", "box"), ("tube", "tube")], id="Kotlin's one row",
        ),
        pytest.param("KindEnum", BULLETS, "[**KindEnum**](#KindEnum)", "KindEnum", [("BOX", '"box"'), ("TUBE", '"tube"')], id="bullets"),
    ],
)  # fmt: skip
def test_a_fields_own_enum(
    heading: str, table: str, type_: str, name: str, values: list[tuple[str, str]]
) -> None:
    page = read(nested(heading, table, type_))
    own, other = page.types
    assert (own.name, own.kind, own.owner) == ("Pet", Kind.OBJECT, "")
    assert (other.name, other.kind, other.owner) == (name, Kind.ENUM, "Pet")
    assert [(v.label, v.value) for v in other.values] == values
    assert other.anchor in {heading.anchor for heading in page.headings}


def test_one_row_with_one_value_is_as_it_is() -> None:
    page = read(nested("kind", "| Name | Value |\n| ---- | ----- |\n| kind | box |", "x"))
    assert values_of(page) == [("kind", "box")]


def test_a_comma_in_one_of_several_values_is_its_own() -> None:
    page = read(nested("kind", "Name | Value\n--- | ---\nA | a, b\nB | c", "x"))
    assert values_of(page) == [("A", "a, b"), ("B", "c")]


@pytest.mark.parametrize("id_", ["Kind", "kotlin.collections.List<Kind>"])
def test_an_id_above_a_heading_is_kept_where_it_can_be_one(id_: str) -> None:
    text = nested("kind", "Name | Value\n--- | ---\nk | a, b", "[**inline**](#Kind)")
    page = read(text.replace("## Enum:", f'<a id="{id_}"></a>\n## Enum:'))
    assert page.headings[-1].anchor == ("Kind" if id_ == "Kind" else "enum: kind")
    left = [block for block in page.blocks if isinstance(block.content, LeftOut)]
    assert len(left) == 1


UNIONS = {
    "Java": ("## oneOf schemas\n* [Box](Box.md)\n* [Tube](Tube.md)\n", ["Box", "Tube"]),
    "Java with types": ("## anyOf schemas\n* List<String>\n* [Box](Box.md)\n", ["List<String>", "Box"]),
    "php-nextgen": ("## oneOf\n\n- **string**\n- [**\\Stables\\Model\\Box**](Box.md)\n", ["string", "\\Stables\\Model\\Box"]),
    "Julia": (open_table(FIELDS, row("value", "This is a oneOf model. The value must be any of the following types: Box, Tube")), ["Box", "Tube"]),
    "Ruby": (
        "## Class instance methods\n\n### `openapi_one_of`\n\nReturns them.\n\n#### Example\n\n```ruby\nx\n```\n\n"
        "### build\n\n#### Parameters\n\n| Name | Type | Description |\n| - | - | - |\n| **data** | **Mixed** | x |\n\n"
        "#### Return type\n\n- `Box`\n- `Tube`\n- `nil` (if no type matches)\n",
        ["Box", "Tube"],
    ),
    "Rust": ("## Enum Variants\n\n| Name | Description |\n|---- | -----|\n| Box | A box |\n| Tube |  |\n", ["Box", "Tube"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "members"), UNIONS.values(), ids=UNIONS)
def test_members(text: str, members: list[str]) -> None:
    if text.startswith("Name"):
        text = f"## Properties\n\n{text}"
    page = read(f"# Parcel\n\n{text}\n{FOOTER}\n", "docs/Parcel.md")
    assert page.kind is Kind.UNION
    assert [member.type.text for member in page.members] == members


def test_a_union_of_nothing() -> None:
    text = "# Parcel\n\n## Enum Variants\n\n| Name | Description |\n|---- | -----|\n\n"
    assert read(text, "docs/Parcel.md").kind is Kind.BARE


def test_interfaces_are_listed_as_members_and_are_none() -> None:
    page = read(
        object_("Box", row("size")).replace(FOOTER, "## Implemented Interfaces\n\n* Parcel\n")
    )
    assert (page.kind, page.members) == (Kind.OBJECT, ())
    tables = [b.content for b in page.blocks if isinstance(b.content, MemberTable)]
    assert [[m.type.text for m in table.members] for table in tables] == [["Parcel"]]


@pytest.mark.parametrize(
    ("title", "shown", "qualifier"),
    [
        ("Pet", "Pet", ""),
        ("# Pet", "Pet", ""),
        ("Stables::Pet", "Pet", "Stables::"),
        ("Stables.Model.Pet", "Pet", "Stables.Model."),
        ("ModelPet", "ModelPet", ""),
        ("pet_t", "pet_t", ""),
    ],
)
def test_titles(title: str, shown: str, qualifier: str) -> None:
    page = read(object_(title, row("name")))
    assert (page.title, page.qualifier, page.types[0].name) == (shown, qualifier, "Pet")
    assert page.headings[0].text == shown


def test_the_lead_is_what_stands_above_the_first_section() -> None:
    assert (
        read(object_("Pet", row("name"), lead="A pet.\n\nOf yours.")).lead == "A pet.\n\nOf yours."
    )


def test_another_section_ends_the_lead() -> None:
    page = read(object_("Pet", row("name"), lead="A pet.\n\n## Example\n\nx"))
    assert page.lead == "A pet."


def test_footers_are_left_out() -> None:
    page = read(object_("Pet", row("name")))
    (left,) = (b for b in page.blocks if isinstance(b.content, LeftOut))
    assert page.text.split("\n")[left.start] == FOOTER
    assert "README" not in " ".join(link.href for link in page.destinations)


@pytest.mark.parametrize("fence", ["```", "~~~"])
def test_what_looks_like_a_footer_in_code_stays(fence: str) -> None:
    page = read(object_("Pet", row("name")).replace(FOOTER, f"{fence}\n{FOOTER}\n{fence}\n"))
    assert not [b for b in page.blocks if isinstance(b.content, LeftOut)]


def test_a_piped_table_is_read_as_an_open_one() -> None:
    rows = row("a", "[**Kind**](Kind.md)", "text", "[optional]"), row("b")
    pages = [
        read(f"# Pet\n\n## Properties\n\n{write(FIELDS, *rows)}\n") for write in (piped, open_table)
    ]
    assert pages[0].types == pages[1].types


def test_a_list_of_values_has_no_head() -> None:
    tables = [b.content for b in read('# K\n\n## Enum\n\n* `box` (value: `"box"`)\n').blocks]
    assert [t.head for t in tables if isinstance(t, ValueTable)] == [()]
