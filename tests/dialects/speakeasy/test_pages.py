"""Reading whole pages: kinds inferred from content, time linear in the text."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from mkdocs_sdk_reference.commonmark.source import decode
from mkdocs_sdk_reference.dialects import read_page
from mkdocs_sdk_reference.model import FieldTable, Kind, LeftOut, Page

FIELDS = "## Fields\n\n| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n"
ROW = "| `a` | *str* | :heavy_check_mark: | N/A |\n"
CALL = "### Response\n\n**[A](../../models/a.md)**\n"


def read(text: str, path: str = "models/shared/thing.md") -> Page:
    return read_page(path, decode(text.encode()))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"# Thing\n\n{FIELDS}{ROW}", Kind.OBJECT),
        (f"# Thing\n\n{FIELDS}", Kind.OBJECT),
        ("# Thing\n\n## Values\n\n| Name | Value |\n| - | - |\n| `A` | a |", Kind.ENUM),
        ('# Thing\n\n## Values\n\n```typescript\n"a" | "b"\n```\n', Kind.ENUM),
        ('# Thing\n\n## Values\n\n- `"a"`\n- `"b"`', Kind.ENUM),
        ("# Thing\n\n## Supported Types\n\n### `models.A`\n", Kind.UNION),
        ("# Thing", Kind.BARE),
        ("# Thing\n\nA lead.", Kind.BARE),
        (f"# Tag\n\n### Available Operations\n\n* [op](#op)\n\n## op\n\n{CALL}", Kind.OPERATIONS),
        ("# Tag\n\n### Available Operations\n", Kind.OPERATIONS),
        (f"# Tag\n\n## op\n\n{CALL}", Kind.OPERATIONS),
        ("", Kind.OTHER),
        ("Just text.", Kind.OTHER),
        ("# Two words", Kind.OTHER),
        (f"# Thing\n\n```\n{FIELDS}{ROW}```\n", Kind.OTHER),
        (f"# Thing\n\n~~~~\n{FIELDS}{ROW}~~~\n{ROW}~~~~\n", Kind.OTHER),
        (f"# Thing\n\n<!--\n{FIELDS}{ROW}-->\n", Kind.OTHER),
        (f"# Thing\n\n<pre>\n\n{FIELDS}{ROW}</pre>\n", Kind.OTHER),
        (f"# Thing\n\n    {FIELDS}", Kind.OTHER),
        ("# Thing\n\n## Fields\n\n| Name | Size |\n| - | - |\n| a | 1 |", Kind.OTHER),
        ("# Thing\n\n## Values\n\n- `a`\n- plain words\n", Kind.OTHER),
        (f"# Guide\n\n{FIELDS}| `a` | *str* | yes | N/A |\n", Kind.OTHER),
        ("# Two words\n\n## Values\n\n| Name | Value |\n| - | - |\n| `A` | a |", Kind.OTHER),
        ("# Guide\n\n## Values\n\n- `a`\n\n## More\n", Kind.OTHER),
        ("# Notes\n\n## Call\n\n### Response\n\n**200 OK**\n", Kind.OTHER),
        (f"# Thing\n\n{FIELDS}{ROW}## Next\n", Kind.OBJECT),
        ("# Thing\n\n## Values\n\n```python\nprint(1)\n```\n", Kind.OTHER),
    ],
)
def test_kind_is_told_by_content(text: str, kind: Kind) -> None:
    # Only a bare page needs a name of its own: the H1 alone says little.
    path = "models/thing.md" if kind is Kind.BARE else "models/page.md"
    assert read(text, path).kind is kind


def test_a_tag_called_models_is_a_page_of_operations() -> None:
    page = read(f"# Models\n\n## list\n\n{CALL}", "docs/sdks/models/README.md")
    assert page.kind is Kind.OPERATIONS


def test_a_bare_page_names_its_file() -> None:
    assert read("# Other").kind is Kind.OTHER


def test_the_last_known_section_tells_the_kind() -> None:
    lead = "## Values\n\n- `a`\n\n"
    page = read(f"# Thing\n\n{lead}{FIELDS}{ROW}")
    assert page.kind is Kind.OBJECT
    assert page.lead == "## Values\n\n- `a`"


def test_a_table_with_text_above_is_the_leads_own() -> None:
    page = read(f"# Thing\n\nText\n{FIELDS.partition('|')[1]} Field | Type |\n\n{FIELDS}{ROW}")
    assert [type(block.content) for block in page.blocks] == [FieldTable]


def test_an_unescaped_pipe_in_code_has_one_reading() -> None:
    row = '| `a` | `"x" | "y"` | :heavy_minus_sign: | N/A |'
    (block,) = read(f"# Thing\n\n{FIELDS}{row}").blocks
    assert isinstance(block.content, FieldTable)
    assert block.content.fields[0].type.text == '"x" | "y"'


def test_a_row_with_too_many_cells_leaves_the_table_as_it_is() -> None:
    page = read(f"# Thing\n\n{FIELDS}{ROW.strip()} more |\n\n{FIELDS}{ROW}")
    assert page.passed_through == (5,)
    assert [(p.line, p.message) for p in page.problems] == [
        (7, "a row has 5 cells, but its table has 4 columns")
    ]


def test_lines_count_from_the_top_of_the_file() -> None:
    page = read(f"---\ntitle: x\n---\n\n# Thing\n\n{FIELDS}{ROW}")
    (block,) = page.blocks
    assert isinstance(block.content, FieldTable)
    assert block.content.fields[0].line == 11


@pytest.mark.parametrize(
    "make",
    [
        lambda n: f"# T\n\n{FIELDS}" + ROW * n,
        lambda n: f"# T\n\n{FIELDS}| `a` | *str* | :heavy_check_mark: |{' ' * 40 * n}x |",
        lambda n: "# T\n\n" + "| a\n\n" * n,
        lambda n: "# T\n\n" + "```a\n```\n" * n,
        lambda n: "# T\n\n## Values\n\n" + "- `a`\n" * n,
        lambda n: "# T\n\n## Values\n\n```\n" + '"a" | ' * n + '"b"\n```',
        lambda n: "# T\n\n" + f"## op\n\n{CALL}\n" * n,
        lambda n: "# T\n\n### Available Operations\n\n" + "* [op](#op)\n" * n,
    ],
    ids=["rows", "padding", "heads", "fences", "bullets", "literals", "operations", "list"],
)
def test_time_is_linear(make: Callable[[int], str]) -> None:
    def seconds(n: int) -> float:
        source = decode(make(n).encode())
        runs = []
        for _ in range(3):
            start = time.process_time()
            read_page("models/t.md", source)
            runs.append(time.process_time() - start)
        return min(runs)

    small, large = seconds(500), seconds(5_000)
    assert large < 40 * max(small, 0.001)


def union(*members: tuple[str, str]) -> Page:
    """A union's page, given the heading of each member and its sample."""
    parts = (f"### {heading}\n\n```python\n{code}\n```\n" for heading, code in members)
    return read("# Thing\n\n## Supported Types\n\n" + "\n".join(parts))


