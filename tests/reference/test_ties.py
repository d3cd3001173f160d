"""Which types and operations of several SDKs are the same ones; and ties that would be wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from mkdocs_sdk_reference.model import Operation
from mkdocs_sdk_reference.reference import Reference, Sdk
from mkdocs_sdk_reference.reference.ties.names import common_prefix

from tests.dialects.openapi_generator import writing as openapi
from tests.support.growth import assert_linear
from tests.support.writing import enum, field, object_, operation, reference, sdk, union

PET = object_("Pet", field("id", "*str*"), field("name", "*str*"), field("age", "*int*"))
CAT = object_("Pet", field("paws", "*int*"), field("fur", "*str*"), field("claws", "*int*"))
IN_SHARED = "[shared.Pet](../../models/shared/pet.md)"
IN_ERRORS = "[errors.Pet](../../models/errors/pet.md)"
GET = "get /pets/{id}"


def site(**sdks: Mapping[str, str]) -> Reference:
    """The reference of a site of SDKs, each with its pages by path."""
    pages = {f"{at}/{path}": text for at, own in sdks.items() for path, text in own.items()}
    return with_sdks(reference(pages), *sdks)


def with_sdks(of: Reference, *names: str) -> Reference:
    sdks = [Sdk(f"{name}/", name.title(), name) for name in names]
    return Reference(of.pages.values(), of.files, "docs", str.lower, sdks=sdks)


TRANSPORT = (field("content_type", "*str*"), field("status_code", "*int*"))


def getting(kind: str = IN_SHARED, name: str = "get", *more: tuple[str, ...]) -> dict[str, str]:
    """A page of one operation that returns a type."""
    return {"sdks/pets/README.md": sdk("Pets", operation(name, *more, response=kind, route=GET))}


def taking(*rows: tuple[str, ...]) -> dict[str, str]:
    """A page of one operation that takes something."""
    return {"sdks/pets/README.md": sdk("Pets", operation("get", *rows, route=GET))}


def are_one(of: Reference, *keys: str) -> bool:
    """Whether types are the same ones, which each of them tells."""
    others = {key: tuple(other for other in keys if other != key) for key in keys}
    found = {key: of.counterparts(key) for key in keys}
    assert found == others or not any(found.values())
    return found == others


SHARED = ("go/models/shared/pet.md", "php/models/shared/pet.md")


def told(
    name: str = "get",
    group: str = "Pets",
    operation_id: str = "",
    route: str = "",
    page: str = "sdks/pets/README.md",
) -> Callable[[str], tuple[str, Operation]]:
    """Makes an operation of an SDK of which pages tell no more than this."""

    def made(at: str) -> tuple[str, Operation]:
        path = f"{at}/{page}"
        (operation_,) = reference({path: sdk("Pets", operation(name))}).operations
        method, _, where = route.partition(" ")
        return path, replace(
            operation_, operation_id=operation_id, method=method, path=where, group=group
        )

    return made


def of_operations(**sdks: list[Callable[[str], tuple[str, Operation]]]) -> Reference:
    """The reference of SDKs with these operations, each on a page of its own."""
    found = [made(at) for at, all_ in sdks.items() for made in all_]
    of = reference({path: sdk("Pets", operation("get")) for path, _ in found})
    pages = [replace(of.pages[path], operations=(one,)) for path, one in found]
    bare = Reference(pages, of.files, "docs", str.lower)
    return with_sdks(bare, *sdks)


def ties(of: Reference) -> dict[str, tuple[str, ...]]:
    """The pages of each operation's counterparts."""
    return {
        one.page: tuple(other.page for other in of.operation_counterparts(one))
        for one in of.operations
    }


