"""What the pages of a client tell together of which fields are required."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from mkdocs_sdk_reference.dialects.openapi_generator.required import settle
from mkdocs_sdk_reference.model import FieldTable, Page

from tests.dialects.openapi_generator.writing import FOOTER, enum, object_, read, row
from tests.support.growth import assert_linear

OPTIONAL = "[optional]"


def pages(**objects: str) -> list[Page]:
    """Pages of objects by name, each with some fields: `a b? c`."""
    return [
        read(object_(name, *_rows(names)), f"docs/{name}.md") for name, names in objects.items()
    ]


def _rows(names: str) -> list[tuple[str, ...]]:
    return [
        row(name.rstrip("?"), notes=OPTIONAL if name.endswith("?") else "")
        for name in names.split()
    ]


def required(found: list[Page]) -> dict[str, list[bool | None]]:
    """What fields are said to be, by the names of their types, once all pages are settled."""
    settled = {page.path: page for page in found}
    settled.update((page.path, page) for page in settle(found))
    return {page.types[0].name: [f.required for f in page.fields] for page in settled.values()}


@pytest.mark.parametrize(
    ("objects", "expected"),
    [
        pytest.param(
            {"Box": "width height", "Tube": "length radius", "Parcel": "width height length radius"},
            {"Box": [True, True], "Tube": [True, True], "Parcel": [None] * 4}, id="all fields of two others",
        ),
        pytest.param(
            {"Box": "width height", "Tube": "length radius", "Parcel": "width height length radius weight"},
            {"Box": [True, True], "Tube": [True, True], "Parcel": [True] * 5}, id="one more",
        ),
        pytest.param(
            {"Box": "width height", "Tube": "length radius", "Parcel": "width height length"},
            {"Box": [True, True], "Tube": [True, True], "Parcel": [True] * 3}, id="one less",
        ),
        pytest.param(
            {"Box": "kind width", "Tube": "kind length", "Parcel": "kind width length?"},
            {"Box": [True, True], "Tube": [True, True], "Parcel": [None, None, False]}, id="optional fields stay so",
        ),
        pytest.param({"Box": "width", "Parcel": "width"}, {"Box": [None], "Parcel": [None]}, id="the same fields"),
        pytest.param({"Box": "width", "Tube": "length", "Parcel": "width length"}, {"Box": [True], "Tube": [True], "Parcel": [None, None]}, id="few fields"),
        pytest.param(
            {"A": "a", "B": "b", "C": "c", "D": "d", "Parcel": "a b c d"},
            {"A": [True], "B": [True], "C": [True], "D": [True], "Parcel": [True] * 4}, id="many members of one field",
        ),
        pytest.param({"Box": "width", "Parcel": "a b"}, {"Box": [True], "Parcel": [True, True]}, id="nothing in common"),
        pytest.param({"Parcel": "a?"}, {"Parcel": [False]}, id="alone"),
        pytest.param({}, {}, id="none"),
    ],
)  # fmt: skip
def test_a_page_that_may_be_a_union_does_not_tell(
    objects: dict[str, str], expected: dict[str, list[bool | None]]
) -> None:
    assert required(pages(**objects)) == expected


def test_a_type_that_others_say_they_belong_to_does_not_tell() -> None:
    box = object_("Box", row("width")).replace(FOOTER, "## Implemented Interfaces\n\n* Parcel\n")
    found = [read(box, "docs/Box.md"), *pages(Parcel="width length")]
    assert required(found) == {"Box": [True], "Parcel": [None, None]}


def test_where_a_page_marks_required_fields_those_of_others_are_optional() -> None:
    marked = object_(
        "Box", ("`width`<sup>*_required_</sup>", "`int`", "", ""), ("`height`", "`int`", "", "")
    )
    found = [read(marked, "docs/Box.md"), *pages(Tube="length")]
    assert required(found) == {"Box": [True, False], "Tube": [False]}


def test_the_rows_of_the_table_say_the_same() -> None:
    found = pages(Box="width", Parcel="width")
    for page in settle(found):
        (table,) = (b.content for b in page.blocks if isinstance(b.content, FieldTable))
        assert table.fields == page.types[0].fields
        assert [f.required for f in table.fields] == [None]


def test_other_pages_and_those_without_fields_are_left() -> None:
    cut = "# Cut\n\n## Properties\n\nName | Type | Description | Notes\n"
    found = [
        read(cut, "docs/Cut.md"),
        read(cut, "docs/Cut2.md"),
        read(enum("Kind", "a"), "docs/Kind.md"),
        read(object_("No"), "docs/No.md"),
    ]
    assert list(settle(found)) == []


MAKERS: dict[str, Callable[[int], list[Page]]] = {
    "of the same fields": lambda n: pages(**{f"T{i}": "a b c" for i in range(n)}),
    "of other fields": lambda n: pages(**{f"T{i}": f"a{i} b{i}" for i in range(n)}),
    "of common fields": lambda n: pages(**{f"T{i}": f"id name a{i}" for i in range(n)}),
    "a union of all": lambda n: pages(**{f"T{i}": f"id a{i}" for i in range(n)}, All="id " + " ".join(f"a{i}" for i in range(n))),
    "of some of a few": lambda n: pages(**{f"T{i}": " ".join(f"f{bit}" for bit in range(12) if i >> bit & 1) or "x" for i in range(n)}),
}  # fmt: skip


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_time_is_linear(make: Callable[[int], list[Page]]) -> None:
    def prepared(count: int) -> Callable[[], object]:
        found = make(count)
        return lambda: list(settle(found))

    assert_linear(100, prepared)


def test_a_field_called_like_the_mark_is_no_mark() -> None:
    found = pages(Pet="name", User="mfa_required_since?")
    assert required(found) == {"Pet": [True], "User": [False]}


def test_a_field_of_another_type_is_not_that_of_a_member() -> None:
    head = "Name | Type | Description | Notes\n--- | --- | --- | ---\n"
    found = [
        read(
            f"# {name}\n\n## Properties\n\n{head}**page** | **int** |  | \n**results** | **list[{of}]** |  | \n",
            f"docs/{name}.md",
        )
        for name, of in (("Pets", "Pet"), ("Owners", "Owner"))
    ]
    assert required(found) == {"Pets": [True, True], "Owners": [True, True]}
