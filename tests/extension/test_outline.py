"""What the host's table of contents has of a page of operations."""

from __future__ import annotations

from markdown import Markdown
from mkdocs_sdk_reference.extension import Options, Sections, Site, SiteExtension

from tests.dialects.fern import writing as fern
from tests.support.writing import object_, operation, reference, sdk

GET = operation("get", response="int", route="get /pets/{id}")
PUT = operation("put", response="int", route="put /pets/{id}")


def contents(path: str, text: str) -> list[str]:
    """Each entry of a page's contents, indented by its depth."""
    site = Site(reference({path: text}), Options(), lambda _page: str)
    md = Markdown(extensions=["toc", SiteExtension(site, Sections(site), opens_details=True)])
    site.stubs.current = path
    html = md.convert(text)
    found: list[str] = []

    def take(tokens: list[dict[str, object]], depth: int) -> None:
        for token in tokens:
            assert f'id="{token["id"]}"' in html
            found.append("  " * depth + str(token["name"]))
            take(token["children"], depth + 1)  # type: ignore[arg-type]

    take(md.toc_tokens, 0)  # type: ignore[attr-defined]
    return found


def test_several_operations_stand_alone_with_their_methods() -> None:
    text = sdk("Pets", GET, PUT, operation("list", response="int"))

    assert contents("sdks/pets/README.md", text) == [
        "Pets",
        "  GET get",
        "  PUT put",
        "  list",
    ]


def test_one_operation_keeps_its_parts() -> None:
    assert contents("sdks/pets/README.md", sdk("Pets", GET)) == [
        "Pets",
        "  Overview",
        "    Available Operations",
        "  get",
        "    Example Usage",
        "    Response",
    ]


def test_a_type_keeps_its_parts() -> None:
    assert contents("models/pet.md", object_("Pet")) == ["Pet", "  Fields"]


def test_a_method_is_text() -> None:
    text = sdk("Pets", operation("get", response="int", route="<b> /pets"), PUT)

    assert "  &lt;B&gt; get" in contents("sdks/pets/README.md", text)


def test_groups_of_a_page_keep_their_operations_apart() -> None:
    text = fern.page(fern.group("Pets", fern.call()), fern.group("Owners", fern.call()))

    assert contents("reference.md", text) == [
        "Reference",
        "  Pets",
        "    list",
        "  Owners",
        "    list",
    ]
