"""Which pages types lead to: by a link, or by a name that the generator left without one."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.commonmark.source import decode
from mkdocs_sdk_reference.dialects import read_page
from mkdocs_sdk_reference.reference import Reference

from tests.dialects.openapi_generator.writing import object_, row

PET = "docs/Pet.md"
KIND = "docs/Kind.md"
ENUM = "\n## Enum: {}\n\nName | Value\n---- | -----\nA | a\n"


def reference(pages: dict[str, str]) -> Reference:
    read = [read_page(path, decode(text.encode()), str.lower) for path, text in pages.items()]
    return Reference(read, pages, "docs", str.lower)


def targets(cell: str, *others: str, path: str = PET, more: str = "") -> list[str]:
    """Where the type of a page's only field leads, beside other pages."""
    pages = {
        other: object_(other.rpartition("/")[2].removesuffix(".md"), row("a")) for other in others
    }
    pages[path] = object_("Pet", row("x", cell)) + more
    site = reference(pages)
    page = site.pages[path]
    runs = site.expression(page, page.fields[0].type).runs
    return [run.target for run in runs if run.target]


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param("[**Kind**](Kind.md)", id="link"),
        pytest.param("**Kind**", id="axios"),
        pytest.param("**List&lt;List&lt;Kind&gt;&gt;**", id="Java"),
        pytest.param("**List[List[Kind]]**", id="Python"),
        pytest.param("[**List[List[Kind]]**](List.md)", id="a link to the list"),
        pytest.param("[**Vec<Vec<models::Kind>>**](Vec.md)", id="Rust"),
        pytest.param("Option<[**std::collections::HashMap<String, models::Kind>**](Kind.md)>", id="Rust's map"),
        pytest.param(r"**\Stables\Client\Model\Kind[][]**", id="PHP"),
        pytest.param("[[Kind]]", id="Swift"),
        pytest.param("**HASH[string,Kind]**", id="Perl"),
        pytest.param("**NSArray&lt;Kind&gt;***", id="ObjC"),
        pytest.param("Pointer to **[][]Kind**", id="Go"),
        pytest.param("**kotlin.collections.List&lt;kotlin.collections.List&lt;Kind&gt;&gt;**", id="Kotlin"),
        pytest.param("Promise<**Kind**>", id="promise"),
        pytest.param("[**Kind**](.md)", id="a link without a name"),
        pytest.param("[**Kind**](../models/.md)", id="a link without a name to another folder"),
        pytest.param("[**Models.Kind**](Models__Kind.md)", id="Rust's file"),
    ],
)  # fmt: skip
def test_a_name_leads_to_its_page(cell: str) -> None:
    assert targets(cell, KIND) == [KIND]


def test_each_name_leads_to_its_page() -> None:
    assert targets("**Map&lt;Kind, List&lt;Food&gt;&gt;**", KIND, "docs/Food.md") == [
        KIND,
        "docs/Food.md",
    ]


@pytest.mark.parametrize("cell", ["**File**", "**List&lt;File&gt;**", "**Object**", "**set[str]**"])
def test_a_primitive_leads_nowhere_without_a_link(cell: str) -> None:
    assert targets(cell, "docs/File.md", "docs/Object.md", "docs/Set.md") == []


def test_a_type_called_as_a_primitive_is_meant_where_the_cell_links_it() -> None:
    assert targets("[**File**](File.md)", "docs/File.md") == ["docs/File.md"]


def test_a_copy_of_a_page_is_meant_by_no_name() -> None:
    assert targets("**Kind**", KIND, "docs/Kind 2.md") == [KIND]


def test_a_name_means_the_page_of_its_own_client() -> None:
    found = targets("**Kind**", "go/docs/Kind.md", "java/docs/Kind.md", path="go/docs/Pet.md")
    assert found == ["go/docs/Kind.md"]


def test_a_name_of_another_client_means_nothing() -> None:
    assert targets("**Kind**", "java/docs/Kind.md", path="go/docs/Pet.md") == []


@pytest.mark.parametrize(
    ("cell", "heading", "anchor"),
    [
        pytest.param("[**KindEnum**](#KindEnum)", "KindEnum", "enum: kindenum", id="Java"),
        pytest.param("[**List&lt;KindEnum&gt;**](#List&lt;KindEnum&gt;)", "List&lt;KindEnum&gt;", "enum: list<kindenum>", id="Java's list"),
        pytest.param("[**inline**](#Kind)", "kind", "enum: kind", id="Kotlin"),
        pytest.param("[**inline**](#kotlin.collections.List&lt;Kind&gt;)", "kind", "enum: kind", id="Kotlin's list"),
    ],
)  # fmt: skip
def test_a_fields_own_enum_is_led_to(cell: str, heading: str, anchor: str) -> None:
    pages = {PET: object_("Pet", row("x", cell)) + ENUM.format(heading)}
    site = reference(pages)
    page = site.pages[PET]
    found = site.resolve(page, next(link.href for link in page.destinations if link.of_type))
    assert (found.target, found.fragment) == (PET, anchor)
