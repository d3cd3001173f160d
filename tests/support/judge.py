"""Judges HTML: is anything in it active that untrusted text could have brought?

It knows what generated pages are made of, and complains of everything else. It reads a page with
two parsers, as browsers' own reading differs from either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

import lxml.etree
import lxml.html

_TEXT = frozenset(
    {
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "br", "cite", "code", "data", "del"),
        *("dfn", "em", "i", "img", "ins", "kbd", "mark", "q", "rp", "rt", "rtc", "ruby", "s"),
        *("samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var"),
        "wbr",
    }
)
_BLOCKS = frozenset(
    {
        *("area", "article", "aside", "blockquote", "caption", "center", "col", "colgroup"),
        *("dd", "details", "div", "dl", "dt", "figcaption", "figure", "footer", "h1", "h2"),
        *("h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li", "map", "nav", "ol", "p"),
        *("pre", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    }
)
_OF_TABS = {"input", "label"}
_OF_THE_MAP = {"svg", "path", "text", "title"}
_TAGS = _TEXT | _BLOCKS | _OF_TABS | _OF_THE_MAP

_ATTRIBUTES = frozenset(
    {
        *("align", "alt", "char", "charoff", "class", "colspan", "datetime", "dir", "headers"),
        *("height", "hreflang", "id", "lang", "open", "role", "rowspan", "scope", "size"),
        *(
            "span",
            "start",
            "summary",
            "title",
            "type",
            "width",
            "data-tabs",
            "data-linenums",
            "data-pagefind-ignore",
        ),
    }
)
_OF_TAGS: Mapping[str, set[str]] = {
    "input": {"checked", "disabled", "name", "type"},
    "label": {"for"},
}
_OF_DRAWINGS = {
    *("d", "fill", "font-family", "font-size", "font-weight", "stroke"),
    *("viewbox", "x", "y"),
}
COPIED = ' data-sdk-copy="Copy" data-sdk-copied="Copied"'
"""The plugin's own labels of a button that copies: no text of a page has such attributes."""
_ADDRESSES = {"href", "src", "cite", "xlink:href"}
_SCHEMES = {"http", "https", "mailto", "tel", "ftp"}
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_CONTROL = "".join(map(chr, range(0x21)))
_ALIGNMENT = re.compile(r"text-align: ?(?:left|right|center);?")
_HEADING = re.compile(r"h[1-6]")
_ID = re.compile(
    r"field-|value-|sdk-|[\w-]*-param-|fn:|fnref\d*:|__tabbed_\d+|__codelineno-|__span-"
    r"|example-usage$"
)
"""What the ids of a page begin with; the last is a heading of a sample, which may be folded."""
_MARKUP = re.compile(r"<[a-z/!?]", re.IGNORECASE)

_Attributes = Mapping[str, "str | None"]


def complaints(html: str) -> list[str]:
    """What is active in a page, or could be; [] where nothing is."""
    found = {f"{what} in {html!r}" for what in [*_by_html_parser(html), *_by_lxml(html)]}
    return sorted(found)


def runs(url: str, *, of_image: bool = False) -> bool:
    """Whether a browser would do more with an address than go there; by the URL standard."""
    url = re.sub(r"[\t\n\r]", "", url.strip(_CONTROL))
    scheme = _SCHEME.match(url)
    if scheme is None or scheme[1].lower() in _SCHEMES:
        return False
    return not (of_image and url.lower().startswith("data:image/"))


def of_element(tag: str, attributes: _Attributes) -> Iterator[str]:
    """What is active of an element, or could be."""
    if tag not in _TAGS:
        yield f"element <{tag}>"
    for name, value in attributes.items():
        yield from _of_attribute(tag, name.lower(), value or "")


def _of_attribute(tag: str, name: str, value: str) -> Iterator[str]:
    if name in _ADDRESSES:
        is_known = not runs(value, of_image=tag == "img")
    elif name == "style":
        is_known = _ALIGNMENT.fullmatch(value) is not None
    elif name == "id":
        of_text = _HEADING.match(tag) and not value.startswith("__")
        is_known = of_text or _ID.match(value) is not None
    elif name == "name":
        is_known = tag == "input" and value.startswith("__tabbed_")
    elif name == "class":
        is_known = not any(css.startswith("md-") for css in value.split())
    elif name == "title":
        is_known = not _MARKUP.search(value)  # Material's tool-tips take it for HTML
    else:
        known = _OF_DRAWINGS if tag in _OF_THE_MAP else _OF_TAGS.get(tag, set())
        is_known = name in _ATTRIBUTES | known or name.startswith("aria-")
    if not is_known:
        yield f"{name} {value!r}"


