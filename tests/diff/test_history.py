"""Several releases: since when things are there, and where what changed stands now."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_sdk_reference.diff import Age, History, Past

from tests.diff.recording import recorded, with_past
from tests.support.growth import assert_linear
from tests.support.writing import enum, field, object_, operation, reference, sdk

PET = "models/shared/pet.md"
SDK = "sdks/pets/README.md"
NAME, AGE = field("name", "*str*"), field("age", "*int*", required=False)
OLD_NAME = ("~~`name`~~", *NAME[1:])

Site = dict[str, str]


def history(now: Site, *earlier: Site, version: str = "2.0") -> History:
    found = with_past(now, *earlier, version=version).history
    assert found is not None
    return found


def pet(*rows: tuple[str, ...]) -> Site:
    return {PET: object_("Pet", *rows)}


def test_what_was_there_from_the_start_has_no_age() -> None:
    assert history(pet(NAME), pet(NAME), pet(NAME)).ages == {}


def test_a_field_is_there_since_the_first_release_that_has_it() -> None:
    found = history(pet(NAME, AGE), pet(NAME), pet(NAME, AGE), pet(NAME, AGE))
    assert found.ages == {f"{PET}#field-age": Age(since="1.1")}


def test_a_new_field_of_the_pages_is_there_since_their_version() -> None:
    assert history(pet(NAME, AGE), pet(NAME)).ages == {f"{PET}#field-age": Age(since="2.0")}


def test_what_a_new_type_came_with_has_no_age_of_its_own() -> None:
    both = pet(NAME) | {"models/shared/owner.md": object_("Owner", NAME)}
    found = history(both, pet(NAME), both)
    assert found.ages == {"models/shared/owner.md": Age(since="1.1")}


def test_values_operations_and_parameters() -> None:
    get = operation("get", field("id", "*str*"))
    old = {SDK: sdk("Pets", get), PET: enum("Pet", "cat")}
    more = operation("get", field("id", "*str*"), field("x", "*str*", required=False))
    new = {SDK: sdk("Pets", more, operation("put", NAME)), PET: enum("Pet", "cat", "dog")}
    assert history(new, old, new).ages == {
        f"{PET}#value-DOG": Age(since="1.1"),
        f"{SDK}#get-param-x": Age(since="1.1"),
        f"{SDK}#put": Age(since="1.1"),
    }


def test_deprecated_since() -> None:
    found = history(pet(OLD_NAME), pet(NAME), pet(NAME), pet(OLD_NAME))
    assert found.ages == {f"{PET}#field-name": Age(deprecated="1.2")}


def test_deprecated_from_the_start_has_no_age() -> None:
    assert history(pet(OLD_NAME), pet(OLD_NAME), pet(OLD_NAME)).ages == {}


def test_deprecated_again_counts_from_then() -> None:
    found = history(pet(OLD_NAME), pet(OLD_NAME), pet(NAME), pet(OLD_NAME))
    assert found.ages == {f"{PET}#field-name": Age(deprecated="1.2")}


def test_renamed_things_keep_their_age() -> None:
    rows = NAME, AGE
    renamed = {"models/shared/animal.md": object_("Animal", *rows)}
    assert history(renamed, pet(*rows), pet(*rows)).ages == {}
    found = history(renamed, pet(NAME), pet(*rows))
    assert found.ages == {"models/shared/animal.md#field-age": Age(since="1.1")}


def test_what_was_gone_for_a_while_is_as_old_as_its_return() -> None:
    found = history(pet(NAME, AGE), pet(NAME, AGE), pet(NAME), pet(NAME, AGE))
    assert found.ages == {f"{PET}#field-age": Age(since="1.2")}


def places(found: History, version: str) -> list[tuple[str, str, str, str, str]]:
    """Kind and name of what a release changed, and where it stands: page, owner's id, own id."""
    (step,) = [step for step in found.steps if step.version == version]
    return [
        (n.change.kind.value, n.change.name or n.change.owner, n.page, n.owner, n.anchor)
        for n in step.changes
    ]


def test_steps_are_newest_first() -> None:
    found = history(pet(NAME, AGE), pet(NAME), pet(NAME), version="")
    assert [(step.version, len(step.changes)) for step in found.steps] == [("", 1), ("1.1", 0)]


def test_changes_are_where_things_stand_now() -> None:
    rows = NAME, AGE
    moved = {"models/components/animal.md": object_("Animal", *rows)}
    found = history(moved, pet(NAME), pet(*rows), moved)
    assert places(found, "1.1") == [
        ("added", "age", "models/components/animal.md", "", "field-age")
    ]


def test_what_is_gone_has_no_place() -> None:
    shop = {"models/shared/shop.md": object_("Shop", NAME)}
    found = history(pet(NAME), pet(NAME, AGE) | shop, pet(NAME))
    assert places(found, "1.1") == [
        ("removed", "shared.Shop", "", "", ""),
        ("removed", "age", PET, "", ""),
    ]


def test_operations_and_their_parameters_have_places() -> None:
    old = {SDK: sdk("Pets", operation("get", field("id", "*str*")))}
    new = {SDK: sdk("Pets", operation("get", field("id", "*int*")), operation("put", NAME))}
    assert places(history(new, old, new), "1.1") == [
        ("changed", "id", SDK, "get", "get-param-id"),
        ("added", "Pets.put", SDK, "put", ""),
    ]


def test_of_two_fields_of_one_name_neither_is_the_place() -> None:
    kind, number = field("a", "*str*"), field("a", "*int*")
    now = pet(kind, field("a", "*bool*"))
    assert places(history(now, pet(kind, number), now), "1.1") == [("changed", "a", PET, "", "")]


def test_time_is_linear() -> None:
    def prepared(count: int) -> Callable[[], object]:
        sites = [
            {f"models/shared/t{i}.md": object_(f"T{i}", *rows) for i in range(count)}
            for rows in ((NAME,), (NAME, AGE), (OLD_NAME,))
        ]
        releases = [(f"1.{at}", recorded(reference(site))) for at, site in enumerate(sites)]
        now = reference(sites[0])
        return lambda: Past(releases).history(now)

    assert_linear(50, prepared)
