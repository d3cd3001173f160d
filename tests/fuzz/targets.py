"""What must hold for any bytes whatever: one function for each part that reads a stranger's text.

Each takes bytes and raises AssertionError where an invariant is broken; any other exception is a
defect, too. `run` feeds them mutated bytes, `test_seeds` the seeds.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from html import unescape
from html.entities import html5
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from markdown import Markdown
from markdown_it import MarkdownIt
from mkdocs_sdk_reference.checks.edits import read_editable
from mkdocs_sdk_reference.checks.findings import Edit
from mkdocs_sdk_reference.checks.linter import Linter
from mkdocs_sdk_reference.checks.rules import DEAD_ANCHOR
from mkdocs_sdk_reference.commonmark.expressions import parse_type
from mkdocs_sdk_reference.commonmark.inline import inline_links
from mkdocs_sdk_reference.commonmark.source import Source, decode
from mkdocs_sdk_reference.commonmark.urls import safe_url
from mkdocs_sdk_reference.dialects import read_page
from mkdocs_sdk_reference.exports.markdown import clean_page
from mkdocs_sdk_reference.extension import Options, Sections, Site, SiteExtension
from mkdocs_sdk_reference.model import (
    FieldTable,
    Kind,
    Link,
    Page,
    ResponseTable,
    TypeExpr,
    ValueTable,
)
from mkdocs_sdk_reference.reference import Reference
from mkdocs_sdk_reference.reference.type_trees import TypeTree, type_tree
from mkdocs_sdk_reference.rendering.sanitiser import clean, without_headings

from tests.dialects.openapi_generator import writing as openapi
from tests.support.writing import enum, field, object_, operation, sdk, union

PET = "models/shared/pet.md"
PING = "sdks/ping/README.md"
BOX = "stables/docs/Box.md"
CALLS = "stables/docs/BoxesApi.md"
SITE = {
    PET: object_("Pet", field("owner", "[shared.Owner](undefined/models/shared/owner.md)")),
    "models/shared/owner.md": object_("Owner", field("pets", "List[[shared.Pet](pet.md)]")),
    "models/shared/colour.md": enum("Colour", "red", "green"),
    "models/shared/twin.md": enum("Twin", "one"),
    "models/operations/twin.md": enum("Twin", "two"),
    "models/operations/Mixed.md": object_("Mixed", field("a", "*str*")),
    "models/operations/pingresponse.md": object_(
        "PingResponse", field("pet", "[shared.Pet](../shared/pet.md)")
    ),
    "models/errors/gone.md": object_("Gone", field("message", "*str*")),
    "models/shared/any_.md": union("Any_", "shared.Pet", "List[shared.Colour]"),
    PING: sdk(
        "Ping",
        operation(
            "ping",
            field("request", "[shared.Pet](../../models/shared/pet.md)"),
            response="[operations.PingResponse](../../models/operations/pingresponse.md)",
            errors=(("errors.Gone", "404"),),
            route="get /ping/{id}",
        ),
    ),
    BOX: openapi.object_(
        "Box", openapi.row("kind", "[**BoxKind**](.md)"), openapi.row("lid", "**List&lt;Lid&gt;**")
    ),
    "stables/docs/Lid.md": openapi.object_("Lid", openapi.row("box", "[**Box**](box.md)")),
    "stables/docs/BoxKind.md": openapi.enum("BoxKind", "flat", "deep"),
    CALLS: openapi.api(
        "BoxesApi",
        (("[**getBox**](BoxesApi.md#getBox)", "**GET** /boxes/{boxId}", "Get one"),),
        openapi.call(
            "getBox",
            openapi.row("boxId", "**String**"),
            returns="[**Box**](Box.md)",
            statuses=(("**200**", "A box", " * X-Total - Total <br> "), ("**0**", "Else", " -  ")),
        ),
    ),
    "guide.md": "# Guide\n\nSee [a pet](models/shared/pet.md).\n",
}
OTHER_FILES = ("logo.png", "undefined.md")


_OPENAPI = (b"## Properties", b"HTTP request", b"## Enum", b"## oneOf")


def place_of(data: bytes) -> str:
    """Path of a page among those of the generator that it looks like."""
    return BOX if any(mark in data for mark in _OPENAPI) else PET


def site_with(path: str, page: Page) -> Reference:
    """The site with a page in the place of another, or beside them."""
    pages = {p: read_page(p, decode(text.encode()), slug) for p, text in SITE.items()}
    pages[path] = page
    return Reference(pages.values(), [*pages, *OTHER_FILES], "docs", slug)


def slug(text: str) -> str:
    return re.sub(r"[^\w]+", "-", text.lower()).strip("-")


WHOLE = site_with(PET, read_page(PET, decode(SITE[PET].encode())))


def reading(data: bytes) -> None:
    """A file's bytes are read, whatever they are, and each place that is named is there."""
    source = decode(data)
    assert not set("\r\0") & set(source.text), "a CR or NUL was left"
    page = read_page(place_of(data), source)
    lines = source.text.split("\n")
    at = 0
    for block in page.blocks:
        assert at <= block.start < block.end <= len(lines), "blocks overlap, or lie outside"
        at = block.end
        numbers = range(page.first_line + block.start, page.first_line + block.end)
        content = block.content
        rows = (
            content.fields
            if isinstance(content, FieldTable)
            else content.values
            if isinstance(content, ValueTable)
            else content.responses
            if isinstance(content, ResponseTable)
            else ()
        )
        assert all(row.line in numbers for row in rows), "a row's line is outside its table"
    last = page.first_line + len(lines)
    assert all(0 < problem.line <= last for problem in (*source.problems, *page.problems))
    assert all(page.first_line <= line <= last for line in page.passed_through)
    assert page.kind is not Kind.OTHER or not (page.blocks or page.operations)
    assert read_editable(place_of(data), data).apply([]) == data, "bytes were moved"
    destinations(source.text.encode())