def _by_html_parser(html: str) -> list[str]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.complaints


def _by_lxml(html: str) -> Iterator[str]:
    if not html.strip():
        return
    for element in lxml.html.document_fromstring(f"<body>{html}</body>").iterdescendants():
        if not isinstance(element.tag, str):
            yield f"comment {element.text!r}"
        elif element.tag not in {"html", "body"} or element.attrib:
            yield from of_element(element.tag, dict(element.attrib))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.complaints: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.complaints += of_element(tag, dict(attrs))

    def handle_comment(self, data: str) -> None:
        self.complaints.append(f"comment {data!r}")

    def handle_decl(self, decl: str) -> None:
        self.complaints.append(f"declaration {decl!r}")

    def handle_pi(self, data: str) -> None:
        self.complaints.append(f"instruction {data!r}")

    def unknown_decl(self, data: str) -> None:
        self.complaints.append(f"declaration {data!r}")


_ACTIVE = frozenset(
    {
        *("script", "style", "iframe", "frame", "object", "embed", "base", "form", "template"),
        *("math", "link", "meta", "portal", "noscript"),
    }
)
_STRING = re.compile(r'"(?:[^"\\\n<]|\\.)*"')
"""A string of a script, as JSON has it: a theme may put a title there. None ends the script."""
_EMPTY = frozenset({"base", "embed", "frame", "link", "meta"})


def ran_by(html: str, mark: str = "alert") -> list[str]:
    """What a text with a mark in it has made active on a whole page, the theme's parts and all."""
    reader = _ReaderOfWholePage(mark)
    reader.feed(html)
    reader.close()
    found = {
        *reader.found,
        *(what for tag, text in reader.texts for what in _of_text(tag, text, mark)),
    }
    for element in lxml.html.document_fromstring(html).iter(lxml.etree.Element):
        tag = str(element.tag)
        found.update(_of_whole_page(tag, dict(element.attrib), mark))
        if tag in _ACTIVE:
            found.update(_of_text(tag, element.text_content(), mark))
    return sorted(found)


def _of_whole_page(tag: str, attributes: _Attributes, mark: str) -> Iterator[str]:
    for name, value in attributes.items():
        text = value or ""
        if mark in name or (name.startswith("on") and mark in text):
            yield f"<{tag}> has {name}={text!r}"
        elif name in {*_ADDRESSES, "action", "formaction", "srcdoc"} and mark in text:
            if name == "srcdoc" or runs(text, of_image=tag == "img"):
                yield f"<{tag}> has {name}={text!r}"
        elif name == "title" and mark in text and _MARKUP.search(text):
            yield f"<{tag}> has a tool-tip {text!r}"
    if tag == "meta" and (attributes.get("http-equiv") or "").lower() == "refresh":
        yield f"a refresh {attributes}"


def _of_text(tag: str, text: str, mark: str) -> Iterator[str]:
    if mark in text and mark in _STRING.sub("", text):
        yield f"<{tag}> holds {text[:200]!r}"


class _ReaderOfWholePage(HTMLParser):
    """Reads a page once.

    Attributes:
        found: What is active of elements.
        texts: Active elements that hold text, each with all of it.
    """

    def __init__(self, mark: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.texts: list[tuple[str, str]] = []
        self._mark = mark
        self._open: list[tuple[str, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += _of_whole_page(tag, dict(attrs), self._mark)
        if tag in _ACTIVE and tag not in _EMPTY:
            self._open.append((tag, []))

    def handle_data(self, data: str) -> None:
        for _, texts in self._open:
            texts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in (name for name, _ in self._open):
            while self._end() != tag:
                pass

    def close(self) -> None:
        super().close()
        while self._open:
            self._end()

    def _end(self) -> str:
        tag, texts = self._open.pop()
        self.texts.append((tag, "".join(texts)))
        return tag
