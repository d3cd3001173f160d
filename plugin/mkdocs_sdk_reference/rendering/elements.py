"""Building ``xml.etree`` elements whose text the host's inline patterns leave alone."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown.util import AtomicString


def child(
    parent: etree.Element, tag: str, text: str = "", css: str = "", **attributes: str
) -> etree.Element:
    """Append an element with literal text; `css` is its class."""
    if css:
        attributes["class"] = css
    element = etree.SubElement(parent, tag, attributes)
    if text:
        element.text = literal(text)
    return element


def cell_text(row: etree.Element, text: str) -> None:
    """Append a cell with literal text, out of reach of `attr_list`, which reads a cell's own."""
    cell = child(row, "td")
    if "{" in text:
        child(cell, "span", text)
    elif text:
        cell.text = literal(text)


def literal(text: str) -> AtomicString:
    """Text that is shown as it is: no inline patterns, and no entity in it is one.

    Python-Markdown's serialiser leaves what looks like an entity unescaped, so that
    ``&lt;`` in code would be shown as ``<``.
    """
    return AtomicString(text.replace("&", "&amp;") if "&" in text else text)


def code_block(parent: etree.Element, text: str, css: str = "") -> None:
    """Append a code block; `css` names its language.

    The empty element before the code is what Pygments writes, too: it keeps highlighters of
    indented code, which know no language, from taking the block for one.
    """
    block = child(parent, "pre")
    child(block, "span")
    child(block, "code", text, css)


def append_text(parent: etree.Element, text: str) -> None:
    """Append literal text behind what an element already holds."""
    if len(parent):
        if text.startswith("{"):  # `attr_list` reads what stands right behind an element
            child(parent, "span", text)
            return
        last = parent[-1]
        last.tail = AtomicString((last.tail or "") + literal(text))
    else:
        parent.text = AtomicString((parent.text or "") + literal(text))