SAME_OPERATIONS = {
    "the operationId": (told("a", operation_id="getPet"), told("b", operation_id="get_pet")),
    "method and path": (told("a", route="GET /pets"), told("b", route="GET /pets")),
    "a path but for its parameter": (
        told("a", route="GET /pets/{id}/toys"),
        told("b", route="GET /pets/{petId}/toys"),
    ),
    "a path with a colon": (told("a", route="GET /pets/{id}"), told("b", route="GET /pets/:id")),
    "group and name": (told("getPet", "Pets.V1"), told("get_pet", "pets_v1")),
    "a name where one tells the route": (told(route="GET /pets"), told()),
    "a name where each tells something else": (told(route="GET /pets"), told(operation_id="x")),
    "a route, whatever the operationId": (
        told(operation_id="get", route="GET /pets"),
        told(operation_id="list", route="GET /pets"),
    ),
}
OTHER_OPERATIONS = {
    "another name": (told("get"), told("list")),
    "another group": (told(group="Pets"), told(group="Toys")),
    "another method": (told(route="GET /pets"), told(route="PUT /pets")),
    "another path": (told(route="GET /pets"), told(route="GET /toys")),
    "another operationId": (told(operation_id="get"), told(operation_id="list")),
    "one operationId of another route": (
        told(operation_id="get", route="GET /pets"),
        told(operation_id="get", route="GET /toys"),
    ),
}


@pytest.mark.parametrize("case", SAME_OPERATIONS)
def test_operations_are_one_by(case: str) -> None:
    one, other = SAME_OPERATIONS[case]
    page = "sdks/pets/README.md"

    found = ties(of_operations(go=[one], php=[other]))
    assert found == {f"go/{page}": (f"php/{page}",), f"php/{page}": (f"go/{page}",)}


@pytest.mark.parametrize("case", OTHER_OPERATIONS)
def test_operations_are_not_one_by(case: str) -> None:
    one, other = OTHER_OPERATIONS[case]

    assert not any(ties(of_operations(go=[one], php=[other])).values())


def test_two_operations_of_an_sdk_are_no_answer() -> None:
    second = told(page="sdks/pets2/README.md")

    found = ties(of_operations(go=[told(), second], php=[told()], r=[told()]))
    page = "sdks/pets/README.md"
    assert found == {
        f"go/{page}": (),
        "go/sdks/pets2/README.md": (),
        f"php/{page}": (f"r/{page}",),
        f"r/{page}": (f"php/{page}",),
    }


def test_operations_of_one_route_are_told_apart_by_their_ids() -> None:
    def both(at: str) -> list[Callable[[str], tuple[str, Operation]]]:
        return [
            told(operation_id="text", route="PUT /pets"),
            told(operation_id="json", route="PUT /pets", page=f"sdks/{at}/README.md"),
        ]

    found = ties(of_operations(go=both("a"), php=both("b")))
    assert found["go/sdks/pets/README.md"] == ("php/sdks/pets/README.md",)
    assert found["go/sdks/a/README.md"] == ("php/sdks/b/README.md",)


def test_operations_that_are_one_with_a_third_are_one() -> None:
    third = told("c", operation_id="get", route="GET /pets")
    of = of_operations(
        go=[told("a", operation_id="get")], php=[told("b", route="GET /pets")], r=[third]
    )

    page = "sdks/pets/README.md"
    assert ties(of) == {
        f"go/{page}": (f"php/{page}", f"r/{page}"),
        f"php/{page}": (f"go/{page}", f"r/{page}"),
        f"r/{page}": (f"go/{page}", f"php/{page}"),
    }


def test_operations_that_could_be_either_of_two_are_one_among_themselves() -> None:
    of = of_operations(
        go=[told("a", operation_id="get", route="GET /pets")],
        php=[told("b", operation_id="get", route="GET /toys")],
        r=[told("x", operation_id="get")],
        ruby=[told("y", operation_id="get")],
    )

    page = "sdks/pets/README.md"
    assert ties(of) == {
        f"go/{page}": (),
        f"php/{page}": (),
        f"r/{page}": (f"ruby/{page}",),
        f"ruby/{page}": (f"r/{page}",),
    }


def test_operations_go_by_the_name_that_most_sdks_have() -> None:
    of = of_operations(
        go=[told(route="GET /pets")],
        php=[told(route="GET /pets")],
        r=[told("fetch", route="GET /pets")],
        ruby=[told()],
    )

    assert len(ties(of)["ruby/sdks/pets/README.md"]) == 3


def test_an_operation_that_no_page_describes_has_no_counterparts() -> None:
    own = {"models/operations/getresponse.md": object_("GetResponse", *TRANSPORT)}
    of = site(go=own, php=own)

    assert [one.is_described for one in of.operations] == [False, False]
    assert not any(ties(of).values())


