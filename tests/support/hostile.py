"""What untrusted people may write into an OpenAPI document to reach a reader's browser.

Each case has a name, a place on a generated page, the text that is written there, and the words
that a reader must still find. `alert` stands for any script.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from tests.dialects.apimatic import writing as apimatic
from tests.dialects.fern import writing as fern
from tests.dialects.liblab import writing as liblab
from tests.dialects.openapi_generator import writing as openapi
from tests.support.writing import enum, field, object_, operation, sdk, table, union


@dataclass(frozen=True, slots=True)
class Case:
    """A hostile text.

    Attributes:
        place: A key of `PLACES`.
        shown: What of the text must be found on the page, as plain text.
    """

    name: str
    place: str
    text: str
    shown: str

    @property
    def path(self) -> str:
        """The page's path under the docs folder."""
        if self.place == "openapi overview":
            return f"stables/{self.name}/README.md"
        if self.place.startswith("apimatic "):
            place = self.place.removeprefix("apimatic ")
            if place in _APIMATIC_NAMED:
                return f"lamps/{self.name}/models/kind.md"
            return f"lamps/{'controllers' if place in _APIMATIC_CALLS else 'models'}/{self.name}.md"
        if self.place.startswith("openapi "):
            return f"stables/docs/{self.name}.md"
        if self.place.startswith("fern "):
            return f"ferns/{self.name}/reference.md"
        if self.place.startswith("liblab service "):
            return f"lamps/services/{self.name}.md"
        if self.place.startswith("liblab "):
            return f"lamps/models/{self.name}/Held.md"
        folder = "sdks" if self.place in OF_OPERATIONS else "models/shared"
        return f"{folder}/{self.name}.md"

    @property
    def html(self) -> str:
        """Path of its page in a site that has no folder for each page."""
        return self.path.replace("README.md", "index.md").removesuffix("md") + "html"

    @property
    def page(self) -> str:
        """The page's Markdown, as the generator would write it."""
        return PLACES[self.place](self.text)


def _cell(text: str) -> str:
    return object_("Cell", field("x", "*str*", _in_a_row(text)))


def _in_a_row(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "<br/>")


def _example(text: str) -> str:
    head = ("Field", "Type", "Required", "Description", "Example")
    return f"# Example\n\n## Fields\n\n{table(head, (*field('x', '*str*'), text))}"


def _literals(text: str) -> str:
    return f"# Literals\n\n## Values\n\n{table(('Name', 'Value'), ('`A`', text))}"


def _listed_values(text: str) -> str:
    return f"# Listed\n\n## Values\n\n- `{text}`\n- `other`\n"


def _error_table(type_: str, status: str) -> str:
    return sdk("Errors", operation("fail", errors=((type_, status), ("errors.Gone", "410"))))


def _usage(text: str) -> str:
    call = operation("use", field("x", "*str*"), response="str")
    return sdk("Usage", call.replace("Does it.", text))


def _in_a_line(text: str) -> str:
    """A text as OpenAPI Generator's templates squeeze it into a row: they escape no HTML."""
    return text.replace("|", "\\|").replace("\n", "  ")


def _openapi_field(name: str = "x", kind: str = "**str**", text: str = "", notes: str = "") -> str:
    return openapi.object_("Held", openapi.row(name, kind, text, notes), lead="A lead.")


def _openapi_enum(text: str) -> str:
    nested = f"## Enum: {text}\n\nName | Value\n---- | -----\n{text} | {text}\n"
    return f"{_openapi_field()}\n{nested}"


def _openapi_call(
    *parameters: tuple[str, ...], name: str = "call", route: str = "**GET** /x", **facts: Any
) -> str:
    section = openapi.call(name, *parameters, **facts)
    return openapi.api("CallsApi", (openapi.listed(name, route, "A summary."),), section)


def _openapi_statuses(status: str = "**200**", meaning: str = "OK", headers: str = " -  ") -> str:
    return _openapi_call(statuses=((status, meaning, headers),))


def _openapi_kinds(text: str) -> str:
    head = ("Param Type", "Name", "Data Type", "Required", "Description")
    rows = openapi.open_table(head, (text, "x", "**str**", text, "Has a place."))
    page = _openapi_call(openapi.row("x"))
    return page.replace(openapi.open_table(openapi.FIELDS, openapi.row("x")), rows)


def _openapi_overview(text: str) -> str:
    head = ("Class", "Method", "HTTP request", "Description")
    rows = openapi.open_table(head, (f"*{text}*", f"[**{text}**](#x)", "**GET** /x", text))
    return f"# Client\n\n{text}\n\n## Documentation for API Endpoints\n\n{rows}\n"


_OPENAPI: dict[str, Callable[[str], str]] = {
    "lead": lambda text: _openapi_field().replace("A lead.", text),
    "description": lambda text: _openapi_field(text=_in_a_line(text)),
    "encoded": lambda text: _openapi_field(text=_in_a_line(escape(text))),
    "notes": lambda text: _openapi_field(notes=_in_a_line(f"[{text}] {text}")),
    "default": lambda text: _openapi_field(notes=_in_a_line(f"[optional] [default to {text}]")),
    "encoded default": lambda text: _openapi_field(
        notes=_in_a_line(f"[optional] [default to {escape(text)}]")
    ),
    "values": lambda text: _openapi_field(notes=_in_a_line(f"[enum: {text}, other]")),
    "values of a description": lambda text: _openapi_field(text=_in_a_line(f"x (enum: {text})")),
    "type": lambda text: _openapi_field(kind=_in_a_line(text)),
    "linked type": lambda text: _openapi_field(kind=_in_a_line(f"[**{text}**](Held.md)")),
    "rust type": lambda text: _openapi_field(
        kind=_in_a_line(f"Option<[**Vec<{text}>**](Held.md)>")
    ),
    "field": lambda text: _openapi_field(name=_in_a_line(text)),
    "title": lambda text: _openapi_field().replace("# Held", f"# {text}"),
    "encoded title": lambda text: _openapi_field().replace("# Held", f"# # {escape(text)}"),
    "value": lambda text: (
        f"# Kind\n\n## Enum\n\n* `{text}` (value: `{text}`)\n* `B` (value: `b`)\n"
    ),
    "encoded value": lambda text: f"# Kind\n\n## Enum\n\n* `A` (value: `{escape(text)}`)\n",
    "own enum": _openapi_enum,
    "member": lambda text: f"# Any\n\n## oneOf schemas\n\n* {text}\n* [Held](Held.md)\n",
    "operation": lambda text: _openapi_call(name=_in_a_line(text)),
    "summary": lambda text: _openapi_call().replace("A summary.", _in_a_line(text)),
    "usage": lambda text: _openapi_call().replace("Does it.", text),
    "signature": lambda text: _openapi_call(signature=f"{text} call(x)"),
    "lines of a signature": lambda text: _openapi_call(signature=f"call<br>\n> &nbsp;{text}<br>"),
    "parameter": lambda text: _openapi_call(openapi.row("x", description=_in_a_line(text))),
    "parameter name": lambda text: _openapi_call(openapi.row(_in_a_line(text))),
    "parameter type": lambda text: _openapi_call(openapi.row("x", _in_a_line(text))),
    "kind of parameter": _openapi_kinds,
    "return type": lambda text: _openapi_call(returns=text),
    "status": lambda text: _openapi_statuses(status=_in_a_line(text)),
    "meaning": lambda text: _openapi_statuses(meaning=_in_a_line(text)),
    "headers": lambda text: _openapi_statuses(
        headers=_in_a_line(f" * X - {text} <br> * Y - y <br>")
    ),
    "route": lambda text: _openapi_call(route=_in_a_line(f"**GET** /{text}")),
    "overview": _openapi_overview,
}
"""The same of OpenAPI Generator's pages."""