NO_SAMPLE = ("`models.A`", "value: models.A = /* values here */")
DOTS = ("`str`", "...")


@pytest.mark.parametrize(
    ("members", "left_out"),
    [
        ((NO_SAMPLE, DOTS), 2),
        ((NO_SAMPLE, ("`str`", 'value: str = "a"')), 0),
        ((NO_SAMPLE, ("", "value: str = /* values here */")), 0),  # it alone names the member
        ((("`models.A`", "thing := CreateA(A{/* values here */})"),), 0),
        ((DOTS, ("", "...")), 2),
    ],
)
def test_samples_of_members_that_say_nothing_are_left_out(
    members: tuple[tuple[str, str], ...], left_out: int
) -> None:
    page = union(*members)
    blocks = [block for block in page.blocks if isinstance(block.content, LeftOut)]

    assert [block.end - block.start for block in blocks] == [3] * left_out
    assert list(page.blocks) == sorted(page.blocks, key=lambda block: block.start)


def test_type_below_the_one_that_holds_it_is_of_its_own() -> None:
    fields = "| Name | Type | Description | Example |\n| --- | --- | --- | --- |\n| `{}` | `*str*` | One. | |"
    held = f"## Lid\n\nOf the crate.\n\n### Fields\n\n{fields.format('hinge')}"
    page = read(f"# Crate\n\n## Fields\n\n{fields.format('lid')}\n\n{held}\n")

    assert [(t.name, t.anchor, [f.name for f in t.fields]) for t in page.types] == [
        ("Crate", "", ["lid"]),
        ("Lid", "lid", ["hinge"]),
    ]
