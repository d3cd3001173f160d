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


FLOAT = "# Float Utility Class\n\nThe [`Float`](../../src/main/java/utils/Float.java) class.\n\n## Use\n"
STAMP = "# RFCStamp\n\n`types.RFCStamp` wraps a date.\n\n## Usage\n\n```ts\nx\n```\n"
OPTIONS = "# Options\n\n## Global Options\n\nPassed to all.\n"


@pytest.mark.parametrize(
    ("path", "text", "beside", "is_generated"),
    [
        ("utils/Float.md", FLOAT, "models/a.md", True),
        ("types/rfcstamp.md", STAMP, "models/a.md", True),
        ("x/docs/types/rfcstamp.md", STAMP, "x/docs/models/a.md", True),
        ("models/operations/option.md", OPTIONS, "models/operations/a.md", True),
        ("utils/Float.md", FLOAT, "guide.md", False),
        ("x/docs/types/rfcstamp.md", STAMP, "y/docs/models/a.md", False),
        ("cli/options.md", OPTIONS, "sdk/models/a.md", False),
        ("guides/rfcstamp.md", STAMP, "models/a.md", False),
        (
            "types/rfcstamp.md",
            "# RFCStamp\n\nHow we write dates.\n\n## Use\n",
            "models/a.md",
            False,
        ),
        ("types/stamps.md", STAMP, "models/a.md", False),
    ],
)
def test_helpers_of_the_generator(path: str, text: str, beside: str, is_generated: bool) -> None:
    other = f"# A{FIELDS}" if "models" in beside else "# Guide"
    pages = [read_page(p, decode(t.encode())) for p, t in ((path, text), (beside, other))]
    page = Catalog(pages, (path, beside), "docs", str.lower).pages[path]

    assert (page.generated, page.kind) == (is_generated, Kind.OTHER)