def _in_apimatic_s_row(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "<br>")


def _apimatic_field(*cells: str, lead: str = "", title: str = "Kind") -> str:
    row = apimatic.row(*map(_in_apimatic_s_row, cells))
    is_long = len(row) > len(apimatic.FIELDS)
    head = apimatic.ACCESSORS if is_long else apimatic.FIELDS
    return apimatic.object_(title, row, name="Kind", lead=lead, head=head)


def _apimatic_call(*cells: str, name: str = "Call", **facts: Any) -> str:
    row = apimatic.row(*map(_in_apimatic_s_row, cells or ("x",)))
    return apimatic.controller("Kind", apimatic.call(name, row, **facts))


def _apimatic_errors(*cells: str) -> str:
    return _apimatic_call(errors=(tuple(map(_in_apimatic_s_row, cells)),))


_APIMATIC_TYPES: dict[str, Callable[[str], str]] = {
    "lead": lambda text: _apimatic_field("x", lead=text),
    "description": lambda text: _apimatic_field("x", "`str`", "Optional", text),
    "default": lambda text: _apimatic_field("x", "`str`", "Optional", f"**Default**: `{text}`"),
    "constraint": lambda text: _apimatic_field(
        "x", "`str`", "Optional", f"**Constraints**: *Pattern*: `{text}`"
    ),
    "tag": lambda text: _apimatic_field("x", "`str`", f"Optional, {text}"),
    "type": lambda text: _apimatic_field("x", f"`{text}`"),
    "linked type": lambda text: _apimatic_field("x", f"[`{text}`](../../doc/models/kind.md)"),
    "union in a cell": lambda text: _apimatic_field("x", f"[{text}](../../doc/models/kind.md)"),
    "getter": lambda text: _apimatic_field("x", "`str`", "Optional", "-", f"{text} getX()", "-"),
    "field": _apimatic_field,
    "title": lambda text: _apimatic_field("x", title=text),
    "constant": lambda text: apimatic.enum("Kind", _in_apimatic_s_row(text), "OTHER"),
    "constant's description": lambda text: apimatic.enum(
        "Kind", f"A: {_in_apimatic_s_row(text)}", head=("Name", "Description")
    ),
    "member": lambda text: apimatic.union("Kind", _in_apimatic_s_row(text), "`str`"),
    "factory": lambda text: apimatic.union(
        "Kind",
        f"`str` -> {_in_apimatic_s_row(text)}",
        name="Kind",
        head=("Type", "Factory Method"),
    ),
}
_APIMATIC_CALLS: dict[str, Callable[[str], str]] = {
    "operation": lambda text: _apimatic_call(name=text),
    "usage": lambda text: _apimatic_call(text=text),
    "parameter": lambda text: _apimatic_call("x", "`str`", "Query, Optional", text),
    "parameter name": _apimatic_call,
    "return type": lambda text: _apimatic_call(returns=f"[`{text}`](../../doc/models/kind.md)"),
    "response": lambda text: _apimatic_call(returns=f"**200**: {text}\n\nThis method returns."),
    "status": lambda text: _apimatic_errors(text, "Bad", "`X`"),
    "meaning": lambda text: _apimatic_errors("400", text, "`X`"),
    "error": lambda text: _apimatic_errors("400", "Bad", f"`{text}`"),
}
"""The same of APIMatic's pages."""
_APIMATIC_NAMED = frozenset({"constant", "constant's description", "member", "factory"})
"""Places on pages that are the generator's only where the title is the file's name."""


def _liblab_field(
    name: str = "x", type_: str = "string", required: str = "✅", text: str = ""
) -> str:
    return liblab.type_("Held", liblab.row(name, type_, required, text), lead="A lead.")


def _liblab_call(*parameters: tuple[str, ...], name: str = "call", **facts: Any) -> str:
    return liblab.service("CallsService", liblab.call(name, *parameters, **facts))


_LIBLAB: dict[str, Callable[[str], str]] = {
    "lead": lambda text: _liblab_field().replace("A lead.", text),
    "description": lambda text: _liblab_field(text=_in_a_line(text)),
    "type": lambda text: _liblab_field(type_=_in_a_line(text)),
    "linked type": lambda text: _liblab_field(type_=_in_a_line(f"[{text}](Held.md)")),
    "field": lambda text: _liblab_field(name=_in_a_line(text)),
    "required": lambda text: _liblab_field() + f"| x | string | {_in_a_line(text)} | {text} |\n",
    "value": lambda text: liblab.type_("Held", liblab.value("A", _in_a_line(text))),
    "member": lambda text: liblab.union("Held", "Other") + liblab.bare(_in_a_line(text)),
    "type behind it": lambda text: _liblab_field() + liblab.bare(_in_a_line(text), text),
    "service operation": lambda text: _liblab_call(name=_in_a_line(text)),
    "service text": lambda text: _liblab_call(text=text),
    "service parameter": lambda text: _liblab_call(liblab.row("x", description=_in_a_line(text))),
    "service parameter name": lambda text: _liblab_call(liblab.row(_in_a_line(text))),
    "service parameter type": lambda text: _liblab_call(liblab.row("x", _in_a_line(text))),
    "service return type": lambda text: _liblab_call(returns=text),
    "service route": lambda text: _liblab_call(route=("GET", f"/{_in_a_line(text)}")),
}
"""The same of liblab's pages."""


def _fern_call(*parameters: str, **facts: Any) -> str:
    return fern.page(fern.group("Lamps", fern.call(fern.CALL, *parameters, **facts)))