def test_counterparts_are_in_the_order_of_the_sdks() -> None:
    of = with_sdks(site(**{name: {**getting(), SHARED_PET: PET} for name in "abc"}), "c", "a", "b")

    assert of.counterparts(f"a/{SHARED_PET}") == (f"c/{SHARED_PET}", f"b/{SHARED_PET}")
    (one,) = of.operations_on("a/sdks/pets/README.md")
    assert [other.page[0] for other in of.operation_counterparts(one)] == ["c", "b"]


SHARED_PET = "models/shared/pet.md"


def test_a_site_of_one_sdk_has_no_counterparts() -> None:
    of = reference({f"{at}/{SHARED_PET}": PET for at in ("go", "php")})

    assert of.counterparts(SHARED[0]) == ()


def test_a_page_outside_all_sdks_has_no_counterparts() -> None:
    pages = {f"{at}/{SHARED_PET}": PET for at in ("go", "php", "guide")}
    of = with_sdks(reference(pages), "go", "php")

    assert are_one(of, *SHARED)
    assert of.counterparts(f"guide/{SHARED_PET}") == ()


def test_type_of_other_languages_and_generators() -> None:
    returned = openapi.call("pets_get", returns="[**pet_data**](pet_data.md)")
    api = openapi.api("PetsApi", (openapi.listed("pets_get", "**GET** /pets/{petId}"),), returned)
    php = {
        "docs/PetsApi.md": api,
        "docs/pet_data.md": openapi.object_("pet_data", openapi.row("full_name")),
    }
    go = {
        **getting("[shared.PetData](../../models/shared/petdata.md)"),
        "models/shared/petdata.md": object_("PetData", field("FullName", "*string*")),
    }

    assert are_one(site(go=go, php=php), "go/models/shared/petdata.md", "php/docs/pet_data.md")


SAME_CONTENTS = {
    "all fields": (PET, PET),
    "fields in another spelling": (PET, PET.replace("`name`", "`Name`")),
    "most fields": (
        object_("Pet", *(field(f"f{n}", "*str*") for n in range(10))),
        object_("Pet", *(field(f"f{n}", "*str*") for n in range(9))),
    ),
    "a field that the language marks": (
        object_("Pet", field("type", "*str*")),
        object_("Pet", field("r#type", "*str*")),
    ),
    "all values": (enum("Pet", "cat", "dog"), enum("Pet", "dog", "cat")),
}
OTHER_CONTENTS = {
    "few fields": (PET, object_("Pet", field("id", "*str*"), field("paws", "*int*"))),
    "some values": (enum("Pet", "cat", "dog"), enum("Pet", "cat", "cow")),
    "an enum and an object": (PET, enum("Pet", "id", "name", "age")),
    "values without letters": (enum("Pet", "+", "a"), enum("Pet", "-", "a")),
    "nothing": ("# Pet\n\n", "# Pet\n\n"),
}


@pytest.mark.parametrize("case", SAME_CONTENTS)
def test_types_that_nothing_names_are_one_by(case: str) -> None:
    one, other = SAME_CONTENTS[case]

    assert are_one(site(go={SHARED_PET: one}, php={SHARED_PET: other}), *SHARED)


@pytest.mark.parametrize("case", OTHER_CONTENTS)
def test_types_that_nothing_names_are_not_one_by(case: str) -> None:
    one, other = OTHER_CONTENTS[case]

    assert not are_one(site(go={SHARED_PET: one}, php={SHARED_PET: other}), *SHARED)


def test_types_of_the_same_fields_and_another_name_are_not_one() -> None:
    other = object_("Dog", field("id", "*str*"), field("name", "*str*"), field("age", "*int*"))
    of = site(go={SHARED_PET: PET}, php={"models/shared/dog.md": other})

    assert of.counterparts(SHARED[0]) == ()


ALIKE = {
    "objects with a field in common": (PET, object_("Pet", field("id", "*str*"))),
    "objects whose field is a word of one language": (
        object_("Pet", field("self", "*str*")),
        object_("Pet", field("var_self", "*str*")),
    ),
    "enums with a value in common": (enum("Pet", "cat", "dog"), enum("Pet", "cat", "cow")),
    "a union and an object": (union("Pet", "string", "integer"), PET),
    "types of which nothing is known": (object_("Pet"), object_("Pet")),
}
UNLIKE = {
    "objects without a field in common": (PET, CAT),
    "enums without a value in common": (enum("Pet", "cat"), enum("Pet", "cow")),
    "an enum and an object": (enum("Pet", "id", "name", "age"), PET),
}


