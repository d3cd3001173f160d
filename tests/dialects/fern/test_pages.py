"""Whose page it is, its headings, and what of an operation's raw HTML is left."""

from __future__ import annotations

import pytest
from mkdocs_sdk_reference.extension import Options, Site
from mkdocs_sdk_reference.model import FieldTable, Flaw, Kind, LeftOut, Signature
from mkdocs_sdk_reference.reference import Reference
from mkdocs_sdk_reference.rendering.parts import CodePart, HeadingPart, Section

from .writing import CALL, boxed, call, group, page, parameter, read


def test_operations_are_one_level_below_their_groups() -> None:
    found = read(
        page(group("Lamps", call(), call("client.lamps.get(id)")), group("Bulbs", call(text="")))
    )

    assert found.kind is Kind.OPERATIONS
    assert [(o.name, o.anchor) for o in found.operations] == [
        ("list", "lamps-list"), ("get", "lamps-get"), ("list", "bulbs-list"),
    ]  # fmt: skip
    assert [(h.level, h.text, h.anchor) for h in found.headings] == [
        (1, "Reference", "reference"),
        (2, "Lamps", "lamps"),
        (3, "list", "lamps-list"),
        (4, "📝 Description", "lamps-list-description"),
        (4, "🔌 Usage", "lamps-list-usage"),
        (3, "get", "lamps-get"),
        (4, "📝 Description", "lamps-get-description"),
        (4, "🔌 Usage", "lamps-get-usage"),
        (2, "Bulbs", "bulbs"),
        (3, "list", "bulbs-list"),
        (4, "🔌 Usage", "bulbs-list-usage"),
    ]


def test_an_operation_without_a_group() -> None:
    assert [heading.level for heading in read(page(call(text=""))).headings] == [1, 2, 3]


def test_what_an_operation_returns() -> None:
    returns = [
        found.returns for found in read(page(call(), call("client.lamps.drop()"))).operations
    ]

    assert [type_ and type_.text for type_ in returns] == ["Lamps", None]


def test_all_raw_html_is_understood() -> None:
    found = read(page(group("Lamps", call(CALL, parameter("a"), parameter("b")))))
    taken = {at for block in found.blocks for at in range(block.start, block.end)}
    taken |= {heading.line for heading in found.headings}

    lines = found.text.split("\n")
    left = [line for at, line in enumerate(lines) if line.strip() and at not in taken]
    assert left == ["Does it.", "```python", "x()", "```"]
    assert [type(block.content) for block in found.blocks] == [
        Signature, *[LeftOut] * 4, FieldTable, LeftOut,
    ]  # fmt: skip


def test_headings_in_text_are_below_those_of_the_parts() -> None:
    text = "# One\n\n## Two\n\n##### Five"
    found = read(page(group("Lamps", call(text=text))))

    levels = {heading.text: heading.level for heading in found.headings}
    assert [levels[name] for name in ("One", "Two", "Five")] == [5, 5, 5]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("```\nNever closed", id="fence"),
        pytest.param("<!-- Never closed", id="comment"),
        pytest.param("<pre>\nNever closed", id="raw HTML"),
        pytest.param("</dd>\n</dl>\n</details>", id="end"),
        pytest.param("<details><summary><code>x()</code></summary>\n\nText.\n\n</details>", id="details"),
        pytest.param("#### 🔌 Usage\n\nNone.", id="heading of a part"),
    ],
)  # fmt: skip
def test_text_hides_nothing_behind_it(text: str) -> None:
    second = call("client.lamps.get(id)", parameter("id"))
    found = read(page(group("Lamps", call(text=text), second)))

    assert [operation.name for operation in found.operations] == ["list", "get"]
    assert found.operations[1].parameters is not None


def test_text_is_shown_in_order() -> None:
    text = page(group("Lamps", call(CALL, parameter("a", "`str`", "— [b](b.md)"), text="```\n<b>")))
    of = Reference([read(text)], ["reference.md"], "docs")
    site = Site(of, Options(), lambda _page: lambda target: target)
    shown = []
    for part in site.parts("reference.md"):
        if isinstance(part, HeadingPart):
            shown.append(f"{part.level} {part.html}")
        elif isinstance(part, CodePart):
            shown.append(part.text)
        elif isinstance(part, Section):
            html = site.html(part, site.view("reference.md"))
            shown.append(part.template if part.template in {"route", "fields"} else html)

    assert shown == [
        "1 Reference", "2 Lamps", "3 list", "route", "client.lamps.list(request) -> Lamps",
        "4 📝 Description", "<b>", "4 🔌 Usage", "x()", "4 ⚙️ Parameters", "fields",
    ]  # fmt: skip


def test_links_of_text_alone() -> None:
    code = 'client.lamps.<a href="src/lamps.py">list</a>() -> Lamps'
    row = parameter("a", "`str`", "— See [b](b.md).")
    found = read(page(group("Lamps", call(code, row, text="See [a](a.md)."))))

    assert [link.href for link in found.destinations] == ["a.md", "b.md"]


def test_a_page_that_is_cut_off() -> None:
    whole = page(group("Lamps", call(CALL, parameter("a"), parameter("b"))))
    found = read(whole[: whole.index("**b")])

    assert [(p.flaw, p.line) for p in found.problems] == [(Flaw.CUT, 3)]
    assert [operation.name for operation in found.operations] == ["list"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"Text.\n\n{page(call())}", id="text before the title"),
        pytest.param(f"# Reference\n\n<details><summary><code>x()</code></summary>\n{boxed('Usage')}\n</details>\n", id="no usage"),
        pytest.param("# Reference\n\n#### 🔌 Usage\n\nText.\n", id="usage alone"),
        pytest.param("# Reference\n\n<details>\n<summary>x</summary>\n\nUsage\n\n</details>\n", id="details"),
    ],
)  # fmt: skip
def test_a_stranger_s_page(text: str) -> None:
    assert not read(text).generated


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(call() * 2_000, id="operations"),
        pytest.param(call().removesuffix("</details>\n\n") * 2_000, id="operations that never end"),
        pytest.param(call(CALL, *[parameter("a")] * 5_000), id="parameters"),
        pytest.param(call(CALL, parameter("a" * 99_999, "[" * 99_999)), id="parameter"),
        pytest.param(call('<a href="' * 50_000), id="call"),
    ],
)
def test_reading_takes_linear_time(text: str) -> None:
    """Anything steeper would take minutes."""
    assert read(page(text)).operations