_MARK = re.compile(r"\\([!-/:-@\[-`{-~])|(&#?\w{1,32};)")


def destinations(data: bytes) -> None:
    """A destination stands where it is said to: other text there is the same page's destination."""
    source = decode(data)
    page = read_page("guide.md", source)
    at = 0
    pieces, written_all = [], []
    for link in page.destinations:
        assert at <= link.start <= link.end <= len(page.text), "out of order, or outside"
        written = page.text[link.start : link.end]
        assert link.href in {address(written), entities(written.strip())}
        pieces += [page.text[at : link.start], "x.md"]
        written_all.append(written)
        at = link.end
    mended = "".join([*pieces, page.text[at:]])
    if page.destinations and not any(set("`<[]!\\ ") & set(w) for w in written_all):
        # What such marks do to the text around them is gone with them.
        again = read_page("guide.md", Source(mended, 1))
        assert [link.href for link in again.destinations] == ["x.md"] * len(page.destinations)


def address(written: str) -> str:
    """A destination as CommonMark reads it."""
    return _MARK.sub(lambda mark: mark[1] or entities(mark[0]), written)


def entities(text: str) -> str:
    """Text with its entities resolved as CommonMark does: with a semicolon, or not at all."""
    named = re.sub(r"&(\w{2,32};)", lambda m: html5.get(m[1], m[0]), text)
    return re.sub(r"&#(?:\d{1,7}|[xX][\da-fA-F]{1,6});", lambda m: unescape(m[0]), named)


# By itself the parser reads no link behind more than twenty open brackets.
_OPTIONS = {"html": False, "maxNesting": 10_000}
INLINE = MarkdownIt("commonmark", _OPTIONS).disable(["autolink", "image"])
INLINE.validateLink = lambda _: True  # type: ignore[assignment, method-assign]  # any scheme is an address
_DOUBLE = re.compile(r"\\\\(?=[<>])")


def types(data: bytes) -> None:
    """A type's text is what a reader sees, its runs say all of it, and links lead to files."""
    text = " ".join("".join(filter(str.isprintable, data.decode("utf-8", "replace"))).split())
    expression = parse_type(text)
    assert all(isinstance(part, Link) or part for part in expression.parts), "an empty part"
    has_double = _DOUBLE.search(text) and ("`" in text or "](<" in text)
    is_ours = "_" in text or "&#" in text or has_double
    # An underscore is a name's own; a number may be that of no character; and a backslash that
    # is escaped twice means something in a type, but not in code or an address.
    # markdown-it-py takes a space into a destination, behind a backslash.
    if not is_ours and not re.search(r"\\\s", text):
        assert less_marks(expression.text) == less_marks(seen(text)), "the text isn't what is seen"
    if "<" not in text and "![" not in text:  # tags and images are text in a type
        hrefs = [link.href for link in inline_links(text, 0)]
        assert [part.href for part in expression.parts if isinstance(part, Link)] == hrefs
    for unqualified in (False, True):
        owner = WHOLE.pages["models/shared/owner.md"]
        read = WHOLE.expression(owner, TypeExpr(expression.parts, unqualified))
        assert "".join(run.text for run in read.runs) == expression.text, "runs lose text"
        for run in read.runs:
            assert not run.target or run.target in WHOLE.files
            assert not (run.url and run.target)
        for ambiguous in read.ambiguous:
            assert len(set(ambiguous.candidates)) > 1
            assert ambiguous.name in expression.text
        tree = type_tree(read.runs)
        nodes = list(nodes_of(tree))
        assert {node.target for node in nodes} - {""} <= set(read.targets)
        assert all(node.name in expression.text for node in nodes)