@pytest.mark.parametrize("case", ALIKE)
def test_types_in_one_place_are_one(case: str) -> None:
    one, other = ALIKE[case]

    of = site(go={**getting(), SHARED_PET: one}, php={**getting(), SHARED_PET: other})
    assert are_one(of, *SHARED)


@pytest.mark.parametrize("case", UNLIKE)
def test_types_in_one_place_that_contradict_each_other_are_not_one(case: str) -> None:
    one, other = UNLIKE[case]

    of = site(go={**getting(), SHARED_PET: one}, php={**getting(), SHARED_PET: other})
    assert not are_one(of, *SHARED)


def test_unions_in_one_place_are_one_whatever_their_members_are_called() -> None:
    def own(member: str) -> dict[str, str]:
        page = {f"models/shared/{member.lower()}.md": CAT.replace("# Pet", f"# {member}")}
        return {**getting(), SHARED_PET: union("Pet", f"shared.{member}"), **page}

    assert are_one(site(go=own("Cat"), php=own("Pet1")), *SHARED)


PLACES: dict[str, Callable[[str], dict[str, str]]] = {
    "a response": getting,
    "a parameter": lambda kind: taking(field("pet", kind)),
    "a request body": lambda kind: taking(field("request_body", kind)),
    "an error": lambda kind: {
        "sdks/pets/README.md": sdk("Pets", operation("get", errors=((kind, "404"),), route=GET))
    },
    "a field of what is returned": lambda kind: {
        **getting("[shared.Page](../../models/shared/page.md)"),
        "models/shared/page.md": object_("Page", field("pet", kind.replace("../../models", ".."))),
    },
}


@pytest.mark.parametrize("place", PLACES)
def test_place_of_a_type(place: str) -> None:
    own = {**PLACES[place](IN_SHARED), SHARED_PET: object_("Pet")}

    assert are_one(site(go=own, php=own), *SHARED)


def test_a_place_in_operations_that_are_not_one_confirms_nothing() -> None:
    other = {"sdks/pets/README.md": sdk("Pets", operation("drop", response=IN_SHARED, route=GET))}
    of = site(go={**getting(), SHARED_PET: PET}, php={**other, SHARED_PET: CAT})

    assert not are_one(of, *SHARED)


def test_types_of_one_name_are_told_apart_by_their_places() -> None:
    both = {SHARED_PET: PET, "models/errors/pet.md": object_("Pet", field("id", "*str*"))}
    of = site(go={**getting(IN_ERRORS), **both}, php={**getting(), SHARED_PET: PET})

    assert are_one(of, "go/models/errors/pet.md", SHARED[1])
    assert of.counterparts(SHARED[0]) == ()


def test_types_of_one_name_are_told_apart_by_their_namespaces() -> None:
    both = {SHARED_PET: PET, "models/errors/pet.md": PET}
    of = site(go=both, php=both)

    assert are_one(of, *SHARED)
    assert are_one(of, "go/models/errors/pet.md", "php/models/errors/pet.md")


def test_types_of_one_name_are_one_whatever_their_namespace() -> None:
    of = site(go={SHARED_PET: PET}, php={"models/components/pet.md": PET})

    assert are_one(of, SHARED[0], "php/models/components/pet.md")


def test_two_types_of_one_name_in_one_namespace_are_no_answer() -> None:
    both = {SHARED_PET: PET, "models/shared/p_et.md": PET.replace("# Pet", "# P_et")}
    of = site(go=both, php={SHARED_PET: PET}, ruby={SHARED_PET: PET})

    assert of.counterparts(SHARED[1]) == (f"ruby/{SHARED_PET}",)


def test_two_types_of_one_name_are_no_answer() -> None:
    both = {"models/shared/pet.md": PET, "models/errors/pet.md": PET}
    of = site(go=both, php={"models/other/pet.md": PET})

    assert of.counterparts("php/models/other/pet.md") == ()


