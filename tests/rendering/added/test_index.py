"""What the model index folds, and what its filter looks into."""

from __future__ import annotations

from mkdocs_sdk_reference.extension import Options, Site
from mkdocs_sdk_reference.reference.added import AddedKind, AddedPage
from mkdocs_sdk_reference.rendering.added import filter_data
from mkdocs_sdk_reference.rendering.parts import Section

from tests.support.writing import enum, field, object_, operation, reference, sdk

PAGE = "models/index.md"
NAME = field("name", "*str*")


def request(name: str) -> tuple[str, ...]:
    title = f"{name.title()}Request"
    return field("request", f"[operations.{title}](../../models/operations/{name}request.md)")


SITE = {
    "models/operations/getrequest.md": object_(
        "GetRequest", field("order", "[operations.Order](order.md)")
    ),
    "models/operations/order.md": enum("Order", "up", "down"),
    "models/operations/putrequest.md": object_("PutRequest", NAME),
    "models/shared/pet.md": object_("Pet", NAME),
    "models/errors/gone.md": object_("Gone", field("message", "*str*")),
    "sdks/pets/README.md": sdk(
        "Pets",
        operation("get", request("get"), route="get /pets", errors=(("errors.Gone", "404"),)),
        operation("put", request("put"), errors=(("errors.Gone", "404"),)),
    ),
}


def lists(pages: dict[str, str]) -> list[tuple[str, str, list[str]]]:
    """Namespace, what the operation is called, and the types' names of each list."""
    added = {PAGE: AddedPage(PAGE, AddedKind.MODELS, "")}
    of = reference(pages)
    parts = Site(of, Options(), lambda _: str, added=added).parts(PAGE)
    found = [part for part in parts if isinstance(part, Section) and part.template == "model_index"]
    return [
        (one.namespace, one.owner, [of.types[type_.key].title for type_ in one.types])
        for section in found
        for one in section.given["lists"]
    ]


def test_types_of_one_operation_are_folded() -> None:
    assert lists(SITE) == [
        ("errors", "", ["Gone"]),
        ("operations", "", ["PutRequest"]),
        ("operations", "get · GET /pets", ["GetRequest", "Order"]),
        ("shared", "", ["Pet"]),
    ]


def test_types_of_a_namespace_that_operations_share_are_not() -> None:
    shared = {"models/operations/pet.md": object_("Pet", NAME)}

    assert [owner for _, owner, _ in lists(SITE | shared)] == ["", "", ""]


def test_data_has_fields_and_values_in_the_order_of_the_lists() -> None:
    assert filter_data(reference(SITE), "") == [
        ["message"],
        ["name"],
        ["order"],
        ["", "UP", "DOWN"],
        1,
    ]


def test_value_that_its_name_does_not_tell() -> None:
    text = "# Grade\n\n## Values\n\n| Name | Value |\n| --- | --- |\n| `FINE` | class 1 |"

    assert filter_data(reference({"models/grade.md": text}), "") == [["", "FINE = class 1"]]
