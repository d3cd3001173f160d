"""Time grows with the input, and no faster: whole builds of n and of 4n."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.dialects.openapi_generator import writing as openapi
from tests.support.writing import field, object_, union, write

pytestmark = pytest.mark.slow

PET = "models/shared/pet.md"
Site = dict[str, str]
TIMES = 6
"""How much longer four times the input may take: four is linear, the rest is noise."""
TRIES = 4
"""How often both are measured again before their time is taken for more than linear."""


def pet(*rows: tuple[str, ...]) -> Site:
    return {PET: object_("Pet", *rows)}


def link(number: int) -> str:
    return f"[shared.T{number}](t{number}.md)"


def types(kinds: dict[int, str]) -> Site:
    """Types by number, each with a field of a type."""
    return {
        f"models/shared/t{n}.md": object_(f"T{n}", field("next", kind)) for n, kind in kinds.items()
    }


def boxes(fields: dict[int, tuple[str, ...]]) -> Site:
    """Types of OpenAPI Generator by number, each with a field."""
    return {f"docs/Box{n}.md": openapi.object_(f"Box{n}", row) for n, row in fields.items()}


def calls(count: int, types: int = 1) -> Site:
    """A page of many operations, which return types."""
    rows = tuple(openapi.listed(f"get{n}", f"**GET** /{n}/{{id}}", "Get it.") for n in range(count))
    sections = (
        openapi.call(
            f"get{n}",
            openapi.row("id"),
            returns=f"[**Box{n % types}**](Box{n % types}.md)",
            statuses=(("**200**", "OK", " -  "), ("**0**", "Else", " -  ")),
        )
        for n in range(count)
    )
    held = dict.fromkeys(range(types), openapi.row("a"))
    return {**boxes(held), "docs/BoxesApi.md": openapi.api("BoxesApi", rows, *sections)}


def mdx(text: str) -> Site:
    """A page of MDX beside one that a generator wrote."""
    page = object_("Pet", field("a", "*str*")).partition("\n")[2]
    return {"models/pet.mdx": f"---\ntitle: Pet\n---\n{page}", "guide.mdx": text}


CASES: dict[str, tuple[int, Callable[[int], Site]]] = {
    "padding of a row": (100_000, lambda n: pet(field("a", "*str*" + " " * n), field("b", "*str*"))),
    "padding of a table": (300, lambda n: pet(*(field(f"f{i}", "*str*" + " " * n) for i in range(100)))),
    "rows": (400, lambda n: pet(*(field(f"f{i}", "*str*") for i in range(n)))),
    "brackets in a type": (5_000, lambda n: pet(field("a", "[" * n))),
    "links in a type": (300, lambda n: {**pet(field("a", "[X](x.md), " * n)), "models/shared/x.md": object_("X", field("b", "*str*"))}),
    "brackets in a description": (5_000, lambda n: pet(field("a", "*str*", "[" * n))),
    "closing brackets": (5_000, lambda n: pet(field("a", "*str*", "](x" * n))),
    "pipes": (5_000, lambda n: pet(field("a", "*str*", "\\|" * n))),
    "backticks": (5_000, lambda n: pet(field("a", "*str*", "` " * n))),
    "nesting of a type": (3_000, lambda n: pet(field("a", "List[" * n + "str" + "]" * n))),
    "nesting of a list": (1_000, lambda n: pet(field("a", "*str*", "<br/>".join("  " * (i % 20) + "- x" for i in range(n))))),
    "fan-in": (100, lambda n: {**pet(field("a", "*str*")), **types(dict.fromkeys(range(n), "[shared.Pet](pet.md)"))}),
    "fan-out": (100, lambda n: {**pet(*(field(f"f{i}", link(i)) for i in range(n))), **types(dict.fromkeys(range(n), "*str*"))}),
    "members": (100, lambda n: {PET: union("Pet", *(f"shared.T{i}" for i in range(n))), **types(dict.fromkeys(range(n), "*str*"))}),
    "one cycle": (100, lambda n: types({i: link((i + 1) % n) for i in range(n)})),
    "types that are alike": (100, lambda n: types(dict.fromkeys(range(n), "*str*"))),
    "components in one another": (500, lambda n: mdx("<Note>\n" * n + "</Note>\n" * n)),
    "components never closed": (500, lambda n: mdx("<Note>\n" * n)),
    "components never opened": (500, lambda n: mdx("</Note>\n" * n)),
    "components that cross": (500, lambda n: mdx("<A>" * n + "<B>" * n + "</A>" * n)),
    "components on one line": (1_000, lambda n: mdx("a <B>c</B> " * n)),
    "components with fields": (200, lambda n: mdx('<ParamField path="a">\nx\n</ParamField>\n' * n)),
    "components deep in": (1_000, lambda n: mdx("".join(f"{' ' * i}<Note>\n" for i in range(int(n**0.5))) + "x\n" * n)),
    "a component far in": (2_000, lambda n: mdx(f"{' ' * n}<Note>\n" + "x\n" * n + "</Note>")),
    "expressions": (5_000, lambda n: mdx("{" * n + "}" * n)),
    "expressions in tags": (2_000, lambda n: mdx("<A b={" * n)),
    "strings in tags": (2_000, lambda n: mdx("<A b='\"" * n)),
    "attributes": (5_000, lambda n: mdx("<A " + "a " * n + "<A")),
    "comments of MDX": (1_000, lambda n: mdx("x {/* a */} " * n)),
    "open comments of MDX": (5_000, lambda n: mdx("{/* " * n)),
    "scripts of MDX": (500, lambda n: mdx("export const a = {\n\n" * n)),
    "a title's spaces": (50_000, lambda n: mdx(f"---\ntitle: a{' ' * n}b\n---\n")),
    "operations of OpenAPI": (50, calls),
    "types of OpenAPI's operations": (50, lambda n: calls(n, n)),
    "pages of OpenAPI": (100, lambda n: boxes({i: openapi.row(f"a{i}", f"[**Box{(i + 1) % n}**](box{(i + 1) % n}.md)") for i in range(n)})),
    "pages of OpenAPI that are alike": (100, lambda n: boxes(dict.fromkeys(range(n), openapi.row("a")))),
    "empty names of OpenAPI": (100, lambda n: boxes({i: openapi.row("a", f"[**List<Box{(i + 1) % n}>**](.md)") for i in range(n)})),
    "names without links of OpenAPI": (100, lambda n: boxes({i: openapi.row("a", f"**List<Box{(i + 1) % n}>**") for i in range(n)})),
    "pipes of OpenAPI": (5_000, lambda n: boxes({0: openapi.row("a", "**str | **", "| " * n)})),
    "a return type of OpenAPI": (5_000, lambda n: {"docs/BoxApi.md": openapi.api("BoxApi", (openapi.listed("get"),), openapi.call("get", returns="[" * n + "x"))}),
    "values of OpenAPI": (500, lambda n: {"docs/Kind.md": openapi.enum("Kind", *map(str, range(n)))}),
    "broken links": (100, lambda n: types({i: f"[shared.T{i}](undefined/models/shared/t{(i * 7) % n}.md)" for i in range(n)})),
}  # fmt: skip


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small docs folder."""
    pages = {**types({0: "*str*"}), **boxes({0: openapi.row("a")})}
    return write(tmp_path_factory.mktemp("warm"), pages)


@pytest.mark.parametrize("case", CASES)
def test_time_is_linear(case: str, warm: Path, tmp_path: Path, build_site: Any) -> None:
    count, make = CASES[case]
    folders = [write(tmp_path / str(n), make(n)) for n in (count, 4 * count)]

    def seconds(docs: Path) -> float:
        start = time.process_time()
        build_site(docs)
        return time.process_time() - start

    build_site(warm)  # what a process does once, such as compile templates
    one, four = map(seconds, folders)
    # A busy machine may be slow for a while: time that is not linear stays so.
    for _ in range(TRIES):
        if four < TIMES * one + 0.02:
            break
        one, four = (
            min(best, seconds(docs)) for best, docs in zip((one, four), folders, strict=True)
        )
    assert four < TIMES * one + 0.02