def test_a_type_in_the_places_of_two_is_neither() -> None:
    get = operation("get", response=IN_SHARED, route=GET)
    list_ = operation("list", response=IN_SHARED, route="get /pets")
    other = operation("list", response=IN_ERRORS, route="get /pets")
    php = {"sdks/pets/README.md": sdk("Pets", get, other), "models/errors/pet.md": PET}
    go = {"sdks/pets/README.md": sdk("Pets", get, list_), "models/any/pet.md": PET}
    go["sdks/pets/README.md"] = go["sdks/pets/README.md"].replace("shared", "any")
    of = site(go=go, php={**php, SHARED_PET: PET})

    assert of.counterparts("go/models/any/pet.md") == ()


def holder(name: str, kind: str) -> dict[str, str]:
    """A type that nothing names, with a field of another type."""
    rows = (field("a", "*str*"), field("b", "*str*"), field("held", kind))
    return {f"models/shared/{name.lower()}.md": object_(name, *rows)}


def test_types_in_unlike_places_of_what_is_one_are_not_one() -> None:
    cat = {"models/shared/cat.md": object_("Cat", field("paws", "*int*")), SHARED_PET: PET}
    to_pet, to_cat = "[shared.Pet](pet.md)", "[shared.Cat](cat.md)"
    go = {**holder("Box", to_pet), **holder("Crate", to_cat), **cat}
    php = {**holder("Box", to_cat), **holder("Crate", to_pet), **cat}

    assert not are_one(site(go=go, php=php), *SHARED)


def test_types_in_unlike_places_of_what_only_its_content_ties_are_not_one() -> None:
    def own(shelf: str, b: str, held: str) -> dict[str, str]:
        names = {"b": b, "held": held}
        rows = (field(at, f"[shared.{name}]({name.lower()}.md)") for at, name in names.items())
        return {
            **holder(shelf, "[shared.Box](box.md)"),
            "models/shared/box.md": object_("Box", field("a", "*str*"), *rows),
            SHARED_PET: enum("Pet", "cat"),
            "models/shared/cat.md": enum("Cat", "paw"),
        }

    assert are_one(site(go=own("Shelf", "Cat", "Pet"), php=own("Rack", "Cat", "Pet")), *SHARED)
    assert not are_one(site(go=own("Shelf", "Cat", "Pet"), php=own("Rack", "Pet", "Cat")), *SHARED)


@pytest.mark.parametrize("at", ["go", "php"])
def test_a_type_in_a_place_of_another_is_not_one_with_a_namesake(at: str) -> None:
    own = {SHARED_PET: PET, "models/shared/cat.md": object_("Cat", field("paws", "*int*"))}
    boxes = {
        name: holder("Box", f"[shared.{held}]({held.lower()}.md)")
        for name, held in (("go", "Pet" if at == "go" else "Cat"), ("php", "Cat"))
    }
    boxes["php"] = boxes["php"] if at == "go" else holder("Box", "[shared.Pet](pet.md)")

    of = site(go={**own, **boxes["go"]}, php={**own, **boxes["php"]})
    assert not are_one(of, *SHARED)


def test_a_place_of_several_types_tells_none_of_them_from_namesakes() -> None:
    own = {SHARED_PET: PET, "models/shared/cat.md": CAT.replace("# Pet", "# Cat")}
    go = holder("Box", "Union[[shared.Pet](pet.md), [shared.Cat](cat.md)]")
    php = holder("Box", "[shared.Animal](animal.md)")
    animal = {"models/shared/animal.md": union("Animal", "shared.Pet", "shared.Cat")}

    assert are_one(site(go={**own, **go}, php={**own, **php, **animal}), *SHARED)


def test_a_type_that_could_be_either_of_two_is_neither() -> None:
    own = {SHARED_PET: PET, "models/shared/cat.md": object_("Cat", field("paws", "*int*"))}
    php, ruby = (holder("Box", f"[shared.{held}]({held.lower()}.md)") for held in ("Pet", "Cat"))
    of = site(go=own, php={**own, **php}, ruby={**own, **ruby})

    assert [of.counterparts(f"{at}/{SHARED_PET}") for at in ("go", "php", "ruby")] == [()] * 3


def test_errors_are_told_apart_by_status() -> None:
    def own(*names: str) -> dict[str, str]:
        links = (f"[shared.{name}](../../models/shared/{name.lower()}.md)" for name in names)
        errors = tuple(zip(links, ("404", "409"), strict=True))
        page = {"sdks/pets/README.md": sdk("Pets", operation("get", errors=errors, route=GET))}
        return {**page, SHARED_PET: PET, "models/shared/cat.md": PET.replace("# Pet", "# Cat")}

    assert are_one(site(go=own("Pet", "Cat"), php=own("Pet", "Cat")), *SHARED)
    assert not are_one(site(go=own("Pet", "Cat"), php=own("Cat", "Pet")), *SHARED)


