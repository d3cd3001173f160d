"""Where links stand in a page's text: as CommonMark's own parser finds them, and to the character."""

from __future__ import annotations

import time
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mkdocs_sdk_reference.checks.edits import read_editable
from mkdocs_sdk_reference.commonmark.source import decode
from mkdocs_sdk_reference.dialects import read_page

from tests.support.writing import field, object_

COMMONMARK = MarkdownIt("commonmark").enable("table")
WEB = ("http:", "https:", "mailto:", "tel:", "ftp:", "//")


class Tags(HTMLParser):
    """Collects the addresses of links and images."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        wanted = {"a": "href", "img": "src"}.get(tag)
        self.found += [value for name, value in attrs if name == wanted and value]


def by_commonmark(text: str) -> list[str]:
    """The destinations that CommonMark's parser finds, less web addresses."""
    found: list[str] = []
    for token in COMMONMARK.parse(text):
        tags = Tags()
        for child in token.children or ():
            if child.type == "link_open":
                found.append(str(child.attrGet("href")))
            elif child.type == "image":
                found.append(str(child.attrGet("src")))
            elif child.type == "html_inline":
                tags.feed(child.content)
        if token.type == "html_block":
            tags.feed(token.content)
        found += tags.found
    return sorted(
        unquote(href).strip() for href in found if href and not href.lower().startswith(WEB)
    )


def ours(text: str) -> list[str]:
    page = read_page("page.md", decode(text.encode()))
    for link in page.destinations:
        assert page.text[link.start : link.end].strip() or not link.href
    return sorted(unquote(link.href).strip() for link in page.destinations)


@pytest.mark.parametrize(
    "text",
    [
        "[a](x.md)",
        "[a](<x y.md>) and [b]( x.md 'title' )",
        "[a [b](x.md)](y.md)",
        "[![a](x.png)](y.md)",
        "![a [b](x.md)](y.png)",
        "`[a](x.md)` and ``[b](`y.md``)",
        "\\[a](x.md) and [b\\](y.md) and \\`[c](z.md)\\`",
        "[a](x.md\nand [b](y.md)",
        "[a](x(1).md) and [b](x(2.md)",
        "[a](x&amp;y.md) and [b](x\\_y.md)",
        "text <!-- [a](x.md) --> [b](y.md)",
        "<!--\n[a](x.md)\n-->\n[b](y.md)",
        "```\n[a](x.md)\n```\n[b](y.md)",
        "~~~~\n[a](x.md)\n~~~\n[b](y.md)\n~~~~\n",
        "text\n\n    [a](x.md)\n\n[b](y.md)",
        "- item\n\n    [a](x.md)\n",
        "- item\n\n    ```\n    [a](x.md)\n    ```\n",
        "paragraph\n    [a](x.md)",
        "<div>\n[a](x.md)\n</div>\n\n[b](y.md)",
        "text\n<div>\n[a](x.md)\n\n[b](y.md)",
        "<details>\n<summary>[a](x.md)</summary>\n\n[b](y.md)\n</details>",
        '<a href="x.md">a</a> and <img alt="[b](y.md)" src=z.png>',
        "<a title='href=\"x.md\"' href = 'y.md'>a</a>",
        "<abbr href='x.md'>a</abbr> <a hreflang='y.md'>b</a>",
        "<pre>\n[a](x.md)\n\n[b](y.md)\n</pre>",
        "# [a](x.md)\n[b](y.md)",
        "y<!--->[a](x.md)-->",
        "y<?php [a](x.md) ?> [b](y.md)",
        "y<!X [a](x.md)> [b](y.md)",
        "y<![CDATA[ [a](x.md) ]]> [b](y.md) <![CDATA[ [c](z.md)",
        "> [a](x.md)\n> `[b](y.md)`",
        "`open [a](x.md)\n\n` [b](y.md)",
        "`over\nlines [a](x.md)` [b](y.md)",
        "| a | b |\n| --- | --- |\n| [a](x.md) | `[b](y.md)` |\n| ` | [c](z.md) ` |",
        "| a |\n| --- |\n| [a\\|b](x.md) |",
        "[a]() and [b](#c) and []( <> )",
        "[a](https://example.com/x.md) [b](mailto:x@y.z)",
        "<https://example.com/[a](x.md)> [b](y.md)",
        "é[ä](ü.md) 😀[b](y.md)",
        "[a](x.md)[b](y.md)[c][d](z.md)",
        "[a]\n(x.md) [b](\ny.md\n)",
        '[a](x.md "a \\" b") [b](y.md (t)) [c](z.md "t\n)',
        "- a\n\n        [x](x.md)\n",
        "1. a\n\n       [x](x.md)\n\n   [y](y.md)\n",
        "- a\n  - b\n\n    [x](x.md)\n\n          [y](y.md)\n\n[z](z.md)",
        "- a\n\n  ```\n  [x](x.md)\n  ```\n  [y](y.md)\n",
        "# `[a](x.md)\n` [b](y.md)",
        "[a](x.md?a=1&region=eu&amp;b=&copy;)",
        "[a](x\\&copy;.md)",
    ],
)
def test_as_commonmark(text: str) -> None:
    assert ours(text) == by_commonmark(text)


