"""Whole docs folders as the generator could have written them, drawn by hypothesis.

Each part is drawn together with what a reader should see of it: what a test compares with never
comes from the plugin.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

from hypothesis import strategies as st

from tests.support.writing import padded

Wrap = Callable[[str], str]


@dataclass(frozen=True)
class Language:
    """How an SDK's pages look in one language.

    Attributes:
        folders: The folders of types, by what names call them; those of errors last.
        name: Joins a namespace and a type's name.
        lower: Whether files have their types' names in lower case.
        plain: Types that have no page, as they are written and as they are seen.
        around: What may wrap a link.
        inside: What may wrap a name within its link.
        in_errors: Joins the two in a table of errors.
    """

    folders: dict[str, str]
    name: Callable[[str, str], str]
    lower: bool
    plain: tuple[tuple[str, str], ...]
    around: tuple[tuple[Wrap, Wrap], ...]
    inside: tuple[tuple[Wrap, Wrap], ...]
    in_errors: Callable[[str, str], str] = "{}.{}".format

    def path(self, space: str, name: str) -> str:
        """Where the page of a type stands below its docs root."""
        if not self.lower:
            return f"{self.folders[space]}/{name}.md"
        file = "".join(filter(str.isalnum, name)).lower()
        return f"{self.folders[space]}/{file}{'_' if file == 'in' else ''}.md"


def _same(pattern: str) -> tuple[Wrap, Wrap]:
    """A wrapper that needs no Markdown; ``X`` stands for what it wraps."""
    return (lambda x: pattern.replace("X", x), lambda x: pattern.replace("X", x))


def _pair(written: str, seen: str) -> tuple[Wrap, Wrap]:
    return (lambda x: written.replace("X", x), lambda x: seen.replace("X", x))


LANGUAGES = {
    "python": Language(
        {"shared": "models/shared", "operations": "models/operations", "errors": "models/errors"},
        "{}.{}".format,
        lower=True,
        plain=(("*Optional[str]*", "Optional[str]"), ("*int*", "int"), ('*Literal["a"]*', 'Literal["a"]')),
        around=(_same("List[X]"), _pair("Dict[str, X]", "Dict[str, X]")),
        inside=(_same("Optional[X]"), _same("Nullable[X]"), _same("Optional[Nullable[X]]")),
    ),
    "typescript": Language(
        {"models": "models", "operations": "models/operations", "errors": "models/errors"},
        "{}.{}".format,
        lower=True,
        plain=(("*string*", "string"), ('*"host"*', '"host"'), ("Record<string, *any*>", "Record<string, any>"), ("RequestOptions", "RequestOptions")),
        around=(_same("X[]"), _same("Record<string, X>")),
        inside=(),
    ),
    "go": Language(
        {"shared": "pkg/models/shared", "operations": "pkg/models/operations", "sdkerrors": "pkg/models/sdkerrors"},
        "{}.{}".format,
        lower=True,
        plain=(("**string*", "*string"), ("*`string`*", "string"), ("map[string]*int64*", "map[string]int64")),
        around=(_same("[]X"), _same("map[string]X"), _same("map[string]map[string]X")),
        inside=(_same("*X"),),
    ),
    "java": Language(
        {"components": "models/components", "operations": "models/operations", "errors": "models/errors"},
        lambda _, name: name,
        lower=False,
        plain=(("*Optional\\<String>*", "Optional<String>"), ("*long*", "long"), ("Map\\<String, List\\\\<*String*>>", "Map<String, List<String>>")),
        around=(_pair("List\\<X>", "List<X>"), _pair("Map\\<String, List\\\\<X>>", "Map<String, List<X>>")),
        inside=(_pair("Optional\\<X>", "Optional<X>"), _pair("JsonNullable\\<X>", "JsonNullable<X>")),
        in_errors="models/{}/{}".format,
    ),
    "csharp": Language(
        {"Components": "Models/Components", "Requests": "Models/Requests", "Errors": "Models/Errors"},
        "Models.{}.{}".format,
        lower=False,
        plain=(("*string*", "string"), ("Dictionary<String, *object*>", "Dictionary<String, object>")),
        around=(_same("List<X>"), _same("Dictionary<String, X>")),
        inside=(),
        in_errors="Vendor.Sdk.Models.{}.{}".format,
    ),
    "ruby": Language(
        {"Shared": "models/shared", "Operations": "models/operations", "Errors": "models/errors"},
        "Models::{}::{}".format,
        lower=True,
        plain=(("*T.nilable(::String)*", "T.nilable(::String)"), ("T::Hash[Symbol, *::Object*]", "T::Hash[Symbol, ::Object]")),
        around=(_same("T::Array<X>"), _same("T::Hash[Symbol, X]")),
        inside=(_same("T.nilable(X)"),),
        in_errors="Models::{}::{}".format,
    ),
    "php": Language(
        {"Components": "Models/Components", "Operations": "Models/Operations", "Errors": "Models/Errors"},
        "{}\\{}".format,
        lower=False,
        plain=(("*?string*", "?string"), ("[\\DateTime](https://www.php.net/DateTime)", "\\DateTime"), ("array<*string*>", "array<string>")),
        around=(_same("array<X>"), _same("array<string, X>")),
        inside=(_same("?X"), _same("X|null")),
        in_errors="{}\\{}".format,
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Linked:
    """A link as it is written, and what becomes of it.

    Attributes:
        href: As it is written; "" for a name without a link.
        target: Path of the page that a reader comes to; None where the text is no link.
        code: Name of the rule that it breaks; "" for none.
    """

    text: str
    href: str
    target: str | None
    code: str = ""


@dataclass(frozen=True)
class Text:
    """Markdown, what is seen of it, and its links."""

    written: str = ""
    seen: str = ""
    links: tuple[Linked, ...] = ()

    def __add__(self, other: Text) -> Text:
        return Text(self.written + other.written, self.seen + other.seen, self.links + other.links)


@dataclass(frozen=True)
class Row:
    """A field or parameter; `torn` where its last cell isn't written."""

    name: str
    type: Text
    description: Text
    required: bool = True
    deprecated: bool = False
    example: str = ""
    torn: bool = False
    notice: bool = False


