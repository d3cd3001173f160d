"""Which pages are the generator's: those of its runtime, and those that are alike."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.commonmark.document import Document
from mkdocs_sdk_reference.commonmark.source import decode
from mkdocs_sdk_reference.dialects import read_page
from mkdocs_sdk_reference.dialects.apimatic import APIMATIC
from mkdocs_sdk_reference.model import Kind, Page
from mkdocs_sdk_reference.reference import Reference

from tests.dialects.apimatic.writing import call, controller, object_, read, row, table

DESCRIBED = table(("Name", "Description"), ("`x()`", "Does it."))
PLAIN = DESCRIBED.replace("|  ---", "| ---")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param("client.md", f"\n# Client Class Documentation\n\n{DESCRIBED}\n", id="client"),
        pytest.param("http-request.md", f"\n# HttpRequest\n\n## Methods\n\n{DESCRIBED}\n", id="request"),
        pytest.param("headers.md", f"\n# Headers Class\n\n{DESCRIBED}\n", id="class"),
        pytest.param("auth/o-auth-2.md", f"\n# OAuth 2\n\n{DESCRIBED}\n", id="authentication"),
        pytest.param("api-error.md", "\n# ApiError\n\nHolds an [`ApiResponse`](../doc/api-response.md).\n", id="link by way of the repository"),
    ],
)  # fmt: skip
def test_pages_of_the_runtime(path: str, text: str) -> None:
    page = read(text, path)
    assert page.dialect is APIMATIC
    assert (page.kind, page.types, page.blocks) == (Kind.OTHER, (), ())
    assert not page.is_sure


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param("client.md", f"# Client\n\n{DESCRIBED}\n", id="no empty line above the title"),
        pytest.param(
            "client.md", f"---\na: 1\n---\n\n# Client\n\n{DESCRIBED}\n", id="front matter"
        ),
        pytest.param("client.md", f"\n# Client\n\n{PLAIN}\n", id="table by hand"),
        pytest.param("client.md", f"\n# Our client\n\n{DESCRIBED}\n", id="another name"),
        pytest.param("guides/client.md", f"\n# Client\n\n{DESCRIBED}\n\n", id="text alone"),
    ],
)
def test_hand_written_pages(path: str, text: str) -> None:
    page = read_page(path, decode(text.encode()), dialects=(APIMATIC,))
    site = Reference([page, *lamps()], [page.path], "doc")
    assert site.pages[path].dialect is None


def lamps() -> list[Page]:
    return [read(object_("Lamp", row("a")), "models/lamp.md")]


def test_pages_of_the_runtime_are_the_generator_s_among_its_own() -> None:
    text = f"\n# Client\n\n{DESCRIBED}\n"
    alone = Reference([read(text, "client.md")], [], "doc")
    among = Reference([read(text, "client.md"), *lamps()], [], "doc")
    assert not alone.pages["client.md"].generated
    assert among.pages["client.md"].generated


def test_a_page_without_headings() -> None:
    assert read(f"```\n{object_('Lamp', row('a'))}").kind is Kind.OTHER


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        pytest.param(f"```\n{object_('Lamp', row('a'))}", True, id="object in an open fence"),
        pytest.param(
            f"```\n{controller('Lamps', call('Get'))}", True, id="operations in an open fence"
        ),
        pytest.param("# Guide\n\n## Usage\n\n| Name | Type |\n", False, id="guide"),
    ],
)
def test_alike(text: str, alike: bool) -> None:
    assert APIMATIC.is_alike("x.md", Document(decode(text.encode()))) is alike


@pytest.mark.parametrize(
    ("path", "root"),
    [
        pytest.param("models/lamp.md", "", id="type"),
        pytest.param("models/containers/lamp.md", "", id="union"),
        pytest.param("controllers/models.md", "", id="a tag called models"),
        pytest.param("apis/lamps.md", "", id="apis"),
        pytest.param("auth/basic.md", "", id="authentication"),
        pytest.param("client.md", "", id="runtime"),
        pytest.param("doc/models/lamp.md", "doc/", id="in a folder"),
        pytest.param("auth/doc/models/lamp.md", "auth/doc/", id="an SDK called auth"),
        pytest.param("models/doc/client.md", "models/doc/", id="an SDK called models"),
    ],
)
def test_docs_root(path: str, root: str) -> None:
    assert APIMATIC.docs_root(path) == root
