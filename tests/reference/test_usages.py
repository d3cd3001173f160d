"""Who names whom: role, status and place of each use; and guesses that would be wrong."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.reference import Reference

from tests.support.writing import enum, field, object_, operation, reference, sdk, table, union

TRANSPORT = (field("content_type", "*str*"), field("status_code", "*int*"))
PET = "models/shared/pet.md"
ORDER = object_("Order", field("pet", "[shared.Pet](../shared/pet.md)"))
SDK = "sdks/pets/README.md"


def uses(site: dict[str, str], path: str) -> list[tuple[str, str, str, str]]:
    """Each use of a type as (role, status, place, name)."""
    return [
        (use.role.value, use.status, f"{use.page}#{use.anchor}".rstrip("#"), use.name)
        for use in reference(site).usages(path)
    ]


def outcomes(site: dict[str, str], name: str) -> list[tuple[str, bool, str]]:
    """What an operation may return: (status, is an error, the first page of its type)."""
    of = reference(site)
    (operation,) = [operation for operation in of.operations if operation.name == name]
    return [
        (r.status, r.is_error, (*of.targets(of.pages[r.page], r.type), "")[0])
        for r in operation.responses
    ]


def used(of: Reference) -> list[str]:
    """Keys of the types that anything names."""
    return [key for key in of.types if of.usages(key)]


def test_field() -> None:
    site = {PET: object_("Pet", field("id", "*str*")), "models/shared/order.md": ORDER}

    assert uses(site, PET) == [("field", "", "models/shared/order.md#field-pet", "pet")]


def test_field_of_a_name_that_stands_twice() -> None:
    rows = (field("pet", "*str*"), field("pet", "[shared.Pet](pet.md)"))
    site = {PET: enum("Pet", "cat"), "models/shared/order.md": object_("Order", *rows)}

    assert uses(site, PET) == [("field", "", "models/shared/order.md#field-pet_1", "pet")]


def test_field_that_names_its_own_type() -> None:
    site = {PET: object_("Pet", field("mother", "[shared.Pet](pet.md)"))}

    assert uses(site, PET) == [("field", "", f"{PET}#field-mother", "mother")]
    assert reference(site).unnamed == (PET,)


def test_parameter() -> None:
    buy = operation("buy", field("pet", "[shared.Pet](../../models/shared/pet.md)"))
    site = {PET: enum("Pet", "cat"), SDK: sdk("Pets", buy)}

    assert uses(site, PET) == [("parameter", "", f"{SDK}#buy-param-pet", "pet")]


@pytest.mark.parametrize("name", ["request_body", "requestBody", "RequestBody", "$requestBody"])
def test_request_body(name: str) -> None:
    buy = operation("buy", field(name, "[shared.Pet](../../models/shared/pet.md)"))
    site = {PET: enum("Pet", "cat"), SDK: sdk("Pets", buy)}

    ((role, _, place, _),) = uses(site, PET)
    assert (role, place.split("-")[0]) == ("request body", f"{SDK}#buy")


def test_request_body_within_the_request_of_an_operation() -> None:
    request = object_("BuyRequest", field("RequestBody", "[shared.Pet](../shared/pet.md)"))
    buy = operation(
        "buy", field("request", "[operations.BuyRequest](../../models/operations/buyrequest.md)")
    )
    site = {
        PET: enum("Pet", "cat"),
        "models/operations/buyrequest.md": request,
        SDK: sdk("Pets", buy),
    }

    assert uses(site, PET) == [
        ("request body", "", f"{SDK}#buy", ""),
        ("field", "", "models/operations/buyrequest.md#field-RequestBody", "RequestBody"),
    ]


def test_a_field_called_like_a_body_in_a_type_that_is_no_request() -> None:
    site = {
        PET: enum("Pet", "cat"),
        "models/shared/log.md": object_("Log", field("request_body", "[shared.Pet](pet.md)")),
    }

    assert [use[0] for use in uses(site, PET)] == ["field"]


def test_response_and_errors_with_their_statuses() -> None:
    get = operation(
        "get",
        response="[shared.Pet](../../models/shared/pet.md)",
        errors=(
            ("errors.Gone", "404, 410"),
            ("errors.Gone", "default"),
            ("errors.SDKError", "4XX"),
        ),
    )
    site = {
        PET: enum("Pet", "cat"),
        "models/errors/gone.md": object_("Gone", field("message", "*str*")),
        SDK: sdk("Pets", get),
    }

    assert uses(site, PET) == [("response", "", f"{SDK}#get", "")]
    assert uses(site, "models/errors/gone.md") == [
        ("error", "404, 410", f"{SDK}#get", ""),
        ("error", "default", f"{SDK}#get", ""),
    ]
    assert outcomes(site, "get") == [
        ("", False, PET),
        ("404, 410", True, "models/errors/gone.md"),
        ("4XX", True, ""),
        ("default", True, "models/errors/gone.md"),
    ]


@pytest.mark.parametrize(
    "cell",
    [
        "errors.Gone", "models.Gone", "sdkerrors.Gone", "models/errors/Gone", "Errors::Gone",
        "Models::Errors::Gone", "Errors\\Gone", "Some.Namespace.Models.Errors.Gone",
    ],
)  # fmt: skip
def test_error_in_each_spelling(cell: str) -> None:
    path = "models/errors/gone.md"
    site = {path: object_("Gone"), SDK: sdk("Pets", operation("get", errors=((cell, "404"),)))}

    assert uses(site, path) == [("error", "404", f"{SDK}#get", "")]


def test_members_each_once() -> None:
    either = union("Either", "models.Pet", "List[models.Pet]", "str")
    site = {"models/pet.md": enum("Pet", "cat"), "models/either.md": either}

    assert uses(site, "models/pet.md") == [("member", "", "models/either.md", "")]


def test_text_that_links_to_a_type() -> None:
    site = {
        PET: enum("Pet", "cat"),
        "guide.md": "# Guide\n\nSee [pets](models/shared/pet.md), not `[pets](models/shared/pet.md)`.\n",
        "fenced.md": "# Fenced\n\n```md\n[pets](models/shared/pet.md)\n```\n",
    }

    assert uses(site, PET) == [("text", "", "guide.md", "")]


README_ERRORS = "# SDK\n\n## Error Handling\n\n" + table(
    ("Error Object", "Status Code", "Content Type"), ("errors.Gone", "404", "*/*")
)


def test_table_of_errors_in_the_readme_of_an_sdk() -> None:
    site = {
        "a/README.md": README_ERRORS,
        "a/docs/models/errors/gone.md": object_("Gone", field("message", "*str*")),
        "b/docs/models/errors/gone.md": object_("Gone", field("message", "*str*")),
    }

    assert uses(site, "a/docs/models/errors/gone.md") == [("text", "", "a/README.md", "")]
    assert uses(site, "b/docs/models/errors/gone.md") == []


def test_table_of_errors_above_several_sdks() -> None:
    gone = object_("Gone", field("message", "*str*"))
    site = {f"{name}/docs/models/errors/gone.md": gone for name in "ab"}

    assert used(reference({"README.md": README_ERRORS, **site})) == []


def test_helper_of_the_generator() -> None:
    helper = "types/rfcstamp.md"
    site = {
        helper: "# RFCStamp\n\n`types.RFCStamp` wraps a date.\n\n## Usage\n",
        PET: object_("Pet", field("born", "[Date](../../types/rfcstamp.md)")),
        "guide.md": "# Guide\n\nSee [dates](types/rfcstamp.md).\n",
    }

    assert uses(site, helper) == [
        ("field", "", f"{PET}#field-born", "born"),
        ("text", "", "guide.md", ""),
    ]


def test_order_of_roles() -> None:
    get = operation(
        "get",
        field("pet", "[shared.Pet](../../models/shared/pet.md)"),
        response="[shared.Pet](../../models/shared/pet.md)",
        errors=(("shared.Pet", "404"),),
    )
    site = {
        PET: enum("Pet", "cat"),
        "a.md": "# A\n\n[pets](models/shared/pet.md)\n",
        "models/shared/order.md": ORDER,
        SDK: sdk("Pets", get),
    }

    assert [use[0] for use in uses(site, PET)] == [
        "response",
        "error",
        "parameter",
        "field",
        "text",
    ]


# What a type with a field a status tells (2023)


def of_statuses(op: str, *rows: tuple[str, ...], call: str = "") -> dict[str, str]:
    """An operation whose response type `<op>Response` has these fields."""
    path = f"models/operations/{op.lower()}response.md"
    response = f"[operations.{op}Response](../../{path})"
    return {
        path: object_(f"{op}Response", *TRANSPORT, *rows),
        SDK: sdk("Pets", operation(call or op, response=response)),
    }


def held(name: str, title: str, description: str = "N/A") -> tuple[str, ...]:
    return field(
        name, f"[Optional[operations.{title}]]({title.lower()}.md)", description, required=False
    )


def types(*titles: str) -> dict[str, str]:
    return {
        f"models/operations/{t.lower()}.md": object_(t, field("status", "*str*")) for t in titles
    }


def test_statuses_by_the_fields_of_the_response_type() -> None:
    site = {
        **of_statuses(
            "GetPets",
            held("get_pets_503_application_json_object", "GetPets503ApplicationJSON"),
            held("get_pets_401_application_json_object", "GetPets401ApplicationJSON"),
            held("get_pets_error_response", "GetPetsErrorResponse"),
            held("get_pets_successful_response", "GetPetsSuccessfulResponse"),
            call="get_pets",
        ),
        **types("GetPets503ApplicationJSON", "GetPets401ApplicationJSON"),
        **types("GetPetsErrorResponse", "GetPetsSuccessfulResponse"),
    }

    assert outcomes(site, "get_pets") == [
        ("2XX", False, "models/operations/getpetssuccessfulresponse.md"),
        ("401", True, "models/operations/getpets401applicationjson.md"),
        ("503", True, "models/operations/getpets503applicationjson.md"),
        ("", True, "models/operations/getpetserrorresponse.md"),
    ]
    assert uses(site, "models/operations/getpets503applicationjson.md") == [
        ("error", "503", f"{SDK}#get_pets", ""),
        (
            "field",
            "",
            "models/operations/getpetsresponse.md#field-get_pets_503_application_json_object",
            "get_pets_503_application_json_object",
        ),
    ]


def test_status_in_words() -> None:
    row = held("fourHundredAndFourApplicationJsonObject", "GetPetsResponseBody")
    site = {**of_statuses("GetPets", row), **types("GetPetsResponseBody")}

    assert outcomes(site, "GetPets") == [("404", True, "models/operations/getpetsresponsebody.md")]


def test_an_operation_whose_name_ends_in_digits() -> None:
    row = held("get_v2_404_application_json_object", "GetV2404ApplicationJSON")
    site = {**of_statuses("GetV2404", held("get_v2404_pet", "GetV2404Pet")), **types("GetV2404Pet")}
    other = {**of_statuses("GetV2", row), **types("GetV2404ApplicationJSON")}

    assert outcomes(site, "GetV2404") == [("", False, "models/operations/getv2404pet.md")]
    assert outcomes(other, "GetV2") == [
        ("404", True, "models/operations/getv2404applicationjson.md")
    ]


def test_a_field_and_its_type_that_say_two_statuses() -> None:
    row = held("get_pets_401_application_json_object", "GetPets503ApplicationJSON")
    site = {**of_statuses("GetPets", row), **types("GetPets503ApplicationJSON")}

    assert outcomes(site, "GetPets") == [
        ("", False, "models/operations/getpets503applicationjson.md")
    ]


def test_a_name_that_no_page_confirms() -> None:
    site = {
        **of_statuses("GetPets", held("pet", "GetPetsPet")),
        **types("GetPetsPet", "GetPets503ApplicationJSON"),
    }

    assert uses(site, "models/operations/getpets503applicationjson.md") == []


def test_method_and_path_that_a_description_tells() -> None:
    row = held(
        "get_pets_id_401_application_json_object",
        "GetPetsID401ApplicationJSON",
        "GET /pets/:id Error response",
    )
    site = {**of_statuses("GetPetsID", row), **types("GetPetsID401ApplicationJSON")}

    (operation_,) = reference(site).operations
    assert (operation_.method, operation_.path) == ("GET", "/pets/{id}")


def test_method_and_path_of_another_operation_in_a_description() -> None:
    row = held(
        "get_pets_401_application_json_object",
        "GetPets401ApplicationJSON",
        "GET /orders/:id fails likewise",
    )
    site = {**of_statuses("GetPets", row), **types("GetPets401ApplicationJSON")}

    (operation_,) = reference(site).operations
    assert (operation_.method, operation_.path) == ("", "")


@pytest.mark.parametrize("written", ["/pets/{id}", "/pets/{id}#idOrName"])
def test_method_and_path_of_a_usage_snippet(written: str) -> None:
    site = {SDK: sdk("Pets", operation("get", response="*str*", route=f"get {written}"))}

    (operation_,) = reference(site).operations
    assert (operation_.method, operation_.path) == ("GET", "/pets/{id}")


# A request type whose fields are an operation's parameters


def test_request_that_was_taken_apart() -> None:
    buy = operation(
        "buy",
        field("id", "*str*"),
        field("count", "*int*"),
        response="[operations.BuyResponse](../../models/operations/buyresponse.md)",
    )
    site = {
        "models/operations/buyrequest.md": object_(
            "BuyRequest", field("id", "*str*"), field("count", "*int*")
        ),
        "models/operations/buyresponse.md": object_("BuyResponse", *TRANSPORT),
        SDK: sdk("Pets", buy),
    }

    assert uses(site, "models/operations/buyrequest.md") == [("parameter", "", f"{SDK}#buy", "")]


@pytest.mark.parametrize(
    ("path", "title", "row"),
    [
        ("models/operations/buyrequest.md", "BuyRequest", "colour"),
        ("models/shared/buyrequest.md", "BuyRequest", "id"),
        ("models/operations/buyrequest.md", "BuyAllRequest", "id"),
    ],
    ids=["a field that is no parameter", "another folder", "another name"],
)
def test_request_that_no_parameter_confirms(path: str, title: str, row: str) -> None:
    buy = operation(
        "buy",
        field("id", "*str*"),
        response="[operations.BuyResponse](../../models/operations/buyresponse.md)",
    )
    site = {
        path: object_(title, field(row, "*str*")),
        "models/operations/buyresponse.md": object_("BuyResponse", *TRANSPORT),
        SDK: sdk("Pets", buy),
    }

    assert uses(site, path) == []


BUY = (field("id", "*str*"), field("count", "*int*"))


@pytest.mark.parametrize("title", ["BuyPetRequest", "BuyPETRequest", "BuyPetGlobals"])
def test_input_called_after_the_operation_of_the_usage_comment(title: str) -> None:
    buy = operation("buy_pet", *BUY, field("retries", "*Any*"), route="post /pets")
    other = operation("buy", *BUY, route="post /others")
    path = f"models/{title.lower()}.md"
    site = {path: object_(title, BUY[0]), SDK: sdk("Pets", buy, other)}

    assert uses(site, path) == [("parameter", "", f"{SDK}#buy_pet", "")]
    assert reference(site).unnamed == ()


def test_input_called_after_a_heading_without_usage_comment() -> None:
    site = {"models/buypetrequest.md": object_("BuyPetRequest", *BUY)}
    once = {**site, SDK: sdk("Pets", operation("buyPet", *BUY))}
    twice = {**once, "sdks/cats/README.md": sdk("Cats", operation("buyPet", *BUY))}

    assert used(reference(once)) == ["models/buypetrequest.md"]
    assert used(reference(twice)) == []


def test_a_heading_called_like_an_input_of_another_operation() -> None:
    section = operation("create", *BUY, route="post /pets").replace('"create"', '"buy_pet"')
    site = {"models/createrequest.md": object_("CreateRequest", *BUY), SDK: sdk("Pets", section)}

    assert used(reference(site)) == []


@pytest.mark.parametrize(("row", "is_used"), [(BUY[1], True), (field("size", "*int*"), False)])
def test_input_whose_body_was_taken_apart(row: tuple[str, ...], is_used: bool) -> None:
    body = field("order", "[models.Order](../models/order.md)")
    site = {
        "models/buyrequest.md": object_("BuyRequest", BUY[0], body),
        "models/order.md": object_("Order", row),
        SDK: sdk("Pets", operation("buy", *BUY, route="post /pets")),
    }

    assert ("models/buyrequest.md" in used(reference(site))) == is_used


def test_globals_beside_the_request_that_holds_all_parameters() -> None:
    request = field("request", "[operations.BuyRequest](../../models/operations/buyrequest.md)")
    site = {
        "models/operations/buyglobals.md": object_("BuyGlobals", BUY[0]),
        "models/operations/buyrequest.md": object_("BuyRequest", *BUY),
        SDK: sdk("Pets", operation("buy", request, route="post /pets")),
    }

    assert uses(site, "models/operations/buyglobals.md") == [("parameter", "", f"{SDK}#buy", "")]
    assert uses(site, "models/operations/buyrequest.md") == [
        ("parameter", "", f"{SDK}#buy-param-request", "request")
    ]


@pytest.mark.parametrize("rows", [(), (BUY[0], field("colour", "*str*"))])
def test_input_that_its_fields_do_not_confirm(rows: tuple[tuple[str, ...], ...]) -> None:
    site = {
        "models/buyrequest.md": object_("BuyRequest", *rows),
        SDK: sdk("Pets", operation("buy", *BUY, route="post /pets")),
    }

    assert reference(site).unnamed == ("models/buyrequest.md",)


def test_inputs_of_one_name_in_two_namespaces() -> None:
    site = {
        "models/operations/buyrequest.md": object_("BuyRequest", *BUY),
        "models/shared/buyrequest.md": object_("BuyRequest", *BUY),
        SDK: sdk("Pets", operation("buy", *BUY, route="post /pets")),
    }

    assert used(reference(site)) == []


# Names without links


def test_bare_name_by_namespace() -> None:
    site = {
        "models/components/pet.md": enum("Pet", "cat"),
        "models/operations/pet.md": enum("Pet", "dog"),
        "models/shop.md": object_("Shop", field("pet", "*components.Pet*")),
    }

    assert uses(site, "models/components/pet.md") == [
        ("field", "", "models/shop.md#field-pet", "pet")
    ]
    assert uses(site, "models/operations/pet.md") == []


def test_bare_name_of_two_folders_is_reported() -> None:
    site = {
        "models/components/pet.md": enum("Pet", "cat"),
        "models/operations/pet.md": enum("Pet", "dog"),
        "models/shop.md": object_(
            "Shop", field("pet", "*models.Pet*"), field("other", "*models.Pet*")
        ),
    }
    found = reference(site)

    assert used(found) == []
    assert [(u.page, u.line, u.name, u.candidates) for u in found.ambiguous] == [
        (
            "models/shop.md",
            9,
            "models.Pet",
            ("models/components/pet.md", "models/operations/pet.md"),
        )
    ]


def test_error_of_two_folders_is_reported() -> None:
    site = {
        "models/a/gone.md": object_("Gone"),
        "models/b/gone.md": object_("Gone"),
        SDK: sdk("Pets", operation("get", errors=(("errors.Gone", "404"),))),
    }
    found = reference(site)

    assert used(found) == []
    assert [u.name for u in found.ambiguous] == ["errors.Gone"]


def test_bare_name_of_another_docs_root() -> None:
    site = {
        "a/docs/models/pet.md": enum("Pet", "cat"),
        "b/docs/models/shop.md": object_("Shop", field("pet", "*models.Pet*")),
    }

    assert used(reference(site)) == []


def test_a_tag_called_models() -> None:
    site = {
        "sdks/models/README.md": sdk("Models", operation("list", response="*models.Pet*")),
        "models/pet.md": enum("Pet", "cat"),
        "models/models.md": enum("Models", "one"),
    }

    assert uses(site, "models/pet.md") == [("response", "", "sdks/models/README.md#list", "")]
    assert uses(site, "models/models.md") == []


@pytest.mark.parametrize("title", ["Date", "String", "Map", "Number"])
def test_a_type_named_like_a_primitive(title: str) -> None:
    path = f"models/{title.lower()}.md"
    site = {
        path: enum(title, "x"),
        "models/shop.md": object_(
            "Shop", field("pet", f"*{title}*"), field("own", f"*models.{title}*")
        ),
    }

    assert uses(site, path) == [("field", "", "models/shop.md#field-own", "own")]


# Same shape


def test_same_shape() -> None:
    site = {
        "models/a.md": enum("A", "x", "y"),
        "models/b.md": enum("B", "x", "y"),
        "models/c.md": enum("C", "y", "x"),
        "models/d.md": object_("D", field("x", "*str*")),
        "models/e.md": object_("E", field("x", "*str*")),
        "models/f.md": object_("F", field("x", "*str*", required=False)),
        "models/g.md": object_("G"),
        "models/h.md": object_("H"),
    }

    assert reference(site).groups == (
        ("models/a.md", "models/b.md"),
        ("models/d.md", "models/e.md"),
    )


def test_same_words_that_mean_other_types() -> None:
    site = {
        "models/x/pet.md": enum("Pet", "cat"),
        "models/y/pet.md": enum("Pet", "dog"),
        "models/x/a.md": object_("A", field("pet", "[Pet](pet.md)")),
        "models/y/a.md": object_("A", field("pet", "[Pet](pet.md)")),
    }

    assert reference(site).groups == ()


def test_same_shape_in_two_docs_roots() -> None:
    site = {"a/docs/models/x.md": enum("X", "x"), "b/docs/models/x.md": enum("X", "x")}

    assert reference(site).groups == ()


@pytest.mark.parametrize("member", ['"error"', "'error'", "List['error']"])
def test_a_literal_that_is_spelt_like_a_type(member: str) -> None:
    site = {"models/error.md": enum("error", "x"), "models/state.md": union("State", member)}

    assert used(reference(site)) == []


@pytest.mark.parametrize(
    "text",
    [
        "    [pets](models/shared/pet.md)",
        "<pre>\n[pets](models/shared/pet.md)\n</pre>",
        "!!! note\n\n    ```md\n    [pets](models/shared/pet.md)\n    ```",
        "- item\n\n        ```\n        [pets](models/shared/pet.md)\n        ```",
    ],
    ids=["indented code", "raw HTML", "fence in an admonition", "fence in a list"],
)
def test_code_that_looks_like_a_link(text: str) -> None:
    assert uses({PET: enum("Pet", "cat"), "guide.md": f"# Guide\n\n{text}\n"}, PET) == []


@pytest.mark.parametrize(
    "text",
    [
        "!!! note\n\n    See [pets](models/shared/pet.md).",
        "- item\n\n    See [pets](models/shared/pet.md).",
    ],
    ids=["admonition", "list"],
)
def test_indented_text_with_a_link(text: str) -> None:
    site = {PET: enum("Pet", "cat"), "guide.md": f"# Guide\n\n{text}\n"}

    assert uses(site, PET) == [("text", "", "guide.md", "")]


def test_newest_layout_with_one_name_in_both_folders() -> None:
    site = {
        "models/gone.md": object_("Gone"),
        "errors/gone.md": object_("Gone"),
        "models/shop.md": object_("Shop", field("a", "*models.Gone*"), field("b", "*errors.Gone*")),
    }

    assert [use[3] for use in uses(site, "models/gone.md")] == ["a"]
    assert [use[3] for use in uses(site, "errors/gone.md")] == ["b"]


def test_a_product_named_like_a_namespace() -> None:
    site = {
        "shared/docs/models/shared/pet.md": enum("Pet", "cat"),
        "shared/docs/models/operations/pet.md": enum("Pet", "dog"),
        "shared/docs/models/shop.md": object_("Shop", field("pet", "*shared.Pet*")),
    }

    assert [use[3] for use in uses(site, "shared/docs/models/shared/pet.md")] == ["pet"]
    assert uses(site, "shared/docs/models/operations/pet.md") == []


def test_one_place_counts_once() -> None:
    get = operation("get", errors=(("errors.Gone", "404"), ("errors.Gone", "404")))
    site = {"models/errors/gone.md": object_("Gone"), SDK: sdk("Pets", get)}

    assert uses(site, "models/errors/gone.md") == [("error", "404", f"{SDK}#get", "")]
    assert outcomes(site, "get") == [("404", True, "models/errors/gone.md")]