def seen(text: str) -> str:
    """What a reader of Markdown sees of a line, by CommonMark's own parser."""
    tokens = INLINE.parseInline(_DOUBLE.sub(r"\\", text))
    return "".join(child.content for token in tokens for child in token.children or ())


def less_marks(text: str) -> str:
    """Text less asterisks, of which types read some as pointers, and less spaces."""
    return "".join(text.replace("*", "").split())


def nodes_of(tree: TypeTree) -> Iterator[TypeTree]:
    yield tree
    for argument in tree.arguments:
        yield from nodes_of(argument)


def leads_to(page: str, href: str, target: str | None) -> bool:
    """Whether a host that follows a link from a page comes to the target."""
    if target is None:
        return True
    path = unquote(urlsplit(href).path)
    return not path or posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) == target


def links(data: bytes) -> None:
    """A link that is resolved leads to a file that is there; one that isn't says so."""
    href, _, label = data.decode("utf-8", "replace").partition("\n")
    for path in ("models/shared/owner.md", PING, "guide.md", BOX, CALLS):
        page = WHOLE.pages[path]
        fresh = site_with(PET, WHOLE.pages[PET])
        found = fresh.resolve(page, href, label)
        assert found.target is None or found.target in WHOLE.files
        assert leads_to(path, found.href, found.target)
        assert set(found.candidates) <= WHOLE.files
        assert len(found.candidates) != 1, "one candidate is an answer"
        if found.is_dead:
            assert (found.href, found.target) == ("", None)
        elif found.rule is None:
            assert found.href == href, "a sound link was changed"
        beside = next(
            p for p in WHOLE.pages.values()
            if posixpath.dirname(p.path) == posixpath.dirname(path)
        )  # fmt: skip
        other = site_with(PET, WHOLE.pages[PET])
        other.resolve(beside, href, "another")
        assert other.resolve(page, href, label) == found, "what was asked before matters"
        WHOLE.wanted(page, href)


ACTIVE = frozenset(
    [
        "script",
        "style",
        "iframe",
        "object",
        "embed",
        "form",
        "input",
        "button",
        "link",
        "meta",
        "base",
        "svg",
        "math",
        "textarea",
        "select",
        "template",
        "noscript",
        "frame",
        "frameset",
        "applet",
        "audio",
        "video",
        "source",
    ]
)
_TAKE_NO_ADDRESS = frozenset(["title", "alt", "class", "id", "lang", "dir", "style", "aria-label"])


_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_SAFE = frozenset({"http", "https", "mailto", "tel", "ftp"})


def runs_nothing(address: str, *, image: bool = False) -> bool:
    """Whether a browser takes an address for one of those that only lead somewhere.

    It strips control characters at the ends, and drops tabs and line ends within
    (url.spec.whatwg.org, "basic URL parser").
    """
    bare = re.sub(r"[\t\n\r]", "", address.strip("".join(map(chr, range(33)))))
    scheme = _SCHEME.match(bare)
    return (
        not scheme or scheme[1].lower() in _SAFE or (image and bare[:11].lower() == "data:image/")
    )


