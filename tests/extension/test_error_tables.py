"""Types in a table of errors on a page by hand, such as the README of an SDK, become links."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown
from mkdocs_sdk_reference.extension import Options, Sections, Site, SiteExtension

from tests.support.writing import field, object_, reference, table

HEAD = ("Error Type", "Status Code", "Content Type")
SITE = {"a/docs/models/errors/gone.md": object_("Gone", field("message", "*str*"))}


def links(text: str) -> list[tuple[str, str]]:
    """Where the links of an SDK's README lead, and their texts."""
    site = Site(reference(SITE | {"a/README.md": text}), Options(), lambda _: str)
    site.stubs.current = "a/README.md"
    extension = SiteExtension(site, Sections(site), opens_details=False)
    html = Markdown(extensions=["tables", extension]).convert(text)
    return [(str(a["href"]), a.get_text()) for a in BeautifulSoup(html, "html.parser").select("a")]


@pytest.mark.parametrize("name", ["errors.Gone", "models/errors/Gone", "Errors\\Gone", "Gone"])
def test_type_with_a_page(name: str) -> None:
    rows = ((name, "404", "application/json"), ("errors.SDKError", "4XX, 5XX", "\\*/\\*"))

    assert links(table(HEAD, *rows)) == [("docs/models/errors/gone.md", name)]


@pytest.mark.parametrize(
    "text",
    [
        table(("Error", "Status"), ("errors.Gone", "404")),
        table(HEAD, ("`errors.Gone`", "404", "text")),
        "```\n" + table(HEAD, ("errors.Gone", "404", "text")) + "\n```",
    ],
    ids=["another table", "code", "in a code block"],
)
def test_what_is_no_type_of_such_a_table(text: str) -> None:
    assert links(text) == []
