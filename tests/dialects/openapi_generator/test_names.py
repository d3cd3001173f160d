"""Docs roots, titles, and which names are a language's own."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.dialects.openapi_generator.names import (
    docs_root,
    is_namespace,
    is_primitive,
    split_title,
    type_name,
)


@pytest.mark.parametrize(
    ("path", "root"),
    [
        pytest.param("Pet.md", "", id="the docs folder itself"),
        pytest.param("docs/Pet.md", "docs/", id="flat"),
        pytest.param("docs/Model/Pet.md", "docs/", id="PHP's types"),
        pytest.param("docs/Api/PetsApi.md", "docs/", id="PHP's operations"),
        pytest.param("docs/models/Pet.md", "docs/", id="C#'s types"),
        pytest.param("docs/apis/PetsApi.md", "docs/", id="C#'s operations"),
        pytest.param("Models/Pet.md", "", id="types at the top"),
        pytest.param("clients/go/docs/Pet.md", "clients/go/docs/", id="one client of several"),
        pytest.param("stables/docs/Models/Pet.md", "stables/docs/", id="one service of several"),
        pytest.param("docs/stables/Pet.md", "docs/stables/", id="a folder for each API"),
        pytest.param("docs/models/models/Pet.md", "docs/models/", id="an API called models"),
    ],
)
def test_docs_root(path: str, root: str) -> None:
    assert docs_root(path) == root


@pytest.mark.parametrize(
    ("heading", "parts"),
    [
        pytest.param("Pet", ("", "Pet"), id="bare"),
        pytest.param("# Pet", ("", "Pet"), id="a second mark"),
        pytest.param(r"\PetsApi", ("", "PetsApi"), id="Go and Rust"),
        pytest.param(r"Stables\Api\PetsApi", ("Stables\\Api\\", "PetsApi"), id="PHP's operations"),
        pytest.param(r"# Stables\Model\Pet", ("Stables\\Model\\", "Pet"), id="both marks"),
        pytest.param("Stables::Pet", ("Stables::", "Pet"), id="Ruby"),
        pytest.param("Stables.Model.Pet", ("Stables.Model.", "Pet"), id="C#"),
        pytest.param("stables.model.pet_food.PetFood", ("stables.model.pet_food.", "PetFood"), id="Python"),
        pytest.param(r"\\Stables\\Model\\Pet", ("Stables\\\\Model\\\\", "Pet"), id="doubled backslashes"),
        pytest.param(r"Stables::pet\_food", ("Stables::", "pet_food"), id="escaped underscore"),
        pytest.param("pet_t", ("", "pet_t"), id="C"),
        pytest.param("`Pet`", ("", "Pet"), id="code"),
        pytest.param("**Pet**", ("", "Pet"), id="bold"),
        pytest.param("Documentation for stables", ("", "Documentation for stables"), id="words"),
        pytest.param("Release 1.2.3 notes", ("", "Release 1.2.3 notes"), id="words with dots"),
        pytest.param("", ("", ""), id="empty"),
        pytest.param("###", ("", "###"), id="marks alone"),
    ],
)  # fmt: skip
def test_title(heading: str, parts: tuple[str, str]) -> None:
    assert split_title(heading) == parts


@pytest.mark.parametrize(
    ("path", "title", "names"),
    [
        pytest.param("docs/Pet.md", "Pet", ("Pet", "Pet"), id="as the file"),
        pytest.param("docs/Pick.md", "ModelPick", ("Pick", "ModelPick"), id="title of another name"),
        pytest.param("docs/pet.md", "pet_t", ("pet", "pet_t"), id="C"),
        pytest.param("docs/Pet 2.md", "Pet", ("Pet 2", "Pet 2"), id="a copy"),
        pytest.param("docs/Pet2.md", "Pet", ("Pet2", "Pet"), id="a name that ends with a number"),
        pytest.param("docs/Pet.md", "", ("Pet", "Pet"), id="no title"),
    ],
)  # fmt: skip
def test_type_name(path: str, title: str, names: tuple[str, str]) -> None:
    assert type_name(path, title) == names


@pytest.mark.parametrize(
    "name",
    [
        "str", "String", "DateTime", "\\DateTime", "list", "List", "Object", "file", "int32", "array",
        "time.Time", "*os.File".lstrip("*"), "std::path::PathBuf", "uuid::Uuid", "serde_json::Value",
        "java.util.UUID", "java.math.BigDecimal", "kotlin.collections.List", "kotlin.Any",
        "chrono::DateTime", "typing.Any", "Option", "Vec", "list_t", "BuiltList", "NSArray", "none_type", "to", "key", "Union",
    ],
)  # fmt: skip
def test_primitives(name: str) -> None:
    assert is_primitive(name)


@pytest.mark.parametrize(
    "name",
    ["Pet", "models::Pet", "Strings", "urls", "javascript", "pet_t", "Data", "To", "Key", ""],
)
def test_no_primitives(name: str) -> None:
    assert not is_primitive(name)


def test_any_namespace_may_be_the_packages() -> None:
    assert is_namespace(["stables", "model"])
    assert not is_namespace([])
