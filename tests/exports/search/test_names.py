"""What operations, types and errors are found by, beside what their headings say."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.exports.search.names import names, shorter_first, value_title
from mkdocs_sdk_reference.reference.added import AddedKind, AddedPage

from tests.support.writing import field, object_, operation, reference, sdk


def found(site: dict[str, str], *added: AddedPage) -> dict[str, tuple[str, str, str]]:
    """Title, text and path of what is added, by address; an address is a path here."""
    urls = {path: path for path in [*site, *(page.path for page in added)]}
    return {at: (n.title, n.text, n.path) for at, n in names(reference(site), urls, added)}


def called(code: str) -> str:
    """What the text of an operation `list` says whose sample is this code."""
    page = sdk("Pets", operation("list")) + f"\n```\n{code}\n```\n"
    return found({"sdks/pets/README.md": page})["sdks/pets/README.md#list"][1]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("res = client.pets.list(limit=3)", "list pets.list"),
        ("await sdk.store.pets.list({})", "list store.pets.list"),
        ("sdk.pets().list()", "list pets().list"),
        ("await sdk.Pets.ListAsync(req);", "list Pets.ListAsync"),
        ("res = await client.pets.list_async()", "list pets.list_async"),
        ("$sdk->pets->list($request);", "list pets->list"),
        ("s.Pets.List(ctx)", "list Pets.List"),
        ("client.list()", "list Pets.list"),
        ("client.pets.list_all()", "list Pets.list"),
        ("", "list Pets.list"),
    ],
)
def test_operation_as_code_calls_it(code: str, text: str) -> None:
    assert called(code) == text


def test_group_as_code_calls_it() -> None:
    page = sdk("UnifiedPets", operation("list")).replace(
        "# UnifiedPets\n", "# UnifiedPets\n(*unified_pets*)\n"
    )

    assert found({"pets.md": page})["pets.md#list"][1] == "list unified_pets.list UnifiedPets.list"


def test_long_words_are_read_in_time_that_grows_with_them() -> None:
    assert called("x" * 100_000 + "." + "a." * 50_000) == "list Pets.list"


def test_another_operation_s_code() -> None:
    page = sdk("Pets", operation("list"), operation("get") + "\n```\nclient.cats.list()\n```\n")
    site = {"sdks/pets/README.md": page}

    assert found(site)["sdks/pets/README.md#list"][1] == "list Pets.list"


@pytest.mark.parametrize(
    ("route", "title", "text"),
    [
        ("get /v1/pets", " · GET", "list Pets.list /pets"),
        ("get /v1/{org}/pets", " · GET", "list Pets.list /pets"),
        ("get /pets", " · GET", "list Pets.list"),
        ("get /", " · GET", "list Pets.list"),
    ],
)
def test_operation_with_a_route(route: str, title: str, text: str) -> None:
    site = {"sdks/pets/README.md": sdk("Pets", operation("list", route=route))}

    said = found(site)["sdks/pets/README.md#list"]
    assert said == (title, text, route[4:])


ERRORS = {
    "models/errors/gone.md": object_("Gone", field("message", "*str*")),
    "models/shared/pet.md": object_("Pet", field("name", "*str*")),
    "pet.md": object_("Cat", field("name", "*str*")),
    "sdks/pets/README.md": sdk(
        "Pets",
        operation("get", response="[shared.Pet](../../models/shared/pet.md)", errors=(("errors.Gone", "410"),)),
        operation("put", errors=(("errors.Gone", "404, 410"), ("errors.SDKError", "5XX, default"))),
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("path", "title", "text"),
    [
        ("models/errors/gone.md", " · 404, 410", "errors.Gone"),
        ("models/shared/pet.md", "", "shared.Pet"),
        ("pet.md", "", ""),
    ],
)
def test_type(path: str, title: str, text: str) -> None:
    assert found(ERRORS)[path] == (title, text, "")


def test_errors_page_has_all_statuses() -> None:
    page = AddedPage("models/errors/index.md", AddedKind.ERRORS, "")

    assert found(ERRORS, page)["models/errors/index.md"] == (" · 404, 410, 5XX", "", "")


def test_a_name_ranks_before_those_that_begin_with_it() -> None:
    assert shorter_first(1.0, "Transfer") > shorter_first(1.0, "TransferRequest")


@pytest.mark.parametrize(
    ("name", "value", "title"),
    [
        ("CAT", "cat", "CAT"),
        ("FullTime", '"full_time"', "FullTime · full_time"),
        ("Teapot", "418", "Teapot · 418"),
        ("NONE", "", "NONE"),
        ("", "", '""'),
    ],
)
def test_title_of_a_value(name: str, value: str, title: str) -> None:
    assert value_title(name, value) == title
