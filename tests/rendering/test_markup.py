"""HTML as text: what it escapes, and that elements made of it say the same."""

from __future__ import annotations

import xml.etree.ElementTree as etree

import pytest
from markdown.serializers import to_xhtml_string
from mkdocs_sdk_reference.rendering.markup import COMMA, append_elements, joined, link, tag, text
from mkdocs_sdk_reference.rendering.tables import table_of, written_table

HOSTILE = [
    "plain",
    '<script>alert("x")</script>',
    "&lt;b&gt; &amp; &copy;",
    "a & b",
    "\"quoted\" and 'quoted'",
    "</p></div>",
    "bell \x07, form feed \x0c, \N{WAVING HAND SIGN}",
    "{{ config }} {: .x }",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_text_is_shown_as_it_is(words: str) -> None:
    shown = etree.fromstring(f"<p>{_without_controls(text(words))}</p>").text
    assert shown == _without_controls(words)


@pytest.mark.parametrize("address", ["a?b=1&c=2", 'a"onmouseover="x', "a<b>", "a?b&amp;c"])
def test_an_attribute_ends_where_it_ends(address: str) -> None:
    made = etree.fromstring(link(address, text("x")))
    assert made.attrib == {"href": address.replace("&amp;", "&")}


@pytest.mark.parametrize("words", HOSTILE)
def test_elements_say_what_the_text_says(words: str) -> None:
    parts = [tag("li", tag("code", text(words)), text(words)), tag("li", link(words, text(words)))]
    html = tag("details", tag("summary", text("2")), *parts, css="sdk-fold", open="open")
    holder = etree.Element("div")
    append_elements(holder, html)
    said = to_xhtml_string(holder).replace("<span>", "").replace("</span>", "")
    assert said == f"<div>{html}</div>"


def test_elements_follow_what_stands_there() -> None:
    holder = etree.Element("td")
    etree.SubElement(holder, "code").text = "x"
    append_elements(holder, joined((text(" one"), tag("b", text("two"))), COMMA))
    assert to_xhtml_string(holder) == "<td><code>x</code> one, <b>two</b></td>"


@pytest.mark.parametrize("address", ["r&d.md", "a?b=1&c=2", 'a"b', "a<b>", "a&copy;b", "a&amp;lt;"])
def test_an_address_is_the_same_in_an_element(address: str) -> None:
    holder = etree.Element("p")
    append_elements(holder, link(address, text("x")))
    assert holder[0].get("href") == address


def test_braces_are_out_of_reach_of_attr_list() -> None:
    holder = etree.Element("td")
    append_elements(holder, text("x {: .x }"))
    append_elements(holder, joined((tag("b", text("y")), text("{: .x }"))))
    said = "<td><span>x {: .x }</span><b>y</b><span>{: .x }</span></td>"
    assert to_xhtml_string(holder) == said


def test_braces_in_a_drawing_stay_as_they_are() -> None:
    holder = etree.Element("details")
    drawing = tag("svg", tag("text", text("Any{x}")), tag("title", text("{x}")))
    append_elements(holder, drawing)
    assert to_xhtml_string(holder) == f"<details>{drawing}</details>"


def test_a_table_is_the_same_as_html_and_as_elements() -> None:
    head = ("A", "B & C")
    made, grown = etree.Element("div"), etree.Element("div")
    etree.SubElement(table_of(made, "sdk-x", head), "tr")
    append_elements(grown, written_table("sdk-x", head, [tag("tr")]))
    assert to_xhtml_string(made) == to_xhtml_string(grown)


def _without_controls(words: str) -> str:
    """Text less what XML can't hold, and HTML can."""
    return "".join(char for char in words if char.isprintable())