def test_two_types_of_one_name_in_one_place_are_no_answer() -> None:
    little = object_("Pet", field("id", "*str*"))
    go = {**taking(field("pet", f"Union[{IN_SHARED}, {IN_ERRORS}]")), "models/errors/pet.md": PET}
    of = site(
        go={**go, SHARED_PET: PET}, php={**taking(field("pet", IN_SHARED)), SHARED_PET: little}
    )

    assert of.counterparts(SHARED[1]) == ()


def test_a_place_that_one_sdk_fills_with_several_types_still_ties_the_others() -> None:
    both = f"Union[{IN_SHARED}, {IN_SHARED.replace('Pet', 'Cat').replace('pet', 'cat')}]"
    pets = {SHARED_PET: object_("Pet"), "models/shared/cat.md": CAT.replace("# Pet", "# Cat")}
    of = site(
        go={**taking(field("pet", both)), **pets},
        php={**taking(field("pet", IN_SHARED)), **pets},
        ruby={**taking(field("pet", IN_SHARED)), **pets},
    )

    assert of.counterparts(SHARED[1]) == (f"ruby/{SHARED_PET}",)


def test_types_that_contradict_each_other_are_not_one_with_a_third() -> None:
    thirds = (object_("Pet"), enum("Pet", "cat"), PET)
    of = site(
        **{at: {**getting(), SHARED_PET: third} for at, third in zip("abc", thirds, strict=True)}
    )

    assert f"b/{SHARED_PET}" not in of.counterparts(f"c/{SHARED_PET}")


def test_types_of_a_group_that_is_no_answer_are_told_apart_by_namespace() -> None:
    get = operation("get", response=IN_SHARED, route=GET)
    list_ = operation("list", response=IN_ERRORS, route="get /pets")
    page = sdk("Pets", get, list_)
    own = {"sdks/pets/README.md": page, "models/errors/pet.md": PET, SHARED_PET: PET}
    any_ = {"sdks/pets/README.md": page.replace("shared", "any").replace("errors", "any")}
    of = site(go={**any_, "models/any/pet.md": PET}, php=own, ruby=own)

    assert of.counterparts("go/models/any/pet.md") == ()
    for path in (SHARED_PET, "models/errors/pet.md"):
        assert of.counterparts(f"php/{path}") == (f"ruby/{path}",)


def test_types_that_hold_little_are_not_one_in_unlike_surroundings() -> None:
    pet = {SHARED_PET: enum("Pet", "cat", "dog")}
    to_pet = "[shared.Pet](pet.md)"

    of = site(go={**holder("Box", to_pet), **pet}, php={**holder("Crate", to_pet), **pet})
    assert not are_one(of, *SHARED)


def test_surroundings_of_all_that_are_one_count() -> None:
    pet, to_pet = {SHARED_PET: enum("Pet", "cat", "dog")}, "[shared.Pet](pet.md)"
    box = holder("Box", to_pet)["models/shared/box.md"]
    few = {"models/shared/box.md": box.replace("`a`", "`x`").replace("`b`", "`y`")}
    of = site(
        go={**getting(), **pet}, php={**getting(), **holder("Box", to_pet), **pet}, r={**few, **pet}
    )

    assert are_one(of, *SHARED, f"r/{SHARED_PET}")


def test_types_that_share_a_place_are_one_only_if_they_hold_the_same() -> None:
    links = (f"[shared.Pet{n}](../../models/shared/pet{n}.md)" for n in (1, 2))
    either = f"Union[{', '.join(links)}]"
    cat, dog = (object_("Pet1", field(name, "*str*"), field("id", "*str*")) for name in ("c", "d"))

    def own(one: str, two: str) -> dict[str, str]:
        pages = {"models/shared/pet1.md": one, "models/shared/pet2.md": two.replace("Pet1", "Pet2")}
        return {**taking(field("pet", either)), **pages}

    keys = ("go/models/shared/pet1.md", "php/models/shared/pet1.md")
    assert are_one(site(go=own(cat, dog), php=own(cat, dog)), *keys)
    assert not are_one(site(go=own(cat, dog), php=own(dog, cat)), *keys)