FRAGMENTS = st.sampled_from(
    ["[", "]", "(", ")", "](", "[a](", "x.md", "`", "``", "\\", "!", "<", ">", "*", " ", "y", '"t"',
     "<!--", "-->", "<b>", "\n", "[a](x.md)"]
)  # fmt: skip


@settings(max_examples=300, derandomize=True)
@given(st.lists(FRAGMENTS, max_size=14))
@example(["[a](", "<", "x.md", "\n", ">", ")"])
@example(["<!-->", "[a](x.md)", "-->"])
def test_one_paragraph_as_commonmark(fragments: list[str]) -> None:
    text = "y" + "".join(fragments).replace("\n\n", "\n").rstrip()
    if any(line.lstrip().startswith(("<", "    ")) for line in text.split("\n")):
        text = text.replace("\n", " ")
    if text.count("<!--") > 1 and "-->" in text:
        text = text.replace("<!--", "")  # versions of CommonMark differ in what ends these
    text = text.replace("\\\n", "\n")  # markdown-it-py takes a line's end into a destination
    found = [href for href in ours(text) if not href.startswith(("<", ">"))]
    assert found == [href for href in by_commonmark(text) if not href.startswith(("<", ">"))]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("| a | [x](x.md) |\nnext [y](y.md)", id="a line below a row"),
        pytest.param("text [x](x.md)\n#[y](y.md)", id="a heading without a space"),
    ],
)
def test_each_link_is_found_once(text: str) -> None:
    assert ours(text) == ["x.md", "y.md"]


def test_addresses_that_are_no_web_addresses_are_found() -> None:
    assert ours("[a](javascript:x) [b](http://[x)") == ["http://[x", "javascript:x"]


def test_an_entity_without_its_semicolon_is_none_in_a_tag_either() -> None:
    assert ours("<a href='x.md?a=1&region=eu&amp;b'>a</a>") == ["x.md?a=1&region=eu&b"]


def test_definitions_are_destinations() -> None:
    text = "[a]: x.md\n[b]: <y z.md> 'title'\n[c]:\n  z.md\n\ntext [d]: no.md\n\n> [e]: v.md (t)\n"
    assert ours(text) == ["v.md", "x.md", "y z.md", "z.md"]


@pytest.mark.parametrize(
    "text", ["[^1]: x.md says so", "[note]: x.md says so in prose", "[^2]: x.md"]
)
def test_footnotes_and_prose_are_no_definitions(text: str) -> None:
    assert ours(text) == []
    assert ours(f"{text} [a](y.md)") == ["y.md"]


def test_data_of_known_tables_holds_no_links() -> None:
    head = "| Field | Type | Required | Description | Example |"
    row = "| `a` | [X](x.md) | :heavy_check_mark: | [y](y.md) | [z](z.md) |"
    page = read_page(
        "a.md", decode(f"# A\n\n## Fields\n\n{head}\n| - | - | - | - | - |\n{row}\n".encode())
    )
    assert [(link.href, link.of_type) for link in page.destinations] == [
        ("x.md", True),
        ("y.md", False),
    ]
    values = "# A\n\n## Values\n\n| Name | Value |\n| --- | --- |\n| `A` | [a](b.md) |\n"
    assert ours(values) == []


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"# X\n\nSee [a](x.md).\n", id="plain"),
        pytest.param("\ufeff# X\r\n\r\nSee [ä](x.md).\r\n".encode(), id="BOM and CRLF"),
        pytest.param(b"---\r\ntitle: y\r\n---\r\n\r\n# X\r\n\r\nSee [a](x.md).", id="front matter"),
        pytest.param(b"# X\n\nlone \r cr \xff\x00 [a](x.md)", id="bad bytes"),
        pytest.param(object_("X", field("a", "[X](x.md)")).replace("\n", "\r\n").encode(), id="table"),
    ],
)  # fmt: skip
def test_every_character_keeps_its_place(data: bytes) -> None:
    editable = read_editable("a.md", data)
    assert editable.apply([]) == data
    (link,) = editable.page.destinations
    start = editable.place(link.start)
    assert editable.raw[start : start + len("x.md")] == "x.md"
    assert editable.page.kind == read_page("a.md", decode(data)).kind


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "](",
        "[a](",
        "`",
        "<a ",
        "<!--",
        "\\[",
        "![",
        "<a b='",
        "[a](<",
        "<!X",
        "<?",
        "<![CDATA[",
    ],
)
def test_time_is_linear(piece: str) -> None:
    def seconds(count: int) -> float:
        text = f"# X\n\n[a](x.md) {piece * count} [b](y.md)"
        start = time.process_time()
        ours(text)
        return time.process_time() - start

    seconds(100)
    small, large = (min(seconds(count) for _ in range(3)) for count in (2_000, 16_000))
    assert large < 30 * small + 0.05
