"""HTML as text: what it escapes, and that elements made of it say the same."""

from __future__ import annotations

import xml.etree.ElementTree as etree

import pytest
from markdown.serializers import to_xhtml_string
from mkdocs_sdk_reference.rendering.markup import COMMA, grow, joined, link, tag, text

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
    grow(holder, html)
    said = to_xhtml_string(holder).replace("<span>", "").replace("</span>", "")
    assert said == f"<div>{html}</div>"


def test_elements_follow_what_stands_there() -> None:
    holder = etree.Element("td")
    etree.SubElement(holder, "code").text = "x"
    grow(holder, joined((text(" one"), tag("b", text("two"))), COMMA))
    assert to_xhtml_string(holder) == "<td><code>x</code> one, <b>two</b></td>"


def test_braces_are_out_of_reach_of_attr_list() -> None:
    holder = etree.Element("td")
    grow(holder, text("{: .x }"))
    assert to_xhtml_string(holder) == "<td><span>{: .x }</span></td>"


def _without_controls(words: str) -> str:
    """Text less what XML can't hold, and HTML can."""
    return "".join(char for char in words if char.isprintable())