@dataclass(frozen=True)
class Named:
    """A type before its page is drawn: what others need to know to name it."""

    root: str
    space: str
    name: str
    kind: str
    path: str
    qualified: str


@dataclass(frozen=True)
class TypePage:
    """The page of a type."""

    of: Named
    lead: Text
    rows: tuple[Row, ...] = ()
    values: tuple[str, ...] = ()
    members: tuple[Text, ...] = ()
    form: str = "table"
    has_own_table: bool = False

    @property
    def path(self) -> str:
        return self.of.path

    @property
    def written(self) -> str:
        parts = [f"# {self.of.name}", self.lead.written]
        if self.has_own_table:
            parts.append("| a | b |\n| - | - |\n| own | table |")
        if self.of.kind == "object":
            parts += ["## Fields", _table("Field", self.rows)]
        elif self.of.kind == "union":
            parts.append("## Supported Types")
            parts += [f"### `{m.written}`\n\n```text\nvalue\n```" for m in self.members]
        elif self.form == "table":
            cells = [(f"`{_constant(v)}`", v) for v in self.values]
            parts += ["## Values", padded(("Name", "Value"), *cells)]
        elif self.form == "bullets":
            parts += ["## Values", "\n".join(f"- `{v}`" for v in self.values)]
        else:
            parts += ["## Values", "```typescript\n" + " | ".join(self.values) + "\n```"]
        return "\n\n".join(parts)

    def links(self) -> Iterator[Linked]:
        yield from self.lead.links
        for row in self.rows:
            yield from (*row.type.links, *row.description.links)


@dataclass(frozen=True)
class Call:
    """An operation; its errors are types, statuses as they are written."""

    name: str
    anchor: str
    rows: tuple[Row, ...]
    response: Text
    errors: tuple[tuple[Text, str], ...]