class Harmless(HTMLParser):
    """Asserts that no tag of a page can run anything; gathers text, ids and links."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.ids: list[str] = []
        self.hrefs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in ACTIVE, tag
        for name, value in attrs:
            assert not name.startswith("on"), name
            assert name not in {"srcdoc", "formaction", "action", "style"} or (
                name == "style" and re.fullmatch(r"text-align: ?(left|right|center);?", value or "")
            ), name
            if name not in _TAKE_NO_ADDRESS:
                assert runs_nothing(value or "", image=tag == "img"), value
            if name == "id":
                self.ids.append(value or "")
            elif name == "href":
                self.hrefs.append(value or "")

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def harmless(html: str) -> Harmless:
    reader = Harmless()
    reader.feed(html)
    reader.close()
    return reader


def sanitiser(data: bytes) -> None:
    """Raw HTML does no harm once it is cleaned."""
    markup = data.decode("utf-8", "replace")
    for keeps_anchors in (False, True):
        cleaned = clean(
            markup,
            lambda url: url if safe_url(url) else None,
            lambda url: url if safe_url(url, image=True) else None,
            keeps_anchors=keeps_anchors,
        )
        harmless(cleaned)
        assert without_headings(without_headings(cleaned)) == without_headings(cleaned)


def fixing(data: bytes) -> None:
    """What `fix` would write is mended for good, and nothing else of the page is changed."""
    path = place_of(data)
    page = read_editable(path, data)
    found = list(Linter(site_with(path, page.page), all_pages=True).page(page.page))
    lines = page.page.text.split("\n")
    for finding in found:
        index = finding.line - page.page.first_line
        assert 0 <= index < len(lines), "a finding's line is outside the page"
        column = finding.column - 1
        stretch = "\n".join(lines[index:])
        if finding.column:
            assert stretch.startswith(finding.text, column), "a finding's text isn't there"
    mends: list[Edit] = [finding.edit for finding in found if finding.edit is not None]
    fixed = page.apply(mends)
    again = read_editable(path, fixed)
    left = list(Linter(site_with(path, again.page), all_pages=True).page(again.page))
    assert [f for f in left if f.edit] == [], "mended twice"
    # Only a link that leads somewhere can have a dead anchor.
    assert [f.rule for f in left if f.rule is not DEAD_ANCHOR] == [
        f.rule for f in found if f.edit is None and f.rule is not DEAD_ANCHOR
    ]
    assert again.page.kind is page.page.kind
    assert [f.name for f in again.page.fields] == [f.name for f in page.page.fields]


def cleaning(data: bytes) -> None:
    """A page as clean Markdown says what the page says."""
    path = place_of(data)
    page = read_page(path, decode(data))
    text = clean_page(page, site_with(path, page), lambda *_: None)
    again = read_page(path, decode(text.encode("utf-8", "surrogateescape")))
    if page.blocks and page.text.strip().startswith("# "):
        assert again.kind is page.kind
        assert [_row(f) for f in again.fields] == [_row(f) for f in page.fields]
        assert [v.value for v in again.values] == [v.value for v in page.values]


def _row(row: object) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in ("name", "type", "required", "description"))


EXTENSIONS = ["tables", "fenced_code", "attr_list", "toc"]


def page(data: bytes) -> None:
    """A whole page is rendered harmless, with a row for each field and no mark of ours left."""
    path = {b"S": PING, b"O": BOX, b"A": CALLS}.get(data[:1], PET)
    source = decode(data[1:])
    read = read_page(path, source)
    site = Site(site_with(path, read), Options(type_map=False), lambda _: str)
    site.stubs.current = path
    sections = Sections(site)
    extension = SiteExtension(site, sections, opens_details=False)
    converted = Markdown(extensions=[*EXTENSIONS, extension]).convert(source.text)
    if not site.renders(path):
        return
    assert not set("\x02\x03") & set(converted) - set(source.text), "a placeholder was left"
    html = sections.put_in(converted)
    seen_ = harmless(html)
    assert not re.search(r"sdk(?:reference|heading)[0-9a-f]{16}x", html), "a mark was left"
    anchors = {f.anchor for f in read.fields} | {value.anchor for value in read.values}
    anchors -= {""}
    assert anchors <= set(seen_.ids), "a field or value has no row"
    assert "" not in seen_.ids, "an id is empty"
    text = "".join("".join(seen_.text).split())
    for named in read.fields:
        assert "".join(named.name.split()) in text, named.name
        if all(isinstance(part, str) or safe_url(part.href) for part in named.type.parts):
            # An unsafe address stands behind its link, in the type's midst.
            assert "".join(named.type.text.split()) in text, named.type.text
    ours = [i for i in seen_.ids if i.startswith(("field-", "value-", "sdk-"))]
    assert len(ours) == len(set(ours)), "an id stands twice"


Target = Callable[[bytes], None]
TARGETS: dict[str, Target] = {
    target.__name__: target
    for target in (reading, destinations, types, links, sanitiser, fixing, cleaning, page)
}
