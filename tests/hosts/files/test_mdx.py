"""Pages of MDX: no sign of a text is left for MDX, and headings have ids as Docusaurus reads them."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
import yaml
from mkdocs_sdk_reference.hosts.files import prepare, settings_from
from mkdocs_sdk_reference.hosts.files.mdx import block, front_matter, heading

from tests.support.writing import field, object_, operation, sdk

_BLOCK = re.compile(r'<div dangerouslySetInnerHTML=\{\{__html: ("(?:[^"\\]|\\.)*")\}\} />')


def test_html_is_one_string() -> None:
    html = """<p title='a"b' class="c">{x} <!-- d --> \\ import<br></p>"""

    found = _BLOCK.fullmatch(block(html))

    assert found is not None
    assert json.loads(found[1]) == (
        '<p title="a&#34;b" class="c">&#123;x&#125;  &#92; import<br></p>'
    )


@pytest.mark.parametrize("text", ["{x}", "`", "\\", "</div>", '"}} />', "\u2028", "${x}"])
def test_no_text_ends_the_string(text: str) -> None:
    found = _BLOCK.fullmatch(block(f"<p>{text}</p>"))

    assert found is not None, text


@pytest.mark.parametrize(
    ("html", "anchor", "line"),
    [
        ("Pet", "pet", "## Pet {#pet}"),
        ("a {b}", "a", "## a &#123;b&#125; {#a}"),
        ("__init__", "__init__", "## &#95;&#95;init&#95;&#95; {#&#95;&#95;init&#95;&#95;}"),
        ('<code class="x">a</code>', "a-b", "## <code>a</code> {#a-b}"),
        ('<a href="b&#46;md">Pet</a>', "pet", "## Pet {#pet}"),
        ('<img src="x" alt="Pet" />', "pet", "## Pet {#pet}"),
        ("Long<wbr>Name", "n", "## LongName {#n}"),
        ('<a title="a > b">Pet</a>', "pet", "## Pet {#pet}"),
    ],
)
def test_heading(html: str, anchor: str, line: str) -> None:
    assert heading(2, html, anchor) == line


def test_title_ends_no_script() -> None:
    front = front_matter("</script>\nPet: {x}", "a%20b/", has_sidebar=True)

    assert yaml.safe_load(front.strip("-")) == {
        "title": "<\N{WORD JOINER}/script> Pet: {x}",
        "description": "",
        "slug": "/a b/",
        "hide_title": True,
        "displayed_sidebar": "reference",
        "mdx": {"format": "mdx"},
    }


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mdx")
    for path, text in {
        "sdks/pets/README.md": sdk(
            "Pets", operation("get", response="[models.Pet](../../models/pet/pet.md)")
        ),
        "models/pet/pet.md": object_("Pet", field("name", "*str*")),
    }.items():
        (folder / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / path).write_text(text, "utf-8")
    prepare(settings_from(folder / "docs", folder / "out", folder, {"mdx": True}))
    return folder / "out"


def test_each_line_is_front_matter_a_heading_or_a_block(prepared: Path) -> None:
    lines = [
        line
        for page in prepared.rglob("*.md")
        for line in page.read_text("utf-8").split("---\n", 2)[2].splitlines()
    ]

    known = re.compile(rf"(?:{_BLOCK.pattern}|#{{1,6}} [^{{}}\n]+ \{{#[^{{}}\s]+\}})?")
    assert lines
    assert [line for line in lines if not known.fullmatch(line)] == []


def test_links_are_addresses_in_the_site(prepared: Path) -> None:
    text = (prepared / "models/pet/pet.md").read_text("utf-8")

    assert 'slug: "/models/pet/pet/"' in text
    links = [unescape(link) for link in re.findall(r'<a href=\\"([^"]*)\\"', text)]
    assert "../../../sdks/pets/#get" in links


def test_sidebar(prepared: Path) -> None:
    sidebars = json.loads((prepared / "sidebars.json").read_text("utf-8"))

    assert {"type": "doc", "id": "sdks/pets/README", "label": "Pets"} in sidebars["reference"]
