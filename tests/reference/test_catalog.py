"""Finding pages by a type's name: one candidate is an answer, two are none."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.commonmark.source import decode
from mkdocs_sdk_reference.dialects import read_page
from mkdocs_sdk_reference.model import Kind
from mkdocs_sdk_reference.reference.catalog import Catalog

FIELDS = "\n\n## Fields\n\n| Field | Type | Required | Description |\n| - | - | - | - |\n"


def catalog(titles: dict[str, str]) -> Catalog:
    pages = [read_page(p, decode(f"# {t}{FIELDS}".encode())) for p, t in titles.items()]
    return Catalog(pages, titles, "docs", str.lower)


SITE = {
    "models/components/order.md": "Order",
    "models/operations/order.md": "Order",
    "models/errors/notfound.md": "NotFound",
    "models/components/date.md": "Date",
    "models/components/dvr.md": "Dvr",
    "models/operations/dvr_.md": "DVR",
    "x/docs/models/components/only.md": "Only",
}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("components.Order", ["models/components/order.md"]),
        ("Models::Operations::Order", ["models/operations/order.md"]),
        ("models.Order", ["models/components/order.md", "models/operations/order.md"]),
        ("Order", ["models/components/order.md", "models/operations/order.md"]),
        ("models/errors/NotFound", ["models/errors/notfound.md"]),
        ("Some.Name.Space.Models.Errors.NotFound", ["models/errors/notfound.md"]),
        ("models.NotFound", ["models/errors/notfound.md"]),
        ("NotFound", ["models/errors/notfound.md"]),
        ("datetime.Date", []),
        ("Date", []),
        ("models.Date", ["models/components/date.md"]),
        ("components.Dvr", ["models/components/dvr.md"]),
        ("models.DVR", ["models/operations/dvr_.md"]),
        ("models.Only", []),
        ("requests.Response", []),
        ("", []),
        (".", []),
    ],
)
def test_named(name: str, found: list[str]) -> None:
    pages = catalog(SITE).named(name, "models/components/order.md")
    assert [type_.key for type_ in pages] == found


@pytest.mark.parametrize(
    ("path", "root"),
    [
        ("sdks/cors/README.md", ""),
        ("docs/sdks/docs/README.md", "docs/"),
        ("a/docs/models/x.md", "a/docs/"),
        ("sdk/docs/models/x.md", "sdk/docs/"),
        ("demo/models/shared/x.md", "demo/"),
        ("pkg/models/shared/x.md", ""),
    ],
)
def test_docs_root(path: str, root: str) -> None:
    assert catalog({path: "X"}).root_of(path) == root


def test_a_bare_page_among_types_is_a_type() -> None:
    bare = read_page("models/either.md", decode(b"# Either"))
    other = read_page("models/order.md", decode(f"# Order{FIELDS}".encode()))
    paths = [bare.path, other.path]
    assert Catalog([bare, other], paths, "docs", str.lower).pages[bare.path].kind is Kind.BARE
    assert Catalog([bare], paths, "docs", str.lower).pages[bare.path].kind is Kind.OTHER
