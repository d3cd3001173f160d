"""Notes as Python-Markdown with a site's extensions converts them, and what is taken of that."""

from __future__ import annotations

import re

import pytest
from markdown import Markdown
from mkdocs_sdk_reference.extension import Options, Site
from mkdocs_sdk_reference.extension.notes import (
    Conversion,
    NoteContext,
    lowered,
    prefix_for,
    with_prefix,
)
from mkdocs_sdk_reference.rendering.notes import ShownNote

from tests.reference.test_notes import reference

PAGE = "models/shared/crate.md"
EXTENSIONS = ["toc", "footnotes", "attr_list", "md_in_html"]


def rewrite(href: str) -> str:
    return href if href.startswith("#") else f"new/{href}"


def shown(text: str, *, level: int = 1, links_code: bool = False) -> dict[str, ShownNote]:
    known = reference(("shared.Crate", text))
    site = Site(known, Options(link_code=links_code), lambda _page: str)
    (note,) = known.notes_on(PAGE)
    context = NoteContext(site, PAGE, lambda path, anchor: f"from-note/{path}#{anchor}")
    conversion = Conversion(note, context, rewrite)
    md = Markdown(extensions=[*EXTENSIONS, conversion.extension])
    html = md.convert(conversion.markdown)
    return dict(conversion.shown(html, level=level, prefix="n-", edit=""))


def test_pieces() -> None:
    found = shown("Lead.\n\n## code\n\nA *field*.\n\n## Free\n\nRest.\n\n## `grade`\n\nB.\n")
    assert list(found) == ["", "field-code", "field-grade"]
    assert found[""].text == "Lead. Free Rest."
    assert found["field-code"].html == "<p>A <em>field</em>.</p>"
    assert found["field-grade"].text == "B."


def test_two_sections_of_one_field() -> None:
    assert shown("## code\n\nA.\n\n## code\n\nB.\n")["field-code"].text == "A. B."


def test_footnotes_and_addresses_anywhere() -> None:
    found = shown("A.[^1]\n\n## code\n\nB [c][x].\n\n[x]: y.md\n[^1]: D.\n")
    assert found["field-code"].html == '<p>B <a href="new/y.md">c</a>.</p>'
    assert "D." in found[""].text


@pytest.mark.parametrize("links_code", [True, False])
def test_names_in_code(links_code: bool) -> None:
    html = shown("See `Crates.list`, `list`.\n", links_code=links_code)[""].html
    wanted = ["from-note/sdks/crates/README.md#list"] if links_code else []
    assert re.findall('href="(.*?)"', html) == wanted


def test_comments_alone_are_no_note() -> None:
    assert shown("# Crate\n\n<!--\n## `code`\n-->\n") == {}


def test_a_section_without_text_is_none() -> None:
    assert list(shown("Lead.\n\n## code\n")) == [""]


@pytest.mark.parametrize("text", ["- item\n\n    ## code\n", "> ## code\n"])
def test_heading_inside_something_else_stays_there(text: str) -> None:
    found = shown(text)
    assert list(found) == [""]
    assert "code" in found[""].text


def test_heading_inside_html_stays_there() -> None:
    found = shown("Lead.\n\n<div markdown>\n\n## code\n\nText.\n\n</div>\n\n## grade\n\nB.\n")
    assert list(found) == ["", "field-grade"]
    assert found[""].text == "Lead. code Text."


def test_headings_in_a_row_are_paragraphs() -> None:
    html = shown("## code\n\n### More\n\nB.\n")["field-code"].html
    assert html == '<p id="n-more"><strong>More</strong></p>\n<p>B.</p>'


@pytest.mark.parametrize(
    ("html", "level", "wanted"),
    [
        ("<h2>a</h2><h3>b</h3>", 1, "<h2>a</h2><h3>b</h3>"),
        ("<h1>a</h1><h2>b</h2>", 1, "<h2>a</h2><h3>b</h3>"),
        ("<h2>a</h2>", 3, "<h4>a</h4>"),
        ("<h4>a</h4>", 1, "<h2>a</h2>"),
        ("<h1>a</h1><h6>b</h6>", 5, "<h6>a</h6><h6>b</h6>"),
        ("<p>a</p>", 1, "<p>a</p>"),
    ],
)
def test_level(html: str, level: int, wanted: str) -> None:
    assert lowered(html, level) == wanted


def test_ids_are_no_other_s_of_the_page() -> None:
    found = shown("## Fields\n\nSee [it](#fields), [id](#field-code), [x](y.md#fields).\n")[""]
    assert found.ids == ("n-fields",)
    assert re.findall('href="(.*?)"', found.html) == ["#n-fields", "#field-code", "new/y.md#fields"]


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ('<a id="x" href="#x">', '<a id="n-x" href="#n-x">'),
        ('<a href="#other">', '<a href="#other">'),
        (
            '<input id="t_1" name="t"><label for="t_1">',
            '<input id="n-t_1" name="n-t"><label for="n-t_1">',
        ),
        ("<p id='x' aria-labelledby=\"x y\">", "<p id='n-x' aria-labelledby=\"n-x y\">"),
        ('<code>id="x"</code>', '<code>id="x"</code>'),
        ('<a title="> id=" id="x">', '<a title="> id=" id="n-x">'),
        ('<iframe name="x">', '<iframe name="x">'),
    ],
)
def test_prefix(html: str, wanted: str) -> None:
    assert with_prefix(html, "n-") == wanted


def test_prefix_of_each_note() -> None:
    assert [prefix_for("", 0), prefix_for("list", 0), prefix_for("list", 1)] == [
        "sdk-note:",
        "sdk-note-list:",
        "sdk-note1-list:",
    ]