@dataclass(frozen=True)
class SdkPage:
    """A page of operations."""

    path: str
    title: str
    calls: tuple[Call, ...]

    @property
    def written(self) -> str:
        parts = [f"# {self.title}", "## Overview", "### Available Operations"]
        parts.append("\n".join(f"* [{c.name}](#{c.name.lower()})" for c in self.calls))
        for call in self.calls:
            parts += [f"## {call.name}", "Does it.", "### Example Usage", "```text\nrun\n```"]
            if call.rows:
                parts += ["### Parameters", _table("Parameter", call.rows)]
            parts += ["### Response", f"**{call.response.written}**"]
            if call.errors:
                head = ("Error Type", "Status Code", "Content Type")
                cells = [(e.written, status, "application/json") for e, status in call.errors]
                parts += ["### Errors", padded(head, *cells)]
        return "\n\n".join(parts)

    def links(self) -> Iterator[Linked]:
        for call in self.calls:
            if call.anchor != call.name.lower():
                yield Linked(call.name, f"#{call.name.lower()}", self.path, "heading-anchor")
        for call in self.calls:
            for row in call.rows:
                yield from (*row.type.links, *row.description.links)
            yield from call.response.links


@dataclass(frozen=True)
class Docs:
    """A docs folder."""

    types: tuple[TypePage, ...]
    sdks: tuple[SdkPage, ...]
    line_end: str = "\n"
    has_mark: bool = False
    is_mdx: bool = False

    @property
    def pages(self) -> tuple[TypePage | SdkPage, ...]:
        return (*self.types, *self.sdks)

    def files(self) -> dict[str, bytes]:
        """The bytes of each page, by its path."""
        mark = "\ufeff" if self.has_mark else ""
        texts = {p.path: in_mdx(p.written) if self.is_mdx else p.written for p in self.pages}
        return {
            path: (mark + text.replace("\n", self.line_end)).encode()
            for path, text in texts.items()
        }