_FERN: dict[str, Callable[[str], str]] = {
    "call": lambda text: fern.page(fern.call(f"client.lamps.{_in_a_line(text)}() -> Lamp")),
    "encoded call": lambda text: fern.page(
        fern.call(f"client.lamps.{escape(escape(_in_a_line(text)))}() -> Lamp")
    ),
    "result": lambda text: fern.page(fern.call(f"client.lamps.list() -> {_in_a_line(text)}")),
    "group": lambda text: fern.page(fern.group(_in_a_line(text), fern.call())),
    "text": lambda text: _fern_call(fern.parameter("x"), text=text),
    "parameter": lambda text: _fern_call(fern.parameter("x", text=f"\u2014 {text}")),
    "parameter name": lambda text: _fern_call(fern.parameter(_in_a_line(text))),
    "parameter type": lambda text: _fern_call(fern.parameter("x", f"`{_in_a_line(text)}`")),
    "bare type": lambda text: _fern_call(fern.parameter("x", _in_a_line(text))),
}
"""The same of Fern's pages."""

PLACES: dict[str, Callable[[str], str]] = {
    **{f"liblab {place}": page for place, page in _LIBLAB.items()},
    **{f"fern {place}": page for place, page in _FERN.items()},
    **{f"openapi {place}": page for place, page in _OPENAPI.items()},
    **{f"apimatic {place}": page for place, page in _APIMATIC_TYPES.items()},
    **{f"apimatic {place}": page for place, page in _APIMATIC_CALLS.items()},
    "lead": lambda text: object_("Lead", field("x", "*str*"), lead=text),
    "cell": _cell,
    "notice": lambda text: _cell(f": warning: ** DEPRECATED **: {text}<br/><br/>Rest."),
    "example": _example,
    "type": lambda text: object_("Typed", field("x", text)),
    "field": lambda text: object_("Named", field(text, "*str*", "Has a name.")),
    "title": lambda text: object_(text, field("x", "*str*")),
    "value": lambda text: enum("Valued", text),
    "literal": _literals,
    "listed value": _listed_values,
    "member": lambda text: union("Either", text, "str"),
    "operation": lambda text: sdk("Calls", operation(text, field("x", "*str*"), response="str")),
    "parameter": lambda text: sdk("Calls", operation("call", field("x", "*str*", _in_a_row(text)))),
    "parameter name": lambda text: sdk("Calls", operation("call", field(text, "*str*"))),
    "response": lambda text: sdk("Calls", operation("call", response=text)),
    "error": lambda text: _error_table(text, "404"),
    "status": lambda text: _error_table("errors.Bad", text),
    "usage": _usage,
    "route": lambda text: sdk(
        "Routes", operation("call", field("x", "*str*"), route=f"get {text}")
    ),
}
OF_OPERATIONS = frozenset(
    {"operation", "parameter", "parameter name", "response", "error", "status", "usage", "route"}
)

_ADDRESSES = {
    "plain": "javascript:alert(1)",
    "mixed-case": "JaVaScRiPt:alert(1)",
    "vbscript": "vbscript:alert(1)",
    "data": "data:text/html,<script>alert(1)</script>",
    "data-base64": "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "data-svg": "data:image/svg+xml,<svg/onload=alert(1)>",
    "entity": "&#106;avascript:alert(1)",
    "entity-without-semicolon": "&#106avascript:alert(1)",
    "entity-hexadecimal": "&#x6A;&#x61;vascript:alert(1)",
    "entity-padded": "&#0000106;avascript:alert(1)",
    "entity-colon": "javascript&colon;alert(1)",
    "entity-tab": "java&Tab;script:alert(1)",
    "torn-host": "//[x.md",
    "torn-host-behind-tab": "/&#9;/[x.md",
    "torn-host-behind-line-end": "/&#10;/[x.md",
    "entity-new-line": "java&NewLine;script:alert(1)",
    "entity-of-control": "&#1;javascript:alert(1)",
    "escaped-colon": "javascript\\:alert(1)",
    "escaped-entity": "javascript\\&colon;alert(1)",
    "percent": "%6Aavascript:alert(1)",
    "percent-colon": "javascript%3Aalert(1)",
    "percent-tab": "java%09script:alert(1)",
    "tab": "java\tscript:alert(1)",
    "control": "\x01javascript:alert(1)",
    "control-inside": "java\x0bscript:alert(1)",
    "stash-marks": "java\x02script\x03:alert(1)",
    "zero-width": "\u200bjavascript:alert(1)",
    "byte-order-mark": "\ufeffjavascript:alert(1)",
    "no-break-space": "\u00a0javascript:alert(1)",
    "soft-hyphen": "java\u00adscript:alert(1)",
    "full-width-colon": "javascript\uff1aalert(1)",
    "line-separator": "java\u2028script:alert(1)",
    "blob": "blob:https://example.com/alert(1)",
    "filesystem": "filesystem:https://example.com/alert(1)",
    "view-source": "view-source:javascript:alert(1)",
    "livescript": "livescript:alert(1)",
    "file": "file:///etc/passwd",
    "undefined": "undefined/javascript:alert(1).md",
    "host-of-brackets": "javascript://[alert(1)",
    "comment": "javascript://example.com/%0aalert(1)",
    "protocol-and-user": "javascript:https://example.com/@alert(1)",
}
_FORMS = (
    "a [link]({}) b [angled](<{}>) c [titled]({} 'title') d",
    "e ![image]({}) f <{}> g",
    'h <a href="{}">quoted</a> i <a href={}>bare</a> j <img src="{}" alt="raw"> k',
    "l [reference][r] m\n\n[r]: {}",
)


def _addresses() -> Iterator[Case]:
    """Each address in all forms, so that there aren't ten times as many pages."""
    for of, address in _ADDRESSES.items():
        forms = "\n\n".join(form.replace("{}", address) for form in _FORMS)
        for place in ("cell", "lead", "openapi description", "apimatic description"):
            yield Case(f"address-{of}-{_in_a_name(place)}", place, forms, "link")


def _in_a_name(place: str) -> str:
    return place.replace(" ", "-").replace("'", "")