def test_a_response_type_with_the_name_of_its_content() -> None:
    envelope = object_("Pet", *TRANSPORT, field("held", "[shared.Pet](../shared/pet.md)"))
    go = {
        **getting("[operations.Pet](../../models/operations/pet.md)"),
        "models/operations/pet.md": envelope,
    }
    php = {**go, "models/operations/pet.md": envelope.replace("`held`", "`body`")}
    little = object_("Pet", field("id", "*str*"))
    of = site(go={**go, SHARED_PET: PET}, php={**php, SHARED_PET: little})

    assert are_one(of, "go/models/operations/pet.md", "php/models/operations/pet.md")
    assert are_one(of, *SHARED)


def test_names_less_the_prefix_of_all_of_an_sdk() -> None:
    row = openapi.row("paws")
    objc = {f"docs/OAI{name}.md": openapi.object_(f"OAI{name}", row) for name in ("Pet", "Toy")}
    go = {f"docs/{name}.md": openapi.object_(name, row) for name in ("Pet", "Toy")}

    assert are_one(site(go=go, objc=objc), "go/docs/Pet.md", "objc/docs/OAIPet.md")


def test_name_that_is_a_word_of_a_language() -> None:
    row = openapi.row("paws")
    own = {"docs/Pet.md": openapi.object_("Pet", row)}
    fetch = {**own, "docs/ModelPick.md": openapi.object_("ModelPick", row)}
    of = site(go={**own, "docs/Pick.md": openapi.object_("Pick", row)}, fetch=fetch)

    assert of.counterparts("go/docs/Pick.md") == ("fetch/docs/ModelPick.md",)


def test_name_that_only_looks_like_one_with_a_prefix() -> None:
    row = openapi.row("paws")
    own = {f"docs/{name}.md": openapi.object_(name, row) for name in ("Pick", "ModelPick")}

    of = site(go=own, php=own)
    assert are_one(of, "go/docs/Pick.md", "php/docs/Pick.md")
    assert are_one(of, "go/docs/ModelPick.md", "php/docs/ModelPick.md")


def test_name_with_a_prefix_that_most_sdks_have() -> None:
    info, model = (
        {f"docs/{name}.md": openapi.object_(name, openapi.row("paws"))}
        for name in ("Info", "ModelInfo")
    )

    assert are_one(
        site(go=model, php=model, r=info), "go/docs/ModelInfo.md", "php/docs/ModelInfo.md"
    )


def test_name_that_begins_like_a_prefix() -> None:
    go, php = (
        {f"docs/{name}.md": openapi.object_(name, openapi.row("paws"))}
        for name in ("Modeling", "Ing")
    )

    assert site(go=go, php=php).counterparts("go/docs/Modeling.md") == ()


def test_types_that_belong_to_others() -> None:
    kinds = "\n## Enum: KindEnum\n\n| Name | Value |\n| ---- | ----- |\n| A | a |\n"
    own = {
        f"docs/{name}.md": openapi.object_(name, openapi.row("kind")) + kinds
        for name in ("Cat", "Dog")
    }
    of = site(go=own, java=own)
    keys = [key for key, type_ in of.types.items() if type_.owner == "Dog"]

    assert len(keys) == 2
    assert are_one(of, *keys)


@pytest.mark.parametrize(
    ("names", "prefix"),
    [
        (["OAIPet", "OAIParcel"], "OAI"),
        (["PetShop", "PetStore"], "Pet"),
        (["Pet", "Parcel"], ""),
        (["Pet", "PetStore"], ""),
        (["Pet", "Pet"], ""),
        (["OAIPet"], ""),
        ([], ""),
    ],
)
def test_prefix_of_all_names(names: list[str], prefix: str) -> None:
    assert common_prefix(names) == prefix


def test_time_is_linear() -> None:
    def prepared(count: int) -> Callable[[], object]:
        pages = {
            f"models/shared/t{n}.md": object_(
                f"T{n}", field("a", f"[shared.T{n * 7 % count}](t{n * 7 % count}.md)")
            )
            for n in range(count)
        }
        pages |= getting("[shared.T1](../../models/shared/t1.md)")
        of = site(go=pages, php=pages, ruby=pages)
        of.usages("")
        return lambda: of.counterparts("")

    assert_linear(100, prepared)
