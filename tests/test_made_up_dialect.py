"""A dialect that no generator has: all behind `dialects/` must work on it unchanged.

Its pages hold several types, its operations are H3s, cells hold bare names, statuses have no types,
fields have defaults and notes, and its tables have no outer pipes.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner
from mkdocs_sdk_reference import dialects
from mkdocs_sdk_reference.checks.edits import read_editable
from mkdocs_sdk_reference.checks.linter import Linter, of_reference
from mkdocs_sdk_reference.cli import main
from mkdocs_sdk_reference.commonmark.destinations import Holds, destinations
from mkdocs_sdk_reference.commonmark.document import Document, bare_heading
from mkdocs_sdk_reference.commonmark.expressions import parse_type
from mkdocs_sdk_reference.commonmark.ids import Ids, Slugify, field_id, parameter_id, value_id
from mkdocs_sdk_reference.commonmark.source import decode
from mkdocs_sdk_reference.commonmark.tables import Table
from mkdocs_sdk_reference.dialects import Dialect, read_page
from mkdocs_sdk_reference.diff import compare
from mkdocs_sdk_reference.exports.inventory import inventory
from mkdocs_sdk_reference.exports.models_json import Data
from mkdocs_sdk_reference.extension import Options, Site
from mkdocs_sdk_reference.model import (
    Block,
    Content,
    Field,
    FieldTable,
    Heading,
    Kind,
    Operation,
    Page,
    Response,
    ResponseTable,
    Type,
    Value,
    ValueTable,
)
from mkdocs_sdk_reference.reference import Reference, Role, read_folder
from mkdocs_sdk_reference.rendering.parts import Section

MARK = "<!-- by made-up 1.0 -->"
_FIELDS, _TAKES, _CODES = ("Name", "Type", "About"), ("Takes", "Type", "About"), ("Code", "Means")
_TAG = re.compile(r" \[(required|optional|read-only|default (\S+))\]")


class MadeUp(Dialect):
    """Types are H2s of any page, operations H3s; the mark says whose page it is."""

    name = "made-up"
    title = "Made-up"
    type_folders = frozenset({"kinds"})
    root_folders = frozenset({"kinds", "calls"})
    primitives = frozenset({"text", "number"})

    def read(self, path: str, document: Document, slug: Slugify) -> Page | None:
        if MARK not in document.text:
            return None
        return _Reader(self, path, document, slug).page()


class _Reader:
    def __init__(self, dialect: MadeUp, path: str, document: Document, slug: Slugify) -> None:
        self.dialect, self.path, self.document = dialect, path, document
        items = document.elements_with_open_tables
        ids = Ids()
        self.headings = [
            item._replace(anchor=ids.unique(slug(bare_heading(item.text))))
            for item in items
            if isinstance(item, Heading)
        ]
        self.tables = [item for item in items if isinstance(item, Table)]
        self.ids = ids
        self.blocks: list[Block] = []

    def page(self) -> Page:
        title = next(heading for heading in self.headings if heading.level == 1)
        types = tuple(self.type(h, is_own=h is title) for h in self.headings if h.level <= 2)
        types = tuple(t for t in types if t.fields or t.values)
        operations = tuple(self.operation(h) for h in self.headings if h.level == 3)
        kind = Kind.OPERATIONS if operations else types[0].kind if types else Kind.OTHER
        document = self.document
        return Page(
            path=self.path,
            kind=kind,
            dialect=self.dialect,
            title=title.text,
            deprecated=False,
            lead="",
            types=types,
            operations=operations,
            blocks=tuple(sorted(self.blocks, key=lambda block: block.start)),
            headings=tuple(self.headings),
            destinations=destinations(
                document.text, document.lines, document.hidden, self.blocks, _contents
            ),
            passed_through=(),
            problems=(),
            text=document.text,
            first_line=document.first_line,
        )

    def section(self, heading: Heading) -> tuple[list[str], list[Table]]:
        """The lines of a heading's section, and its tables."""
        later = (h.line for h in self.headings if h.line > heading.line)
        end = next(later, len(self.document.lines))
        tables = [table for table in self.tables if heading.line < table.start < end]
        return self.document.lines[heading.line + 1 : end], tables

    def type(self, heading: Heading, *, is_own: bool) -> Type:
        lines, tables = self.section(heading)
        fields = tuple(f for t in tables if t.head == _FIELDS for f in self.fields(t, ""))
        values: tuple[Value, ...] = ()
        for offset, line in enumerate(lines, heading.line + 1):
            if line.startswith("One of "):
                names = re.findall(r"`(.*?)`", line)
                number = offset + self.document.first_line
                values = tuple(
                    Value(n, None, True, number, anchor=self.ids.unique(value_id(n))) for n in names
                )
                self.blocks.append(Block(offset, offset + 1, ValueTable((), values)))
        return Type(
            page=self.path,
            name=heading.text.replace(" ", ""),
            title=heading.text,
            kind=Kind.ENUM if values else Kind.OBJECT,
            deprecated=False,
            lead=lines[1] if len(lines) > 1 else "",
            anchor="" if is_own else heading.anchor,
            line=heading.line,
            fields=fields,
            values=values,
        )

    def fields(self, table: Table, operation: str) -> tuple[Field, ...]:
        found = []
        for number, cells in enumerate(table.rows, table.start + 2):
            name, type_, about = (*cells, "")[:3]
            tags = dict(_TAG.findall(about))
            wanted = parameter_id(operation, name) if operation else field_id(name)
            default = next((value for value in tags.values() if value), None)
            found.append(
                Field(
                    name=name,
                    type=parse_type(type_, unqualified=True),
                    required={"required": True, "optional": False}.get(next(iter(tags), "")),
                    deprecated=False,
                    description=_TAG.sub("", about),
                    example="",
                    line=number + self.document.first_line,
                    anchor=self.ids.unique(wanted),
                    default=default,
                    notes=("read-only",) if "read-only" in tags else (),
                )
            )
        made = FieldTable(table.head, tuple(found), is_of_parameters=bool(operation))
        self.blocks.append(Block(table.start, table.end, made))
        return made.fields

    def operation(self, heading: Heading) -> Operation:
        lines, tables = self.section(heading)
        found = Operation(self.path, heading.text, heading.line, False, heading.anchor)
        for line in lines:
            if line.startswith("Route: "):
                method, _, path = line.removeprefix("Route: ").partition(" ")
                found = replace(found, method=method, path=path)
            elif line.startswith("Returns: "):
                type_ = parse_type(line.removeprefix("Returns: "), unqualified=True)
                found = replace(found, returns=type_)
        for table in tables:
            if table.head == _TAKES:
                rows = self.fields(table, heading.anchor)
                found = replace(found, parameters=FieldTable(table.head, rows, True))
            elif table.head == _CODES:
                found = replace(found, responses=self.responses(table, heading))
        return found

    def responses(self, table: Table, heading: Heading) -> tuple[Response, ...]:
        found = tuple(
            Response(
                status=code,
                is_error=code >= "4",
                type=parse_type("", unqualified=True),
                meaning=means,
                line=number + self.document.first_line,
                page=self.path,
                anchor=heading.anchor,
            )
            for number, (code, means) in enumerate(table.rows, table.start + 2)
        )
        self.blocks.append(
            Block(table.start, table.end, ResponseTable(table.head, ("status", "meaning"), found))
        )
        return found