_MARKUP = {
    # An address that isn't a link's own.
    "area": ('<map name="m"><area href="javascript:alert(1)" alt="words"></map> after', "after"),
    "form": ('<form action="javascript:alert(1)"><button>words</button></form> after', "words"),
    "button": ('<button formaction="javascript:alert(1)">words</button> after', "words"),
    "object": ('<object data="javascript:alert(1)">words</object> after', "words"),
    "embed": ('<embed src="javascript:alert(1)"> after', "after"),
    "svg-link": ('<svg><a xlink:href="javascript:alert(1)"><text>words</text></a></svg>', "words"),
    "math-link": ('<math><mtext href="javascript:alert(1)">words</mtext></math> after', "words"),
    "math-action": (
        '<math><maction actiontype="statusline" xlink:href="javascript:alert(1)">words</maction>',
        "words",
    ),
    "base": ('<base href="https://example.com/"> after', "after"),
    "meta-refresh": (
        '<meta http-equiv="refresh" content="0;url=javascript:alert(1)"> after',
        "after",
    ),
    "link-element": ('<link rel="stylesheet" href="https://example.com/a.css"> after', "after"),
    "link-import": ('<link rel=import href="data:text/html,alert(1)"> after', "after"),
    "srcset": ('<img src="x.png" srcset="javascript:alert(1) 2x" alt="words"> after', "after"),
    "ping": ('<a href="x.md" ping="https://example.com/">words</a> after', "words"),
    "target-blank": ('<a href="https://example.com/" target="_blank">words</a>', "words"),
    "download": ('<a href="https://example.com/" download="x.exe">words</a>', "words"),
    "background": (
        '<table background="javascript:alert(1)"><tr><td>words</td></tr></table>',
        "words",
    ),
    "dynsrc": (
        '<img dynsrc="javascript:alert(1)" lowsrc="javascript:alert(1)" alt="words"> after',
        "after",
    ),
    "cite": ('<blockquote cite="javascript:alert(1)">words</blockquote>', "words"),
    "longdesc": ('<img src=x.png longdesc="javascript:alert(1)" alt=words> after', "after"),
    "manifest": ('<html manifest="https://example.com/"><body>words</body></html>', "words"),
    "frameset": ('<frameset><frame src="javascript:alert(1)"></frameset> after', "after"),
    # Scripts.
    "script": ("before <script>alert(1)</script> after", "alert(1)"),
    "script-alone": ("<script>alert(1)</script> after", "alert(1)"),
    "script-source": ('<script src="https://example.com/a.js"></script> after', "after"),
    "script-upper": ("<SCRIPT>alert(1)</SCRIPT> after", "alert(1)"),
    "script-space": ("<script >alert(1)</script > after", "alert(1)"),
    "script-slash": ("<script/x>alert(1)</script/x> after", "alert(1)"),
    "script-nested": ("<scr<script>ipt>alert(1)</scr</script>ipt> after", "alert(1)"),
    "script-in-script": ("<script><script>alert(1)</script></script> after", "alert(1)"),
    "script-unclosed": ("after <script>alert(1)", "alert(1)"),
    "script-half-open": ("after <script src=//example.com/a.js", "after"),
    "script-doubled-bracket": ("<<script>alert(1)//<</script> after", "alert(1)"),
    "script-nul": ("<scr\x00ipt>alert(1)</scr\x00ipt> after", "alert(1)"),
    "script-module": ('<script type="module">alert(1)</script> after', "alert(1)"),
    "script-in-comment": ("before <!-- <script>alert(1)</script> --> after", "after"),
    "script-after-comment": ("before <!--> <script>alert(1)</script> --> after", "after"),
    "script-after-dash": ("before <!---> <script>alert(1)</script> --> after", "after"),
    "script-bang-comment": ("before <!-- --!> <script>alert(1)</script> after", "after"),
    "comment-unclosed": ("after <!-- <script>alert(1)</script>", "after"),
    "comment-conditional": (
        "before <!--[if IE]><script>alert(1)</script><![endif]--> after",
        "after",
    ),
    "cdata": ("before <![CDATA[<script>alert(1)</script>]]> after", "after"),
    "processing": (
        "before <?php alert(1) ?> after <? x <script>alert(1)</script> ?> last",
        "after",
    ),
    "declaration": ('before <!DOCTYPE html [<!ENTITY x "alert(1)">]> after', "after"),
    "declaration-script": ("before <!x <script>alert(1)</script>> after", "after"),
    "closing-with-space": ("before </ script><script>alert(1)</script> after", "after"),
    "marked-end": ("before ]]> after", "]]> after"),
    # Event handlers.
    "on-double": ('<b onclick="alert(1)">words</b> after', "words"),
    "on-single": ("<b onclick='alert(1)'>words</b> after", "words"),
    "on-bare": ("<b onclick=alert(1)>words</b> after", "words"),
    "on-upper": ('<b ONCLICK="alert(1)">words</b> after', "words"),
    "on-spaces": ('<b onclick = "alert(1)">words</b> after', "words"),
    "on-tab": ('<b\tonclick="alert(1)">words</b> after', "words"),
    "on-new-line": ('<b\nonclick="alert(1)">words</b> after', "words"),
    "on-slash": ('<b/onclick="alert(1)">words</b> after', "words"),
    "on-slashes": ('<b///onclick="alert(1)">words</b> after', "words"),
    "on-form-feed": ('<b\x0conclick="alert(1)">words</b> after', "words"),
    "on-backtick": ("<b onclick=`alert(1)`>words</b> after", "words"),
    "on-after-quote": ('<b title="x"onclick="alert(1)">words</b> after', "words"),
    "on-in-attribute": ('<b title="\'><img src=x onerror=alert(1)>">words</b> after', "words"),
    "on-entity": ('<b onclick="&#97;lert(1)">words</b> after', "words"),
    "on-image": ("<img src=x onerror=alert(1) alt=words> after", "after"),
    "on-image-slash": ('<img/src="x"/onerror=alert(1)> after', "after"),
    "on-image-nested": ('<img src="x"<img onerror=alert(1)> after', "after"),
    "on-image-round-tag": ("<img src=x onerror=alert(1) x<agg>> after", "after"),
    "on-image-round-tags": ("<b<agg> onclick=alert(1) x<agg>>words</b> after", "words"),
    "on-image-round-code": ("<img src=x `y` onerror=alert(1)> after", "after"),
    "on-image-round-link": ("<img src=x [y](z.md) onerror=alert(1)> after", "after"),
    "on-image-round-escape": ("<img src=x \\* onerror=alert(1)> after", "after"),
    "on-image-unclosed": ('after <img src="x" onerror="alert(1)"', "after"),
    "on-image-quotes": ('<img """><script>alert(1)</script>"> after', "alert(1)"),
    "on-body": ("<body onload=alert(1)>words</body> after", "words"),
    "on-input": ("<input autofocus onfocus=alert(1)> after", "after"),
    "on-select": ("<select autofocus onfocus=alert(1)><option>words</option></select>", "words"),
    "on-details": ("<details open ontoggle=alert(1)><summary>words</summary></details>", "words"),
    "on-video": ("<video><source onerror=alert(1)></video> after", "after"),
    "on-audio": ("<audio src=x onerror=alert(1)></audio> after", "after"),
    "on-video-poster": ('<video poster="javascript:alert(1)"></video> after', "after"),
    "on-marquee": ("<marquee onstart=alert(1)>words</marquee> after", "words"),
    "on-keygen": ("<keygen autofocus onfocus=alert(1)> after", "after"),
    "on-animation": ('<b style="animation: x" onanimationstart="alert(1)">words</b>', "words"),
    "on-pointer": ('<b onpointerrawupdate="alert(1)">words</b>', "words"),
    "on-unknown": ("<agg onclick=alert(1)>words</agg> after", "words"),
    "on-tag-with-mark": ('<x:b onclick="alert(1)">words</x:b> after', "words"),
    "popover": ("<b popover id=p onbeforetoggle=alert(1)>words</b> after", "words"),
    "contenteditable": ("<b contenteditable autofocus tabindex=1 accesskey=x>words</b>", "words"),
    # Frames, styles, drawings.
    "iframe": ('<iframe src="javascript:alert(1)">words</iframe> after', "after"),
    "iframe-srcdoc": ('<iframe srcdoc="<script>alert(1)</script>"></iframe> after', "after"),
    "iframe-srcdoc-entities": (
        '<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"></iframe> after',
        "after",
    ),
    "style-element": ("<style>body { display: none }</style> after", "after"),
    "style-import": ("<style>@import 'https://example.com/a.css';</style> after", "after"),
    "style-attribute": ('<b style="position: fixed; inset: 0">words</b> after', "words"),
    "style-align-and-more": (
        '<p style="text-align: left; position: fixed">words</p> after',
        "words",
    ),
    "style-expression": ('<b style="width: expression(alert(1))">words</b> after', "words"),
    "style-url": ('<b style="background: url(javascript:alert(1))">words</b> after', "words"),
    "svg-onload": ("<svg onload=alert(1)></svg> after", "after"),
    "svg-slash": ("<svg/onload=alert(1)> after", "after"),
    "svg-script": ("<svg><script>alert(1)</script></svg> after", "alert(1)"),
    "svg-script-link": ('<svg><script xlink:href="data:,alert(1)"/></svg> after', "after"),
    "svg-animate": (
        '<svg><a><animate attributeName=href values="javascript:alert(1)"/><text>words</text></a></svg>',
        "words",
    ),
    "svg-set": ("<svg><set onbegin=alert(1) attributeName=x></svg> after", "after"),
    "svg-use": (
        '<svg><use href="data:image/svg+xml,<svg id=x onload=alert(1)>#x"/></svg> after',
        "after",
    ),
    "svg-foreign": (
        "<svg><foreignObject><iframe onload=alert(1)></iframe></foreignObject></svg> after",
        "after",
    ),
    "svg-style": ("<svg><style><img src=x onerror=alert(1)></style></svg> after", "after"),
    "svg-desc": ("<svg><desc><img src=x onerror=alert(1)></desc></svg> after", "after"),
    "svg-image": ('<svg><image href="javascript:alert(1)"/></svg> after', "after"),
    # What one parser reads otherwise than another.
    "noscript": (
        '<noscript><p title="</noscript><img src=x onerror=alert(1)>">words</p></noscript> after',
        "after",
    ),
    "template": ("<template><script>alert(1)</script></template> after", "after"),
    "template-shadow": (
        '<template shadowrootmode="open"><script>alert(1)</script></template> after',
        "after",
    ),
    "math-table": (
        '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=alert(1)&gt;"> after',
        "after",
    ),
    "math-annotation": (
        '<math><annotation-xml encoding="text/html"><script>alert(1)</script></annotation-xml></math> after',
        "after",
    ),
    "svg-paragraph": (
        '<svg></p><style><a id="</style><img src=x onerror=alert(1)>"> after',
        "after",
    ),
    "form-in-form": (
        "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=alert(1)> after",
        "after",
    ),
    "xmp": ("<xmp><img src=x onerror=alert(1)></xmp> after", "after"),
    "listing": ("<listing>&lt;img src=x onerror=alert(1)&gt;</listing> after", "after"),
    "plaintext": ("before <plaintext> after", "after"),
    "textarea": ("<textarea></textarea><img src=x onerror=alert(1)> after", "after"),
    "textarea-open": ("before <textarea> after", "after"),
    "title-element": ("<title></title><img src=x onerror=alert(1)> after", "after"),
    "noembed": ("<noembed><img src=x onerror=alert(1)></noembed> after", "after"),
    "select-open": ("before <select><option> after", "after"),
    "table-foster": ("<table><img src=x onerror=alert(1)><tr><td>words</td></tr></table>", "words"),
    "entity-markup": (
        "before &lt;script&gt;alert(1)&lt;/script&gt; after",
        "<script>alert(1)</script>",
    ),
    "entity-doubled": ("before &amp;lt;script&amp;gt;alert(1) after", "&lt;script&gt;alert(1)"),
    # Names that scripts look for.
    "id-of-scope": ('<a id="__md_scope" href="https://example.com/">words</a>', "words"),
    "id-of-config": ('<div id="__config">{"base": "https://example.com/"} words</div>', "words"),
    "id-of-document": (
        '<img name="document" id="document" src="x.png" alt="words"> after',
        "after",
    ),
    "name-of-current-script": (
        '<img name="currentScript" src="https://example.com/"> after',
        "after",
    ),
    "name-of-cookie": ('<form name="cookie"><input name="x"></form> after', "after"),
    "id-of-location": ('<a id="location">words</a>', "words"),
    "id-pair": (
        '<a id=MathJax></a><a id=MathJax name=config href="https://example.com/">words</a>',
        "words",
    ),
    "name-of-body": ("<form id=x></form><img name=body> after", "after"),
    "id-of-base-url": ('<a id="base_url" href="https://example.com/">words</a>', "words"),
    "id-of-search": ('<b id="search-query" class="search-input">words</b>', "words"),
    "id-of-field": ('<b id="field-x">words</b>', "words"),
    "map-name": ('<map name="__md_scope" id="__md_scope"></map> after', "after"),
    "class-of-theme": ('<div class="md-overlay md-nav__link">words</div>', "words"),
    "class-of-search": ('<b class="md-search__form" data-md-component="search">words</b>', "words"),
    "data-of-theme": (
        '<div data-md-component="announce" data-md-color-scheme="x">words</div>',
        "words",
    ),
    "data-of-clipboard": (
        '<button class="md-clipboard" data-clipboard-text="x">words</button>',
        "words",
    ),
    "data-of-filter": ('<div data-sdk-filter="x" data-sdk-count="y">words</div>', "words"),
    "data-of-search": ("<p data-search-exclude>words</p>", "words"),
    "slot-and-is": ('<b is="x-y" slot="z" part="w">words</b>', "words"),
    # Out of the cell.
    "close-cell": ("before </td></tr></table></div><script>alert(1)</script> after", "after"),
    "close-page": ("before </article></main></body></html> after", "after"),
    "close-quotes": ("before \"'><img src=x onerror=alert(1)> after", "after"),
    "close-code": (
        "before `</code></pre><script>alert(1)</script>` after",
        "<script>alert(1)</script>",
    ),
    "close-details": ("before </details></summary> after", "after"),
    "open-much": ("<div>" * 120 + "words", "words"),
    "stash-of-page": ("before \x02wzxhzdk:0\x03 after", "after"),
    "stash-in-code": ("before `\x02wzxhzdk:0\x03` after", "after"),
    "stash-inline": ("before \x02klzzwxh:0001\x03 after", "after"),
    "stash-of-ampersand": ("before \x02amp\x03lt; after", "after"),
    "aside-forged": ("before <!--sdk-aside-0000000000000000-0-0--> after", "after"),
    # Syntax of extensions.
    "attributes-of-link": (
        '[words](https://example.com/){: onclick="alert(1)" style="position: fixed" }',
        "words",
    ),
    "attributes-of-emphasis": ("*words*{: #__config .md-overlay onclick=alert(1) }", "words"),
    "attributes-of-block": ('words\n{: #location .md-nav onmouseover="alert(1)" }', "words"),
    "attributes-of-address": (
        '[words](https://example.com/){: href="javascript:alert(1)" }',
        "words",
    ),
    "attributes-of-image": (
        '![words](x.png){: srcset="javascript:alert(1)" ping=x } after',
        "after",
    ),
    "attributes-of-target": (
        '[words](https://example.com/){: target="_blank" name="x" download="y" }',
        "words",
    ),
    "attributes-of-title": (
        '[words](https://example.com/){: title="<img src=x onerror=alert(1)>" }',
        "words",
    ),
    "attributes-are-text": ("*words*{petId} after", "{petId} after"),
    "title-of-link": ('[words](https://example.com/ "<img src=x onerror=alert(1)>")', "words"),
    "title-of-image": ('![words](x.png "<img src=x onerror=alert(1)>") after', "after"),
    "title-of-reference": (
        '[words][r]\n\n[r]: https://example.com/ "<img src=x onerror=alert(1)>"',
        "words",
    ),
    "title-of-raw": ('<b title="<img src=x onerror=alert(1)>">words</b>', "words"),
    "title-of-raw-entities": ('<b title="&lt;img src=x onerror=alert(1)&gt;">words</b>', "words"),
    "alt-of-image": ('![x" onerror="alert(1)](x.png) after', "after"),
    "address-with-quote": ('[words](https://example.com/"onmouseover="alert(1)) after', "words"),
    "address-with-bracket": (
        "[words](https://example.com/><script>alert(1)</script>) after",
        "after",
    ),
    "wiki-link": ("before [[javascript:alert(1)]] after", "after"),
    "critic": ("before {++<script>alert(1)</script>++} {>>words<<} after", "after"),
    "keys": ("before ++ctrl+alt+del++ after", "after"),
    "math": ("before $\\href{javascript:alert(1)}{x}$ after", "after"),
    "emoji-forged": (":smile:{: onclick=alert(1) } after", "after"),
    "bare-address": ('see https://example.com/"onmouseover="alert(1) after', "after"),
    "bare-address-of-script": ("see javascript:alert(1) after", "javascript:alert(1) after"),
    "progress": ('[=50% "words"]{: onclick=alert(1) } after', "after"),
    # Code that is no code for the browser.
    "fence-attributes": (
        'text\n\n```{.python onclick="alert(1)" #__config .md-overlay}\nwords()\n```\n\nafter',
        "words()",
    ),
    "fence-id": (
        'text\n\n```{.mermaid #x"><script>alert(1)</script>}\nwords\n```\n\nafter',
        "words",
    ),
    "fence-class": (
        'text\n\n```{.mermaid .x"><script>alert(1)</script>}\nwords\n```\n\nafter',
        "words",
    ),
    "fence-value": (
        "text\n\n```{.mermaid title='\"><script>alert(1)</script>'}\nwords\n```\n\nafter",
        "words",
    ),
    "fence-language": ('text\n\n```x"onclick="alert(1)\nwords\n```\n\nafter', "words"),
    "fence-title": (
        'text\n\n```python title="<img src=x onerror=alert(1)>"\nwords\n```\n\nafter',
        "words",
    ),
    "fence-tildes": (
        'text\n\n~~~ {.mermaid #x"><script>alert(1)</script>}\nwords\n~~~\n\nafter',
        "words",
    ),
    "fence-in-list": (
        '- text\n\n    ```{.mermaid #x"><script>alert(1)</script>}\n    words\n    ```\n\nafter',
        "words",
    ),
    "fence-in-quote": (
        '> ```{.mermaid #x"><script>alert(1)</script>}\n> words\n> ```\n\nafter',
        "words",
    ),
    "fence-backtick": (
        'text\n\n```{.mermaid #x`"><script>alert(1)</script>}\nwords\n```\n\nafter',
        "words",
    ),
    "fence-relaxed": ('text\n\n```mermaid x="`" onclick="alert(1)"\nwords\n```\n\nafter', "words"),
    "fence-of-markup": (
        "text\n\n```html\n<script>alert(1)</script>\n```\n\nafter",
        "<script>alert(1)</script>",
    ),
    "indented-markup": (
        "text\n\n    <script>alert(1)</script>\n\nafter",
        "<script>alert(1)</script>",
    ),
    "code-span": ("before `<img src=x onerror=alert(1)>` after", "<img src=x onerror=alert(1)>"),
    "code-shebang": (
        "before `#!html <img src=x onerror=alert(1)>` after",
        "<img src=x onerror=alert(1)>",
    ),
}
"""By name: a text, and what must be found of it. Each stands in a cell and in a lead."""

