"""Raw HTML in a stranger's text → elements that can do no harm.

Which elements, attributes and addresses are harmless is for the library ``nh3`` to say. Text
of an unknown tag (``<agg>``) stays text. The result is elements, not markup, so that nothing
in it can close a cell or a page around it, and the host resolves its links.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Mapping
from html import unescape
from html.parser import HTMLParser

import nh3
from markdown.util import AtomicString

from ..commonmark.urls import SAFE_SCHEMES, safe_url

_VOID = frozenset({"area", "br", "col", "hr", "img", "wbr"})
_TABLE_PARTS = frozenset(
    {"caption", "col", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"}
)
_TAGS = frozenset(nh3.ALLOWED_TAGS)
_ATTRIBUTES = {tag: set(names) for tag, names in nh3.ALLOWED_ATTRIBUTES.items()}
_ATTRIBUTES.setdefault("details", set()).add("open")
_ATTRIBUTES.setdefault("*", set()).update({"title", "lang", "dir"})
_DEEPEST = 50
_HEADING = re.compile(r"h[1-6]$")
_ALIGNMENT = re.compile(r"text-align:\s*(?:left|right|center);?")
_COLOURS = re.compile(
    r"(?:\s*(?:color|background(?:-color)?|font-(?:weight|style)|text-decoration|border|line-height"
    r"|padding(?:-\w+)?)\s*:[^;:()\\]*(?:;|$))*\s*"
)
"""What Pygments may write into ``style``."""
_TAG = re.compile(r"""</?([A-Za-z][^\s/<>]*)(?:"[^"]*"|'[^']*'|[^<>"'])*>?""")
_OF_TEXT = frozenset(
    {
        *("iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style"),
        *("textarea", "title", "xmp"),
    }
)
"""Elements that hold text alone, whatever it looks like: where it ends is the parser's to say."""
_TAGS_OF_EXTENSIONS = _TAGS | {"tfoot", "input", "label", "svg", "g", "path", "circle", "rect"}
_ATTRIBUTES_OF_EXTENSIONS = frozenset(
    {
        *("align", "alt", "checked", "colspan", "datetime", "dir", "disabled", "for"),
        *("headers", "height", "hreflang", "lang", "open", "role", "rowspan", "scope", "span"),
        *("start", "width", "data-linenos", "data-linenums", "data-tabs", "tabindex", "xmlns"),
        *("viewbox", "d", "fill", "stroke", "stroke-width", "cx", "cy", "r"),
    }
)
_IDS_OF_EXTENSIONS = ("fn:", "fnref", "__tabbed_", "__codelineno-", "__span-")
_OF_THEMES = "md-"
"""What the names of classes begin with that Material's scripts and styles act on."""


def known_tag(tag: str) -> bool:
    """Whether a tag's name is one of HTML's harmless ones."""
    return tag.lower() in _TAGS


def clean_element(element: etree.Element) -> None:
    """Take off what is active of an element that another extension made of a stranger's text.

    An element that may not be is a ``span`` from then on.
    """
    tag = element.tag.lower() if isinstance(element.tag, str) else ""
    if tag == "autoref":
        return  # the autorefs plugin makes a link of it
    if tag not in _TAGS_OF_EXTENSIONS:
        element.tag = "span"
        element.attrib.clear()
        return
    for name, value in list(element.items()):
        lower = name.lower()
        if lower == "class":
            names = [css for css in value.split() if not css.startswith(_OF_THEMES)]
            element.set(name, " ".join(names))
        elif lower == "title":
            element.set(name, _as_tooltip(value))
        elif lower in {"href", "src"} and tag in {"a", "img"}:
            pass  # a link's or an image's own address is shown as text where it is unsafe
        elif not _is_harmless(tag, lower, unescape(value)):
            del element.attrib[name]


def is_harmless(markup: str) -> bool:
    """Whether markup that other extensions made of a stranger's text runs nothing."""
    reader = _Judge()
    reader.feed(markup)
    reader.close()
    return reader.is_harmless


def _is_harmless(tag: str, name: str, value: str) -> bool:
    """Whether an attribute runs nothing, and no script takes it for another's."""
    if name in {"href", "src"}:
        return safe_url(value, image=tag == "img")
    if name in {"id", "name"}:
        return value.startswith(_IDS_OF_EXTENSIONS)
    if name == "class":
        return not any(css.startswith(_OF_THEMES) for css in value.split())
    if name == "title":
        return "<" not in value
    if name == "style":
        return (
            _ALIGNMENT.fullmatch(value.strip()) is not None or _COLOURS.fullmatch(value) is not None
        )
    if name == "type":
        return tag != "input" or value in {"checkbox", "radio"}
    return name in _ATTRIBUTES_OF_EXTENSIONS or name.startswith("aria-")