def _contents(content: Content) -> dict[int, Holds]:
    if isinstance(content, FieldTable):
        return {1: Holds.TYPE, 2: Holds.TEXT}
    return {1: Holds.TEXT} if isinstance(content, ResponseTable) else {}


MADE_UP = MadeUp()
SHAPES = f"""\
{MARK}

# Circle

A round one.

Name | Type | About
--- | --- | ---
radius | number | How wide. [default 1]
owner | The Owner | Who has it. [required]
line | Line Style |

## The Owner

Name | Type | About
--- | --- | ---
radius | text | Where they live. [read-only]
first | Circle[] | See [the circle](shapes.md).

## Line Style

One of `solid`, `dotted`.
"""
CALLS = f"""\
{MARK}

# Drawing

### draw it

Route: POST /circles
Returns: Circle

Takes | Type | About
--- | --- | ---
owner | TheOwner | For whom, see [them](../kinds/Shapes.md#the-owner). [required]

Code | Means
--- | ---
201 | Drawn.
404 | No such owner.
"""
SITE = {"kinds/shapes.md": SHAPES, "calls/drawing.md": CALLS, "guide.md": "# Guide\n"}
CIRCLE, OWNER, LINE = "kinds/shapes.md", "kinds/shapes.md#the-owner", "kinds/shapes.md#line-style"