_BLOCKS = {
    "markdown-in-html": (
        '<div markdown="1" onclick="alert(1)" id="location" class="md-nav">\n*words*\n</div>',
        "words",
    ),
    "markdown-in-iframe": (
        '<iframe markdown="1" srcdoc="<script>alert(1)</script>">\nwords\n</iframe>',
        "words",
    ),
    "markdown-in-form": ('<form markdown action="javascript:alert(1)">\nwords\n</form>', "words"),
    "markdown-in-script": ("<script markdown>\nalert(1)\n</script>", "alert(1)"),
    "markdown-in-style": ("<style markdown=1>\nbody { display: none }\n</style>\n\nafter", "after"),
    "markdown-in-object": (
        '<object markdown="block" data="javascript:alert(1)">\nwords\n</object>',
        "words",
    ),
    "markdown-in-svg": ('<svg markdown="span" onload="alert(1)">words</svg>', "words"),
    "markdown-in-details": (
        '<details markdown="1" ontoggle="alert(1)" class="md-nav" open>\n\nwords\n\n</details>',
        "words",
    ),
    "details": (
        '<details class="md-search" id="__config" ontoggle="alert(1)" open>\n<summary onclick="alert(1)">x</summary>\n\nwords\n\n</details>',
        "words",
    ),
    "block-of-html": ("/// html | script\nalert(1)\n///", "alert(1)"),
    "block-of-html-attributes": (
        "/// html | div[onclick='alert(1)' id='__config']\nwords\n///",
        "words",
    ),
    "block-of-html-iframe": (
        "/// html | iframe[srcdoc='<script>alert(1)</script>']\nwords\n///",
        "words",
    ),
    "block-with-attributes": (
        "/// admonition | words\n    attrs: {onclick: alert(1), id: __config, class: md-nav}\nwords\n///",
        "words",
    ),
    "admonition": ('!!! md-overlay "<img src=x onerror=alert(1)>"\n    words', "words"),
    "folded-admonition": ('??? md-overlay "<img src=x onerror=alert(1)>"\n    words', "words"),
    "tab": ('=== "<img src=x onerror=alert(1)>"\n    words', "words"),
    "footnote": (
        "words[^1] and more\n\n[^1]: <img src=x onerror=alert(1)> [x](javascript:alert(1))",
        "words",
    ),
    "footnote-name": ('words[^x"onclick="alert(1)] more\n\n[^x"onclick="alert(1)]: note', "words"),
    "abbreviation": (
        'The words are here.\n\n*[words]: "onmouseover="alert(1)"><script>alert(1)</script>',
        "words",
    ),
    "definition-list": ("words\n:   <script>alert(1)</script> [x](javascript:alert(1))", "words"),
    "task-list": ("- [x] <img src=x onerror=alert(1)> words", "words"),
    "heading": ("## <img src=x onerror=alert(1)> words", "words"),
    "heading-of-entities": ("## &lt;img src=x onerror=alert(1)&gt; words", "words"),
    "heading-id": ('## {"base": "https://example.com/"} words {: #__config }', "words"),
    "heading-label": ('## words {: data-toc-label="<img src=x onerror=alert(1)>" }', "words"),
    "heading-like-config": ("## __config", "__config"),
    "heading-like-config-in-code": ("## `__config`", "__config"),
    "heading-like-config-by-number": ("## &#95;&#95;config", "__config"),
    "heading-like-config-by-name": ("## &lowbar;&UnderBar;config", "__config"),
    "heading-underlined": ("words <script>alert(1)</script>\n====", "words"),
    "table": (
        "| a <script>alert(1)</script> | b |\n| --- | --- |\n| <img src=x onerror=alert(1)> | words |",
        "words",
    ),
    "table-caption": ("words\n\n| a |\n| --- |\n| `x` {: onclick=alert(1) } |", "words"),
    "reference-title": (
        '[words][r]\n\n[r]: javascript:alert(1) "x" \'onclick="alert(1)\'',
        "words",
    ),
    "marker-forged": ("sdkreference0000000000000000x0x\n\nwords", "words"),
    "raw-block-and-placeholder": (
        "<script>alert(1)</script>\n\nwords `\x02wzxhzdk:0\x03`",
        "words",
    ),
    "module-docs": ("words\n\n::: os\n    options:\n      show_source: true", "::: os"),
    "snippet": ('--8<-- "secret.txt"\n\nwords', '--8<-- "secret.txt"'),
    "snippet-block": ("--8<--\nsecret.txt\n--8<--\n\nwords", "--8<--"),
    "snippet-of-address": ('-8<- "https://example.com/x"\n\nwords', '-8<- "https://example.com/x"'),
    "macro": (
        "words {{ config.docs_dir }} {% include 'x' %} {# y #}",
        "{{ config.docs_dir }} {% include 'x' %} {# y #}",
    ),
    "block-of-ours": ("/// sdk | shared.Other\n    heading: 1\n///\n\nwords", "words"),
    # What would spoil the shape by which a generator's page is known.
    "open-fence": (
        "before\n\n```\n\n<script>alert(1)</script>\n\n[words](javascript:alert(1))",
        "words",
    ),
    "open-tildes": ("before\n\n~~~~\n\n<img src=x onerror=alert(1)> words", "words"),
    "open-comment": ("before\n\n<!--\n\n<script>alert(1)</script>", "before"),
    "open-pre": ("before\n\n<pre>\n\n<img src=x onerror=alert(1)> words", "words"),
    "open-textarea": ("before\n\n<textarea>\n\n<script>alert(1)</script>", "before"),
    "open-list": ("- before\n\n    <script>alert(1)</script>\n\n- ```", "before"),
    "open-table": ("| before | b |\n| --- | --- |", "before"),
    "forged-values": (
        "## Values\n\n| Name | Value |\n| --- | --- |\n| <script>alert(1)</script> | words |",
        "words",
    ),
}
"""Of these that only blocks of a lead or of a usage text can hold, each stands in both."""