_FENCE = re.compile(r"(^```.*?^```$)", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(?<!`)(?<!\\)(`+)(?!`)(?:.*?[^`])\1(?!`)|\\+.|</?b>|<br/>")
_SPECIAL = re.compile("[{<]")


def in_mdx(written: str) -> str:
    """A page in the form that Mintlify takes: its title in front matter, MDX's signs escaped."""
    title, _, text = written.partition("\n\n")
    parts = _FENCE.split(text)
    parts[::2] = ["\n".join(map(_escaped, part.split("\n"))) for part in parts[::2]]
    return f'---\ntitle: "{title.removeprefix("# ")}"\n---\n\n{"".join(parts)}'


def _escaped(line: str) -> str:
    found: list[str] = []
    at = 0
    for code in _CODE.finditer(line):
        found += (_SPECIAL.sub(r"\\\g<0>", line[at : code.start()]), code[0])
        at = code.end()
    return "".join([*found, _SPECIAL.sub(r"\\\g<0>", line[at:])])


def _renamed(value: Any) -> Any:
    """What was drawn, with links and paths of MDX."""
    if isinstance(value, str):
        return value.replace(".md", ".mdx")
    if isinstance(value, tuple):
        return tuple(map(_renamed, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _renamed(getattr(value, f.name)) for f in fields(value)})
    return value


def _constant(value: str) -> str:
    return re.sub(r"\W+", "_", value).upper() or "EMPTY"


def _table(first: str, rows: Sequence[Row]) -> str:
    marks = {True: ":heavy_check_mark:", False: ":heavy_minus_sign:"}
    has_example = any(row.example for row in rows)
    lines = []
    for row in rows:
        name = f"~~`{row.name}`~~" if row.deprecated else f"`{row.name}`"
        cells = [name, row.type.written, marks[row.required], row.description.written or "N/A"]
        if has_example and not row.torn:
            cells.append(row.example)
        elif row.torn and not has_example:
            cells.pop()
        lines.append(tuple(cells))
    head = (first, "Type", "Required", "Description", *(["Example"] if has_example else []))
    return padded(head, *lines)


PIECES = tuple(
    Text(*pair)
    for pair in (
        ("word", "word"),
        ("snake_case_name", "snake_case_name"),
        ("a < b", "a < b"),
        ("<agg>/<dimension>", "<agg>/<dimension>"),
        ("(id=<connectionId>)", "(id=<connectionId>)"),
        ("Q&A", "Q&A"),
        ("x=1&region=eu", "x=1&region=eu"),
        ("&lt;b&gt;", "<b>"),
        ("&copy;", "©"),
        ("\\&copy;", "&copy;"),
        ("a | b", "a | b"),
        ("`x | y`", "x | y"),
        ("`<b>&lt;</b>`", "<b>&lt;</b>"),
        ("``a`b``", "a`b"),
        ('"quoted"', '"quoted"'),
        ("it's", "it's"),
        ("{name}", "{name}"),
        ("{{ name }}", "{{ name }}"),
        ("{% raw %}", "{% raw %}"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("\\*not\\*", "*not*"),
        ("\\_not\\_", "_not_"),
        ("\\`not\\`", "`not`"),
        ("\\<not>", "<not>"),
        ("**bold**", "bold"),
        ("*it*", "it"),
        ("~~gone~~", "gone"),
        (":okta: :00:", ":okta: :00:"),
        ("C:\\dir", "C:\\dir"),
        ("[x]", "[x]"),
        ("x > y", "x > y"),
        ("<b>strong</b>", "strong"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("été 日本", "été 日本"),
        ("#1", "#1"),
        ("GET /pets/:id", "GET /pets/:id"),
    )
)  # fmt: skip
"""Text that shows as itself, or less its Markdown."""
LITERALS = ('"red"', '"a b"', "'c'", "1.5", "true", "null")
VALUES = ("red", "dark green", "!", "==", "*xsl", "a|b", "Q&A", "x_y_z", "<v>", "a < b", "[z]", "1")
NAMES = ("Pet", "Owner", "Colour", "Ping", "Status", "SearchResult", "RelatedDocuments", "V2LogData",
         "In", "Error503", "Undefined", "Shape", "Node")  # fmt: skip
FIELDS = ("id", "first_name", "__x__", "$ref", "options.fetchOptions", "x-rate", "a b", "type", "next",
          "items", "kind", "Größe")  # fmt: skip
GONE = "Gone"
STATUSES = ("401", "404, 410", "4XX, 5XX", "default", "503")
DEFECTS = ("sound", "sound", "sound", "undefined", "case", "folder", "root", "dead")


def href_to(page: str, target: Named, defect: str) -> tuple[str, str]:
    """A link to a type as a defect writes it, and the defect's code."""
    rest = target.path.removeprefix(target.root)
    stem, _, _ = rest.rpartition(".")
    up = posixpath.relpath(target.root or ".", posixpath.dirname(page))
    folder, _, file = rest.rpartition("/")
    return {
        "sound": (f"{up}/{rest}", ""),
        "undefined": (f"undefined/{rest}", "undefined-prefix"),
        "case": (f"{up}/{stem.swapcase()}.md", "letter-case"),
        "folder": (f"{up}/{folder}/elsewhere/{file}", "wrong-folder"),
        "root": (f"docs/{rest}", "root-relative"),
        "empty": (f"{up}/models/.md", "empty-name"),
    }[defect]


@dataclass
class Drawing:
    """Draws one docs root; `names` are its types."""

    draw: st.DrawFn
    language: Language
    root: str
    names: list[Named] = field(default_factory=list)

    def reference(self, page: str) -> Text:
        """A type that names a type, with or without a link, that is right or not."""
        draw, language = self.draw, self.language
        target = draw(st.sampled_from(self.names))
        defect = draw(st.sampled_from((*DEFECTS, "empty", "bare")))
        link = self.link_to(page, target, defect)
        written = seen = link.text
        is_inside = draw(st.booleans()) if language.inside else False
        if is_inside:
            wrap, show = draw(st.sampled_from(language.inside))
            written, seen = wrap(written), show(seen)
        written = f"[{written}]({link.href})" if link.href else f"*{written}*"
        for wrap, show in draw(st.lists(st.sampled_from(language.around), max_size=2)):
            written, seen = wrap(written), show(seen)
        return Text(written, seen, (link,))

    def meant(self, named: Named) -> str | None:
        """Where a type's name alone leads: nowhere if two types have it."""
        same = [other for other in self.names if other.qualified == named.qualified]
        return named.path if len(same) == 1 else None

    def link_to(self, page: str, target: Named, defect: str) -> Linked:
        """A link on a type's name."""
        twins = [other for other in self.names if other.name == target.name]
        if defect == "undefined" and page.endswith("README.md"):
            defect = "sound"  # the prefix stands on pages of types alone
        if defect in {"folder", "empty"} and len(twins) > 1:
            defect = "case"
        if defect == "dead":
            gone = replace(
                target, name=GONE, path=self.root + self.language.path(target.space, GONE)
            )
            href, _ = href_to(page, gone, "sound")
            return Linked(self.language.name(target.space, GONE), href, None, "dead-link")
        if defect == "bare":
            is_told = target.qualified != target.name and target.path != page
            return Linked(target.qualified, "", target.path if is_told else None)
        href, code = href_to(page, target, defect)
        return Linked(target.qualified, href, target.path, code)

    def type(self, page: str) -> Text:
        if self.draw(st.booleans()):
            return self.reference(page)
        return Text(*self.draw(st.sampled_from(self.language.plain)))

    def text(self, page: str, *, most: int = 4) -> Text:
        """Words of a description or lead, with a link now and then."""
        pieces = list(self.draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=most)))
        if self.draw(st.integers(0, 3)) == 0:
            target = self.draw(st.sampled_from(self.names))
            defect = self.draw(st.sampled_from(DEFECTS))
            link = replace(self.link_to(page, target, defect), text="see it")
            pieces.append(Text(f"[see it]({link.href})", "see it", (link,)))
        return _joined(pieces, " ")

    def description(self, page: str) -> Text:
        form = self.draw(
            st.sampled_from(("none", "line", "line", "lines", "list", "code", "quote"))
        )
        if form == "none":
            return Text()
        first = Text("First") + Text(" ", " ") + self.text(page)
        first = replace(first, seen="First" + first.seen)
        if form == "line":
            return first
        more = [self.text(page, most=2) for _ in range(self.draw(st.integers(1, 3)))]
        if form == "lines":
            return _joined([first, *more], "<br/><br/>")
        if form == "code":
            code = Text("```json<br/>{ &quot;a&quot;: &lt;1 }<br/>```", "{ &quot;a&quot;: &lt;1 }")
            return _joined([first, code], "<br/><br/>")
        mark = "> " if form == "quote" else "- "
        items = [
            Text(f"{mark}Item ", "Item") + item for item in (more[:1] if mark == "> " else more)
        ]
        return _joined([first, _joined(items, "<br/>")], "<br/><br/>")

    def rows(self, page: str, *, most: int, more_names: Sequence[str] = ()) -> tuple[Row, ...]:
        draw = self.draw
        names = draw(st.lists(st.sampled_from((*FIELDS, *more_names)), max_size=most))
        has_examples = draw(st.integers(0, 4)) == 0
        rows = []
        for name in names:
            torn = draw(st.integers(0, 11)) == 0
            description = Text() if torn and not has_examples else self.description(page)
            is_noticed = bool(description.written) and draw(st.integers(0, 7)) == 0
            if is_noticed:
                notice = Text(
                    ": warning: ** DEPRECATED **: Soon gone.<br/><br/>", "Deprecated:Soon gone."
                )
                description = notice + description
            example = (
                draw(st.sampled_from(("", "1", '"a"', "null", "a_b_c"))) if has_examples else ""
            )
            rows.append(
                Row(
                    name,
                    self.type(page),
                    description,
                    draw(st.booleans()),
                    draw(st.integers(0, 5)) == 0,
                    "" if torn else example,
                    torn,
                    is_noticed,
                )
            )
        if not any(row.example for row in rows):  # then no cell for it is written at all
            rows = [replace(r, description=Text(), notice=False) if r.torn else r for r in rows]
        return tuple(rows)

    def page(self, of: Named) -> TypePage:
        draw = self.draw
        lead = Text() if draw(st.booleans()) else self.text(of.path)
        if lead.written:
            lead = Text("Lead ", "Lead") + lead
        has_table = draw(st.integers(0, 7)) == 0
        if of.kind == "object":
            return TypePage(of, lead, self.rows(of.path, most=5), has_own_table=has_table)
        if of.kind == "union":
            chosen = draw(st.lists(st.sampled_from(self.names), min_size=1, max_size=3))
            members = [
                Text(n.qualified, n.qualified, (Linked(n.qualified, "", self.meant(n)),))
                for n in chosen
            ]
            return TypePage(of, lead, members=tuple(members), has_own_table=has_table)
        form = draw(st.sampled_from(("table", "table", "bullets", "literals")))
        pool = VALUES if form == "table" else LITERALS
        values = draw(st.lists(st.sampled_from(pool), min_size=1, max_size=4, unique=True))
        return TypePage(of, lead, values=tuple(values), form=form, has_own_table=has_table)

    def sdk(self, tag: str) -> SdkPage:
        draw = self.draw
        path = f"{self.root}sdks/{tag.lower()}/README.md"
        names = draw(
            st.lists(st.sampled_from(("ping", "list_pets", "getPet")), min_size=1, unique=True)
        )
        calls = []
        for name in names:
            anchor = name.lower() + ("_1" if name.lower() == tag.lower() else "")
            rows = self.rows(path, most=3, more_names=("request_body", "request"))
            count = draw(st.integers(0, 2))
            errors = [(self.error(), draw(st.sampled_from(STATUSES))) for _ in range(count)]
            calls.append(Call(name, anchor, rows, self.reference(path), tuple(errors)))
        return SdkPage(path, tag, tuple(calls))

    def error(self) -> Text:
        """What a table of errors names: never a link, often a page."""
        space = list(self.language.folders)[-1]
        known = [named for named in self.names if named.space == space]
        if not known or self.draw(st.integers(0, 3)) == 0:
            text = self.language.in_errors(space, "SDKError")
            return Text(text, text)
        named = self.draw(st.sampled_from(known))
        text = self.language.in_errors(space, named.name)
        return Text(text, text, (Linked(text, "", named.path),))


def _joined(texts: Sequence[Text], by: str) -> Text:
    seen = "" if by.startswith("<br/>") else by
    return Text(
        by.join(text.written for text in texts),
        seen.join(text.seen for text in texts),
        tuple(link for text in texts for link in text.links),
    )


@st.composite
def docs(draw: st.DrawFn, *, is_mdx: bool = False) -> Docs:
    """A docs folder of one SDK, or of two with types of the same names."""
    language = LANGUAGES[draw(st.sampled_from(sorted(LANGUAGES)))]
    roots = draw(st.sampled_from((("",), ("",), ("alpha/docs/", "beta/docs/"))))
    types: list[TypePage] = []
    sdks: list[SdkPage] = []
    for root in roots:
        drawing = Drawing(draw, language, root)
        chosen = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=6, unique=True))
        for name in chosen:
            spaces = draw(
                st.lists(
                    st.sampled_from(list(language.folders)), min_size=1, max_size=2, unique=True
                )
                if name in {"Pet", "Shape"}
                else st.sampled_from(list(language.folders)).map(lambda space: [space])
            )
            for space in spaces:
                kind = draw(st.sampled_from(("object", "object", "enum", "union")))
                path = root + language.path(space, name)
                qualified = language.name(space, name)
                drawing.names.append(Named(root, space, name, kind, path, qualified))
        types += map(drawing.page, drawing.names)
        tags = draw(st.lists(st.sampled_from(("Ping", "Pets")), max_size=2, unique=True))
        sdks += map(drawing.sdk, tags)
    if draw(st.booleans()) and types and types[-1].of.kind != "union":
        types = _with_copy(types, language)
    line_end, has_mark = draw(st.sampled_from(("\n", "\n", "\r\n"))), draw(st.booleans())
    made = Docs(tuple(types), tuple(sdks), line_end, has_mark)
    return replace(_renamed(made), is_mdx=True) if is_mdx else made


def _with_copy(types: list[TypePage], language: Language) -> list[TypePage]:
    """The pages with a copy of the last one, so that two types say the same."""
    last = types[-1]
    name = "CopyOf" + last.of.name
    path = last.of.root + language.path(last.of.space, name)
    if any(row.type.links or row.description.links for row in last.rows) or last.lead.links:
        return types  # its links are those of its own page
    of = replace(last.of, name=name, path=path, qualified=language.name(last.of.space, name))
    return [*types, replace(last, of=of, lead=Text())]