def slug(text: str) -> str:
    return text.lower().replace(" ", "-")


def made_up(site: dict[str, str] = SITE) -> Reference:
    pages = [
        read_page(path, decode(text.encode()), slug, (*dialects.DIALECTS, MADE_UP))
        for path, text in site.items()
    ]
    return Reference(pages, site, "docs", slug)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The site on disk, where the command knows the dialect."""
    monkeypatch.setattr(dialects, "DIALECTS", (*dialects.DIALECTS, MADE_UP))
    for path, text in SITE.items():
        file = tmp_path / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path / "docs"


def test_types_of_one_page() -> None:
    of = made_up()

    assert list(of.types) == [CIRCLE, OWNER, LINE]
    assert [of.full_name(type_) for type_ in of.types.values()] == [
        "kinds.Circle", "kinds.TheOwner", "kinds.LineStyle",
    ]  # fmt: skip
    assert [field.anchor for field in of.pages[CIRCLE].fields] == [
        "field-radius", "field-owner", "field-line", "field-radius_1", "field-first",
    ]  # fmt: skip
    assert [field.default for field in of.types[CIRCLE].fields] == ["1", None, None]
    assert of.types[OWNER].fields[0].notes == ("read-only",)


def test_bare_names_lead_to_types() -> None:
    of = made_up()
    page = of.pages[CIRCLE]
    radius, owner, line = of.types[CIRCLE].fields

    assert of.targets(page, radius.type) == ()
    assert of.targets(page, parse_type("TheOwner[]", unqualified=True)) == (OWNER,)
    (run,) = of.expression(
        of.pages["calls/drawing.md"], parse_type("LineStyle", unqualified=True)
    ).runs
    assert (run.target, run.fragment, of.path_of(run.target)) == (LINE, "line-style", CIRCLE)
    assert of.targets(page, of.types[OWNER].fields[1].type) == (CIRCLE,)
    assert (owner.required, line.required) == (True, None)


def test_used_by() -> None:
    of = made_up()

    assert [(u.role, u.page, u.anchor, u.owner) for u in of.usages(CIRCLE)] == [
        (Role.RESPONSE, "calls/drawing.md", "draw-it", ""),
        (Role.FIELD, CIRCLE, "field-first", OWNER),
    ]
    assert [(u.role, u.name, u.anchor) for u in of.usages(OWNER)] == [
        (Role.PARAMETER, "owner", "draw-it-param-owner"),
        (Role.TEXT, "", ""),
    ]
    assert of.unnamed == (LINE,)


def test_nested_fields() -> None:
    site = Site(made_up(), Options(), lambda _page: lambda target: target)
    view = site.view("calls/drawing.md")
    sections = [part for part in site.parts("calls/drawing.md") if isinstance(part, Section)]
    html = "".join(site.html(section, view) for section in sections)
    rows = BeautifulSoup(html, "html.parser").select(".sdk-nested li")

    assert [row.code.text for row in rows if row.code] == [
        *("radius", "first"),
        *("radius", "owner", "line"),  # the second level, which ends the cycle
    ]


def test_operation_and_statuses_without_types() -> None:
    of = made_up()
    (operation,) = of.operations_on("calls/drawing.md")

    assert operation.route == "POST /circles"
    assert [(r.status, r.is_error, r.meaning) for r in operation.responses] == [
        ("201", False, "Drawn."),
        ("", False, ""),
        ("404", True, "No such owner."),
    ]
    assert [found.name for found, _ in of.returned_by(CIRCLE)] == ["draw it"]


def test_findings() -> None:
    found = [*Linter(made_up(), all_pages=True).pages(), *of_reference(made_up())]

    assert [(f.rule.name, f.path, f.read_as) for f in found] == [
        ("letter-case", "calls/drawing.md", "kinds/shapes.md"),
        ("unnamed-type", "kinds/shapes.md", ""),
    ]


def test_check_and_fix_on_disk(folder: Path) -> None:
    assert read_folder(folder).reference.types.keys() >= {CIRCLE}
    checked = CliRunner().invoke(main, ["check", str(folder)])
    assert "letter-case" in checked.output

    fixed = CliRunner().invoke(main, ["fix", "--write", str(folder)])
    assert fixed.exit_code == 0, fixed.output
    text = (folder / "calls" / "drawing.md").read_text("utf-8")
    assert text == CALLS.replace("../kinds/Shapes.md#", "../kinds/shapes.md#")
    assert read_editable("x.md", text.encode(), slug).page.dialect is MADE_UP


def test_inventory() -> None:
    urls = {path: path.removesuffix("md") + "html" for path in SITE}
    data = inventory("Shapes", made_up().symbols(), urls).split(b"\n", 4)[4]

    lines = zlib.decompress(data).decode().splitlines()
    assert "kinds.TheOwner py:class 1 kinds/shapes.html#the-owner -" in lines
    assert "kinds.Circle py:class 1 kinds/shapes.html -" in lines
    assert "kinds.LineStyle.solid py:data 1 kinds/shapes.html#value-solid -" in lines


def test_data() -> None:
    of = made_up()
    types = {type_["name"]: type_ for type_ in Data(lambda: of, {CIRCLE: "kinds/"}).types}

    assert types["TheOwner"]["url"] == "kinds/#the-owner"
    assert [u["role"] for u in types["Circle"]["used_by"]] == ["response", "field"]


def test_diff() -> None:
    text = SHAPES.replace("radius | text", "street | text").replace(", `dotted`", "")
    calls = CALLS.replace("404 | No such", "410 | No such")

    new = made_up({**SITE, CIRCLE: text, "calls/drawing.md": calls})
    found = compare(made_up(), new).changes
    assert sorted((c.kind.value, c.thing, c.owner, c.page, c.name) for c in found) == [
        ("added", "error", "Drawing.draw it", "calls/drawing.md", "410"),
        ("added", "field", "kinds.TheOwner", CIRCLE, "street"),
        ("removed", "error", "Drawing.draw it", "calls/drawing.md", "404"),
        ("removed", "field", "kinds.TheOwner", CIRCLE, "radius"),
        ("removed", "value", "kinds.LineStyle", CIRCLE, "dotted"),
    ]


def test_pages_of_two_generators_in_one_site() -> None:
    fields = "## Fields\n\n| Field | Type | Required | Description |\n| - | - | - | - |\n"
    theirs = {
        f"other/docs/models/{name}.md": f"# {name.title()}\n\n{fields}" for name in ("pet", "owner")
    }
    lead = f"{fields}\n{MARK}\n"  # one page whose text could be either's
    of = made_up({**SITE, **theirs, "kinds/odd.md": f"# Odd\n\n{lead}"})

    assert {page.dialect and page.dialect.name for page in of.pages.values()} == {
        "made-up", "speakeasy", None,
    }  # fmt: skip
    assert of.pages["kinds/odd.md"].dialect is MADE_UP
    assert of.root_of("other/docs/models/pet.md") == "other/docs/"