_NAMES = {
    "script": ("<script>alert(1)</script>", "alert(1)"),
    "image": ("<img src=x onerror=alert(1)> words", "words"),
    "quotes": ('x" onclick="alert(1)" y=\'z', 'x" onclick="alert(1)" y=\'z'),
    "entity": ("&lt;img src=x onerror=alert(1)&gt;", "img src=x onerror=alert(1)"),
    "attributes": ("words {: #__config onclick=alert(1) }", "words"),
    "comment": ("words <!-- y -->", "words"),
    "close": ("words</code></td></table><script>alert(1)</script>", "words"),
    "link": ("[words](javascript:alert(1))", "words"),
    "macro": ("words {{ config }} {% y %}", "{{ config }} {% y %}"),
    "stash": ("words \x02wzxhzdk:0\x03 y", "words"),
    "title": ("</title><script>alert(1)</script> words", "words"),
    "config": ("__config", "config"),
    "address": ("../../javascript:alert(1)", "javascript:alert(1)"),
}
"""Texts for places that hold a name, a type, a value or a status, and what must be found of them."""

_PLACES_OF_MARKUP = ("cell", "lead", "openapi description", "apimatic parameter", "fern text")
_PLACES_OF_BLOCKS = (
    *("lead", "usage", "openapi lead", "apimatic lead", "apimatic usage"),
    *("liblab lead", "fern text"),
)
_PLACES_OF_NAMES = (
    *("type", "field", "title", "value", "literal", "listed value", "member"),
    *("example", "notice", "operation", "parameter name", "response", "error", "status", "route"),
    *(place for place in PLACES if place.startswith(("openapi ", "apimatic ", "liblab ", "fern "))),
)

