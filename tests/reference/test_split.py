"""Long pages of operations as a page for each: nothing is lost, and every id has its place."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.model import FieldTable, OperationTable, Page
from mkdocs_sdk_reference.reference.split import Split, is_long, split

from tests.support.writing import field, object_, operation, reference, sdk

README = "sdks/pets/README.md"
LIST = operation("list", field("limit", "*int*"), errors=(("errors.Gone", "410"),))
GET = operation("get", field("id", "*str*"), response="[models.Pet](../../models/pet.md)")
DROP = operation("drop", errors=(("errors.Gone", "404"),))
TEXT = sdk("Pets", LIST, GET, DROP)
PETS_API = """# PetsApi

Method | HTTP request | Description
--- | --- | ---
[**listPets**](PetsApi.md#listPets) | **GET** /pets | all
[**dropPet**](PetsApi.md#dropPet) | **DELETE** /pets/{id} |

# **listPets**
> List<Pet> listPets()

See [dropPet](PetsApi.md#dropPet) or [Pet](Pet.md).

### Return type
[**List<Pet>**](Pet.md)

# **dropPet**
> void dropPet(id)

### Parameters
Name | Type | Description  | Notes
------------- | ------------- | ------------- | -------------
 **id** | **String** | its id |
"""


def page(text: str = TEXT, path: str = README) -> Page:
    """A page among a type's."""
    return reference({path: text, "models/pet.md": object_("Pet", field("a", "*str*"))}).pages[path]


def split_of(text: str = TEXT, path: str = README, taken: frozenset[str] = frozenset()) -> Split:
    return Split([page(text, path)], taken.__contains__)


def owned(found: Split) -> list[str]:
    return [path for path, _ in found.added]


@pytest.mark.parametrize(("most", "is_split"), [(2, True), (3, False), (0, False), (-1, False)])
def test_a_page_of_more_operations_than_the_limit_is_long(most: int, is_split: bool) -> None:
    assert is_long(page(), most) is is_split


def test_every_line_is_on_one_of_the_pages() -> None:
    rest, operations = split(page())
    lines = [line for part in (rest, *operations) for line in part.text.split("\n")]

    assert [line.lstrip("#") for line in lines] == [line.lstrip("#") for line in TEXT.split("\n")]


def test_the_file_s_page_keeps_what_stands_before_its_operations() -> None:
    rest, _ = split(page())

    assert rest.text == TEXT.partition("## list")[0].removesuffix("\n")
    assert [heading.anchor for heading in rest.headings] == [
        "pets", "overview", "available operations",
    ]  # fmt: skip
    assert rest.operations == ()


def test_an_operation_s_heading_is_its_page_s_title() -> None:
    _, (_, get, _) = split(page())

    assert get.text.split("\n")[0] == "# get"
    assert get.title == "get"
    assert get.lead == "Does it."
    assert [heading[1:] for heading in get.headings] == [
        (1, "get", "get"),
        (2, "Example Usage", "example usage_1"),
        (2, "Parameters", "parameters_1"),
        (2, "Response", "response"),
    ]


def test_parts_stand_where_they_stood_in_the_file() -> None:
    whole = page()
    for part in split(whole)[1]:
        moved = part.first_line - whole.first_line
        assert part.operations[0].heading == 0
        assert all(
            part.text.split("\n")[h.line].lstrip("#") == whole.text.split("\n")[h.line + moved].lstrip("#")
            for h in part.headings
        )  # fmt: skip
        for block in part.blocks:
            at = next(b for b in whole.blocks if b.content is block.content)
            assert (at.start, at.end) == (block.start + moved, block.end + moved)


def test_destinations_follow_the_text() -> None:
    whole = page(PETS_API, "docs/PetsApi.md")
    rest, operations = split(whole)
    found = [
        (part.text[link.start : link.end], link.label)
        for part in (rest, *operations)
        for link in part.destinations
    ]

    assert found == [(whole.text[d.start : d.end], d.label) for d in whole.destinations]
    assert len(found) == 5


def test_second_titles_of_a_page_become_titles() -> None:
    _, operations = split(page(PETS_API, "docs/PetsApi.md"))

    assert [part.text.partition("\n")[0] for part in operations] == [
        "# **listPets**",
        "# **dropPet**",
    ]
    assert [[h.level for h in part.headings] for part in operations] == [[1, 2], [1, 2]]


def test_pages_stand_beside_their_file() -> None:
    assert owned(split_of()) == ["sdks/pets/list.md", "sdks/pets/get.md", "sdks/pets/drop.md"]


def test_pages_of_a_file_among_others_are_named_after_it() -> None:
    found = split_of(PETS_API, "docs/PetsApi.md")

    assert owned(found) == ["docs/PetsApi-listpets.md", "docs/PetsApi-droppet.md"]


def test_no_page_stands_in_another_s_place() -> None:
    found = split_of(taken=frozenset({"sdks/pets/get.md", "sdks/pets/get_1.md"}))

    assert owned(found) == ["sdks/pets/list.md", "sdks/pets/get_2.md", "sdks/pets/drop.md"]


def test_a_name_that_no_file_can_have_is_cut() -> None:
    (path,) = owned(split_of(sdk("Pets", operation("é" * 300))))

    assert len(path.rpartition("/")[2].encode()) <= 255


@pytest.mark.parametrize(
    ("anchor", "place"),
    [
        ("get", "sdks/pets/get.md"),
        ("get-param-id", "sdks/pets/get.md"),
        ("get-param-x-param-y", "sdks/pets/get.md"),
        ("errors", "sdks/pets/list.md"),
        ("errors_1", "sdks/pets/drop.md"),
        ("overview", README),
        ("gone", README),
        ("", README),
    ],
)
def test_an_id_has_its_place(anchor: str, place: str) -> None:
    assert split_of().place(README, anchor) == place


def test_ids_of_other_files_stay() -> None:
    assert split_of().place("sdks/cats/README.md", "get") == "sdks/cats/README.md"


def test_the_list_of_operations_stays_on_the_file_s_page() -> None:
    rest, operations = split(page(PETS_API, "docs/PetsApi.md"))

    assert any(isinstance(block.content, OperationTable) for block in rest.blocks)
    assert [[type(b.content) for b in p.blocks if isinstance(b.content, FieldTable)] for p in operations] == [
        [], [FieldTable],
    ]  # fmt: skip