def _as_tooltip(text: str) -> str:
    """A ``title`` that is text even to a theme that takes it for HTML, as Material can."""
    text = unescape(text)
    return text.replace("<", "<\N{WORD JOINER}").replace("&", "&amp;")


def clean_fragment(markup: str) -> str:
    """A block of raw HTML less what could do harm; unknown tags go, their content stays."""
    return nh3.clean(
        _TAG.sub(_known_alone, markup),
        clean_content_tags=set(),  # what a script says is text to a reader, and stays
        attributes=_ATTRIBUTES,
        url_schemes=set(SAFE_SCHEMES),
        link_rel=None,
    )


def _known_alone(tag: re.Match[str]) -> str:
    """A tag, or nothing for one that nh3 might drop with all that it holds, as it does drawings."""
    return tag[0] if known_tag(tag[1]) or tag[1].lower() in _OF_TEXT else ""


def opening_tag(markup: str) -> tuple[str, dict[str, str]]:
    """A single opening tag's name and harmless attributes."""
    reader = _OneTag()
    tag = re.match(r"<([A-Za-z][\w.-]*)", markup)
    name = tag[1].lower() if tag else ""
    # Parts of a table are no HTML by themselves; none of their attributes matter here.
    if name not in _TABLE_PARTS:
        reader.feed(clean_fragment(markup))
    return name, reader.attributes


class Grower:
    """Grows nested elements from a run of text, finished elements and single tags.

    A closing tag closes only what was opened in the same run, and parts of tables stand only
    in a table of the run: whatever the tags, nothing outside is closed.
    """

    def __init__(self, root: etree.Element) -> None:
        self._stack = [root]

    def text(self, text: str | None, *, literal: bool = False) -> None:
        """Append text; `literal` keeps the host from reading it once more."""
        if not text:
            return
        top = self._stack[-1]
        if len(top):
            joined = (top[-1].tail or "") + text
            top[-1].tail = AtomicString(joined) if literal else joined
        else:
            joined = (top.text or "") + text
            top.text = AtomicString(joined) if literal else joined

    def element(self, element: etree.Element) -> None:
        """Append a finished element; its tail is the caller's to append."""
        element.tail = None
        self._stack[-1].append(element)

    def open(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """Open an element; False where it may not stand here, and so must be text."""
        if len(self._stack) > _DEEPEST:
            return False
        if tag in _TABLE_PARTS and not any(e.tag == "table" for e in self._stack[1:]):
            return False
        own = {}
        if tag == "img" and "alt" not in attributes:
            own = {"alt": ""}  # else a screen reader spells the address
        elif _HEADING.match(tag):
            tag, own = "p", {"class": "sdk-heading"}
        element = etree.SubElement(self._stack[-1], tag, {**attributes, **own})
        if tag not in _VOID:
            self._stack.append(element)
        return True

    def close(self, tag: str) -> None:
        """Close an element and all inside it; a tag that nothing here opened is dropped."""
        tag = "p" if _HEADING.match(tag) else tag
        for depth in range(len(self._stack) - 1, 0, -1):
            if self._stack[depth].tag == tag:
                del self._stack[depth:]
                return


def grow(root: etree.Element, markup: str) -> None:
    """Append a block of raw HTML to an element, cleaned."""
    reader = _Markup(Grower(root))
    reader.feed(clean_fragment(markup))
    reader.close()


class _OneTag(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.attributes: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        self.attributes = {name: value or "" for name, value in attrs}


class _Markup(HTMLParser):
    def __init__(self, grower: Grower) -> None:
        super().__init__()
        self._grower = grower

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        self._grower.open(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        self._grower.close(tag)

    def handle_data(self, data: str) -> None:
        self._grower.text(data, literal=True)


class _Judge(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.is_harmless = True

    def handle_data(self, data: str) -> None:
        self.is_harmless &= "<" not in data  # a tag that what follows would end

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        self.is_harmless &= tag in _TAGS_OF_EXTENSIONS and all(
            _is_harmless(tag, name, value or "") for name, value in attrs
        )

    def handle_comment(self, data: str) -> None:
        self.is_harmless = False

    def handle_decl(self, decl: str) -> None:
        self.is_harmless = False

    def handle_pi(self, data: str) -> None:
        self.is_harmless = False

    def unknown_decl(self, data: str) -> None:
        self.is_harmless = False