READABLE = (
    Case("agg", "cell", "by <agg>/<dimension> here", "by <agg>/<dimension> here"),
    Case("agg-lead", "lead", "by <agg>/<dimension> here", "by <agg>/<dimension> here"),
    Case(
        "generic",
        "cell",
        "a List<String> of Map<String, List<X>>",
        "a List<String> of Map<String, List<X>>",
    ),
    Case("compare", "cell", "if a < b && c > d then", "if a < b && c > d then"),
    Case("compare-lead", "lead", "if a < b && c > d then", "if a < b && c > d then"),
    Case("generic-type", "type", "Map<String, List<Pet>>", "Map<String, List<Pet>>"),
    Case("braces", "cell", "get /pets/{petId}/{ownerId}", "get /pets/{petId}/{ownerId}"),
    Case(
        "braces-of-templates", "cell", "write {{name}} and {%name%}", "write {{name}} and {%name%}"
    ),
    Case("colons", "lead", "at 10:30, a:okta:c, x::y", "at 10:30, a:okta:c, x::y"),
    Case("path-with-colon", "cell", "[words](https://example.com/a:b)", "words"),
    Case("scissors", "cell", "cut --8<-- here", "cut --8<-- here"),
)


def _cases() -> Iterator[Case]:
    yield from _addresses()
    for name, (text, shown) in _MARKUP.items():
        for place in _PLACES_OF_MARKUP:
            yield Case(f"{name}-{_in_a_name(place)}", place, text, shown)
    for name, (text, shown) in _BLOCKS.items():
        for place in _PLACES_OF_BLOCKS:
            yield Case(f"{name}-{_in_a_name(place)}", place, text, shown)
    for name, (text, shown) in _NAMES.items():
        for place in _PLACES_OF_NAMES:
            of = _in_a_name(place)
            yield Case(f"name-{name}-{of}", place, text, "" if place.endswith("route") else shown)
    yield from READABLE


