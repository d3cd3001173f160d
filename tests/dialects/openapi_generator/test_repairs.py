"""What a link of the generator's means: each defect of its templates, and the order of the rules."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.commonmark.source import decode
from mkdocs_sdk_reference.dialects import read_page
from mkdocs_sdk_reference.reference import Reference, Resolution

from tests.dialects.openapi_generator.writing import api, call, listed, object_, row

A = "docs/A.md"
B = "docs/B.md"
API = "docs/PetsApi.md"


def reference(*paths: str) -> Reference:
    """A site with these files: pages of operations where they end in `Api.md`, else of types."""
    pages = []
    for path in paths:
        if path.endswith(".md"):
            name = path.rpartition("/")[2].removesuffix(".md")
            text = object_(name, row("a"))
            if name.endswith("Api"):
                text = api(
                    name, (listed("getPet"), listed("putPet")), call("getPet"), call("putPet")
                )
            elif name == "README" or name == "guide":
                text = f"# {name} of ours\n"
            pages.append(read_page(path, decode(text.encode()), str.lower))
    return Reference(pages, paths, "docs", str.lower)


def resolve(paths: tuple[str, ...], origin: str, href: str, text: str = "") -> Resolution:
    site = reference(*paths)
    return site.resolve(site.pages[origin], href, text)


def rule_of(found: Resolution) -> str | None:
    return found.rule.name if found.rule is not None else None


@pytest.mark.parametrize(
    ("paths", "origin", "href", "target", "rule"),
    [
        pytest.param((A, B), A, "B.md", B, None, id="sound"),
        pytest.param((A, "docs/UiConfig.md"), A, "UIConfig.md", "docs/UiConfig.md", "letter-case", id="letter case"),
        pytest.param((A, "docs/Ui.md", "docs/UI.md"), A, "ui.md", None, None, id="letter case, two files"),
        pytest.param((A, B), A, "B", B, "other-extension", id="no extension"),
        pytest.param((A, B), A, "b", B, "other-extension", id="no extension, other case"),
        pytest.param(("docs/Models/A.md", "docs/Models/PetFood.md"), "docs/Models/A.md", "../models/pet-food", "docs/Models/PetFood.md", "wrong-folder", id="a slug of Docusaurus"),
        pytest.param((A, "docs/PetFood.md"), A, "pet_food.md", "docs/PetFood.md", "wrong-folder", id="letters alone agree"),
        pytest.param((A, "docs/PetFood.md", "docs/petfood.md"), A, "pet_food.md", None, None, id="letters of two files agree"),
        pytest.param((A, B, "docs/Model/C.md"), A, "../models/C.md", "docs/Model/C.md", "wrong-folder", id="another folder"),
        pytest.param(("x/docs/A.md", "y/docs/B.md"), "x/docs/A.md", "B.md", None, None, id="another client's"),
        pytest.param(("x/docs/A.md", "x/docs/Model/B.md", "y/docs/B.md"), "x/docs/A.md", "B.md", "x/docs/Model/B.md", "wrong-folder", id="its own client's"),
        pytest.param(("docs/Api/PetsApi.md", "docs/Model/B.md"), "docs/Api/PetsApi.md", "../Model/\\Stables\\Model\\B.md", "docs/Model/B.md", "wrong-folder", id="a namespace of backslashes"),
        pytest.param((A, B), A, "doc\\/B.md", B, "wrong-folder", id="a backslash before a slash, another folder"),
        pytest.param(("README.md", "doc/A.md", "doc/B.md"), "doc/A.md", "..\\/doc\\/B.md", "doc/B.md", "other-spelling", id="a backslash before a slash"),
        pytest.param((A, "docs/Foo.md"), A, "Models__Foo.md", "docs/Foo.md", "wrong-folder", id="Rust's models"),
        pytest.param((A, "docs/Foo.md"), A, "models::Foo.md", "docs/Foo.md", "wrong-folder", id="Rust's models, as written"),
        pytest.param((A, "docs/Foo.md"), A, "[]Foo.md", "docs/Foo.md", "wrong-folder", id="Go's list"),
        pytest.param((A, "docs/Region.md", "docs/Region 2.md"), A, "../x/Region.md", "docs/Region.md", "wrong-folder", id="a copy beside it"),
        pytest.param((A, "docs/File.md"), A, "File.md", "docs/File.md", None, id="a type called as a primitive"),
        pytest.param((A, "docs/File.md"), A, "file.md", "docs/File.md", "letter-case", id="the same in another case"),
        pytest.param((A, "README.md"), A, "../README.md#pets", "README.md", None, id="the README"),
        pytest.param((A, B), A, "gone.md", None, None, id="a page that is missing"),
        pytest.param((A, B), A, "../../../etc/passwd.md", None, None, id="out of the docs"),
    ],
)  # fmt: skip
def test_target(
    paths: tuple[str, ...], origin: str, href: str, target: str | None, rule: str | None
) -> None:
    found = resolve(paths, origin, href)
    assert found.target == target
    assert (rule_of(found) if found.is_repaired else None) == rule
    assert found.is_dead is (target is None)


@pytest.mark.parametrize(
    "href",
    [
        "str.md", "String.md", "list.md", "List.md", "DateTime.md", "\\DateTime.md", "object.md", "time.Time.md",
        "*os.File.md", "std::path::PathBuf.md", "map[string]interface{}.md", "java.util.UUID.md", "Vec.md",
        "java.math.BigDecimal.md", "Array.md", "../Model/\\DateTime.md", "std::collections::HashMap<String, String>.md",
    ],
)  # fmt: skip
def test_a_page_of_a_primitive_is_meant_by_no_link(href: str) -> None:
    found = resolve((A, B), A, href)
    assert (found.href, found.target, rule_of(found)) == ("", None, "primitive-link")


@pytest.mark.parametrize(
    "href", ["../README.md", "../../README.md#pets", "README.md", "../readme.md"]
)
def test_a_readme_outside_the_docs_is_no_target(href: str) -> None:
    found = resolve((A, B), A, href)
    assert (found.href, found.target, rule_of(found)) == ("", None, "readme-outside")


def test_another_clients_readme_is_no_target() -> None:
    found = resolve(("x/docs/A.md", "y/README.md"), "x/docs/A.md", "../README.md")
    assert (found.target, rule_of(found)) == (None, "readme-outside")


@pytest.mark.parametrize(
    ("href", "text", "target"),
    [
        pytest.param(".md", "B", B, id="a name"),
        pytest.param("../models/.md", "List<B>", B, id="a list"),
        pytest.param("../Model/.md", "\\Stables\\Model\\B[]", B, id="PHP"),
        pytest.param(".md", "models::B", B, id="a namespace"),
        pytest.param(".md", "kotlin.Any", None, id="a library's"),
        pytest.param(".md", "object", None, id="a primitive"),
        pytest.param(".md", "Dict[str, B]", B, id="a primitive and a name"),
        pytest.param(".md", "Map<A, B>", None, id="two names"),
        pytest.param(".md", "Gone", None, id="a name of no page"),
        pytest.param(".md", "", None, id="no text"),
    ],
)
def test_a_link_without_a_name(href: str, text: str, target: str | None) -> None:
    found = resolve((A, B), A, href, text)
    assert (found.target, rule_of(found)) == (target, "empty-name")


@pytest.mark.parametrize(
    ("href", "target", "fragment"),
    [
        pytest.param("PetsApi.md#getpet", API, "getpet", id="as the id"),
        pytest.param("PetsApi.md#getPet", API, "getpet", id="letter case"),
        pytest.param("PetsApi.md#get_pet", API, "getpet", id="another spelling"),
        pytest.param("PetsApi#getPet", API, "getpet", id="no extension"),
        pytest.param("petsapi.md#getPet", API, "getpet", id="letter case of both"),
        pytest.param("PetsApi.md#gone", API, "gone", id="no such operation"),
    ],
)
def test_anchors_of_operations(href: str, target: str, fragment: str) -> None:
    found = resolve((A, API), A, href)
    assert (found.target, found.fragment) == (target, fragment)


@pytest.mark.parametrize(
    "href",
    ["https://x.test/B.md", "#operation/getPet", "/pets", "mailto:a@x.test", "LICENSE", "src/lib"],
)
def test_other_links_are_left_to_the_host(href: str) -> None:
    assert resolve((A, B), A, href) == Resolution(href)


def test_a_readmes_links_lead_to_the_only_client_below_it() -> None:
    found = resolve(("README.md", "clients/docs/B.md"), "README.md", "docs/B.md")
    assert found.target == "clients/docs/B.md"


@pytest.mark.parametrize(
    "href", ["std::path::PathBuf.md", "models::Gone.md", "javascript::alert.md"]
)
def test_a_name_with_its_namespace_is_never_an_address(href: str) -> None:
    found = resolve((A, B), A, href)
    assert (found.href, found.target) == ("", None)
