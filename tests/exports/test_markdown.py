"""Pages as clean Markdown: less padding, with links that lead somewhere."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.exports.markdown import clean_page, listing

from tests.dialects.openapi_generator import writing as openapi
from tests.support.writing import enum, field, object_, operation, reference, sdk

PET = "models/pet.md"
KIND = {"models/kind.md": enum("Kind", "cat")}


def cleaned(text: str) -> str:
    """A page as clean Markdown; each file's address is its path in capitals."""
    site = reference({PET: text, **KIND})
    return clean_page(site.pages[PET], site, lambda path, _: path.upper())


def test_padding_is_left_out() -> None:
    text = "# Mark\n\n## Values\n\n| Name | Value |\n| --- | --- |\n| `A`  | x    |\n"

    assert cleaned(text) == text.replace("`A`  | x    |", "`A` | x |")


def test_row_of_dashes_is_no_delimiter() -> None:
    text = "# Mark\n\n## Values\n\n| Name | Value |\n| --- | --- |\n| - | -- |\n| `A` | - |\n"

    assert cleaned(text) == text


@pytest.mark.parametrize("values", [("cat",), ("cat", "dog"), ("cat", "dog", "eel")], ids=len)
def test_bullets_are_no_rows(values: tuple[str, ...]) -> None:
    text = openapi.enum("Pet", *values)

    assert cleaned(text) == text.partition("[[Back")[0].strip() + "\n"


def test_an_empty_last_cell_of_a_row_without_outer_pipes_stays() -> None:
    text = openapi.object_("Pet", openapi.row("a", description="box | tube"))

    assert "| **a** | **str** | box \\| tube |  |\n" in cleaned(text)
    assert openapi.read(cleaned(text)).fields == openapi.read(text).fields


def test_what_the_site_leaves_out_is_left_out() -> None:
    text = openapi.object_("Pet", openapi.row("a"))
    assert "[[Back to" in text
    assert "[[Back to" not in cleaned(text)


def test_links_lead_to_the_addresses() -> None:
    text = (
        "# Pet\n\n[kind], <a href=\"kind.md\">raw</a>, [k](<kind.md>), [u](undefined/models/kind.md).\n\n"
        "[kind]: kind.md\n"
    )  # fmt: skip

    assert cleaned(text) == text.replace("undefined/models/", "").replace(
        "kind.md", "MODELS/KIND.MD"
    )


def test_text_stays_as_it_is() -> None:
    text = "# Pet\n\nA break  \nhere: `[code](kind.md)`.\n\n```\n[x](kind.md)\n```\n"

    assert cleaned(text) == text


def test_link_to_what_has_no_address_stays() -> None:
    site = reference({PET: "# Pet\n\n[k](kind.md)\n", **KIND})

    assert clean_page(site.pages[PET], site, lambda *_: None) == "# Pet\n\n[k](kind.md)\n"


def test_listing_of_operations_and_types() -> None:
    site = reference(
        {
            PET: object_("Pet", field("a", "*str*"), lead="See it."),
            "sdks/pets/README.md": sdk("Pets", operation("get")),
            **KIND,
        }
    )

    assert listing([(page, path) for path, page in site.pages.items()]).strip() == (
        "## Operations\n\n- [Pets](sdks/pets/README.md)\n\n"
        "## Types\n\n- [Pet](models/pet.md): See it.\n- [Kind](models/kind.md)"
    )