CASES = tuple(_cases())

TITLES = {
    "escaped-tag": r"Hi \<img src=x onerror=alert(1)//\>",
    "tag": "Hi <img src=x onerror=alert(1)>",
    "half-tag": "Hi <img src=x onerror=alert(1)//",
    "escaped-svg": r"Hi \<svg/onload=alert(1)\>",
    "entities": "Hi &lt;img src=x onerror=alert(1)&gt;",
    "entities-twice": "Hi &amp;lt;img src=x onerror=alert(1)&amp;gt;",
    "entities-thrice": "Hi &amp;amp;lt;img src=x onerror=alert(1)&amp;amp;gt;",
    "numbers": "Hi &#60;img src=x onerror=alert(1)&#x3e;",
    "script": "Hi <script>alert(1)</script>",
    "escaped-script": r"Hi \<script\>alert(1)\</script\>",
    "code": "Hi `<img src=x onerror=alert(1)>`",
    "close-title": r"Hi \</title\>\<script\>alert(1)\</script\>",
    "close-json": r'Hi \</script\>\<script\>alert(1)\</script\>"}',
    "close-comment": r"Hi --\>\<img src=x onerror=alert(1)\>",
    "quotes": 'Hi "onmouseover="alert(1)" \'onclick=\'alert(1)',
    "backticks": "Hi ``onmouseover=`alert(1)```",
    "attributes": "Hi {: #__config .md-overlay onclick=alert(1) }",
    "attributes-bare": "Hi { onclick=alert(1) }",
    "attributes-label": 'Hi {: data-toc-label="<img src=x onerror=alert(1)>" }',
    "id": "Hi {#__config onclick=alert(1)}",
    "expression": "Hi {{ alert(1) }} {% alert(1) %}",
    "contents": "[TOC]",
    "abbreviation": "Hi\n\n*[Hi]: <img src=x onerror=alert(1)>\n\n",
    "footnote": "Hi[^1]\n\n[^1]: <img src=x onerror=alert(1)>\n\n",
    "link": "Hi [a](javascript:alert(1)) [b](https://example.com/ '\"onclick=alert(1)')",
    "image": 'Hi ![<img src=x onerror=alert(1)>](x.png "<img src=x onerror=alert(1)>")',
    "reference": "Hi [a][<img src=x onerror=alert(1)>] [<img src=x onerror=alert(1)>][]",
    "tooltip": 'Hi <b title="<img src=x onerror=alert(1)>">a</b>',
    "placeholder": (
        'Hi <b title="&#2;wzxhzdk:0&#3;&#2;wzxhzdk:1&#3;&#2;wzxhzdk:2&#3;">a</b>'
        ' <b>"onmouseover=alert(1) a="</b>'
    ),
    "comment": "Hi <!-- <img src=x onerror=alert(1)> -->",
    "math": r"Hi $\href{javascript:alert(1)}{a}$ \(\href{javascript:alert(1)}{b}\)",
    "signs": "Hi :smile: ==a== ++ctrl++ {++a++} ~~a~~ H~2~O ^^a^^ (c) https://example.com/?alert(1)",
    "module": "::: mkdocs-click\n    :module: alert\n\n",
    "snippet": '--8<-- "secret.txt"',
}
"""What may stand in a heading, a title or a name. `alert` stands for any script."""


def titled_pages(title: str, name: str) -> Iterator[tuple[str, str]]:
    """Yield pages, by path, on which a text stands wherever the host or a theme shows it.

    Args:
        title: The text.
        name: What files are called by.
    """
    bare = title.partition("\n")[0]
    heading = f"{bare}{title[len(bare) :]}"
    lead = f"## {heading}\n\n{bare}\n---\n\nwords\n\n{bare}\n===\n\n### `{bare}`\n\n{title}"
    yield f"models/{name}.md", object_(heading, field("x", "*str*"), lead=lead)
    setext = object_("X", field("x", "*str*")).replace("# X", f"{bare}\n===", 1)
    yield f"models/setext-{name}.md", setext
    meta = {"title": title, "description": title, "keywords": [title], "robots": {"x": title}}
    front = "".join(f"{key}: {json.dumps(value)}\n" for key, value in meta.items())
    yield f"models/meta-{name}.md", f"---\n{front}---\n{enum(heading, bare)}"
    call = operation(bare, field("x", "*str*", f"~~{bare}~~"), response="str")
    call = call.replace("Does it.", f"> :warning: **DEPRECATED**: {bare}\n\nDoes it.\n\n{title}")
    page = sdk(heading, call, operation(f"~~{bare}~~", response="str"))
    yield f"sdks/{name}/README.md", page.replace("## Overview", f"## Overview\n\n{title}")
    lead = f"{bare}\n\n{title}"
    yield f"stables/docs/{name}.md", openapi.object_(heading, openapi.row("x"), lead=lead)
    section = openapi.call(bare, openapi.row("x", description=bare))
    rows = (openapi.listed(_in_a_line(bare), summary=_in_a_line(bare)),)
    yield f"stables/docs/{name}-api.md", openapi.api(heading, rows, section)
    yield f"lamps/models/{name}.md", apimatic.object_(heading, apimatic.row("x"), lead=lead)
    described = apimatic.row("x", description=_in_apimatic_s_row(bare))
    asked = apimatic.call(bare, described, text=title)
    yield f"lamps/controllers/{name}.md", apimatic.controller(heading, asked)


NAMES_OF_FILES = (
    "Hi <img src=x onerror=alert(1)>",
    "Hi &lt;img src=x onerror=alert(1)&gt;",
    'Hi "onmouseover="alert(1)',
    "Hi 'onmouseover='alert(1)",
    "javascript:alert(1)",
    "{{ alert(1) }}",
)
"""What files and folders may be called; none has a slash."""


def oddly_named_pages() -> Iterator[tuple[str, str]]:
    """Yield pages, by path, whose files and folders have hostile names."""
    for name in NAMES_OF_FILES:
        yield f"models/{name}.md", object_("", field("x", "*str*"))
        yield f"models/{name}/in.md", enum("In", "a")
        yield (
            f"sdks/{name}/README.md",
            sdk("", operation("get", response=f"[In](../../models/{name}/in.md)")),
        )
        yield f"sdks/of {name}/one.md", sdk("One", operation("get", response="str"))
        yield f"sdks/of {name}/two.md", sdk("Two", operation("get", response="str"))
